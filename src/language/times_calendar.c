/* Dates as the calendar names them: year, month, day, weekday, season, holiday, hour. What is missing is
 * found from the day of publication, on the side that the sentence speaks of. */
#include "language/times_job.h"

#include <math.h>
#include <stdio.h>

/* ---- years ---- */

/* The year that the match names: "1996", "last year", "that year", "'98"; 0 where it names none. */
int ro_time_named_year(const ro_time_job *j) {
    const ro_capture *year = ro_job_slot(j, RO_CLASS_YEARNUM), *of = ro_job_slot(j, RO_T_YSHIFT),
                     *shift = ro_job_slot(j, RO_T_SHIFT);
    if (year)
        return (int)year->value.number;
    if (of && ro_slice_is(of->value.text, "same"))
        return j->state->anchor.year;
    if ((of || shift) && ro_job_known_now(j))
        return ro_job_now_date(j).year + (int)(of ? of : shift)->value.number;
    return 0;
}

bool ro_time_names_year(const ro_time_job *j) {
    return ro_job_slot(j, RO_CLASS_YEARNUM) || ro_job_slot(j, RO_T_YSHIFT) || ro_job_slot(j, RO_T_SHIFT);
}

ro_day ro_time_first_of(int year, int month, int mday) {
    return ro_day_of((ro_date){year, month, mday ? mday : 1});
}

/* How many days ahead a day or month may lie to be meant: the more clearly the sentence looks ahead the more.
 * What is almost a year ahead was last year's. */
static int horizon(const ro_time_job *j, bool is_day) {
    static const int days[] = {45, 45, 75, 200, 300}, months[] = {0, 0, 150, 190, 300};
    int towards = ro_job_direction(j);
    if (towards < 2 && ro_time_planned(j->state, j->match->end))
        return ro_time_tense(j->state, j->match->begin, j->match->end) > 1 ? 300 : 150;
    bool happened = towards == -2 && ro_time_happened(j->state, j->match->begin, j->match->end);
    return happened ? 0 : (is_day ? days : months)[towards + 2];
}

/* Of the years around, the one in which the date falls on the weekday; 0 for none. */
static int year_by_weekday(const ro_time_job *j, int month, int mday, int weekday) {
    static const int order[] = {0, -1, 1, -2, 2};
    for (unsigned i = 0; i < sizeof order / sizeof *order; i++) {
        int year = ro_job_now_date(j).year + order[i];
        ro_day day = ro_time_first_of(year, month, mday);
        if (day != RO_NO_DAY && ro_day_weekday(day) == weekday)
            return year;
    }
    return 0;
}

/* The year of a date without one: by its weekday, else the past one, unless the next is near enough for what
 * the sentence says; where it says nothing, as the text had it before. */
static int find_year(const ro_time_job *j, int month, int mday) {
    const ro_capture *weekday = ro_job_slot(j, RO_T_WEEKDAY);
    int16_t *seen = &j->state->years[month][mday];
    ro_date now = ro_job_now_date(j);
    int year = weekday && mday ? year_by_weekday(j, month, mday, (int)weekday->value.number) : 0;
    if (year)
        return year;
    if (month == now.month && (!mday || mday == now.day))
        return now.year;
    if (!ro_job_direction(j) && *seen)
        return *seen;
    bool behind = month < now.month || (month == now.month && mday < now.day);
    ro_day next = ro_time_first_of(now.year + behind, month, mday);
    bool ahead = next != RO_NO_DAY && next - j->state->now <= horizon(j, mday > 0);
    return *seen = (int16_t)(now.year + behind - !ahead);
}

static bool is_mark(const ro_time_job *j, uint32_t at, const char *marks) {
    const ro_items *items = j->state->items;
    return at < items->count && items->items[at].kind == RO_ITEM_MARK &&
           strchr(marks, j->state->text.ptr[items->items[at].span.begin]);
}

