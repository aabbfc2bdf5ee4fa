/* Between the files that read a sentence as a claim. Each fills what its word at `at` tells. */
#ifndef RO_STORY_CLAIMS_READ_H
#define RO_STORY_CLAIMS_READ_H

#include "story/claims.h"

void ro_claim_clock(const ro_sentence_words *s, uint32_t at, ro_claim *claim);
void ro_claim_presence(const ro_sentence_words *s, uint32_t at, ro_claim *claim);
void ro_claim_undone(const ro_sentence_words *s, uint32_t at, ro_claim *claim);
/* Of the whole sentence. */
void ro_claim_event(const ro_sentence_words *s, ro_claim *claim);

/* The words [from, to) in the article; absent where there are none. */
static inline ro_span ro_claim_place(const ro_claim *claim, const ro_sentence_words *s, uint32_t from,
                                     uint32_t to) {
    if (from >= to || to > s->count)
        return (ro_span){0, 0};
    return (ro_span){claim->span.begin + s->items[from].begin, claim->span.begin + s->items[to - 1].end};
}

/* The word behind the last that says something before `at`; 0 where none does. */
static inline uint32_t ro_behind_saying(const ro_sentence_words *s, uint32_t at) {
    while (at && !ro_word_has(s, at - 1, RO_DC_says))
        at--;
    return at;
}

#endif
