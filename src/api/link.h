/* Adds read articles to a store: the store finds what an article may have to do with, the story step decides,
 * the store writes. */
#ifndef RO_API_LINK_H
#define RO_API_LINK_H

#include "store/store.h"

typedef struct ro_linker ro_linker;

/* Loads what the story step needs. */
int ro_linker_open(ro_linker **linker, readout_error *error);
void ro_linker_close(ro_linker *linker);

/* As ro_store_add, joined to what is there. */
int ro_linker_add(ro_linker *linker, ro_store *store, const ro_doc *doc, readout_added *added,
                  readout_error *error);

/* What readout_store_merge and readout_store_split say. */
int ro_linker_merge(ro_linker *linker, ro_store *store, ro_slice entity, ro_slice other,
                    readout_error *error);
int ro_linker_split(ro_linker *linker, ro_store *store, ro_slice entity, const ro_slice *apart,
                    uint32_t count, int64_t *made, readout_error *error);

#endif
