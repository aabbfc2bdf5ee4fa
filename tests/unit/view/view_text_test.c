/* Widths, neutralising, clipping, wrapping, tables, dates, numbers. */
#include "view/date.h"
#include "view/label.h"
#include "view/table.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static ro_slice text_of(const char *text) {
    return ro_slice_of(text, strlen(text));
}

static void assert_put(const char *in, const char *out) {
    ro_buffer buffer = {0};
    ro_text_put(&buffer, text_of(in));
    ro_buffer_byte(&buffer, 0);
    assert_string_equal(buffer.bytes, out);
    ro_buffer_free(&buffer);
}

static void counts_columns(void **state) {
    (void)state;
    assert_int_equal(ro_text_width(text_of("plain")), 5);
    assert_int_equal(ro_text_width(text_of("Naïve – “said”")), 14);
    assert_int_equal(ro_text_width(text_of("e\u0301te\u0301")), 3);
    assert_int_equal(ro_text_width(text_of("船を")), 4);
    assert_int_equal(ro_text_width(text_of("🚢")), 2);
    assert_int_equal(ro_text_width(text_of("שלום")), 4);
    assert_int_equal(ro_text_width(text_of("  two \n words ")), 9);
    assert_int_equal(ro_text_width(text_of("")), 0);
}

static void lets_nothing_act_on_the_terminal(void **state) {
    (void)state;
    assert_put("a\033[31mred\033[0m\007b", "a[31mred[0m b");
    assert_put("a\rb\tc\nd", "a b c d");
    assert_put("a\u202Eb\u2066c\u200Fd\xC2\xAD"
               "e\u2028f",
               "abcde f");
    assert_put("c1 \xC2\x9B"
               "31m end",
               "c1 31m end");
    assert_put("bad \xFF\xC3 bytes", "bad \uFFFD\uFFFD bytes");
    assert_put("private \uE000", "private \uFFFD");
    assert_put("x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301y",
               "x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301y");
}

static void fits_a_cell(void **state) {
    (void)state;
    static const struct {
        const char *in;
        unsigned width;
        bool right;
        const char *out;
    } cases[] = {
        {"abc", 5, false, "abc  "},    {"abc", 5, true, "  abc"},    {"abcdef", 5, false, "abcd…"},
        {"船船船", 5, false, "船船…"}, {"船船船", 4, false, "船… "}, {"ab cd", 4, false, "ab… "},
        {"abc", 0, false, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ro_buffer buffer = {0};
        ro_text_fit(&buffer, text_of(cases[i].in), cases[i].width, cases[i].right);
        ro_buffer_byte(&buffer, 0);
        assert_string_equal(buffer.bytes, cases[i].out);
        ro_buffer_free(&buffer);
    }
}

static void assert_clip(const char *in, unsigned width, const char *out, bool cut) {
    bool was_cut;
    ro_slice clipped = ro_text_clip(text_of(in), width, &was_cut);
    assert_int_equal(was_cut, cut);
    assert_int_equal(clipped.len, strlen(out));
    assert_memory_equal(clipped.ptr, out, clipped.len);
}

static void clips_at_words(void **state) {
    (void)state;
    assert_clip("one two three", 20, "one two three", false);
    assert_clip("one two three", 13, "one two three", false);
    assert_clip("one two three", 12, "one two", true);
    assert_clip("unbreakable", 4, "unbr", true);
}

/* Every line within the width, none ending in a space. */
static void assert_lines(const ro_buffer *buffer, unsigned width) {
    ro_slice rest = ro_buffer_slice(buffer), line;
    while (ro_slice_line(&rest, &line)) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ')
            indent++;
        assert_true(indent + ro_text_width(line) <= width);
        assert_true(line.len == 0 || line.ptr[line.len - 1] != ' ');
    }
}

