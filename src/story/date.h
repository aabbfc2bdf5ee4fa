/* The day an article was published, where nothing states it: from what it says of time, and from dated
 * articles that say the same.
 *
 *     “… Kirby said Friday …”          weekday      Fri 0 days before 42%, 1 day 31% …
 *     “… since March 4, 2015 …”        day          the day itself 11%, the day before 27%, … longer ago 25%
 *     “… the 2016 election …”          year         …
 *     the war began on Oct. 7          event  ┐
 *     “… the 11-month-old war …”       offset ┘     11 months after it, give or take
 *     an article of 2016-09-13 that    sibling      the same day 30%, …
 *     quotes the same words
 *
 * Each is a clue; how far publication usually lies from what such a clue names is a table of lags counted in
 * dated news (data/story/date_lags.tsv). Every day of the years in question is scored by the sum of the
 * logarithms (a naive Bayes with its terms damped, for clues repeat each other); the best day, the shortest
 * run of days that holds RO_DATE_SURE of the chance, and the clues that spoke for it are the answer.
 *
 * Pure: works on the document (read without a date) and on what the caller found; knows no store.
 */
#ifndef RO_STORY_DATE_H
#define RO_STORY_DATE_H

#include "base/day.h"
#include "doc/doc.h"
#include "story/tokens.h"

#define RO_DATE_SURE 0.8

typedef struct ro_date_table ro_date_table;

/* A dated article that says the same. */
typedef struct {
    ro_day day;
    double likeness; /* 0 to 1: cosine of their words, or what the caller has like it */
    bool same_words; /* they share a quotation or a sentence */
    bool inferred;   /* its day is itself inferred */
} ro_date_sibling;

enum { RO_DATE_EVENT_WORDS = 20 };

/* Something that happened on a known day, or on a known day of an unknown year, as another article or this
 * one tells it. */
typedef struct {
    uint32_t words[RO_DATE_EVENT_WORDS]; /* hashes of the telling words around the date (story/tokens.h) */
    uint32_t word_count;
    ro_day day; /* RO_NO_DAY: only month and mday are known */
    int month, mday;
    bool start; /* of something that lasts */
} ro_date_event;

typedef struct {
    const ro_term_table *terms;
    const ro_doc *doc; /* sentences and times filled, article.published empty */
    const ro_date_sibling *siblings;
    uint32_t sibling_count;
    const ro_date_event *events;
    uint32_t event_count;
} ro_date_question;

/* Why: in words, with the expression where there is one. */
typedef struct {
    ro_slice words;
    ro_span span; /* in the document, or absent */
    double gain;  /* how much more it speaks for the day than for others: a natural logarithm */
} ro_date_reason;

typedef struct {
    ro_day day; /* RO_NO_DAY: nothing tells the year */
    ro_day first, last;
    double chance; /* of the day itself */
    RO_ARRAY(ro_date_reason) reasons;
} ro_date_answer;

/* Loads the table of lags, once. */
int ro_date_load(ro_arena *arena, const ro_date_table **table, readout_error *error);

/* What a document tells that may date another: its dates that are days, each with the words around it. For a
 * dated document the years are known. "Thursday" is no such day: nobody counts months from it. */
int ro_date_events(const ro_date_table *table, const ro_term_table *terms, const ro_doc *doc, ro_arena *arena,
                   ro_date_event **events, uint32_t *count, readout_error *error);

int ro_date_infer(const ro_date_table *table, const ro_date_question *question, ro_arena *arena,
                  ro_date_answer *answer, readout_error *error);

#endif
