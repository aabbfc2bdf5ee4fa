/* Times told by their distance: from the day of publication ("last week", "two years ago"), or from the day
 * that the text spoke of last ("that year", "a year earlier"). */
#include "language/times_job.h"

#include <math.h>

enum { HALF_A_QUARTER = 45 };

/* ---- shifts ---- */

static ro_when shift_month(const ro_time_job *j, int month, int shift) {
    ro_when when = {.grain = RO_GRAIN_MONTH, .day = RO_NO_DAY, .month = month};
    if (!ro_job_known_now(j))
        return when;
    ro_date now = ro_job_now_date(j);
    when.year = shift < 0   ? now.year - (month >= now.month)
                : shift > 0 ? now.year + (month <= now.month)
                            : now.year;
    when.day = ro_time_first_of(when.year, month, 1);
    return when;
}

static ro_when shift_season(const ro_time_job *j, ro_slice season, int shift) {
    if (!ro_job_known_now(j))
        return ro_time_season_of(0, season);
    ro_when when = ro_time_season_of(ro_job_now_date(j).year, season);
    if (shift < 0 && when.day + 92 > j->state->now)
        when = ro_time_season_of(when.year - 1, season);
    if (shift > 0 && when.day <= j->state->now)
        when = ro_time_season_of(when.year + 1, season);
    if (shift == 0 && ro_slice_is(season, "WI") && ro_job_now_date(j).month <= 3)
        when = ro_time_season_of(when.year - 1, season);
    return when;
}

static ro_when shift_holiday(const ro_time_job *j, ro_slice rule, int shift) {
    if (!ro_job_known_now(j))
        return (ro_when){.grain = RO_GRAIN_DAY, .day = RO_NO_DAY};
    int year = ro_job_now_date(j).year;
    ro_day day = ro_holiday(rule, year);
    if (shift < 0 && day >= j->state->now)
        day = ro_holiday(rule, year - 1);
    if (shift > 0 && day <= j->state->now)
        day = ro_holiday(rule, year + 1);
    return ro_when_day(day);
}

/* "the next day": behind the one that the text speaks of. */
static int next_day(ro_time_job *j) {
    ro_day from = ro_job_anchor_day(j);
    if (from == RO_NO_DAY)
        return ro_time_give_open(j, RO_GRAIN_DAY);
    ro_when next = ro_when_day(from + 1);
    return ro_time_give(j, &next);
}

static int shift_unit(ro_time_job *j, ro_slice unit, int shift) {
    if (ro_slice_is(unit, "D"))
        return shift < 0 ? 0 : shift == 0 ? ro_time_fixed(j, RO_LITERAL("PRESENT_REF")) : next_day(j);
    ro_grain grain = ro_grain_of_unit(unit);
    if (!ro_job_known_now(j))
        return ro_time_give_open(j, ro_slice_is(unit, "10Y") ? RO_GRAIN_DECADE : grain);
    if (ro_slice_is(unit, "10Y"))
        grain = RO_GRAIN_DECADE;
    ro_when when = ro_when_shift(j->state->now, unit, shift);
    when.grain = when.grain == RO_GRAIN_NONE ? RO_GRAIN_NONE : grain;
    return ro_time_give(j, &when);
}

int ro_op_shift(ro_time_job *j) {
    const ro_capture *by = ro_job_slot(j, RO_T_SHIFT), *weekday = ro_job_slot(j, RO_T_WEEKDAY),
                     *month = ro_time_month(j);
    const ro_capture *season = ro_job_slot(j, RO_T_SEASON), *holiday = ro_job_slot(j, RO_T_HOLIDAY);
    int direction_of = by ? (int)by->value.number : 0;
    season = season ? season : ro_job_slot(j, RO_T_FALL);
    ro_when when = {0};
    if (weekday)
        when = ro_time_shift_weekday(j, (int)weekday->value.number, direction_of);
    else if (month)
        when = shift_month(j, (int)month->value.number, direction_of);
    else if (season)
        when = shift_season(j, season->value.text, direction_of);
    else if (holiday)
        when = shift_holiday(j, holiday->value.text, direction_of);
    else
        return shift_unit(j, ro_time_unit(j->match, 0), direction_of);
    return ro_time_give(j, &when);
}

