/* Candidates for linking: every key names the records that have it; the records that share most keys with an
 * item are its candidates.
 *
 *     link_key   bucket │ hash │ record        a bucket is 16 days, or the one of what has no day
 *                   1203   a91f…    77
 *                   1203   a91f…    81  ──▶  link_record 81: target, article, day, record
 *
 * The cost of an item is bounded: its keys, times the buckets its window touches, times a cap on how many
 * records are taken from one, newest first.
 */
#include "store/add.h"
#include "store/schema.h"

#include <stdlib.h>

enum {
    BUCKET_DAYS = 16,
    NO_DAY_BUCKET = -1000000,
    NEWEST_BUCKETS = 12, /* that an undated item is looked for in: half a year of coverage */
    RECORDS_PER_KEY = 24,
    MOST_RECORDS = 2048,
};

typedef struct {
    int64_t buckets[NEWEST_BUCKETS + 1];
    unsigned count;
} bucket_list;

typedef struct {
    int64_t *records; /* [MOST_RECORDS] */
    uint32_t count;
} hits;

static int64_t bucket_of(ro_day day) {
    return day == RO_NO_DAY ? NO_DAY_BUCKET : (day >= 0 ? day : day - BUCKET_DAYS + 1) / BUCKET_DAYS;
}

/* The newest buckets there are, for an item without a day. */
static int newest_buckets(ro_store *store, bucket_list *list, readout_error *error) {
    for (int64_t before = INT64_MAX; list->count <= NEWEST_BUCKETS;) {
        sqlite3_stmt *sql = ro_sql(store, RO_SQL_BUCKET_BEFORE, error);
        if (!sql)
            return ro_sql_fail(store, error);
        sqlite3_bind_int64(sql, 1, before);
        int row = ro_sql_row(store, sql, error);
        bool none = row != 1 || sqlite3_column_type(sql, 0) == SQLITE_NULL;
        before = none ? 0 : sqlite3_column_int64(sql, 0);
        sqlite3_reset(sql);
        if (row < 0)
            return row;
        if (none || before <= NO_DAY_BUCKET)
            break;
        list->buckets[list->count++] = before;
    }
    return 0;
}

static bool is_timeless(ro_link_kind kind) {
    return kind == RO_LINK_ENTITY;
}

static void dated_buckets(ro_day day, bucket_list *list) {
    list->buckets[list->count++] = NO_DAY_BUCKET;
    for (int64_t b = bucket_of(day - RO_LINK_WINDOW); b <= bucket_of(day + RO_LINK_WINDOW); b++)
        list->buckets[list->count++] = b;
}

static int find_key(ro_store *store, int64_t bucket, uint64_t key, hits *found, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_KEY, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, bucket);
    sqlite3_bind_int64(sql, 2, (int64_t)key);
    sqlite3_bind_int(sql, 3, RECORDS_PER_KEY);
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1 && found->count < MOST_RECORDS)
        found->records[found->count++] = sqlite3_column_int64(sql, 0);
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

typedef struct {
    int64_t record;
    uint32_t shared;
} ranked;

static int by_record(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int by_shared(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->shared != y->shared)
        return x->shared < y->shared ? 1 : -1;
    return (x->record < y->record) - (x->record > y->record);
}

/* Most keys in common first, then newest. */
static uint32_t rank(hits *found, ranked *out) {
    uint32_t count = 0;
    qsort(found->records, found->count, sizeof *found->records, by_record);
    for (uint32_t i = 0; i < found->count; i++) {
        if (!i || found->records[i] != found->records[i - 1])
            out[count++] = (ranked){found->records[i], 0};
        out[count - 1].shared++;
    }
    qsort(out, count, sizeof *out, by_shared);
    return count < RO_LINK_CANDIDATES ? count : RO_LINK_CANDIDATES;
}

static int fetch(ro_store *store, const ranked *which, ro_link_item *item, ro_arena *arena,
                 readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_RECORD, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, which->record);
    sqlite3_bind_int(sql, 2, item->kind);
    int row = ro_sql_row(store, sql, error);
    if (row == 1) {
        ro_link_candidate *candidate = &item->candidates[item->candidate_count++];
        const void *bytes = sqlite3_column_blob(sql, 3);
        ro_slice record = ro_slice_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(sql, 3));
        candidate->target = sqlite3_column_int64(sql, 0);
        candidate->article = sqlite3_column_int64(sql, 1);
        candidate->day =
            sqlite3_column_type(sql, 2) == SQLITE_NULL ? RO_NO_DAY : (ro_day)sqlite3_column_int(sql, 2);
        candidate->shared = which->shared;
        candidate->record = ro_arena_copy(arena, record);
        if (!candidate->record.ptr)
            row = ro_fail_memory(error);
    }
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

