/* Training learns what a small corpus says, and gives the same weights twice. */
#include "english/net.h"
#include "english/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static train_labels tags, relations;

/* "NAME saw NAME .": the second word is the root, the third its object. */
static void add_sentence(train_corpus *corpus, const char *subject, const char *object) {
    const char *const forms[] = {subject, "saw", object, "."};
    static const int16_t labels[] = {0, 1, 0, 2};
    uint32_t first = corpus->words.count;
    for (int i = 0; i < 4; i++) {
        train_word *word = train_add_word(corpus, ro_slice_of(forms[i], strlen(forms[i])));
        word->tag = labels[i];
        word->relation = (int16_t)i;
        word->head = i == 1 ? -1 : 1;
        word->name = i % 2 ? 0 : 1;
    }
    assert_int_equal(train_end_sentence(corpus, first, true, false), 0);
}

static void say_nothing(void *context, const char *line) {
    (void)context, (void)line;
}

/* Trains on the corpus and returns the losses of the last pass; the weights' copy is the caller's. */
static float *train(train_corpus *corpus, uint64_t seed, double loss[4], size_t *size) {
    const ro_network_shape shape = {32, 2, 16, 16, 3, 4, 9, 8, 64};
    const net_plan plan = {.rate = 0.01f, .passes = 60, .batch = 40, .name_weight = 1};
    const net_parts parts = {corpus->sentences.count, corpus->sentences.count};
    static net n;
    readout_error error;
    assert_int_equal(net_make(&n, &shape, seed, &error), 0);
    assert_int_equal(net_train(&n, corpus, &parts, &plan, say_nothing, NULL, &error), 0);
    memcpy(loss, n.loss, sizeof n.loss);
    *size = n.layout.size * sizeof(float);
    float *weights = malloc(*size);
    memcpy(weights, n.weights, *size);
    net_free(&n);
    return weights;
}

static void it_learns_and_repeats_itself(void **state) {
    (void)state;
    static const char *const names[] = {"Ann", "Bob", "Eve", "Dan"};
    ro_arena arena = {0};
    train_corpus corpus = {.arena = &arena, .tags = &tags, .relations = &relations};
    for (int i = 0; i < 12; i++)
        add_sentence(&corpus, names[i % 4], names[(i * 3 + 1) % 4]);
    train_vocabulary vocabulary;
    assert_int_equal(train_vocabulary_make(&vocabulary, NULL), 0);
    train_vocabulary_count(&vocabulary, &corpus, 0, corpus.words.count);
    assert_int_equal(vocabulary.words, 7);
    train_vocabulary_assign(&vocabulary, &corpus, corpus.words.count, 0);
    double first_loss[4], second_loss[4], other_loss[4];
    size_t size;
    float *first = train(&corpus, 1, first_loss, &size), *second = train(&corpus, 1, second_loss, &size);
    float *other = train(&corpus, 2, other_loss, &size);
    for (int i = 0; i < 4; i++)
        assert_true(first_loss[i] < 0.1);
    assert_memory_equal(first, second, size);
    assert_memory_not_equal(first, other, size);
    free(first);
    free(second);
    free(other);
    train_vocabulary_free(&vocabulary);
    ro_arena_free(&arena);
}

/* A row that no treebank word has takes the unknown word's, and what its meaning adds. */
static void meanings_go_into_rows(void **state) {
    (void)state;
    const ro_network_shape shape = {32, 2, 16, 16, 3, 4, 9, 8, 64};
    static net n;
    assert_int_equal(net_make(&n, &shape, 1, NULL), 0);
    n.trained = 7;
    n.meanings[7 * TRAIN_MEANING + 2] = 1;
    for (uint32_t i = 0; i < 8 * shape.width; i++)
        n.table[i] = (float)i;
    net_settle(&n);
    for (uint32_t j = 0; j < shape.width; j++) {
        assert_true(n.table[6 * shape.width + j] == (float)(6 * shape.width + j));
        assert_true(n.table[7 * shape.width + j] ==
                    (float)j + net_meaning(&n, n.weights)[2 * shape.width + j]);
    }
    net_free(&n);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_learns_and_repeats_itself),
                                       cmocka_unit_test(meanings_go_into_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
