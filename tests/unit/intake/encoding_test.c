/* Every way an encoding is found, and what is no text. */
#include "check.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "intake/encoding.h"
#include "intake/limits.h"

typedef struct {
    ro_arena tables, arena;
    ro_lexicon labels;
    readout_error error;
} fixture;

static int make(void **state) {
    static fixture f;
    f = (fixture){0};
    *state = &f;
    return ro_lexicon_load(&f.tables, "data/intake/encodings.tsv", 2, &f.labels, &f.error);
}

static int end(void **state) {
    fixture *f = *state;
    ro_arena_free(&f->tables);
    ro_arena_free(&f->arena);
    return 0;
}

static void becomes(fixture *f, ro_slice bytes, const char *declared, const char *expected) {
    ro_slice text;
    int status = ro_encoding_to_utf8(&f->labels, bytes, ro_slice_of(declared, strlen(declared)), RO_MAX_FILE,
                                     &f->arena, &text, &f->error);
    assert_int_equal(status, 0);
    assert_slice(text, expected);
    assert_int_equal(ro_utf8_valid(text), text.len);
}

static void utf8_stays(void **state) {
    fixture *f = *state;
    ro_slice bytes = RO_LITERAL("Köves “said”\r\n"), text;
    assert_int_equal(ro_encoding_to_utf8(&f->labels, bytes, RO_LITERAL("windows-1252"), RO_MAX_FILE,
                                         &f->arena, &text, NULL),
                     0);
    assert_ptr_equal(text.ptr, bytes.ptr);
    assert_int_equal(text.len, bytes.len);
    becomes(f, RO_LITERAL("\xef\xbb\xbfText"), "", "Text");
    becomes(f, RO_LITERAL(""), "", "");
}

static void utf16_and_utf32_are_found(void **state) {
    fixture *f = *state;
    becomes(f, RO_LITERAL("\xff\xfeT\0a\0l\0k\0s\0"), "", "Talks");
    becomes(f, RO_LITERAL("\xfe\xff\0T\0a\0l\0k\0s"), "", "Talks");
    becomes(f, RO_LITERAL("T\0a\0l\0k\0s\0 \0\x1c\x20g\0o\0 \0o\0n\0\x1d\x20"), "", "Talks “go on”");
    becomes(f, RO_LITERAL("\0T\0a\0l\0k\0s\0 \0g\0o"), "", "Talks go");
    becomes(f, RO_LITERAL("\xff\xfe\0\0T\0\0\0o\0\0\0"), "", "To");
    becomes(f, RO_LITERAL("\0\0\0T\0\0\0a\0\0\0l\0\0\0k"), "", "Talk");
}

static void declared_encodings_are_used(void **state) {
    fixture *f = *state;
    becomes(f, RO_LITERAL("\xcf\xf0\xe8\xe2\xe5\xf2"), "windows-1251", "Привет");
    becomes(f, RO_LITERAL("Caf\xe9 \x93so\x94"), "iso-8859-1", "Café “so”");
    becomes(f, RO_LITERAL("\x93\xfa\x96\x7b"), "shift_jis", "日本");
    becomes(f, RO_LITERAL("Caf\xe9"), "no-such-label", "Café");
}

static void few_odd_bytes_in_english_are_windows_1252(void **state) {
    fixture *f = *state;
    becomes(f, RO_LITERAL("\x93There has been progress,\x94 said the minister\x92s spokesman \x96 and left."),
            "", "“There has been progress,” said the minister’s spokesman – and left.");
}

static void other_scripts_are_detected(void **state) {
    fixture *f = *state;
    becomes(f,
            RO_LITERAL(
                "\xd0\xc5\xd2\xc5\xc7\xcf\xd7\xcf\xd2\xd9 \xd0\xd2\xcf\xc4\xcf\xcc\xd6\xc1\xc0\xd4\xd3\xd1 "
                "\xd7 \xd3\xd4\xcf\xcc\xc9\xc3\xc5, \xd3\xcb\xc1\xda\xc1\xcc \xcd\xc9\xce\xc9\xd3\xd4\xd2"),
            "", "переговоры продолжаются в столице, сказал министр");
}

static void a_few_bad_bytes_do_not_make_utf8_another_encoding(void **state) {
    fixture *f = *state;
    becomes(f, RO_LITERAL("Márta Köves: “so” – he\xff said, “yes”."), "",
            "Márta Köves: “so” – he\xef\xbf\xbd said, “yes”.");
}

static void binary_is_refused(void **state) {
    fixture *f = *state;
    ro_slice text;
    char noise[512];
    for (unsigned i = 0; i < sizeof noise; i++)
        noise[i] = (char)(i * 2654435761u >> 13);
    assert_int_equal(ro_encoding_to_utf8(&f->labels, ro_slice_of(noise, sizeof noise), (ro_slice){"", 0},
                                         RO_MAX_FILE, &f->arena, &text, &f->error),
                     READOUT_BAD_INPUT);
    assert_string_equal(f->error.message, "binary data, not text");
}

static void the_limit_holds_after_conversion(void **state) {
    fixture *f = *state;
    ro_slice text;
    /* Three bytes each in UTF-8. */
    ro_slice wide = RO_LITERAL("\xff\xfe\x1c\x20\x1c\x20\x1c\x20\x1c\x20");
    assert_int_equal(ro_encoding_to_utf8(&f->labels, wide, (ro_slice){"", 0}, 12, &f->arena, &text, NULL), 0);
    assert_int_equal(
        ro_encoding_to_utf8(&f->labels, wide, (ro_slice){"", 0}, 11, &f->arena, &text, &f->error),
        READOUT_TOO_LARGE);
}

static void declarations_are_found(void **state) {
    (void)state;
    char room[RO_DECLARED_ROOM];
    assert_slice(ro_encoding_declared(RO_LITERAL("<html><head><META CHARSET=\"Windows-1251\">"), room),
                 "windows-1251");
    assert_slice(ro_encoding_declared(
                     RO_LITERAL("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>"), room),
                 "koi8-r");
    assert_slice(ro_encoding_declared(RO_LITERAL("<?xml version='1.0' encoding='ISO-8859-2'?><rss/>"), room),
                 "iso-8859-2");
    assert_slice(ro_encoding_declared(RO_LITERAL("<p>The charset of the coin</p>"), room), "");
    assert_slice(ro_encoding_declared(RO_LITERAL(""), room), "");
}

int main(void) {
#define TEST(test) cmocka_unit_test_setup_teardown(test, make, end)
    const struct CMUnitTest tests[] = {
        TEST(utf8_stays),
        TEST(utf16_and_utf32_are_found),
        TEST(declared_encodings_are_used),
        TEST(few_odd_bytes_in_english_are_windows_1252),
        TEST(other_scripts_are_detected),
        TEST(a_few_bad_bytes_do_not_make_utf8_another_encoding),
        TEST(binary_is_refused),
        TEST(the_limit_holds_after_conversion),
        TEST(declarations_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
