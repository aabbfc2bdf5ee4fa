/* Rows of `show sources` and `show articles`. */
#include "view/date.h"
#include "view/label.h"
#include "view/rows.h"

/* ---- sources --- */

enum { O_NAME, O_ARTICLES, O_COPIES, O_REPORTS, O_FIRST, O_LAST, O_COLUMNS };

static const ro_row_column source_columns[O_COLUMNS] = {
    [O_NAME] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [O_ARTICLES] = {"articles", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 8, 0},
    [O_COPIES] = {"copies", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 6, 4},
    [O_REPORTS] = {"statements", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 10, 3},
    [O_FIRST] = {"first", RO_IN_TABLE | RO_IN_DATA, 10, 6},
    [O_LAST] = {"last", RO_IN_TABLE | RO_IN_DATA, 10, 5},
};

static uint32_t count_sources(const ro_rows *rows) {
    return rows->outlets.count;
}

static int fill_source(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_outlet *outlet = &rows->outlets.items[row];
    cells[O_NAME] = outlet->name;
    cells[O_ARTICLES] = ro_cell_number(rows, outlet->articles);
    cells[O_COPIES] = ro_cell_number(rows, outlet->copies);
    cells[O_REPORTS] = ro_cell_number(rows, outlet->reports);
    cells[O_FIRST] = outlet->first;
    cells[O_LAST] = outlet->last;
    return 0;
}

const ro_row_kind ro_rows_sources = {"sources", source_columns, O_COLUMNS, count_sources, fill_source, NULL};

/* ---- articles --- */

enum {
    A_NUMBER,
    A_DAY,
    A_ID,
    A_OUTLET,
    A_TITLE,
    A_URL,
    A_PUBLISHED,
    A_FROM,
    A_FIRST,
    A_LAST,
    A_COPY_OF,
    A_STORY,
    A_SENTENCES,
    A_COLUMNS
};

static const ro_row_column article_columns[A_COLUMNS] = {
    [A_NUMBER] = {"number", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 3, 4},
    [A_DAY] = {"day", RO_IN_TABLE, 10, 3},
    [A_ID] = {"id", RO_IN_DATA, 0, 0},
    [A_OUTLET] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 8, 0},
    [A_TITLE] = {"title", RO_IN_TABLE | RO_IN_DATA, 12, 0},
    [A_URL] = {"url", RO_IN_DATA, 0, 0},
    [A_PUBLISHED] = {"published", RO_IN_DATA, 0, 0},
    [A_FROM] = {"published_from", RO_IN_TABLE | RO_IN_DATA, 8, 6},
    [A_FIRST] = {"published_first", RO_IN_DATA, 0, 0},
    [A_LAST] = {"published_last", RO_IN_DATA, 0, 0},
    [A_COPY_OF] = {"copy_of", RO_IN_TABLE | RO_IN_DATA, 7, 5},
    [A_STORY] = {"story", RO_IN_DATA | RO_NUMBER, 0, 0},
    [A_SENTENCES] = {"sentences", RO_IN_DATA | RO_NUMBER, 0, 0},
};

static uint32_t count_articles(const ro_rows *rows) {
    return rows->coverage->articles.count;
}

static int fill_article(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_article *article = &coverage->articles.items[row];
    cells[A_NUMBER] = ro_label_id(rows->arena, 'a', article->id);
    cells[A_DAY] = ro_date_of(article->published);
    cells[A_ID] = article->name;
    cells[A_OUTLET] = article->outlet;
    cells[A_TITLE] = article->title;
    cells[A_URL] = article->url;
    cells[A_PUBLISHED] = article->published;
    cells[A_FROM] = ro_cell_text(ro_label_published_from(article->published_from));
    cells[A_FIRST] = article->first_day;
    cells[A_LAST] = article->last_day;
    if (article->copy_of < coverage->articles.count)
        cells[A_COPY_OF] = ro_label_id(rows->arena, 'a', coverage->articles.items[article->copy_of].id);
    if (article->story)
        cells[A_STORY] = ro_cell_number(rows, (double)article->story);
    cells[A_SENTENCES] = ro_cell_number(rows, article->sentence_count);
    return 0;
}

/* Why it was published when, where nothing states it. */
static int more_of_article(ro_rows *rows, uint32_t row, ro_buffer *out) {
    const ro_cov_article *article = &rows->coverage->articles.items[row];
    ro_slice reasons = article->dated_by, reason;
    if (article->published_from != RO_PUBLISHED_INFERRED)
        return 0;
    ro_json_key(out, "published_chance");
    ro_buffer_json_number(out, article->chance);
    ro_json_key(out, "published_because");
    for (char before = '['; ro_slice_line(&reasons, &reason); before = ',') {
        ro_buffer_byte(out, before);
        ro_buffer_json(out, reason);
    }
    ro_buffer_text(out, article->dated_by.len ? "]" : "[]");
    return 0;
}

const ro_row_kind ro_rows_articles = {"articles",     article_columns, A_COLUMNS,
                                      count_articles, fill_article,    more_of_article};
