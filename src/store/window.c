#include "store/window.h"

#include <stdlib.h>

enum {
    BUCKET_DAYS = 4,
    MOST_ENTRIES = 3 << 20, /* with their records some 200 MB; about 60,000 articles */
    MOST_BUCKETS = 1 << 14,
    FEW_ENTRIES = 1 << 16, /* that are never too many */
    LATELY = 256,          /* articles */
    JUST_NOW = 4,
    UNDATED_BUCKETS = 24, /* the newest, that an undated item is looked for in */
    LONGEST_CHAIN = 512,
};

struct ro_window_entry {
    uint64_t key;
    ro_day day;
    uint32_t record; /* into records */
    uint32_t next;   /* RO_NONE: last */
};

struct ro_window_merge {
    int64_t story, into;
};

struct ro_window_bucket {
    int64_t bucket;
    uint64_t used; /* window->articles when it was last covered */
};

int64_t ro_window_bucket(ro_day day) {
    return day == RO_NO_DAY ? RO_BUCKET_NO_DAY : (day >= 0 ? day : day - BUCKET_DAYS + 1) / BUCKET_DAYS;
}

void ro_window_clear(ro_window *window) {
    window->count = window->record_count = window->bucket_count = window->kept = window->merge_count = 0;
    window->last_merge = window->last_join = 0; /* a rollback takes rows back, whose numbers others may use */
    ro_arena_reset(&window->bytes);
    if (window->heads)
        memset(window->heads, 0xff, window->head_count * sizeof *window->heads);
}

void ro_window_free(ro_window *window) {
    free(window->entries);
    free(window->records);
    ro_arena_free(&window->bytes);
    free(window->heads);
    free(window->buckets);
    free(window->merges);
    *window = (ro_window){0};
}

static bool grow(ro_window *window) {
    uint32_t capacity = window->capacity ? window->capacity * 2 : 1 << 12;
    struct ro_window_entry *entries = realloc(window->entries, capacity * sizeof *entries);
    if (!entries)
        return false;
    window->entries = entries;
    window->capacity = capacity;
    uint32_t *heads = realloc(window->heads, capacity * sizeof *heads);
    if (!heads)
        return false;
    window->heads = heads;
    window->head_count = capacity;
    memset(heads, 0xff, capacity * sizeof *heads);
    for (uint32_t e = 0; e < window->count; e++) {
        uint32_t *head = &heads[entries[e].key & (capacity - 1)];
        entries[e].next = *head;
        *head = e;
    }
    return true;
}

static bool put_key(ro_window *window, uint64_t key, ro_day day) {
    if (window->count == window->capacity && !grow(window))
        return false;
    uint32_t *head = &window->heads[key & (window->head_count - 1)];
    window->entries[window->count] = (struct ro_window_entry){key, day, window->record_count - 1, *head};
    *head = window->count++;
    return true;
}

static int put(ro_store *store, const struct ro_window_record *record, const uint64_t *keys, uint32_t count,
               readout_error *error) {
    ro_window *window = &store->window;
    if (window->record_count == window->record_capacity) {
        uint32_t capacity = window->record_capacity ? window->record_capacity * 2 : 1 << 10;
        struct ro_window_record *records = realloc(window->records, capacity * sizeof *records);
        if (!records)
            return ro_fail_memory(error);
        window->records = records;
        window->record_capacity = capacity;
    }
    struct ro_window_record *placed = &window->records[window->record_count++];
    *placed = *record;
    placed->bytes = ro_arena_copy(&window->bytes, record->bytes);
    bool fine = placed->bytes.ptr != NULL;
    for (uint32_t k = 0; k < count && fine; k++)
        fine = put_key(window, keys[k], record->day);
    if (record->row > window->last_record)
        window->last_record = record->row;
    return fine ? 0 : ro_fail_memory(error);
}

