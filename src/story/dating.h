/* The day of an article that states none, as it is added and again as others come that are like it.
 *
 *     its times ─▶ record ◀─ siblings (a day, how like, whether in the same words), events ◀─ articles it is
 * linked with └──▶ ro_date_infer (story/date.h) ──▶ day, interval, reasons
 *
 * What is inferred rests on dates that articles state, never on other inferred ones; what an article states
 * of far days ("the war began on Oct. 7") also comes from articles that have no date themselves.
 */
#ifndef RO_STORY_DATING_H
#define RO_STORY_DATING_H

#include "story/story.h"

/* Begins the record of a document without a date. */
int ro_dating_ask(ro_joining *joining);
/* Infers the document's day, or what it tells of the days of its candidates. After statements are decided. */
int ro_dating_decide(ro_joining *joining);

#endif
