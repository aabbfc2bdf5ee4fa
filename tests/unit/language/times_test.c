#include "language/times.h"

#include "base/day.h"
#include "base/error.h"
#include "cases.h"
#include "language/analyse.h"
#include "language/segment.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct {
    ro_arena models, arena, scratch;
    const void *segment, *times, *analyse;
    bool trees; /* with them, as in the pipeline */
} fixture;

static void read_times(fixture *f, ro_slice published, ro_slice text, ro_doc *doc) {
    *doc = (ro_doc){.arena = &f->arena, .text = text};
    doc->article.published = published;
    assert_int_equal(ro_segment_run(f->segment, doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
    if (f->trees) {
        assert_int_equal(ro_analyse_run(f->analyse, doc, &f->scratch, NULL), 0);
        doc->layers |= RO_LAYER_TAGS | RO_LAYER_TREES;
        ro_arena_reset(&f->scratch);
    }
    assert_int_equal(ro_times_run(f->times, doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
}

static void find(void *context, ro_slice input, ro_buffer *found) {
    fixture *f = context;
    ro_slice published;
    ro_doc doc;
    ro_slice_line(&input, &published);
    published = ro_slice_part(published, 1, published.len);
    read_times(f, ro_slice_is(published, "-") ? ro_slice_of(NULL, 0) : published, input, &doc);
    for (uint32_t t = 0; t < doc.times.count; t++) {
        const ro_time *time = &doc.times.items[t];
        ro_buffer_add(found, ro_doc_text(&doc, time->span));
        ro_buffer_text(found, " = ");
        if (time->type != RO_TIME_DATE)
            ro_buffer_format(found, "%s ", ro_time_type_name(time->type));
        ro_buffer_add(found, time->value);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_reset(&f->arena);
}

static int set_up(void **state) {
    static fixture f;
    readout_error error;
    f = (fixture){0};
    if (ro_segment_load(&f.models, &f.segment, &error) || ro_times_load(&f.models, &f.times, &error) ||
        ro_analyse_load(&f.models, &f.analyse, &error))
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
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/times/times.case", find, *state, 120, 0));
}

/* Which side of the publication a day lies on, by the verb that it hangs on. */
static void tenses_are_right(void **state) {
    fixture *f = *state;
    f->trees = true;
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/times/tense.case", find, f, 25, 0));
}

static void news_is_right(void **state) {
    fixture *f = *state;
    f->trees = true;
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/times/news.case", find, f, 650, 95));
}

/* A relative date moves with the day of publication, day by day, over two years. */
static void follows_publication(void **state) {
    fixture *f = *state;
    ro_slice text = RO_LITERAL("Kirby spoke yesterday.");
    for (ro_day day = ro_day_read(RO_LITERAL("2023-12-25")); day < ro_day_read(RO_LITERAL("2025-01-05"));
         day++) {
        ro_day_text published = ro_day_write(day), before = ro_day_write(day - 1);
        ro_doc doc;
        read_times(f, ro_slice_of(published.text, 10), text, &doc);
        assert_int_equal(doc.times.count, 1);
        assert_true(ro_slice_is(doc.times.items[0].value, before.text));
        assert_int_equal(doc.times.items[0].words, 1);
        ro_arena_reset(&f->arena);
    }
}

/* What is counted from publication says so, with or without a date; a sentence says which way it looks. */
static void offsets_and_directions(void **state) {
    static const struct {
        const char *text, *offset;
        int towards;
    } said[] = {{"It began three months ago.", "-P3M", -2},
                {"He spoke yesterday.", "-P1D", -2},
                {"They will meet tomorrow.", "P1D", 2},
                {"It ended two weeks ago.", "-P2W", -2},
                {"He wants an end of the 11-month-old war.", "-P11M", 0},
                {"The envoys will return on Monday.", "", 2},
                {"The envoys left on Monday.", "", -2},
                {"It lasted three months.", "", 0}};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        for (int dated = 0; dated < 2; dated++) {
            ro_doc doc;
            read_times(f, dated ? RO_LITERAL("2024-08-23") : ro_slice_of(NULL, 0),
                       ro_slice_of(said[i].text, strlen(said[i].text)), &doc);
            assert_int_equal(doc.times.count, 1);
            assert_true(ro_slice_is(doc.times.items[0].offset, said[i].offset));
            assert_int_equal(doc.times.items[0].towards, said[i].towards);
            ro_arena_reset(&f->arena);
        }
}

/* What repeats without end costs in proportion. */
static void long_runs(void **state) {
    static const char *const units[] = {"the ",    "Oct. ",   "7 ",    "in the ",        "a few ",
                                        "last ",   "5 p.m. ", "1998 ", "early ",         "of ",
                                        "a year ", "two-",    "12:",   "Friday ",        "Friday, ",
                                        "' ",      "9/",      "1-",    "first half of ", "this past "};
    fixture *f = *state;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        ro_buffer text = {0};
        for (int i = 0; i < 2000; i++)
            ro_buffer_text(&text, units[u]);
        ro_doc doc;
        read_times(f, RO_LITERAL("2024-08-23"), ro_buffer_slice(&text), &doc);
        for (uint32_t t = 0; t < doc.times.count; t++)
            assert_true(doc.times.items[t].span.end <= doc.text.len && doc.times.items[t].value.len);
        ro_arena_reset(&f->arena);
        ro_buffer_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cases_are_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tenses_are_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(news_is_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(follows_publication, set_up, tear_down),
        cmocka_unit_test_setup_teardown(offsets_and_directions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_runs, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
