/* Clues to a day of publication, and how likely each is for a day: between story/date.c and
 * story/date_clues.c, which finds them; story/date_lags.c has the table. */
#ifndef RO_STORY_DATE_CLUES_H
#define RO_STORY_DATE_CLUES_H

#include "base/lexicon.h"
#include "story/date.h"

/* In the order of the names in date_lags.c; the offsets by unit. */
typedef enum {
    RO_CLUE_WEEKDAY,
    RO_CLUE_LEAD,    /* a weekday among the first sentences */
    RO_CLUE_MORNING, /* of a weekday */
    RO_CLUE_NIGHT,
    RO_CLUE_WEEKEND,  /* its Saturday */
    RO_CLUE_ANY,      /* no clue: the weekdays on which articles are published */
    RO_CLUE_SINCE,    /* a month's day since which something lasts */
    RO_CLUE_DATELINE, /* a month's day in the dateline */
    RO_CLUE_MONTHDAY,
    RO_CLUE_MONTH,
    RO_CLUE_DAY,
    RO_CLUE_YEARMONTH,
    RO_CLUE_YEAR,
    RO_CLUE_LATEST, /* the latest year that the article names */
    RO_CLUE_SAME,
    RO_CLUE_NEAR,
    RO_CLUE_FAR,
    RO_CLUE_OFFSET_D,
    RO_CLUE_OFFSET_W,
    RO_CLUE_OFFSET_M,
    RO_CLUE_OFFSET_Y,
    RO_CLUE_KINDS
} ro_clue_kind;

typedef struct {
    ro_clue_kind kind;
    int towards; /* -1, 0, 1; of an offset: 1 where it and the event tell of a beginning, and
                    then -1 where it has a side */
    int year, month, mday, weekday;
    ro_day day;     /* DAY, siblings; of an offset: event plus offset, RO_NO_DAY where the event's year is not
                       known */
    ro_date named;  /* of an offset from an event of an unknown year: event plus offset, of any year */
    uint32_t times; /* how often the article says it */
    ro_span span;   /* of the first, or absent */
    uint32_t event; /* of an offset: which */
    int side;       /* of an offset: -1 "nearly", 1 "more than", else 0 */
    bool inferred;  /* of a sibling: its day is */
    double weight;  /* of a sibling: among siblings; else how much of its logarithm counts */
} ro_clue;

typedef RO_ARRAY(ro_clue) ro_clues;

/* A day of the week, or a part of one: it names the same of every week. */
static inline bool ro_clue_is_weekday(ro_clue_kind kind) {
    return kind <= RO_CLUE_ANY;
}

/* The share of each lag from..to. */
typedef struct {
    int from, to;
    double density, log_density;
} ro_lag_row;

/* A day that is asked about, taken apart once for all clues. */
typedef struct {
    ro_day day;
    ro_date date;
    int weekday;
} ro_asked_day;

ro_asked_day ro_asked(ro_day day);

struct ro_date_table {
    ro_lexicon sides, starts;
    uint32_t *start_hashes; /* [starts.row_count] of the folded words */
    RO_ARRAY(ro_lag_row) rows;
    struct {
        uint32_t first, count;
    } of[RO_CLUE_KINDS][3]; /* by kind and towards + 1 */
};

enum { RO_MOST_CLUES = 64 };

/* Fills an event's words: those around the byte, in its sentence, that tell what happened, and whether they
 * say that it began. Names do not tell, for all that a story tells has them. */
int ro_clue_around(const ro_date_table *table, const ro_term_table *terms, const ro_doc *doc, uint32_t byte,
                   ro_arena *arena, ro_date_event *event, readout_error *error);

/* The clues of a question, what is said several times once. */
int ro_clues_find(const ro_date_table *table, const ro_date_question *question, ro_arena *arena,
                  ro_clues *clues, readout_error *error);

/* Publication minus what the clue names, in the clue's unit, for a day. */
int ro_clue_lag(const ro_clue *clue, const ro_asked_day *asked);
/* How likely that lag is, and the logarithm of it. */
double ro_clue_chance(const ro_date_table *table, const ro_clue *clue, const ro_asked_day *asked);
double ro_clue_score(const ro_date_table *table, const ro_clue *clue, const ro_asked_day *asked);
/* The clue in words, for a day taken as that of publication; .ptr NULL: no memory. */
ro_slice ro_clue_words(const ro_clue *clue, const ro_date_question *question, ro_day day, ro_arena *arena);

#endif
