/* What the names' model learns from: sentences of treebanks and silver news, analysed by our own network,
 * with the labels of their names. */
#ifndef TRAIN_NAMES_TEXTS_H
#define TRAIN_NAMES_TEXTS_H

#include "english/corpus.h"
#include "language/name_model.h"

typedef struct {
    ro_doc doc;
    uint8_t *labels;    /* [words] */
    train_word **words; /* [words] as the corpus has them */
    bool open;          /* labels are not given: they are to be guessed */
} text;

typedef struct {
    RO_ARRAY(text) items;
    ro_arena arena;
    train_labels tags, relations;
} texts;

typedef enum { CASE_AS_IS, CASE_LOWER, CASE_UPPER } text_case;

/* Adds the sentences of a corpus, some at a time; each `every`-th of them (1: all), written so. */
void texts_add(texts *all, const void *analyser, const train_corpus *corpus, uint32_t every, text_case as);

#endif
