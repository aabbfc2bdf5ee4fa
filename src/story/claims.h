/* The sentences of a coverage as disputes are looked for in them.
 *
 *     “The drivers are hired, two people said.”   “Metro dismissed a report that it had hired drivers.”
 *      └─ stems: driver hired                                                 └─ stems: hired driver
 */
#ifndef RO_STORY_CLAIMS_H
#define RO_STORY_CLAIMS_H

#include "base/array.h"
#include "base/day.h"
#include "doc/coverage.h"
#include "story/denial.h"
#include "story/phrases.h"

enum { RO_CLAIMS_MOST = 60000 }; /* sentences that are looked at */

/* What kind of sentence may tell what another denies. */
typedef enum { RO_TOLD_BY_ACCUSATION, RO_TOLD_BY_REPORT, RO_TOLD_BY_ANYBODY } ro_told_by;

typedef struct {
    uint32_t article, sentence;
    ro_span span;
    ro_day day;       /* of publication */
    uint32_t speaker; /* index into entities, or RO_NONE */
    ro_slice voice;   /* who speaks, as a name or in the article's words; empty: the article */
    /* places in the article; absent: the sentence has none */
    ro_span content; /* what its statement says */
    ro_span denied;  /* what is denied */
    ro_span called;  /* what it is called: "allegations" */
    ro_span lacked;  /* what is said not to be: "letter" */
    ro_span denier;  /* the words before the one that denies, in its part of the sentence */
    ro_span blamed;  /* who is blamed */
    ro_span blamer;  /* the words before that */
    ro_span clock;   /* a time of day */
    ro_span event;   /* a verb of what happened: "met", "sank" */
    ro_span undoes;  /* the verb behind "did not" */
    ro_span where;   /* the place behind that */
    ro_span weekday; /* the day of it, not of saying it */
    ro_denial_kind denies;
    ro_told_by told_by;    /* of what is denied */
    bool of_report;        /* what it denies is called a report, a rumour, an allegation */
    bool of_thought;       /* a notion, an idea */
    bool of_self;          /* what it denies is of whoever denies: "denied that she would" */
    bool calls_first;      /* what it calls false stands at its begin */
    bool calls;            /* it denies by what it calls it: "called it a lie" */
    bool recalls;          /* it denied at a time before: "had denied" */
    bool denies_here;      /* what it denies stands before it in the sentence */
    bool rejects;          /* somebody says it is not so */
    bool asserts;          /* somebody says it is so */
    bool alleges;          /* "accused", "alleged", "reports": it may be denied */
    bool accuses;          /* "accused", "alleged": of wrongdoing */
    bool own_blame;        /* "blamed", by whoever the sentence is about */
    bool accuser;          /* it blames by accusing */
    bool forecast;         /* "expected", "predicted" */
    bool whole;            /* begins and ends as sentences do: no headline */
    bool attends;          /* "was in", "took part" */
    bool dated;            /* it names a year: "in 2007" */
    bool modal;            /* "would", "may" */
    bool negated;          /* "not", "no", "never" */
    bool absent;           /* "No officer was in" */
    bool mutual;           /* "accused each other" */
    bool once;             /* its event happens to a thing once */
    bool grows;            /* "rose", "so far": its numbers are of an hour */
    bool cites;            /* "citing", "quoted": another's account */
    bool requests;         /* "the application": what may be turned down */
    uint64_t signature;    /* a bit a stem: no stem in common where no bit is */
    ro_phrase_stems stems; /* of what is denied where that is told, else of the sentence */
    ro_phrase_stems names; /* of its words with a capital letter */
} ro_claim;

enum { RO_CLAIMS_WORDS = 1 << 14 };

typedef struct {
    RO_ARRAY(ro_claim) items; /* article by article, in text order */
    uint32_t *frequency;      /* [RO_CLAIMS_WORDS] in how many claims a stem is, by its hash */
} ro_claims;

/* Of the stems of `a`, the part that `b` has, 0..1, a stem weighing the more the fewer claims have it. */
double ro_claims_share(const ro_claims *claims, const ro_phrase_stems *a, const ro_phrase_stems *b);
/* How rare the rarest stem is that both have: 1 in one claim alone, 0 in all; 0 where they share none. */
double ro_claims_rarest(const ro_claims *claims, const ro_phrase_stems *a, const ro_phrase_stems *b);

/* The claim of a sentence; NULL where there is none. */
ro_claim *ro_claims_find(const ro_claims *claims, uint32_t article, uint32_t sentence);

/* READOUT_NO_MEMORY, or 0. */
int ro_claims_make(const ro_coverage *coverage, ro_arena *arena, const ro_dispute_words *words,
                   ro_claims *claims, readout_error *error);

#endif
