/* The digest's figures: each series as the values it went through, with a line of bars over it. */
#include "view/date.h"
#include "view/desk.h"
#include "view/label.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_SERIES = 6, MOST_OTHER = 6, MOST_ROWS = 7, FIRST_ROWS = 2, FEWEST_BARS = 3, MOST_TIMES = 10 };

/* A value, and who gives it that day. */
typedef struct {
    const ro_cov_point *point; /* the first of them */
    ro_slices outlets;
} row;

typedef RO_ARRAY(row) rows;

static bool same_value(const ro_cov_point *a, const ro_cov_point *b) {
    bool upper = isnan(a->upper) ? isnan(b->upper) : a->upper == b->upper;
    return a->value == b->value && upper && a->qualifier == b->qualifier;
}

static int add_outlet(ro_arena *arena, row *to, ro_slice outlet) {
    for (uint32_t i = 0; i < to->outlets.count; i++)
        if (ro_slice_equal(to->outlets.items[i], outlet))
            return 0;
    ro_slice *added = ro_array_push(arena, &to->outlets);
    if (!added)
        return READOUT_NO_MEMORY;
    *added = outlet;
    return 0;
}

static int rows_of(ro_desk *desk, const ro_cov_series *series, rows *out) {
    const ro_coverage *coverage = desk->coverage;
    for (uint32_t i = 0; i < series->point_count; i++) {
        const ro_cov_point *point = &coverage->points.items[series->first_point + i];
        row *last = out->count ? &out->items[out->count - 1] : NULL;
        if (!last || !same_value(last->point, point) || !ro_slice_equal(last->point->day, point->day)) {
            last = ro_array_push(desk->arena, out);
            if (!last)
                return READOUT_NO_MEMORY;
            last->point = point;
        }
        if (add_outlet(desk->arena, last,
                       ro_label_source(desk->arena, &coverage->articles.items[point->article])))
            return READOUT_NO_MEMORY;
    }
    return 0;
}

/* Values so far apart that they can hardly count the same thing are not drawn as one line. */
static bool steady(const ro_coverage *coverage, const ro_cov_series *series) {
    double least = INFINITY, most = 0;
    for (uint32_t i = 0; i < series->point_count; i++) {
        double value = coverage->points.items[series->first_point + i].value;
        least = value > 0 ? fmin(least, value) : least;
        most = fmax(most, value);
    }
    return most <= least * MOST_TIMES;
}

static void add_bars(ro_desk *desk, const ro_cov_series *series, const rows *values) {
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double least = INFINITY, most = -INFINITY;
    uint32_t first = values->count > desk->sheet.width / 2 ? values->count - desk->sheet.width / 2 : 0;
    for (uint32_t i = first; i < values->count; i++) {
        least = fmin(least, values->items[i].point->value);
        most = fmax(most, values->items[i].point->value);
    }
    if (values->count < FEWEST_BARS || !(most > least) || !steady(desk->coverage, series))
        return;
    ro_sheet_text(&desk->sheet, RO_PLAIN, "  ");
    for (uint32_t i = first; i < values->count; i++)
        ro_sheet_text(&desk->sheet, RO_MAGENTA,
                      bars[(int)((values->items[i].point->value - least) / (most - least) * 7)]);
}

static void put_row(ro_desk *desk, const row *shown) {
    ro_sheet *sheet = &desk->sheet;
    const ro_cov_point *point = shown->point;
    ro_sheet_begin(sheet, 2, 4);
    ro_sheet_add(sheet, RO_FAINT, ro_date_text(desk->arena, point->day, RO_DATE_SHORT));
    ro_sheet_text(sheet, RO_PLAIN, " ");
    ro_sheet_add(sheet, RO_STRONG, ro_label_value(desk->arena, point->value, point->upper, point->qualifier));
    if (point->account.len) {
        ro_sheet_text(sheet, RO_PLAIN, " according to ");
        ro_sheet_add(sheet, RO_PLAIN, point->account);
    }
    for (uint32_t i = 0; i < shown->outlets.count && i < MOST_OTHER; i++) {
        ro_sheet_text(sheet, i ? RO_CYAN : RO_FAINT, i ? ", " : " — ");
        ro_sheet_add(sheet, RO_CYAN, shown->outlets.items[i]);
    }
    ro_desk_add_id(desk, 'f', point->id);
    ro_sheet_end(sheet);
}