/* Where the bucket is, or would be. */
static uint32_t place_of(const ro_window *window, int64_t bucket) {
    uint32_t low = 0, high = window->bucket_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (window->buckets[middle].bucket < bucket)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_bucket(const ro_window *window, int64_t bucket) {
    uint32_t place = place_of(window, bucket);
    return place < window->bucket_count && window->buckets[place].bucket == bucket;
}

static bool add_bucket(ro_window *window, int64_t bucket) {
    uint32_t place = place_of(window, bucket);
    if (window->bucket_count == window->bucket_capacity) {
        uint32_t capacity = window->bucket_capacity ? window->bucket_capacity * 2 : 64;
        struct ro_window_bucket *buckets = realloc(window->buckets, capacity * sizeof *buckets);
        if (!buckets)
            return false;
        window->buckets = buckets;
        window->bucket_capacity = capacity;
    }
    memmove(&window->buckets[place + 1], &window->buckets[place],
            (window->bucket_count - place) * sizeof *window->buckets);
    window->buckets[place] = (struct ro_window_bucket){bucket, window->articles};
    window->bucket_count++;
    return true;
}

/* ---- merged stories ---- */

static uint32_t merge_place(const ro_window *window, int64_t story) {
    uint32_t low = 0, high = window->merge_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (window->merges[middle].story < story)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A story is merged into an older one, whose number is less: the steps end. */
int64_t ro_window_story(const ro_window *window, int64_t story) {
    for (;;) {
        uint32_t place = merge_place(window, story);
        if (place == window->merge_count || window->merges[place].story != story ||
            window->merges[place].into >= story)
            return story;
        story = window->merges[place].into;
    }
}

int ro_window_merge(ro_window *window, int64_t row, int64_t story, int64_t into, readout_error *error) {
    uint32_t place = merge_place(window, story);
    if (row > window->last_merge)
        window->last_merge = row;
    if (place < window->merge_count && window->merges[place].story == story)
        return 0;
    if (window->merge_count == window->merge_capacity) {
        uint32_t capacity = window->merge_capacity ? window->merge_capacity * 2 : 64;
        struct ro_window_merge *merges = realloc(window->merges, capacity * sizeof *merges);
        if (!merges)
            return ro_fail_memory(error);
        window->merges = merges;
        window->merge_capacity = capacity;
    }
    memmove(&window->merges[place + 1], &window->merges[place],
            (window->merge_count - place) * sizeof *window->merges);
    window->merges[place] = (struct ro_window_merge){story, into};
    window->merge_count++;
    return 0;
}

static int load_merges(ro_store *store, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_STORY_MERGES_SINCE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, store->window.last_merge);
    int row, status = 0;
    while (!status && (row = ro_sql_row(store, sql, error)) != 0)
        status = row < 0 ? row
                         : ro_window_merge(&store->window, sqlite3_column_int64(sql, 0),
                                           sqlite3_column_int64(sql, 1), sqlite3_column_int64(sql, 2), error);
    sqlite3_reset(sql);
    return status;
}

/* ---- dropping what is old ---- */

/* Keeps the records of the buckets that are there, in order; places[i] becomes where record i is, or RO_NONE.
 */
static bool keep_records(ro_window *window, uint32_t *places) {
    ro_arena bytes = {0};
    uint32_t kept = 0;
    for (uint32_t r = 0; r < window->record_count; r++) {
        struct ro_window_record *record = &window->records[r];
        places[r] = RO_NONE;
        if (!has_bucket(window, ro_window_bucket(record->day)))
            continue;
        record->bytes = ro_arena_copy(&bytes, record->bytes);
        if (!record->bytes.ptr) {
            ro_arena_free(&bytes);
            return false;
        }
        places[r] = kept;
        if (record->kind == RO_LINK_STORY)
            record->target = ro_window_story(window, record->target);
        window->records[kept++] = *record;
    }
    window->merge_count = 0;
    window->record_count = kept;
    ro_arena_free(&window->bytes);
    window->bytes = bytes;
    return true;
}

static void keep_entries(ro_window *window, const uint32_t *places) {
    uint32_t kept = 0;
    memset(window->heads, 0xff, window->head_count * sizeof *window->heads);
    for (uint32_t e = 0; e < window->count; e++) {
        struct ro_window_entry entry = window->entries[e];
        if (places[entry.record] == RO_NONE)
            continue;
        uint32_t *head = &window->heads[entry.key & (window->head_count - 1)];
        entry.record = places[entry.record];
        entry.next = *head;
        window->entries[kept] = entry;
        *head = kept++;
    }
    window->count = window->kept = kept;
}

static bool drop_older(ro_window *window, uint64_t lately) {
    uint32_t kept = 0;
    uint32_t *places = malloc((window->record_count + 1) * sizeof *places);
    if (!places)
        return false;
    for (uint32_t b = 0; b < window->bucket_count; b++)
        if (window->buckets[b].used + lately >= window->articles)
            window->buckets[kept++] = window->buckets[b];
    window->bucket_count = kept;
    bool fine = keep_records(window, places);
    if (fine)
        keep_entries(window, places);
    else
        ro_window_clear(window);
    free(places);
    return fine;
}

int ro_window_next_article(ro_store *store, readout_error *error) {
    ro_window *window = &store->window;
    bool fine = true;
    window->articles++;
    if (window->count > FEW_ENTRIES && window->count / 2 > window->kept)
        fine = drop_older(window, LATELY);
    if (fine && (window->count > MOST_ENTRIES + window->kept / 4 || window->bucket_count > MOST_BUCKETS))
        fine = drop_older(window, JUST_NOW);
    return fine ? 0 : ro_fail_memory(error);
}

/* ---- filling ---- */

/* Columns id, kind, target, article, day, keys, record, entity. */
static int put_row(ro_store *store, sqlite3_stmt *sql, readout_error *error) {
    uint64_t keys[RO_LINK_KEYS];
    struct ro_window_record record = {.row = sqlite3_column_int64(sql, 0),
                                      .target = sqlite3_column_int64(sql, 2),
                                      .article = sqlite3_column_int64(sql, 3),
                                      .entity = sqlite3_column_int64(sql, 7),
                                      .day = RO_NO_DAY,
                                      .kind = (ro_link_kind)sqlite3_column_int(sql, 1)};
    if (sqlite3_column_type(sql, 4) != SQLITE_NULL)
        record.day = (ro_day)sqlite3_column_int(sql, 4);
    const void *bytes = sqlite3_column_blob(sql, 5);
    uint32_t count = (uint32_t)sqlite3_column_bytes(sql, 5) / (uint32_t)sizeof *keys;
    count = !bytes ? 0 : count < RO_LINK_KEYS ? count : RO_LINK_KEYS;
    if (count)
        memcpy(keys, bytes, count * sizeof *keys);
    const void *packed = sqlite3_column_blob(sql, 6);
    record.bytes = ro_slice_of(packed ? packed : "", (size_t)sqlite3_column_bytes(sql, 6));
    return put(store, &record, keys, count, error);
}

static int load_bucket(ro_store *store, int64_t bucket, readout_error *error) {
    ro_window *window = &store->window;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_BUCKET, error);
    if (!sql)
        return ro_sql_fail(store, error);
    if (!add_bucket(window, bucket))
        return ro_fail_memory(error);
    sqlite3_bind_int64(sql, 1, bucket);
    sqlite3_bind_int64(sql, 2, window->last_record);
    sqlite3_bind_int64(sql, 3, MOST_ENTRIES / 8);
    int row, status = 0;
    while (!status && (row = ro_sql_row(store, sql, error)) != 0)
        status = row == 1 ? put_row(store, sql, error) : row;
    sqlite3_reset(sql);
    return status;
}

