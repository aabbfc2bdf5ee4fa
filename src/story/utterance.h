/* What is compared of a statement, and whether two are reports of one utterance.
 *
 *     “We have never had the two sides this near to the same page … there is one page left,” Brandt said
 *     Brandt said that the two sides had never been so near ''to the same page''
 *
 * Of direct and mixed quotations the quoted words are aligned (longest common subsequence): one is the other
 * cut, or with a word changed. Paraphrases need the same speaker, the day, and most content words in common.
 * What stands in square brackets is not the speaker's and does not count.
 */
#ifndef RO_STORY_UTTERANCE_H
#define RO_STORY_UTTERANCE_H

#include "story/people.h"
#include "story/topic.h"

enum {
    RO_UTTERANCE_WORDS = 96,
    RO_UTTERED_LONGEST = 63, /* bytes of a word that a record can tell of */
};

typedef struct {
    uint32_t hash, stem;
    uint32_t begin; /* bytes behind the utterance's begin */
    uint16_t length;
    bool quoted, number;
    float weight;
} ro_uttered;

typedef struct {
    ro_person speaker; /* part_count 0: not known */
    ro_act act;
    ro_statement_kind kind;
    uint32_t sentence;
    uint32_t begin; /* byte of the article's text that word positions count from */
    ro_day day;     /* of speaking or of publication; not in the record */
    bool day_stated;
    bool clause;  /* what was said is told, not only of what it was */
    bool negated; /* an odd number of times */
    ro_uttered words[RO_UTTERANCE_WORDS];
    uint32_t word_count;
    ro_topic topic; /* of its article */
} ro_utterance;

void ro_utterance_pack(const ro_utterance *utterance, ro_buffer *buffer);
/* False when the record is damaged. */
bool ro_utterance_unpack(const ro_story *story, ro_slice record, ro_day day, ro_utterance *utterance);

/* 0: not the same; else how sure, up to 1. `copied`: their articles are copies of one. */
double ro_utterance_same(const ro_utterance *a, const ro_utterance *b, ro_sameness speaker, bool copied);

/* Within one article: what is told in the reporter's words is then quoted. */
bool ro_utterance_repeated(const ro_utterance *a, const ro_utterance *b);

/* A word that stands in the place of another between words that both have, all of it quoted: the places in
 * a->words and b->words; false when there is none. */
bool ro_utterance_changed(const ro_utterance *a, const ro_utterance *b, uint32_t *in_a, uint32_t *in_b);

/* The content words that both have, whatever their endings. */
typedef struct {
    double share;      /* of the lighter one */
    double of_heavier; /* the same of the other */
    double weight;     /* of the words in common */
    uint32_t shared;   /* how many */
} ro_overlap;

ro_overlap ro_utterance_overlap(const ro_utterance *a, const ro_utterance *b);

/* The heaviest different content words, heaviest first, in words[most]; returns how many. */
uint32_t ro_utterance_heaviest(const ro_utterance *utterance, uint32_t most, const ro_uttered **words);

#endif