/* ---- counting from a day ---- */

static int vague(ro_time_job *j, int sign) {
    return ro_time_fixed(j, sign < 0 ? RO_LITERAL("PAST_REF") : RO_LITERAL("FUTURE_REF"));
}

/* Where the text speaks of a quarter, "a year earlier" is that quarter of the year before. */
static bool year_of_quarter(const ro_time_job *j, ro_slice unit, double count) {
    bool near = j->state->sentence - j->state->quarter_sentence <= 8;
    return j->state->quarter && near && ro_slice_is(unit, "Y") && count == 1;
}

/* "In September sales rose 3% from a year earlier": from September of the year before. */
static bool is_year_of_month(const ro_time_job *j, ro_slice unit, double count) {
    const ro_when *anchor = &j->state->anchor;
    bool lately = anchor->grain == RO_GRAIN_MONTH && anchor->year && anchor->day <= j->state->now &&
                  anchor->day > j->state->now - 366;
    return lately && j->state->anchor_sentence == j->state->sentence && ro_slice_is(unit, "Y") && count == 1;
}

static int give_month(ro_time_job *j, int year, int month) {
    ro_when when = {
        .grain = RO_GRAIN_MONTH, .day = ro_time_first_of(year, month, 1), .year = year, .month = month};
    return ro_time_give(j, &when);
}

static int give_quarter(ro_time_job *j, int year, int quarter) {
    ro_when when = {.grain = RO_GRAIN_QUARTER, .year = year, .nth = quarter};
    when.day = year && quarter ? ro_time_first_of(year, 3 * quarter - 2, 1) : RO_NO_DAY;
    return ro_time_give(j, &when);
}

/* "that night", "the next morning". */
static void add_part(const ro_time_job *j, ro_when *when) {
    const ro_capture *part = ro_job_slot(j, RO_T_DAYPART);
    if (part && when->grain == RO_GRAIN_DAY)
        when->part = part->value.text;
}

/* "two years ago today": to the day. */
static ro_when same_day(ro_day from, ro_slice unit, double count) {
    ro_when when = ro_when_shift(from, unit, count);
    ro_date date = ro_day_date(from);
    if (when.grain == RO_GRAIN_WEEK)
        return ro_when_day(when.day + ro_day_weekday(from) - 1);
    if (when.grain != RO_GRAIN_MONTH && when.grain != RO_GRAIN_YEAR)
        return when;
    int month = when.grain == RO_GRAIN_MONTH ? when.month : date.month,
        days = ro_month_days(when.year, month);
    return ro_when_day(ro_time_first_of(when.year, month, date.day < days ? date.day : days));
}

static int count_from(ro_time_job *j, ro_day from, int sign, double count, ro_slice unit) {
    if (isnan(count))
        return vague(j, sign);
    ro_grain grain = ro_grain_of_unit(unit);
    if (from == RO_NO_DAY)
        return ro_time_give_open(j, grain);
    const ro_capture *weekday = ro_job_slot(j, RO_T_WEEKDAY), *days = ro_job_slot(j, RO_T_DAYS);
    ro_when when = ro_when_shift(from, unit, sign * count);
    if (weekday && when.grain == RO_GRAIN_WEEK)
        when = ro_when_day(when.day + (int)weekday->value.number - 1);
    if (days)
        when = same_day(from + (ro_day)days->value.number, unit, sign * count);
    add_part(j, &when);
    return ro_time_give(j, &when);
}

/* "three Sundays ago" */
static int weekdays_back(ro_time_job *j, int weekday, double count) {
    if (!ro_job_known_now(j) || isnan(count) || count > 500)
        return ro_time_give_open(j, RO_GRAIN_DAY);
    ro_day last = j->state->now - 1;
    last -= (ro_day_weekday(last) - weekday + 7) % 7;
    ro_when when = ro_when_day(last - 7 * ((int)count - 1));
    return ro_time_give(j, &when);
}

