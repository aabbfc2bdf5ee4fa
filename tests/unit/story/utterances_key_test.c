/* How well reports of one utterance are joined, on the attributions that the examples' answer keys hold:
 * pairs of reports from two articles. What reading finds plays no part; what the articles are about does:
 * each document is the article's own text with the key's reports behind it. */
#include "api/link.h"
#include "base/buffer.h"
#include "intake/intake.h"
#include "pipeline.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Of the pairs joined, and of the pairs that are one utterance. */
static const double right_at_least = 0.95, found_at_least = 0.86;

typedef struct {
    uint32_t joined, right, all;
} tally;

static const char *text_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static ro_span append(ro_buffer *text, const char *part, const char *after) {
    ro_span span = {(uint32_t)text->length, 0};
    ro_buffer_text(text, part);
    span.end = (uint32_t)text->length;
    ro_buffer_text(text, after);
    return span;
}

static uint32_t entity_of(ro_doc *doc, const json_t *key, const char *name) {
    size_t index;
    json_t *person, *role;
    for (uint32_t e = 0; e < doc->entities.count; e++)
        if (ro_slice_is(doc->entities.items[e].name, name))
            return e;
    ro_entity *entity = ro_array_push(doc->arena, &doc->entities);
    entity->name = ro_slice_of(name, strlen(name));
    entity->type = RO_NAME_ORGANISATION;
    json_array_foreach(json_object_get(key, "people"), index, person) {
        size_t r;
        if (strcmp(text_of(person, "name"), name))
            continue;
        entity->type = !strcmp(text_of(person, "type"), "person") ? RO_NAME_PERSON : RO_NAME_ORGANISATION;
        json_array_foreach(json_object_get(person, "roles"), r, role) {
            ro_role *made = ro_array_push(doc->arena, &entity->roles);
            made->text = ro_slice_of(json_string_value(role), json_string_length(role));
        }
    }
    return doc->entities.count - 1;
}

static int act_of(const char *name) {
    for (int act = 0; act <= RO_ACT_DECLINE; act++)
        if (!strcmp(ro_act_name((ro_act)act), name))
            return act;
    return RO_ACT_ASSERT;
}

static const char *piece_of(const json_t *said, size_t index) {
    const char *text = json_string_value(json_array_get(json_object_get(said, "content_texts"), index));
    return text ? text : "";
}

static bool ends_with(const char *text, const char *end) {
    return strlen(text) >= strlen(end) && !strcmp(text + strlen(text) - strlen(end), end);
}

static void add_statement(ro_doc *doc, ro_buffer *text, const json_t *key, const json_t *said) {
    size_t index;
    json_t *piece;
    ro_statement *statement = ro_array_push(doc->arena, &doc->statements);
    const char *speaker = json_string_value(json_object_get(said, "speaker"));
    const char *kind = text_of(said, "kind"), *when = text_of(said, "when");
    statement->kind = !strcmp(kind, "direct") ? RO_DIRECT : !strcmp(kind, "mixed") ? RO_MIXED : RO_INDIRECT;
    statement->act = (ro_act)act_of(text_of(said, "act"));
    statement->when = ro_slice_of(when, strlen(when));
    statement->addressee = RO_NONE;
    statement->speaker = speaker ? entity_of(doc, key, speaker) : RO_NONE;
    *(ro_span *)ro_array_push(doc->arena, &statement->source) =
        append(text, text_of(said, "source_text"), ": ");
    json_array_foreach(json_object_get(said, "content_texts"), index, piece) {
        bool reopens =
            !strncmp(piece_of(said, index + 1), "“", strlen("“")) && !ends_with(piece_of(said, index), "”");
        *(ro_span *)ro_array_push(doc->arena, &statement->content) =
            append(text, json_string_value(piece), reopens ? "\n\n" : " ");
    }
    ro_buffer_text(text, ".\n\n");
}

/* The articles of an example, as they are read. */
typedef struct {
    ro_doc items[256];
    size_t count;
} articles;

