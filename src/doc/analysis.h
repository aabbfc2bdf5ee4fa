/* The language layers: sentences, words, quotation marks, names, numbers, times.
 *
 *     paragraphs   |─────────────── 0 ───────────────|  |──── 1 ────|
 *     sentences    |────── 0 ──────||────── 1 ───────|  |──── 2 ────|
 *     words        w w w w w w w w .  w w w w w w w .   w w w w w w .
 *     quotes                          “…………………………………    “……………”        (continued: reopened at the paragraph)
 *
 * All arrays are in text order; sentences tile their paragraph's prose, words lie inside their sentence.
 * White space belongs to no word. Skipped lines (doc/article.h) have sentences too, marked as such.
 */
#ifndef RO_DOC_ANALYSIS_H
#define RO_DOC_ANALYSIS_H

#include "base/array.h"
#include "doc/tagset.h"

typedef struct {
    ro_span span; /* without white space at either end */
    uint32_t first_sentence, sentences;
} ro_paragraph;

typedef struct {
    ro_span span; /* without white space at either end */
    uint32_t paragraph;
    uint32_t first_word, words;
    bool skipped; /* not the article's own prose: no statement, figure or event is read from it */
    bool title;   /* it is the headline */
} ro_sentence;

typedef struct {
    ro_span span;
    uint32_t sentence;
    uint32_t head;    /* index into words, RO_NONE for the root */
    ro_slice lemma;   /* in the arena or the model */
    uint16_t xpos;    /* index into ro_doc.xpos_names */
    uint8_t upos;     /* ro_upos */
    uint8_t relation; /* ro_relation */
    uint8_t subtype;  /* index into ro_doc.subtype_names, 0: none */
    bool space_after;
    bool joined; /* belongs to the same multi-word token as the word before ("do" + "n't") */
} ro_word;

/* A pair of quotation marks. */
typedef struct {
    ro_span span;       /* with its marks */
    ro_span inside;     /* without */
    uint32_t parent;    /* the quotation it is nested in, or RO_NONE */
    uint32_t continues; /* the quotation of the paragraph before that it carries on, or RO_NONE */
    bool open_ended;    /* no closing mark: it ends with its paragraph */
} ro_quote;

typedef enum { RO_NAME_PERSON, RO_NAME_ORGANISATION, RO_NAME_PLACE, RO_NAME_OTHER } ro_name_type;

typedef struct {
    ro_span span;
    uint32_t first_word, words;
    ro_name_type type;
    uint32_t entity; /* index into ro_doc.entities, RO_NONE until the entities stage */
} ro_name;

typedef enum {
    RO_EXACT,
    RO_MORE_THAN,
    RO_LESS_THAN,
    RO_AT_LEAST,
    RO_AT_MOST,
    RO_AROUND,
    RO_NEARLY,
    RO_SOME,    /* "some 115" */
    RO_DOZENS,  /* "dozens", "tens of thousands": value and upper are the bounds */
    RO_BETWEEN, /* "between 30 and 40", "30-40" */
} ro_qualifier;

const char *ro_qualifier_name(ro_qualifier qualifier);

typedef enum {
    RO_NUMBER_CARDINAL,
    RO_NUMBER_ORDINAL,
    RO_NUMBER_PERCENT,
    RO_NUMBER_MONEY,
    RO_NUMBER_YEAR
} ro_number_kind;

typedef struct {
    ro_span span;   /* with its qualifier */
    ro_span digits; /* the number alone */
    uint32_t first_word, words;
    double value, upper; /* upper: NaN where there is none */
    ro_qualifier qualifier;
    ro_number_kind kind;
    ro_slice unit; /* "USD", "percent", "km"; empty: a plain count */
} ro_number;

typedef enum { RO_TIME_DATE, RO_TIME_TIME, RO_TIME_DURATION, RO_TIME_SET } ro_time_type;

/* A TIMEX3 expression (ISO-TimeML). */
typedef struct {
    ro_span span;
    uint32_t first_word, words;
    ro_time_type type;
    ro_slice value;  /* "2024-08-23", "P3M", "2024-W34", "PRESENT_REF"; relative ones only where the date is
                        known, else "XXXX-…" */
    ro_slice offset; /* where it is counted from the day of publication: "-P3M" three months ago, and in "the
                        nearly 3-month-old strike" since when it lasts; "P0D" today; else empty */
    int8_t
        towards; /* of a date or time: the sentence looks ahead (2 clearly, 1) or back (-1, -2 clearly); 0 */
    bool dateline; /* it stands in the article's */
} ro_time;

const char *ro_name_type_name(ro_name_type type);
const char *ro_time_type_name(ro_time_type type);

#endif
