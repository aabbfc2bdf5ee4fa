#include "base/day.h"

#include <stdio.h>

/* Both after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, eras are
 * 400 years. */
static ro_day from_civil(int year, int month, int day) {
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static bool digits(const char *at, unsigned count, int *number) {
    *number = 0;
    for (unsigned i = 0; i < count; i++) {
        if (at[i] < '0' || at[i] > '9')
            return false;
        *number = *number * 10 + (at[i] - '0');
    }
    return true;
}

int ro_month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

ro_day ro_day_of(ro_date date) {
    bool real = date.year >= 0 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
                date.day <= ro_month_days(date.year, date.month);
    return real ? from_civil(date.year, date.month, date.day) : RO_NO_DAY;
}

ro_day ro_day_read(ro_slice text) {
    ro_date date;
    if (text.len < 10 || (text.len > 10 && text.ptr[10] != 'T' && text.ptr[10] != ' '))
        return RO_NO_DAY;
    const char *at = text.ptr;
    if (!digits(at, 4, &date.year) || at[4] != '-' || !digits(at + 5, 2, &date.month) || at[7] != '-' ||
        !digits(at + 8, 2, &date.day))
        return RO_NO_DAY;
    return ro_day_of(date);
}

enum { YEAR_LENGTH = 4, MONTH_LENGTH = 7 };

ro_day ro_period_first(ro_slice text) {
    char day[] = "0000-01-01";
    if (text.len != YEAR_LENGTH && text.len != MONTH_LENGTH)
        return ro_day_read(text);
    memcpy(day, text.ptr, text.len);
    return ro_day_read(ro_slice_of(day, sizeof day - 1));
}

ro_day ro_period_last(ro_slice text) {
    ro_day first = ro_period_first(text);
    if (first == RO_NO_DAY || text.len > MONTH_LENGTH)
        return first;
    ro_date last = ro_day_date(first);
    last.month = text.len == YEAR_LENGTH ? 12 : last.month;
    last.day = ro_month_days(last.year, last.month);
    return ro_day_of(last);
}

ro_date ro_day_date(ro_day number) {
    int days = number + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (ro_date){year_of_era + era * 400 + (month <= 2), month,
                     day_of_year - (153 * shifted + 2) / 5 + 1};
}

ro_day_text ro_day_write(ro_day number) {
    ro_day_text out = {""};
    if (number < from_civil(0, 1, 1) || number > from_civil(9999, 12, 31))
        return out;
    ro_date date = ro_day_date(number);
    snprintf(out.text, sizeof out.text, "%04u-%02u-%02u", (unsigned)date.year % 10000u,
             (unsigned)date.month % 100u, (unsigned)date.day % 100u);
    return out;
}

int ro_day_weekday(ro_day day) {
    return ((day + 3) % 7 + 7) % 7 + 1;
}

ro_iso_week ro_day_week(ro_day day) {
    ro_day thursday = day + 4 - ro_day_weekday(day);
    int year = ro_day_date(thursday).year;
    return (ro_iso_week){year, (thursday - from_civil(year, 1, 1)) / 7 + 1};
}

static ro_day open_weekday(int weekday, bool ahead, ro_day published) {
    int back = (ro_day_weekday(published) - weekday + 7) % 7;
    return ahead ? published + (back ? 7 - back : 7) : published - back;
}

/* A year on either side is enough, but for 29 February. */
static ro_day open_month_day(int month, int day, bool ahead, ro_day published) {
    int year = ro_day_date(published).year;
    for (int step = 0; step < 9; step++) {
        ro_day found = ro_day_of((ro_date){ahead ? year + step : year - step, month, day});
        if (found != RO_NO_DAY && (ahead ? found > published : found <= published))
            return found;
    }
    return RO_NO_DAY;
}

ro_day ro_day_open(ro_slice value, bool ahead, ro_day published) {
    int month, day;
    if (!value.len || published == RO_NO_DAY)
        return value.len ? RO_NO_DAY : published;
    if (ro_slice_starts(value, RO_LITERAL("XXXX-WXX-")) && value.len >= 10 && value.ptr[9] >= '1' &&
        value.ptr[9] <= '7')
        return open_weekday(value.ptr[9] - '0', ahead, published);
    if (ro_slice_starts(value, RO_LITERAL("XXXX-")) && value.len >= 10 && value.ptr[7] == '-' &&
        digits(value.ptr + 5, 2, &month) && digits(value.ptr + 8, 2, &day))
        return open_month_day(month, day, ahead, published);
    return RO_NO_DAY;
}