static void open_articles(const char *folder, ro_arena *arena, articles *out) {
    const ro_intake *intake;
    ro_source *source;
    readout_error error;
    ro_raw raw;
    assert_int_equal(ro_intake_load(arena, &intake, &error), 0);
    assert_int_equal(ro_source_open(&folder, 1, &source, &error), 0);
    while (out->count < sizeof out->items / sizeof *out->items &&
           ro_source_next(source, arena, &raw, &error) == 1) {
        ro_arena scratch = {0};
        ro_doc *doc = &out->items[out->count];
        *doc = (ro_doc){.arena = arena};
        out->count += !raw.status && !ro_intake_open(intake, &raw, doc, &scratch, &error);
        ro_arena_free(&scratch);
    }
    ro_source_close(source);
}

static const ro_doc *article_of(const articles *opened, const char *id, const char *url) {
    for (size_t i = 0; i < opened->count; i++)
        if (ro_slice_is(opened->items[i].id, id) || (*url && ro_slice_is(opened->items[i].article.url, url)))
            return &opened->items[i];
    return NULL;
}

static void make_doc(ro_doc *doc, const ro_pipeline *pipeline, const json_t *key, const json_t *article,
                     const articles *opened, ro_arena *arena) {
    ro_buffer text = {0};
    ro_arena scratch = {0};
    size_t index;
    json_t *said;
    const char *id = text_of(article, "id"), *outlet = text_of(article, "outlet");
    const char *published = text_of(article, "published"), *title = text_of(article, "title");
    const ro_doc *own = article_of(opened, id, text_of(article, "url"));
    assert_non_null(own);
    ro_buffer_add(&text, own->text);
    ro_buffer_text(&text, "\n\n");
    size_t told = text.length;
    *doc = (ro_doc){.arena = arena, .id = ro_slice_of(id, strlen(id))};
    json_array_foreach(json_object_get(key, "statements"), index,
                       said) if (!strcmp(text_of(said, "article"), id)) add_statement(doc, &text, key, said);
    if (text.length == told)
        text.length = 0;
    doc->text = ro_arena_copy(arena, ro_buffer_slice(&text));
    doc->layers = RO_LAYER_TEXT;
    readout_error error;
    if (doc->text.len)
        assert_int_equal(ro_pipeline_run(pipeline, doc, &scratch, NULL, &error), 0);
    doc->article = (ro_article){.title = ro_slice_of(title, strlen(title)),
                                .outlet = ro_slice_of(outlet, strlen(outlet)),
                                .published = ro_slice_of(published, strlen(published))};
    for (uint32_t s = 0; s < doc->statements.count; s++)
        doc->statements.items[s].sentence =
            ro_doc_sentence_at(doc, doc->statements.items[s].content.items[0].begin);
    ro_buffer_free(&text);
    ro_arena_free(&scratch);
}

static bool one_of(const json_t *utterances, const char *name) {
    size_t index;
    json_t *item;
    if (json_is_string(utterances))
        return !strcmp(json_string_value(utterances), name);
    json_array_foreach(utterances, index, item) if (!strcmp(json_string_value(item), name)) return true;
    return false;
}

static bool same_utterance(const json_t *a, const json_t *b) {
    const json_t *x = json_object_get(a, "utterance"), *y = json_object_get(b, "utterance");
    size_t index;
    json_t *item;
    if (json_is_string(x))
        return one_of(y, json_string_value(x));
    json_array_foreach(x, index, item) if (one_of(y, json_string_value(item))) return true;
    return false;
}

/* One report of the key and where it was put. */
typedef struct {
    const json_t *said;
    uint32_t article, statement;
} placed;

static void count_pairs(const placed *reports, uint32_t count, tally *all) {
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; j < count; j++) {
            if (reports[i].article == reports[j].article)
                continue;
            bool same = same_utterance(reports[i].said, reports[j].said);
            bool joined = reports[i].statement == reports[j].statement;
            all->all += same;
            all->joined += joined;
            all->right += same && joined;
            if (same != joined)
                print_message(
                    "%s: %s | %s\n", same ? "missed" : "wrong",
                    json_string_value(json_array_get(json_object_get(reports[i].said, "content_texts"), 0)),
                    json_string_value(json_array_get(json_object_get(reports[j].said, "content_texts"), 0)));
        }
}

