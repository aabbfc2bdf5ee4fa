/* One story as its readers see it: many articles, and what they say together. The store loads it, the view
 * shows it.
 *
 *     statements[] ──reports──▶ reports[] ──article──▶ articles[] ──text, sentences
 *         │                                                ▲
 *         └──speaker──▶ entities[]      series[] ──points──┤
 *                                       moments[] ─────────┤
 *                                       differences[] ─────┘
 *
 * Everything refers by index; ids are the store's and are what `show` prints and `explain` takes.
 */
#ifndef RO_DOC_COVERAGE_H
#define RO_DOC_COVERAGE_H

#include "doc/article.h"
#include "doc/reading.h"

typedef struct {
    int64_t id;
    ro_slice name; /* file name, URL or given id */
    ro_slice url, outlet, title, text;
    ro_slice published; /* day or moment, empty when unknown */
    ro_published_from published_from;
    ro_slice first_day, last_day; /* where inferred: the days that it lies between, with a chance of 4 in 5 */
    double chance;                /* and that of the day itself */
    ro_slice dated_by;            /* and why, a reason a line */
    const ro_span *sentences;     /* [sentence_count] */
    uint32_t sentence_count;
    uint32_t copy_of; /* the article whose copy this is, or RO_NONE */
    int64_t story;    /* the story it belongs to, or 0 */
} ro_cov_article;

/* Two stories that turned out to be one. */
typedef struct {
    int64_t story, into; /* `into` may have been merged since; articles have the story that is left */
    uint32_t article;    /* that fits both */
    double score;        /* how near it is to the one that it is less near to */
} ro_cov_merge;

/* Two statements that a later report showed to be one. */
typedef struct {
    int64_t statement, into; /* `into` may have been merged since */
    uint32_t left;           /* the statement that has the reports of both */
    uint32_t article;        /* whose report it is */
    double score;            /* how like that is to the one that it is less like */
} ro_cov_join;

/* When articles gave somebody a role; days empty where theirs are not known. */
typedef struct {
    ro_slice first_day, last_day;
    uint32_t articles; /* copies too */
} ro_cov_tenure;

typedef struct {
    int64_t id;
    ro_slice name;
    ro_name_type type;
    const ro_slice *roles;        /* those that most articles give first */
    const ro_cov_tenure *tenures; /* [role_count] */
    uint32_t role_count;
    ro_slice affiliation;
    char country[4];
    uint32_t statements; /* how many it made */
    uint32_t mentions;   /* in how many articles it appears */
} ro_cov_entity;

/* An entity in an article. */
typedef struct {
    uint32_t entity, article;
    ro_slice name; /* as the article has it */
    const ro_span *mentions;
    uint32_t mention_count;
} ro_cov_appearance;

/* A sentence that says that two met or spoke. */
typedef struct {
    uint32_t entities[2];
    uint32_t article, sentence;
} ro_cov_meeting;

/* How one article reports a statement. */
typedef struct {
    int64_t id;
    uint32_t statement, article;
    uint32_t sentence; /* index into the article's sentences */
    ro_statement_kind kind;
    const ro_span *source, *cue, *content;
    uint32_t source_count, cue_count, content_count;
    ro_slice why;
    double score;
} ro_cov_report;

/* One utterance, with every report of it: reports [first_report, first_report + report_count), longest
 * content first. */
typedef struct {
    int64_t id;
    uint32_t speaker;      /* index into entities, or RO_NONE */
    ro_slice speaker_text; /* as the article names it, where there is no entity; may be empty */
    ro_slice addressee;
    ro_act act;
    ro_slice day;    /* of speaking, else of the first report; YYYY-MM-DD, empty when unknown */
    bool day_stated; /* the day of speaking is in the text */
    uint32_t first_report, report_count;
    uint32_t outlets; /* how many different ones, copies aside */
} ro_cov_statement;

typedef struct {
    int64_t id;
    uint32_t article, sentence;
    ro_span span;
    double value, upper;
    ro_qualifier qualifier;
    ro_slice counts;
    ro_slice day;     /* as of */
    ro_slice account; /* by whose: a speaker's name; may be empty */
} ro_cov_point;

/* Figures for the same thing, in time order: points [first_point, first_point + point_count). */
typedef struct {
    ro_slice topic, counts, place;
    uint32_t first_point, point_count;
    bool toll; /* several accounts give it of one thing ("killed"); filled with the differences */
} ro_cov_series;

/* An entry of the timeline: a day, and the sentence that tells what happened. */
typedef struct {
    int64_t id;
    ro_slice day; /* YYYY-MM-DD */
    uint32_t article, sentence;
    uint32_t first;     /* the article published first that tells it; RO_NONE: none has a day */
    ro_span span;       /* the part of the sentence to show */
    uint32_t statement; /* or RO_NONE */
    uint32_t articles;  /* how many tell it, copies aside */
    double weight;      /* how much it matters, for choosing what to show first */
} ro_cov_moment;

