#include "store/texts.h"

enum {
    STORED_A_LOOK_UP = 128, /* texts that are read into memory for each that was looked up */
    LEAST_ROOM = 1 << 12,   /* keys */
};

void ro_texts_free(ro_texts *texts) {
    ro_filter_free(&texts->known);
    *texts = (ro_texts){0};
}

static uint64_t key_of(ro_slice hash) {
    return ro_hash(hash, 0);
}

static int take_rows(ro_store *store, sqlite3_stmt *sql, readout_error *error) {
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1)
        ro_filter_add(&store->texts.known, key_of(ro_sql_column(sql, 0)));
    sqlite3_reset(sql);
    return row;
}

static int newest_article(ro_store *store, int64_t *article, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_NEWEST_ARTICLE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    int row = ro_sql_row(store, sql, error);
    *article = row == 1 ? sqlite3_column_int64(sql, 0) : 0;
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

/* For twice the texts that there are, when enough were looked up. */
static int fill(ro_store *store, readout_error *error) {
    ro_texts *texts = &store->texts;
    int64_t newest;
    int status = newest_article(store, &newest, error);
    if (status || newest / STORED_A_LOOK_UP > texts->looked_up)
        return status;
    ro_texts_free(texts);
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_TEXTS, error);
    if (!sql)
        return ro_sql_fail(store, error);
    if (!ro_filter_make(&texts->known, newest < LEAST_ROOM ? LEAST_ROOM : 2 * (uint64_t)newest))
        return ro_fail_memory(error);
    texts->newest = newest;
    status = take_rows(store, sql, error);
    if (status)
        ro_texts_free(texts);
    return status;
}

int ro_texts_missing(ro_store *store, const ro_digest *hash, bool *missing, readout_error *error) {
    ro_texts *texts = &store->texts;
    texts->looked_up++;
    int status = !texts->known.bits || texts->known.count > texts->known.room ? fill(store, error) : 0;
    *missing = !status && texts->known.bits &&
               !ro_filter_may_have(&texts->known, key_of(ro_slice_of(hash->hex, 64)));
    return status;
}

void ro_texts_add(ro_texts *texts, int64_t article, const ro_digest *hash) {
    if (!texts->known.bits)
        return;
    ro_filter_add(&texts->known, key_of(ro_slice_of(hash->hex, 64)));
    texts->newest = article;
}

int ro_texts_refresh(ro_store *store, readout_error *error) {
    ro_texts *texts = &store->texts;
    if (!texts->known.bits)
        return 0;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_TEXTS_SINCE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, texts->newest);
    int status = take_rows(store, sql, error);
    return status ? status : newest_article(store, &texts->newest, error);
}
