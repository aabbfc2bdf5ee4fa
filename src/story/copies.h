/* Whether an article reprints another: whole, trimmed, under another headline, with a paragraph of its own.
 *
 * Every run of four words gives a hash; a quarter of them, chosen by their value, are the article's sketch.
 * Two articles of which one has most of the other's sketch share that much text (Broder, "On the resemblance
 * and containment of documents", 1997). The smallest hashes are the keys: a trimmed copy keeps some of them.
 */
#ifndef RO_STORY_COPIES_H
#define RO_STORY_COPIES_H

#include "story/story.h"

int ro_copies_ask(ro_joining *joining);
/* The article that this one's original was met in (0: none); sets the target. */
int64_t ro_copies_decide(ro_joining *joining);

#endif
