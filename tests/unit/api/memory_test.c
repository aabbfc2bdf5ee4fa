/* What reading one long article takes, as its arenas count it: the process's own size is another under a
 * sanitizer. */
#include "check.h"

#include "api/reader.h"
#include "base/buffer.h"

/* Long enough to be read in parts. The most that a kind of text takes here is 36 MB; the prose would take 74
 * if its statements were read as a whole. */
enum { BYTES = 400000, MOST = 42000000 };

static int open_reader(void **state) {
    readout_error error;
    return readout_reader_open(NULL, (readout_reader **)state, &error);
}

static int close_reader(void **state) {
    readout_reader_close(*state);
    return 0;
}

static int read_text(const readout_reader *reader, ro_desk *desk, ro_slice text, readout_error *error) {
    ro_raw raw = {.form = RO_RAW_TEXT, .id = RO_LITERAL("long.txt"), .bytes = text};
    int status = ro_desk_open(reader, desk, &raw, error);
    return status ? status : ro_desk_read(reader, desk, error);
}

/* The pieces over and over, up to `bytes`; "#" is a number that grows, so that no line repeats another: such
 * are skipped. */
static ro_buffer repeated(const char *const *pieces, uint32_t count, size_t bytes) {
    ro_buffer text = {0};
    for (uint32_t i = 0; text.length < bytes; i++)
        for (const char *c = pieces[i % count]; *c; c++)
            if (*c == '#')
                ro_buffer_number(&text, i);
            else
                ro_buffer_byte(&text, *c);
    return text;
}

static void check_most(const readout_reader *reader, const char *const *pieces, uint32_t count) {
    ro_buffer text = repeated(pieces, count, BYTES);
    ro_desk desk = {0};
    readout_error error = {0};
    if (read_text(reader, &desk, ro_buffer_slice(&text), &error))
        fail_msg("\"%s…\": %s", pieces[0], error.message);
    if (desk.budget.most > MOST)
        fail_msg("\"%s…\": %zu bytes", pieces[0], desk.budget.most);
    assert_true(desk.budget.held <= desk.budget.most);
    ro_desk_close(reader, &desk);
    assert_int_equal(desk.budget.held, 0);
    ro_buffer_free(&text);
}

#define CHECK_MOST(...)                                                                                      \
    do {                                                                                                     \
        const char *const pieces[] = {__VA_ARGS__};                                                          \
        check_most(*state, pieces, sizeof pieces / sizeof *pieces);                                          \
    } while (0)

static void prose_takes_little(void **state) {
    CHECK_MOST(
        "The council of Orlia met on Monday to hear what the engineers had found under the old bridge. ",
        "At least # lorries had crossed it that morning, and Dana Ilves, the minister, knew of it.\n\n");
}

static void statements_take_little(void **state) {
    CHECK_MOST("“We are close,” Dana Ilves said on Monday. ",
               "The envoy told reporters that no deal was near on road #. ", "Milo Tarn denied it.\n\n");
}

static void names_take_little(void **state) {
    CHECK_MOST("Dana Ilves, ", "Milo Tarn of Orlia #, ", "the Vardane Harbour Board, ", "Ms. Ilves, ");
}

static void numbers_and_times_take_little(void **state) {
    CHECK_MOST("At 10:45 on 12 March 2031 # of them, 5 percent, left. ");
}

static void marks_take_little(void **state) {
    CHECK_MOST("“ ”", "\" , ", "😀 ");
}

static void lines_take_little(void **state) {
    CHECK_MOST("It rained # times.\n", "Yes!\n\n");
}

static void one_word_takes_little(void **state) {
    CHECK_MOST("withoutspaces");
}

static void what_takes_too_much_is_refused_with_the_reason(void **state) {
    const char *const pieces[] = {"\"", "."};
    ro_buffer text = repeated(pieces, 2, RO_MAX_TEXT);
    ro_desk desk = {0};
    readout_error error = {0};
    assert_int_equal(read_text(*state, &desk, ro_buffer_slice(&text), &error), READOUT_TOO_LARGE);
    assert_non_null(strstr(error.message, "memory"));
    assert_true(desk.budget.most <= desk.budget.limit);
    ro_desk_close(*state, &desk);
    ro_buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_takes_little),
        cmocka_unit_test(statements_take_little),
        cmocka_unit_test(names_take_little),
        cmocka_unit_test(numbers_and_times_take_little),
        cmocka_unit_test(marks_take_little),
        cmocka_unit_test(lines_take_little),
        cmocka_unit_test(one_word_takes_little),
        cmocka_unit_test(what_takes_too_much_is_refused_with_the_reason),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
