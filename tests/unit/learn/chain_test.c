/* The chain's chances against the sum over all labellings. */
#include "learn/chain.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { LENGTH = 5, LABELS = RO_CHAIN_LABELS, EDGES = 3, WAYS = 4 * 4 * 4 * 4 * 4 };

static float next_value(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return (float)(*state >> 16) / 16384 - 2;
}

static void chances_are_shares_of_all_labellings(void **state) {
    (void)state;
    uint32_t random = 7;
    float scores[LENGTH][LABELS], transitions[EDGES][LABELS][LABELS];
    ro_chain_row weights[LENGTH], forward[LENGTH], backward[LENGTH], chances[LENGTH];
    ro_chain_matrix moves[EDGES];
    float scale[LENGTH];
    const uint8_t edges[LENGTH] = {0, 2, 1, 0, 2};
    for (int i = 0; i < LENGTH; i++)
        for (int k = 0; k < LABELS; k++)
            scores[i][k] = next_value(&random);
    for (int e = 0; e < EDGES; e++)
        for (int k = 0; k < LABELS * LABELS; k++) {
            transitions[e][k / LABELS][k % LABELS] = next_value(&random);
            moves[e][k / LABELS][k % LABELS] = expf(transitions[e][k / LABELS][k % LABELS]);
        }
    for (int i = 0; i < LENGTH; i++)
        ro_chain_weigh(scores[i], weights[i]);
    ro_chain chain = {.length = LENGTH,
                      .weights = weights,
                      .edges = edges,
                      .moves = (const ro_chain_matrix *)moves,
                      .forward = forward,
                      .backward = backward,
                      .chances = chances,
                      .scale = scale};
    ro_chain_run(&chain);
    double shares[LENGTH][LABELS] = {{0}}, total = 0;
    for (int way = 0; way < WAYS; way++) {
        double score = 0;
        for (int i = 0, w = way, before = 0; i < LENGTH; before = w % LABELS, w /= LABELS, i++)
            score +=
                (double)scores[i][w % LABELS] + (i ? (double)transitions[edges[i]][before][w % LABELS] : 0);
        total += exp(score);
        for (int i = 0, w = way; i < LENGTH; w /= LABELS, i++)
            shares[i][w % LABELS] += exp(score);
    }
    for (int i = 0; i < LENGTH; i++)
        for (int k = 0; k < LABELS; k++)
            assert_true(fabs(shares[i][k] / total - (double)chances[i][k]) < 1e-4);
}

static void what_is_forbidden_does_not_happen(void **state) {
    (void)state;
    const float scores[LABELS] = {-50, -50, 0, -50};
    ro_chain_row weights[3], forward[3], backward[3], chances[3];
    ro_chain_matrix moves[1];
    float scale[3];
    const uint8_t edges[3] = {0};
    for (int k = 0; k < LABELS * LABELS; k++)
        moves[0][k / LABELS][k % LABELS] = 1;
    for (int i = 0; i < 3; i++)
        ro_chain_weigh(scores, weights[i]);
    ro_chain chain = {.length = 3,
                      .weights = weights,
                      .edges = edges,
                      .moves = (const ro_chain_matrix *)moves,
                      .forward = forward,
                      .backward = backward,
                      .chances = chances,
                      .scale = scale};
    ro_chain_run(&chain);
    for (int i = 0; i < 3; i++)
        assert_true(chances[i][2] > 0.999f);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(chances_are_shares_of_all_labellings),
                                       cmocka_unit_test(what_is_forbidden_does_not_happen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
