/* What an article is about, small enough to stand in the record of each of its statements: the heaviest words
 * of its story vector (story/stories.h).
 *
 *     terms[count]    word's hash << 8 | its value in 255ths of the heaviest that could be, by hash
 *
 * Two reports that no day brings together may be of one utterance where their articles tell of one thing.
 */
#ifndef RO_STORY_TOPIC_H
#define RO_STORY_TOPIC_H

#include "story/record.h"

enum { RO_TOPIC_TERMS = 24 };

typedef struct {
    uint32_t terms[RO_TOPIC_TERMS];
    uint32_t count;
} ro_topic;

/* The next of its words, with its part in a vector of length 1; more than RO_TOPIC_TERMS are left out. */
void ro_topic_add(ro_topic *topic, uint32_t hash, double value);
/* Once all are there. */
void ro_topic_order(ro_topic *topic);
void ro_topic_pack(const ro_topic *topic, ro_buffer *buffer);
/* What a record has left to read; empty where that is nothing. */
void ro_topic_unpack(ro_record *record, ro_topic *topic);

/* Do the two articles tell of one thing? False where it is not known of one of them. */
bool ro_topic_shared(const ro_topic *a, const ro_topic *b);

#endif
