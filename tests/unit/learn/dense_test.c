/* Products by vectors are what they are by hand: floats in the same order of sums, bytes exactly. */
#include "learn/lanes.h"
#include "learn/packed.h"

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
        cmocka_unit_test(tanh_is_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
