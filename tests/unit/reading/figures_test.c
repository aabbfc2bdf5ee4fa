#include "pipeline_cases.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void add_cell(ro_buffer *found, ro_slice text) {
    ro_buffer_text(found, " | ");
    ro_buffer_add(found, text.len ? text : RO_LITERAL("-"));
}

static void put_value(const ro_figure *f, ro_buffer *found) {
    const char *qualifier = ro_qualifier_name(f->qualifier);
    ro_buffer_json_number(found, f->value);
    if (!isnan(f->upper)) {
        ro_buffer_byte(found, '-');
        ro_buffer_json_number(found, f->upper);
    }
    add_cell(found, ro_slice_of(qualifier, strlen(qualifier)));
}

static void put_topic(const ro_doc *doc, const ro_figure *f, ro_buffer *found) {
    (void)doc;
    put_value(f, found);
    add_cell(found, f->counts);
    add_cell(found, f->topic);
    add_cell(found, f->place);
    add_cell(found, f->as_of);
}

/* Whose account it is: the source of the statement, else who gives the number. */
static ro_slice account_of(const ro_doc *doc, const ro_figure *f) {
    ro_span by = f->by;
    if (f->said_in != RO_NONE && doc->statements.items[f->said_in].source.count)
        by = doc->statements.items[f->said_in].source.items[0];
    return ro_doc_text(doc, by);
}

static void put_account(const ro_doc *doc, const ro_figure *f, ro_buffer *found) {
    put_value(f, found);
    add_cell(found, f->unit);
    add_cell(found, f->counts);
    add_cell(found, f->place);
    add_cell(found, f->as_of);
    add_cell(found, account_of(doc, f));
}

static void find(void *context, ro_slice input, ro_buffer *found,
                 void (*put)(const ro_doc *, const ro_figure *, ro_buffer *)) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = input};
    doc.article.published = RO_LITERAL("2024-08-23");
    doc.article.published_from = RO_PUBLISHED_GIVEN;
    assert_int_equal(ro_pipeline_run(context, &doc, &scratch, NULL, NULL), 0);
    for (uint32_t i = 0; i < doc.figures.count; i++) {
        put(&doc, &doc.figures.items[i], found);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void find_topics(void *context, ro_slice input, ro_buffer *found) {
    find(context, input, found, put_topic);
}

static void find_accounts(void *context, ro_slice input, ro_buffer *found) {
    find(context, input, found, put_account);
}

static void cases_are_right(void **state) {
    (void)state;
    assert_true(
        pipeline_cases_hold(READOUT_ROOT "/tests/cases/reading/figures.case", NULL, find_topics, 40, 85));
}

static void cases_of_many_kinds_are_right(void **state) {
    (void)state;
    assert_true(
        pipeline_cases_hold(READOUT_ROOT "/tests/cases/talks/figures.case", NULL, find_accounts, 50, 80));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_are_right),
                                       cmocka_unit_test(cases_of_many_kinds_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
