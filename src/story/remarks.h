/* Whether a sentence tells what happened, or only what somebody thinks of it.
 *
 *     "The mayor said on Thursday that the plan was unwise."       a remark: it stands among the statements
 *     "The mayor announced on Thursday that the ferry would close." saying it was doing it
 *     "On Monday I told you of a man who sold bridges."            the writer's own voice
 */
#ifndef RO_STORY_REMARKS_H
#define RO_STORY_REMARKS_H

#include "story/happened.h"

/* Fills `told` with the day that the sentence tells of, as ro_happened, or where it is the article's first
 * and names none, with that of publication, weight 0; `said` where the saying was not itself the event. False
 * where it tells of no day, or is a remark. */
bool ro_happening_told(const ro_telling *telling, bool first, uint32_t *time, ro_happening *told);

#endif
