/* Rows of `show changes`: what articles published from a day on tell that those before did not.
 *
 *     new         a statement, a figure, an event, a dispute, an entry of the talks
 *     update      a toll whose value is another than the newest one before
 *     reported    a statement or an event that was known, by an outlet more
 *     merged      two stories, or two statements, that an article shows to be one
 */
#include "view/date.h"
#include "view/label.h"
#include "view/rows.h"

#include <stdlib.h>

enum { C_DAY, C_CHANGE, C_WHAT, C_ID, C_WHO, C_TEXT, C_BEFORE, C_OUTLET, C_ARTICLE, C_COLUMNS };

static const ro_row_column columns[C_COLUMNS] = {
    [C_DAY] = {"published", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [C_CHANGE] = {"change", RO_IN_TABLE | RO_IN_DATA, 8, 0},
    [C_WHAT] = {"what", RO_IN_TABLE | RO_IN_DATA, 9, 0},
    [C_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [C_WHO] = {"who", RO_IN_TABLE | RO_IN_DATA, 10, 5},
    [C_TEXT] = {"text", RO_IN_TABLE | RO_IN_DATA, 16, 0},
    [C_BEFORE] = {"before", RO_IN_DATA, 0, 0},
    [C_OUTLET] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 8, 6},
    [C_ARTICLE] = {"article", RO_IN_DATA, 0, 0},
};

static const char *const changes[] = {"new", "update", "reported", "merged"};
static const char *const kinds[] = {"statement", "figure", "event", "dispute", "talks", "story", "statement"};

static ro_slice day_of(const ro_coverage *coverage, uint32_t article) {
    return ro_date_of(coverage->articles.items[article].published);
}

/* "2024-08" is as late as the days of that month. */
static bool is_of_late(const ro_coverage *coverage, uint32_t article) {
    ro_slice day = day_of(coverage, article), since = coverage->since;
    day.len = day.len < since.len ? day.len : since.len;
    return !since.len || (day.len && ro_slice_compare(day, since) >= 0);
}

/* A copy tells nothing new. */
static bool is_late(const ro_coverage *coverage, uint32_t article) {
    return coverage->articles.items[article].copy_of == RO_NONE && is_of_late(coverage, article);
}

static bool is_early(const ro_coverage *coverage, uint32_t article) {
    return coverage->since.len && coverage->articles.items[article].published.len &&
           !is_late(coverage, article);
}

static int add(ro_rows *rows, ro_change_kind kind, uint32_t index, uint32_t article, int change,
               uint32_t before) {
    ro_change *added = ro_array_push(rows->arena, &rows->changes);
    if (!added)
        return READOUT_NO_MEMORY;
    *added = (ro_change){kind, index, article, before, (uint8_t)change};
    return 0;
}

static int find_statement(ro_rows *rows, uint32_t index) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_statement *statement = &coverage->statements.items[index];
    uint32_t late = RO_NONE;
    bool known = false;
    for (uint32_t r = 0; r < statement->report_count; r++) {
        uint32_t article = coverage->reports.items[statement->first_report + r].article;
        known |= is_early(coverage, article);
        if (late == RO_NONE && is_late(coverage, article))
            late = article;
    }
    return late == RO_NONE ? 0 : add(rows, RO_CHANGE_STATEMENT, index, late, known ? 2 : 0, RO_NONE);
}

static bool same_value(const ro_cov_point *a, const ro_cov_point *b) {
    bool no_upper = a->upper != a->upper && b->upper != b->upper;
    return a->value == b->value && (no_upper || a->upper == b->upper) && a->qualifier == b->qualifier;
}

/* May one value be a later one of the same thing? Of tolls alone, and where it is no leap: of other things,
 * two numbers are seldom of the same. */
static bool is_near(const ro_cov_series *series, const ro_cov_point *a, const ro_cov_point *b) {
    static const double leap = 2;
    return series->toll && a->value > 0 && b->value > 0 && a->value <= leap * b->value &&
           b->value <= leap * a->value;
}

/* Points stand by day. Of what other articles said before, `known` is the last that the late one updates.
 * True where it was said before: no change. */