static int cover_bucket(ro_store *store, int64_t bucket, readout_error *error) {
    ro_window *window = &store->window;
    if (!has_bucket(window, bucket))
        return load_bucket(store, bucket, error);
    window->buckets[place_of(window, bucket)].used = window->articles;
    return 0;
}

/* An article without a date is looked for among the newest. */
static int cover_newest(ro_store *store, readout_error *error) {
    int64_t before = INT64_MAX;
    for (unsigned b = 0; b < UNDATED_BUCKETS; b++) {
        sqlite3_stmt *sql = ro_sql(store, RO_SQL_BUCKET_BEFORE, error);
        if (!sql)
            return ro_sql_fail(store, error);
        sqlite3_bind_int64(sql, 1, before);
        int row = ro_sql_row(store, sql, error);
        bool none = row != 1 || sqlite3_column_type(sql, 0) == SQLITE_NULL;
        before = none ? RO_BUCKET_NO_DAY : sqlite3_column_int64(sql, 0);
        sqlite3_reset(sql);
        int status = row < 0 ? row : cover_bucket(store, before, error);
        if (status || none)
            return status;
    }
    return 0;
}

int ro_window_cover(ro_store *store, ro_day day, readout_error *error) {
    int status = cover_bucket(store, RO_BUCKET_NO_DAY, error);
    if (status || day == RO_NO_DAY)
        return status ? status : cover_newest(store, error);
    int64_t last = ro_window_bucket(day + RO_LINK_WINDOW);
    for (int64_t b = ro_window_bucket(day - RO_LINK_WINDOW); !status && b <= last; b++)
        status = cover_bucket(store, b, error);
    return status;
}

