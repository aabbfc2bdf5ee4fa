#include "english.h"

#include "base/error.h"
#include "boundaries.h"
#include "language/english.h"
#include "lemmas.h"
#include "teacher.h"
#include "vocabulary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Licences by genre, from GUM's own list: news and interviews (Wikinews) CC BY; travel (Wikivoyage) and
 * biographies (Wikipedia) CC BY-SA; academic, textbooks (OpenStax), vlogs CC BY; speeches and court hearings
 * public domain. Of the others some or all texts are non-commercial or of no one licence, and all of them are
 * left out. */
#define FREE_WITHOUT "conversation essay fiction letter podcast whow"

/* One network for both: they differ in data and licence. */
#define NETWORK                                                                                              \
    .rows = 36000, .taught_one_in = 8, .teachers = 4, .teacher_passes = 6, .often = 0.5f, .seed = 1,         \
    .shape = {.width = 256, .layers = 3, .arc = 96, .label = 64, .pieces = 16384},                           \
    .plan = {.rate = 0.003f,                                                                                 \
             .drop_input = 0.2f,                                                                             \
             .drop = 0.3f,                                                                                   \
             .hides_words = true,                                                                            \
             .passes = 10,                                                                                   \
             .batch = 500,                                                                                   \
             .silver = 0.15f,                                                                                \
             .taught = 0.12f,                                                                                \
             .untaught = 3,                                                                                  \
             .name_weight = 0.5f}

static const train_recipe recipes[] = {
    {.name = "free", .without = FREE_WITHOUT, .licence = "CC BY-SA 4.0", NETWORK},
    {.name = "all", .without = "", .licence = "CC BY-NC-SA 4.0", NETWORK},
};

const train_recipe *train_recipe_named(const char *name) {
    for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++)
        if (!strcmp(recipes[i].name, name))
            return &recipes[i];
    return NULL;
}

/* Everything that training works on. */
typedef struct {
    const train_recipe *recipe;
    const char *data;
    const train_progress *progress;
    ro_arena arena;
    train_labels tags, relations;
    train_corpus gold; /* treebanks, then silver names, then the teacher's */
    uint32_t gold_words, treebank_rows;
    net_parts parts;
    train_meanings meanings;
    train_vocabulary vocabulary;
    net net;
} work;

static void path_of(const work *w, const char *name, char path[1024]) {
    snprintf(path, 1024, "%s/%s", w->data, name);
}

static int read_gold(work *w, readout_error *error) {
    char path[1024];
    w->gold = (train_corpus){.arena = &w->arena, .tags = &w->tags, .relations = &w->relations};
    path_of(w, "ud/ewt-train.conllu", path);
    int status = train_read_treebank(&w->gold, path, NULL, true, error);
    path_of(w, "ud/gum-train.conllu", path);
    if (!status)
        status = train_read_treebank(&w->gold, path, w->recipe->without, true, error);
    w->gold_words = w->gold.words.count;
    w->parts.gold = w->gold.sentences.count;
    return status;
}

static int read_silver(work *w, readout_error *error) {
    char path[1024];
    path_of(w, "polnear/train/silver.conllu.xz", path);
    int status = train_read_silver(&w->gold, path, error);
    w->parts.silver = w->gold.sentences.count;
    return status;
}

static int read_news(work *w, readout_error *error) {
    char path[1024];
    path_of(w, "news/unlabelled.jsonl.xz", path);
    w->progress->say(w->progress->context, "reading news");
    return train_meanings_learn(&w->meanings, path, error);
}

/* Which words have rows: the treebanks', then the most frequent of the news. */
static int choose_words(work *w, readout_error *error) {
    int status = train_vocabulary_make(&w->vocabulary, error);
    if (status)
        return status;
    train_vocabulary_count(&w->vocabulary, &w->gold, 0, w->gold_words);
    w->treebank_rows = w->vocabulary.words;
    train_vocabulary_fill(&w->vocabulary, &w->meanings, w->recipe->rows);
    return 0;
}

