/* When what a sentence tells took place: the day of a time expression that a verb of the past governs.
 *
 *     "Six hostages | crossed | the bridge on Wednesday , | hours before the round | closed"      Wednesday
 *     "The round , which was to open on 22 April , | was | off"                                    no day
 *     "the remark , made in an interview on March 24 , | had brought | thousands onto the streets" 24 March,
 * weakly "the bridge , the governor | said | on Wednesday"             Wednesday, if the content names no day
 * itself
 */
#ifndef RO_STORY_HAPPENED_H
#define RO_STORY_HAPPENED_H

#include "base/day.h"
#include "doc/doc.h"

typedef struct {
    ro_day day;    /* RO_NO_DAY: none, or open */
    ro_slice open; /* in an article without a date, the TIMEX3 value that will be a day once it has one */
    double
        weight; /* how directly the day belongs to what the sentence tells: 1 of its main verb; 0: no day */
} ro_happening;

/* Is the byte between quotation marks? */
bool ro_in_quotes(const ro_doc *doc, uint32_t byte);
/* A verb of the past tense outside quotation marks. */
bool ro_has_past_verb(const ro_doc *doc, const ro_sentence *sentence);
/* Of the times of the sentence, from *time on in doc->times, the one that fits best and is not after
 * `published` (RO_NO_DAY: unknown). *time moves behind the sentence. */
ro_happening ro_happened(const ro_doc *doc, const ro_sentence *sentence, uint32_t statement, ro_day published,
                         uint32_t *time);

#endif
