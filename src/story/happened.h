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
#include "base/lexicon.h"
#include "doc/doc.h"

typedef struct {
    ro_day day;    /* RO_NO_DAY: none, or open */
    ro_slice open; /* in an article without a date, the TIMEX3 value that will be a day once it has one */
    double
        weight; /* how directly the day belongs to what the sentence tells: 1 of its main verb; 0: no day */
    bool said;  /* the day is that on which it was said */
} ro_happening;

/* A sentence that may tell of a day. */
typedef struct {
    const ro_lexicon *words; /* data/story/moment_words.tsv */
    const ro_doc *doc;
    const ro_sentence *sentence;
    uint32_t statement; /* whose cue is in it, or RO_NONE */
    ro_day published;   /* RO_NO_DAY: unknown */
} ro_telling;

/* Is the byte between quotation marks? */
bool ro_in_quotes(const ro_doc *doc, uint32_t byte);
/* Is the word, by its lemma, of that class of moment_words.tsv? */
bool ro_moment_word(const ro_telling *telling, uint32_t word, const char *class);
/* Is the word in the cue of the telling's statement? */
bool ro_in_cue(const ro_telling *telling, uint32_t word);
/* The word that hangs on no other; RO_NONE: there is none. */
uint32_t ro_telling_root(const ro_telling *telling);

/* Of the times of the sentence, from *time on in doc->times, the one that fits best and is not after that of
 * publication. *time moves behind the sentence. */
ro_happening ro_happened(const ro_telling *telling, uint32_t *time);
/* Where no day is told: the day of publication, if the main verb is a simple past and no other time is
 * mentioned. */
bool ro_happened_now(const ro_telling *telling);

#endif
