/* Candidates for linking: every key names the records that have it; the records that share most keys with an
 * item are its candidates. The cost of an item is bounded: its keys, times a cap on how many records are
 * taken from one, newest first.
 */
#include "store/add.h"
#include "store/names.h"
#include "store/schema.h"
#include "store/window.h"

#include <stdlib.h>

enum {
    RECORDS_PER_KEY = 24,
    MOST_RECORDS = RO_LINK_KEYS * RECORDS_PER_KEY,
    WHOLE_NAME = 1, /* the place of that key of an entity: pins are found by it, names are not */
};

/* How many records of a kind are compared: a story is known by many articles, an original by one. */
static const uint32_t most_candidates[] = {
    [RO_LINK_COPY] = 6,
    [RO_LINK_STORY] = RO_LINK_CANDIDATES,
    [RO_LINK_ENTITY] = RO_NAMES_MET,
    [RO_LINK_STATEMENT] = 10,
    [RO_LINK_SERIES] = 8,
    [RO_LINK_MOMENT] = 8,
};

/* Places in the window that the keys lead to. */
typedef struct {
    uint32_t places[MOST_RECORDS];
    uint32_t count;
} hits;

static void find_window_key(const ro_store *store, uint64_t key, ro_day day, hits *found) {
    uint32_t places[RECORDS_PER_KEY];
    uint32_t count = ro_window_find(&store->window, key, day, places, RECORDS_PER_KEY);
    for (uint32_t p = 0; p < count && found->count < MOST_RECORDS; p++)
        found->places[found->count++] = places[p];
}

typedef struct {
    uint32_t place;
    uint32_t shared;
    int64_t row; /* so that ties fall the same way whatever the window holds */
} ranked;

static int by_place(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static int by_shared(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->shared != y->shared)
        return x->shared < y->shared ? 1 : -1;
    return (x->row < y->row) - (x->row > y->row);
}

/* Most keys in common first, then newest. */
static uint32_t rank(const ro_window *window, hits *found, ranked *out, uint32_t most) {
    uint32_t count = 0;
    if (!found->count)
        return 0;
    qsort(found->places, found->count, sizeof *found->places, by_place);
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t place = found->places[i];
        if (!i || place != found->places[i - 1])
            out[count++] = (ranked){place, 0, window->records[place].row};
        out[count - 1].shared++;
    }
    qsort(out, count, sizeof *out, by_shared);
    return count < most ? count : most;
}

static int find_in_window(ro_store *store, ro_link_item *item) {
    ranked best[MOST_RECORDS];
    hits found;
    found.count = 0;
    for (uint32_t k = 0; k < item->key_count && k < RO_LINK_KEYS; k++)
        find_window_key(store, item->keys[k], item->day, &found);
    uint32_t count = rank(&store->window, &found, best, most_candidates[item->kind]);
    for (uint32_t c = 0; c < count; c++) {
        const struct ro_window_record *record = &store->window.records[best[c].place];
        int64_t target = record->target;
        if (record->kind == RO_LINK_STORY)
            target = ro_window_story(&store->window, target);
        if (record->kind == item->kind)
            item->candidates[item->candidate_count++] = (ro_link_candidate){.target = target,
                                                                            .article = record->article,
                                                                            .entity = record->entity,
                                                                            .day = record->day,
                                                                            .shared = best[c].shared,
                                                                            .record = record->bytes};
    }
    return 0;
}

/* Those of one key, newest first. */
static int find_named(ro_store *store, ro_link_item *item, int64_t key, ro_arena *arena,
                      readout_error *error) {
    uint32_t most = most_candidates[item->kind];
    const ro_met *met = NULL;
    int status = ro_names_find(store, key, &met, error);
    for (; !status && met && item->candidate_count < most; met = met->next) {
        ro_link_candidate *candidate = &item->candidates[item->candidate_count++];
        *candidate = (ro_link_candidate){.target = met->entity,
                                         .day = RO_NO_DAY,
                                         .shared = 1,
                                         .record = ro_arena_copy(arena, met->record)};
        if (!candidate->record.ptr)
            status = ro_fail_memory(error);
    }
    return status;
}

static int find_entities(ro_store *store, ro_link_item *item, ro_arena *arena, readout_error *error) {
    int64_t pinned = 0;
    int status = 0;
    if (item->key_count > WHOLE_NAME)
        status = ro_names_pinned(store, (int64_t)item->keys[WHOLE_NAME], &pinned, error);
    if (pinned)
        item->candidates[item->candidate_count++] = (ro_link_candidate){
            .target = pinned, .day = RO_NO_DAY, .shared = 2, .decided = true, .record = item->record};
    for (uint32_t k = 0; !status && k < item->key_count; k++)
        if (k != WHOLE_NAME)
            status = find_named(store, item, (int64_t)item->keys[k], arena, error);
    return status;
}

