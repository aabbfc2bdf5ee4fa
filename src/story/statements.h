/* One utterance, many reports: joins a statement to the one that an earlier article reported.
 *
 * Keys: the smallest hashes of four quoted words in a row, and the speaker's last name with each of the
 * heaviest words of the content. story/utterance.h says when two are the same.
 */
#ifndef RO_STORY_STATEMENTS_H
#define RO_STORY_STATEMENTS_H

#include "story/story.h"

int ro_statements_ask(ro_joining *joining);
/* `copied`: the article that this one reprints; 0: none. */
int ro_statements_decide(ro_joining *joining, int64_t copied);

#endif