typedef enum {
    RO_TALK_PARTY,
    RO_TALK_MEDIATOR,
    RO_TALK_CONTACT,
    RO_TALK_ROUND,
    RO_TALK_PROPOSAL,
    RO_TALK_PHASE,
    RO_TALK_REPLY,
    RO_TALK_ISSUE,
    RO_TALK_POSITION,
    RO_TALK_ASSESSMENT,
} ro_talk_kind;

/* What one article says of negotiations (doc/talks.h), item by item. */
typedef struct {
    int64_t id;
    ro_talk_kind kind;
    uint32_t article, sentence;
    ro_span span;
    uint32_t parent; /* index into talks: the proposal of a phase, the issue of a position; or RO_NONE */
    ro_slice who;    /* as the article has it; empty: nobody is named */
    uint32_t entity; /* index into entities, or RO_NONE */
    ro_slice day, last_day;
    ro_slice state;  /* a contact's manner, a round's state, a reply's stance, an assessment's mood */
    int number;      /* a round's or phase's number, an assessment's place on the scale; 0: not known */
    ro_slice place;  /* of a round; "online" where it is held so */
    ro_slice detail; /* the other of a contact, a round's level, a phase's length, the issue in words */
    bool denied;
    uint32_t statement; /* index into statements, or RO_NONE */
    double score;
    ro_slice why;
} ro_cov_talk;

/* What all articles say of the talks together: tellings of one round, proposal or issue are one entry.
 *
 *     parties and mediators, the most named first; contacts by day; rounds by day; proposals by day, each
 * with its phases behind it; issues, the most told first, each with the newest position of every party behind
 * it; replies by day; assessments by day, one a voice and day
 */
typedef struct {
    ro_talk_kind kind;
    uint32_t talk;   /* the telling to show: index into talks */
    uint32_t parent; /* index into board: of a phase or a position; or RO_NONE */
    ro_slice who, day, last_day, state, place, detail;
    int number;
    bool denied;
    uint32_t articles; /* how many tell it, copies aside */
} ro_cov_entry;

typedef enum {
    RO_DIFFERENCE_WORDS,       /* the same utterance quoted with other words */
    RO_DIFFERENCE_FIGURE,      /* two values for the same thing and day */
    RO_DIFFERENCE_DENIAL,      /* a report and its denial */
    RO_DIFFERENCE_ASSESSMENT,  /* opposite views of the same talks */
    RO_DIFFERENCE_ACCEPTANCE,  /* said to have accepted, said not to have */
    RO_DIFFERENCE_BLAME,       /* each blames the other */
    RO_DIFFERENCE_DATE,        /* two accounts of when it was */
    RO_DIFFERENCE_PLACE,       /* two accounts of where it was */
    RO_DIFFERENCE_PARTICIPANT, /* somebody was there, and was not */
} ro_difference_type;

/* Where two reports do not say the same: each side is a span in an article. */
typedef struct {
    int64_t id;
    ro_difference_type type;
    uint32_t article[2], sentence[2];
    ro_span span[2];
    ro_slice question; /* what they differ on, in a few words */
    double score;
    ro_slice why;
} ro_cov_difference;

typedef struct {
    ro_slice since; /* what changed is asked from this day on (day, month or year); empty: all of it */
    ro_slice first_day, last_day;
    ro_slice as_of;       /* the day whose knowledge it is; empty: all that is kept */
    uint32_t independent; /* articles, copies counted once */
    RO_ARRAY(ro_cov_article) articles;
    RO_ARRAY(ro_cov_merge) merges;           /* in the order they were made */
    RO_ARRAY(ro_cov_entity) entities;        /* who spoke most first */
    RO_ARRAY(ro_cov_appearance) appearances; /* article by article; of entities that are there */
    RO_ARRAY(ro_cov_meeting) meetings;       /* made by the story step, in the order of articles */
    RO_ARRAY(ro_cov_statement) statements;   /* newest first */
    RO_ARRAY(ro_cov_join) joins;             /* in the order they were made */
    RO_ARRAY(ro_cov_report) reports;
    RO_ARRAY(ro_cov_series) series;
    RO_ARRAY(ro_cov_point) points;
    RO_ARRAY(ro_cov_moment) moments; /* by day */
    RO_ARRAY(ro_cov_difference) differences;
    RO_ARRAY(ro_cov_talk) talks;  /* article by article, in text order by kind */
    RO_ARRAY(ro_cov_entry) board; /* made of talks by the story step */
} ro_coverage;

#endif
