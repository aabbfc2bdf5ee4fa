#include "pipeline_cases.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void add_spans(const ro_doc *doc, const ro_spans *spans, ro_buffer *found) {
    for (uint32_t i = 0; i < spans->count; i++) {
        ro_buffer_text(found, i ? " + " : "");
        ro_buffer_add(found, ro_doc_text(doc, spans->items[i]));
    }
}

static void find(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = input};
    assert_int_equal(ro_pipeline_run(context, &doc, &scratch, NULL, NULL), 0);
    for (uint32_t i = 0; i < doc.statements.count; i++) {
        const ro_statement *s = &doc.statements.items[i];
        ro_buffer_text(found, ro_statement_kind_name(s->kind));
        ro_buffer_text(found, " | ");
        add_spans(&doc, &s->source, found);
        ro_buffer_text(found, " | ");
        add_spans(&doc, &s->cue, found);
        ro_buffer_text(found, " | ");
        add_spans(&doc, &s->content, found);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void cases_are_right(void **state) {
    (void)state;
    assert_true(
        pipeline_cases_hold(READOUT_ROOT "/tests/cases/reading/statements.case", "statements", find, 20, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
