/* Adds a read article to a store: the store finds what it may have to do with, the story step decides, the
 * store writes. */
#ifndef RO_API_LINK_H
#define RO_API_LINK_H

#include "store/store.h"

/* `scratch` is emptied. As ro_store_add. */
int ro_link_add(ro_store *store, const ro_doc *doc, ro_arena *scratch, readout_added *added,
                readout_error *error);

#endif
