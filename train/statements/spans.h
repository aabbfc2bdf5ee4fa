/* What belongs to a cue? Conditional likelihood of the gold labels of each gold cue's sentence. */
#ifndef TRAIN_STATEMENTS_SPANS_H
#define TRAIN_STATEMENTS_SPANS_H

#include "articles.h"

/* On articles outside the fold; *moves is set to RO_SPAN_EDGES matrices in the arena. */
ro_sparse spans_train(const articles *all, uint32_t fold, const ro_statement_lexis *lexis, ro_arena *arena,
                      const ro_chain_matrix **moves);

/* The labels of words [view->first, view->end) in gold. */
void gold_labels(const gold_statement *gold, uint32_t first, uint32_t end, uint8_t *labels);

#endif
