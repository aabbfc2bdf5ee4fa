/* The best dependency tree for a matrix of arc scores. */
#ifndef RO_LEARN_TREE_H
#define RO_LEARN_TREE_H

#include "base/arena.h"

/* scores[n rows × stride]: row d holds the scores of each head for word d; column 0 is the root, column h + 1
 * is word h. Writes heads[n]: an index of a word, or RO_NONE for the one root. Every word's best head is
 * taken where that gives a tree, else the best tree is sought (Chu and Liu 1965; Edmonds 1967) in O(n²)
 * memory and O(n²) to O(n³) time. Scores are finite; the diagonal is never used. */
int ro_tree_decode(const float *scores, size_t stride, uint32_t n, uint32_t *heads, ro_arena *scratch,
                   readout_error *error);

#endif
