#include "view/table.h"

enum { GAP = 2 };

/* Widths of the columns; 0: left out. */
typedef struct {
    unsigned widths[RO_TABLE_COLUMNS];
    unsigned count;
} layout;

static unsigned total_width(const layout *plan) {
    unsigned total = 0;
    for (unsigned c = 0; c < plan->count; c++)
        if (plan->widths[c])
            total += plan->widths[c] + (total ? GAP : 0);
    return total;
}

static void natural_widths(layout *plan, const ro_table_column *columns, const ro_slice *cells,
                           uint32_t rows) {
    for (unsigned c = 0; c < plan->count; c++)
        plan->widths[c] = (unsigned)strlen(columns[c].title);
    for (size_t i = 0; i < (size_t)rows * plan->count; i++) {
        unsigned width = ro_text_width(cells[i]);
        if (width > plan->widths[i % plan->count])
            plan->widths[i % plan->count] = width;
    }
}

/* Takes `excess` columns away, from the widest downwards; returns what could not be taken. */
static unsigned shrink(layout *plan, const ro_table_column *columns, unsigned excess) {
    while (excess) {
        unsigned widest = plan->count, next = 0;
        for (unsigned c = 0; c < plan->count; c++)
            if (plan->widths[c] > columns[c].least &&
                (widest == plan->count || plan->widths[c] > plan->widths[widest]))
                widest = c;
        if (widest == plan->count)
            return excess;
        for (unsigned c = 0; c < plan->count; c++)
            if (c != widest && plan->widths[c] > columns[c].least && plan->widths[c] > next)
                next = plan->widths[c];
        unsigned floor = next < plan->widths[widest] ? next : plan->widths[widest] - 1;
        if (floor < columns[widest].least)
            floor = columns[widest].least;
        unsigned taken = plan->widths[widest] - floor < excess ? plan->widths[widest] - floor : excess;
        plan->widths[widest] -= taken;
        excess -= taken;
    }
    return 0;
}

static bool drop_one(layout *plan, const ro_table_column *columns) {
    unsigned chosen = plan->count;
    for (unsigned c = 0; c < plan->count; c++)
        if (plan->widths[c] && columns[c].drop &&
            (chosen == plan->count || columns[c].drop > columns[chosen].drop))
            chosen = c;
    if (chosen == plan->count)
        return false;
    plan->widths[chosen] = 0;
    return true;
}

static void fit(layout *plan, const ro_table_column *columns, unsigned width) {
    layout natural = *plan;
    for (;;) {
        unsigned total = total_width(plan);
        if (total <= width || !shrink(plan, columns, total - width))
            return;
        layout before = natural;
        if (!drop_one(&natural, columns)) {
            *plan = before;
            break;
        }
        *plan = natural;
    }
    /* columns that cannot be left out share what there is */
    static const ro_table_column any[RO_TABLE_COLUMNS] = {0};
    unsigned total = total_width(plan);
    shrink(plan, any, total > width ? total - width : 0);
}

static void put_row(const ro_sheet *sheet, const layout *plan, const ro_table_column *columns,
                    const ro_slice *cells) {
    ro_buffer *out = sheet->out;
    unsigned last = 0;
    for (unsigned c = 0; c < plan->count; c++)
        if (plan->widths[c])
            last = c;
    size_t line_end = out->length;
    for (unsigned c = 0; c <= last && plan->count; c++) {
        if (!plan->widths[c])
            continue;
        unsigned style = !cells ? RO_STRONG : columns[c].faint ? RO_FAINT : RO_PLAIN;
        ro_slice cell = cells ? cells[c] : ro_slice_of(columns[c].title, strlen(columns[c].title));
        ro_style_begin(out, sheet->color, style);
        ro_text_fit(out, cell, plan->widths[c], columns[c].right);
        while (c == last && out->length > line_end && out->bytes[out->length - 1] == ' ')
            out->length--;
        ro_style_end(out, sheet->color, style);
        if (c != last)
            ro_buffer_text(out, "  ");
    }
    while (out->length > line_end && out->bytes[out->length - 1] == ' ')
        out->length--;
    ro_buffer_byte(out, '\n');
}

void ro_table_put(const ro_sheet *sheet, const ro_table_column *columns, unsigned column_count,
                  const ro_slice *cells, uint32_t rows) {
    layout plan = {.count = column_count};
    natural_widths(&plan, columns, cells, rows);
    fit(&plan, columns, sheet->width);
    put_row(sheet, &plan, columns, NULL);
    for (uint32_t r = 0; r < rows; r++)
        put_row(sheet, &plan, columns, cells + (size_t)r * column_count);
}
