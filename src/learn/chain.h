/* A linear-chain conditional random field (Lafferty et al. 2001) over few labels, whose transitions depend on
 * what lies between two positions.
 *
 *     position     0 ──edge 1── 1 ──edge 2── 2 …
 *     weights      [length × LABELS]         exp(score − the position's highest score)
 *     edges[i]     the class of the edge from i − 1 to i
 *     moves        [edge class][from][to]    exp(transition)
 *     chances      [length × LABELS]         the marginal of each label at each position
 *
 * Forward and backward values are kept summing to 1; `scale` says by how much a position was divided. */
#ifndef RO_LEARN_CHAIN_H
#define RO_LEARN_CHAIN_H

#include "base/slice.h"

enum { RO_CHAIN_LABELS = 4 };

typedef float ro_chain_row[RO_CHAIN_LABELS];
typedef ro_chain_row ro_chain_matrix[RO_CHAIN_LABELS];

typedef struct {
    uint32_t length;
    ro_chain_row *weights;
    const uint8_t *edges;
    const ro_chain_matrix *moves;
    ro_chain_row *forward, *backward, *chances; /* [length], filled */
    float *scale;                               /* [length], filled */
} ro_chain;

/* weights[position] from its scores; returns the highest score. */
float ro_chain_weigh(const float *scores, float *weights);

/* Fills forward, backward, chances and scale. length > 0. */
void ro_chain_run(ro_chain *chain);

#endif