static void wraps_at_any_width(void **state) {
    (void)state;
    const char *text = "“Wir” – a ludicrouslylongwordthatdoesnotfitanywhere, 船船船船船船船船船船船船船 and "
                       "e\u0301te\u0301 🚢🚢🚢 on.";
    for (unsigned width = 20; width < 100; width++) {
        ro_buffer buffer = {0};
        ro_sheet sheet;
        ro_sheet_open(&sheet, &buffer, &(readout_look){.width = width});
        for (unsigned indent = 0; indent < 12; indent++) {
            ro_sheet_begin(&sheet, indent, 11 - indent);
            ro_sheet_text(&sheet, RO_STRONG, text);
            ro_sheet_text(&sheet, RO_PLAIN, text);
            ro_sheet_end(&sheet);
        }
        assert_int_equal(ro_sheet_close(&sheet, NULL), 0);
        assert_lines(&buffer, width);
        ro_buffer_free(&buffer);
    }
}

static void assert_sheet(const readout_look *look, const char *expected) {
    ro_buffer buffer = {0};
    ro_sheet sheet;
    ro_sheet_open(&sheet, &buffer, look);
    ro_sheet_begin(&sheet, 2, 4);
    ro_sheet_text(&sheet, RO_STRONG, "Ida Renn");
    ro_sheet_text(&sheet, RO_PLAIN, ", envoy: ");
    ro_sheet_text(&sheet, RO_CYAN, "said so at length");
    ro_sheet_end(&sheet);
    assert_int_equal(ro_sheet_close(&sheet, NULL), 0);
    ro_buffer_byte(&buffer, 0);
    assert_string_equal(buffer.bytes, expected);
    ro_buffer_free(&buffer);
}

static void styles_only_when_asked(void **state) {
    (void)state;
    assert_sheet(&(readout_look){.width = 26}, "  Ida Renn, envoy: said so\n    at length\n");
    assert_sheet(&(readout_look){.width = 26, .color = true},
                 "  \033[1mIda Renn\033[0m, envoy: \033[36msaid so\033[0m\n\033[36m    at length\033[0m\n");
    assert_sheet(NULL, "  Ida Renn, envoy: said so at length\n");
    assert_sheet(&(readout_look){.width = 3}, "  Ida Renn, envoy:\n    said so at\n    length\n");
}

static void assert_table(unsigned width, const char *expected) {
    static const ro_table_column columns[] = {{.title = "id", .least = 3, .drop = 2, .faint = true},
                                              {.title = "who", .least = 6},
                                              {.title = "times", .least = 5, .drop = 1, .right = true},
                                              {.title = "words", .least = 8}};
    const ro_slice cells[] = {
        text_of("s1"), text_of("Ida Renn"),   text_of("12"), text_of("We came to open the lock"),
        text_of("s2"), text_of("Tomas Vale"), text_of("3"),  text_of("No")};
    ro_buffer buffer = {0};
    ro_sheet sheet;
    ro_sheet_open(&sheet, &buffer, &(readout_look){.width = width});
    ro_table_put(&sheet, columns, 4, cells, 2);
    assert_int_equal(ro_sheet_close(&sheet, NULL), 0);
    assert_lines(&buffer, width);
    ro_buffer_byte(&buffer, 0);
    assert_string_equal(buffer.bytes, expected);
    ro_buffer_free(&buffer);
}

static void tables_shrink(void **state) {
    (void)state;
    assert_table(80, "id  who         times  words\n"
                     "s1  Ida Renn       12  We came to open the lock\n"
                     "s2  Tomas Vale      3  No\n");
    assert_table(40, "id  who         times  words\n"
                     "s1  Ida Renn       12  We came to open…\n"
                     "s2  Tomas Vale      3  No\n");
    assert_table(30, "id  who       times  words\n"
                     "s1  Ida Renn     12  We came…\n"
                     "s2  Tomas V…      3  No\n");
    assert_table(22, "who         words\n"
                     "Ida Renn    We came t…\n"
                     "Tomas Vale  No\n");
}