static bool was_said(const ro_coverage *coverage, const ro_cov_series *series, uint32_t late,
                     uint32_t *known) {
    const ro_cov_point *points = coverage->points.items, *point = &points[late];
    for (uint32_t p = series->first_point; p < late; p++) {
        bool counts = is_late(coverage, points[p].article) || is_early(coverage, points[p].article);
        if (!counts || points[p].article == point->article)
            continue;
        if (same_value(&points[p], point))
            return true;
        if (is_near(series, &points[p], point))
            *known = p;
    }
    return false;
}

static int find_points(ro_rows *rows, const ro_cov_series *series) {
    const ro_coverage *coverage = rows->coverage;
    int status = 0;
    for (uint32_t p = series->first_point; p < series->first_point + series->point_count && !status; p++) {
        uint32_t article = coverage->points.items[p].article, known = RO_NONE;
        if (is_late(coverage, article) && !was_said(coverage, series, p, &known))
            status = add(rows, RO_CHANGE_FIGURE, p, article, known != RO_NONE, known);
    }
    return status;
}

/* Known where an early article tells it too; then it is only told again. */
static int find_moment(ro_rows *rows, uint32_t index) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_moment *moment = &coverage->moments.items[index];
    if (!is_late(coverage, moment->article))
        return 0;
    bool known = moment->first != RO_NONE && is_early(coverage, moment->first);
    return add(rows, RO_CHANGE_EVENT, index, moment->article, known ? 2 : 0, RO_NONE);
}

static int find_difference(ro_rows *rows, uint32_t index) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_difference *difference = &coverage->differences.items[index];
    for (int side = 1; side >= 0; side--)
        if (is_late(coverage, difference->article[side]))
            return add(rows, RO_CHANGE_DISPUTE, index, difference->article[side], 0, RO_NONE);
    return 0;
}

