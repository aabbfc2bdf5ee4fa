/* The entries of a feed (RSS 2.0, RSS 1.0, Atom 1.0), one after another: the parser is fed in pieces, so that
 * no more entries are held than a piece ends.
 *
 * Nothing is fetched, and no entity of the file's own is expanded (feed_clean.h).
 */
#ifndef RO_INTAKE_FEED_H
#define RO_INTAKE_FEED_H

#include "intake/source.h"

typedef struct ro_feed ro_feed;

typedef struct {
    ro_feed_entry fields;
    ro_slice content; /* HTML, or plain text */
    uint64_t number;  /* from 1 */
} ro_feed_item;

/* `text` is UTF-8. */
int ro_feed_open(ro_slice text, ro_feed **feed, readout_error *error);
void ro_feed_close(ro_feed *feed);

/* The next entry, in `arena`: 1, or 0 at the end, or READOUT_BAD_INPUT where the XML breaks off (what stood
 * before has been given), READOUT_TOO_LARGE (nested more than RO_MAX_FEED_DEPTH deep), READOUT_NO_MEMORY. */
int ro_feed_next(ro_feed *feed, ro_arena *arena, ro_feed_item *item, readout_error *error);

#endif
