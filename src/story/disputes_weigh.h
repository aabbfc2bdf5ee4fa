/* How likely two sentences are a claim and its denial, or one sentence a denial that names what it denies.
 *
 *     x: kind of denial, words shared, who is named, how far apart, ...      score = 1 / (1 + exp(-w·x))
 *
 * A logistic regression; its weights are data/story/dispute_weights.tsv, fitted by train/disputes to pairs
 * judged by hand (docs/judged_disputes.tsv). */
#ifndef RO_STORY_DISPUTES_WEIGH_H
#define RO_STORY_DISPUTES_WEIGH_H

#include "story/claims.h"

/* clang-format off */
/* What is looked at. All are 0..1, so that weights compare; what a sentence alone does not have is 0. */
#define RO_DISPUTE_FEATURES(X) \
    X(constant)        /* always 1 */ \
    X(alone)           /* the denial itself names what it denies */ \
    X(alone_here)      /* "a charge that he denied": alone */ \
    X(alone_that)      /* "denied that", "denied any role": alone */ \
    X(alone_thought)   /* "rejected the notion that": alone */ \
    X(alone_unvoiced)  /* nobody who denies is known: alone */ \
    X(other_article) \
    X(before)          /* the claim stands right before */ \
    X(behind)          /* behind the denial */ \
    X(distance)        /* in sentences, of 12 */ \
    X(claims_between)  /* another claim stands between them, of 3 */ \
    X(denies_that) \
    X(denies_it) \
    X(calls_false)     /* "called it a lie", "is false" */ \
    X(told)            /* it says what it denies */ \
    X(share)           /* of what is denied, what the claim has, by rarity */ \
    X(same_noun)       /* "the allegations": the claim has the word */ \
    X(accuses) \
    X(named)           /* whoever speaks is known by name */ \
    X(short_denial)    /* how short the denial is, of 20 words */ \
    X(blames) \
    X(noun_tells)      /* "allegations that", "reports of" */ \
    X(verb_alleges)    /* "accused", "claims": more than a word for it */ \
    X(is_accused)      /* "has been accused" */ \
    X(claim_denies)    /* "a denial", "a lie": another who says it is not so */ \
    X(untold_named)    /* what is denied is not told, and the claim names whoever denies */ \
    X(names_denier)    /* of the name of whoever denies, what the claim has */ \
    X(negated) \
    X(unsure)          /* "if", "whether" */ \
    X(reacts)          /* "called on", "defended": to what was claimed */
/* clang-format on */

#define RO_AS_FEATURE(name) RO_DF_##name,
typedef enum { RO_DISPUTE_FEATURES(RO_AS_FEATURE) RO_DF_COUNT } ro_dispute_feature;
#undef RO_AS_FEATURE

typedef struct {
    double weights[RO_DF_COUNT];
    double least;      /* score from which two sentences are shown, or one alone */
    double least_told; /* of two where the denial alone would do */
} ro_dispute_weights;

/* READOUT_BAD_MODEL where the table names what is not looked at, or lacks a row. */
int ro_dispute_weights_load(ro_arena *arena, ro_dispute_weights *weights, readout_error *error);

/* The name of a feature, for the recipe. */
const char *ro_dispute_feature_name(ro_dispute_feature feature);

/* Fills x[RO_DF_COUNT]. `claim` and `denial` are of `claims`; the same one: the denial alone. */
void ro_dispute_look(const ro_coverage *coverage, const ro_claims *claims, const ro_dispute_words *words,
                     const ro_claim *claim, const ro_claim *denial, double *x);

/* 0..1 */
double ro_dispute_score(const ro_dispute_weights *weights, const double *x);

#endif