static int put_series(ro_desk *desk, const ro_cov_series *series) {
    rows values = {0};
    if (rows_of(desk, series, &values))
        return READOUT_NO_MEMORY;
    ro_sheet_begin(&desk->sheet, 0, 2);
    ro_sheet_add(&desk->sheet, RO_STRONG, ro_label_series(desk->arena, series));
    add_bars(desk, series, &values);
    ro_sheet_end(&desk->sheet);
    uint32_t hidden = desk->all || values.count <= MOST_ROWS ? 0 : values.count - MOST_ROWS;
    for (uint32_t i = 0; i < values.count; i++) {
        if (hidden && i == FIRST_ROWS) {
            ro_desk_more(desk, hidden, "between");
            i += hidden;
        }
        put_row(desk, &values.items[i]);
    }
    return 0;
}

/* Worth following: a known topic, told of on more than one day. Points stand by day, those without one last.
 */
static bool moves(const ro_coverage *coverage, const ro_cov_series *series) {
    for (uint32_t i = 1; series->topic.len && i < series->point_count; i++) {
        ro_slice day = coverage->points.items[series->first_point + i].day;
        if (day.len && !ro_slice_equal(day, coverage->points.items[series->first_point + i - 1].day))
            return true;
    }
    return false;
}

static uint32_t interest(const ro_coverage *coverage, const ro_cov_series *series) {
    return series->point_count * (steady(coverage, series) ? 2 : 1);
}

/* Series that move first; then those that more reports give, steady ones counting twice. */
static int by_interest(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    const ro_cov_series *x = &coverage->series.items[i], *y = &coverage->series.items[k];
    if (moves(coverage, x) != moves(coverage, y))
        return moves(coverage, x) ? -1 : 1;
    uint32_t p = interest(coverage, x), q = interest(coverage, y);
    return p != q ? (p > q ? -1 : 1) : (i > k) - (i < k);
}

static void put_others(ro_desk *desk, const uint32_t *order, uint32_t from) {
    const ro_coverage *coverage = desk->coverage;
    ro_sheet *sheet = &desk->sheet;
    uint32_t end = coverage->series.count;
    uint32_t last = desk->all || end - from <= MOST_OTHER ? end : from + MOST_OTHER;
    if (from == end)
        return;
    ro_sheet_begin(sheet, 0, 2);
    ro_sheet_text(sheet, RO_STRONG, "Other figures");
    ro_sheet_end(sheet);
    for (uint32_t i = from; i < last; i++) {
        const ro_cov_series *series = &coverage->series.items[order[i]];
        if (!series->point_count)
            continue;
        const ro_cov_point *point = &coverage->points.items[series->first_point + series->point_count - 1];
        ro_sheet_begin(sheet, 2, 4);
        ro_sheet_add(sheet, RO_STRONG,
                     ro_label_value(desk->arena, point->value, point->upper, point->qualifier));
        ro_sheet_text(sheet, RO_PLAIN, " ");
        ro_sheet_add(sheet, RO_PLAIN, ro_label_series(desk->arena, series));
        ro_sheet_text(sheet, RO_FAINT, ", ");
        ro_sheet_add(sheet, RO_FAINT, ro_date_text(desk->arena, point->day, RO_DATE_SHORT));
        ro_sheet_text(sheet, RO_FAINT, " — ");
        ro_sheet_add(sheet, RO_CYAN, ro_label_source(desk->arena, &coverage->articles.items[point->article]));
        if (series->point_count > 1)
            ro_sheet_format(sheet, RO_CYAN, " and %u other report%s", series->point_count - 1,
                            series->point_count == 2 ? "" : "s");
        ro_desk_add_id(desk, 'f', point->id);
        ro_sheet_end(sheet);
    }
    ro_desk_more(desk, end - last, "other figures");
}

int ro_desk_figures(ro_desk *desk) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t count = coverage->series.count, shown = 0, moving = 0;
    if (!count)
        return 0;
    uint32_t *order = ro_arena_alloc(desk->arena, count * sizeof *order);
    if (!order)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
        moving += moves(coverage, &coverage->series.items[i]);
    }
    qsort_r(order, count, sizeof *order, by_interest, (void *)(uintptr_t)coverage);
    ro_sheet_heading(&desk->sheet, "FIGURES OVER TIME");
    for (; shown < moving && (desk->all || shown < MOST_SERIES); shown++)
        if (put_series(desk, &coverage->series.items[order[shown]]))
            return READOUT_NO_MEMORY;
    ro_desk_more(desk, moving - shown, "series");
    put_others(desk, order, moving);
    return 0;
}
