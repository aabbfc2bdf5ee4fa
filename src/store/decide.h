/* What a user decides about entities: two are one, or one is two. Kept, and followed by what is added later.
 *
 *     merge A B     B's appearances, statements, roles and names become A's; B points to A
 *     split A …     the appearances of A in some articles, or under some name, become a new entity's, with
 * what was said there; both get the roles that their articles tell
 *
 * The names that a decision is about are pinned: an article that has one means the pinned entity
 * (doc/link.h).
 */
#ifndef RO_STORE_DECIDE_H
#define RO_STORE_DECIDE_H

#include "base/array.h"
#include "store/store.h"

typedef RO_ARRAY(ro_slice) ro_names_of;

/* "e5" or a whole name, case aside. READOUT_NOT_FOUND, or READOUT_BAD_ARGUMENT where several have the name.
 */
int ro_store_entity(ro_store *store, ro_slice wanted, int64_t *entity, readout_error *error);
/* What articles call it, each once, its own name first; roles, each once. */
int ro_store_entity_names(ro_store *store, int64_t entity, ro_arena *arena, ro_names_of *names,
                          ro_names_of *roles, ro_name_type *type, readout_error *error);

/* How the story step finds a name again: made by it. */
typedef struct {
    int64_t key, whole; /* of the last name, of the whole one */
    ro_slice record;
} ro_name_keys;

/* In one transaction, durable. `pins`: of other's names. */
int ro_store_merge(ro_store *store, int64_t entity, int64_t other, const ro_name_keys *pins, uint32_t count,
                   readout_error *error);

/* Moves to a new entity; `wanted`: articles ("a3") or names as articles have them. READOUT_NOT_FOUND when
 * that is nothing, READOUT_BAD_ARGUMENT when it is all. The transaction stays open for ro_store_split_end. */
int ro_store_split(ro_store *store, int64_t entity, const ro_slice *wanted, uint32_t count, int64_t *other,
                   readout_error *error);
/* Keeps what the story step makes of the new entity's names, which mean it from now on where `pinned`.
 * `status`: what went wrong in between; then nothing is kept. */
int ro_store_split_end(ro_store *store, int64_t other, const ro_name_keys *names, uint32_t count, bool pinned,
                       int status, readout_error *error);
/* "a3", and no name. */
bool ro_store_is_article(ro_slice wanted);

#endif
