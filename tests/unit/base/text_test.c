#include "check.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <math.h>

static void cuts_lines(void **state) {
    (void)state;
    ro_slice rest = RO_LITERAL("one\r\ntwo\n\nlast"), line;
    const char *expected[] = {"one", "two", "", "last"};
    for (int i = 0; i < 4; i++) {
        assert_true(ro_slice_line(&rest, &line));
        assert_slice(line, expected[i]);
    }
    assert_false(ro_slice_line(&rest, &line));
}

static void cuts_fields(void **state) {
    (void)state;
    ro_slice rest = RO_LITERAL("a\t\tb\t"), field;
    const char *expected[] = {"a", "", "b", ""};
    for (int i = 0; i < 4; i++) {
        assert_true(ro_slice_field(&rest, '\t', &field));
        assert_slice(field, expected[i]);
    }
    assert_false(ro_slice_field(&rest, '\t', &field));
}

static void orders_slices(void **state) {
    (void)state;
    assert_true(ro_slice_compare(RO_LITERAL("ab"), RO_LITERAL("abc")) < 0);
    assert_true(ro_slice_compare(RO_LITERAL("b"), RO_LITERAL("abc")) > 0);
    assert_int_equal(ro_slice_compare(RO_LITERAL("x"), RO_LITERAL("x")), 0);
    assert_slice(ro_slice_trim(RO_LITERAL(" \t a b \n")), "a b");
    assert_true(ro_slice_ends(RO_LITERAL("reported"), RO_LITERAL("ed")));
}

static void decodes_utf8(void **state) {
    (void)state;
    ro_slice text = RO_LITERAL("a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80\xFF");
    const uint32_t expected[] = {'a', 0xE9, 0x201C, 0x1F600, 0xFFFD};
    size_t at = 0;
    for (int i = 0; i < 5; i++) {
        unsigned length, back;
        assert_int_equal(ro_utf8_at(text, at, &length), expected[i]);
        at += length;
        assert_int_equal(ro_utf8_before(text, at, &back), expected[i]);
        assert_int_equal(back, length);
    }
    assert_int_equal(at, text.len);
    assert_int_equal(ro_utf8_valid(text), text.len - 1);
}

static void repairs_what_is_bad(void **state) {
    (void)state;
    ro_arena arena = {0};
    assert_slice(ro_utf8_repair(&arena, RO_LITERAL("a\xC0\x80z\xED\xA0\x80")),
                 "a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    ro_slice good = RO_LITERAL("good");
    assert_ptr_equal(ro_utf8_repair(&arena, good).ptr, good.ptr);
    ro_arena_free(&arena);
}

static void lowers_letters(void **state) {
    (void)state;
    ro_arena arena = {0};
    assert_slice(ro_utf8_lower(&arena, RO_LITERAL("ÉLAN Vital")), "élan vital");
    ro_arena_free(&arena);
}

static void counts_code_points(void **state) {
    (void)state;
    ro_arena arena = {0};
    char text[3000];
    size_t length = 0;
    uint32_t points_at[3001];
    for (uint32_t point = 0; length + 4 < sizeof text; point++) {
        unsigned put = ro_utf8_put(point % 3 ? 'x' : 0x201C, text + length);
        points_at[length] = point;
        length += put;
        points_at[length] = point + 1;
    }
    ro_utf8_index index;
    assert_int_equal(ro_utf8_index_make(&arena, ro_slice_of(text, length), &index), 0);
    for (uint32_t at = 0; at <= length; at++)
        if (at == length || ((unsigned char)text[at] & 0xC0) != 0x80)
            assert_int_equal(ro_utf8_index_points(&index, at), points_at[at]);
    ro_arena_free(&arena);
}

static void an_ascii_index_needs_no_table(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_utf8_index index;
    assert_int_equal(ro_utf8_index_make(&arena, RO_LITERAL("plain"), &index), 0);
    assert_null(index.counts);
    assert_int_equal(ro_utf8_index_points(&index, 5), 5);
    ro_arena_free(&arena);
}

static void writes_json(void **state) {
    (void)state;
    ro_buffer out = {0};
    ro_buffer_json(&out, RO_LITERAL("a\"b\\\n\x01</script>é"));
    assert_slice(ro_buffer_slice(&out), "\"a\\\"b\\\\\\n\\u0001\\u003c/script>é\"");
    ro_buffer_clear(&out);
    const double numbers[] = {39000, -1.5, NAN, INFINITY, 0};
    for (int i = 0; i < 5; i++) {
        ro_buffer_json_number(&out, numbers[i]);
        ro_buffer_byte(&out, ' ');
    }
    assert_slice(ro_buffer_slice(&out), "39000 -1.5 null null 0 ");
    ro_buffer_clear(&out);
    ro_buffer_number(&out, INT64_MIN);
    assert_slice(ro_buffer_slice(&out), "-9223372036854775808");
    ro_buffer_free(&out);
}

static void hashes_as_published(void **state) {
    (void)state;
    /* FIPS 180-4's example, and the empty message. */
    assert_string_equal(ro_sha256(RO_LITERAL("abc")).hex,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(ro_sha256((ro_slice){NULL, 0}).hex,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_true(ro_hash(RO_LITERAL("a"), 0) != ro_hash(RO_LITERAL("a"), 1));
    assert_true(ro_hash_mix(1, 2) != ro_hash_mix(2, 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_lines),          cmocka_unit_test(cuts_fields),
        cmocka_unit_test(orders_slices),       cmocka_unit_test(decodes_utf8),
        cmocka_unit_test(repairs_what_is_bad), cmocka_unit_test(lowers_letters),
        cmocka_unit_test(counts_code_points),  cmocka_unit_test(an_ascii_index_needs_no_table),
        cmocka_unit_test(writes_json),         cmocka_unit_test(hashes_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
