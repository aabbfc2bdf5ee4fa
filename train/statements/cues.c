#include "cues.h"

#include "learner.h"
#include "use.h"

#include "reading/statement_cues.h"

#include <stdio.h>

static const learner_plan plan = {.outputs = 1,
                                  .slots = RO_CUE_SLOTS,
                                  .rows_reach_hidden = false,
                                  .least = 8,
                                  .rate = 0.04f,
                                  .leave = 0.3f,
                                  .leave_slots = 0.2f,
                                  .rounds = 6,
                                  .seed = 1};

static void vectors_of(const article *a, uint32_t word, const ro_statement_lexis *lexis,
                       const int8_t **vectors) {
    uint32_t slots[RO_CUE_SLOTS];
    ro_cue_slots(&a->words, word, slots);
    for (int k = 0; k < RO_CUE_SLOTS; k++)
        vectors[k] = slots[k] == RO_NONE
                         ? NULL
                         : lexis->vectors + (size_t)a->words.words[slots[k]].vector * RO_LEXIS_VECTOR;
}

typedef void each_word(learner *l, const ro_features *features);

static void show_article(learner *l, const article *a, const ro_statement_lexis *lexis, each_word *each) {
    ro_features features;
    for (uint32_t w = 0; w < a->words.count; w++)
        if (ro_cue_possible(lexis, &a->words.words[w])) {
            ro_cue_features(&a->words, w, &features);
            each(l, &features);
        }
}

/* number: of the article's first instance. */
static double learn_article(learner *l, const article *a, const ro_statement_lexis *lexis, uint32_t number) {
    double loss = 0;
    for (uint32_t w = 0; w < a->words.count; w++) {
        if (!ro_cue_possible(lexis, &a->words.words[w]))
            continue;
        const int8_t *vectors[RO_CUE_SLOTS];
        vectors_of(a, w, lexis, vectors);
        loss += learner_step(l, number++, vectors, a->is_head[w]);
    }
    return loss;
}

typedef struct {
    uint32_t article, number;
} place;

ro_sparse cues_train(const articles *all, uint32_t fold, const ro_statement_lexis *lexis, ro_arena *arena) {
    learner l;
    learner_begin(&l, &plan);
    place *order = need((all->count + 1) * sizeof *order);
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++)
        if (!all->items[i].held && all->items[i].fold != fold) {
            order[count++].article = i;
            show_article(&l, &all->items[i], lexis, learner_count);
        }
    learner_close(&l);
    for (uint32_t i = 0; i < count; i++) {
        order[i].number = l.instances;
        show_article(&l, &all->items[order[i].article], lexis, learner_keep);
    }
    for (uint32_t round = 0; round < plan.rounds; round++) {
        double loss = 0;
        learner_round(&l, round);
        shuffle(&l.random, order, count, sizeof *order);
        for (uint32_t i = 0; i < count; i++)
            loss += learn_article(&l, &all->items[order[i].article], lexis, order[i].number);
        fprintf(stderr, "cues %u: round %u loss %.4f of %u, %u rows, %.0f s\n", fold, round,
                loss / l.instances, l.instances, l.rows, cpu_seconds());
    }
    free(order);
    return learner_end(&l, arena);
}
