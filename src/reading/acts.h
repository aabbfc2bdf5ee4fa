/* What a statement does: asserts, denies, demands, urges, accepts, rejects, promises, threatens, assesses,
 * declines.
 *
 *     cue        “denied …”: deny; “did not accept …”: reject
 *     content    only where the cue itself says little (“said”, “added”, “told”): “said the terms fell
 * short”: reject
 */
#ifndef RO_READING_ACTS_H
#define RO_READING_ACTS_H

#include "reading/reader.h"

typedef struct {
    ro_lexicon patterns;  /* first word, the words after it, act, weight */
    ro_lexicon negated;   /* act, act when negated */
    ro_lexicon negations; /* words */
} ro_act_rules;

int ro_act_rules_load(ro_arena *arena, ro_act_rules *rules, readout_error *error);

ro_act ro_act_of(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement);

/* The form of the cue's verb: the first that the lexicon knows, or false. */
bool ro_cue_of(const ro_reader *r, const ro_statement *statement, ro_cue_form *form);

#endif
