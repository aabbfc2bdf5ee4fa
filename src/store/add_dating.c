/* Days of articles without a date: what hangs on them, and what is inferred. */
#include "store/add.h"

/* Days: while an article may lie anywhere in a longer run, what hangs on its day stays open. */
enum { CLOSE_ENOUGH = 62 };

int ro_write_open(ro_writer *w, ro_open_kind what, int64_t row, ro_slice value, readout_error *error) {
    if (w->day != RO_NO_DAY || ro_day_read(value) != RO_NO_DAY)
        return 0;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_OPEN, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int(sql, 1, (int)what);
    sqlite3_bind_int64(sql, 2, row);
    sqlite3_bind_int64(sql, 3, w->article);
    ro_sql_text(sql, 4, value);
    return ro_sql_run(w->store, sql, NULL, error);
}

int ro_write_closed(ro_writer *w, int64_t statement, bool *was_open, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_CLOSE_STATEMENT, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, statement);
    int status = ro_sql_run(w->store, sql, NULL, error);
    *was_open = !status && sqlite3_changes(w->store->db) > 0;
    return status;
}

static int keep_dating(ro_writer *w, const ro_link_dating *dating, int64_t article, readout_error *error) {
    ro_day_text days[] = {ro_day_write(dating->day), ro_day_write(dating->first), ro_day_write(dating->last)};
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_SET_DATING, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, article);
    for (int d = 0; d < 3; d++)
        ro_sql_text_or_null(sql, 2 + d, ro_writer_day_slice(&days[d]));
    sqlite3_bind_double(sql, 5, dating->chance);
    ro_sql_text(sql, 6, dating->why);
    sqlite3_bind_blob64(sql, 7, dating->record.ptr, dating->record.len, SQLITE_STATIC);
    return ro_sql_run(w->store, sql, NULL, error);
}

static int date_article(ro_writer *w, int64_t article, ro_day inferred, readout_error *error) {
    ro_day_text day = ro_day_write(inferred);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_DATE_ARTICLE, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, article);
    ro_sql_text_or_null(sql, 2, ro_writer_day_slice(&day));
    ro_sql_text(sql, 3, inferred != RO_NO_DAY ? RO_LITERAL("inferred") : RO_LITERAL("unknown"));
    return ro_sql_run(w->store, sql, NULL, error);
}

static int date_row(ro_writer *w, sqlite3_stmt *open, ro_day published, readout_error *error) {
    static const ro_sql_id updates[] = {RO_SQL_DATE_STATEMENT, RO_SQL_DATE_FIGURE, RO_SQL_DATE_MOMENT};
    int64_t what = sqlite3_column_int64(open, 0);
    if (what < RO_OPEN_STATEMENT || what > RO_OPEN_MOMENT)
        return 0;
    sqlite3_stmt *sql = ro_sql(w->store, updates[what - 1], error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_day_text day = ro_day_write(ro_day_open(ro_sql_column(open, 2), false, published));
    sqlite3_bind_int64(sql, 1, sqlite3_column_int64(open, 1));
    if (what == RO_OPEN_MOMENT)
        ro_sql_text(sql, 2, ro_writer_day_slice(&day));
    else
        ro_sql_text_or_null(sql, 2, ro_writer_day_slice(&day));
    return ro_sql_run(w->store, sql, NULL, error);
}

static int date_rows(ro_writer *w, int64_t article, ro_day published, readout_error *error) {
    sqlite3_stmt *open = ro_sql(w->store, RO_SQL_LOAD_OPEN, error);
    if (!open)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(open, 1, article);
    int row, status = 0;
    while (!status && (row = ro_sql_row(w->store, open, error)) != 0)
        status = row == 1 ? date_row(w, open, published, error) : row;
    sqlite3_reset(open);
    return status;
}

int ro_write_dating(ro_writer *w, const ro_link_dating *dating, readout_error *error) {
    int64_t article = dating->article ? dating->article : w->article;
    bool close = dating->day != RO_NO_DAY && dating->last - dating->first <= CLOSE_ENOUGH;
    if (!dating->changed)
        return 0;
    int status = keep_dating(w, dating, article, error);
    if (!status)
        status = date_article(w, article, dating->day, error);
    return status ? status : date_rows(w, article, close ? dating->day : RO_NO_DAY, error);
}

/* ---- candidates ---- */

static bool known(const ro_links *links, int64_t article) {
    for (uint32_t d = 0; d < links->datings.count; d++)
        if (links->datings.items[d].article == article)
            return true;
    return false;
}

static int load_sentences(ro_store *store, ro_link_dating *dating, ro_arena *arena, readout_error *error) {
    RO_ARRAY(ro_span) spans = {0};
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_SENTENCES, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, RO_STORE_SENTENCE(dating->article, 0));
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1) {
        int64_t begins = sqlite3_column_int64(sql, 1), ends = sqlite3_column_int64(sql, 2);
        ro_span *span = ro_array_push(arena, &spans);
        if (!span || begins < 0 || begins > ends || (uint64_t)ends > dating->text.len) {
            row = span ? ro_fail(error, READOUT_BAD_STORE, "%s: the story file is damaged (a sentence)",
                                 store->path)
                       : ro_fail_memory(error);
            break;
        }
        *span = (ro_span){(uint32_t)begins, (uint32_t)ends};
    }
    sqlite3_reset(sql);
    dating->sentences = spans.items;
    dating->sentence_count = spans.count;
    return row < 0 ? row : 0;
}

static int add_candidate(ro_store *store, int64_t article, ro_links *links, ro_arena *arena,
                         readout_error *error) {
    ro_link_dating dating = {.article = article, .day = RO_NO_DAY, .first = RO_NO_DAY, .last = RO_NO_DAY};
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_DATING, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, article);
    int row = ro_sql_row(store, sql, error);
    if (row == 1) {
        const void *bytes = sqlite3_column_blob(sql, 0);
        ro_slice record = ro_slice_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(sql, 0));
        dating.record = ro_arena_copy(arena, record);
        dating.text = ro_arena_copy(arena, ro_sql_column(sql, 1));
    }
    sqlite3_reset(sql);
    if (row != 1)
        return row;
    int status = dating.record.ptr && dating.text.ptr ? load_sentences(store, &dating, arena, error)
                                                      : ro_fail_memory(error);
    ro_link_dating *added = status ? NULL : ro_array_push(arena, &links->datings);
    if (added)
        *added = dating;
    return status || added ? status : ro_fail_memory(error);
}

int ro_find_datings(ro_store *store, ro_links *links, ro_arena *arena, readout_error *error) {
    uint32_t looked_for = 0;
    for (uint32_t i = 0; i < links->items.count; i++) {
        const ro_link_item *item = &links->items.items[i];
        if (item->kind != RO_LINK_STORY && item->kind != RO_LINK_STATEMENT)
            continue;
        for (uint32_t c = 0; c < item->candidate_count && looked_for < RO_LINK_DATINGS; c++) {
            if (item->candidates[c].day != RO_NO_DAY || known(links, item->candidates[c].article))
                continue;
            looked_for++;
            int status = add_candidate(store, item->candidates[c].article, links, arena, error);
            if (status)
                return status;
        }
    }
    return 0;
}
