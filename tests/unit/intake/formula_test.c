/* The language of formulas. */
#include "check.h"

#include "intake/formula.h"

typedef struct {
    ro_arena arena;
    ro_lexicon name_words, date_words;
    readout_error error;
} fixture;

static int make(void **state) {
    static fixture f;
    f = (fixture){0};
    *state = &f;
    int status = ro_lexicon_load(&f.arena, "data/intake/name_words.tsv", 2, &f.name_words, &f.error);
    return status ? status
                  : ro_lexicon_load(&f.arena, "data/intake/date_words.tsv", 4, &f.date_words, &f.error);
}

static int end(void **state) {
    ro_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static int read_row(fixture *f, const char *row, const ro_formulas **formulas) {
    return ro_formulas_read(&f->arena, "test.tsv", ro_slice_of(row, strlen(row)), &f->name_words,
                            &f->date_words, formulas, &f->error);
}

static bool fits(fixture *f, const char *row, const char *line, unsigned zones) {
    const ro_formulas *formulas;
    ro_line_tokens tokens;
    ro_formula_match match;
    ro_slice text = ro_slice_of(line, strlen(line));
    assert_int_equal(read_row(f, row, &formulas), 0);
    assert_true(ro_line_tokens_cut(text, (ro_span){0, (uint32_t)text.len}, &f->name_words, &tokens));
    bool found = ro_formulas_match(formulas, text, &tokens, 0, tokens.count, zones, &match);
    /* What cannot fit must be told beforehand. */
    assert_true(!found || ro_formulas_may(formulas, text, zones));
    return found;
}

static void words_alternatives_and_options(void **state) {
    fixture *f = *state;
    static const char row[] = "any\tskip\tsign|log up|in ?now\t";
    assert_true(fits(f, row, "Sign up", RO_ZONE_MIDDLE));
    assert_true(fits(f, row, "• LOG IN NOW.", RO_ZONE_MIDDLE));
    assert_false(fits(f, row, "Sign up later", RO_ZONE_MIDDLE));
    assert_false(fits(f, row, "Please sign up", RO_ZONE_MIDDLE));
    assert_false(fits(f, row, "“Sign up”", RO_ZONE_MIDDLE));
    assert_false(fits(f, row, "Sign", RO_ZONE_MIDDLE));
}

static void zones_hold(void **state) {
    fixture *f = *state;
    assert_true(fits(f, "end\tskip\tthe end\t", "The end", RO_ZONE_MIDDLE | RO_ZONE_END));
    assert_false(fits(f, "end\tskip\tthe end\t", "The end", RO_ZONE_MIDDLE | RO_ZONE_TOP));
    assert_true(fits(f, "edge\tskip\tthe end\t", "The end", RO_ZONE_TOP));
    assert_false(fits(f, "edge\tskip\tthe end\t", "The end", RO_ZONE_MIDDLE));
}

static void slots(void **state) {
    fixture *f = *state;
    assert_true(fits(f, "end\tcredit\t<people> contributed\t",
                     "Ada Quill, Beno de la Orr and The Post contributed.", RO_ZONE_END));
    assert_false(fits(f, "end\tcredit\t<people> contributed\t", "everyone contributed", RO_ZONE_END));
    assert_true(
        fits(f, "top\tdate\tposted <date> ?<few>\t", "Posted Aug. 23, 2024 5 p.m. ET in World", RO_ZONE_TOP));
    assert_false(fits(f, "top\tdate\tposted <date>\t", "Posted by hand in 2024", RO_ZONE_TOP));
    assert_true(fits(f, "any\tskip\tfollow <handle>\t", "Follow @adaquill", RO_ZONE_MIDDLE));
    assert_false(fits(f, "any\tskip\tfollow <handle>\t", "Follow Ada", RO_ZONE_MIDDLE));
    assert_true(fits(f, "any\tskip\t<short> read more\t", "Envoys leave Abali Read more", RO_ZONE_MIDDLE));
    assert_false(
        fits(f, "any\tskip\t<short> read more\t", "Envoys left. They did not read more", RO_ZONE_MIDDLE));
    assert_true(fits(f, "any\tskip\ta <any> b\t", "A b", RO_ZONE_MIDDLE));
    assert_true(fits(f, "any\tskip\t<few> <bar> <few>\t", "World | Abali", RO_ZONE_TOP));
}

static void captures_are_in_order(void **state) {
    fixture *f = *state;
    const ro_formulas *formulas;
    ro_line_tokens tokens;
    ro_formula_match match;
    ro_slice text = RO_LITERAL("Reporting by Ada Quill; editing by Beno Orr");
    assert_int_equal(read_row(f, "end\tcredit\treporting by <people> ; editing by <people>\ta,b", &formulas),
                     0);
    assert_true(ro_line_tokens_cut(text, (ro_span){0, (uint32_t)text.len}, &f->name_words, &tokens));
    assert_true(ro_formulas_match(formulas, text, &tokens, 0, tokens.count, RO_ZONE_END, &match));
    assert_int_equal(match.capture_count, 2);
    assert_int_equal(match.captures[0].begin, 2);
    assert_int_equal(match.captures[0].end, 4);
    assert_int_equal(match.captures[1].begin, 7);
    assert_slice(match.detail, "a,b");
}

/* Wildcards in a row on a line of many tokens: the work must stay small. */
static void wildcards_do_not_multiply(void **state) {
    fixture *f = *state;
    char line[RO_LINE_BYTES + 1];
    memset(line, 0, sizeof line);
    for (unsigned i = 0; i < RO_LINE_TOKENS - 1; i++)
        memcpy(line + 2 * i, "a ", 2);
    assert_false(fits(f, "any\tskip\ta <any> a <any> a <any> a <any> a <any> a <any> a <any> b\t", line,
                      RO_ZONE_MIDDLE));
}

static void bad_rows_are_said(void **state) {
    fixture *f = *state;
    const ro_formulas *formulas;
    assert_int_equal(read_row(f, "any\tskip\tone |two\t", &formulas), READOUT_BAD_MODEL);
    assert_string_equal(f->error.message, "test.tsv: cannot understand 'one |two'");
    assert_int_equal(read_row(f, "nowhere\tskip\tone\t", &formulas), READOUT_BAD_MODEL);
    assert_int_equal(read_row(f, "any\tskip\t<nobody>\t", &formulas), READOUT_BAD_MODEL);
    assert_int_equal(read_row(f, "any\tskip\ta b c d e f g h i j k l m n o p q\t", &formulas),
                     READOUT_BAD_MODEL);
}

static void abbreviations_keep_their_stop(void **state) {
    fixture *f = *state;
    ro_line_tokens tokens;
    ro_slice text = RO_LITERAL("R. Orr left St. Brennac for the U.S. at 5 p.m. on Aug. 3. He left.");
    assert_true(ro_line_tokens_cut(text, (ro_span){0, (uint32_t)text.len}, &f->name_words, &tokens));
    unsigned stops = 0;
    for (uint32_t i = 0; i < tokens.count; i++)
        stops += !tokens.items[i].word;
    assert_int_equal(stops, 2);
}

int main(void) {
#define TEST(test) cmocka_unit_test_setup_teardown(test, make, end)
    const struct CMUnitTest tests[] = {
        TEST(words_alternatives_and_options),
        TEST(zones_hold),
        TEST(slots),
        TEST(captures_are_in_order),
        TEST(wildcards_do_not_multiply),
        TEST(bad_rows_are_said),
        TEST(abbreviations_keep_their_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