int ro_window_refresh(ro_store *store, readout_error *error) {
    ro_window *window = &store->window;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_LOAD_SINCE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    if (!window->bucket_count) { /* nothing is loaded yet: nothing to bring up to date */
        int status =
            ro_sql_number(store, "SELECT coalesce(max(id), 0) FROM story_merge", &window->last_merge, error);
        if (!status)
            status = ro_sql_number(store, "SELECT coalesce(max(id), 0) FROM statement_merge",
                                   &window->last_join, error);
        return status ? status
                      : ro_sql_number(store, "SELECT coalesce(max(id), 0) FROM link_record",
                                      &window->last_record, error);
    }
    int row, status = load_merges(store, error);
    sqlite3_bind_int64(sql, 1, window->last_record);
    while (!status && (row = ro_sql_row(store, sql, error)) != 0)
        if (row < 0)
            status = row;
        else if (has_bucket(window, sqlite3_column_int64(sql, 8)))
            status = put_row(store, sql, error);
    sqlite3_reset(sql);
    return status ? status : ro_joins_refresh(store, error);
}

static bool is_near(ro_day a, ro_day b) {
    return a == RO_NO_DAY || b == RO_NO_DAY || (a > b ? (int64_t)a - b : (int64_t)b - a) <= RO_LINK_WINDOW;
}

uint32_t ro_window_find(const ro_window *window, uint64_t key, ro_day day, uint32_t *places, uint32_t most) {
    uint32_t count = 0, steps = 0;
    uint32_t at = window->head_count ? window->heads[key & (window->head_count - 1)] : RO_NONE;
    for (; at != RO_NONE && count < most && steps < LONGEST_CHAIN; at = window->entries[at].next, steps++) {
        const struct ro_window_entry *entry = &window->entries[at];
        if (entry->key == key && is_near(entry->day, day))
            places[count++] = entry->record;
    }
    return count;
}

int ro_window_add(ro_store *store, const struct ro_window_record *record, const ro_link_item *item,
                  readout_error *error) {
    if (has_bucket(&store->window, ro_window_bucket(record->day)))
        return put(store, record, item->keys, item->key_count, error);
    if (record->row > store->window.last_record)
        store->window.last_record = record->row;
    return 0;
}
