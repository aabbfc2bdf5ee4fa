/* What belongs to a cue: each word of its sentence as the model sees it from the cue's head.
 *
 *     Clinton, who met the senators, said [that] the plan would work
 *     S        O                     Q    C C C C                          labels
 *
 *     from the cue's head up `levels` heads, then down into the `branch` that holds the word, and in it into
 *     the `limb`; both are words, RO_NONE where the path ends before
 */
#ifndef RO_READING_STATEMENT_SPANS_H
#define RO_READING_STATEMENT_SPANS_H

#include "learn/chain.h"
#include "learn/sparse.h"
#include "reading/statement_words.h"

typedef enum { RO_LABEL_OUTSIDE, RO_LABEL_SOURCE, RO_LABEL_CUE, RO_LABEL_CONTENT } ro_statement_label;

enum { RO_SPAN_EDGES = 28 };

/* Words whose vectors the scorer reads: the cue, the word, branch, limb, head, one before, one after. */
enum { RO_SPAN_SLOTS = 7 };

typedef struct {
    uint32_t branch, limb, up; /* up: a hash of the relations from the cue to where the branch leaves */
    uint8_t levels;
    uint8_t rival; /* the highest chance, in fifths, of a cue between the word and the cue */
} ro_span_place;

typedef struct {
    const ro_swords *s;
    uint32_t cue, first, end; /* the cue's head; the sentence's words */
    uint32_t frame;
    uint32_t quotes;                             /* where quotations stand around the cue */
    ro_span_place places[RO_MAX_SENTENCE_WORDS]; /* of words first, first + 1, … */
} ro_span_view;

void ro_span_view_make(const ro_swords *s, uint32_t cue, ro_span_view *view);
/* All features of a word are those of its branch and its own; the former are the same for every word with the
 * same key. */
uint64_t ro_span_branch_key(const ro_span_view *view, uint32_t word);
void ro_span_branch_features(const ro_span_view *view, uint32_t word, ro_features *features);
void ro_span_own_features(const ro_span_view *view, uint32_t word, ro_features *features);
void ro_span_slots(const ro_span_view *view, uint32_t word, uint32_t slots[RO_SPAN_SLOTS]);
/* The class of the edge between the word and the one before it, below RO_SPAN_EDGES. */
uint8_t ro_span_edge(const ro_span_view *view, uint32_t word);

#endif
