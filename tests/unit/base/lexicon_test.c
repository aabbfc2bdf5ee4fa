#include "check.h"

#include "base/error.h"
#include "base/lexicon.h"
#include "base/resource.h"

static void finds_rows_by_key(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_lexicon lexicon;
    ro_slice tsv = RO_LITERAL("# origin: here\nsay\tspeech\tassert\n\nvow\tspeech\r\nsay\twriting\n");
    assert_int_equal(ro_lexicon_read(&arena, "t", tsv, 3, &lexicon, NULL), 0);
    assert_int_equal(lexicon.row_count, 3);
    uint32_t row = ro_lexicon_find(&lexicon, RO_LITERAL("say"));
    assert_slice(ro_lexicon_cell(&lexicon, row, 2), "assert");
    row = ro_lexicon_next(&lexicon, row);
    assert_slice(ro_lexicon_cell(&lexicon, row, 1), "writing");
    assert_slice(ro_lexicon_cell(&lexicon, row, 2), "");
    assert_int_equal(ro_lexicon_next(&lexicon, row), RO_NONE);
    assert_slice(ro_lexicon_cell(&lexicon, ro_lexicon_find(&lexicon, RO_LITERAL("vow")), 1), "speech");
    assert_int_equal(ro_lexicon_find(&lexicon, RO_LITERAL("Say")), RO_NONE);
    ro_arena_free(&arena);
}

static void finds_each_of_many(void **state) {
    (void)state;
    ro_arena arena = {0};
    char tsv[40000];
    size_t length = 0;
    for (int i = 0; i < 3000; i++)
        length += (size_t)snprintf(tsv + length, sizeof tsv - length, "k%d\t%d\n", i, i);
    ro_lexicon lexicon;
    assert_int_equal(ro_lexicon_read(&arena, "t", ro_slice_of(tsv, length), 2, &lexicon, NULL), 0);
    for (int i = 0; i < 3000; i++) {
        char key[16];
        int key_length = snprintf(key, sizeof key, "k%d", i);
        assert_int_equal(ro_lexicon_find(&lexicon, ro_slice_of(key, (size_t)key_length)), i);
    }
    ro_arena_free(&arena);
}

static void refuses_bad_rows(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_lexicon lexicon;
    readout_error error;
    assert_int_equal(ro_lexicon_read(&arena, "t.tsv", RO_LITERAL("a\tb\n\tc\n"), 2, &lexicon, &error),
                     READOUT_BAD_MODEL);
    assert_non_null(strstr(error.message, "t.tsv: line 2"));
    assert_int_equal(ro_lexicon_read(&arena, "t", RO_LITERAL("a\tb\tc\n"), 2, &lexicon, &error),
                     READOUT_BAD_MODEL);
    assert_int_equal(ro_lexicon_load(&arena, "data/none.tsv", 2, &lexicon, &error), READOUT_BAD_MODEL);
    ro_arena_free(&arena);
}

static void an_empty_table_finds_nothing(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_lexicon lexicon;
    assert_int_equal(ro_lexicon_read(&arena, "t", (ro_slice){"", 0}, 1, &lexicon, NULL), 0);
    assert_int_equal(ro_lexicon_find(&lexicon, RO_LITERAL("a")), RO_NONE);
    ro_arena_free(&arena);
}

static void errors_are_one_line(void **state) {
    (void)state;
    readout_error error;
    assert_int_equal(ro_fail(&error, READOUT_IO, "bad\nname \x1b[31m%d", 5), READOUT_IO);
    assert_string_equal(error.message, "bad name  [31m5");
    assert_int_equal(ro_fail(NULL, READOUT_IO, "x"), READOUT_IO);
    assert_null(ro_resource_find("data/none").ptr);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_rows_by_key),   cmocka_unit_test(finds_each_of_many),
        cmocka_unit_test(refuses_bad_rows),    cmocka_unit_test(an_empty_table_finds_nothing),
        cmocka_unit_test(errors_are_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
