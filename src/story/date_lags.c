/* The table of lags: how likely a clue is for a day. */
#include "story/date_clues.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>

static const double improbable = 1e-6; /* lags that no row of the table holds */
/* "Nearly 11 months" on the wrong side of them: a judgement, for too few dated articles say so. */
static const double wrong_side = 0.135;

static int read_row(ro_date_table *table, const ro_lexicon *rows, uint32_t row, ro_arena *arena) {
    static const char *const names[RO_CLUE_KINDS] = {
        "weekday",  "lead",     "morning", "night",   "weekend",   "any",     "since",
        "dateline", "monthday", "month",   "day",     "yearmonth", "year",    "latest",
        "same",     "near",     "far",     "offsetD", "offsetW",   "offsetM", "offsetY"};
    unsigned kind = 0;
    while (kind < RO_CLUE_KINDS && !ro_slice_is(ro_lexicon_cell(rows, row, 0), names[kind]))
        kind++;
    char cell[4][24];
    for (unsigned c = 0; c < 4; c++) {
        ro_slice text = ro_lexicon_cell(rows, row, c + 1);
        if (!text.len || text.len >= sizeof cell[c])
            return READOUT_BAD_MODEL;
        memcpy(cell[c], text.ptr, text.len);
        cell[c][text.len] = 0;
    }
    int towards = atoi(cell[0]), from = atoi(cell[1]), to = atoi(cell[2]);
    double share = atof(cell[3]);
    if (kind == RO_CLUE_KINDS || towards < -1 || towards > 1 || from > to || !(share > 0 && share <= 1))
        return READOUT_BAD_MODEL;
    if (!table->of[kind][towards + 1].count++)
        table->of[kind][towards + 1].first = table->rows.count;
    ro_lag_row *added = ro_array_push(arena, &table->rows);
    if (!added)
        return READOUT_NO_MEMORY;
    /* from SAME on, lags are either way: but for the day itself there are two days to each */
    double days = kind < RO_CLUE_SAME ? to - from + 1 : 2 * (to - from + 1) - (from == 0);
    *added = (ro_lag_row){from, to, share / days, log(share / days)};
    return 0;
}

static int load_starts(ro_date_table *table, ro_arena *arena, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/story/date_starts.tsv", 2, &table->starts, error);
    uint32_t count = status ? 0 : table->starts.row_count;
    table->start_hashes = ro_arena_zero(arena, count + 1, sizeof *table->start_hashes);
    if (!table->start_hashes)
        return ro_fail_memory(error);
    for (uint32_t row = 0; row < count; row++)
        table->start_hashes[row] = ro_fold_hash(ro_lexicon_cell(&table->starts, row, 0));
    return status;
}

int ro_date_load(ro_arena *arena, const ro_date_table **table, readout_error *error) {
    static const char name[] = "data/story/date_lags.tsv";
    ro_lexicon rows;
    ro_date_table *t = ro_arena_zero(arena, 1, sizeof *t);
    int status = t ? ro_lexicon_load(arena, name, 5, &rows, error) : ro_fail_memory(error);
    if (!status)
        status = ro_lexicon_load(arena, "data/story/date_sides.tsv", 2, &t->sides, error);
    if (!status)
        status = load_starts(t, arena, error);
    for (uint32_t row = 0; !status && row < rows.row_count; row++) {
        status = read_row(t, &rows, row, arena);
        if (status == READOUT_NO_MEMORY)
            ro_fail_memory(error);
        else if (status)
            ro_fail(error, status, "%s: row %u does not read", name, row + 1);
    }
    *table = t;
    return status;
}

/* Days from the nearest such day of any year. */
static int lag_in_year(int month, int mday, ro_day day, int year) {
    int nearest = 1000;
    for (int y = year - 1; y <= year + 1; y++) {
        ro_day named = ro_day_of((ro_date){y, month, mday});
        if (named != RO_NO_DAY && abs(day - named) < abs(nearest))
            nearest = day - named;
    }
    return nearest;
}

ro_asked_day ro_asked(ro_day day) {
    return (ro_asked_day){day, ro_day_date(day), ro_day_weekday(day)};
}

/* The last such day of any year; the day itself is one. */
static ro_day last_of(int month, int mday, const ro_asked_day *asked) {
    ro_day last = RO_NO_DAY;
    for (int back = 0; back < 9 && (last == RO_NO_DAY || last > asked->day); back++)
        last = ro_day_of((ro_date){asked->date.year - back, month, mday});
    return last == RO_NO_DAY ? asked->day : last;
}

/* Of an offset: before the day that it leads to is negative. */
static int offset_lag(const ro_clue *clue, const ro_asked_day *asked) {
    return clue->month ? lag_in_year(clue->named.month, clue->named.day, asked->day, asked->date.year)
                       : asked->day - clue->day;
}

int ro_clue_lag(const ro_clue *clue, const ro_asked_day *asked) {
    if (ro_clue_is_weekday(clue->kind))
        return (asked->weekday - clue->weekday + 7) % 7;
    switch (clue->kind) {
    case RO_CLUE_SINCE:
        return asked->day - last_of(clue->month, clue->mday, asked);
    case RO_CLUE_DATELINE:
    case RO_CLUE_MONTHDAY:
        return lag_in_year(clue->month, clue->mday, asked->day, asked->date.year);
    case RO_CLUE_MONTH:
        return (asked->date.month - clue->month + 12) % 12;
    case RO_CLUE_DAY:
        return asked->day - clue->day;
    case RO_CLUE_YEARMONTH:
        return 12 * (asked->date.year - clue->year) + asked->date.month - clue->month;
    case RO_CLUE_YEAR:
    case RO_CLUE_LATEST:
        return asked->date.year - clue->year;
    default:
        return abs(offset_lag(clue, asked));
    }
}

static const ro_lag_row *row_of(const ro_date_table *table, const ro_clue *clue, int lag) {
    uint32_t first = table->of[clue->kind][clue->towards + 1].first;
    for (uint32_t r = first; r < first + table->of[clue->kind][clue->towards + 1].count; r++)
        if (lag >= table->rows.items[r].from && lag <= table->rows.items[r].to)
            return &table->rows.items[r];
    return NULL;
}

static bool on_wrong_side(const ro_clue *clue, const ro_asked_day *asked) {
    return clue->side && clue->side * offset_lag(clue, asked) < 0;
}

double ro_clue_chance(const ro_date_table *table, const ro_clue *clue, const ro_asked_day *asked) {
    const ro_lag_row *row = row_of(table, clue, ro_clue_lag(clue, asked));
    return !row ? improbable : row->density * (on_wrong_side(clue, asked) ? wrong_side : 1);
}

double ro_clue_score(const ro_date_table *table, const ro_clue *clue, const ro_asked_day *asked) {
    const ro_lag_row *row = row_of(table, clue, ro_clue_lag(clue, asked));
    return !row ? log(improbable) : row->log_density + (on_wrong_side(clue, asked) ? log(wrong_side) : 0);
}
