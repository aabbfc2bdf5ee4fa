/* PolNeAR as the trainer sees it: articles analysed by our own stages, with what annotators marked, as words.
 *
 *     FOLDER/text/NAME.txt     FOLDER/attributions/NAME_ANNOTATOR.ann (brat standoff; the first by name is
 * taken)
 */
#ifndef TRAIN_STATEMENTS_ARTICLES_H
#define TRAIN_STATEMENTS_ARTICLES_H

#include "reading/statement_find.h"
#include "reading/statement_words.h"

#include "pipeline.h"

typedef struct {
    ro_word_list source, cue, content; /* in text order, marks included */
    uint32_t head;                     /* the cue's, RO_NONE where there is no cue */
} gold_statement;

typedef struct {
    char name[160];
    ro_doc doc;
    ro_swords words;
    RO_ARRAY(gold_statement) gold;
    bool *is_head; /* [words] of a cue in gold */
    bool held;     /* kept out of training, to measure on */
    uint32_t fold;
    ro_candidates found; /* in `arena` below */
    ro_arena arena;
} article;

typedef struct {
    article *items;
    uint32_t count;
    ro_arena arena;
} articles;

/* Every article of the folder; of those at `hold`, `hold` + 8 … `held` is set (hold ≥ 8: none). */
void articles_load(const char *folder, uint32_t hold, articles *out);
/* Fills words and gold heads, once the lexis is known. */
void articles_view(const ro_statement_lexis *lexis, articles *all);

/* In the article's gold: does the candidate count as found by the measure of PolNeAR's relations? */
bool is_right(const article *a, const ro_candidate *candidate);

#endif
