/* Rows of `show figures`, `show timeline` and `show disputes`. */
#include "view/label.h"
#include "view/rows.h"

#include <math.h>

static ro_span sentence_span(const ro_coverage *coverage, uint32_t article, uint32_t sentence) {
    return coverage->articles.items[article].sentences[sentence];
}

/* ---- figures: the points of every series, series by series --- */

enum {
    F_ID,
    F_DAY,
    F_SERIES,
    F_SHOWN,
    F_COUNTS,
    F_TOPIC,
    F_PLACE,
    F_VALUE,
    F_UPPER,
    F_QUALIFIER,
    F_ACCOUNT,
    F_OUTLET,
    F_ARTICLE,
    F_BEGIN,
    F_END,
    F_SENTENCE,
    F_COLUMNS
};

static const ro_row_column figure_columns[F_COLUMNS] = {
    [F_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [F_DAY] = {"day", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [F_SERIES] = {"of", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [F_SHOWN] = {"figure", RO_IN_TABLE, 8, 0},
    [F_COUNTS] = {"counts", RO_IN_DATA, 0, 0},
    [F_TOPIC] = {"topic", RO_IN_DATA, 0, 0},
    [F_PLACE] = {"place", RO_IN_DATA, 0, 0},
    [F_VALUE] = {"value", RO_IN_DATA | RO_NUMBER, 0, 0},
    [F_UPPER] = {"upper", RO_IN_DATA | RO_NUMBER, 0, 0},
    [F_QUALIFIER] = {"qualifier", RO_IN_DATA, 0, 0},
    [F_ACCOUNT] = {"account", RO_IN_TABLE | RO_IN_DATA, 8, 5},
    [F_OUTLET] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 8, 4},
    [F_ARTICLE] = {"article", RO_IN_DATA, 0, 0},
    [F_BEGIN] = {"begin", RO_IN_DATA | RO_NUMBER, 0, 0},
    [F_END] = {"end", RO_IN_DATA | RO_NUMBER, 0, 0},
    [F_SENTENCE] = {"sentence", RO_IN_TABLE | RO_IN_DATA, 12, 6},
};

static uint32_t count_figures(const ro_rows *rows) {
    return rows->coverage->points.count;
}

/* The series that holds the point: series stand in the order of their points. */
static const ro_cov_series *series_of(const ro_coverage *coverage, uint32_t point) {
    uint32_t low = 0, high = coverage->series.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const ro_cov_series *series = &coverage->series.items[middle];
        if (series->first_point + series->point_count <= point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < coverage->series.count ? &coverage->series.items[low] : NULL;
}

static int fill_figure(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_point *point = &coverage->points.items[row];
    const ro_cov_series *series = series_of(coverage, row);
    cells[F_ID] = ro_label_id(rows->arena, 'f', point->id);
    cells[F_DAY] = point->day;
    if (series) {
        cells[F_SERIES] = ro_label_series(rows->arena, series);
        cells[F_TOPIC] = series->topic;
        cells[F_PLACE] = series->place;
    }
    cells[F_SHOWN] = ro_label_value(rows->arena, point->value, point->upper, point->qualifier);
    cells[F_COUNTS] = point->counts;
    cells[F_VALUE] = ro_cell_number(rows, point->value);
    cells[F_UPPER] = ro_cell_number(rows, point->upper);
    cells[F_QUALIFIER] = ro_cell_text(ro_qualifier_name(point->qualifier));
    cells[F_ACCOUNT] = point->account;
    cells[F_OUTLET] = ro_label_outlet(&coverage->articles.items[point->article]);
    cells[F_ARTICLE] = coverage->articles.items[point->article].name;
    cells[F_SENTENCE] = ro_cov_sentence(coverage, point->article, point->sentence);
    return ro_cell_offsets(rows, point->article, point->span, &cells[F_BEGIN], &cells[F_END]);
}

const ro_row_kind ro_rows_figures = {"figures", figure_columns, F_COLUMNS, count_figures, fill_figure, NULL};

/* ---- timeline --- */

enum {
    T_ID,
    T_DAY,
    T_ARTICLES,
    T_OUTLET,
    T_ARTICLE,
    T_STATEMENT,
    T_WEIGHT,
    T_BEGIN,
    T_END,
    T_TEXT,
    T_COLUMNS
};

static const ro_row_column timeline_columns[T_COLUMNS] = {
    [T_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [T_DAY] = {"day", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [T_ARTICLES] = {"articles", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 8, 5},
    [T_OUTLET] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 8, 4},
    [T_ARTICLE] = {"article", RO_IN_DATA, 0, 0},
    [T_STATEMENT] = {"statement", RO_IN_DATA, 0, 0},
    [T_WEIGHT] = {"weight", RO_IN_DATA | RO_NUMBER, 0, 0},
    [T_BEGIN] = {"begin", RO_IN_DATA | RO_NUMBER, 0, 0},
    [T_END] = {"end", RO_IN_DATA | RO_NUMBER, 0, 0},
    [T_TEXT] = {"text", RO_IN_TABLE | RO_IN_DATA, 16, 0},
};

static uint32_t count_moments(const ro_rows *rows) {
    return rows->coverage->moments.count;
}

static int fill_moment(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_moment *moment = &coverage->moments.items[row];
    cells[T_ID] = ro_label_id(rows->arena, 'm', moment->id);
    cells[T_DAY] = moment->day;
    cells[T_ARTICLES] = ro_cell_number(rows, moment->articles);
    cells[T_OUTLET] = ro_label_outlet(&coverage->articles.items[moment->article]);
    cells[T_ARTICLE] = coverage->articles.items[moment->article].name;
    if (moment->statement < coverage->statements.count)
        cells[T_STATEMENT] = ro_label_id(rows->arena, 's', coverage->statements.items[moment->statement].id);
    cells[T_WEIGHT] = ro_cell_number(rows, moment->weight);
    cells[T_TEXT] = ro_cov_text(coverage, moment->article, moment->span);
    return ro_cell_offsets(rows, moment->article, moment->span, &cells[T_BEGIN], &cells[T_END]);
}

const ro_row_kind ro_rows_timeline = {"timeline",    timeline_columns, T_COLUMNS,
                                      count_moments, fill_moment,      NULL};

/* ---- disputes --- */

enum {
    D_ID,
    D_TYPE,
    D_QUESTION,
    D_OUTLET,
    D_ARTICLE,
    D_BEGIN,
    D_END,
    D_TEXT,
    D_OTHER_OUTLET,
    D_OTHER_ARTICLE,
    D_OTHER_BEGIN,
    D_OTHER_END,
    D_OTHER_TEXT,
    D_SCORE,
    D_COLUMNS
};

static const ro_row_column dispute_columns[D_COLUMNS] = {
    [D_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [D_TYPE] = {"type", RO_IN_TABLE | RO_IN_DATA, 6, 5},
    [D_QUESTION] = {"question", RO_IN_TABLE | RO_IN_DATA, 10, 4},
    [D_OUTLET] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 6, 7},
    [D_ARTICLE] = {"article", RO_IN_DATA, 0, 0},
    [D_BEGIN] = {"begin", RO_IN_DATA | RO_NUMBER, 0, 0},
    [D_END] = {"end", RO_IN_DATA | RO_NUMBER, 0, 0},
    [D_TEXT] = {"text", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [D_OTHER_OUTLET] = {"other_outlet", RO_IN_TABLE | RO_IN_DATA, 6, 6},
    [D_OTHER_ARTICLE] = {"other_article", RO_IN_DATA, 0, 0},
    [D_OTHER_BEGIN] = {"other_begin", RO_IN_DATA | RO_NUMBER, 0, 0},
    [D_OTHER_END] = {"other_end", RO_IN_DATA | RO_NUMBER, 0, 0},
    [D_OTHER_TEXT] = {"other_text", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [D_SCORE] = {"score", RO_IN_DATA | RO_NUMBER, 0, 0},
};

static uint32_t count_disputes(const ro_rows *rows) {
    return rows->coverage->differences.count;
}

/* One side into the cells from `first` on: outlet, article, begin, end, text. */
static int fill_side(ro_rows *rows, const ro_cov_difference *difference, unsigned side, ro_slice *first) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_article *article = &coverage->articles.items[difference->article[side]];
    first[0] = ro_label_outlet(article);
    first[1] = article->name;
    first[4] = ro_cov_text(coverage, difference->article[side], difference->span[side]);
    return ro_cell_offsets(rows, difference->article[side], difference->span[side], &first[2], &first[3]);
}

static int fill_dispute(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_cov_difference *difference = &rows->coverage->differences.items[row];
    cells[D_ID] = ro_label_id(rows->arena, 'd', difference->id);
    cells[D_TYPE] = ro_cell_text(ro_label_difference(difference->type));
    cells[D_QUESTION] = difference->question;
    cells[D_SCORE] = ro_cell_number(rows, round(difference->score * 100) / 100);
    if (fill_side(rows, difference, 0, &cells[D_OUTLET]))
        return READOUT_NO_MEMORY;
    return fill_side(rows, difference, 1, &cells[D_OTHER_OUTLET]);
}

static int more_dispute(ro_rows *rows, uint32_t row, ro_buffer *out) {
    const ro_cov_difference *difference = &rows->coverage->differences.items[row];
    int status = 0;
    ro_json_key(out, "sentences");
    ro_buffer_byte(out, '[');
    for (unsigned side = 0; side < 2; side++) {
        if (side)
            ro_buffer_byte(out, ',');
        status |= ro_json_span(
            rows, difference->article[side],
            sentence_span(rows->coverage, difference->article[side], difference->sentence[side]), out);
    }
    ro_buffer_byte(out, ']');
    ro_json_key(out, "sides");
    for (unsigned side = 0; side < 2; side++) {
        ro_buffer_text(out, side ? ",{\"article\":" : "[{\"article\":");
        ro_buffer_json(out, rows->coverage->articles.items[difference->article[side]].name);
        ro_buffer_text(out, ",\"text\":");
        ro_buffer_json(
            out, ro_cov_sentence(rows->coverage, difference->article[side], difference->sentence[side]));
        ro_buffer_byte(out, '}');
    }
    ro_buffer_byte(out, ']');
    return status;
}

const ro_row_kind ro_rows_disputes = {"disputes",     dispute_columns, D_COLUMNS,
                                      count_disputes, fill_dispute,    more_dispute};
