#include "rank.h"

#include "learner.h"
#include "use.h"

#include <stdio.h>

static const learner_plan plan = {.outputs = 1,
                                  .rows_reach_hidden = true,
                                  .least = 3,
                                  .rate = 0.02f,
                                  .leave = 0.4f,
                                  .rounds = 5,
                                  .seed = 4};

typedef struct {
    ro_features *features;
    bool *right;
    uint32_t count;
} questions;

static questions questions_of(const articles *all) {
    questions q = {0};
    ro_arena scratch = {0};
    readout_error error;
    uint32_t total = 0;
    for (uint32_t i = 0; i < all->count; i++)
        total += all->items[i].held ? 0 : all->items[i].found.items.count;
    q.features = need((total + 1) * sizeof *q.features);
    q.right = need(total + 1);
    for (uint32_t i = 0; i < all->count; i++) {
        const article *a = &all->items[i];
        if (a->held)
            continue;
        if (ro_candidate_features(&a->found, q.features + q.count, &scratch, &error))
            stop("%s", error.message);
        for (uint32_t k = 0; k < a->found.items.count; k++)
            q.right[q.count++] = is_right(a, &a->found.items.items[k]);
        ro_arena_reset(&scratch);
    }
    ro_arena_free(&scratch);
    return q;
}

ro_sparse rank_train(articles *all, ro_arena *arena) {
    questions q = questions_of(all);
    learner l;
    learner_begin(&l, &plan);
    for (uint32_t i = 0; i < q.count; i++)
        learner_count(&l, &q.features[i]);
    learner_close(&l);
    for (uint32_t round = 0; round < plan.rounds; round++) {
        double loss = 0;
        learner_round(&l, round);
        for (uint32_t i = 0; i < q.count; i++)
            loss += learner_step(&l, &q.features[i], NULL, q.right[i]);
        fprintf(stderr, "rank: round %u loss %.4f of %u, %u rows\n", round, loss / q.count, q.count, l.rows);
    }
    free(q.features);
    free(q.right);
    return learner_end(&l, arena);
}
