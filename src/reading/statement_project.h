/* The vectors of a sentence's words through a scorer's dense part, once for all instances that they are part
 * of. */
#ifndef RO_READING_STATEMENT_PROJECT_H
#define RO_READING_STATEMENT_PROJECT_H

#include "learn/sparse.h"
#include "reading/statement_words.h"

/* What each word of a sentence adds to a scorer's hidden layer, by the slot it fills. */
typedef struct {
    float *sums; /* [words × slots × hidden] */
    uint32_t slots, hidden, first_word;
} ro_projection;

/* Of words [first, end). */
int ro_project(const ro_statement_lexis *lexis, const ro_sparse *scorer, const ro_swords *words,
               uint32_t first, uint32_t end, ro_arena *scratch, ro_projection *projection,
               readout_error *error);
/* dense[hidden] from the words that fill the slots, RO_NONE: none. */
void ro_project_sum(const ro_projection *projection, const uint32_t *slots, float *dense);

#endif
