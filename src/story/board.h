/* The state of the talks, from what every article says of them: fills coverage->board (doc/coverage.h).
 *
 *     “talks opened in Marsane” Mon │ “the fourth round, in Marsane, 12–15 May” │ “ended on Thursday”
 *                                   └──────────── one round: 4th, Marsane, 12 to 15 May
 *
 * Two tellings of a round are one where nothing speaks against it (number, place, days) and something for it;
 * two of a proposal where their phases agree, or the same party announced both within a week; two of an issue
 * where their words do. What scores low (an aside, one side's demand that nobody calls an issue) is left out.
 * Works on what a filter selected, so that what was known on a day is what the articles until then say.
 */
#ifndef RO_STORY_BOARD_H
#define RO_STORY_BOARD_H

#include "doc/coverage.h"

/* READOUT_NO_MEMORY, or 0. */
int ro_board_make(ro_coverage *coverage, ro_arena *arena, readout_error *error);

#endif
