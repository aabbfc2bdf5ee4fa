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

ro_day ro_day_read(ro_slice text) {
    static const int month_days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day;
    if (text.len < 10 || (text.len > 10 && text.ptr[10] != 'T' && text.ptr[10] != ' '))
        return RO_NO_DAY;
    const char *at = text.ptr;
    if (!digits(at, 4, &year) || at[4] != '-' || !digits(at + 5, 2, &month) || at[7] != '-' ||
        !digits(at + 8, 2, &day))
        return RO_NO_DAY;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month < 1 || month > 12 || day < 1 || day > month_days[month - 1] ||
        (month == 2 && day == 29 && !leap))
        return RO_NO_DAY;
    return from_civil(year, month, day);
}

ro_day_text ro_day_write(ro_day number) {
    ro_day_text out = {""};
    if (number < from_civil(0, 1, 1) || number > from_civil(9999, 12, 31))
        return out;
    int days = number + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int day = day_of_year - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = year_of_era + era * 400 + (month <= 2);
    snprintf(out.text, sizeof out.text, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u,
             (unsigned)day % 100u);
    return out;
}
