/* The reading layers: what this article says.
 *
 *     “That is not accurate,” Kirby told reporters Friday. “There has been progress made.”
 *      └──────content───────┘ └src┘ └cue┘ └─to────┘└when┘   └─────────content──────────┘
 *                               │
 *                               └─▶ speaker: entity 3 “John Kirby”, roles, affiliation
 */
#ifndef RO_DOC_READING_H
#define RO_DOC_READING_H

#include "doc/analysis.h"

typedef struct {
    ro_span span;
    ro_slice text;
} ro_role;

/* Whom or what the article speaks of: a person, an organisation, a place, or a group known by a common noun.
 */
typedef struct {
    ro_slice name; /* the fullest form in the article */
    ro_name_type type;
    bool plural; /* "officials", "families of the hostages" */
    RO_ARRAY(ro_role) roles;
    ro_slice affiliation;       /* an organisation or government; empty when unknown */
    char country[4];            /* ISO 3166-1 alpha-3, NUL-terminated; "" when unknown */
    RO_ARRAY(ro_span) mentions; /* names, roles and pronouns, in text order */
} ro_entity;

typedef enum { RO_DIRECT, RO_INDIRECT, RO_MIXED } ro_statement_kind;

/* Scores: a statement under LEAST is not kept; of those from SURE on, nine in ten are right (measured in
 * docs/accuracy.md), and only they are shown where precision comes first. */
#define RO_STATEMENT_LEAST 0.26
#define RO_STATEMENT_SURE 0.75

typedef enum {
    RO_ACT_ASSERT,
    RO_ACT_DENY,
    RO_ACT_DEMAND,
    RO_ACT_URGE,
    RO_ACT_ACCEPT,
    RO_ACT_REJECT,
    RO_ACT_PROMISE,
    RO_ACT_THREATEN,
    RO_ACT_ASSESS,
    RO_ACT_DECLINE,
} ro_act;

/* Where the time of speaking is from. */
typedef enum {
    RO_WHEN_UNKNOWN,   /* told as lasting or earlier, or with no day: "has said", "says" */
    RO_WHEN_STATED,    /* the words around the cue */
    RO_WHEN_CARRIED,   /* those of what the same speaker said before in the article */
    RO_WHEN_PUBLISHED, /* none: told as done ("said"), so most likely on the day of publication; `when` is
                          empty */
} ro_when_from;

typedef RO_ARRAY(ro_span) ro_spans;

/* An attribution as PolNeAR defines it (source, cue, content), and what is understood of it. */
typedef struct {
    /* statements stage */
    ro_statement_kind kind;
    ro_spans source;   /* empty: none */
    ro_spans cue;      /* may be empty: a quotation that stands alone */
    ro_spans content;  /* in text order */
    uint32_t sentence; /* the sentence of the cue, else of the content's begin */
    double score;      /* 0..1, the chance that it is right */
    ro_slice why;      /* what it rests on, for `explain` */
    /* speakers stage */
    uint32_t speaker;       /* index into entities, or RO_NONE */
    uint32_t addressee;     /* index into entities, or RO_NONE */
    ro_span addressee_span; /* "reporters": where it is no entity; else absent */
    ro_act act;
    ro_slice when; /* TIMEX3 value of the time of speaking; empty when no words tell it */
    ro_when_from when_from;
} ro_statement;

/* A number that a reader would follow: what it counts, when, and by whose account. */
typedef struct {
    ro_span span;
    uint32_t number;     /* index into numbers */
    double value, upper; /* upper: NaN where there is none */
    ro_qualifier qualifier;
    ro_slice unit;
    ro_slice counts;  /* "Israeli hostages" */
    ro_slice topic;   /* "killed", "hostages": a topic of data/reading/figure_topics.tsv */
    ro_slice place;   /* empty when unknown */
    ro_slice as_of;   /* TIMEX3 date; empty: the day of publication */
    uint32_t said_in; /* index into statements, or RO_NONE */
    ro_span
        by; /* whose account it is, where no statement tells: "The army" puts the toll at 11; may be absent */
    uint32_t sentence;
} ro_figure;

const char *ro_statement_kind_name(ro_statement_kind kind);
const char *ro_act_name(ro_act act);
const char *ro_when_from_name(ro_when_from from); /* "stated"; NULL for unknown */

#endif
