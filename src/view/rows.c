#include "view/rows.h"

#include "view/label.h"

#include <math.h>

int ro_rows_points(ro_rows *rows, uint32_t article, ro_span bytes, ro_span *points) {
    ro_utf8_index *index = rows->points[article];
    if (!index) {
        index = ro_arena_alloc(rows->arena, sizeof *index);
        if (!index || ro_utf8_index_make(rows->arena, rows->coverage->articles.items[article].text, index))
            return READOUT_NO_MEMORY;
        rows->points[article] = index;
    }
    *points = (ro_span){ro_utf8_index_points(index, bytes.begin), ro_utf8_index_points(index, bytes.end)};
    return 0;
}

ro_slice ro_cell_number(ro_rows *rows, double number) {
    if (isnan(number))
        return (ro_slice){0};
    if (number == floor(number) && fabs(number) < 1e15)
        return ro_arena_format(rows->arena, "%.0f", number);
    return ro_arena_format(rows->arena, "%.10g", number);
}

int ro_cell_offsets(ro_rows *rows, uint32_t article, ro_span span, ro_slice *begin, ro_slice *end) {
    ro_span points;
    if (ro_rows_points(rows, article, span, &points))
        return READOUT_NO_MEMORY;
    *begin = ro_cell_number(rows, points.begin);
    *end = ro_cell_number(rows, points.end);
    return 0;
}

void ro_json_key(ro_buffer *out, const char *key) {
    ro_buffer_format(out, ",\"%s\":", key);
}

int ro_json_span(ro_rows *rows, uint32_t article, ro_span span, ro_buffer *out) {
    ro_span points;
    if (ro_rows_points(rows, article, span, &points))
        return READOUT_NO_MEMORY;
    ro_buffer_format(out, "[%u,%u]", points.begin, points.end);
    return 0;
}

int ro_json_spans(ro_rows *rows, uint32_t article, const ro_span *spans, uint32_t count, ro_buffer *out) {
    ro_buffer_byte(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            ro_buffer_byte(out, ',');
        if (ro_json_span(rows, article, spans[i], out))
            return READOUT_NO_MEMORY;
    }
    ro_buffer_byte(out, ']');
    return 0;
}
