/* A table for the terminal: one line a row, as wide as the sheet and no wider.
 *
 *     ID   DAY         SPEAKER          TEXT
 *     s12  2024-08-23  John Kirby       “Obviously we don’t have a deal. And that’s deeply regretta…
 *
 * Columns keep their natural width where all fit. Else the widest shrink first, none below what its `least`
 * says; where even that is too much, columns are left out, the highest `drop` first.
 */
#ifndef RO_VIEW_TABLE_H
#define RO_VIEW_TABLE_H

#include "view/sheet.h"

typedef struct {
    const char *title;
    unsigned least; /* columns that it needs to be of use */
    unsigned drop;  /* 0: never left out */
    bool right;     /* numbers */
    bool faint;
} ro_table_column;

enum { RO_TABLE_COLUMNS = 16 };

/* `cells`: [rows * columns], row by row. At most RO_TABLE_COLUMNS columns. */
void ro_table_put(const ro_sheet *sheet, const ro_table_column *columns, unsigned column_count,
                  const ro_slice *cells, uint32_t rows);

#endif
