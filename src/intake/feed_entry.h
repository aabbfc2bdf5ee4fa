/* An entry of a feed as an article. */
#ifndef RO_INTAKE_FEED_ENTRY_H
#define RO_INTAKE_FEED_ENTRY_H

#include "intake/tables.h"

/* READOUT_BAD_INPUT: an entry without text. The id is its link where it has one. */
int ro_feed_entry_open(const ro_intake *tables, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                       readout_error *error);

#endif
