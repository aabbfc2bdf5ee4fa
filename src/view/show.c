#include "view/show.h"

#include "base/error.h"
#include "view/rows.h"
#include "view/table.h"

static const ro_row_kind *const kinds[] = {
    &ro_rows_statements, &ro_rows_figures,  &ro_rows_timeline, &ro_rows_disputes, &ro_rows_people,
    &ro_rows_sources,    &ro_rows_articles, &ro_rows_talks,    &ro_rows_changes,
};

enum { KINDS = sizeof kinds / sizeof *kinds };

const char *const *ro_view_show_names(void) {
    static const char *const names[KINDS + 1] = {"statements", "figures",  "timeline", "disputes", "people",
                                                 "sources",    "articles", "talks",    "changes",  NULL};
    return names;
}

/* ---- the terminal's table --- */

static int put_table(ro_rows *rows, const ro_row_kind *kind, const readout_look *look, ro_buffer *out,
                     readout_error *error) {
    uint32_t count = kind->count(rows);
    ro_table_column columns[RO_TABLE_COLUMNS] = {0};
    unsigned shown[RO_TABLE_COLUMNS], shown_count = 0;
    for (unsigned c = 0; c < kind->column_count && shown_count < RO_TABLE_COLUMNS; c++) {
        const ro_row_column *column = &kind->columns[c];
        if (!(column->flags & RO_IN_TABLE))
            continue;
        columns[shown_count] =
            (ro_table_column){column->name, column->least, column->drop, (column->flags & RO_NUMBER) != 0,
                              (column->flags & RO_FAINT_COLUMN) != 0};
        shown[shown_count++] = c;
    }
    ro_slice *cells = ro_arena_zero(rows->arena, (size_t)count * shown_count + 1, sizeof *cells);
    if (!cells)
        return ro_fail_memory(error);
    for (uint32_t r = 0; r < count; r++) {
        ro_slice row[RO_ROW_COLUMNS] = {0};
        if (kind->fill(rows, r, row))
            return ro_fail_memory(error);
        for (unsigned c = 0; c < shown_count; c++)
            cells[(size_t)r * shown_count + c] = row[shown[c]];
    }
    ro_sheet sheet;
    ro_sheet_open(&sheet, out, look);
    ro_table_put(&sheet, columns, shown_count, cells, count);
    return ro_sheet_close(&sheet, error);
}

/* ---- CSV --- */

/* In quotation marks where it holds what would end it; marks inside are doubled. */
static void put_csv_cell(ro_buffer *out, ro_slice cell) {
    bool plain = true;
    for (size_t i = 0; i < cell.len && plain; i++)
        plain = cell.ptr[i] != '"' && cell.ptr[i] != ',' && cell.ptr[i] != '\n' && cell.ptr[i] != '\r';
    if (plain && !(cell.len && (cell.ptr[0] == ' ' || cell.ptr[cell.len - 1] == ' '))) {
        ro_buffer_add(out, cell);
        return;
    }
    ro_buffer_byte(out, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"')
            ro_buffer_byte(out, '"');
        ro_buffer_byte(out, cell.ptr[i]);
    }
    ro_buffer_byte(out, '"');
}

static void put_csv_row(const ro_row_kind *kind, const ro_slice *cells, ro_buffer *out) {
    bool first = true;
    for (unsigned c = 0; c < kind->column_count; c++) {
        if (!(kind->columns[c].flags & RO_IN_DATA))
            continue;
        if (!first)
            ro_buffer_byte(out, ',');
        put_csv_cell(out, cells[c]);
        first = false;
    }
    ro_buffer_text(out, "\r\n");
}

static int put_csv(ro_rows *rows, const ro_row_kind *kind, ro_buffer *out, readout_error *error) {
    ro_slice cells[RO_ROW_COLUMNS] = {0};
    for (unsigned c = 0; c < kind->column_count; c++)
        cells[c] = ro_cell_text(kind->columns[c].name);
    put_csv_row(kind, cells, out);
    uint32_t count = kind->count(rows);
    for (uint32_t r = 0; r < count; r++) {
        memset(cells, 0, sizeof cells);
        if (kind->fill(rows, r, cells))
            return ro_fail_memory(error);
        put_csv_row(kind, cells, out);
    }
    return out->failed ? ro_fail_memory(error) : 0;
}

