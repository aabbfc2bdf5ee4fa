/* What training takes from unlabelled news: vectors of forms, and sentences as a model reads them. */
#include "english/meanings.h"
#include "english/teacher.h"
#include "language/english.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char path[64];

static void write_news(const char *line, int times) {
    snprintf(path, sizeof path, "/tmp/news_test.%d", (int)getpid());
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (int i = 0; i < times; i++)
        fputs(line, file);
    fclose(file);
}

static const float *vector_of(const train_meanings *m, const char *word) {
    uint32_t form = train_meanings_find(m, ro_word_form(ro_slice_of(word, strlen(word))));
    assert_int_not_equal(form, RO_NONE);
    return m->vectors + (size_t)form * TRAIN_MEANING;
}

static void forms_in_like_places_are_alike(void **state) {
    (void)state;
    write_news("{\"text\": \"the cat sat\\nthe dog sat\\na Cow ran off\\nonce\"}\n"
               "{\"title\": \"no text\"}\n",
               12);
    train_meanings m;
    assert_int_equal(train_meanings_learn(&m, path, NULL), 0);
    const float *cat = vector_of(&m, "cat"), *dog = vector_of(&m, "dog"), *cow = vector_of(&m, "cow");
    assert_memory_equal(cat, dog, TRAIN_MEANING * sizeof *cat);
    assert_memory_not_equal(cat, cow, TRAIN_PLACES * sizeof *cat);
    assert_true(cow[TRAIN_PLACES] > 0.9f && cat[TRAIN_PLACES] == 0); /* shares of capitals */
    assert_int_equal(train_meanings_find(&m, ro_word_form(RO_LITERAL("zebra"))), RO_NONE);
    train_meanings_free(&m);
    unlink(path);
}

static void a_model_reads_news(void **state) {
    (void)state;
    write_news("{\"text\": \"The envoy left the city.\"}\n", 4);
    ro_arena arena = {0};
    train_labels tags = {0}, relations = {0};
    train_corpus corpus = {.arena = &arena, .tags = &tags, .relations = &relations};
    int16_t stop = train_label(&tags, &arena, RO_LITERAL("PUNCT ."), true);
    int16_t object = train_label(&relations, &arena, RO_LITERAL("obj"), true);
    assert_int_equal(train_teach(&corpus, ro_english_resource(), path, 2, NULL), 0);
    assert_int_equal(corpus.sentences.count, 2);
    assert_int_equal(corpus.words.count, 12);
    const train_word *words = corpus.words.items;
    assert_int_equal(words[2].head, TRAIN_UNKNOWN);
    assert_int_equal(words[2].tag, TRAIN_UNKNOWN); /* a label that the treebanks lack */
    assert_int_equal(words[4].head, 2);
    assert_int_equal(words[4].relation, object);
    assert_int_equal(words[5].tag, stop);
    assert_int_equal(words[5].name, TRAIN_UNKNOWN);
    ro_arena_free(&arena);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms_in_like_places_are_alike),
                                       cmocka_unit_test(a_model_reads_news)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
