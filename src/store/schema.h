/* Whose file it is and which version it has: the application id, and user_version, which counts the numbered
 * scripts in data/store that were run on it. Transactions of the writing side are here too. */
#ifndef RO_STORE_SCHEMA_H
#define RO_STORE_SCHEMA_H

#include "store/store.h"

/* "rdot" */
enum { RO_STORE_APPLICATION = 0x72646f74 };

/* Refuses what is not ours or newer; makes an empty file ours; runs the scripts that it lacks (an older file
 * opened to read is refused with what to do). */
int ro_schema_check(ro_store *store, readout_error *error);
/* The version that this program writes. */
int ro_schema_newest(void);

/* Opens the transaction of a group, unless it is open. */
int ro_store_begin(ro_store *store, readout_error *error);
/* The same, and what is kept in memory takes in what others have written meanwhile. */
int ro_store_begin_adding(ro_store *store, readout_error *error);
int ro_store_commit(ro_store *store, readout_error *error);
/* Counts an article, and commits when the group is full. */
int ro_store_commit_group(ro_store *store, readout_error *error);
/* Rolls the group back and returns `status`, with what was lost added to the message. */
int ro_store_give_up(ro_store *store, int status, readout_error *error);

#endif
