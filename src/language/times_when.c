#include "language/times_state.h"

#include <math.h>
#include <stdlib.h>

ro_grain ro_grain_of_unit(ro_slice unit) {
    static const struct {
        const char *unit;
        ro_grain grain;
    } grains[] = {{"D", RO_GRAIN_DAY},      {"W", RO_GRAIN_WEEK},   {"2W", RO_GRAIN_WEEK},
                  {"WE", RO_GRAIN_WEEKEND}, {"M", RO_GRAIN_MONTH},  {"Q", RO_GRAIN_QUARTER},
                  {"Y", RO_GRAIN_YEAR},     {"10Y", RO_GRAIN_YEAR}, {"100Y", RO_GRAIN_CENTURY},
                  {"1000Y", RO_GRAIN_NONE}};
    for (unsigned i = 0; i < sizeof grains / sizeof *grains; i++)
        if (ro_slice_is(unit, grains[i].unit))
            return grains[i].grain;
    return RO_GRAIN_DAY;
}

ro_when ro_when_day(ro_day day) {
    ro_date date = ro_day_date(day);
    return (ro_when){.grain = RO_GRAIN_DAY,
                     .day = day,
                     .year = date.year,
                     .month = date.month,
                     .mday = date.day,
                     .weekday = ro_day_weekday(day)};
}

static ro_when from_date(ro_grain grain, int year, int month) {
    ro_when when = {.grain = grain, .day = ro_day_of((ro_date){year, month, 1}), .year = year};
    when.month = grain == RO_GRAIN_MONTH || grain == RO_GRAIN_QUARTER ? month : 0;
    when.nth = grain == RO_GRAIN_QUARTER ? (month + 2) / 3 : 0;
    return when;
}

ro_when ro_when_around(ro_day day, ro_grain grain) {
    ro_date date = ro_day_date(day);
    ro_day monday = day - ro_day_weekday(day) + 1;
    switch (grain) {
    case RO_GRAIN_WEEK:
    case RO_GRAIN_WEEKEND:
        return (ro_when){.grain = grain, .day = monday, .year = ro_day_week(day).year};
    case RO_GRAIN_MONTH:
        return from_date(grain, date.year, date.month);
    case RO_GRAIN_QUARTER:
        return from_date(grain, date.year, (date.month - 1) / 3 * 3 + 1);
    case RO_GRAIN_YEAR:
    case RO_GRAIN_DECADE:
    case RO_GRAIN_CENTURY:
        return from_date(grain, date.year, 1);
    default:
        return ro_when_day(day);
    }
}

static ro_day shift_months(ro_day day, double months) {
    ro_date date = ro_day_date(day);
    double total = 12.0 * date.year + date.month - 1 + floor(months + 0.5);
    if (!(total >= 0 && total < 12.0 * 10000))
        return RO_NO_DAY;
    date.year = (int)total / 12;
    date.month = (int)total % 12 + 1;
    int days = ro_month_days(date.year, date.month);
    date.day = date.day < days ? date.day : days;
    return ro_day_of(date);
}

static ro_day shift_days(ro_day day, double days) {
    return fabs(days) < 3000000 ? day + (ro_day)floor(days + 0.5) : RO_NO_DAY;
}

ro_when ro_when_shift(ro_day day, ro_slice unit, double count) {
    ro_grain grain = ro_grain_of_unit(unit);
    if (!unit.len)
        return (ro_when){0};
    bool in_years = unit.ptr[unit.len - 1] == 'Y';
    double years = unit.len > 1 ? pow(10, (double)unit.len - 2) : 1; /* "Y", "10Y", "100Y" */
    bool whole = count == floor(count);
    ro_day there = RO_NO_DAY;
    if (in_years) {
        there = shift_months(day, 12 * years * count);
        grain = grain == RO_GRAIN_YEAR && !whole      ? RO_GRAIN_MONTH
                : grain == RO_GRAIN_CENTURY && !whole ? RO_GRAIN_YEAR
                                                      : grain;
    } else if (grain == RO_GRAIN_MONTH) {
        there = shift_months(day, count);
    } else if (grain == RO_GRAIN_QUARTER) {
        there = shift_months(day, 3 * count);
    } else if (grain == RO_GRAIN_WEEK || grain == RO_GRAIN_WEEKEND) {
        there = shift_days(day, (unit.ptr[0] == '2' ? 14 : 7) * count);
    } else {
        there = shift_days(day, unit.ptr[0] == 'T' ? 0 : count);
    }
    bool in_range = there != RO_NO_DAY && there > ro_day_of((ro_date){1, 1, 1}) &&
                    there < ro_day_of((ro_date){9990, 1, 1});
    return in_range ? ro_when_around(there, grain) : (ro_when){0};
}

