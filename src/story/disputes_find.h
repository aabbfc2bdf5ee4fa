/* Between the files that look for disputes. */
#ifndef RO_STORY_DISPUTES_FIND_H
#define RO_STORY_DISPUTES_FIND_H

#include "story/disputes_weigh.h"

typedef struct {
    ro_coverage *coverage;
    ro_arena *arena;
    ro_claims claims;
    ro_dispute_words words;
    ro_dispute_weights weights;
    ro_lexicon tolls; /* topics of data/story/tolls.tsv */
    int64_t next_id;
} ro_finder;

typedef struct {
    uint32_t article, sentence;
    ro_span span;
} ro_passage;

/* Adds a dispute that is not known yet. 0, or READOUT_NO_MEMORY. */
int ro_dispute_add(ro_finder *f, ro_difference_type type, ro_passage a, ro_passage b, const char *question,
                   double score, const char *why);

/* How likely the two are a claim and its denial, 0..1; the same one: a denial that names what it denies. */
double ro_dispute_weigh(const ro_finder *f, const ro_claim *claim, const ro_claim *denial);

/* Reports and denials, and who blames whom; 0, or READOUT_NO_MEMORY. */
int ro_disputes_denials(ro_finder *f);
/* What a report and its denial differ on. */
ro_difference_type ro_disputes_type(const ro_finder *f, const ro_claim *report, const ro_claim *denial);
int ro_disputes_blame(ro_finder *f);
/* One event told otherwise: where, when, who was there, whether it was. */
int ro_disputes_events(ro_finder *f);
/* Two accounts of one figure, by the series of figures; and of one number that the next voice answers. */
int ro_disputes_figures(ro_finder *f);
int ro_disputes_accounts(ro_finder *f);

static inline ro_span ro_sentence_span(const ro_finder *f, uint32_t article, uint32_t sentence) {
    return f->coverage->articles.items[article].sentences[sentence];
}

static inline ro_slice ro_claim_text(const ro_finder *f, const ro_claim *claim, ro_span span) {
    return ro_slice_part(f->coverage->articles.items[claim->article].text, span.begin, span.end);
}

static inline bool ro_is_copy(const ro_finder *f, uint32_t article) {
    return f->coverage->articles.items[article].copy_of != RO_NONE;
}

static inline ro_passage ro_claim_passage(const ro_claim *claim) {
    return (ro_passage){claim->article, claim->sentence, claim->span};
}

static inline bool ro_days_within(ro_day a, ro_day b, ro_day days) {
    return a != RO_NO_DAY && b != RO_NO_DAY && a - b <= days && b - a <= days;
}

static inline bool ro_claim_same_voice(const ro_claim *a, const ro_claim *b) {
    if (a->speaker != RO_NONE && a->speaker == b->speaker)
        return true;
    return a->voice.len && b->voice.len && ro_phrase_same_name(a->voice, b->voice);
}

#endif
