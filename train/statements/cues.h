/* Does a word head a cue? Logistic loss over every word that may. */
#ifndef TRAIN_STATEMENTS_CUES_H
#define TRAIN_STATEMENTS_CUES_H

#include "articles.h"

ro_sparse cues_train(const articles *all, uint32_t fold, const ro_statement_lexis *lexis, ro_arena *arena);

#endif
