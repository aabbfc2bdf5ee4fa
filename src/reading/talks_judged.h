/* What a judgement is about: the talks, or something else that the same words are said of. */
#ifndef RO_READING_TALKS_JUDGED_H
#define RO_READING_TALKS_JUDGED_H

#include "reading/talks_reader.h"

/* Does the value of a pattern, fields with a space between, hold the field? */
bool ro_talks_flag(ro_slice value, const char *flag);

/* Talks are spoken of in the sentence, before it in its paragraph, or just before what is said at the unit.
 */
bool ro_talks_near(const ro_talks_reader *r, uint32_t at);

/* Is what a match of RO_TK_JUDGE says said of the talks, as far as its value asks for that? */
bool ro_talks_are_judged(const ro_talks_reader *r, const ro_talks_match *match);

/* Is the image of a match of RO_TK_IMAGE a figure of speech for how the talks go? */
bool ro_talks_are_imagined(const ro_talks_reader *r, const ro_talks_match *match);

#endif
