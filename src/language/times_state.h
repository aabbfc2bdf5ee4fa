/* What the files of stage `times` share: its classes, what a match gave, where the text stands in time. */
#ifndef RO_LANGUAGE_TIMES_STATE_H
#define RO_LANGUAGE_TIMES_STATE_H

#include "base/day.h"
#include "language/pattern.h"

/* The classes of data/language/times_words.tsv and the slots of times_patterns.tsv. */
/* clang-format off */
#define RO_TIME_CLASSES(X)                                                                                   \
    X(MONTH) X(SUREMONTH) X(MAYLIKE) X(ABBR) X(WEEKDAY) X(SHORTDAY) X(WEEKDAYS) X(UNIT) X(UNITS) X(SMALL) X(WHOLE) X(LONG)    \
    X(SEASON) X(FALL) X(DAYPART) X(DAYPARTS) X(DUSK) X(SHIFT) X(ASHIFT) X(COMING) X(AMPM)        \
    X(ZONE) X(EVERY) X(CUE) X(NEARCUE) X(NEARDAY) X(BE) X(DET) X(AHEADNOUN) X(MOVED) X(LINK) X(COUNTED) X(YEARPREP) X(NOYEAR) X(YOUNG) X(THING) X(TENTIES) X(TELLS) X(PLANS) X(FIXEDFOR) X(KNOWN) X(NAMELIKE)          \
    X(OP) X(DIR) X(YSHIFT) X(DAYS) X(HOLIDAY) X(FIXED) X(CLOCK) X(MILITARY) X(REF) X(LATEST) X(PLACED) X(PERIOD) X(LASTING) X(BESIDE)
#define RO_AS_TIME_ID(name) RO_T_##name,
enum { RO_T_BEFORE = RO_CLASS_OWN - 1, RO_TIME_CLASSES(RO_AS_TIME_ID) RO_T_CLASSES };
#undef RO_AS_TIME_ID
/* clang-format on */

typedef enum {
    RO_GRAIN_NONE, /* only `text` */
    RO_GRAIN_DAY,
    RO_GRAIN_WEEK,
    RO_GRAIN_WEEKEND,
    RO_GRAIN_MONTH,
    RO_GRAIN_QUARTER,
    RO_GRAIN_SEASON,
    RO_GRAIN_HALF,
    RO_GRAIN_YEAR,
    RO_GRAIN_DECADE,
    RO_GRAIN_CENTURY,
} ro_grain;

/* A stretch of the calendar and, for a day, an hour or a part of it. What is not known is 0. */
typedef struct {
    ro_grain grain;
    ro_day day; /* its first day; RO_NO_DAY where the year is not known */
    int year, month, mday, weekday;
    int nth;         /* quarter or half */
    ro_slice season; /* "SU" */
    ro_slice part;   /* "MO"; empty: none */
    int hour, minute;
    bool clock; /* hour and minute are known */
} ro_when;

/* Where the reading of a document stands. */
typedef struct {
    const ro_vocabulary *vocabulary;
    const ro_doc *doc;
    ro_arena *arena;       /* the document's: values live there */
    ro_slice text;         /* the document's */
    const ro_items *items; /* of the sentence */
    ro_day now;            /* day of publication, or RO_NO_DAY */
    ro_when anchor;        /* the day, month, year … that the text gave last; grain NONE: none yet */
    uint32_t anchor_sentence, sentence;
    uint32_t anchor_end;       /* the item of anchor_sentence behind what gave it */
    ro_day last_day;           /* that it gave, or RO_NO_DAY */
    int quarter_year, quarter; /* the quarter spoken of last; 0: none */
    uint32_t quarter_sentence;
    ro_span asked; /* items whose direction was asked for last, in asked_sentence, and the answer */
    uint32_t asked_sentence;
    int answered;
    int16_t years[13][32]; /* by month and day: the year that was found for it, 0: none yet */
} ro_time_state;

/* Is the item at `at`, which may lie behind the last, of the class? */
static inline bool ro_time_in(const ro_time_state *state, uint32_t at, unsigned class) {
    return at < state->items->count && ro_item_in(&state->items->items[at], class);
}