static void assert_slice(ro_slice slice, const char *expected) {
    assert_int_equal(slice.len, strlen(expected));
    assert_memory_equal(slice.ptr, expected, slice.len);
}

static void writes_dates(void **state) {
    (void)state;
    ro_arena arena = {0};
    assert_slice(ro_date_text(&arena, text_of("2024-08-23"), RO_DATE_WEEKDAY), "Fri 23 Aug 2024");
    assert_slice(ro_date_text(&arena, text_of("2024-02-29T10:00:00Z"), RO_DATE_SHORT), "29 Feb 2024");
    assert_slice(ro_date_text(&arena, text_of("2024-08"), RO_DATE_WEEKDAY), "Aug 2024");
    assert_slice(ro_date_text(&arena, text_of("2024"), RO_DATE_WEEKDAY), "2024");
    assert_slice(ro_date_text(&arena, text_of("2024-W34"), RO_DATE_WEEKDAY), "2024-W34");
    assert_slice(ro_date_text(&arena, text_of("2024-13-40"), RO_DATE_SHORT), "2024-13-40");
    assert_slice(ro_date_text(&arena, (ro_slice){0}, RO_DATE_SHORT), "date unknown");
    assert_slice(ro_date_range(&arena, text_of("2024-05-03"), text_of("2024-08-21")), "3 May – 21 Aug 2024");
    assert_slice(ro_date_range(&arena, text_of("2024-08-03"), text_of("2024-08-21")), "3–21 Aug 2024");
    assert_slice(ro_date_range(&arena, text_of("2023-08-03"), text_of("2024-08-21")),
                 "3 Aug 2023 – 21 Aug 2024");
    assert_slice(ro_date_range(&arena, text_of("2024-08-03"), text_of("2024-08-03")), "3 Aug 2024");
    assert_slice(ro_date_range(&arena, (ro_slice){0}, (ro_slice){0}), "dates unknown");
    ro_arena_free(&arena);
}

static void writes_numbers(void **state) {
    (void)state;
    ro_arena arena = {0};
    assert_slice(ro_label_number(&arena, 0), "0");
    assert_slice(ro_label_number(&arena, 1.0 / 3), "0.33");
    assert_slice(ro_label_number(&arena, 2.125), "2.125");
    assert_slice(ro_label_number(&arena, 999), "999");
    assert_slice(ro_label_number(&arena, 39000), "39,000");
    assert_slice(ro_label_number(&arena, -1234567), "-1,234,567");
    assert_slice(ro_label_number(&arena, 1234.5), "1,234.5");
    assert_slice(ro_label_number(&arena, 1e300), "1e+300");
    assert_slice(ro_label_value(&arena, 39000, NAN, RO_MORE_THAN), "more than 39,000");
    assert_slice(ro_label_value(&arena, 30, 40, RO_BETWEEN), "30–40");
    assert_slice(ro_label_value(&arena, 3e9, 4e9, RO_BETWEEN), "3–4 billion");
    assert_slice(ro_label_value(&arena, 900000, 1.5e6, RO_BETWEEN), "900,000–1.5 million");
    assert_slice(ro_label_value(&arena, 1234567, NAN, RO_EXACT), "1,234,567");
    assert_slice(ro_label_value(&arena, -2.25e12, NAN, RO_AROUND), "about -2.25 trillion");
    assert_slice(ro_label_value(&arena, 115, NAN, RO_SOME), "some 115");
    assert_slice(ro_label_value(&arena, 7, 7, RO_EXACT), "7");
    ro_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_columns),     cmocka_unit_test(lets_nothing_act_on_the_terminal),
        cmocka_unit_test(fits_a_cell),        cmocka_unit_test(clips_at_words),
        cmocka_unit_test(wraps_at_any_width), cmocka_unit_test(styles_only_when_asked),
        cmocka_unit_test(tables_shrink),      cmocka_unit_test(writes_dates),
        cmocka_unit_test(writes_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