/* ---- JSON Lines --- */

static void put_json_value(ro_buffer *out, unsigned flags, ro_slice cell) {
    if (flags & RO_FLAG)
        ro_buffer_text(out, cell.len ? "true" : "false");
    else if (!cell.len)
        ro_buffer_text(out, "null");
    else if (flags & RO_NUMBER)
        ro_buffer_add(out, cell);
    else
        ro_buffer_json(out, cell);
}

static int put_jsonl(ro_rows *rows, const ro_row_kind *kind, ro_buffer *out, readout_error *error) {
    uint32_t count = kind->count(rows);
    for (uint32_t r = 0; r < count; r++) {
        ro_slice cells[RO_ROW_COLUMNS] = {0};
        if (kind->fill(rows, r, cells))
            return ro_fail_memory(error);
        bool first = true;
        for (unsigned c = 0; c < kind->column_count; c++) {
            if (!(kind->columns[c].flags & RO_IN_DATA))
                continue;
            ro_buffer_format(out, "%c\"%s\":", first ? '{' : ',', kind->columns[c].name);
            put_json_value(out, kind->columns[c].flags, cells[c]);
            first = false;
        }
        if (kind->more && kind->more(rows, r, out))
            return ro_fail_memory(error);
        ro_buffer_text(out, "}\n");
    }
    return out->failed ? ro_fail_memory(error) : 0;
}

/* ---- */

static int find_people(ro_rows *rows) {
    const ro_coverage *coverage = rows->coverage;
    for (uint32_t i = 0; i < coverage->entities.count; i++) {
        if (coverage->entities.items[i].type != RO_NAME_PERSON && !coverage->entities.items[i].statements)
            continue;
        uint32_t *person = ro_array_push(rows->arena, &rows->people);
        if (!person)
            return READOUT_NO_MEMORY;
        *person = i;
    }
    return 0;
}

static int find_statements(ro_rows *rows, bool all) {
    const ro_coverage *coverage = rows->coverage;
    for (uint32_t i = 0; i < coverage->statements.count; i++) {
        if (!all && ro_facts_uncertain(coverage, &coverage->statements.items[i]))
            continue;
        uint32_t *statement = ro_array_push(rows->arena, &rows->statements);
        if (!statement)
            return READOUT_NO_MEMORY;
        *statement = i;
    }
    return 0;
}

static int open_rows(ro_rows *rows, bool all) {
    rows->points = ro_arena_zero(rows->arena, rows->coverage->articles.count + 1, sizeof *rows->points);
    if (!rows->points || find_people(rows) || find_statements(rows, all))
        return READOUT_NO_MEMORY;
    return ro_facts_outlets(rows->arena, rows->coverage, &rows->outlets, &rows->outlet_of);
}

int ro_view_show(const ro_coverage *coverage, const char *what, readout_format format,
                 const readout_look *look, ro_buffer *out, readout_error *error) {
    ro_arena arena = {0};
    ro_rows rows = {.coverage = coverage, .arena = &arena};
    const ro_row_kind *kind = NULL;
    int status;
    for (size_t i = 0; i < KINDS; i++)
        if (!strcmp(kinds[i]->what, what))
            kind = kinds[i];
    if (!kind)
        return ro_fail(error, READOUT_BAD_ARGUMENT, "there is no list of %s", what);
    if (open_rows(&rows, look && look->all) || (kind == &ro_rows_changes && ro_rows_find_changes(&rows)))
        status = ro_fail_memory(error);
    else if (format == READOUT_CSV)
        status = put_csv(&rows, kind, out, error);
    else if (format == READOUT_JSONL)
        status = put_jsonl(&rows, kind, out, error);
    else
        status = put_table(&rows, kind, look, out, error);
    ro_arena_free(&arena);
    return status;
}
