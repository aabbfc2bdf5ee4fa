/* Two who do one thing together, so that "they" can mean both.
 *
 *     Ms. Lind and Mr. Weber say …  they wrote      an entity of its own, "Maria Lind and Jonas Weber"
 *
 * It is made when a pronoun means it, not before. */
#ifndef RO_READING_PAIRS_H
#define RO_READING_PAIRS_H

#include "reading/actors.h"

enum { RO_PAIRS_KEPT = 8 };

typedef struct {
    uint32_t first, second; /* entities; RO_NONE: no pair */
    ro_span span;           /* of both, where they were named last */
    uint32_t joint;         /* the entity of both, RO_NONE until it is made */
} ro_pair;

typedef struct {
    ro_pair kept[RO_PAIRS_KEPT];
    uint32_t count;
    uint32_t last;  /* the pair named last, or RO_NONE */
    uint32_t clock; /* of the cast, then */
    bool reports;   /* it made a statement there */
} ro_pairs;

ro_pairs ro_pairs_none(void);
/* Takes notice of mention `m`, which has its entity: is it the second of two subjects? */
void ro_pairs_note(ro_pairs *pairs, const ro_cast *cast, uint32_t m);
/* Whom "they" at mention `m` means: *entity becomes the pair where that is nearer than what was found with
 * `score`. Returns 0 or READOUT_NO_MEMORY. */
int ro_pairs_take(ro_pairs *pairs, ro_cast *cast, uint32_t m, double score, uint32_t *entity);

#endif
