/* Sentences of news to learn from, judged by hand. */
#ifndef TRAIN_TALKS_EXAMPLES_H
#define TRAIN_TALKS_EXAMPLES_H

#include "reading/talks_position_model.h"

typedef struct {
    ro_position_view view;
    bool right;       /* it says what a side wants */
    bool kept_out;    /* to measure on */
    uint32_t article; /* the number of its row in the table, for folds */
} example;

typedef struct {
    RO_ARRAY(example) items;
    ro_arena arena;
} examples;

/* `judged`: docs/judged_positions.tsv; `news`: JSON Lines, packed by xz or not, that have its articles. */
void examples_of_news(const char *judged, const char *news, examples *all);

#endif
