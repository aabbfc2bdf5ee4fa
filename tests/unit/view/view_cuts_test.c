/* What one report keeps of another. */
#include "view/cuts.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static ro_slice text_of(const char *text) {
    return ro_slice_of(text, strlen(text));
}

/* "=same -left +added" */
static void assert_cuts(const char *whole, const char *other, const char *expected) {
    ro_arena arena = {0};
    ro_cuts cuts = {0};
    ro_buffer buffer = {0};
    assert_int_equal(ro_cuts_find(&arena, text_of(whole), text_of(other), &cuts), 0);
    for (uint32_t i = 0; i < cuts.count; i++) {
        ro_buffer_text(&buffer, i ? " " : "");
        ro_buffer_byte(&buffer, "=-+"[cuts.items[i].type]);
        ro_buffer_add(&buffer, cuts.items[i].text);
    }
    ro_buffer_byte(&buffer, 0);
    assert_string_equal(buffer.bytes, expected);
    assert_int_equal(ro_cuts_same(&cuts), strchr(expected, '-') == NULL && strchr(expected, '+') == NULL);
    ro_buffer_free(&buffer);
    ro_arena_free(&arena);
}

static void finds_what_is_cut(void **state) {
    (void)state;
    assert_cuts("we came to open the lock", "We came to open the lock.", "=we came to open the lock");
    assert_cuts("“We came to open the lock, not to close it,”", "“We came to open the lock.”",
                "=“We came to open the lock, -not to close it,”");
    assert_cuts("a b c d e f g h", "b c d f g h", "-a =b c d -e =f g h");
    assert_cuts("a small boat waits", "a big ship waits", "=a -small boat +big ship =waits");
    assert_cuts("a b c d e", "b d", "-a =b -c =d -e");
    assert_cuts("b d", "a b c d e", "+a =b +c =d +e");
    assert_cuts("they said that the gate was shut", "they say the door was open",
                "=they -said that the gate was shut +say the door was open");
    assert_cuts("the gate – he said – was shut", "the gate he said was shut",
                "=the gate – he said – was shut");
    assert_cuts("", "new words", "+new words");
    assert_cuts("", "", "");
}

static void stays_bounded(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_cuts cuts = {0};
    size_t length = 200000;
    char *text = ro_arena_alloc(&arena, length);
    for (size_t i = 0; i < length; i++)
        text[i] = i % 2 ? ' ' : 'a';
    assert_int_equal(
        ro_cuts_find(&arena, ro_slice_of(text, length - 1), ro_slice_of(text, length / 2), &cuts), 0);
    assert_true(cuts.count > 0 && cuts.count < 10);
    assert_true(cuts.items[0].text.ptr == text);
    ro_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_cut),
        cmocka_unit_test(stays_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
