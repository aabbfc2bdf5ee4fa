/* Which story an article belongs to: single-pass clustering as it arrives.
 *
 * An article is a vector of its headline's and opening's words, rare words weighing more. It joins the story
 * whose recent articles it is nearest to on average, nearness fading by the day, if that is near enough. The
 * heaviest words are the keys. An article that is near to two stories, well above what joining takes and
 * about as near to one as to the other, shows them to be one.
 */
#ifndef RO_STORY_STORIES_H
#define RO_STORY_STORIES_H

#include "story/story.h"

int ro_stories_ask(ro_joining *joining);
/* `copied`: the article that this one reprints, whose story is this one's; 0: none. */
void ro_stories_decide(ro_joining *joining, int64_t copied);

/* Cosine of two articles, from their records; after the vector a record holds far events (story/dating.h). */
double ro_stories_nearness(ro_slice a, ro_slice b);

#endif
