#include "pipeline_cases.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void find(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = input};
    assert_int_equal(ro_pipeline_run(context, &doc, &scratch, NULL, NULL), 0);
    for (uint32_t i = 0; i < doc.names.count; i++) {
        ro_buffer_text(found, ro_name_type_name(doc.names.items[i].type));
        ro_buffer_byte(found, ' ');
        ro_buffer_add(found, ro_doc_text(&doc, doc.names.items[i].span));
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void cases_are_right(void **state) {
    (void)state;
    assert_true(pipeline_cases_hold(READOUT_ROOT "/tests/cases/reading/names.case", "names", find, 10, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
