/* What must hold of names on any input, and what a names' model is refused for. */
#include "base/resource.h"
#include "language/analyse.h"
#include "language/name_model.h"
#include "language/names.h"
#include "language/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const void *segment, *analyse, *names;
static ro_arena models;

static void check(ro_slice text) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = text};
    uint32_t at = 0;
    assert_int_equal(ro_segment_run(segment, &doc, &scratch, NULL), 0);
    ro_arena_reset(&scratch);
    assert_int_equal(ro_analyse_run(analyse, &doc, &scratch, NULL), 0);
    ro_arena_reset(&scratch);
    assert_int_equal(ro_names_run(names, &doc, &scratch, NULL), 0);
    for (uint32_t n = 0; n < doc.names.count; n++) {
        const ro_name *name = &doc.names.items[n];
        assert_true(name->words > 0 && name->first_word + name->words <= doc.words.count);
        assert_int_equal(name->span.begin, doc.words.items[name->first_word].span.begin);
        assert_int_equal(name->span.end, doc.words.items[name->first_word + name->words - 1].span.end);
        assert_true(name->span.begin >= at);
        assert_true(name->type <= RO_NAME_OTHER);
        at = name->span.end;
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void any_words_hold(void **state) {
    (void)state;
    static const char *const words[] = {"Kirby", "of",  "the", "United", "Nations", ",",    "-",   "Doha",
                                        "MAYOR", "new", "'s",  "al",     "Sissi",   "York", ".\n", "said",
                                        "É",     "12",  "Mr.", "\xff",   "Israel",  "Inc.", "(",   "and"};
    enum { COUNT = sizeof words / sizeof *words, TEXTS = 40, LENGTH = 120 };
    uint32_t random = 7;
    for (int t = 0; t < TEXTS; t++) {
        char text[LENGTH * 9];
        size_t length = 0;
        for (int w = 0; w < LENGTH; w++) {
            random = random * 1664525u + 1013904223u;
            const char *word = words[(random >> 16) % COUNT];
            memcpy(text + length, word, strlen(word));
            length += strlen(word);
            if (random >> 30)
                text[length++] = ' ';
        }
        check(ro_slice_of(text, length));
    }
}

static void check_repeated(const char *unit, size_t times) {
    size_t length = strlen(unit);
    char *text = malloc(length * times);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, unit, length);
    check(ro_slice_of(text, length * times));
    free(text);
}

static void long_lines_hold(void **state) {
    (void)state;
    check_repeated("Kirby ", 5000);
    check_repeated("A", 50000);
    check_repeated("Israel-", 3000);
    check_repeated("NEW YORK ", 3000);
    check(ro_slice_of("", 0));
}

/* The library's model with what the change makes of it. */
static int open_changed(void (*change)(char *bytes, size_t length)) {
    ro_slice whole = ro_resource_find("data/models/names.model");
    size_t room = (whole.len + RO_MODEL_ALIGN - 1) / RO_MODEL_ALIGN * RO_MODEL_ALIGN;
    char *copy = aligned_alloc(RO_MODEL_ALIGN, room);
    memcpy(copy, whole.ptr, whole.len);
    change(copy, whole.len);
    ro_name_model model;
    readout_error error = {0};
    int status = ro_name_model_open(ro_slice_of(copy, whole.len), &model, &error);
    assert_true(!status || error.message[0]);
    free(copy);
    return status;
}

static void leave(char *bytes, size_t length) {
    (void)bytes, (void)length;
}

static void flip(char *bytes, size_t length) {
    bytes[length / 2] ^= 1;
}

static void a_broken_model_is_refused(void **state) {
    (void)state;
    assert_int_equal(open_changed(leave), 0);
    assert_int_equal(open_changed(flip), READOUT_BAD_MODEL);
    ro_name_model model;
    assert_int_equal(ro_name_model_open((ro_slice){NULL, 0}, &model, NULL), READOUT_BAD_MODEL);
    ro_slice english = ro_resource_find("data/models/english.model");
    assert_int_equal(ro_name_model_open(english, &model, NULL), READOUT_BAD_MODEL);
}

static int load(void **state) {
    (void)state;
    return ro_segment_load(&models, &segment, NULL) || ro_analyse_load(&models, &analyse, NULL) ||
           ro_names_load(&models, &names, NULL);
}

static int unload(void **state) {
    (void)state;
    ro_arena_free(&models);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_words_hold),
        cmocka_unit_test(long_lines_hold),
        cmocka_unit_test(a_broken_model_is_refused),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