/* "1998", "of last year"; 0: none there. */
static int year_at(const ro_time_job *j, uint32_t at) {
    at += ro_time_in(j->state, at, RO_T_YEARPREP);
    if (ro_time_in(j->state, at, RO_CLASS_YEARNUM))
        return (int)j->state->items->items[at].value;
    bool shifted = ro_time_in(j->state, at, RO_T_SHIFT) && ro_time_in(j->state, at + 1, RO_T_UNIT);
    const ro_sense *unit =
        shifted ? ro_vocabulary_sense(j->state->vocabulary, j->state->items->items[at + 1].entry, RO_T_UNIT)
                : NULL;
    return unit && ro_slice_is(unit->text, "Y")
               ? ro_job_now_date(j).year + ro_time_number(j->state, at, RO_T_SHIFT)
               : 0;
}

/* The year that is told with the last of a list or range: "May to July 1998", "March 3 and 4, 1998"; 0: none.
 */
static int shared_year(const ro_time_job *j, int month, int mday) {
    uint32_t at = j->match->end;
    if (!ro_time_in(j->state, at, RO_T_LINK) && !is_mark(j, at, ",-"))
        return 0;
    at += 1 + ro_time_in(j->state, at + 1, RO_T_LINK);
    bool named = ro_time_in(j->state, at, RO_T_MONTH) && j->state->items->items[at].capital;
    int last = named ? ro_time_number(j->state, at, RO_T_MONTH) : month;
    at += named;
    at += named && is_mark(j, at, ".");
    bool day = ro_time_in(j->state, at, RO_CLASS_DAYNUM);
    if (!named && !(mday && day))
        return 0;
    at += day;
    at += day && is_mark(j, at, ",");
    int year = year_at(j, at);
    return year ? year - (last < month) : 0;
}

/* ---- calendar ---- */

const ro_capture *ro_time_month(const ro_time_job *j) {
    static const unsigned classes[] = {RO_T_MONTH, RO_T_SUREMONTH, RO_T_MAYLIKE, RO_T_ABBR, RO_T_NAMELIKE};
    const ro_capture *month = NULL;
    for (unsigned c = 0; !month && c < sizeof classes / sizeof *classes; c++)
        month = ro_job_slot(j, classes[c]);
    return month;
}

/* The hour and the part of the day, where the match gives them. */
static void add_hour(const ro_time_job *j, ro_when *when) {
    const ro_capture *part = ro_job_slot(j, RO_T_DAYPART), *hour = ro_job_slot(j, RO_CLASS_HOUR),
                     *clock = ro_job_slot(j, RO_T_CLOCK);
    const ro_capture *minute = ro_job_slot(j, RO_CLASS_TWO), *half = ro_job_slot(j, RO_T_AMPM),
                     *n = ro_job_slot(j, RO_CLASS_N);
    const ro_capture *four = ro_job_slot(j, RO_CLASS_FOUR), *dusk = ro_job_slot(j, RO_T_DUSK);
    if (part || dusk)
        when->part = (part ? part : dusk)->value.text;
    if (clock) {
        when->hour = (clock->value.text.ptr[0] - '0') * 10 + clock->value.text.ptr[1] - '0';
    } else if (four && ro_job_slot(j, RO_T_MILITARY) && !(hour && hour->item < four->item)) {
        when->hour = (int)four->value.number / 100;
        when->minute = (int)four->value.number % 100;
    } else if (hour) {
        when->hour = (int)hour->value.number;
        when->minute = minute && minute->item > hour->item ? (int)minute->value.number : 0;
    } else if (n && half && n->value.number < 24) { /* "10.30 a.m." */
        when->hour = (int)n->value.number;
        when->minute = (int)floor((n->value.number - when->hour) * 100 + 0.5);
    } else {
        return;
    }
    bool afternoon = (half && half->value.number > 0) ||
                     (part && !half && !ro_slice_is(part->value.text, "MO") && when->hour < 12);
    if (half || part)
        when->hour = when->hour % 12 + (afternoon ? 12 : 0);
    when->clock = when->hour <= 24 && when->minute < 60;
}

