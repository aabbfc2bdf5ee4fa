/* Trains data/models/talks.model.
 *
 *     train_talks NEWS OUT.model [--folds] [--measure]
 *
 *     NEWS        JSON Lines, packed by xz or not, that have the articles of docs/judged_positions.tsv
 *     --folds     train on four fifths of its articles and measure on the fifth, five times, before
 *     --measure   measure on the articles of the table's set `test`
 *
 * Run in the repository's root. */
#include "../statements/learner.h"
#include "../statements/use.h"
#include "examples.h"
#include "measure.h"

#include <math.h>
#include <stdio.h>

enum { FOLDS = 5 };

/* What a written sentence counts where one of news counts 1. */
static const float written_weight = 0.2f;

static const char *const judged = "docs/judged_positions.tsv", *const written = "train/talks/written.tsv";

static const learner_plan plan = {.outputs = 1,
                                  .slots = 1,
                                  .least = 2,
                                  .rate = 0.08f,
                                  .leave = 0.3f,
                                  .leave_slots = 0.2f,
                                  .rounds = 25,
                                  .seed = 11};

static float learn_one(learner *l, uint32_t number, const example *e) {
    const int8_t *slots[] = {e->view.vector};
    instance x;
    learner_scores(l, number, slots, &x);
    float p = 1 / (1 + expf(-x.scores[0])), weight = e->written ? written_weight : 1;
    float slope[RO_SPARSE_OUTPUTS] = {weight * (p - (e->right ? 1 : 0))};
    learner_update(l, &x, slope);
    return -weight * logf((e->right ? p : 1 - p) + 1e-6f);
}

static ro_position_model learn(const examples *all, ro_arena *arena) {
    learner l;
    uint32_t *order = need((all->items.count + 1) * sizeof *order), count = 0;
    uint32_t *taken = need((all->items.count + 1) * sizeof *taken);
    uint64_t state = plan.seed;
    learner_begin(&l, &plan);
    for (uint32_t i = 0; i < all->items.count; i++)
        if (!all->items.items[i].kept_out) {
            learner_count(&l, &all->items.items[i].view.features);
            order[count] = count;
            taken[count++] = i;
        }
    learner_close(&l);
    for (uint32_t n = 0; n < count; n++)
        learner_keep(&l, &all->items.items[taken[n]].view.features);
    for (uint32_t round = 0; round < plan.rounds; round++) {
        double loss = 0;
        learner_round(&l, round);
        shuffle(&state, order, count, sizeof *order);
        for (uint32_t n = 0; n < count; n++)
            loss += learn_one(&l, order[n], &all->items.items[taken[order[n]]]);
        fprintf(stderr, "round %u loss %.4f of %u, %u rows\n", round, loss / count, count, l.rows);
    }
    free(order);
    free(taken);
    return (ro_position_model){.scorer = learner_end(&l, arena)};
}

static void write_model(const ro_position_model *model, const char *path) {
    ro_model_writer writer = {0};
    static const char manifest[] =
        "{\"data\": \"sentences of Article-Bias-Prediction that were judged (docs/judged_positions.tsv), "
        "sentences written for it (train/talks/written.tsv); vectors: statements.model\", "
        "\"recipe\": \"train/README.md\"}";
    ro_model_add(&writer, "manifest", manifest, sizeof manifest - 1);
    sparse_add(&model->scorer, "position", &writer);
    write_file(&writer, path);
}

/* The examples with the articles of a fold kept out, and without the set `test`. */
static void keep_fold_out(const examples *all, uint32_t fold, examples *part) {
    for (uint32_t i = 0; i < all->items.count; i++) {
        const example *e = &all->items.items[i];
        example *kept = e->kept_out ? NULL : ro_array_push(&part->arena, &part->items);
        if (!kept && !e->kept_out)
            stop("out of memory");
        if (kept) {
            *kept = *e;
            kept->kept_out = !e->written && e->article % FOLDS == fold;
        }
    }
}

static void measure_folds(const examples *all) {
    answers of = {0};
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        examples part = {0};
        ro_arena arena = {0};
        keep_fold_out(all, fold, &part);
        ro_position_model model = learn(&part, &arena);
        measure_add(&model, &part, &of);
        ro_arena_free(&arena);
        ro_arena_free(&part.arena);
    }
    measure_put(&of);
    ro_arena_free(&of.arena);
}

int main(int count, char **arguments) {
    const char *places[2] = {0};
    uint32_t place = 0;
    bool folds = false, measured = false;
    for (int i = 1; i < count; i++) {
        folds |= !strcmp(arguments[i], "--folds");
        measured |= !strcmp(arguments[i], "--measure");
        if (arguments[i][0] != '-' && place < 2)
            places[place++] = arguments[i];
    }
    if (place < 2)
        stop("usage: train_talks NEWS OUT.model [--folds] [--measure]");
    examples all = {0};
    ro_arena arena = {0};
    answers of = {0};
    examples_of_news(judged, places[0], &all);
    examples_written(written, &all);
    if (folds)
        measure_folds(&all);
    ro_position_model model = learn(&all, &arena);
    if (measured) {
        measure_add(&model, &all, &of);
        measure_put(&of);
    }
    write_model(&model, places[1]);
    return 0;
}
