/* One match being worked out: what the operations of data/language/times_patterns.tsv share. */
#ifndef RO_LANGUAGE_TIMES_JOB_H
#define RO_LANGUAGE_TIMES_JOB_H

#include "language/times_state.h"

typedef struct {
    ro_time_state *state;
    const ro_match *match;
    ro_time_meaning *meaning;
} ro_time_job;

static inline const ro_capture *ro_job_slot(const ro_time_job *j, unsigned class) {
    return ro_match_capture(j->match, class, 0);
}

static inline int ro_job_slot_int(const ro_time_job *j, unsigned class, int otherwise) {
    return ro_time_int(j->match, class, otherwise);
}

static inline bool ro_job_known_now(const ro_time_job *j) {
    return j->state->now != RO_NO_DAY;
}

static inline ro_date ro_job_now_date(const ro_time_job *j) {
    return ro_day_date(j->state->now);
}

static inline int ro_job_direction(const ro_time_job *j) {
    return ro_time_direction(j->state, j->match->begin, j->match->end);
}

/* The day that a narrative goes on from. */
static inline ro_day ro_job_anchor_day(const ro_time_job *j) {
    const ro_when *anchor = &j->state->anchor;
    return anchor->grain != RO_GRAIN_NONE && anchor->day != RO_NO_DAY ? anchor->day : j->state->now;
}

/* What an operation ends with; all of these return 0 or READOUT_NO_MEMORY. ro_time_give: the stretch's value,
 * and the text goes on from there; nothing for grain NONE. ro_time_give_open: a stretch known by its grain
 * alone. */
int ro_time_fixed(ro_time_job *j, ro_slice value);
int ro_time_give(ro_time_job *j, const ro_when *when);
int ro_time_give_open(ro_time_job *j, ro_grain grain);

/* times_calendar.c: the operations, and what others need of them. */
int ro_op_calendar(ro_time_job *j);
int ro_op_year_alone(ro_time_job *j);
int ro_op_nth_weekday(ro_time_job *j);
int ro_op_decade(ro_time_job *j);
int ro_op_century(ro_time_job *j);
/* Three figures, the year being the first (0) or the third (2). */
int ro_op_numeric_date(ro_time_job *j, unsigned year_at);
/* The month that the match names, in whichever class; NULL: none. */
const ro_capture *ro_time_month(const ro_time_job *j);
/* The year that the match names ("1996", "last year", "that year"); 0 where it names none, or one not known.
 */
int ro_time_named_year(const ro_time_job *j);
bool ro_time_names_year(const ro_time_job *j);
/* The first day of a month or the day itself (mday 0: the first). */
ro_day ro_time_first_of(int year, int month, int mday);
ro_when ro_time_season_of(int year, ro_slice season);
/* "last Friday" is before today, "next Friday" behind it, "this Friday" today or the one to come. */
ro_when ro_time_shift_weekday(const ro_time_job *j, int weekday, int shift);

/* times_relative.c */
int ro_op_shift(ro_time_job *j);
int ro_op_count(ro_time_job *j);
int ro_op_narrate(ro_time_job *j);
int ro_op_same(ro_time_job *j);
int ro_op_current(ro_time_job *j);
int ro_op_year_end(ro_time_job *j);
int ro_op_quarter(ro_time_job *j);
int ro_op_half(ro_time_job *j);

#endif
