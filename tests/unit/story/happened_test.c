/* The day that a sentence tells of: tests/cases/story/happened.case; and whether it has a line in the
 * timeline: moments.case. */
#include "pipeline_cases.h"
#include "story/remarks.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static uint32_t statement_in(const ro_doc *doc, uint32_t sentence) {
    for (uint32_t s = 0; s < doc->statements.count; s++)
        if (doc->statements.items[s].sentence == sentence)
            return s;
    return RO_NONE;
}

typedef ro_happening telling_of(const ro_telling *telling, bool first, uint32_t *time);

static ro_happening day_alone(const ro_telling *telling, bool first, uint32_t *time) {
    (void)first;
    return ro_happened(telling, time);
}

static ro_happening as_shown(const ro_telling *telling, bool first, uint32_t *time) {
    ro_happening told;
    return ro_happening_told(telling, first, time, &told) ? told : (ro_happening){.day = RO_NO_DAY};
}

static void tell_each(const ro_pipeline *pipeline, ro_slice input, telling_of *told_of, ro_buffer *found) {
    ro_arena arena = {0}, scratch = {0};
    ro_lexicon words;
    ro_doc doc = {.arena = &arena, .text = input};
    doc.article.published = RO_LITERAL("2024-08-23"); /* a Friday */
    doc.article.published_from = RO_PUBLISHED_GIVEN;
    assert_int_equal(ro_lexicon_load(&arena, "data/story/moment_words.tsv", 2, &words, NULL), 0);
    assert_int_equal(ro_pipeline_run(pipeline, &doc, &scratch, NULL, NULL), 0);
    uint32_t time = 0;
    for (uint32_t s = 0; s < doc.sentences.count; s++) {
        ro_telling telling = {&words, &doc, &doc.sentences.items[s], statement_in(&doc, s),
                              ro_day_read(doc.article.published)};
        ro_happening told = told_of(&telling, s == 0, &time);
        ro_buffer_text(found, told.day == RO_NO_DAY ? "-" : ro_day_write(told.day).text);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void tell_day(void *context, ro_slice input, ro_buffer *found) {
    tell_each(context, input, day_alone, found);
}

static void tell_line(void *context, ro_slice input, ro_buffer *found) {
    tell_each(context, input, as_shown, found);
}

static void days_are_right(void **state) {
    (void)state;
    assert_true(pipeline_cases_hold(READOUT_ROOT "/tests/cases/story/happened.case", NULL, tell_day, 42, 85));
}

static void lines_are_right(void **state) {
    (void)state;
    assert_true(pipeline_cases_hold(READOUT_ROOT "/tests/cases/story/moments.case", NULL, tell_line, 29, 85));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_are_right), cmocka_unit_test(lines_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