/* The number that the class has for the item, which is of it. */
static inline int ro_time_number(const ro_time_state *state, uint32_t at, unsigned class) {
    return (int)ro_vocabulary_sense(state->vocabulary, state->items->items[at].entry, class)->number;
}

/* What a match means. An empty value: it is no time after all. */
typedef struct {
    ro_time_type type;
    ro_slice value;
    ro_slice offset; /* as in ro_time */
    bool none;       /* and nor is any part of what the match took: "a 44-year-old" */
} ro_time_meaning;

/* The tops of times_patterns.tsv, in the order that ro_times_load asks for them. */
enum { RO_TIME_TOP_DATE, RO_TIME_TOP_DURATION, RO_TIME_TOP_SET };

/* Works a match out and moves the state on. READOUT_NO_MEMORY, else 0. */
int ro_time_resolve(ro_time_state *state, const ro_match *match, ro_time_meaning *meaning);

/* times_length.c: durations and sets. */
int ro_time_length(ro_time_state *state, const ro_match *match, ro_time_meaning *meaning);
int ro_time_every(ro_time_state *state, const ro_match *match, ro_time_meaning *meaning);
/* "-P3M": the offset of the match's count and unit in a direction; .ptr NULL: no memory. */
ro_slice ro_time_offset(ro_arena *arena, int sign, double count, ro_slice unit);
/* The first (or nth) unit of a match, "D", "TH", "10Y" …; empty: none. */
ro_slice ro_time_unit(const ro_match *match, unsigned nth);

/* times_direction.c: which way the sentence points from items [begin, end): ahead 2 (clearly) or 1, behind -2
 * or -1, not said 0. */
int ro_time_direction(ro_time_state *state, uint32_t begin, uint32_t end);
/* times_tense.c: the same by the tree alone, 0 where there is none or it does not tell. */
int ro_time_tense(const ro_time_state *state, uint32_t begin, uint32_t end);
/* Whether the verb that it hangs on is itself past: "had fallen by Friday" is over, "did not arrive until
 * Friday" too, "was due by Friday" and "asked for it by Friday" are not. */
typedef enum { RO_NOT_OVER, RO_OVER, RO_NOT_BEFORE } ro_over;
ro_over ro_time_was_over(const ro_time_state *state, uint32_t begin, uint32_t end);
/* It hangs on a past verb as the day when that was: "began on Oct. 7", not "approved the Oct. 7 vote". */
bool ro_time_happened(const ro_time_state *state, uint32_t begin, uint32_t end);
/* "had been due to expire Friday": planned, and either over or called off. */
bool ro_time_had_been_planned(const ro_time_state *state, uint32_t begin, uint32_t end);
/* What is named by its date behind items [.., end) is of a kind that is fixed beforehand: "the Jan. 14
 * deadline". */
bool ro_time_planned(const ro_time_state *state, uint32_t end);

/* times_when.c: stretches of the calendar. */
ro_when ro_when_day(ro_day day);
/* The stretch of that grain that holds the day; its day and fields are filled. */
ro_when ro_when_around(ro_day day, ro_grain grain);
/* The stretch `count` units (as "W", "M", "10Y") from the day's; grain by the unit. */
ro_when ro_when_shift(ro_day day, ro_slice unit, double count);
/* Its TIMEX3 value, in the arena; .ptr NULL: no memory. */
ro_slice ro_when_value(ro_arena *arena, const ro_when *when);
ro_grain ro_grain_of_unit(ro_slice unit);
/* A holiday's day in a year by its rule (times_patterns.tsv); RO_NO_DAY for none. */
ro_day ro_holiday(ro_slice rule, int year);

static inline const ro_capture *ro_time_slot(const ro_match *match, unsigned class) {
    return ro_match_capture(match, class, 0);
}

/* As an int; RO_TIME_NO_INT where it is none or has more than six digits. */
enum { RO_TIME_NO_INT = 9999999 };
static inline int ro_time_whole(double number) {
    return number > -1e6 && number < 1e6 ? (int)number : RO_TIME_NO_INT;
}

static inline int ro_time_int(const ro_match *match, unsigned class, int otherwise) {
    const ro_capture *c = ro_match_capture(match, class, 0);
    return c ? ro_time_whole(c->value.number) : otherwise;
}

#endif
