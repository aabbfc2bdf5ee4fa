/* Which tellings of the talks tell one thing, by its kind, and what the board keeps of each. */
#ifndef RO_STORY_BOARD_SAME_H
#define RO_STORY_BOARD_SAME_H

#include "base/day.h"
#include "doc/coverage.h"

const ro_cov_talk *ro_board_talk(const ro_coverage *c, uint32_t index);
/* Of the article that tells it, as the article gives it; may be empty. */
ro_slice ro_board_published(const ro_coverage *c, const ro_cov_talk *talk);
/* The first day it tells, else the last, else that of its article; RO_NO_DAY where there is none. */
ro_day ro_board_day(const ro_coverage *c, const ro_cov_talk *talk);
bool ro_board_is_copy(const ro_coverage *c, const ro_cov_talk *talk);
/* The phases of a proposal, which stand behind it in the talks. */
uint32_t ro_board_phases(const ro_coverage *c, uint32_t index);

bool ro_board_is_same_issue(const ro_cov_entry *entry, const ro_cov_talk *talk);
/* Does the entry show what talk `index`, of the same kind, tells? */
bool ro_board_is_same(const ro_coverage *c, const ro_cov_entry *entry, uint32_t index);
/* Puts what the talk adds into the entry that shows it. */
void ro_board_take(const ro_coverage *c, ro_cov_entry *entry, uint32_t index);

#endif
