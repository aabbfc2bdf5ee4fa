/* Articles through the whole path into a store, and what they dispute: tests/cases/talks/disputes.case,
 * tests/cases/story/disputes.case.
 *
 *     +++ 2031-03-04 Outlet
 *     the article's text
 *     +++ …
 *     ---
 *     type | a sentence | the other
 */
#include "api/link.h"
#include "cases.h"
#include "pipeline.h"
#include "store/store.h"
#include "story/board.h"
#include "story/disputes.h"
#include "view/label.h"

#include "check.h"

typedef struct {
    ro_pipeline pipeline;
    ro_linker *linker;
} tools;

static void add_article(const tools *t, ro_store *store, ro_slice head, ro_slice body) {
    ro_arena arena = {0}, scratch = {0};
    ro_buffer text = {0};
    readout_added added = READOUT_ALREADY_THERE;
    readout_error error;
    ro_buffer_text(&text, "date ");
    ro_buffer_add(&text, ro_slice_part(head, 0, 10));
    ro_buffer_text(&text, "\n\n");
    ro_buffer_add(&text, body);
    ro_doc doc = {.arena = &arena, .id = head, .text = ro_buffer_slice(&text)};
    assert_int_equal(ro_pipeline_run(&t->pipeline, &doc, &scratch, NULL, NULL), 0);
    doc.article.outlet = ro_slice_part(head, 11, head.len);
    if (ro_linker_add(t->linker, store, &doc, &added, &error))
        fail_msg("%s", error.message);
    assert_int_equal(added, READOUT_ADDED);
    ro_buffer_free(&text);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void add_all(const tools *t, ro_store *store, ro_slice input) {
    ro_slice line, head = {0}, body = {0};
    while (ro_slice_line(&input, &line)) {
        if (ro_slice_starts(line, RO_LITERAL("+++ "))) {
            if (head.len)
                add_article(t, store, head, body);
            head = ro_slice_part(line, 4, line.len);
            body = ro_slice_of(input.ptr, 0);
        } else {
            body.len = (size_t)(line.ptr + line.len - body.ptr);
        }
    }
    add_article(t, store, head, body);
}

static void put_side(const ro_coverage *coverage, const ro_cov_difference *d, unsigned side, ro_buffer *out) {
    ro_buffer_text(out, " | ");
    ro_buffer_add(out, ro_cov_sentence(coverage, d->article[side], d->sentence[side]));
}

static void find(void *context, ro_slice input, ro_buffer *found) {
    tools *t = context;
    ro_arena arena = {0};
    ro_store *store = NULL;
    ro_coverage coverage;
    assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, NULL), 0);
    add_all(t, store, input);
    assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, NULL), 0);
    assert_int_equal(ro_board_make(&coverage, &arena, NULL), 0);
    assert_int_equal(ro_disputes_find(&coverage, &arena, NULL), 0);
    for (uint32_t i = 0; i < coverage.differences.count; i++) {
        const ro_cov_difference *d = &coverage.differences.items[i];
        ro_buffer_text(found, ro_label_difference(d->type));
        put_side(&coverage, d, 0, found);
        put_side(&coverage, d, 1, found);
        ro_buffer_byte(found, '\n');
    }
    for (uint32_t i = 0; i < coverage.board.count; i++)
        if (coverage.board.items[i].kind == RO_TALK_ROUND) {
            const ro_cov_entry *e = &coverage.board.items[i];
            ro_buffer_format(found, "round %d %.*s %.*s..%.*s told by %u\n", e->number, (int)e->place.len,
                             e->place.ptr, (int)e->day.len, e->day.ptr, (int)e->last_day.len, e->last_day.ptr,
                             e->articles);
        }
    ro_store_close(store);
    ro_arena_free(&arena);
}

static void cases_are_right(void **state) {
    (void)state;
    tools t = {.linker = NULL};
    readout_error error;
    if (ro_pipeline_load(&t.pipeline, NULL, &error) || ro_linker_open(&t.linker, &error))
        fail_msg("%s", error.message);
    bool right = cases_hold(READOUT_ROOT "/tests/cases/talks/disputes.case", find, &t, 10, 0);
    right &= cases_hold(READOUT_ROOT "/tests/cases/story/disputes.case", find, &t, 90, 0);
    ro_linker_close(t.linker);
    ro_pipeline_free(&t.pipeline);
    assert_true(right);
}

/* What was known on a day is what was published until then, whatever days it speaks of. */
static void known_then(void **state) {
    (void)state;
    tools t = {.linker = NULL};
    readout_error error;
    ro_arena arena = {0};
    ro_store *store = NULL;
    ro_coverage coverage;
    if (ro_pipeline_load(&t.pipeline, NULL, &error) || ro_linker_open(&t.linker, &error))
        fail_msg("%s", error.message);
    assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, NULL), 0);
    add_all(
        &t, store,
        RO_LITERAL(
            "+++ 2031-04-07 Post\nThe talks on a deal will resume in Oslo on 14 April. The negotiations go "
            "on.\n"
            "+++ 2031-04-14 Herald\nThe talks on a deal collapsed on Monday. The negotiations are over.\n"));
    assert_int_equal(ro_store_load(store, &(readout_filter){.as_of = "2031-04-10"}, &arena, &coverage, NULL),
                     0);
    assert_int_equal(ro_board_make(&coverage, &arena, NULL), 0);
    assert_int_equal(coverage.articles.count, 1);
    assert_int_equal(coverage.board.count, 1);
    assert_slice(coverage.board.items[0].day, "2031-04-14");
    assert_int_equal(ro_store_load(store, &(readout_filter){.as_of = "April"}, &arena, &coverage, NULL),
                     READOUT_BAD_ARGUMENT);
    ro_store_close(store);
    ro_arena_free(&arena);
    ro_linker_close(t.linker);
    ro_pipeline_free(&t.pipeline);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_are_right), cmocka_unit_test(known_then)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