static int find_item(ro_store *store, ro_link_item *item, const bucket_list *buckets, ro_arena *arena,
                     readout_error *error) {
    int64_t records[MOST_RECORDS];
    ranked best[MOST_RECORDS];
    hits found = {records, 0};
    int status = 0;
    for (uint32_t k = 0; !status && k < item->key_count; k++)
        for (unsigned b = 0; !status && b < buckets->count; b++)
            status = find_key(store, buckets->buckets[b], item->keys[k], &found, error);
    uint32_t count = rank(&found, best);
    item->candidate_count = 0;
    item->candidates = ro_arena_zero(arena, count + 1, sizeof *item->candidates);
    if (!status && !item->candidates)
        status = ro_fail_memory(error);
    for (uint32_t c = 0; !status && c < count; c++)
        status = fetch(store, &best[c], item, arena, error);
    return status;
}

int ro_store_find(ro_store *store, const ro_doc *doc, ro_links *links, ro_arena *arena, readout_added *added,
                  readout_error *error) {
    ro_digest hash;
    bool there = false;
    bucket_list newest = {.buckets = {NO_DAY_BUCKET}, .count = 1};
    *added = READOUT_ADDED;
    int status = ro_store_begin(store, error);
    if (!status)
        status = ro_store_has(store, doc, &hash, &there, error);
    if (!status && !there)
        status = newest_buckets(store, &newest, error);
    for (uint32_t i = 0; !status && !there && i < links->items.count; i++) {
        ro_link_item *item = &links->items.items[i];
        bucket_list buckets = {.buckets = {NO_DAY_BUCKET}, .count = 1};
        if (item->day != RO_NO_DAY) {
            buckets.count = 0;
            dated_buckets(item->day, &buckets);
        }
        bool anywhere = item->day == RO_NO_DAY && !is_timeless(item->kind);
        status = find_item(store, item, anywhere ? &newest : &buckets, arena, error);
    }
    if (status)
        return ro_store_give_up(store, status, error);
    *added = there ? READOUT_ALREADY_THERE : READOUT_ADDED;
    return 0;
}

static int64_t written_target(const ro_writer *w, const ro_link_item *item) {
    switch (item->kind) {
    case RO_LINK_COPY:
        return item->target ? item->target : w->article;
    case RO_LINK_STORY:
        return w->story;
    case RO_LINK_ENTITY:
        return item->index < w->doc->entities.count ? w->entities[item->index] : 0;
    case RO_LINK_STATEMENT:
        return item->index < w->doc->statements.count ? w->statements[item->index] : 0;
    case RO_LINK_SERIES:
        return item->index < w->doc->figures.count ? w->series[item->index] : 0;
    case RO_LINK_MOMENT:
        return item->index < w->links->moments.count ? w->moments[item->index] : 0;
    }
    return 0;
}

int ro_write_link(ro_writer *w, const ro_link_item *item, readout_error *error) {
    int64_t target = written_target(w, item), record = 0;
    if (!item->keep || !target)
        return 0;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_RECORD, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int(sql, 1, item->kind);
    sqlite3_bind_int64(sql, 2, target);
    sqlite3_bind_int64(sql, 3, w->article);
    if (item->day == RO_NO_DAY)
        sqlite3_bind_null(sql, 4);
    else
        sqlite3_bind_int(sql, 4, item->day);
    sqlite3_bind_blob64(sql, 5, item->record.len ? item->record.ptr : "", item->record.len, SQLITE_STATIC);
    int status = ro_sql_run(w->store, sql, &record, error);
    for (uint32_t k = 0; !status && k < item->key_count; k++) {
        sql = ro_sql(w->store, RO_SQL_ADD_KEY, error);
        if (!sql)
            return ro_sql_fail(w->store, error);
        sqlite3_bind_int64(sql, 1, bucket_of(item->day));
        sqlite3_bind_int64(sql, 2, (int64_t)item->keys[k]);
        sqlite3_bind_int64(sql, 3, record);
        status = ro_sql_run(w->store, sql, NULL, error);
    }
    return status;
}
