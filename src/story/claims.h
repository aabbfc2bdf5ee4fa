/* The sentences of a coverage as disputes are looked for in them.
 *
 *     “The drivers are hired, two people said.”   “Metro dismissed a report that it had hired drivers.”
 *      └─ stems: driver hired metro …              └─ the same stems, behind a word that denies
 */
#ifndef RO_STORY_CLAIMS_H
#define RO_STORY_CLAIMS_H

#include "base/array.h"
#include "base/day.h"
#include "base/lexicon.h"
#include "doc/coverage.h"
#include "story/phrases.h"

enum { RO_CLAIMS_MOST = 20000 }; /* sentences that are looked at */

typedef struct {
    uint32_t article, sentence;
    ro_span span;
    ro_day day;         /* of publication */
    uint32_t speaker;   /* index into entities, or RO_NONE */
    ro_slice voice;     /* who speaks, as a name or in the article's words; empty: the article */
    bool denies;        /* "denied", "dismissed", "pushed back" */
    bool denies_report; /* "dismissed a report that": it names what it denies */
    bool forecast;      /* "expected", "predicted" */
    bool denies_that;   /* "denied that", "denied having" */
    bool denies_it;     /* what it denies stands in the sentence before: "denied it" */
    bool says_false;    /* "the report is false" */
    bool of_report;     /* "reports", "a claim" */
    bool blames;
    bool negated;
    uint32_t denial;    /* where in the text what is denied begins; 0: nowhere */
    uint32_t blame;     /* where what is blamed begins; 0: nowhere */
    uint64_t signature; /* a bit a stem: no stem in common where no bit is */
    ro_phrase_stems stems;
} ro_claim;

typedef struct {
    RO_ARRAY(ro_claim) items; /* article by article, in text order */
} ro_claims;

/* The claim of a sentence; NULL where there is none. */
ro_claim *ro_claims_find(const ro_claims *claims, uint32_t article, uint32_t sentence);

/* READOUT_NO_MEMORY or what loading the words gives. */
int ro_claims_make(const ro_coverage *coverage, ro_arena *arena, ro_claims *claims, readout_error *error);

#endif