/* Trains a network on the corpus. `taught`: on the news as well. */
static int learn(work *w, net *n, uint32_t passes, uint64_t seed, bool taught, readout_error *error) {
    ro_network_shape shape = w->recipe->shape;
    net_plan plan = w->recipe->plan;
    plan.passes = passes;
    plan.taught = taught ? plan.taught : 0;
    shape.tags = w->tags.count;
    shape.relations = w->relations.count;
    shape.names = RO_NAME_LABELS;
    shape.words = w->vocabulary.words;
    train_vocabulary_assign(&w->vocabulary, &w->gold, w->gold_words, w->recipe->often);
    int status = net_make(n, &shape, seed, error);
    if (status)
        return status;
    n->trained = w->treebank_rows;
    train_vocabulary_meanings(&w->vocabulary, &w->meanings, n->meanings);
    return net_train(n, &w->gold, &w->parts, &plan, w->progress->say, w->progress->context, error);
}

/* A table of floats as bytes: the largest values, far beyond the rest, are cut at eight times the spread. */
static float add_table(ro_model_writer *writer, const char *section, const float *values, size_t count) {
    double square = 0;
    float most = 0;
    for (size_t i = 0; i < count; i++) {
        square += (double)values[i] * values[i];
        most = fmaxf(most, fabsf(values[i]));
    }
    float scale = fminf(most, 8 * (float)sqrt(square / (double)count)) / 127;
    int8_t *bytes = malloc(count);
    if (!bytes) {
        writer->body.failed = true;
        return scale;
    }
    for (size_t i = 0; i < count; i++)
        bytes[i] = (int8_t)fmaxf(-127, fminf(127, rintf(values[i] / scale)));
    ro_model_add(writer, section, bytes, count);
    free(bytes);
    return scale;
}

static void add_labels(ro_model_writer *writer, const char *section, const train_labels *labels) {
    ro_buffer names = {0};
    for (uint32_t i = 0; i < labels->count; i++) {
        ro_buffer_add(&names, labels->names[i]);
        ro_buffer_byte(&names, 0);
    }
    ro_model_add(writer, section, names.bytes, names.length);
    writer->body.failed |= names.failed;
    ro_buffer_free(&names);
}

static int add_network(work *w, ro_model_writer *writer, readout_error *error) {
    const ro_network_shape *shape = &w->net.layout.shape;
    size_t words = (size_t)shape->words * shape->width, pieces = (size_t)shape->pieces * shape->width;
    ro_model_add(writer, "net.shape", shape, sizeof *shape);
    ro_model_add(writer, "net.matrices", w->net.weights, w->net.layout.size * sizeof(float));
    float scales[2];
    scales[0] = add_table(writer, "net.words", w->net.table, words);
    scales[1] = add_table(writer, "net.pieces", w->net.table + words, pieces);
    ro_model_add(writer, "net.scales", scales, sizeof scales);
    return train_vocabulary_add(&w->vocabulary, writer, error);
}

/* Numbers the Penn tags as language/english.c does on opening. */
static void number_xpos(const train_labels *tags, uint32_t *xpos_of) {
    uint32_t next = 1;
    for (uint32_t t = 0; t < tags->count; t++) {
        ro_slice xpos = tags->names[t], upos;
        ro_slice_field(&xpos, ' ', &upos);
        xpos_of[t] = 0;
        for (uint32_t other = 0; other < t && !xpos_of[t]; other++) {
            ro_slice same = tags->names[other];
            ro_slice_field(&same, ' ', &upos);
            if (ro_slice_equal(same, xpos))
                xpos_of[t] = xpos_of[other];
        }
        if (!xpos_of[t])
            xpos_of[t] = next++;
    }
}

