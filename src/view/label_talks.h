/* What the entries of the board of the talks are called, the same in every view. */
#ifndef RO_VIEW_LABEL_TALKS_H
#define RO_VIEW_LABEL_TALKS_H

#include "doc/coverage.h"

/* "round", "sticking point" … */
const char *ro_label_talk_kind(ro_talk_kind kind);
/* In a few words: "4th round in Marsane, ministers, ended"; "phase 1, 6 weeks"; "rejects"; "stalled"; the
 * words of a proposal or a position. */
ro_slice ro_label_talk(ro_arena *arena, const ro_coverage *coverage, const ro_cov_entry *entry);

#endif
