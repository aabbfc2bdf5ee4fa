/* Which texts are stored, in memory: of a new text, as most are, it says so without a look into the index of
 * all texts, whose keys come in no order and which in a large file fits no cache.
 *
 * It is filled from the file once so many articles were looked up that reading a key of every stored text is
 * little beside them, so that adding a few articles to a large file costs no more for it; it is emptied after
 * a rollback.
 */
#ifndef RO_STORE_TEXTS_H
#define RO_STORE_TEXTS_H

#include "store/sql.h"

/* *missing: no article of this text is stored. In a transaction that takes in what others wrote. */
int ro_texts_missing(ro_store *store, const ro_digest *hash, bool *missing, readout_error *error);
/* An article was written as the row `article`. */
void ro_texts_add(ro_texts *texts, int64_t article, const ro_digest *hash);
/* Takes in what others have written. */
int ro_texts_refresh(ro_store *store, readout_error *error);
void ro_texts_free(ro_texts *texts);

#endif
