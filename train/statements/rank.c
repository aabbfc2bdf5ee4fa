#include "rank.h"

#include "learner.h"
#include "use.h"

#include "reading/statement_rank.h"

#include <stdio.h>

static const learner_plan plan = {.outputs = 1,
                                  .slots = RO_RANK_SLOTS,
                                  .rows_reach_hidden = false,
                                  .least = 6,
                                  .rate = 0.04f,
                                  .leave = 0.4f,
                                  .leave_slots = 0.2f,
                                  .rounds = 8,
                                  .seed = 4};

typedef struct {
    ro_features features;
    const int8_t *vectors[RO_RANK_SLOTS];
    bool right;
} question;

typedef struct {
    question *items;
    uint32_t count;
} questions;

static void ask(const article *a, const ro_statement_lexis *lexis, ro_arena *scratch, questions *q) {
    uint32_t count = a->found.items.count;
    ro_features *features = need_in(scratch, (count + 1) * sizeof *features);
    ro_rank_slots *slots = need_in(scratch, (count + 1) * sizeof *slots);
    readout_error error;
    if (ro_rank_features(&a->found, features, slots, scratch, &error))
        stop("%s", error.message);
    for (uint32_t k = 0; k < count; k++) {
        question *item = &q->items[q->count++];
        item->features = features[k];
        item->right = is_right(a, &a->found.items.items[k]);
        for (int j = 0; j < RO_RANK_SLOTS; j++)
            item->vectors[j] =
                slots[k][j] == RO_NONE
                    ? NULL
                    : lexis->vectors + (size_t)a->words.words[slots[k][j]].vector * RO_LEXIS_VECTOR;
    }
}

static questions questions_of(const articles *all, const ro_statement_lexis *lexis) {
    questions q = {0};
    ro_arena scratch = {0};
    uint32_t total = 0;
    for (uint32_t i = 0; i < all->count; i++)
        total += all->items[i].held ? 0 : all->items[i].found.items.count;
    q.items = need((total + 1) * sizeof *q.items);
    for (uint32_t i = 0; i < all->count; i++) {
        if (!all->items[i].held)
            ask(&all->items[i], lexis, &scratch, &q);
        ro_arena_reset(&scratch);
    }
    ro_arena_free(&scratch);
    return q;
}

ro_sparse rank_train(articles *all, const ro_statement_lexis *lexis, ro_arena *arena) {
    questions q = questions_of(all, lexis);
    uint32_t *order = need((q.count + 1) * sizeof *order);
    learner l;
    learner_begin(&l, &plan);
    for (uint32_t i = 0; i < q.count; i++) {
        order[i] = i;
        learner_count(&l, &q.items[i].features);
    }
    learner_close(&l);
    for (uint32_t i = 0; i < q.count; i++)
        learner_keep(&l, &q.items[i].features);
    for (uint32_t round = 0; round < plan.rounds; round++) {
        double loss = 0;
        learner_round(&l, round);
        shuffle(&l.random, order, q.count, sizeof *order);
        for (uint32_t i = 0; i < q.count; i++) {
            const question *item = &q.items[order[i]];
            loss += learner_step(&l, order[i], item->vectors, item->right);
        }
        fprintf(stderr, "rank: round %u loss %.4f of %u, %u rows\n", round, loss / q.count, q.count, l.rows);
    }
    free(order);
    free(q.items);
    return learner_end(&l, arena);
}
