/* What the day of an undated article is inferred from, beside its own times: kept with it, so that it can be
 * inferred again when more is known.
 *
 *     record = its times, siblings, events
 *
 * It holds at most RO_DATING_SIBLINGS and RO_DATING_EVENTS, so that inferring costs the same however many
 * articles have come. A record that is read back may be damaged.
 */
#ifndef RO_STORY_DATING_EVIDENCE_H
#define RO_STORY_DATING_EVIDENCE_H

#include "story/date.h"
#include "story/story.h"

enum { RO_DATING_SIBLINGS = 16, RO_DATING_EVENTS = 8 };

typedef struct {
    ro_date_sibling siblings[RO_DATING_SIBLINGS];
    ro_date_event events[RO_DATING_EVENTS];
    uint32_t sibling_count, event_count;
} ro_evidence;

/* True: it tells more than was known. The siblings most like are kept. */
bool ro_evidence_add_sibling(ro_evidence *known, const ro_date_sibling *sibling);
/* The events of another article's story record. */
bool ro_evidence_add_events(ro_evidence *known, ro_slice story_record);

void ro_evidence_put(const ro_doc *doc, const ro_evidence *known, ro_buffer *buffer);
/* Adds the record's times to the document, whose arena and text are set. READOUT_NO_MEMORY, without words. */
int ro_evidence_get(ro_slice record, ro_doc *doc, ro_evidence *known, bool *damaged);

/* What the document tells of far days, behind its story record; stories.c makes that. */
int ro_evidence_put_events(ro_joining *joining, ro_buffer *buffer);

#endif
