/* The records that an article may have to do with, in memory: those of the days around it.
 *
 *     heads[hash & mask] ──▶ entry ──▶ entry ──▶ …        newest first
 *                            key, day, record ──▶ records[]: row, target, article, bytes
 *
 * A bucket of four days is read when an article of a day near it is added, and what is added is put in. Each
 * time the entries have doubled, the buckets that the last articles did not look into are dropped, so that
 * memory and the cost of an article are bounded however much is stored, and what is searched stays in the
 * processor's caches. Records of a story that was merged into another keep its number until then; a table
 * says which one is left. What another process added meanwhile is read when the next transaction begins.
 */
#ifndef RO_STORE_WINDOW_H
#define RO_STORE_WINDOW_H

#include "store/sql.h"

struct ro_window_record {
    int64_t row, target, article, entity;
    ro_slice bytes;
    ro_day day;
    ro_link_kind kind;
};

/* The bucket of records without a day. */
enum { RO_BUCKET_NO_DAY = -1000000 };

int64_t ro_window_bucket(ro_day day);

/* Takes in what others have written. */
int ro_window_refresh(ro_store *store, readout_error *error);
/* Makes sure that the buckets are there in which an item of that day has its candidates. */
int ro_window_cover(ro_store *store, ro_day day, readout_error *error);
/* Before the items of an article are covered: drops what has not been looked into lately. */
int ro_window_next_article(ro_store *store, readout_error *error);
/* The newest records within RO_LINK_WINDOW days of `day` that have the key: places in window->records, into
 * places[most]; returns how many. Valid until the window is covered or added to. */
uint32_t ro_window_find(const ro_window *window, uint64_t key, ro_day day, uint32_t *places, uint32_t most);
/* An item that was written as the record `row`. */
int ro_window_add(ro_store *store, const struct ro_window_record *record, const ro_link_item *item,
                  readout_error *error);
/* The story that is left of a record's. */
int64_t ro_window_story(const ro_window *window, int64_t story);
/* Takes in merges of statements that others have written (store/add_joins.c). */
int ro_joins_refresh(ro_store *store, readout_error *error);
/* A merge of stories that was written as the row `row`. */
int ro_window_merge(ro_window *window, int64_t row, int64_t story, int64_t into, readout_error *error);
/* Empties it: after a rollback. */
void ro_window_clear(ro_window *window);
void ro_window_free(ro_window *window);

#endif