static int find_item(ro_store *store, ro_link_item *item, ro_arena *arena, readout_error *error) {
    item->candidate_count = 0;
    item->candidates =
        ro_arena_zero(arena, most_candidates[item->kind] + RO_LINK_REPEATS, sizeof *item->candidates);
    if (!item->candidates)
        return ro_fail_memory(error);
    return item->kind == RO_LINK_ENTITY ? find_entities(store, item, arena, error)
                                        : find_in_window(store, item);
}

/* All of the window first: what is found in it lies there, and moves when more is loaded. */
static int find_items(ro_store *store, ro_links *links, ro_arena *arena, readout_error *error) {
    int status = ro_window_next_article(store, error);
    for (uint32_t i = 0; !status && i < links->items.count; i++)
        if (links->items.items[i].kind != RO_LINK_ENTITY)
            status = ro_window_cover(store, links->items.items[i].day, error);
    for (uint32_t i = 0; !status && i < links->items.count; i++)
        status = find_item(store, &links->items.items[i], arena, error);
    if (!status)
        status = ro_find_quoted(store, links, arena, error);
    return status ? status : ro_find_datings(store, links, arena, error);
}

int ro_store_find(ro_store *store, const ro_doc *doc, ro_links *links, ro_arena *arena, readout_added *added,
                  readout_error *error) {
    bool there = false;
    *added = READOUT_ADDED;
    int status = ro_store_begin_adding(store, error);
    if (!status)
        status = ro_store_has(store, doc, &store->hash, &there, error);
    if (!status && !there)
        status = find_items(store, links, arena, error);
    store->looked_up = !status && !there ? doc : NULL;
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

static int write_entity_key(ro_writer *w, const ro_link_item *item, int64_t key, int64_t entity,
                            readout_error *error) {
    if (ro_names_has(&w->store->names, key, entity, item->record))
        return 0;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_ENTITY_KEY, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, key);
    sqlite3_bind_int64(sql, 2, entity);
    sqlite3_bind_blob64(sql, 3, item->record.len ? item->record.ptr : "", item->record.len, SQLITE_STATIC);
    int status = ro_sql_run(w->store, sql, NULL, error);
    return status ? status : ro_names_add(&w->store->names, key, entity, item->record, error);
}

static int write_entity_keys(ro_writer *w, const ro_link_item *item, int64_t entity, readout_error *error) {
    int status = 0;
    for (uint32_t k = 0; !status && k < item->key_count; k++)
        if (k != WHOLE_NAME)
            status = write_entity_key(w, item, (int64_t)item->keys[k], entity, error);
    return status;
}

static int write_record(ro_writer *w, const ro_link_item *item, struct ro_window_record *record,
                        readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_RECORD, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int(sql, 1, record->kind);
    sqlite3_bind_int64(sql, 2, record->target);
    sqlite3_bind_int64(sql, 3, record->article);
    sqlite3_bind_null(sql, 4);
    if (record->day != RO_NO_DAY)
        sqlite3_bind_int(sql, 4, record->day);
    sqlite3_bind_int64(sql, 5, ro_window_bucket(record->day));
    sqlite3_bind_blob64(sql, 6, item->keys, item->key_count * sizeof *item->keys, SQLITE_STATIC);
    sqlite3_bind_blob64(sql, 7, record->bytes.len ? record->bytes.ptr : "", record->bytes.len, SQLITE_STATIC);
    ro_sql_id_or_null(sql, 8, record->entity);
    return ro_sql_run(w->store, sql, &record->row, error);
}

int ro_write_link(ro_writer *w, const ro_link_item *item, readout_error *error) {
    struct ro_window_record record = {.target = written_target(w, item),
                                      .article = w->article,
                                      .bytes = item->record,
                                      .day = item->day,
                                      .kind = item->kind};
    if (!item->keep || !record.target)
        return 0;
    if (item->kind == RO_LINK_ENTITY)
        return write_entity_keys(w, item, record.target, error);
    if (item->entity && item->entity <= w->doc->entities.count)
        record.entity = w->entities[item->entity - 1];
    int status = write_record(w, item, &record, error);
    if (!status)
        status = ro_write_runs(w, item, record.row, error);
    return status ? status : ro_window_add(w->store, &record, item, error);
}
