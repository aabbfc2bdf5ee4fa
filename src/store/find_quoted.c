/* Quotations that are repeated after the days of the window: reports that share a run of quoted words,
 * however old. What an article costs is bounded: its runs, times a cap on how many reports are taken from
 * one, newest first.
 */
#include "store/add.h"
#include "store/window.h"

#include <stdlib.h>

enum { RECORDS_PER_RUN = 6, MOST_RUNS = 256 /* of an article */ };

typedef struct {
    int64_t records[RO_LINK_RUNS * RECORDS_PER_RUN];
    uint32_t count;
} hits;

static int find_run(ro_store *store, uint64_t run, hits *found, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_QUOTED_RUN, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, (int64_t)run);
    sqlite3_bind_int(sql, 2, RECORDS_PER_RUN);
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1)
        found->records[found->count++] = sqlite3_column_int64(sql, 0);
    sqlite3_reset(sql);
    return row;
}

static int by_record(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Takes out the record that most runs lead to, of those the newest; 0 when none is left. `records` is sorted.
 */
static int64_t take_best(hits *found, uint32_t *shared) {
    uint32_t best = 0, kept = 0;
    *shared = 0;
    for (uint32_t begin = 0, end; begin < found->count; begin = end) {
        for (end = begin + 1; end < found->count && found->records[end] == found->records[begin];)
            end++;
        if (end - begin >= *shared) {
            *shared = end - begin;
            best = begin;
        }
    }
    int64_t record = *shared ? found->records[best] : 0;
    for (uint32_t r = 0; r < found->count; r++)
        if (found->records[r] != record)
            found->records[kept++] = found->records[r];
    found->count = kept;
    return record;
}

static bool known(const ro_link_item *item, const ro_link_candidate *candidate) {
    for (uint32_t c = 0; c < item->candidate_count; c++)
        if (item->candidates[c].article == candidate->article &&
            ro_slice_equal(item->candidates[c].record, candidate->record))
            return true;
    return false;
}

static int add_candidate(ro_store *store, int64_t record, uint32_t shared, ro_link_item *item,
                         ro_arena *arena, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_QUOTED, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, record);
    int row = ro_sql_row(store, sql, error);
    if (row == 1) {
        const void *bytes = sqlite3_column_blob(sql, 3);
        ro_slice packed = ro_slice_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(sql, 3));
        bool dated = sqlite3_column_type(sql, 2) != SQLITE_NULL;
        ro_link_candidate candidate = {.target = sqlite3_column_int64(sql, 0),
                                       .article = sqlite3_column_int64(sql, 1),
                                       .entity = sqlite3_column_int64(sql, 4),
                                       .day = dated ? (ro_day)sqlite3_column_int(sql, 2) : RO_NO_DAY,
                                       .shared = shared,
                                       .record = packed};
        if (!known(item, &candidate)) {
            candidate.record = ro_arena_copy(arena, packed);
            item->candidates[item->candidate_count++] = candidate;
            row = candidate.record.ptr ? 0 : ro_fail_memory(error);
        }
    }
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

int ro_find_quoted(ro_store *store, ro_links *links, ro_arena *arena, readout_error *error) {
    uint32_t runs = 0;
    int status = 0;
    for (uint32_t i = 0; !status && i < links->items.count; i++) {
        ro_link_item *item = &links->items.items[i];
        hits found = {.count = 0};
        if (!item->run_count || (runs += item->run_count) > MOST_RUNS)
            continue;
        for (uint32_t r = 0; !status && r < item->run_count; r++)
            status = find_run(store, item->runs[r], &found, error);
        qsort(found.records, found.count, sizeof *found.records, by_record);
        for (uint32_t taken = 0, shared; !status && taken < RO_LINK_REPEATS; taken++) {
            int64_t record = take_best(&found, &shared);
            if (!record)
                break;
            status = add_candidate(store, record, shared, item, arena, error);
        }
    }
    return status;
}

int ro_write_runs(ro_writer *w, const ro_link_item *item, int64_t record, readout_error *error) {
    int status = 0;
    for (uint32_t r = 0; !status && r < item->run_count; r++) {
        sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_QUOTED_RUN, error);
        if (!sql)
            return ro_sql_fail(w->store, error);
        sqlite3_bind_int64(sql, 1, (int64_t)item->runs[r]);
        sqlite3_bind_int64(sql, 2, record);
        status = ro_sql_run(w->store, sql, NULL, error);
    }
    return status;
}