static int by_day(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    const ro_change *x = a, *y = b;
    int order = ro_slice_compare(day_of(coverage, x->article), day_of(coverage, y->article));
    if (order)
        return order;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

int ro_rows_find_changes(ro_rows *rows) {
    const ro_coverage *coverage = rows->coverage;
    int status = 0;
    for (uint32_t i = 0; i < rows->statements.count && !status; i++)
        status = find_statement(rows, rows->statements.items[i]);
    for (uint32_t i = 0; i < coverage->series.count && !status; i++)
        status = find_points(rows, &coverage->series.items[i]);
    for (uint32_t i = 0; i < coverage->moments.count && !status; i++)
        status = find_moment(rows, i);
    for (uint32_t i = 0; i < coverage->differences.count && !status; i++)
        status = find_difference(rows, i);
    for (uint32_t i = 0; i < coverage->board.count && !status; i++) {
        uint32_t article = coverage->talks.items[coverage->board.items[i].talk].article;
        if (is_late(coverage, article))
            status = add(rows, RO_CHANGE_TALKS, i, article, 0, RO_NONE);
    }
    for (uint32_t i = 0; i < coverage->merges.count && !status; i++)
        if (is_late(coverage, coverage->merges.items[i].article))
            status = add(rows, RO_CHANGE_STORY, i, coverage->merges.items[i].article, 3, RO_NONE);
    /* A copy may be fuller than its original. */
    for (uint32_t i = 0; i < coverage->joins.count && !status; i++)
        if (is_of_late(coverage, coverage->joins.items[i].article))
            status = add(rows, RO_CHANGE_JOIN, i, coverage->joins.items[i].article, 3, RO_NONE);
    if (!status && rows->changes.count)
        qsort_r(rows->changes.items, rows->changes.count, sizeof *rows->changes.items, by_day,
                (void *)coverage);
    return status;
}

static uint32_t count(const ro_rows *rows) {
    return rows->changes.count;
}

static void fill_point(ro_rows *rows, const ro_change *change, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_point *point = &coverage->points.items[change->index];
    cells[C_ID] = ro_label_id(rows->arena, 'f', point->id);
    cells[C_WHO] = point->account;
    ro_slice value = ro_label_value(rows->arena, point->value, point->upper, point->qualifier);
    ro_slice sentence = ro_cov_sentence(coverage, point->article, point->sentence), was = {0};
    if (change->before != RO_NONE) {
        const ro_cov_point *before = &coverage->points.items[change->before];
        was = ro_label_value(rows->arena, before->value, before->upper, before->qualifier);
        cells[C_BEFORE] = was;
    }
    cells[C_TEXT] = ro_arena_format(rows->arena, "%.*s %.*s%s%.*s: %.*s", (int)value.len, value.ptr,
                                    (int)point->counts.len, point->counts.ptr, was.len ? ", was " : "",
                                    (int)was.len, was.ptr, (int)sentence.len, sentence.ptr);
}

static void fill_statement(ro_rows *rows, const ro_change *change, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_statement *statement = &coverage->statements.items[change->index];
    const ro_cov_report *report = &coverage->reports.items[statement->first_report];
    for (uint32_t r = 0; r < statement->report_count; r++)
        if (coverage->reports.items[statement->first_report + r].article == change->article)
            report = &coverage->reports.items[statement->first_report + r];
    cells[C_ID] = ro_label_id(rows->arena, 's', statement->id);
    cells[C_WHO] = ro_label_speaker(coverage, statement);
    cells[C_TEXT] = ro_label_content(rows->arena, coverage, report);
}

static void fill_other(ro_rows *rows, const ro_change *change, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    if (change->kind == RO_CHANGE_EVENT) {
        const ro_cov_moment *moment = &coverage->moments.items[change->index];
        cells[C_ID] = ro_label_id(rows->arena, 'm', moment->id);
        cells[C_TEXT] = ro_cov_text(coverage, moment->article, moment->span);
    } else if (change->kind == RO_CHANGE_DISPUTE) {
        const ro_cov_difference *difference = &coverage->differences.items[change->index];
        cells[C_ID] = ro_label_id(rows->arena, 'd', difference->id);
        cells[C_TEXT] = difference->question;
    } else if (change->kind == RO_CHANGE_STORY) {
        cells[C_ID] = ro_label_id(rows->arena, 'a', coverage->articles.items[change->article].id);
        cells[C_TEXT] = ro_label_merge(rows->arena, coverage, &coverage->merges.items[change->index]);
    } else if (change->kind == RO_CHANGE_JOIN) {
        const ro_cov_join *join = &coverage->joins.items[change->index];
        const ro_cov_statement *left = &coverage->statements.items[join->left];
        cells[C_ID] = ro_label_id(rows->arena, 's', left->id);
        cells[C_WHO] = ro_label_speaker(coverage, left);
        cells[C_TEXT] = ro_label_join(rows->arena, coverage, join);
    } else {
        const ro_cov_entry *entry = &coverage->board.items[change->index];
        const ro_cov_talk *talk = &coverage->talks.items[entry->talk];
        cells[C_ID] = ro_label_id(rows->arena, 't', talk->id);
        cells[C_WHO] = entry->who;
        cells[C_TEXT] = ro_cov_sentence(coverage, talk->article, talk->sentence);
    }
}

static int fill(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_change *change = &rows->changes.items[row];
    const ro_cov_article *article = &rows->coverage->articles.items[change->article];
    cells[C_DAY] = day_of(rows->coverage, change->article);
    cells[C_CHANGE] = ro_cell_text(changes[change->change]);
    cells[C_WHAT] = ro_cell_text(kinds[change->kind]);
    cells[C_OUTLET] = ro_label_outlet(article);
    cells[C_ARTICLE] = article->name;
    if (change->kind == RO_CHANGE_STATEMENT)
        fill_statement(rows, change, cells);
    else if (change->kind == RO_CHANGE_FIGURE)
        fill_point(rows, change, cells);
    else
        fill_other(rows, change, cells);
    return cells[C_ID].ptr && cells[C_TEXT].ptr ? 0 : READOUT_NO_MEMORY;
}

const ro_row_kind ro_rows_changes = {"changes", columns, C_COLUMNS, count, fill, NULL};
