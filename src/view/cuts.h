/* What one report of a statement keeps of another, word by word.
 *
 *     whole  “We still believe a deal is possible. We still believe the gaps can be surmounted.”
 *     other  “We still believe a deal is within reach.”
 *     cuts   same "“We still believe a deal is"  left "possible. We still believe … surmounted.”"  added
 * "within reach.”"
 *
 * Words are equal when they are so but for case and punctuation; two changes with one or two equal words
 * between them are one change; a change of punctuation alone is none. The longest common subsequence, by
 * dynamic programming; beyond RO_CUT_WORDS words the ends are taken as left out and added.
 */
#ifndef RO_VIEW_CUTS_H
#define RO_VIEW_CUTS_H

#include "base/array.h"

enum { RO_CUT_WORDS = 250 };

typedef enum { RO_CUT_SAME, RO_CUT_LEFT, RO_CUT_ADDED } ro_cut_type;

typedef struct {
    ro_cut_type type;
    ro_slice text; /* in `whole` when same or left, in `other` when added */
} ro_cut;

typedef RO_ARRAY(ro_cut) ro_cuts;

/* Appends to `cuts`, in `arena`. 0, or READOUT_NO_MEMORY. `cuts` is one RO_CUT_SAME where nothing differs. */
int ro_cuts_find(ro_arena *arena, ro_slice whole, ro_slice other, ro_cuts *cuts);

/* Whether the words are the same. */
bool ro_cuts_same(const ro_cuts *cuts);

#endif
