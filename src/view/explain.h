/* Why an item was found: its sentence with the spans marked, the rule or features that fired, the score.
 *
 *     [who John Kirby] [cue said] Friday that [what there had been progress].
 *
 * Ids, as `show` prints them:
 *
 *     s12   a statement: each of its reports      f5   a figure
 *     r34   one report of a statement             e9   a person or party: name, roles, what it said
 *     m6    an entry of the timeline               d2   a difference between reports
 *     t4    of the talks: a round, a proposal, a reply …
 *     a7    an article: where its date comes from, what was read from it
 *     a7.3  sentence 3 of article 7: what was read from it
 */
#ifndef RO_VIEW_EXPLAIN_H
#define RO_VIEW_EXPLAIN_H

#include "base/buffer.h"
#include "doc/coverage.h"

/* Appends to `out`. READOUT_BAD_ARGUMENT when `id` has none of these forms, READOUT_NOT_FOUND when nothing
 * has it. `look` may be NULL. */
int ro_view_explain(const ro_coverage *coverage, const char *id, const readout_look *look, ro_buffer *out,
                    readout_error *error);

#endif
