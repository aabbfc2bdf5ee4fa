/* The timeline: sentences that tell what happened on a day, one entry for what several articles tell.
 *
 * A sentence is taken when a verb in the past, outside quotation marks, stands with a date that is a day not
 * after the publication; the first sentence of the prose is also taken without a date. It joins an earlier
 * telling of the same day that shares most content words. In an article without a date, what is told of
 * "Friday" is kept open: it joins nothing, and has a day when the article gets one.
 */
#ifndef RO_STORY_MOMENTS_H
#define RO_STORY_MOMENTS_H

#include "story/story.h"

int ro_moments_ask(ro_joining *joining);
int ro_moments_decide(ro_joining *joining);

#endif
