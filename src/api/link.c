#include "api/link.h"

int ro_link_add(ro_store *store, const ro_doc *doc, ro_arena *scratch, readout_added *added,
                readout_error *error) {
    ro_arena_reset(scratch);
    return ro_store_add(store, doc, NULL, added, error);
}
