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

typedef float ro_lanes __attribute__((vector_size(4 * RO_DENSE_LANES), aligned(4), may_alias));
typedef int32_t ro_lanes_mask __attribute__((vector_size(4 * RO_DENSE_LANES)));

#define RO_LANES_AT(pointer) (*(ro_lanes *)(pointer))

/* The functions below are always inlined: each caller compiles them for its own width of vectors. */
#define RO_LANES_INLINE static inline __attribute__((always_inline))

RO_LANES_INLINE ro_lanes ro_lanes_of(float value) {
    return value - (ro_lanes){0};
}

RO_LANES_INLINE ro_lanes ro_lanes_choose(ro_lanes_mask mask, ro_lanes yes, ro_lanes no) {
    return (ro_lanes)((mask & (ro_lanes_mask)yes) | (~mask & (ro_lanes_mask)no));
}

/* Rational approximation, within 1e-6 of tanh. */
RO_LANES_INLINE ro_lanes ro_lanes_tanh(ro_lanes x) {
    ro_lanes most = ro_lanes_of(7.9f);
    x = ro_lanes_choose(x > most, most, x);
    x = ro_lanes_choose(x < -most, -most, x);
    ro_lanes s = x * x;
    ro_lanes p = s * -2.76076847742355e-16f + 2.00018790482477e-13f;
    p = p * s + -8.60467152213735e-11f;
    p = p * s + 5.12229709037114e-08f;
    p = p * s + 1.48572235717979e-05f;
    p = p * s + 6.37261928875436e-04f;
    p = p * s + 4.89352455891786e-03f;
    ro_lanes q = s * 1.19825839466702e-06f + 1.18534705686654e-04f;
    q = q * s + 2.26843463243900e-03f;
    q = q * s + 4.89352518554385e-03f;
    return x * p / q;
}

RO_LANES_INLINE ro_lanes ro_lanes_sigmoid(ro_lanes x) {
    return ro_lanes_tanh(x * 0.5f) * 0.5f + 0.5f;
}

#endif
