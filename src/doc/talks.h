/* The talks layer: what one article says of negotiations, filled by the stage `talks`.
 *
 *     The fourth round of talks opened in Marsane on Monday.                  round 4, Marsane, first day
 *     The two delegations refuse to meet.                                     contact: none
 *     The first phase would last six weeks. The rebels would free …           proposal, phase 1, P6W, terms
 *     Differences over the pass remain. The army insists on keeping a post.   sticking point, one position
 *     The cabinet rejected the draft.                                         reply: reject
 *     “There has been progress,” the envoy said.                              assessment: +1, by the envoy
 *
 * Every item has the span that tells it and its sentence. Days are TIMEX3 values, empty when the article does
 * not say. An article that is not about negotiations has none.
 */
#ifndef RO_DOC_TALKS_H
#define RO_DOC_TALKS_H

#include "base/array.h"

/* Whom the article names: a phrase, and the entity behind it where one is known. */
typedef struct {
    ro_span span;    /* absent: not named */
    uint32_t entity; /* index into entities, or RO_NONE */
} ro_talker;

typedef enum { RO_SIDE_PARTY, RO_SIDE_MEDIATOR } ro_side_role;

/* Who talks, or carries messages between those who talk. */
typedef struct {
    ro_talker actor;
    ro_side_role role;
    uint32_t sentence;
} ro_talks_side;

typedef enum {
    RO_ROUND_HELD,
    RO_ROUND_PLANNED,
    RO_ROUND_UNDER_WAY,
    RO_ROUND_ENDED,
    RO_ROUND_CALLED_OFF
} ro_round_state;

typedef struct {
    RO_ARRAY(ro_span) spans; /* every mention, in text order; at least one */
    uint32_t sentence;       /* of the first */
    ro_span place;           /* absent: unknown */
    bool online;
    ro_slice first_day, last_day;
    uint32_t ordinal; /* 1: the first round; 0: not said */
    ro_round_state state;
    ro_slice level; /* "ministers", "leaders", "negotiators", "technical"; empty: not said */
    RO_ARRAY(ro_talker) who;
    double score;
    ro_slice why; /* the pattern of the first mention */
} ro_round;

typedef struct {
    uint32_t order;  /* from 1; RO_NONE: the last one of a number not said */
    ro_slice length; /* TIMEX3 duration; empty: not said */
    ro_span span;    /* the sentence that begins it */
    uint32_t sentence;
    RO_ARRAY(ro_span) terms;
} ro_phase;

typedef struct {
    ro_span span;
    uint32_t sentence;
    ro_talker by;
    ro_slice when;
    RO_ARRAY(ro_phase) phases;
    bool dated; /* its phases are told by their days and not by their number */
    double score;
    ro_slice why;
} ro_proposal;

typedef enum { RO_REPLY_ACCEPT, RO_REPLY_REJECT, RO_REPLY_CONDITIONAL, RO_REPLY_STUDY } ro_reply_stance;

/* What a party answers to a proposal, or is said to answer. */
typedef struct {
    ro_span span;
    uint32_t sentence;
    ro_talker party;
    ro_span what; /* the proposal, as it is named there; may be absent ("turned it down") */
    ro_reply_stance stance;
    bool denied;        /* "has not accepted" */
    uint32_t statement; /* index into statements, or RO_NONE: the article itself says so */
    ro_slice when;
    double score;
    ro_slice why;
} ro_reply;

typedef struct {
    ro_span span;
    uint32_t sentence;
    ro_talker party;
    ro_slice when; /* of the sentence, else of publication */
} ro_position;

typedef struct {
    ro_span issue; /* "two strategic corridors" */
    uint32_t sentence;
    bool named; /* called an open question in so many words, and not only one side's demand */
    RO_ARRAY(ro_position) positions;
    double score;
    ro_slice why;
} ro_sticking_point;

typedef enum {
    RO_MOOD_ASSERTED,
    RO_MOOD_DENIED,     /* "have not collapsed" */
    RO_MOOD_QUESTIONED, /* "have the talks collapsed?" */
    RO_MOOD_REPORTED,   /* "reports that the talks have collapsed" */
} ro_mood;

typedef enum {
    RO_CONTACT_DIRECT,
    RO_CONTACT_INDIRECT, /* by way of others: messages, separate rooms */
    RO_CONTACT_NONE,     /* they do not talk, or not to each other */
} ro_contact_manner;

/* Who talks to whom, and who does not. */
typedef struct {
    ro_span span;
    uint32_t sentence;
    ro_talker who, with; /* the same one where several are named as one: "the two delegations" */
    ro_contact_manner manner;
    ro_slice when;
    double score;
    ro_slice why;
} ro_contact;

/* How the talks are said to go. */
typedef struct {
    ro_span span;
    uint32_t sentence;
    int scale; /* -2 collapsed, -1 stalled, 0 mixed, 1 progress, 2 close */
    ro_mood mood;
    ro_talker who;      /* absent: the article itself */
    uint32_t statement; /* index into statements, or RO_NONE */
    ro_slice when;
    double score;
    ro_slice why;
} ro_assessment;

typedef struct {
    RO_ARRAY(ro_talks_side) sides;
    RO_ARRAY(ro_contact) contacts;
    RO_ARRAY(ro_round) rounds;
    RO_ARRAY(ro_proposal) proposals;
    RO_ARRAY(ro_reply) replies;
    RO_ARRAY(ro_sticking_point) sticking_points;
    RO_ARRAY(ro_assessment) assessments;
} ro_talks;

const char *ro_side_role_name(ro_side_role role);
const char *ro_contact_manner_name(ro_contact_manner manner);
const char *ro_round_state_name(ro_round_state state);
const char *ro_reply_stance_name(ro_reply_stance stance);
const char *ro_mood_name(ro_mood mood);
const char *ro_scale_name(int scale);

#endif
