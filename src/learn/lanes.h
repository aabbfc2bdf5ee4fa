/* Sixteen floats at once, in terms that every compiler turns into the vectors that a function is compiled for
 * (learn/dispatch.h). Files that include this are compiled as CMakeLists.txt says of them. */
#ifndef RO_LEARN_LANES_H
#define RO_LEARN_LANES_H

#include "learn/dense.h"

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

RO_LANES_INLINE ro_lanes_mask ro_lanes_pick(ro_lanes_mask mask, ro_lanes_mask yes, ro_lanes_mask no) {
    return (mask & yes) | (~mask & no);
}

/* The first place of the largest of x[0 … n), n > 0. */
RO_LANES_INLINE uint32_t ro_lanes_best(const float *x, uint32_t n) {
    uint32_t at = 0, i = RO_DENSE_LANES;
    if (n >= RO_DENSE_LANES) {
        ro_lanes most = RO_LANES_AT(x);
        ro_lanes_mask place = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, here = place;
        for (; i + RO_DENSE_LANES <= n; i += RO_DENSE_LANES) {
            ro_lanes v = RO_LANES_AT(x + i);
            ro_lanes_mask more = v > most;
            here += RO_DENSE_LANES;
            most = ro_lanes_choose(more, v, most);
            place = ro_lanes_pick(more, here, place);
        }
        for (int l = 0; l < RO_DENSE_LANES; l++) {
            uint32_t other = (uint32_t)place[l];
            if (x[other] > x[at] || (x[other] == x[at] && other < at))
                at = other;
        }
    } else {
        i = 1;
    }
    for (; i < n; i++)
        if (x[i] > x[at])
            at = i;
    return at;
}

/* The lanes of `table` that `index` names, each below RO_DENSE_LANES. */
RO_LANES_INLINE ro_lanes ro_lanes_take(ro_lanes table, ro_lanes_mask index) {
#ifdef __clang__
    ro_lanes taken;
    for (int l = 0; l < RO_DENSE_LANES; l++)
        taken[l] = table[index[l]];
    return taken;
#else
    return __builtin_shuffle(table, index);
#endif
}

/* Within 3e-4 of tanh, which is far below a step of the bytes that its results become: a cubic for each half
 * from 0 to 7.5, through the four Chebyshev points there (three and the origin in the first), a constant from
 * there on. No division, which would take as long as all the rest. */
RO_LANES_INLINE ro_lanes ro_lanes_tanh(ro_lanes x) {
    const ro_lanes c0 = {0.000000000e+00f, -3.798193789e-02f, -8.423431988e-02f, 7.119983789e-02f,
                         3.497451376e-01f, 6.014103205e-01f,  7.754474505e-01f,  8.805251910e-01f,
                         9.390360112e-01f, 9.698861624e-01f,  9.855108281e-01f,  9.931793863e-01f,
                         9.968482732e-01f, 9.985666736e-01f,  9.993571422e-01f,  9.999996289e-01f};
    const ro_lanes c1 = {1.000349251e+00f, 1.219577360e+00f, 1.378950086e+00f, 1.074073463e+00f,
                         6.534045384e-01f, 3.484128227e-01f, 1.726903466e-01f, 8.182572124e-02f,
                         3.759083164e-02f, 1.687450016e-02f, 7.437471029e-03f, 3.229108891e-03f,
                         1.384321420e-03f, 5.870563202e-04f, 2.466253575e-04f, 0.000000000e+00f};
    const ro_lanes c2 = {-1.213294236e-02f, -4.579229534e-01f, -6.402142440e-01f, -4.401188130e-01f,
                         -2.278026799e-01f, -1.043968947e-01f, -4.518993275e-02f, -1.897746754e-02f,
                         -7.823257862e-03f, -3.183913471e-03f, -1.283239399e-03f, -5.131687923e-04f,
                         -2.038873442e-04f, -8.056005540e-05f, -3.167932558e-05f, 0.000000000e+00f};
    const ro_lanes c3 = {-2.822618527e-01f, 3.788058628e-02f, 1.070954457e-01f, 6.314587569e-02f,
                         2.733632895e-02f,  1.066593729e-02f, 4.009137871e-03f, 1.486578615e-03f,
                         5.484724266e-04f,  2.019873797e-04f, 7.433620782e-05f, 2.735071577e-05f,
                         1.006230108e-05f,  3.701786117e-06f, 1.361820816e-06f, 0.000000000e+00f};
    const ro_lanes most = ro_lanes_of(7.9f);
    ro_lanes_mask sign = (ro_lanes_mask)x & INT32_MIN;
    ro_lanes size = (ro_lanes)((ro_lanes_mask)x ^ sign);
    size = ro_lanes_choose(size < most, size, most);
    ro_lanes_mask half = __builtin_convertvector(size + size, ro_lanes_mask);
    ro_lanes y = size * ro_lanes_take(c3, half) + ro_lanes_take(c2, half);
    y = y * size + ro_lanes_take(c1, half);
    y = y * size + ro_lanes_take(c0, half);
    return (ro_lanes)((ro_lanes_mask)y | sign);
}

RO_LANES_INLINE ro_lanes ro_lanes_sigmoid(ro_lanes x) {
    return ro_lanes_tanh(x * 0.5f) * 0.5f + 0.5f;
}

#endif
