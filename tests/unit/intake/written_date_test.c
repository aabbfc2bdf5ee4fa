/* Dates on cases as text. */
#include "check.h"

#include "cases.h"
#include "intake/written_date.h"

typedef struct {
    ro_arena tables, arena;
    ro_lexicon words;
} fixture;

static void find(void *context, ro_slice input, ro_buffer *found) {
    fixture *f = context;
    ro_written_date date;
    if (ro_written_date_parse(&f->words, input, &date))
        ro_buffer_add(found, ro_written_date_format(&f->arena, &date));
}

static void the_cases_are_right(void **state) {
    (void)state;
    fixture f = {0};
    assert_int_equal(ro_lexicon_load(&f.tables, "data/intake/date_words.tsv", 4, &f.words, NULL), 0);
    bool right = cases_hold(READOUT_ROOT "/tests/cases/intake/dates.txt", find, &f, 1, 0);
    ro_arena_free(&f.tables);
    ro_arena_free(&f.arena);
    assert_true(right);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_cases_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
