/* The names met lately, in memory: what entity_key has of them, so that a name that comes again and again is
 * neither looked up nor written again in a tree that no longer fits the caches.
 *
 *     slots[hash] ──▶ met ──▶ met ──▶ …       newest entity first, as the table gives them; RO_NAMES_MET at
 * most entity, record
 *
 * There are two such tables: what is looked for goes into the one of names met lately, from the other where
 * it is there; when that is full, the other is emptied and they change places. Both are emptied after a
 * rollback, and when another process has written.
 */
#ifndef RO_STORE_NAMES_H
#define RO_STORE_NAMES_H

#include "store/sql.h"

enum { RO_NAMES_MET = 12 }; /* records of a name that are compared */

typedef struct ro_met {
    int64_t entity;
    ro_slice record;
    struct ro_met *next;
} ro_met;

/* What is known of the name, read from the file where it is not in memory; *first is valid until the next
 * call that finds or adds. */
int ro_names_find(ro_store *store, int64_t hash, const ro_met **first, readout_error *error);
/* The entity that the user decided a whole name to mean, or 0. */
int ro_names_pinned(ro_store *store, int64_t hash, int64_t *entity, readout_error *error);
/* Whether the record is known to be in the file; false: it may be. */
bool ro_names_has(const ro_names *names, int64_t hash, int64_t entity, ro_slice record);
/* A record was written. */
int ro_names_add(ro_names *names, int64_t hash, int64_t entity, ro_slice record, readout_error *error);
void ro_names_clear(ro_names *names);
void ro_names_free(ro_names *names);

#endif
