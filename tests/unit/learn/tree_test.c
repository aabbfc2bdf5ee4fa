/* The decoder finds the best tree: held against all trees of small sentences, and to its shape on long ones.
 */
#include "learn/tree.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static uint32_t seed;

static float draw(void) {
    seed = seed * 1664525u + 1013904223u;
    return (float)(seed >> 8) / 65536.0f - 128;
}

static bool is_tree(const uint32_t *heads, uint32_t n) {
    uint32_t roots = 0;
    for (uint32_t w = 0; w < n; w++) {
        uint32_t steps = 0, node = w;
        while (heads[node] != RO_NONE && steps++ <= n)
            node = heads[node];
        if (steps > n)
            return false;
        roots += heads[w] == RO_NONE;
    }
    return roots == 1;
}

static double score_of(const float *scores, size_t stride, const uint32_t *heads, uint32_t n) {
    double sum = 0;
    for (uint32_t w = 0; w < n; w++)
        sum += scores[w * stride + (heads[w] == RO_NONE ? 0 : heads[w] + 1)];
    return sum;
}

static double best_of_all(const float *scores, size_t stride, uint32_t n) {
    double best = -INFINITY;
    uint32_t heads[5], all = 1;
    for (uint32_t w = 0; w < n; w++)
        all *= n + 1;
    for (uint32_t code = 0; code < all; code++) {
        uint32_t rest = code;
        for (uint32_t w = 0; w < n; w++, rest /= n + 1)
            heads[w] = rest % (n + 1) ? rest % (n + 1) - 1 : RO_NONE;
        if (is_tree(heads, n))
            best = fmax(best, score_of(scores, stride, heads, n));
    }
    return best;
}

static void small_sentences_get_the_best_tree(void **state) {
    (void)state;
    ro_arena scratch = {0};
    readout_error error;
    seed = 3;
    for (int round = 0; round < 400; round++) {
        uint32_t n = 1 + (uint32_t)round % 5, heads[5];
        float scores[5 * 6];
        for (size_t i = 0; i < 30; i++)
            scores[i] = draw();
        assert_int_equal(ro_tree_decode(scores, n + 1, n, heads, &scratch, &error), 0);
        assert_true(is_tree(heads, n));
        assert_true(fabs(score_of(scores, n + 1, heads, n) - best_of_all(scores, n + 1, n)) < 1);
    }
    ro_arena_free(&scratch);
}

static void long_sentences_get_a_tree(void **state) {
    (void)state;
    enum { N = 300 };
    ro_arena scratch = {0};
    readout_error error;
    float *scores = malloc((size_t)N * (N + 1) * sizeof *scores);
    uint32_t heads[N];
    for (uint32_t round = 0; round < 4; round++) {
        seed = round;
        for (size_t i = 0; i < (size_t)N * (N + 1); i++)
            scores[i] = round == 3 ? 0 : draw();
        assert_int_equal(ro_tree_decode(scores, N + 1, N, heads, &scratch, &error), 0);
        assert_true(is_tree(heads, N));
    }
    ro_arena_free(&scratch);
    free(scores);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_sentences_get_the_best_tree),
        cmocka_unit_test(long_sentences_get_a_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
