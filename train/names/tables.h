/* The tables of src/language/name_tables.h, counted in unlabelled news by the names that our own stages find
 * there. */
#ifndef TRAIN_NAMES_TABLES_H
#define TRAIN_NAMES_TABLES_H

#include "language/name_model.h"
#include "reading/statement_lexis.h"

typedef struct {
    ro_name_word *words;
    ro_name_phrase *phrases;
    uint32_t word_slots, phrase_slots;
} name_tables;

/* Reads JSON Lines with a "text" from `news`, packed or not, with the names that the model finds there, or,
 * where there is none yet (NULL), those of the network. Places come from `places`, one a line. */
void tables_from_news(const char *news, const char *places, const ro_statement_lexis *classes,
                      const ro_name_model *model, ro_arena *arena, name_tables *tables);
/* Takes them over from a model. */
void tables_from_model(const char *path, ro_arena *arena, name_tables *tables);
ro_name_tables tables_view(const name_tables *tables);
void tables_add(const name_tables *tables, ro_model_writer *writer);

#endif
