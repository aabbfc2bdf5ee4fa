/* What tells a right candidate from a wrong one: how sure its parts are, what they are made of, how they hang
 * together, and which others lay claim to the same words. */
#ifndef RO_READING_STATEMENT_RANK_H
#define RO_READING_STATEMENT_RANK_H

#include "reading/statement_rivals.h"

/* Words whose vectors the scorer reads: the cue's head, the source's, the content's and its first word, what
 * the cue hangs on, another word of the cue. */
enum { RO_RANK_SLOTS = 6 };

typedef uint32_t ro_rank_slots[RO_RANK_SLOTS]; /* words, RO_NONE: none */

/* Of every candidate: features[items.count], slots[items.count]. */
int ro_rank_features(const ro_candidates *found, ro_features *features, ro_rank_slots *slots,
                     ro_arena *scratch, readout_error *error);

#endif