/* Six days back nobody says "on Friday": it is the day after publication, where the clock was ahead or the
 * article written behind its date. */
enum { NO_LONGER_NEAR = 6 };

/* "since Saturday" */
static bool is_since(const ro_time_job *j) {
    uint32_t begin = j->match->begin;
    return begin > 0 && ro_time_in(j->state, begin - 1, RO_T_NEARCUE) &&
           ro_time_number(j->state, begin - 1, RO_T_NEARCUE) < -1;
}

/* What had been planned lies on either side, the nearer day being the likelier. */
static bool is_nearer_back(const ro_time_job *j, int back) {
    return back <= 3 && ro_time_had_been_planned(j->state, j->match->begin, j->match->end);
}

static ro_slice item_text(const ro_time_state *state, uint32_t item) {
    return ro_doc_text(state->doc, state->items->items[item].span);
}

/* "Three weeks ago, on a warm | Friday": the week was told just before. */
static bool is_of_week_told(const ro_time_job *j) {
    enum { BETWEEN = 4 };
    const ro_time_state *state = j->state;
    uint32_t begin = j->match->begin, end = state->anchor_end;
    if (state->anchor.grain != RO_GRAIN_WEEK || state->anchor.day == RO_NO_DAY ||
        state->anchor_sentence != state->sentence || begin < end || begin - end > BETWEEN)
        return false;
    end += end < begin && ro_slice_is(item_text(state, end), ",");
    return ro_slice_is(item_text(state, end), "on");
}

static ro_when weekday_near(const ro_time_job *j, int weekday) {
    if (!ro_job_known_now(j))
        return (ro_when){.grain = RO_GRAIN_DAY, .day = RO_NO_DAY, .weekday = weekday};
    if (is_of_week_told(j))
        return ro_when_day(j->state->anchor.day + weekday - 1);
    ro_day now = j->state->now;
    int back = (ro_day_weekday(now) - weekday + 7) % 7;
    int towards = back ? ro_job_direction(j) : 0;
    bool far = back == NO_LONGER_NEAR && !is_since(j);
    bool ahead = far || (towards > 0 && !is_nearer_back(j, back));
    return ro_when_day(ahead ? now - back + 7 : now - back);
}

/* "the Sept. 11 attacks": the year of a day that is known by its date, 0 for others and before that day. */
static int lasting_year(const ro_time_job *j, int month, int mday) {
    char key[16];
    if (!ro_job_slot(j, RO_T_LASTING) || !ro_job_known_now(j))
        return 0;
    int length = snprintf(key, sizeof key, "%d/%d", month, mday);
    uint32_t entry = ro_vocabulary_find(j->state->vocabulary, ro_slice_of(key, (size_t)length));
    const ro_sense *known =
        entry == RO_NONE ? NULL : ro_vocabulary_sense(j->state->vocabulary, entry, RO_T_KNOWN);
    ro_day day = known ? ro_day_read(known->text) : RO_NO_DAY;
    return day != RO_NO_DAY && day <= j->state->now ? ro_day_date(day).year : 0;
}

static ro_when month_day(const ro_time_job *j, int month, int mday) {
    if (mday > 31)
        return (ro_when){0};
    int year = ro_time_named_year(j);
    year = year ? year : lasting_year(j, month, mday);
    if (!year && !ro_time_names_year(j) && ro_job_known_now(j))
        year = shared_year(j, month, mday);
    if (!year && !ro_time_names_year(j) && ro_job_known_now(j))
        year = find_year(j, month, mday);
    ro_when when = {
        .grain = mday ? RO_GRAIN_DAY : RO_GRAIN_MONTH, .year = year, .month = month, .mday = mday};
    when.day = year ? ro_time_first_of(year, month, mday) : RO_NO_DAY;
    if (when.day == RO_NO_DAY && year && mday)
        when.grain = RO_GRAIN_NONE; /* no such day */
    return when;
}

