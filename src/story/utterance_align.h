/* The quoted words of two utterances, aligned: one is the other cut, or with a word changed.
 *
 *     a    we have never had the two sides this near … there is one page left
 *     b                         two sides this near                one page left
 *          pairs: the longest common subsequence; run: the longest part of it without a gap on either side
 */
#ifndef RO_STORY_UTTERANCE_ALIGN_H
#define RO_STORY_UTTERANCE_ALIGN_H

#include "story/utterance.h"

typedef struct {
    uint32_t a[RO_UTTERANCE_WORDS], b[RO_UTTERANCE_WORDS]; /* [a_count], [b_count] indices of quoted words */
    uint32_t a_count, b_count;
    uint32_t pairs_a[RO_UTTERANCE_WORDS], pairs_b[RO_UTTERANCE_WORDS]; /* [pair_count] places in a and b */
    uint32_t pair_count;
    uint32_t run;     /* longest run of words that follow each other in both */
    uint32_t content; /* aligned content words */
    double weight;    /* of all aligned words */
} ro_alignment;

void ro_align_quoted(const ro_utterance *x, const ro_utterance *y, ro_alignment *alignment);

#endif
