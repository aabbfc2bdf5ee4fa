/* Vectors and classes of word forms from unlabelled news: skip-gram with negative samples (Mikolov et al.
 * 2013), then k-means on the sphere. */
#ifndef TRAIN_STATEMENTS_LEXIS_H
#define TRAIN_STATEMENTS_LEXIS_H

#include "articles.h"

typedef struct {
    uint32_t *keys;
    uint16_t *rows, *classes;
    int8_t *vectors;
    uint8_t *cues;
    uint32_t slots, row_count;
} lexis_tables;

/* Reads JSON Lines with a "text" from the file, packed or not. */
void lexis_from_news(const char *path, ro_arena *arena, lexis_tables *tables);
/* Takes vectors and classes over from a model. */
void lexis_from_model(const char *path, ro_arena *arena, lexis_tables *tables);
/* Which lemmas under which tags may head a cue, by the articles not held. */
void lexis_count_cues(const articles *all, lexis_tables *tables);

ro_statement_lexis lexis_view(const lexis_tables *tables);
void lexis_add(const lexis_tables *tables, ro_model_writer *writer);

#endif
