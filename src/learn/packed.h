/* Matrices of bytes, for the products that take the time.
 *
 *     weights   int8, one scale a column      packed in fours of the inner dimension:
 *                                             [k / 4][columns][4], as the byte products of the machine take
 * them rows      uint8 = 128 + round(x / scale), one scale a row product   Σ (row − 128) · weight, as int32,
 * times both scales
 *
 * Integers throughout, so that the result is the same with and without the machine's instruction for it. */
#ifndef RO_LEARN_PACKED_H
#define RO_LEARN_PACKED_H

#include "base/arena.h"

typedef struct {
    const int8_t *weights;
    const int32_t *sums; /* [columns] 128 · Σ weights of the column */
    const float *scales; /* [columns] */
    uint32_t rows, columns;
} ro_packed;

/* Packs w[rows × columns]; rows a multiple of 4, columns of RO_DENSE_LANES. */
int ro_packed_make(ro_arena *arena, const float *w, uint32_t rows, uint32_t columns, ro_packed *packed,
                   readout_error *error);

/* bytes[m × k] and scales[m] of x[m × k]; k a multiple of RO_DENSE_LANES. */
void ro_packed_rows(const float *x, size_t m, size_t k, uint8_t *bytes, float *scales);

/* c[m × packed->columns] = rows · packed + bias[columns]; no bias where it is NULL. */
void ro_packed_multiply(const ro_packed *packed, const uint8_t *bytes, const float *scales, const float *bias,
                        float *c, size_t m);

#endif
