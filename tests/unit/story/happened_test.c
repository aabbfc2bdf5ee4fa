/* The day that a sentence tells of: tests/cases/story/happened.case. */
#include "pipeline_cases.h"
#include "story/happened.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static uint32_t statement_in(const ro_doc *doc, uint32_t sentence) {
    for (uint32_t s = 0; s < doc->statements.count; s++)
        if (doc->statements.items[s].sentence == sentence)
            return s;
    return RO_NONE;
}

static void tell(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = input};
    doc.article.published = RO_LITERAL("2024-08-23"); /* a Friday */
    doc.article.published_from = RO_PUBLISHED_GIVEN;
    assert_int_equal(ro_pipeline_run(context, &doc, &scratch, NULL, NULL), 0);
    uint32_t time = 0;
    for (uint32_t s = 0; s < doc.sentences.count; s++) {
        const ro_sentence *sentence = &doc.sentences.items[s];
        ro_happening told =
            ro_happened(&doc, sentence, statement_in(&doc, s), ro_day_read(doc.article.published), &time);
        ro_buffer_text(found, told.day == RO_NO_DAY ? "-" : ro_day_write(told.day).text);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void cases_are_right(void **state) {
    (void)state;
    assert_true(pipeline_cases_hold(READOUT_ROOT "/tests/cases/story/happened.case", NULL, tell, 18, 85));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
