/* Where reports contradict each other: adds to coverage->differences, with type, question, score and why.
 *
 *     denial       a sentence that denies, and one that tells what it denies, in its words or of whoever
 * denies; "did not sell", and who says that it did; "denied it", and the sentence before; "dismissed a report
 * that …" alone, which names what it denies assessment   two voices on the talks, within a day, one above and
 * one below the middle of the scale acceptance   a party is said to have accepted, and said not to have blame
 * each blames the other, or one accuses and the other denies it figure       two accounts of one number for
 * one day place, date  two voices tell one event of two places, or of two days participant  somebody was
 * there, and was not
 *
 * Every one has two places, which is one sentence twice only where that names what it denies. What comes
 * later is an update, no dispute: both sides are of the same days. Works on what a filter selected. Ids
 * follow those that the store gave.
 */
#ifndef RO_STORY_DISPUTES_H
#define RO_STORY_DISPUTES_H

#include "doc/coverage.h"

int ro_disputes_find(ro_coverage *coverage, ro_arena *arena, readout_error *error);
/* As ro_disputes_find, with what is too unlikely to be shown: what the scores are fitted to. */
int ro_disputes_propose(ro_coverage *coverage, ro_arena *arena, readout_error *error);

#endif
