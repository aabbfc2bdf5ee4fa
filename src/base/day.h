/* Days of the Gregorian calendar as numbers, so that they can be compared and counted. */
#ifndef RO_BASE_DAY_H
#define RO_BASE_DAY_H

#include "base/slice.h"

/* Days since 1970-01-01. */
typedef int32_t ro_day;

#define RO_NO_DAY INT32_MIN

/* The day that begins `text` ("2024-08-23", "2024-08-23T14:00:00Z"); RO_NO_DAY where there is no real one. */
ro_day ro_day_read(ro_slice text);

/* The first and the last day of a day, a month or a year ("2024-08-23", "2024-08", "2024"); RO_NO_DAY where
 * `text` is none. */
ro_day ro_period_first(ro_slice text);
ro_day ro_period_last(ro_slice text);

typedef struct {
    char text[12]; /* "2024-08-23" and a NUL; empty for RO_NO_DAY and years outside 0000-9999 */
} ro_day_text;

ro_day_text ro_day_write(ro_day day);

typedef struct {
    int year, month, day; /* month 1-12, day 1-31 */
} ro_date;

/* RO_NO_DAY where there is no such day. */
ro_day ro_day_of(ro_date date);
/* Of a real day. */
ro_date ro_day_date(ro_day day);
/* Monday 1 … Sunday 7. */
int ro_day_weekday(ro_day day);
int ro_month_days(int year, int month);

/* The day that an open TIMEX3 value means for an article of the day `published`: "XXXX-WXX-5" the Friday
 * before it (the day itself is one), or where `ahead` the Friday after it; "XXXX-10-07" likewise. An empty
 * value is the day of publication. RO_NO_DAY: no day of either form. */
ro_day ro_day_open(ro_slice value, bool ahead, ro_day published);

/* ISO 8601: weeks begin on Monday, and week 1 holds the year's first Thursday. */
typedef struct {
    int year, week;
} ro_iso_week;

ro_iso_week ro_day_week(ro_day day);

#endif
