/* Products by vectors are what they are by hand: floats in the same order of sums, bytes exactly. */
#include "learn/lanes.h"
#include "learn/packed_kernels.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { M = 11, K = 48, N = 80 };

static uint32_t seed = 5;

static float draw(void) {
    seed = seed * 1664525u + 1013904223u;
    return (float)(seed >> 8) / 8388608.0f - 1;
}

static void floats_multiply_in_order(void **state) {
    (void)state;
    static float a[M * K], b[K * N], c[M * N];
    for (int i = 0; i < M * K; i++)
        a[i] = draw();
    for (int i = 0; i < K * N; i++)
        b[i] = draw();
    ro_dense_multiply(a, K, b, N, c, N, M, K, N, false);
    for (int r = 0; r < M; r++)
        for (int n = 0; n < N; n++) {
            volatile float sum = 0; /* volatile: no multiplication is fused into an addition here either */
            for (int k = 0; k < K; k++) {
                volatile float product = a[r * K + k] * b[k * N + n];
                sum = sum + product;
            }
            assert_true(sum == c[r * N + n]);
        }
}

static void bytes_multiply_exactly(void **state) {
    (void)state;
    static float w[K * N], x[M * K], c[M * N], plain[M * N], scales[M], bias[N];
    static uint8_t bytes[M * K];
    ro_arena arena = {0};
    ro_packed packed;
    for (int i = 0; i < K * N; i++)
        w[i] = draw();
    for (int i = 0; i < M * K; i++)
        x[i] = i / K == 3 ? 0 : draw() * (float)(i / K + 1);
    assert_int_equal(ro_packed_make(&arena, w, K, N, &packed, NULL), 0);
    ro_packed_rows(x, M, K, bytes, scales);
    for (int n = 0; n < N; n++)
        bias[n] = draw();
    ro_packed_multiply(&packed, bytes, scales, NULL, c, M);
    ro_packed_multiply(&packed, bytes, scales, bias, plain, M);
    for (int i = 0; i < M * N; i++)
        assert_true(plain[i] == c[i] + bias[i % N]);
    for (int r = 0; r < M; r++)
        for (int n = 0; n < N; n++) {
            int32_t sum = 0;
            double exact = 0;
            for (int k = 0; k < K; k++) {
                long weight = lrintf(w[k * N + n] / packed.scales[n]);
                sum += (int32_t)weight * (bytes[r * K + k] - 128);
                exact += (double)w[k * N + n] * x[r * K + k];
            }
            assert_true(fabsf((float)sum * (scales[r] * packed.scales[n]) - c[r * N + n]) <=
                        1e-6f * fabsf(c[r * N + n]));
            assert_true(fabs(exact - c[r * N + n]) < 0.02 * K * scales[r] * 127 / 10);
        }
    ro_arena_free(&arena);
}

/* Panels of every width, and numbers of rows that are no multiple of a tile's. */
static void all_kernels_give_the_same_bits(void **state) {
    (void)state;
    enum { WIDEST = 128, ROWS = 9 };
    static float w[K * WIDEST], x[ROWS * K], plain[ROWS * WIDEST], c[ROWS * WIDEST], scales[ROWS],
        bias[WIDEST];
    static uint8_t bytes[ROWS * K];
    for (uint32_t n = 16; n <= WIDEST; n += 16) {
        ro_arena arena = {0};
        ro_packed packed;
        for (uint32_t i = 0; i < K * n; i++)
            w[i] = draw();
        for (uint32_t i = 0; i < ROWS * K; i++)
            x[i] = draw();
        for (uint32_t i = 0; i < n; i++)
            bias[i] = draw();
        assert_int_equal(ro_packed_make(&arena, w, K, n, &packed, NULL), 0);
        ro_packed_rows(x, ROWS, K, bytes, scales);
        for (size_t m = 1; m <= ROWS; m++)
            for (int with_bias = 0; with_bias < 2; with_bias++) {
                ro_packed_multiply_plain(&packed, bytes, scales, with_bias ? bias : NULL, plain, m);
                for (const ro_packed_kernel *kernel = ro_packed_kernels; kernel->multiply; kernel++) {
                    if (!kernel->runs_here())
                        continue;
                    memset(c, 0xff, sizeof c);
                    kernel->multiply(&packed, bytes, scales, with_bias ? bias : NULL, c, m);
                    assert_memory_equal(c, plain, m * n * sizeof *c);
                }
            }
        ro_arena_free(&arena);
    }
}

static void best_is_the_first_of_the_largest(void **state) {
    (void)state;
    enum { MOST = 70 };
    float x[3 * MOST];
    uint32_t best[3];
    for (uint32_t n = 1; n <= MOST; n++) {
        for (int i = 0; i < 3 * MOST; i++)
            x[i] = floorf(8 * draw());
        ro_dense_best(x, MOST, 3, n, best);
        for (int r = 0; r < 3; r++) {
            uint32_t by_hand = 0;
            for (uint32_t i = 1; i < n; i++)
                if (x[r * MOST + i] > x[r * MOST + by_hand])
                    by_hand = i;
            assert_int_equal(best[r], by_hand);
        }
    }
}

static void tanh_is_close(void **state) {
    (void)state;
    for (float v = -12; v < 12; v += 0.01f) {
        ro_lanes x = ro_lanes_of(v);
        assert_true(fabsf(ro_lanes_tanh(x)[3] - tanhf(v)) < 3e-4f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floats_multiply_in_order),
        cmocka_unit_test(bytes_multiply_exactly),
        cmocka_unit_test(all_kernels_give_the_same_bits),
        cmocka_unit_test(best_is_the_first_of_the_largest),
        cmocka_unit_test(tanh_is_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
