/* One function, compiled for the widest vectors of the machine it runs on.
 *
 *     RO_DISPATCH(scale, (float *x, size_t n), (x, n)) { for (size_t i = 0; i < n; i++) x[i] *= 2; }
 *
 * defines `void scale(float *x, size_t n)`. The bodies are one and the same and fuse nothing (the files that
 * use this are compiled with -ffp-contract=off), so that the result does not depend on the machine. */
#ifndef RO_LEARN_DISPATCH_H
#define RO_LEARN_DISPATCH_H

#define RO_INLINE static inline __attribute__((always_inline))

#ifdef __clang__ /* knows no such preference; 14 also warns of it */
#define RO_WIDE_VECTORS "avx512f,avx512bw,avx512vl"
#else
#define RO_WIDE_VECTORS "avx512f,avx512bw,avx512vl,prefer-vector-width=512"
#endif

#ifdef __x86_64__
#define RO_DISPATCH(name, parameters, arguments)                                                             \
    RO_INLINE void name##_body parameters;                                                                   \
    __attribute__((target(RO_WIDE_VECTORS))) static void name##_512 parameters {                             \
        name##_body arguments;                                                                               \
    }                                                                                                        \
    __attribute__((target("avx2"))) static void name##_256 parameters {                                      \
        name##_body arguments;                                                                               \
    }                                                                                                        \
    void name parameters {                                                                                   \
        if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))                        \
            name##_512 arguments;                                                                            \
        else if (__builtin_cpu_supports("avx2"))                                                             \
            name##_256 arguments;                                                                            \
        else                                                                                                 \
            name##_body arguments;                                                                           \
    }                                                                                                        \
    RO_INLINE void name##_body parameters
#else
#define RO_DISPATCH(name, parameters, arguments)                                                             \
    RO_INLINE void name##_body parameters;                                                                   \
    void name parameters {                                                                                   \
        name##_body arguments;                                                                               \
    }                                                                                                        \
    RO_INLINE void name##_body parameters
#endif

#endif
