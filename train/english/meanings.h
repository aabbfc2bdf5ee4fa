/* What words have in common, learnt from where they stand in unlabelled news.
 *
 *     … said the [envoy] of Norway …      counts of the forms two and one before, one and two after, each
 * place apart: forms × (4 · CONTEXTS), square roots, scaled by both sums (canonical correlation, Stratos et
 * al. 2015) ▼ the space of its largest singular vectors (subspace iteration) vector of a form [TRAIN_MEANING]
 * then, as shares: how often it has a capital, is all capitals …
 *
 * Sums, products and square roots in one order: the same vectors on every machine. */
#ifndef TRAIN_ENGLISH_MEANINGS_H
#define TRAIN_ENGLISH_MEANINGS_H

#include "base/slice.h"
#include "readout.h"

enum { TRAIN_PLACES = 72, TRAIN_CASES = 8, TRAIN_MEANING = TRAIN_PLACES + TRAIN_CASES };

/* Forms as ro_word_form has them, the most frequent first. */
typedef struct {
    uint32_t forms;
    uint32_t *hashes, *counts; /* [forms] */
    float *vectors;            /* [forms × TRAIN_MEANING] */
    uint32_t *slots, mask;     /* [mask + 1] 1 + form, 0: empty; a hash is sought from its low bits on */
} train_meanings;

/* Reads JSON Lines (`text`), packed by xz or not. */
int train_meanings_learn(train_meanings *meanings, const char *path, readout_error *error);
void train_meanings_free(train_meanings *meanings);

/* The form with this hash, RO_NONE when it is rare. */
uint32_t train_meanings_find(const train_meanings *meanings, uint32_t hash);

#endif