ro_when ro_time_season_of(int year, ro_slice season) {
    int month = ro_slice_is(season, "SP")   ? 3
                : ro_slice_is(season, "SU") ? 6
                : ro_slice_is(season, "FA") ? 9
                                            : 12;
    return (ro_when){.grain = RO_GRAIN_SEASON,
                     .day = year ? ro_time_first_of(year, month, 1) : RO_NO_DAY,
                     .year = year,
                     .season = season};
}

/* A season without a year: the last one that has begun, or the next. */
static ro_when season_near(const ro_time_job *j, ro_slice season, int towards) {
    if (!ro_job_known_now(j))
        return ro_time_season_of(0, season);
    ro_when when = ro_time_season_of(ro_job_now_date(j).year, season);
    if (towards > 0 && when.day + 92 < j->state->now)
        return ro_time_season_of(when.year + 1, season);
    if (towards <= 0 && when.day > j->state->now)
        return ro_time_season_of(when.year - 1, season);
    return when;
}

/* "Labor Day weekend": the days of rest beside it. */
static ro_when weekend_at(ro_day day) {
    return ro_when_around(ro_day_weekday(day) == 1 ? day - 1 : day, RO_GRAIN_WEEKEND);
}

static ro_when holiday_near(const ro_time_job *j, ro_slice rule) {
    int year = ro_time_named_year(j);
    if (!year && !ro_job_known_now(j))
        return (ro_when){.grain = RO_GRAIN_DAY, .day = RO_NO_DAY};
    if (year)
        return ro_when_day(ro_holiday(rule, year));
    year = ro_job_now_date(j).year;
    ro_day day = ro_holiday(rule, year);
    int towards = ro_job_direction(j);
    if (towards > 1 && day < j->state->now)
        day = ro_holiday(rule, year + 1);
    int reach = towards >= 0 ? 90 : 30;
    if (towards <= 1 && day > j->state->now + reach)
        day = ro_holiday(rule, year - 1);
    return ro_when_day(day);
}

/* The day that an hour without one belongs to: the one behind it, the one spoken of in this sentence
 * or the one before, else today. */
static ro_when day_of_hour(const ro_time_job *j) {
    const ro_when *anchor = &j->state->anchor;
    const ro_items *items = j->state->items;
    if (j->match->end < items->count && ro_item_in(&items->items[j->match->end], RO_T_WEEKDAY))
        return weekday_near(
            j, (int)ro_vocabulary_sense(j->state->vocabulary, items->items[j->match->end].entry, RO_T_WEEKDAY)
                   ->number);
    if (anchor->grain == RO_GRAIN_DAY && j->state->anchor_sentence + 1 >= j->state->sentence) {
        ro_when day = *anchor;
        day.clock = false;
        day.part = RO_LITERAL("");
        return day;
    }
    return ro_job_known_now(j) ? ro_when_day(j->state->now)
                               : (ro_when){.grain = RO_GRAIN_DAY, .day = RO_NO_DAY};
}

static ro_when day_from_now(const ro_time_job *j, const ro_capture *days, ro_slice *offset) {
    static const char *const offsets[] = {"-P2D", "-P1D", "P0D", "P1D", "P2D"};
    int count = (int)days->value.number;
    if (count >= -2 && count <= 2)
        *offset = ro_slice_of(offsets[count + 2], strlen(offsets[count + 2]));
    return ro_job_known_now(j) ? ro_when_day(j->state->now + count)
                               : (ro_when){.grain = RO_GRAIN_DAY, .day = RO_NO_DAY};
}

/* "last Friday" is before today, "next Friday" behind it, "this Friday" in the week or the one to come. */
ro_when ro_time_shift_weekday(const ro_time_job *j, int weekday, int shift) {
    if (!ro_job_known_now(j))
        return (ro_when){.grain = RO_GRAIN_DAY, .day = RO_NO_DAY, .weekday = weekday};
    ro_day now = j->state->now;
    int back = (ro_day_weekday(now) - weekday + 7) % 7;
    if (shift < 0)
        return ro_when_day(now - (back ? back : 7));
    return ro_when_day(now - back + (back || shift > 0 ? 7 : 0));
}

