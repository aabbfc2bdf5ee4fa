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

/* train_word.name: part of no name of a person, an organisation or a place. */
enum { NAME_NONE = -2 };

/* Gives a treebank's words the names that were judged (judged.tsv, train/README.md): what is in no line is
 * NAME_NONE, what was not sure TRAIN_UNKNOWN. */
void texts_judged(train_corpus *corpus, const char *path);

/* In lower case half of the commas go too. */
typedef enum { CASE_AS_IS, CASE_FEW_COMMAS, CASE_LOWER, CASE_UPPER } text_case;

/* Adds the sentences of a corpus, some at a time; each `every`-th of them (1: all), written so. */
void texts_add(texts *all, const void *analyser, const train_corpus *corpus, uint32_t every, text_case as);

#endif
