/* A linear classifier over hashed features: a row of one weight a label for each feature.
 *
 *     features  f0 f1 f2 …     32-bit hashes, of which the low bits choose a row
 *     weights   [rows][labels] int8
 *     score(label) = Σ over features of weights[feature & (rows - 1)][label]
 *
 * Two features may share a row: with rows enough that costs little. Integers, so the same everywhere. */
#ifndef RO_LEARN_LINEAR_H
#define RO_LEARN_LINEAR_H

#include "learn/model_file.h"

typedef struct {
    const int8_t *weights; /* [rows * labels] */
    uint32_t rows;         /* a power of two */
    uint32_t labels;
} ro_linear;

/* A section holds rows (u32), labels (u32), then from byte 64 on the weights. */
int ro_linear_open(const ro_model_file *file, const char *section, ro_linear *linear, readout_error *error);

/* scores[labels] = the sums. */
void ro_linear_scores(const ro_linear *linear, const uint32_t *features, uint32_t count, int32_t *scores);

/* For two labels kept as one: the sum of the only column. */
int32_t ro_linear_score(const ro_linear *linear, const uint32_t *features, uint32_t count);

/* The label of the highest score, the first of equals. */
uint32_t ro_linear_best(const int32_t *scores, uint32_t labels);

/* A feature: which template, and what it saw there. */
static inline uint32_t ro_feature(uint32_t template_id, uint32_t value) {
    uint64_t h = (((uint64_t)template_id << 32) ^ value) * 0x9e3779b97f4a7c15u;
    return (uint32_t)((h ^ (h >> 29)) * 0xbf58476d1ce4e5b9u >> 32);
}

/* The best sequence of labels: emissions[length * labels] + transitions[labels * labels] ([from * labels +
 * to]). Writes path[length]. `scratch` takes length * labels bytes and some. labels ≤ 256. */
int ro_viterbi(const int32_t *emissions, const int32_t *transitions, uint32_t length, uint32_t labels,
               uint8_t *path, ro_arena *scratch, readout_error *error);

#endif
