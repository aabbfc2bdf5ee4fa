/* Figures for the same thing: a series is a topic, what is counted (its head word: "hostages") and a place.
 *
 * A later figure of a series is an update; which two differ is looked for in the whole coverage
 * (story/disputes.h).
 */
#ifndef RO_STORY_FIGURES_H
#define RO_STORY_FIGURES_H

#include "story/story.h"

int ro_figures_ask(ro_joining *joining);
void ro_figures_decide(ro_joining *joining);

/* The least and the most that a figure can mean. */
typedef struct {
    double least, most;
} ro_range;

ro_range ro_figure_range(double value, double upper, ro_qualifier qualifier);
/* The word that says what is counted: "hostages" of "Israeli hostages still held". */
ro_slice ro_counted_head(const ro_story *story, ro_slice counts);

#endif
