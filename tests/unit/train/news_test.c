/* What training takes from unlabelled news: vectors of forms, and sentences as a model reads them. */
#include "english/meanings.h"
#include "english/teacher.h"
#include "language/english.h"

#include <math.h>
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

/* A network that has learnt nothing: its answers are something, whatever they are. */
static void make_teacher(net *teacher, const train_corpus *corpus, uint64_t seed) {
    ro_network_shape shape = {.width = 64,
                              .layers = 1,
                              .arc = 16,
                              .label = 16,
                              .tags = corpus->tags->count,
                              .relations = corpus->relations->count,
                              .names = 3,
                              .words = 1,
                              .pieces = 64};
    assert_int_equal(net_make(teacher, &shape, seed, NULL), 0);
}

static void check_answer(const train_answer *answer, uint32_t labels) {
    float sum = 0;
    for (int a = 0; a < TRAIN_ANSWERS; a++) {
        assert_true(answer->share[a] == 0 || answer->label[a] < labels);
        assert_true(!a || answer->share[a] <= answer->share[a - 1]);
        sum += answer->share[a];
    }
    assert_true(fabsf(sum - 1) < 1e-5f);
}

static void teachers_answer_for_news(void **state) {
    (void)state;
    write_news("{\"text\": \"The envoy left the city.\"}\n", 4);
    ro_arena arena = {0};
    train_labels tags = {0}, relations = {0};
    train_corpus corpus = {.arena = &arena, .tags = &tags, .relations = &relations};
    static const char *const names[] = {"PUNCT .", "NOUN NN", "VERB VBD", "DET DT"};
    for (int i = 0; i < 4; i++) {
        train_label(&tags, &arena, ro_slice_of(names[i], strlen(names[i])), true);
        train_label(&relations, &arena, ro_slice_of(names[i], 3), true);
    }
    assert_int_equal(train_read_news(&corpus, ro_english_resource(), path, 2, NULL), 0);
    assert_int_equal(corpus.sentences.count, 2);
    assert_int_equal(corpus.words.count, 12);
    assert_int_equal(corpus.words.items[4].answers, RO_NONE);
    net teachers[2];
    make_teacher(&teachers[0], &corpus, 1);
    make_teacher(&teachers[1], &corpus, 2);
    assert_int_equal(train_teach(&corpus, 0, teachers, 2, NULL), 0);
    assert_int_equal(corpus.answers.count, 12);
    for (uint32_t w = 0; w < 12; w++) {
        const train_word *word = &corpus.words.items[w];
        const train_answers *answers = &corpus.answers.items[word->answers];
        check_answer(&answers->tag, 4);
        check_answer(&answers->head, 7);
        check_answer(&answers->relation, 4);
        assert_int_equal(word->tag, answers->tag.label[0]);
        assert_int_equal(word->head, answers->head.label[0] - 1);
        assert_int_equal(word->name, TRAIN_UNKNOWN);
        assert_true(word->head != (int32_t)(w % 6)); /* nothing hangs on itself */
    }
    net_free(&teachers[0]);
    net_free(&teachers[1]);
    ro_arena_free(&arena);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms_in_like_places_are_alike),
                                       cmocka_unit_test(teachers_answer_for_news)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
