/* Trains data/models/names.model.
 *
 *     train_names DATA PLACES OUT.model [--tables MODEL] [--rounds N] [--runs N] [--seed N]
 *
 *     DATA       as train/README.md describes; run in the repository's root
 *     --tables   take the tables over from a model instead of counting them in DATA/news
 *     --runs     how many runs are averaged; --seed: the order of the first */
#include "../statements/lexis.h"
#include "../statements/use.h"
#include "guess.h"
#include "language/analyse.h"
#include "learn.h"
#include "tables.h"

#include <stdio.h>

static const char *const judged = "train/names/judged.tsv";
static const char *without = "conversation essay fiction letter podcast whow";

typedef struct {
    const char *data, *places, *out, *tables;
    learn_plan plan;
} flags;

static flags read_flags(int count, char **arguments) {
    flags f = {.plan = {.rounds = 6, .runs = 4, .seed = 1, .least = 2, .rate = 0.1f, .leave = 0.2f}};
    const char **slots[] = {&f.data, &f.places, &f.out};
    uint32_t slot = 0;
    for (int i = 1; i < count; i++) {
        bool last = i + 1 == count;
        if (!strcmp(arguments[i], "--tables") && !last)
            f.tables = arguments[++i];
        else if (!strcmp(arguments[i], "--rounds") && !last)
            f.plan.rounds = (uint32_t)strtoul(arguments[++i], NULL, 10);
        else if (!strcmp(arguments[i], "--runs") && !last)
            f.plan.runs = (uint32_t)strtoul(arguments[++i], NULL, 10);
        else if (!strcmp(arguments[i], "--seed") && !last)
            f.plan.seed = strtoul(arguments[++i], NULL, 10);
        else if (!strcmp(arguments[i], "--rate") && !last)
            f.plan.rate = strtof(arguments[++i], NULL);
        else if (!strcmp(arguments[i], "--leave") && !last)
            f.plan.leave = strtof(arguments[++i], NULL);
        else if (!strcmp(arguments[i], "--least") && !last)
            f.plan.least = (uint32_t)strtoul(arguments[++i], NULL, 10);
        else if (slot < 3)
            *slots[slot++] = arguments[i];
    }
    if (slot < 3)
        stop("usage: train_names DATA PLACES OUT.model [--tables MODEL] [--rounds N]");
    return f;
}

static void write_model(const name_tables *tables, const name_weights *learnt, const flags *f) {
    ro_model_writer writer = {0};
    static const char manifest[] =
        "{\"data\": \"names: GUM train (free genres), CoreNLP's on PolNeAR 1.0 train, judged ones on "
        "EWT train; "
        "tables: Article-Bias-Prediction, iso-codes, tzdata\", \"recipe\": \"train/README.md\"}";
    ro_model_add(&writer, "manifest", manifest, sizeof manifest - 1);
    tables_add(tables, &writer);
    size_t slots = learnt->weights.slots + RO_KEYED_WINDOW;
    ro_model_add(&writer, "weights.tags", learnt->weights.tags, slots * sizeof *learnt->weights.tags);
    ro_model_add(&writer, "weights.rows", learnt->weights.rows, slots * RO_KEYED_ROW);
    ro_model_add(&writer, "moves", learnt->moves, sizeof learnt->moves);
    write_file(&writer, f->out);
}

typedef struct {
    const void *analyser;
    train_corpus gum, ewt, silver;
} corpora;

static void read_corpora(const flags *f, texts *all, corpora *c) {
    char path[1024];
    readout_error error;
    c->gum = c->ewt = c->silver =
        (train_corpus){.arena = &all->arena, .tags = &all->tags, .relations = &all->relations};
    if (ro_analyse_load(&all->arena, &c->analyser, &error))
        stop("%s", error.message);
    snprintf(path, sizeof path, "%s/ud/gum-train.conllu", f->data);
    int status = train_read_treebank(&c->gum, path, without, true, &error);
    snprintf(path, sizeof path, "%s/ud/ewt-train.conllu", f->data);
    if (!status)
        status = train_read_treebank(&c->ewt, path, NULL, true, &error);
    snprintf(path, sizeof path, "%s/polnear/train/silver.conllu.xz", f->data);
    if (!status)
        status = train_read_silver(&c->silver, path, &error);
    if (status)
        stop("%s", error.message);
    texts_judged(&c->ewt, judged);
    texts_add(all, c->analyser, &c->gum, 1, CASE_AS_IS);
    texts_add(all, c->analyser, &c->gum, 5, CASE_FEW_COMMAS);
    texts_add(all, c->analyser, &c->gum, 5, CASE_LOWER);
    texts_add(all, c->analyser, &c->gum, 7, CASE_UPPER);
    texts_add(all, c->analyser, &c->silver, 1, CASE_AS_IS);
    texts_add(all, c->analyser, &c->silver, 10, CASE_FEW_COMMAS);
    texts_add(all, c->analyser, &c->silver, 9, CASE_LOWER);
    texts_add(all, c->analyser, &c->silver, 31, CASE_UPPER);
    texts_add(all, c->analyser, &c->ewt, 1, CASE_AS_IS);
    fprintf(stderr, "corpora: %u gum, %u silver, %u ewt words, %.0f s\n", c->gum.words.count,
            c->silver.words.count, c->ewt.words.count, cpu_seconds());
}

/* Tables by the network's names, a model with them, and the tables by that model's names. */
static void count_tables(const flags *f, const texts *all, ro_arena *arena, name_tables *tables) {
    char news[1024];
    lexis_tables lexis;
    name_weights weights;
    snprintf(news, sizeof news, "%s/news/unlabelled.jsonl.xz", f->data);
    lexis_from_news(news, arena, &lexis);
    ro_statement_lexis classes = lexis_view(&lexis);
    tables_from_news(news, f->places, &classes, NULL, arena, tables);
    ro_name_tables view = tables_view(tables);
    learn(all, &view, &f->plan, false, arena, &weights);
    ro_name_model first = {view, weights.weights, weights.moves};
    tables_from_news(news, f->places, &classes, &first, arena, tables);
}

int main(int count, char **arguments) {
    flags f = read_flags(count, arguments);
    ro_arena arena = {0};
    name_tables tables;
    texts *all = need(sizeof *all);
    name_weights result;
    corpora c;
    read_corpora(&f, all, &c);
    if (f.tables)
        tables_from_model(f.tables, &arena, &tables);
    else
        count_tables(&f, all, &arena, &tables);
    ro_name_tables view = tables_view(&tables);
    learn(all, &view, &f.plan, false, &arena, &result);
    guess(all, &view, &result);
    texts_add(all, c.analyser, &c.ewt, 5, CASE_FEW_COMMAS);
    texts_add(all, c.analyser, &c.ewt, 4, CASE_LOWER);
    texts_add(all, c.analyser, &c.ewt, 11, CASE_UPPER);
    learn(all, &view, &f.plan, true, &arena, &result);
    write_model(&tables, &result, &f);
    return 0;
}
