/* The words that have a row of their own. */
#ifndef TRAIN_ENGLISH_VOCABULARY_H
#define TRAIN_ENGLISH_VOCABULARY_H

#include "corpus.h"
#include "learn/model_file.h"
#include "meanings.h"

typedef struct {
    uint32_t *keys, *counts, *rows; /* [slots] form, how often it was seen, its row (0: none) */
    uint32_t slots, words;
} train_vocabulary;

int train_vocabulary_make(train_vocabulary *vocabulary, readout_error *error);
void train_vocabulary_free(train_vocabulary *vocabulary);

/* Counts the words [first, end) of the corpus and gives each a row. */
void train_vocabulary_count(train_vocabulary *vocabulary, const train_corpus *corpus, uint32_t first,
                            uint32_t end);
/* Gives rows to the most frequent forms of the news until there are `most` rows. */
void train_vocabulary_fill(train_vocabulary *vocabulary, const train_meanings *meanings, uint32_t most);
/* to[words × TRAIN_MEANING]: each row's vector; zeros where the news have too little of it. */
void train_vocabulary_meanings(const train_vocabulary *vocabulary, const train_meanings *meanings, float *to);
/* Gives every word of the corpus its row, and the chance `often / (often + count)` of being hidden; the
 * counts are those of gold words, so that what only other text has is never hidden. */
void train_vocabulary_assign(const train_vocabulary *vocabulary, train_corpus *corpus, uint32_t gold,
                             float often);
/* Adds net.keys and net.rows. */
int train_vocabulary_add(const train_vocabulary *vocabulary, ro_model_writer *writer, readout_error *error);

#endif
