#include "pipeline_cases.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void add_cell(ro_buffer *found, ro_slice text) {
    ro_buffer_text(found, " | ");
    ro_buffer_add(found, text.len ? text : RO_LITERAL("-"));
}

static void find(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = input};
    doc.article.published = RO_LITERAL("2024-08-23");
    doc.article.published_from = RO_PUBLISHED_GIVEN;
    assert_int_equal(ro_pipeline_run(context, &doc, &scratch, NULL, NULL), 0);
    for (uint32_t i = 0; i < doc.figures.count; i++) {
        const ro_figure *f = &doc.figures.items[i];
        ro_buffer_json_number(found, f->value);
        if (!isnan(f->upper)) {
            ro_buffer_byte(found, '-');
            ro_buffer_json_number(found, f->upper);
        }
        const char *qualifier = ro_qualifier_name(f->qualifier);
        add_cell(found, ro_slice_of(qualifier, strlen(qualifier)));
        add_cell(found, f->counts);
        add_cell(found, f->topic);
        add_cell(found, f->place);
        add_cell(found, f->as_of);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void cases_are_right(void **state) {
    (void)state;
    assert_true(pipeline_cases_hold(READOUT_ROOT "/tests/cases/reading/figures.case", NULL, find, 40, 85));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