/* "April Jones", "August Wilson": a month that is a first name, before a capital and behind no preposition.
 */
static bool is_first_name(const ro_time_job *j) {
    const ro_items *items = j->state->items;
    uint32_t begin = j->match->begin, next = begin + 1;
    if (j->match->end != next || !ro_item_in(&items->items[begin], RO_T_NAMELIKE) || next >= items->count)
        return false;
    return items->items[next].capital && !ro_job_slot(j, RO_T_PLACED);
}

int ro_op_calendar(ro_time_job *j) {
    const ro_capture *month = ro_time_month(j), *mday = ro_job_slot(j, RO_CLASS_DAYNUM),
                     *days = ro_job_slot(j, RO_T_DAYS);
    const ro_capture *weekday = ro_job_slot(j, RO_T_WEEKDAY), *season = ro_job_slot(j, RO_T_SEASON),
                     *last = ro_job_slot(j, RO_T_SHIFT);
    const ro_capture *holiday = ro_job_slot(j, RO_T_HOLIDAY), *one = ro_job_slot(j, RO_T_FIXED);
    season = season ? season : ro_job_slot(j, RO_T_FALL);
    weekday = weekday ? weekday : ro_job_slot(j, RO_T_SHORTDAY);
    ro_when when = {0};
    if (is_first_name(j))
        return 0;
    if (one)
        return ro_time_fixed(j, one->value.text);
    if (month)
        when = month_day(j, (int)month->value.number,
                         mday ? ro_job_slot_int(j, RO_CLASS_DAYNUM, 0) : ro_job_slot_int(j, RO_CLASS_ORD, 0));
    else if (weekday && last && ro_job_known_now(j) && weekday->item < last->item) /* "Friday of last week" */
        when = ro_when_day(j->state->now - ro_day_weekday(j->state->now) + (int)weekday->value.number +
                           7 * (int)last->value.number);
    else if (weekday && last)
        when = ro_time_shift_weekday(j, (int)weekday->value.number, (int)last->value.number);
    else if (weekday)
        when = weekday_near(j, (int)weekday->value.number);
    else if (season && ro_time_names_year(j))
        when = ro_time_season_of(ro_time_named_year(j), season->value.text);
    else if (season)
        when = season_near(j, season->value.text, ro_job_direction(j));
    else if (holiday)
        when = holiday_near(j, holiday->value.text);
    else if (days)
        when = day_from_now(j, days, &j->meaning->offset);
    else
        when = day_of_hour(j);
    if (ro_job_slot(j, RO_T_UNIT) && when.day != RO_NO_DAY)
        when = holiday ? weekend_at(when.day) : ro_when_around(when.day, RO_GRAIN_WEEK);
    if (ro_job_slot(j, RO_T_DIR) && when.grain == RO_GRAIN_DAY && when.day != RO_NO_DAY)
        when = ro_when_day(when.day + ro_job_slot_int(j, RO_T_DIR, 0));
    add_hour(j, &when);
    return ro_time_give(j, &when);
}

/* "the third Thursday of November", "the last Friday in August" (DIR -1). */
int ro_op_nth_weekday(ro_time_job *j) {
    const ro_capture *month = ro_time_month(j), *weekday = ro_job_slot(j, RO_T_WEEKDAY);
    ro_when when = month_day(j, (int)month->value.number, 0);
    int year = when.year, nth = ro_job_slot_int(j, RO_CLASS_ORD, 5), days;
    if (!year || nth > 5)
        return ro_time_give(j, &when);
    days = ro_month_days(year, when.month);
    ro_day day = when.day + ((int)weekday->value.number - ro_day_weekday(when.day) + 7) % 7 + 7 * (nth - 1);
    if (day >= when.day + days)
        day -= 7;
    when = ro_when_day(day);
    return ro_time_give(j, &when);
}

/* "a '57 Chevrolet", "his 1987 Chevrolet": a thing of that year. */
static bool is_make_of_year(const ro_time_job *j) {
    const ro_items *items = j->state->items;
    uint32_t begin = j->match->begin, end = j->match->end;
    return begin > 0 && end < items->count && items->items[end].capital &&
           ro_item_in(&items->items[begin - 1], RO_CLASS_ENDING);
}

