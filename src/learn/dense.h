/* Dense arithmetic for small networks, the same bits on every machine.
 *
 * Matrices are row-major, rows padded so that every width is a multiple of RO_DENSE_LANES and every buffer
 * aligned to 64 bytes. Sums run over the inner dimension in order, multiplication and addition apart (no
 * fused ones), so that vectors of any width give the same result. */
#ifndef RO_LEARN_DENSE_H
#define RO_LEARN_DENSE_H

#include "base/slice.h"

enum { RO_DENSE_LANES = 16 };

/* c[m × n] = (add ? c : 0) + a[m × k] · b[k × n]; row strides are as, bs, cs; n a multiple of RO_DENSE_LANES.
 */
void ro_dense_multiply(const float *a, size_t as, const float *b, size_t bs, float *c, size_t cs, size_t m,
                       size_t k, size_t n, bool add);

/* to[n × m] = from[m × n] transposed, strides fs and ts. */
void ro_dense_transpose(const float *from, size_t fs, float *to, size_t ts, size_t m, size_t n);

/* best[r] = the first place of the largest of row r's first n values, for each of m rows of x. */
void ro_dense_best(const float *x, size_t stride, size_t m, uint32_t n, uint32_t *best);

#endif
