/* Rows of `show talks`: the board, entry by entry. */
#include "view/label.h"
#include "view/label_talks.h"
#include "view/rows.h"

enum {
    K_ID,
    K_KIND,
    K_DAY,
    K_LAST_DAY,
    K_WHO,
    K_WHAT,
    K_PLACE,
    K_NUMBER,
    K_STATE,
    K_DETAIL,
    K_PARENT,
    K_ARTICLES,
    K_SCORE,
    K_OUTLET,
    K_ARTICLE,
    K_BEGIN,
    K_END,
    K_SENTENCE,
    K_COLUMNS
};

static const ro_row_column talk_columns[K_COLUMNS] = {
    [K_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [K_KIND] = {"kind", RO_IN_TABLE | RO_IN_DATA, 8, 0},
    [K_DAY] = {"day", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [K_LAST_DAY] = {"last_day", RO_IN_TABLE | RO_IN_DATA, 10, 4},
    [K_WHO] = {"who", RO_IN_TABLE | RO_IN_DATA, 8, 0},
    [K_WHAT] = {"what", RO_IN_TABLE | RO_IN_DATA, 12, 0},
    [K_PLACE] = {"place", RO_IN_DATA, 0, 0},
    [K_NUMBER] = {"number", RO_IN_DATA | RO_NUMBER, 0, 0},
    [K_STATE] = {"state", RO_IN_DATA, 0, 0},
    [K_DETAIL] = {"detail", RO_IN_DATA, 0, 0},
    [K_PARENT] = {"part_of", RO_IN_DATA, 0, 0},
    [K_ARTICLES] = {"articles", RO_IN_DATA | RO_NUMBER, 0, 0},
    [K_SCORE] = {"score", RO_IN_DATA | RO_NUMBER, 0, 0},
    [K_OUTLET] = {"outlet", RO_IN_TABLE | RO_IN_DATA, 8, 6},
    [K_ARTICLE] = {"article", RO_IN_DATA, 0, 0},
    [K_BEGIN] = {"begin", RO_IN_DATA | RO_NUMBER, 0, 0},
    [K_END] = {"end", RO_IN_DATA | RO_NUMBER, 0, 0},
    [K_SENTENCE] = {"sentence", RO_IN_TABLE | RO_IN_DATA, 12, 5},
};

static uint32_t count_entries(const ro_rows *rows) {
    return rows->coverage->board.count;
}

static int fill_entry(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_entry *entry = &coverage->board.items[row];
    const ro_cov_talk *talk = &coverage->talks.items[entry->talk];
    bool numbered = entry->number || entry->kind == RO_TALK_ASSESSMENT;
    cells[K_ID] = ro_label_id(rows->arena, 't', talk->id);
    cells[K_KIND] = ro_cell_text(ro_label_talk_kind(entry->kind));
    cells[K_DAY] = entry->day;
    cells[K_LAST_DAY] = entry->last_day;
    cells[K_WHO] = entry->who;
    cells[K_WHAT] = ro_label_talk(rows->arena, coverage, entry);
    cells[K_PLACE] = entry->place;
    if (numbered)
        cells[K_NUMBER] = ro_cell_number(rows, entry->number);
    cells[K_STATE] = entry->state;
    cells[K_DETAIL] = entry->detail;
    if (entry->parent != RO_NONE)
        cells[K_PARENT] = ro_label_id(rows->arena, 't',
                                      coverage->talks.items[coverage->board.items[entry->parent].talk].id);
    cells[K_ARTICLES] = ro_cell_number(rows, entry->articles);
    cells[K_SCORE] = ro_cell_number(rows, talk->score);
    cells[K_OUTLET] = ro_label_outlet(&coverage->articles.items[talk->article]);
    cells[K_ARTICLE] = coverage->articles.items[talk->article].name;
    cells[K_SENTENCE] = ro_cov_sentence(coverage, talk->article, talk->sentence);
    return ro_cell_offsets(rows, talk->article, talk->span, &cells[K_BEGIN], &cells[K_END]);
}

const ro_row_kind ro_rows_talks = {"talks", talk_columns, K_COLUMNS, count_entries, fill_entry, NULL};