/* `scores`: `,"scores":…` or nothing. */
static void add_manifest(const work *w, ro_model_writer *writer, ro_slice scores) {
    const train_recipe *recipe = w->recipe;
    ro_buffer json = {0};
    ro_buffer_format(&json, "{\"recipe\":\"%s\",\"licence\":\"%s\",", recipe->name, recipe->licence);
    ro_buffer_format(
        &json,
        "\"data\":[{\"name\":\"UD English EWT\",\"split\":\"train\",\"licence\":\"CC BY-SA 4.0\"},"
        "{\"name\":\"UD English GUM\",\"split\":\"train\",\"without\":\"%s\"},"
        "{\"name\":\"PolNeAR, CoreNLP's names\",\"split\":\"train\"},"
        "{\"name\":\"Article-Bias-Prediction, its texts\",\"licence\":\"Apache-2.0\"}],",
        recipe->without);
    ro_buffer_format(
        &json, "\"seed\":%llu,\"width\":%u,\"layers\":%u,\"arc\":%u,\"label\":%u,\"pieces\":%u,\"words\":%u,",
        (unsigned long long)recipe->seed, recipe->shape.width, recipe->shape.layers, recipe->shape.arc,
        recipe->shape.label, recipe->shape.pieces, w->vocabulary.words);
    ro_buffer_format(&json,
                     "\"rate\":%g,\"drop_input\":%g,\"drop\":%g,\"passes\":%u,\"batch\":%u,\"silver\":%g,"
                     "\"taught\":%g,\"untaught\":%u,"
                     "\"name_weight\":%g,\"rows\":%u,\"taught_one_in\":%u,\"teachers\":%u,\"teacher_passes\":"
                     "%u,\"often\":%g",
                     recipe->plan.rate, recipe->plan.drop_input, recipe->plan.drop, recipe->plan.passes,
                     recipe->plan.batch, recipe->plan.silver, recipe->plan.taught, recipe->plan.untaught,
                     recipe->plan.name_weight, recipe->rows, recipe->taught_one_in, recipe->teachers,
                     recipe->teacher_passes, recipe->often);
    ro_buffer_add(&json, scores);
    ro_buffer_text(&json, "}");
    ro_model_add(writer, "manifest", json.bytes, json.length);
    writer->body.failed |= json.failed;
    ro_buffer_free(&json);
}

/* The corpus without silver names and news. */
static train_corpus treebanks_of(const work *w) {
    train_corpus gold = w->gold;
    gold.words.count = w->gold_words;
    gold.sentences.count = w->parts.gold;
    return gold;
}

static int write_model(work *w, ro_slice scores, ro_buffer *out, readout_error *error) {
    ro_model_writer writer = {0};
    uint32_t xpos_of[sizeof w->tags.names / sizeof *w->tags.names];
    train_corpus gold = treebanks_of(w);
    number_xpos(&w->tags, xpos_of);
    add_manifest(w, &writer, scores);
    add_labels(&writer, "labels.tags", &w->tags);
    add_labels(&writer, "labels.relations", &w->relations);
    int status = add_network(w, &writer, error);
    if (!status)
        status = train_lemmas(&gold, xpos_of, &writer, error);
    if (!status)
        status = train_boundaries(&gold, &writer, error);
    int written = ro_model_write(&writer, out, error);
    return status ? status : written;
}

/* Where a model can be opened; free it. NULL: no memory. */
static char *aligned_copy(const ro_buffer *model) {
    char *bytes =
        aligned_alloc(RO_MODEL_ALIGN, (model->length + RO_MODEL_ALIGN - 1) / RO_MODEL_ALIGN * RO_MODEL_ALIGN);
    if (bytes)
        memcpy(bytes, model->bytes, model->length);
    return bytes;
}

