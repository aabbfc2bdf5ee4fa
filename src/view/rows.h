/* The kinds of rows that `show` lists (view/show.h), and what they share while a list is made. */
#ifndef RO_VIEW_ROWS_H
#define RO_VIEW_ROWS_H

#include "base/buffer.h"
#include "base/utf8.h"
#include "doc/coverage.h"
#include "view/facts.h"

enum {
    RO_IN_TABLE = 1 << 0,
    RO_IN_DATA = 1 << 1,
    RO_NUMBER = 1 << 2, /* JSON: as it stands; an empty cell is null */
    RO_FLAG = 1 << 3,   /* JSON: true when the cell is not empty */
    RO_FAINT_COLUMN = 1 << 4,
};

typedef struct {
    const char *name; /* key of the object, head of the CSV column; and of the table's */
    unsigned flags;
    unsigned least, drop; /* view/table.h */
} ro_row_column;

enum { RO_ROW_COLUMNS = 24 };

typedef enum {
    RO_CHANGE_STATEMENT,
    RO_CHANGE_FIGURE,
    RO_CHANGE_EVENT,
    RO_CHANGE_DISPUTE,
    RO_CHANGE_TALKS,
    RO_CHANGE_STORY,
    RO_CHANGE_JOIN
} ro_change_kind;

/* view/rows_changes.c */
typedef struct {
    ro_change_kind kind;
    uint32_t index;   /* into the coverage's statements, points, moments, differences, board or merges */
    uint32_t article; /* that tells it */
    uint32_t before;  /* a figure's value before: index into points; or RO_NONE */
    uint8_t change;   /* 0 new, 1 update, 2 reported by one more, 3 merged */
} ro_change;

typedef struct {
    const ro_coverage *coverage;
    ro_arena *arena;        /* lives as long as the list */
    ro_utf8_index **points; /* [articles] made when first asked for */
    ro_outlets outlets;
    const uint32_t *outlet_of;   /* [articles] */
    ro_indices people;           /* rows of `people`: entities that are persons or that spoke */
    RO_ARRAY(ro_change) changes; /* rows of `changes` */
    ro_indices statements;       /* rows of `statements`: those that are not uncertain, or all */
} ro_rows;

typedef struct {
    const char *what;
    const ro_row_column *columns;
    unsigned column_count;
    uint32_t (*count)(const ro_rows *rows);
    /* Fills cells[column_count], all empty before. 0, or READOUT_NO_MEMORY. */
    int (*fill)(ro_rows *rows, uint32_t row, ro_slice *cells);
    /* Appends `,"key":value` pairs to the row's object; may be NULL. */
    int (*more)(ro_rows *rows, uint32_t row, ro_buffer *out);
} ro_row_kind;

extern const ro_row_kind ro_rows_statements, ro_rows_figures, ro_rows_timeline, ro_rows_disputes,
    ro_rows_people, ro_rows_sources, ro_rows_articles, ro_rows_talks, ro_rows_changes;

/* Fills rows->changes; the statements are there. 0, or READOUT_NO_MEMORY. */
int ro_rows_find_changes(ro_rows *rows);

/* Byte offsets of an article to code points. 0, or READOUT_NO_MEMORY. */
int ro_rows_points(ro_rows *rows, uint32_t article, ro_span bytes, ro_span *points);

/* ---- cells --- */
ro_slice ro_cell_number(ro_rows *rows, double number);
/* A span's two ends as two cells. 0, or READOUT_NO_MEMORY. */
int ro_cell_offsets(ro_rows *rows, uint32_t article, ro_span span, ro_slice *begin, ro_slice *end);
static inline ro_slice ro_cell_text(const char *text) {
    return ro_slice_of(text, strlen(text));
}
static inline ro_slice ro_cell_flag(bool flag) {
    return flag ? RO_LITERAL("yes") : (ro_slice){0};
}

/* ---- parts of objects --- */
void ro_json_key(ro_buffer *out, const char *key); /* ,"key": */
int ro_json_span(ro_rows *rows, uint32_t article, ro_span span, ro_buffer *out);
int ro_json_spans(ro_rows *rows, uint32_t article, const ro_span *spans, uint32_t count, ro_buffer *out);

#endif