/* "up 3% from a year earlier", "compared with a year ago": the text goes on from the day before that. */
static int count_beside(ro_time_job *j, ro_day from, int sign, double count, ro_slice unit) {
    ro_when anchor = j->state->anchor;
    int status = count_from(j, from, sign, count, unit);
    if (ro_job_slot(j, RO_T_BESIDE))
        j->state->anchor = anchor;
    return status;
}

int ro_op_count(ro_time_job *j) {
    int sign = ro_job_slot_int(j, RO_T_DIR, -1);
    double number = ro_job_slot(j, RO_CLASS_N) ? ro_job_slot(j, RO_CLASS_N)->value.number : 1;
    ro_slice unit = ro_time_unit(j->match, 0);
    const ro_capture *said = ro_job_slot(j, RO_T_UNIT), *of = ro_job_slot(j, RO_T_YSHIFT);
    if (of && !isnan(of->value.number))
        number = -of->value.number; /* "the same period this year" */
    const ro_capture *weekdays = ro_job_slot(j, RO_T_WEEKDAYS);
    if (weekdays)
        return weekdays_back(j, (int)weekdays->value.number, number);
    unit = unit.len ? unit : said ? said->value.text : RO_LITERAL("Y");
    if (sign < 0 && year_of_quarter(j, unit, number))
        return give_quarter(j, j->state->quarter_year - 1, j->state->quarter);
    if (sign < 0 && ro_job_slot(j, RO_T_PERIOD) && ro_job_known_now(j)) {
        ro_when reported = ro_when_shift(j->state->now, RO_LITERAL("Q"), -1);
        return give_quarter(j, reported.year - 1, reported.nth);
    }
    j->meaning->offset = ro_time_offset(j->state->arena, sign, number, unit);
    return j->meaning->offset.ptr ? count_beside(j, j->state->now, sign, number, unit) : READOUT_NO_MEMORY;
}

/* "two days later" of nothing spoken of, or later than the publication itself, what was spoken of being
 * earlier. */
static bool is_later_than_now(const ro_time_job *j, ro_slice unit, double count) {
    const ro_when *anchor = &j->state->anchor;
    if (!ro_job_slot(j, RO_T_LASTING) || !ro_job_known_now(j))
        return false;
    if (anchor->grain == RO_GRAIN_NONE || anchor->day == RO_NO_DAY)
        return true;
    ro_when then = ro_when_shift(anchor->day, unit, count);
    return anchor->day <= j->state->now && then.grain != RO_GRAIN_NONE && then.day > j->state->now;
}

/* "months later", "two hours earlier", "three days later" of what the text has only the month of: no day can
 * be counted. */
static bool is_length_alone(const ro_time_job *j, ro_slice unit, double count) {
    ro_grain anchor = j->state->anchor.grain;
    bool too_coarse = anchor > ro_grain_of_unit(unit) && anchor > RO_GRAIN_WEEK;
    return isnan(count) || too_coarse || (unit.len && unit.ptr[0] == 'T') ||
           is_later_than_now(j, unit, count);
}

/* "the previous Friday" is not the last one but the one before it. */
static ro_when weekday_from(const ro_time_job *j, ro_day from, int sign, int weekday) {
    if (sign < 0 && ro_job_known_now(j))
        from = j->state->now - 7;
    int back = (ro_day_weekday(from) - weekday + 7) % 7;
    return ro_when_day(sign < 0 ? from - back : from - back + 7);
}

/* "the previous January": of the year before, where the text spoke of January. */
static ro_when month_from(ro_day from, int sign, int month) {
    ro_date date = ro_day_date(from);
    int year = date.year + (sign < 0 ? -(month >= date.month) : month <= date.month);
    return (ro_when){
        .grain = RO_GRAIN_MONTH, .day = ro_time_first_of(year, month, 1), .year = year, .month = month};
}

