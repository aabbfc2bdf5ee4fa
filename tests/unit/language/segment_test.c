/* Invariants of the segment stage on hard input: words inside sentences inside the text, in order. */
#include "language/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void segment(ro_arena *arena, ro_slice text, ro_doc *doc) {
    const void *model = NULL;
    ro_arena scratch = {0};
    readout_error error;
    assert_int_equal(ro_segment_load(arena, &model, &error), 0);
    *doc = (ro_doc){.arena = arena, .text = text};
    assert_int_equal(ro_segment_run(model, doc, &scratch, &error), 0);
    ro_arena_free(&scratch);
}

static void check(const ro_doc *doc) {
    uint32_t word = 0, at = 0;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const ro_sentence *sentence = &doc->sentences.items[s];
        assert_true(sentence->words > 0 && sentence->words <= RO_MAX_SENTENCE_WORDS);
        assert_int_equal(sentence->first_word, word);
        assert_true(sentence->paragraph < doc->paragraphs.count);
        for (uint32_t w = 0; w < sentence->words; w++, word++) {
            const ro_word *item = &doc->words.items[word];
            assert_int_equal(item->sentence, s);
            assert_true(item->span.begin >= at && item->span.end > item->span.begin);
            assert_true(ro_span_holds(sentence->span, item->span));
            at = item->span.end;
        }
    }
    assert_int_equal(word, doc->words.count);
    assert_true(at <= doc->text.len);
}

static void check_repeated(const char *unit, size_t times) {
    size_t length = strlen(unit);
    char *text = malloc(length * times);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, unit, length);
    ro_arena arena = {0};
    ro_doc doc;
    segment(&arena, ro_slice_of(text, length * times), &doc);
    check(&doc);
    ro_arena_free(&arena);
    free(text);
}

/* Where intake found a dateline it is a sentence of its own, and no prose. */
static void dateline_is_no_prose(void **state) {
    (void)state;
    ro_arena arena = {0}, scratch = {0};
    const void *model = NULL;
    assert_int_equal(ro_segment_load(&arena, &model, NULL), 0);
    ro_slice dateline = RO_LITERAL("TOLVAR, Morvane (MNA) \xE2\x80\x94");
    ro_slice text =
        RO_LITERAL("TOLVAR, Morvane (MNA) \xE2\x80\x94 Nine people were killed. Two are missing.");
    ro_doc doc = {.arena = &arena, .text = text, .article.dateline = {0, (uint32_t)dateline.len}};
    assert_int_equal(ro_segment_run(model, &doc, &scratch, NULL), 0);
    check(&doc);
    assert_int_equal(doc.sentences.count, 3);
    assert_true(ro_slice_equal(ro_doc_text(&doc, doc.sentences.items[0].span), dateline));
    assert_true(doc.sentences.items[0].skipped);
    assert_false(doc.sentences.items[1].skipped);
    ro_arena_free(&scratch);
    ro_arena_free(&arena);
}

static void hard_input_keeps_the_invariants(void **state) {
    (void)state;
    static const char *const units[] = {
        "word ", "\"",  "a", "A.",    "'s", "n't",          "\xF0\x9F\x98\x80",
        "- ",    "\n.", "“", "don't", "1,", "\xE2\x80\x8F", "\xFF"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        check_repeated(units[i], 100000);
}

static void random_bytes_keep_the_invariants(void **state) {
    (void)state;
    static const char alphabet[] = "aB.\"' \n-,\xE2\x80\x9C\x99"
                                   "1()n't$\0@";
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        char text[400];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        ro_arena arena = {0};
        ro_doc doc;
        segment(&arena, ro_slice_of(text, sizeof text), &doc);
        check(&doc);
        ro_arena_free(&arena);
    }
}

static void expect_paragraphs(const char *text, uint32_t count) {
    ro_arena arena = {0};
    ro_doc doc;
    segment(&arena, ro_slice_of(text, strlen(text)), &doc);
    assert_int_equal(doc.paragraphs.count, count);
    ro_arena_free(&arena);
}

static void a_line_is_a_paragraph_unless_it_was_wrapped(void **state) {
    (void)state;
    expect_paragraphs("Talks open in Lydis\nEnvoys met on Monday.\n\nThey will meet again.\n", 3);
    expect_paragraphs("Envoys of the two governments met on Monday in the\n"
                      "capital and agreed to meet again within a fortnight, a\n"
                      "spokesman for the host said.\n",
                      1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hard_input_keeps_the_invariants),
        cmocka_unit_test(dateline_is_no_prose),
        cmocka_unit_test(random_bytes_keep_the_invariants),
        cmocka_unit_test(a_line_is_a_paragraph_unless_it_was_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