/* ,"scores":{"ewt-dev":{"Sentences":89.6,…},…} */
static int score_model(const work *w, const ro_buffer *model, ro_buffer *json, readout_error *error) {
    static const char *const banks[] = {"ewt-dev", "gum-dev"};
    char *bytes = aligned_copy(model);
    if (!bytes)
        return ro_fail_memory(error);
    int status = 0;
    ro_buffer_text(json, ",\"scores\":{");
    for (size_t b = 0; !status && b < sizeof banks / sizeof *banks; b++) {
        char path[1024], name[64];
        train_count counts[TRAIN_SCORES] = {{0}};
        snprintf(name, sizeof name, "ud/%s.conllu", banks[b]);
        path_of(w, name, path);
        status = train_eval(ro_slice_of(bytes, model->length), path, counts, error);
        ro_buffer_format(json, "%s\"%s\":{", b ? "," : "", banks[b]);
        for (int s = 0; s < TRAIN_SCORES; s++)
            ro_buffer_format(json, "%s\"%s\":%.2f", s ? "," : "", train_score_name((train_score)s),
                             train_f1(counts[s]));
        ro_buffer_text(json, "}");
    }
    ro_buffer_text(json, "}");
    free(bytes);
    return status;
}

/* Reads news, cut by boundaries that are learnt for it. */
static int read_untaught(work *w, readout_error *error) {
    char path[1024];
    ro_buffer draft = {0};
    ro_model_writer writer = {0};
    train_corpus gold = treebanks_of(w);
    int status = train_boundaries(&gold, &writer, error), written = ro_model_write(&writer, &draft, error);
    char *bytes = status || written ? NULL : aligned_copy(&draft);
    if (!status && !written && !bytes)
        status = ro_fail_memory(error);
    path_of(w, "news/unlabelled.jsonl.xz", path);
    if (bytes)
        status = train_read_news(&w->gold, ro_slice_of(bytes, draft.length), path, w->recipe->taught_one_in,
                                 error);
    free(bytes);
    ro_buffer_free(&draft);
    return status ? status : written;
}

/* Several networks learn from the treebanks and answer for the news. */
static int teach(work *w, readout_error *error) {
    uint32_t count = w->recipe->teachers;
    net *teachers = calloc(count, sizeof *teachers);
    int status = teachers ? read_untaught(w, error) : ro_fail_memory(error);
    for (uint32_t t = 0; !status && t < count; t++)
        status = learn(w, &teachers[t], w->recipe->teacher_passes, w->recipe->seed + t + 1, false, error);
    w->progress->say(w->progress->context, "the teachers read");
    if (!status)
        status = train_teach(&w->gold, w->parts.silver, teachers, count, error);
    for (uint32_t t = 0; teachers && t < count; t++)
        net_free(&teachers[t]);
    free(teachers);
    return status;
}

int train_english(const train_recipe *recipe, const char *data, const train_progress *progress,
                  ro_buffer *out, readout_error *error) {
    work *w = calloc(1, sizeof *w);
    if (!w)
        return ro_fail_memory(error);
    *w = (work){.recipe = recipe, .data = data, .progress = progress};
    ro_buffer draft = {0}, scores = {0};
    int status = read_gold(w, error);
    if (!status)
        status = read_silver(w, error);
    if (!status)
        status = read_news(w, error);
    if (!status)
        status = choose_words(w, error);
    if (!status && recipe->teachers)
        status = teach(w, error);
    if (!status)
        status = learn(w, &w->net, recipe->plan.passes, recipe->seed, true, error);
    if (!status) {
        net_settle(&w->net);
        status = write_model(w, RO_LITERAL(""), &draft, error);
    }
    if (!status)
        status = score_model(w, &draft, &scores, error);
    if (!status)
        status = write_model(w, ro_buffer_slice(&scores), out, error);
    net_free(&w->net);
    train_vocabulary_free(&w->vocabulary);
    train_meanings_free(&w->meanings);
    ro_buffer_free(&draft);
    ro_buffer_free(&scores);
    ro_arena_free(&w->arena);
    free(w);
    return status;
}
