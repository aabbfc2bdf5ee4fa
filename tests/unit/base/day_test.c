#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static ro_day read_day(const char *text) {
    return ro_day_read(ro_slice_of(text, strlen(text)));
}

/* Every day of a hundred years: written, read, taken apart and put together it is the same one. */
static void days_there_and_back(void **state) {
    (void)state;
    for (ro_day day = read_day("1950-01-01"); day < read_day("2050-01-01"); day++) {
        ro_day_text text = ro_day_write(day);
        assert_int_equal(read_day(text.text), day);
        assert_int_equal(ro_day_of(ro_day_date(day)), day);
        assert_int_equal(ro_day_weekday(day + 1), ro_day_weekday(day) % 7 + 1);
        ro_iso_week week = ro_day_week(day);
        assert_true(week.week >= 1 && week.week <= 53);
        assert_int_equal(ro_day_week(day + 7).week == week.week, false);
    }
}

static void days_known(void **state) {
    (void)state;
    assert_int_equal(ro_day_weekday(read_day("2024-08-23")), 5);
    assert_int_equal(ro_day_weekday(read_day("1970-01-01")), 4);
    assert_int_equal(ro_day_week(read_day("2024-08-23")).week, 34);
    ro_iso_week new_year = ro_day_week(read_day("2021-01-01"));
    assert_int_equal(new_year.year, 2020);
    assert_int_equal(new_year.week, 53);
    ro_iso_week last = ro_day_week(read_day("2024-12-30"));
    assert_int_equal(last.year, 2025);
    assert_int_equal(last.week, 1);
}

static void no_days(void **state) {
    (void)state;
    static const char *const none[] = {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1",   "20240101",
                                       "2024-04-31", "2024-08-2x", "",           "2024-08-230"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(read_day(none[i]), RO_NO_DAY);
    assert_int_equal(ro_day_of((ro_date){2023, 2, 29}), RO_NO_DAY);
    assert_string_equal(ro_day_write(RO_NO_DAY).text, "");
}

static void open_days(void **state) {
    (void)state;
    static const struct {
        const char *value;
        bool ahead;
        const char *published, *day;
    } cases[] = {
        {"XXXX-WXX-5", false, "2024-08-23", "2024-08-23"},
        {"XXXX-WXX-5", true, "2024-08-23", "2024-08-30"},
        {"XXXX-WXX-4", false, "2024-08-23", "2024-08-22"},
        {"XXXX-WXX-4", true, "2024-08-23", "2024-08-29"},
        {"XXXX-10-07", false, "2024-08-23", "2023-10-07"},
        {"XXXX-10-07", true, "2024-08-23", "2024-10-07"},
        {"XXXX-02-29", false, "2023-08-23", "2020-02-29"},
        {"", false, "2024-08-23", "2024-08-23"},
        {"XXXX-WXX", false, "2024-08-23", ""},
        {"XXXX-13-40", false, "2024-08-23", ""},
        {"P11M", false, "2024-08-23", ""},
        {"XXXX-WXX-8", false, "2024-08-23", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ro_slice value = ro_slice_of(cases[i].value, strlen(cases[i].value));
        ro_day day = ro_day_open(value, cases[i].ahead, read_day(cases[i].published));
        assert_string_equal(ro_day_write(day).text, cases[i].day);
    }
    assert_int_equal(ro_day_open(RO_LITERAL("XXXX-WXX-5"), false, RO_NO_DAY), RO_NO_DAY);
}

static ro_day_text first_of(const char *text) {
    return ro_day_write(ro_period_first(ro_slice_of(text, strlen(text))));
}

static ro_day_text last_of(const char *text) {
    return ro_day_write(ro_period_last(ro_slice_of(text, strlen(text))));
}

static void periods(void **state) {
    (void)state;
    assert_string_equal(first_of("2024").text, "2024-01-01");
    assert_string_equal(last_of("2024").text, "2024-12-31");
    assert_string_equal(first_of("2024-02").text, "2024-02-01");
    assert_string_equal(last_of("2024-02").text, "2024-02-29");
    assert_string_equal(first_of("2024-02-03").text, "2024-02-03");
    assert_string_equal(last_of("2024-02-03T10:00").text, "2024-02-03");
    static const char *const none[] = {"",        "202",     "2024-",   "2024-2",     "2024-13",
                                       "2024-Q1", "XXXX-02", "2024/02", "2024-02-30", "2024-W31"};
    for (size_t n = 0; n < sizeof none / sizeof *none; n++) {
        assert_string_equal(first_of(none[n]).text, "");
        assert_string_equal(last_of(none[n]).text, "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_there_and_back),
        cmocka_unit_test(days_known),
        cmocka_unit_test(periods),
        cmocka_unit_test(no_days),
        cmocka_unit_test(open_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
