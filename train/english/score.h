/* Scores an analysis made from raw text against a treebank, by the definitions of the CoNLL 2018 shared task.
 */
#ifndef TRAIN_ENGLISH_SCORE_H
#define TRAIN_ENGLISH_SCORE_H

#include "corpus.h"
#include "doc/doc.h"

typedef struct {
    uint32_t right, gold, found;
} train_count;

typedef enum {
    TRAIN_SENTENCES,
    TRAIN_WORDS,
    TRAIN_UPOS,
    TRAIN_XPOS,
    TRAIN_LEMMAS,
    TRAIN_UAS,
    TRAIN_LAS,
    TRAIN_SCORES
} train_score;

const char *train_score_name(train_score score);
/* F1 in per cent. */
double train_f1(train_count count);

/* READOUT_BAD_INPUT when the two do not spell the same characters, white space aside. */
int train_score_doc(const train_corpus *gold, const ro_doc *doc, train_count counts[TRAIN_SCORES],
                    readout_error *error);

#endif