int ro_op_narrate(ro_time_job *j) {
    const ro_capture *by = ro_job_slot(j, RO_T_ASHIFT), *weekday = ro_job_slot(j, RO_T_WEEKDAY),
                     *month = ro_time_month(j), *count = ro_job_slot(j, RO_CLASS_N);
    int sign = by ? (int)by->value.number : ro_job_slot_int(j, RO_T_DIR, 1);
    ro_slice unit = ro_time_unit(j->match, 0);
    double number = count ? count->value.number : 1;
    ro_day from = ro_job_anchor_day(j);
    if ((weekday || month) && from != RO_NO_DAY) {
        ro_when when = weekday ? weekday_from(j, from, sign, (int)weekday->value.number)
                               : month_from(from, sign, (int)month->value.number);
        return ro_time_give(j, &when);
    }
    if (sign < 0 && is_year_of_month(j, unit, number))
        return give_month(j, j->state->anchor.year - 1, j->state->anchor.month);
    if (sign < 0 && year_of_quarter(j, unit, number))
        return give_quarter(j, j->state->quarter_year - 1, j->state->quarter);
    if (!by && count && is_length_alone(j, unit, number))
        return ro_time_length(j->state, j->match, j->meaning);
    return count_beside(j, from, sign, number, unit);
}

/* ---- what the text or the day lies in ---- */

/* "that day", "earlier in the day". */
int ro_op_same(ro_time_job *j) {
    ro_grain grain = ro_grain_of_unit(ro_time_unit(j->match, 0));
    const ro_when *anchor = &j->state->anchor;
    ro_day day = ro_job_anchor_day(j);
    bool coarse = anchor->grain > RO_GRAIN_DAY;
    if (coarse && ro_job_slot(j, RO_T_LATEST)) {
        day = j->state->last_day != RO_NO_DAY ? j->state->last_day : j->state->now;
    } else if (grain == RO_GRAIN_DAY && coarse) {
        ro_when open = {
            .grain = RO_GRAIN_DAY, .day = RO_NO_DAY, .year = anchor->year, .month = anchor->month};
        return ro_time_give(j, &open);
    }
    if (day == RO_NO_DAY)
        return ro_time_give_open(j, grain);
    ro_when when = ro_when_around(day, grain);
    add_part(j, &when);
    return ro_time_give(j, &when);
}

/* The last quarter that had ended by now. */
static int last_quarter(ro_time_job *j) {
    j->state->quarter_sentence = j->state->sentence;
    if (j->state->quarter)
        return give_quarter(j, j->state->quarter_year, j->state->quarter);
    if (!ro_job_known_now(j))
        return ro_time_give_open(j, RO_GRAIN_QUARTER);
    ro_when when = ro_when_shift(j->state->now, RO_LITERAL("Q"), -1);
    j->state->quarter = when.nth;
    j->state->quarter_year = when.year;
    return ro_time_give(j, &when);
}

/* "the quarter ended July 31": the one that its middle lies in. */
static bool give_quarter_ended(ro_time_job *j, int *status) {
    const ro_items *items = j->state->items;
    uint32_t at = j->match->end + 1;
    if (!ro_job_slot(j, RO_T_LATEST) || !ro_job_known_now(j) || !ro_time_in(j->state, at, RO_T_MONTH))
        return false;
    int month = ro_time_number(j->state, at, RO_T_MONTH);
    at += 1 + (at + 1 < items->count && items->items[at + 1].kind == RO_ITEM_MARK);
    if (!ro_time_in(j->state, at, RO_CLASS_DAYNUM))
        return false;
    ro_date now = ro_job_now_date(j);
    ro_day end = ro_time_first_of(now.year - (month > now.month), month, (int)items->items[at].value);
    if (end == RO_NO_DAY)
        return false;
    ro_when quarter = ro_when_around(end - HALF_A_QUARTER, RO_GRAIN_QUARTER);
    *status = give_quarter(j, quarter.year, quarter.nth);
    return true;
}

int ro_op_current(ro_time_job *j) {
    int status = 0;
    ro_slice unit = ro_time_unit(j->match, 0);
    ro_grain grain = ro_grain_of_unit(unit);
    if (grain == RO_GRAIN_QUARTER)
        return give_quarter_ended(j, &status) ? status : last_quarter(j);
    if (!ro_job_known_now(j))
        return ro_time_give_open(j, grain);
    int weekday = ro_day_weekday(j->state->now);
    bool over = grain == RO_GRAIN_WEEKEND && weekday <= 3 && ro_job_direction(j) <= 0;
    ro_when when = ro_when_around(j->state->now - (over ? 7 : 0), grain);
    return ro_time_give(j, &when);
}

