/* Between the files that load a coverage. */
#ifndef RO_STORE_LOAD_H
#define RO_STORE_LOAD_H

#include "base/utf8.h"
#include "store/add.h"

/* Rows to indices. */
struct ro_row_index {
    int64_t row;
    uint32_t index;
};

typedef RO_ARRAY(struct ro_row_index) ro_row_map;

typedef struct {
    ro_store *store;
    ro_arena *arena;
    ro_coverage *coverage;
    ro_row_map articles, entities, statements;
    int64_t last_series; /* while figures are loaded */
    readout_error *error;
} ro_loader;

/* Fills temp.chosen (kind, id) with what the filter selects; kinds are 1 article, 2 statement, 3 report, 4
 * figure, 5 telling, 6 difference, 7 talk. */
int ro_load_choose(ro_store *store, const readout_filter *filter, readout_error *error);

/* In this order. */
int ro_load_articles(ro_loader *loader);
int ro_load_entities(ro_loader *loader);
int ro_load_statements(ro_loader *loader);
int ro_load_series(ro_loader *loader);
int ro_load_moments(ro_loader *loader);
int ro_load_differences(ro_loader *loader);
int ro_load_talks(ro_loader *loader);

typedef int ro_load_row(ro_loader *loader, sqlite3_stmt *sql);
/* Calls `load` with every row of the statement. */
int ro_load_each(ro_loader *loader, ro_sql_id id, ro_load_row *load);

int ro_row_map_add(ro_loader *loader, ro_row_map *map, int64_t row, uint32_t index);
/* To be called before the first look. */
void ro_row_map_sort(ro_row_map *map);
/* RO_NONE: not there. */
uint32_t ro_row_map_find(const ro_row_map *map, int64_t row);

/* A column's text, copied; .ptr is NULL when memory is at its end. */
/* READOUT_BAD_STORE. */
ro_slice ro_load_text(ro_arena *arena, sqlite3_stmt *sql, int at);
/* '[[begins,ends],…]', every span inside `text`; READOUT_BAD_STORE when it is not that. */
int ro_load_spans(ro_loader *loader, ro_slice json, ro_slice text, const ro_span **spans, uint32_t *count);
/* Two columns; a status when they are no span of `text`. */
int ro_load_span(ro_loader *loader, sqlite3_stmt *sql, int at, ro_slice text, ro_span *span);
/* The article's index and the sentence's in it, from columns `at` and `at + 1`. */
int ro_load_place(ro_loader *loader, sqlite3_stmt *sql, int at, uint32_t *article, uint32_t *sentence);
int ro_load_one_article(ro_loader *loader, sqlite3_stmt *sql, ro_cov_article *article);

int ro_load_damaged(ro_loader *loader, const char *what);

#endif
