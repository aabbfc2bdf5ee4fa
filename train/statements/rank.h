/* Is a candidate right as a whole? From the candidates found in articles that their finders had not seen. */
#ifndef TRAIN_STATEMENTS_RANK_H
#define TRAIN_STATEMENTS_RANK_H

#include "articles.h"

ro_sparse rank_train(articles *all, const ro_statement_lexis *lexis, ro_arena *arena);

#endif
