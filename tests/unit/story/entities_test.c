/* Who is one across articles, from text to store: tests/cases/story/entities.case. */
#include "api/link.h"
#include "cases.h"
#include "pipeline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LEAST_CASES = 70, MOST_ARTICLES = 8 };

typedef struct {
    ro_pipeline pipeline;
    ro_linker *linker;
} reader;

/* Takes the marks out of the line; returns where what they mark stands. */
static ro_span unmark(ro_arena *arena, ro_slice line, ro_slice *text) {
    ro_buffer plain = {0};
    ro_span span = {0, 0};
    for (size_t at = 0; at < line.len; at++)
        if (line.ptr[at] == '{')
            span.begin = (uint32_t)plain.length;
        else if (line.ptr[at] == '}')
            span.end = (uint32_t)plain.length;
        else
            ro_buffer_byte(&plain, line.ptr[at]);
    *text = ro_arena_copy(arena, ro_buffer_slice(&plain));
    ro_buffer_free(&plain);
    return span;
}

static ro_span add_article(const reader *r, ro_store *store, ro_slice line, uint32_t number,
                           ro_arena *arena) {
    ro_arena scratch = {0};
    readout_added added;
    ro_doc *doc = ro_arena_zero(arena, 1, sizeof *doc);
    *doc = (ro_doc){.arena = arena, .layers = RO_LAYER_TEXT};
    ro_span marked = unmark(arena, line, &doc->text);
    doc->article.published = ro_arena_format(arena, "2031-03-%02u", 4 + number);
    doc->article.published_from = RO_PUBLISHED_GIVEN;
    doc->article.outlet = ro_arena_format(arena, "Outlet %u", number);
    assert_int_equal(ro_pipeline_run(&r->pipeline, doc, &scratch, NULL, NULL), 0);
    assert_int_equal(ro_linker_add(r->linker, store, doc, &added, NULL), 0);
    assert_int_equal(added, READOUT_ADDED);
    ro_arena_free(&scratch);
    return marked;
}

/* The entity that has a mention on the span, the longest one where mentions overlap. */
static uint32_t entity_at(const ro_coverage *coverage, uint32_t article, ro_span span) {
    uint32_t found = RO_NONE, longest = 0;
    for (uint32_t a = 0; a < coverage->appearances.count; a++) {
        const ro_cov_appearance *appearance = &coverage->appearances.items[a];
        for (uint32_t m = 0; appearance->article == article && m < appearance->mention_count; m++) {
            ro_span mention = appearance->mentions[m];
            uint32_t begin = mention.begin > span.begin ? mention.begin : span.begin;
            uint32_t end = mention.end < span.end ? mention.end : span.end;
            if (begin < end && end - begin > longest) {
                longest = end - begin;
                found = appearance->entity;
            }
        }
    }
    return found;
}

static void compare(void *context, ro_slice input, ro_buffer *found) {
    const reader *r = context;
    ro_arena arena = {0};
    ro_store *store;
    ro_slice line;
    ro_coverage coverage;
    ro_span marked[MOST_ARTICLES];
    uint32_t count = 0;
    assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, NULL), 0);
    for (; count < MOST_ARTICLES && ro_slice_line(&input, &line); count++)
        marked[count] = add_article(r, store, line, count, &arena);
    assert_true(count >= 2);
    assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, NULL), 0);
    uint32_t first = entity_at(&coverage, 0, marked[0]);
    uint32_t last = entity_at(&coverage, count - 1, marked[count - 1]);
    ro_buffer_text(found, first == RO_NONE || last == RO_NONE ? "unread" : first == last ? "one" : "two");
    ro_store_close(store);
    ro_arena_free(&arena);
}

static void entities(void **state) {
    (void)state;
    reader r;
    assert_int_equal(ro_pipeline_load(&r.pipeline, NULL, NULL), 0);
    assert_int_equal(ro_linker_open(&r.linker, NULL), 0);
    bool right = cases_hold(READOUT_ROOT "/tests/cases/story/entities.case", compare, &r, LEAST_CASES, 80);
    ro_linker_close(r.linker);
    ro_pipeline_free(&r.pipeline);
    assert_true(right);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(entities)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
