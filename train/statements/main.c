/* Trains data/models/statements.model.
 *
 *     train_statements POLNEAR/train NEWS.jsonl.xz OUT.model [--hold N] [--lexis MODEL] [--measure
 * POLNEAR/dev]
 *
 *     --hold N      keep articles N, N + 8, … out and measure on them
 *     --lexis       take vectors and classes over from a model instead of learning them from NEWS
 *     --measure     measure on other articles as well
 *
 * Each scorer learns from what the ones before it say of articles that they have not seen: the training
 * articles are read in three folds, each by scorers trained on the other two. */
#include "cues.h"
#include "learner.h"
#include "lexis.h"
#include "measure.h"
#include "rank.h"
#include "reach.h"
#include "spans.h"
#include "use.h"

#include "reading/statement_model.h"

#include <stdio.h>

enum { FOLDS = 3, NO_FOLD = 99, NO_HOLD = 99 };

typedef struct {
    const char *polnear, *news, *out, *lexis, *measure;
    uint32_t hold;
} flags;

static flags read_flags(int count, char **arguments) {
    flags f = {.hold = NO_HOLD};
    const char **places[] = {&f.polnear, &f.news, &f.out};
    uint32_t place = 0;
    for (int i = 1; i < count; i++) {
        bool last = i + 1 == count;
        if (!strcmp(arguments[i], "--hold") && !last)
            f.hold = (uint32_t)strtoul(arguments[++i], NULL, 10);
        else if (!strcmp(arguments[i], "--lexis") && !last)
            f.lexis = arguments[++i];
        else if (!strcmp(arguments[i], "--measure") && !last)
            f.measure = arguments[++i];
        else if (place < 3)
            *places[place++] = arguments[i];
    }
    if (place < 3)
        stop("usage: train_statements POLNEAR/train NEWS.jsonl.xz OUT.model [--hold N] [--lexis MODEL] "
             "[--measure POLNEAR/dev]");
    return f;
}

static void find_all(const ro_statement_model *model, articles *all,
                     bool (*chosen)(const article *, uint32_t), uint32_t fold) {
    ro_arena scratch = {0};
    readout_error error;
    for (uint32_t i = 0; i < all->count; i++) {
        article *a = &all->items[i];
        if (!chosen(a, fold))
            continue;
        ro_arena_reset(&a->arena);
        a->found = (ro_candidates){.words = a->words};
        if (ro_find_spans(model, &a->found, &a->arena, &error) ||
            ro_find_reach(model, &a->found, &a->arena, &error))
            stop("%s: %s", a->name, error.message);
    }
    ro_arena_free(&scratch);
}

static void read_cues(const ro_statement_model *model, articles *all,
                      bool (*chosen)(const article *, uint32_t), uint32_t fold) {
    ro_arena scratch = {0};
    readout_error error;
    for (uint32_t i = 0; i < all->count; i++)
        if (chosen(&all->items[i], fold) && ro_find_cues(model, &all->items[i].words, &scratch, &error))
            stop("%s: %s", all->items[i].name, error.message);
    ro_arena_free(&scratch);
}

static bool in_fold(const article *a, uint32_t fold) {
    return !a->held && a->fold == fold;
}

static bool held(const article *a, uint32_t fold) {
    (void)fold;
    return a->held;
}

/* The cues' scorer on all; `words.cue` of the training articles as scorers that did not see them have it. */
static void train_cues(articles *all, articles *other, ro_arena *arena, ro_statement_model *model) {
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        ro_arena mine = {0};
        model->cues = cues_train(all, fold, &model->lexis, &mine);
        read_cues(model, all, in_fold, fold);
        ro_arena_free(&mine);
    }
    model->cues = cues_train(all, NO_FOLD, &model->lexis, arena);
    read_cues(model, all, held, 0);
    read_cues(model, other, held, 0);
}

static void train_spans(articles *all, articles *other, ro_arena *arena, ro_statement_model *model) {
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        ro_arena mine = {0};
        model->spans = spans_train(all, fold, &model->lexis, &mine, &model->moves);
        find_all(model, all, in_fold, fold);
        ro_arena_free(&mine);
    }
    model->spans = spans_train(all, NO_FOLD, &model->lexis, arena, &model->moves);
    find_all(model, all, held, 0);
    find_all(model, other, held, 0);
}

static void write_model(const ro_statement_model *model, const lexis_tables *lexis, const flags *f) {
    ro_model_writer writer = {0};
    static const char manifest[] =
        "{\"data\": \"attributions: PolNeAR 1.0 train; forms: Article-Bias-Prediction\", "
        "\"recipe\": \"train/README.md\"}";
    ro_model_add(&writer, "manifest", manifest, sizeof manifest - 1);
    lexis_add(lexis, &writer);
    sparse_add(&model->cues, "cues", &writer);
    sparse_add(&model->spans, "spans", &writer);
    ro_model_add(&writer, "spans.moves", model->moves, RO_SPAN_EDGES * sizeof *model->moves);
    sparse_add(&model->reach, "reach", &writer);
    sparse_add(&model->rank, "rank", &writer);
    write_file(&writer, f->out);
}

int main(int count, char **arguments) {
    flags f = read_flags(count, arguments);
    ro_arena arena = {0};
    articles all, other = {0};
    lexis_tables lexis;
    ro_statement_model model = {0};
    if (f.lexis)
        lexis_from_model(f.lexis, &arena, &lexis);
    else
        lexis_from_news(f.news, &arena, &lexis);
    model.lexis = lexis_view(&lexis);
    articles_load(f.polnear, f.hold, &all);
    articles_view(&model.lexis, &all);
    if (f.measure) {
        articles_load(f.measure, NO_HOLD, &other);
        articles_view(&model.lexis, &other);
        for (uint32_t i = 0; i < other.count; i++)
            other.items[i].held = true;
    }
    lexis_count_cues(&all, &lexis);
    train_cues(&all, &other, &arena, &model);
    model.reach = reach_train(&all, &arena);
    train_spans(&all, &other, &arena, &model);
    model.rank = rank_train(&all, &model.lexis, &arena);
    write_model(&model, &lexis, &f);
    measure_held("held", &model, &all);
    measure_held("measured", &model, &other);
    return 0;
}