/* Reports have the key's order: they are stored article by article, statement by statement. */
static uint32_t place_reports(const json_t *key, const ro_coverage *coverage, placed *out) {
    uint32_t count = 0;
    for (uint32_t a = 0; a < coverage->articles.count; a++) {
        size_t index;
        json_t *said;
        int64_t after = 0;
        json_array_foreach(json_object_get(key, "statements"), index, said) {
            if (!ro_slice_is(coverage->articles.items[a].name, text_of(said, "article")))
                continue;
            const ro_cov_report *next = NULL;
            for (uint32_t r = 0; r < coverage->reports.count; r++) {
                const ro_cov_report *report = &coverage->reports.items[r];
                if (report->article == a && report->id > after && (!next || report->id < next->id))
                    next = report;
            }
            assert_non_null(next);
            after = next->id;
            out[count++] = (placed){said, a, next->statement};
        }
    }
    return count;
}

static int by_day(const void *a, const void *b) {
    return strcmp(text_of(*(json_t *const *)a, "true_date"), text_of(*(json_t *const *)b, "true_date"));
}

static void score(const char *folder, const ro_pipeline *pipeline, tally *all) {
    json_error_t problem;
    char path[512];
    snprintf(path, sizeof path, "%s/key.json", folder);
    json_t *key = json_load_file(path, 0, &problem), *article, *ordered[256];
    articles *opened = calloc(1, sizeof *opened);
    readout_error error;
    ro_arena arena = {0};
    ro_store *store;
    ro_linker *linker;
    size_t count = 0, index;
    assert_non_null(key);
    assert_non_null(opened);
    open_articles(folder, &arena, opened);
    assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, &error), 0);
    assert_int_equal(ro_linker_open(&linker, &error), 0);
    json_array_foreach(json_object_get(key, "articles"), index, article) ordered[count++] = article;
    qsort(ordered, count, sizeof *ordered, by_day);
    for (size_t i = 0; i < count; i++) {
        ro_doc doc;
        readout_added added;
        make_doc(&doc, pipeline, key, ordered[i], opened, &arena);
        if (doc.text.len)
            assert_int_equal(ro_linker_add(linker, store, &doc, &added, &error), 0);
    }
    ro_coverage coverage;
    assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, &error), 0);
    placed *reports = calloc(coverage.reports.count + 1, sizeof *reports);
    count_pairs(reports, place_reports(key, &coverage, reports), all);
    free(reports);
    free(opened);
    ro_linker_close(linker);
    ro_store_close(store);
    ro_arena_free(&arena);
    json_decref(key);
}

static void joins_what_the_keys_join(void **state) {
    (void)state;
    static const char *const stories[] = {READOUT_ROOT "/examples/talks", READOUT_ROOT "/examples/strike",
                                          READOUT_ROOT "/examples/flood"};
    ro_pipeline pipeline;
    readout_error error;
    tally all = {0};
    assert_int_equal(ro_pipeline_load(&pipeline, "numbers", &error), 0);
    for (unsigned k = 0; k < sizeof stories / sizeof *stories; k++) {
        tally one = {0};
        score(stories[k], &pipeline, &one);
        print_message("%s: joined %u, right %u, of %u\n", stories[k], one.joined, one.right, one.all);
        all.joined += one.joined;
        all.right += one.right;
        all.all += one.all;
    }
    ro_pipeline_free(&pipeline);
    print_message("in all: %.1f%% of joins right, %.1f%% of pairs found\n", 100.0 * all.right / all.joined,
                  100.0 * all.right / all.all);
    assert_true(all.right >= right_at_least * all.joined);
    assert_true(all.right >= found_at_least * all.all);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(joins_what_the_keys_join)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
