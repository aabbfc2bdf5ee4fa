/* Sentences to learn from: of news, judged by reading, and written for it. */
#ifndef TRAIN_TALKS_EXAMPLES_H
#define TRAIN_TALKS_EXAMPLES_H

#include "reading/talks_position_model.h"

typedef struct {
    ro_position_view view;
    bool right;       /* it says what a side wants */
    bool written;     /* for it; else of news */
    bool kept_out;    /* to measure on */
    uint32_t article; /* the number of its row in the table, for folds */
} example;

typedef struct {
    RO_ARRAY(example) items;
    ro_arena arena;
} examples;

/* Looks at the sentence whose units are cut as the program does. */
void example_look(ro_talks_reader *r, const ro_statement_lexis *lexis, example *made);

/* `judged`: docs/judged_positions.tsv; `news`: JSON Lines, packed by xz or not, that have its articles. */
void examples_of_news(const char *judged, const char *news, examples *all);
/* `path`: train/talks/written.tsv */
void examples_written(const char *path, examples *all);

#endif
