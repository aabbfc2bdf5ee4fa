/* News as a trained model reads them, for the next one to learn from. */
#ifndef TRAIN_ENGLISH_TEACHER_H
#define TRAIN_ENGLISH_TEACHER_H

#include "corpus.h"

/* Appends the sentences of one article in `each` of JSON Lines (`text`), with the tags and trees that the
 * model file gives them; names stay unknown. */
int train_teach(train_corpus *corpus, ro_slice model, const char *path, uint32_t each, readout_error *error);

#endif
