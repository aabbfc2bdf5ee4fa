#include "story/date.h"

#include "base/buffer.h"
#include "base/error.h"
#include "language/segment.h"
#include "language/times.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct {
    ro_arena models, arena, scratch;
    const void *segment, *times;
    const ro_date_table *table;
    ro_term_table terms;
} fixture;

static int set_up(void **state) {
    static fixture f;
    readout_error error;
    f = (fixture){0};
    if (ro_segment_load(&f.models, &f.segment, &error) || ro_times_load(&f.models, &f.times, &error) ||
        ro_date_load(&f.models, &f.table, &error) || ro_terms_load(&f.models, &f.terms, &error))
        fail_msg("%s", error.message);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    ro_arena_free(&f->models);
    ro_arena_free(&f->arena);
    ro_arena_free(&f->scratch);
    return 0;
}

static ro_doc read_doc(fixture *f, const char *text, const char *published) {
    ro_doc doc = {.arena = &f->arena, .text = ro_slice_of(text, strlen(text))};
    doc.article.published = ro_slice_of(published, strlen(published));
    assert_int_equal(ro_segment_run(f->segment, &doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
    assert_int_equal(ro_times_run(f->times, &doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
    return doc;
}

static ro_day day_of(const char *text) {
    return ro_day_read(ro_slice_of(text, strlen(text)));
}

static ro_date_answer infer(fixture *f, const ro_date_question *question) {
    ro_date_answer answer;
    assert_int_equal(ro_date_infer(f->table, question, &f->arena, &answer, NULL), 0);
    if (answer.day != RO_NO_DAY) {
        assert_true(answer.first <= answer.last);
        assert_true(answer.chance > 0 && answer.chance <= 1);
    }
    for (uint32_t r = 1; r < answer.reasons.count; r++)
        assert_true(answer.reasons.items[r - 1].gain >= answer.reasons.items[r].gain);
    return answer;
}

static void nothing_tells_the_year(void **state) {
    fixture *f = *state;
    ro_doc doc = read_doc(f, "The envoy spoke on Friday and left in May.", "");
    ro_date_question question = {.terms = &f->terms, .doc = &doc};
    assert_int_equal(infer(f, &question).day, RO_NO_DAY);
}

/* A full date and the weekday it falls on: that day, and the text says why. */
static void stated_day(void **state) {
    fixture *f = *state;
    ro_doc doc =
        read_doc(f,
                 "The envoys met on Wednesday. A statement of September 4, 2024, called the talks close. "
                 "On Tuesday they had rested, he said Wednesday.",
                 "");
    ro_date_question question = {.terms = &f->terms, .doc = &doc};
    ro_date_answer answer = infer(f, &question);
    assert_int_equal(answer.day, day_of("2024-09-04"));
    assert_true(answer.first <= answer.day && answer.day <= answer.last);
    assert_true(answer.reasons.count > 0);
    assert_true(ro_slice_is(ro_doc_text(&doc, answer.reasons.items[0].span), "September 4, 2024"));
}

/* An article of the day before has the same words; the weekday settles which day this one is of. */
static void same_words(void **state) {
    fixture *f = *state;
    ro_doc doc = read_doc(f, "“There has been progress,” the spokesman told reporters Friday.", "");
    ro_date_sibling siblings[] = {{day_of("2024-08-22"), 0.5, true, false}};
    ro_date_question question = {&f->terms, &doc, siblings, 1, NULL, 0};
    ro_date_answer answer = infer(f, &question);
    assert_int_equal(answer.day, day_of("2024-08-23"));
    bool named = false;
    for (uint32_t r = 0; r < answer.reasons.count; r++)
        named |= ro_slice_is(answer.reasons.items[r].words, "an article of 2024-08-22 has words of it");
    assert_true(named);
}

/* "the 11-month-old strike", and another article that says when the strike began. */
static void counted_from_an_event(void **state) {
    fixture *f = *state;
    ro_doc other = read_doc(f, "The dockers' strike began on March 4, 2015, over pay.", "2015-03-05");
    ro_date_event *events;
    uint32_t count;
    assert_int_equal(ro_date_events(f->table, &f->terms, &other, &f->arena, &events, &count, NULL), 0);
    assert_int_equal(count, 1);
    assert_int_equal(events[0].day, day_of("2015-03-04"));
    ro_doc doc = read_doc(f, "A deal would end the 11-month-old strike of the dockers, he said.", "");
    ro_date_question question = {&f->terms, &doc, NULL, 0, events, count};
    ro_date_answer answer = infer(f, &question);
    assert_true(abs(answer.day - day_of("2016-02-04")) <= 31);
    assert_true(answer.reasons.count > 0);
    question.event_count = 0;
    assert_int_equal(infer(f, &question).day, RO_NO_DAY);
}

/* Of two days on which dockers did something, the length of the strike is counted from the one on which it
 * began. */
static void counted_from_a_beginning(void **state) {
    fixture *f = *state;
    ro_doc other =
        read_doc(f,
                 "The strike began on March 4, 2015, over pay. A deal to end the dockers' strike failed "
                 "on Nov. 20, 2015.",
                 "2015-12-01");
    ro_date_event *events;
    uint32_t count;
    assert_int_equal(ro_date_events(f->table, &f->terms, &other, &f->arena, &events, &count, NULL), 0);
    assert_int_equal(count, 2);
    assert_true(events[0].start);
    ro_doc doc = read_doc(f, "A deal would end the 11-month-old strike of the dockers, he said.", "");
    ro_date_question question = {&f->terms, &doc, NULL, 0, events, count};
    assert_true(abs(infer(f, &question).day - day_of("2016-02-04")) <= 31);
}

static int weekday_of(fixture *f, const char *text) {
    ro_doc doc = read_doc(f, text, "");
    ro_date_question question = {.terms = &f->terms, .doc = &doc};
    ro_date_answer answer = infer(f, &question);
    assert_int_equal(ro_day_date(answer.day).year, 2024);
    return ro_day_weekday(answer.day);
}

/* What happened in the morning is in the news that day, what happened at night the day after. */
static void part_of_the_day(void **state) {
    assert_int_equal(weekday_of(*state, "The ferry sank on Thursday morning, the third of 2024."), 4);
    assert_int_equal(weekday_of(*state, "The ferry sank on Thursday night, the third of 2024."), 5);
}

/* The day since which something lasts lies behind, however the articles around it lie. */
static void lasts_since_a_day(void **state) {
    fixture *f = *state;
    ro_date_sibling siblings[] = {{day_of("2015-02-26"), 0.2, false, false},
                                  {day_of("2015-04-10"), 0.2, false, false}};
    ro_doc doc = read_doc(f, "No ship has sailed since the strike began on March 4.", "");
    ro_date_question question = {&f->terms, &doc, siblings, 2, NULL, 0};
    assert_true(infer(f, &question).day > day_of("2015-03-04"));
    ro_doc ahead = read_doc(f, "No ship will sail when the strike begins on March 4.", "");
    question.doc = &ahead;
    assert_true(infer(f, &question).day <= day_of("2015-03-04"));
}

/* A day of a year that is not said dates within the year that the siblings give. */
/* "June 12" in a dateline is the day of writing; in the prose it may be any. */
static void day_of_the_dateline(void **state) {
    fixture *f = *state;
    ro_doc doc = read_doc(f, "ORVEL, June 12 (TNA) -- Envoys met again. They had last met in May 2024.", "");
    ro_date_question question = {.terms = &f->terms, .doc = &doc};
    ro_date_answer prose = infer(f, &question);
    doc.article.dateline = (ro_span){0, 24};
    doc.times.count = 0;
    assert_int_equal(ro_times_run(f->times, &doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
    assert_true(doc.times.items[0].dateline);
    assert_false(doc.times.items[1].dateline);
    ro_date_answer answer = infer(f, &question);
    assert_int_equal(answer.day, day_of("2024-06-12"));
    assert_true(answer.chance > 4 * prose.chance);
    assert_true(ro_slice_is(answer.reasons.items[0].words, "its dateline \"June 12\" is 2024-06-12"));
}

static void event_without_a_year(void **state) {
    fixture *f = *state;
    ro_doc other = read_doc(f, "It is the worst strike since the dockers' strike began on March 4.", "");
    ro_date_event *events;
    uint32_t count;
    assert_int_equal(ro_date_events(f->table, &f->terms, &other, &f->arena, &events, &count, NULL), 0);
    assert_int_equal(count, 1);
    assert_int_equal(events[0].day, RO_NO_DAY);
    ro_doc doc = read_doc(f, "The strike began three months ago.", "");
    ro_date_sibling siblings[] = {{day_of("2015-07-20"), 0.2, false, false}};
    ro_date_question question = {&f->terms, &doc, siblings, 1, events, count};
    ro_date_answer answer = infer(f, &question);
    assert_true(abs(answer.day - day_of("2015-06-04")) <= 46);
    assert_int_equal(ro_day_date(answer.day).year, 2015);
}

/* Many times and many siblings stay within bounds. */
static void much_of_everything(void **state) {
    fixture *f = *state;
    ro_buffer text = {0};
    for (int i = 0; i < 400; i++)
        ro_buffer_format(&text, "In %d he met them on Oct. %d, three months ago, on Monday. ", 1900 + i % 200,
                         i % 28 + 1);
    ro_buffer_byte(&text, '\0');
    ro_doc doc = read_doc(f, text.bytes, "");
    ro_date_sibling siblings[200];
    for (int i = 0; i < 200; i++)
        siblings[i] = (ro_date_sibling){day_of("1990-01-01") + 60 * i, i / 200.0, i % 2, false};
    ro_date_event *events;
    uint32_t count;
    assert_int_equal(ro_date_events(f->table, &f->terms, &doc, &f->arena, &events, &count, NULL), 0);
    ro_date_question question = {&f->terms, &doc, siblings, 200, events, count};
    ro_date_answer answer = infer(f, &question);
    assert_true(answer.day != RO_NO_DAY);
    ro_buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_tells_the_year, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stated_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(same_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counted_from_an_event, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counted_from_a_beginning, set_up, tear_down),
        cmocka_unit_test_setup_teardown(part_of_the_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lasts_since_a_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(day_of_the_dateline, set_up, tear_down),
        cmocka_unit_test_setup_teardown(event_without_a_year, set_up, tear_down),
        cmocka_unit_test_setup_teardown(much_of_everything, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