/* ---- values
 * ------------------------------------------------------------------------------------------------ */

static ro_slice year_text(ro_arena *arena, int year) {
    return year ? ro_arena_format(arena, "%04d", year) : RO_LITERAL("XXXX");
}

static ro_slice day_value(ro_arena *arena, const ro_when *when, ro_slice year) {
    if (when->month && when->mday)
        return ro_arena_format(arena, "%.*s-%02d-%02d", (int)year.len, year.ptr, when->month, when->mday);
    if (when->month)
        return ro_arena_format(arena, "%.*s-%02d-XX", (int)year.len, year.ptr, when->month);
    if (when->weekday)
        return ro_arena_format(arena, "XXXX-WXX-%d", when->weekday);
    return RO_LITERAL("XXXX-XX-XX");
}

static ro_slice week_value(ro_arena *arena, const ro_when *when) {
    const char *end = when->grain == RO_GRAIN_WEEKEND ? "-WE" : "";
    if (when->day == RO_NO_DAY)
        return ro_arena_format(arena, "XXXX-WXX%s", end);
    ro_iso_week week = ro_day_week(when->day);
    return ro_arena_format(arena, "%04d-W%02d%s", week.year, week.week, end);
}

static ro_slice stretch_value(ro_arena *arena, const ro_when *when) {
    ro_slice year = year_text(arena, when->year);
    if (!year.ptr)
        return year;
    switch (when->grain) {
    case RO_GRAIN_WEEK:
    case RO_GRAIN_WEEKEND:
        return week_value(arena, when);
    case RO_GRAIN_MONTH:
        return when->month ? ro_arena_format(arena, "%.*s-%02d", (int)year.len, year.ptr, when->month)
                           : RO_LITERAL("XXXX-XX");
    case RO_GRAIN_QUARTER:
        return when->nth ? ro_arena_format(arena, "%.*s-Q%d", (int)year.len, year.ptr, when->nth)
                         : ro_arena_format(arena, "%.*s-QX", (int)year.len, year.ptr);
    case RO_GRAIN_HALF:
        return ro_arena_format(arena, "%.*s-H%d", (int)year.len, year.ptr, when->nth);
    case RO_GRAIN_SEASON:
        return ro_arena_format(arena, "%.*s-%.*s", (int)year.len, year.ptr, (int)when->season.len,
                               when->season.ptr);
    case RO_GRAIN_YEAR:
        return year;
    case RO_GRAIN_DECADE:
        return when->year ? ro_arena_format(arena, "%03d", when->year / 10) : RO_LITERAL("XXX");
    case RO_GRAIN_CENTURY:
        return when->year ? ro_arena_format(arena, "%02d", when->year / 100) : RO_LITERAL("XX");
    default:
        return day_value(arena, when, year);
    }
}

ro_slice ro_when_value(ro_arena *arena, const ro_when *when) {
    ro_slice date = stretch_value(arena, when);
    if (!date.ptr || when->grain != RO_GRAIN_DAY)
        return date;
    if (when->clock)
        return ro_arena_format(arena, "%.*sT%02d:%02d", (int)date.len, date.ptr, when->hour, when->minute);
    if (when->part.len)
        return ro_arena_format(arena, "%.*sT%.*s", (int)date.len, date.ptr, (int)when->part.len,
                               when->part.ptr);
    return date;
}

/* ---- holidays
 * ------------------------------------------------------------------------------------------------ */

/* Easter Sunday: the anonymous Gregorian algorithm, as in Meeus, "Astronomical Algorithms". */
static ro_day easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    return ro_day_of((ro_date){year, month, (h + l - 7 * m + 33 * month + 19) % 32});
}

static int two_digits(ro_slice rule, size_t at) {
    return 10 * (rule.ptr[at] - '0') + (rule.ptr[at + 1] - '0');
}

ro_day ro_holiday(ro_slice rule, int year) {
    if (rule.ptr[0] == 'E')
        return easter(year) + (ro_day)ro_table_number(ro_slice_part(rule, 1, rule.len));
    int month = two_digits(rule, 0);
    if (rule.len == 5)
        return ro_day_of((ro_date){year, month, two_digits(rule, 3)});
    int more = rule.len == 8 ? rule.ptr[7] - '0' : 0; /* days behind that weekday */
    int weekday = rule.ptr[3] - '0', days = ro_month_days(year, month);
    ro_day first = ro_day_of((ro_date){year, month, 1});
    ro_day day = first + (weekday - ro_day_weekday(first) + 7) % 7;
    if (rule.ptr[5] != 'L')
        return day + 7 * (rule.ptr[5] - '1') + more;
    while (day + 7 < first + days)
        day += 7;
    return day;
}
