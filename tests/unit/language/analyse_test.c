/* What must hold on any input: one root, no cycle, spans inside, and the same answer each time. */
#include "language/analyse.h"
#include "language/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const void *segment, *analyse;
static ro_arena models;

static void read_text(ro_arena *arena, ro_slice text, ro_doc *doc) {
    ro_arena scratch = {0};
    *doc = (ro_doc){.arena = arena, .text = text};
    assert_int_equal(ro_segment_run(segment, doc, &scratch, NULL), 0);
    ro_arena_reset(&scratch);
    assert_int_equal(ro_analyse_run(analyse, doc, &scratch, NULL), 0);
    ro_arena_free(&scratch);
}

static void check_tree(const ro_doc *doc, const ro_sentence *sentence) {
    uint32_t roots = 0, first = sentence->first_word, end = first + sentence->words;
    for (uint32_t w = first; w < end; w++) {
        uint32_t node = w, steps = 0;
        for (; doc->words.items[node].head != RO_NONE; node = doc->words.items[node].head) {
            assert_true(doc->words.items[node].head >= first && doc->words.items[node].head < end);
            assert_true(++steps <= sentence->words);
        }
        bool root = doc->words.items[w].head == RO_NONE;
        assert_int_equal(root, doc->words.items[w].relation == RO_REL_root);
        roots += root;
    }
    assert_int_equal(roots, 1);
}

static void check(const ro_doc *doc) {
    uint32_t at = 0;
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        check_tree(doc, &doc->sentences.items[s]);
    for (uint32_t w = 0; w < doc->words.count; w++) {
        assert_true(doc->words.items[w].lemma.len > 0);
        assert_true(doc->words.items[w].upos < RO_UPOS_COUNT && doc->words.items[w].relation < RO_REL_COUNT);
        assert_true(doc->xpos_names[doc->words.items[w].xpos] != NULL);
    }
    for (uint32_t n = 0; n < doc->names.count; n++) {
        const ro_name *name = &doc->names.items[n];
        assert_true(name->words > 0 && name->first_word + name->words <= doc->words.count);
        assert_true(name->span.begin >= at && name->span.end > name->span.begin &&
                    name->span.end <= doc->text.len);
        at = name->span.end;
    }
}

static void check_repeated(const char *unit, size_t length, size_t times) {
    char *text = malloc(length * times);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, unit, length);
    ro_arena arena = {0};
    ro_doc doc;
    read_text(&arena, ro_slice_of(text, length * times), &doc);
    check(&doc);
    ro_arena_free(&arena);
    free(text);
}

#define REPEATED(unit, times) check_repeated(unit, sizeof(unit) - 1, times)

static void hard_input_has_trees(void **state) {
    (void)state;
    REPEATED("word ", 5000);
    REPEATED("THE ENVOY SAID NO ", 300);
    REPEATED("withoutspaces", 3000);
    REPEATED("\xF0\x9F\x98\x80", 3000);
    REPEATED("\xE2\x80\x8F\xD7\xA9 ", 3000);
    REPEATED("a\0b ", 2000);
    REPEATED("\"", 100000);
    REPEATED("\xFF\xFE ", 2000);
    REPEATED("", 0);
}

static uint32_t seed = 11;

static uint32_t draw(uint32_t below) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static void random_words_have_trees(void **state) {
    (void)state;
    static const char *const words[] = {"the ", "said ", "Kirby ",       "talks ", ". ",   ", ",   "\"",
                                        "in ",  "of ",   "U.S. ",        "don't ", "and ", "who ", "( ",
                                        ") ",   "14 ",   "\xE2\x80\x9C", "- ",     "\n",   "?"};
    for (int round = 0; round < 150; round++) {
        char text[2048];
        size_t length = 0;
        for (uint32_t count = 1 + draw(120); count; count--) {
            const char *word = words[draw(sizeof words / sizeof *words)];
            memcpy(text + length, word, strlen(word));
            length += strlen(word);
        }
        ro_arena arena = {0};
        ro_doc doc;
        read_text(&arena, ro_slice_of(text, length), &doc);
        check(&doc);
        ro_arena_free(&arena);
    }
}

/* A sentence is read the same way whatever stands around it in the batch, and each time. */
static void the_answer_is_the_same_alone_and_among_others(void **state) {
    (void)state;
    static const char one[] = "The envoy of Qatar told reporters that the talks had failed.";
    ro_arena arena = {0};
    ro_doc alone, among;
    char text[8192] = "";
    for (int i = 0; i < 40; i++) {
        strcat(text, one);
        strcat(text, i % 3 ? "\n" : "\nNobody believed him, and the war went on.\n");
    }
    read_text(&arena, ro_slice_of(one, strlen(one)), &alone);
    read_text(&arena, ro_slice_of(text, strlen(text)), &among);
    check(&among);
    for (uint32_t s = 0; s < among.sentences.count; s++) {
        const ro_sentence *sentence = &among.sentences.items[s];
        if (sentence->words != alone.words.count)
            continue;
        for (uint32_t w = 0; w < sentence->words; w++) {
            const ro_word *a = &alone.words.items[w], *b = &among.words.items[sentence->first_word + w];
            assert_int_equal(a->xpos, b->xpos);
            assert_int_equal(a->relation, b->relation);
            assert_int_equal(a->head == RO_NONE ? a->head : a->head + sentence->first_word, b->head);
        }
    }
    ro_arena_free(&arena);
}

static int load(void **state) {
    (void)state;
    return ro_segment_load(&models, &segment, NULL) || ro_analyse_load(&models, &analyse, NULL);
}

static int unload(void **state) {
    (void)state;
    ro_arena_free(&models);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hard_input_has_trees),
        cmocka_unit_test(random_words_have_trees),
        cmocka_unit_test(the_answer_is_the_same_alone_and_among_others),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
