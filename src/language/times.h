/* Stage `times`: reads sentences, words and the article's publication date; fills doc->times with TIMEX3
 * expressions (ISO-TimeML): dates, times, durations, sets.
 *
 *     Negotiations resumed Thursday in Cairo, … the nearly 11-month-old war … reached three months ago
 *                          └ 2024-08-22 ┘       └────── P11M ─────┘          └──── 2024-05 ─────┘
 *
 * What is relative is worked out from the publication date, in narrative from the day that the text spoke of
 * last. Without a publication date it stays open: "XXXX-WXX-5", "XXXX-10-07", "XXXX-XX-XX".
 * data/language/times_words.tsv and times_patterns.tsv say what a time expression is.
 */
#ifndef RO_LANGUAGE_TIMES_H
#define RO_LANGUAGE_TIMES_H

#include "doc/stage.h"

RO_STAGE(times);

#endif
