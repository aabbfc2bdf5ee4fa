/* What the other candidates of an article say of one: which lay claim to the same words.
 *
 *     He said ministers had promised a deal.
 *        └──────────────┬────────────────┘ content of "said", which holds the cue "promised": inside of
 * "promised" └ holds of "said"
 */
#ifndef RO_READING_STATEMENT_RIVALS_H
#define RO_READING_STATEMENT_RIVALS_H

#include "reading/statement_find.h"

typedef struct {
    float inside;   /* the surest candidate whose content holds its cue */
    float holds;    /* the surest cue within its content */
    float rival;    /* the surest other claim on most of its content */
    bool in_source; /* its cue is within another's source */
} ro_rivals;

/* rivals[items.count + 1], filled. */
int ro_find_rivals(const ro_candidates *found, ro_rivals *rivals, ro_arena *scratch, readout_error *error);

#endif