int ro_op_year_alone(ro_time_job *j) {
    const ro_capture *year = ro_job_slot(j, RO_CLASS_YEARNUM), *two = ro_job_slot(j, RO_CLASS_TWO);
    const ro_item *items = j->state->items->items;
    if (is_make_of_year(j))
        return 0;
    if (year) {
        const ro_item *before =
            year->item > 0 && year->item == j->match->begin ? &items[year->item - 1] : NULL;
        bool usual = year->value.number >= 1900 && year->value.number < 2100;
        if (!usual && !(before ? ro_item_in(before, RO_T_YEARPREP) : j->match->end > j->match->begin + 1))
            return 0;
    }
    int number = year ? (int)year->value.number : (int)two->value.number;
    number += year ? 0 : number < 30 ? 2000 : 1900;
    ro_when when = {.grain = RO_GRAIN_YEAR, .day = ro_time_first_of(number, 1, 1), .year = number};
    return ro_time_give(j, &when);
}

/* "in his 30s", "a woman in her mid-60s". */
static bool is_of_somebody(const ro_time_job *j, uint32_t decade) {
    uint32_t begin = j->match->begin;
    return decade == begin || (begin > 0 && ro_item_in(&j->state->items->items[begin - 1], RO_T_DET));
}

int ro_op_decade(ro_time_job *j) {
    const ro_capture *decade = ro_job_slot(j, RO_CLASS_DECADE), *word = ro_job_slot(j, RO_T_TENTIES);
    decade = decade ? decade : ro_job_slot(j, RO_CLASS_YEARNUM);
    decade = decade ? decade : ro_job_slot(j, RO_CLASS_TWO);
    int year = (int)(decade ? decade : word)->value.number;
    if (decade && ((year < 100 && is_of_somebody(j, decade->item)) || year % 10)) /* not "1989's" */
        return 0;
    year += year >= 100 ? 0 : year < 30 ? 2000 : 1900;
    bool century = year % 100 == 0 && year < 2000; /* "the 1800s" */
    ro_when when = {.grain = century ? RO_GRAIN_CENTURY : RO_GRAIN_DECADE,
                    .day = ro_time_first_of(year, 1, 1),
                    .year = year};
    return ro_time_give(j, &when);
}

int ro_op_century(ro_time_job *j) {
    int nth = ro_job_slot_int(j, RO_CLASS_ORD, 0);
    if (nth < 1 || nth > 30)
        return 0;
    ro_when when = {.grain = RO_GRAIN_CENTURY,
                    .day = ro_time_first_of(100 * (nth - 1) + 1, 1, 1),
                    .year = 100 * (nth - 1)};
    return ro_time_give(j, &when);
}

/* "2024-09-22", "9/22/2024" (month first where it can be), "22.9.2024". */
int ro_op_numeric_date(ro_time_job *j, unsigned year_at) {
    int field[5] = {0}, fields = 0;
    for (uint32_t c = 0; c < j->match->count && fields < 5; c++)
        if (j->match->captures[c].item != RO_NONE)
            field[fields++] = (int)fmin(j->match->captures[c].value.number, 9999);
    int year = field[year_at], month = field[year_at ? 0 : 1], mday = field[year_at ? 1 : 2];
    if (month > 12 || ro_job_slot(j, RO_T_DAYS)) {
        int other = month;
        month = mday;
        mday = other;
    }
    year += year >= 100 ? 0 : year < 50 ? 2000 : 1900;
    ro_day day = ro_day_of((ro_date){year, month, mday});
    ro_when when = {0};
    if (day != RO_NO_DAY)
        when = ro_when_day(day);
    if (fields == 5 && field[3] < 25 && field[4] < 60) {
        when.hour = field[3];
        when.minute = field[4];
        when.clock = true;
    }
    return ro_time_give(j, &when);
}