int ro_op_year_end(ro_time_job *j) {
    if (!ro_job_known_now(j))
        return ro_time_fixed(j, RO_LITERAL("XXXX-12-31"));
    ro_when when = ro_when_day(ro_time_first_of(ro_job_now_date(j).year - (ro_job_direction(j) < 0), 12, 31));
    return ro_time_give(j, &when);
}

/* ---- quarters and halves ---- */

/* The last one that has begun; the next where the sentence looks ahead, it is near, and the last long past.
 */
static int year_of_quarter_near(const ro_time_job *j, int which) {
    ro_date now = ro_job_now_date(j);
    int begins = 3 * which - 2;
    if (begins <= now.month)
        return now.year + (ro_job_direction(j) > 0 && now.month - begins > 6);
    return now.year - !(ro_job_direction(j) > 0 && begins - now.month <= 6);
}

/* "third-period sales" where the text counts in quarters, not the third period of a match. */
static bool is_other_period(const ro_time_job *j) {
    return ro_job_slot(j, RO_T_PERIOD) && !j->state->quarter;
}

/* A quarter that a report of these days is about: it ended within a year. */
static bool is_reported(const ro_time_job *j, int year, int quarter) {
    if (!ro_job_known_now(j) || !quarter || !year)
        return false;
    ro_day begin = ro_time_first_of(year, 3 * quarter - 2, 1);
    return begin < j->state->now && j->state->now - begin < 270;
}

/* "after a flat second quarter" in a report of the third. */
static bool is_before_reported(const ro_time_job *j, int year, int quarter) {
    int reported = j->state->quarter_year, which = j->state->quarter;
    return which && (year < reported || (year == reported && quarter < which));
}

int ro_op_quarter(ro_time_job *j) {
    const ro_capture *nth = ro_job_slot(j, RO_CLASS_ORD), *digit = ro_job_slot(j, RO_CLASS_N);
    int which = nth     ? ro_time_whole(nth->value.number)
                : digit ? ro_time_whole(digit->value.number)
                        : j->state->quarter;
    if (ro_job_slot(j, RO_T_LATEST))
        return last_quarter(j);
    if (which > 4 || which < 0 || is_other_period(j))
        return 0;
    int year = ro_time_named_year(j);
    if (!year && !ro_time_names_year(j) && ro_job_known_now(j) && which) {
        year = year_of_quarter_near(j, which);
        bool over = ro_time_first_of(year + (which == 4), which == 4 ? 1 : 3 * which + 1, 1) <= j->state->now;
        if ((over && !is_before_reported(j, year, which)) || !j->state->quarter) {
            j->state->quarter = which;
            j->state->quarter_year = year;
            j->state->quarter_sentence = j->state->sentence;
        }
    }
    if (ro_job_slot(j, RO_CLASS_YEARNUM) && is_reported(j, year, which)) {
        j->state->quarter = which;
        j->state->quarter_year = year;
        j->state->quarter_sentence = j->state->sentence;
    }
    return give_quarter(j, year, which);
}

int ro_op_half(ro_time_job *j) {
    const ro_capture *nth = ro_job_slot(j, RO_CLASS_ORD);
    ro_when when = {
        .grain = RO_GRAIN_HALF, .year = ro_time_named_year(j), .nth = nth && nth->value.number == 1 ? 1 : 2};
    if (nth && nth->value.number > 2)
        return 0;
    if (!when.year && !ro_time_names_year(j)) {
        if (!ro_job_known_now(j))
            return 0;
        when.year = ro_job_now_date(j).year;
    }
    when.day = when.year ? ro_time_first_of(when.year, when.nth == 1 ? 1 : 7, 1) : RO_NO_DAY;
    return ro_time_give(j, &when);
}
