/* Does a statement reach into the next sentence? From the gold statements. */
#ifndef TRAIN_STATEMENTS_REACH_H
#define TRAIN_STATEMENTS_REACH_H

#include "articles.h"

ro_sparse reach_train(const articles *all, ro_arena *arena);

#endif
