#include "language/numbers.h"

#include "base/error.h"
#include "cases.h"
#include "language/segment.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct {
    ro_arena models, arena, scratch;
    const void *segment, *numbers;
} fixture;

static void read_numbers(fixture *f, ro_slice text, ro_doc *doc) {
    *doc = (ro_doc){.arena = &f->arena, .text = text};
    assert_int_equal(ro_segment_run(f->segment, doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
    assert_int_equal(ro_numbers_run(f->numbers, doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
}

static void write_value(ro_buffer *out, double value) {
    if (value == floor(value))
        ro_buffer_format(out, " %.0f", value);
    else
        ro_buffer_format(out, " %.3g", value);
}

static void find(void *context, ro_slice input, ro_buffer *found) {
    static const char *const kinds[] = {"", " ordinal", " percent", " money", " year"};
    fixture *f = context;
    ro_doc doc;
    read_numbers(f, input, &doc);
    for (uint32_t n = 0; n < doc.numbers.count; n++) {
        const ro_number *number = &doc.numbers.items[n];
        ro_buffer_add(found, ro_doc_text(&doc, number->span));
        ro_buffer_format(found, " =%s", kinds[number->kind]);
        if (number->qualifier != RO_EXACT)
            ro_buffer_format(found, " %s", ro_qualifier_name(number->qualifier));
        write_value(found, number->value);
        if (!isnan(number->upper)) {
            ro_buffer upper = {0};
            write_value(&upper, number->upper);
            ro_buffer_format(found, "..%.*s", (int)upper.length - 1, upper.bytes + 1);
            ro_buffer_free(&upper);
        }
        if (number->unit.len)
            ro_buffer_format(found, " %.*s", (int)number->unit.len, number->unit.ptr);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_reset(&f->arena);
}

static int set_up(void **state) {
    static fixture f;
    readout_error error;
    f = (fixture){0};
    if (ro_segment_load(&f.models, &f.segment, &error) || ro_numbers_load(&f.models, &f.numbers, &error))
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

static void cases_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/numbers/numbers.case", find, *state, 50, 0));
}

/* The words of a number are those that its span touches, and `digits` lies in the span. */
static void words_and_digits(void **state) {
    fixture *f = *state;
    ro_doc doc;
    read_numbers(f, RO_LITERAL("Officials said that more than 39,000 people fled. Some 115 stayed."), &doc);
    assert_int_equal(doc.numbers.count, 2);
    for (uint32_t n = 0; n < 2; n++) {
        const ro_number *number = &doc.numbers.items[n];
        const ro_word *first = &doc.words.items[number->first_word], *last = first + number->words - 1;
        assert_int_equal(first->span.begin, number->span.begin);
        assert_int_equal(last->span.end, number->span.end);
        assert_true(ro_span_holds(number->span, number->digits));
    }
    assert_true(ro_slice_is(ro_doc_text(&doc, doc.numbers.items[0].digits), "39,000"));
    assert_int_equal(doc.numbers.items[0].words, 3);
}

/* What repeats without end costs in proportion. */
static void long_runs(void **state) {
    static const char *const units[] = {
        "1",    "1,",           "1 - ", "one ",      "a ",      "hundred ", "more than ",
        "$",    "between 1 ",   "1/2 ", "twenty-",   "1.",      "of ",      "half a ",
        "and ", "ten million ", "½",    "one half ", "no one ", "3-"};
    fixture *f = *state;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        ro_buffer text = {0};
        for (int i = 0; i < 3000; i++)
            ro_buffer_text(&text, units[u]);
        ro_doc doc;
        read_numbers(f, ro_buffer_slice(&text), &doc);
        for (uint32_t n = 0; n < doc.numbers.count; n++)
            assert_true(doc.numbers.items[n].span.end <= doc.text.len);
        ro_arena_reset(&f->arena);
        ro_buffer_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cases_are_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_and_digits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_runs, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
