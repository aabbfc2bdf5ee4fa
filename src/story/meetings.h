/* Who met whom: sentences in which one is named before a word of meeting, and another behind it. Fills
 * coverage->meetings.
 *
 *     Biden met with Israeli Prime Minister Benjamin Netanyahu last month
 *     └─┘   └cue     └──────────────────────────────────────┘
 *
 * Nothing is taken from behind "not" or "would". People and organisations; places do not meet.
 */
#ifndef RO_STORY_MEETINGS_H
#define RO_STORY_MEETINGS_H

#include "doc/coverage.h"

/* READOUT_NO_MEMORY or what loading the words gives, or 0. */
int ro_meetings_find(ro_coverage *coverage, ro_arena *arena, readout_error *error);

#endif
