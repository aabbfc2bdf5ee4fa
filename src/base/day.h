/* Days of the Gregorian calendar as numbers, so that they can be compared and counted. */
#ifndef RO_BASE_DAY_H
#define RO_BASE_DAY_H

#include "base/slice.h"

/* Days since 1970-01-01. */
typedef int32_t ro_day;

#define RO_NO_DAY INT32_MIN

/* The day that begins `text` ("2024-08-23", "2024-08-23T14:00:00Z"); RO_NO_DAY where there is no real one. */
ro_day ro_day_read(ro_slice text);

typedef struct {
    char text[12]; /* "2024-08-23" and a NUL; empty for RO_NO_DAY and years outside 0000-9999 */
} ro_day_text;

ro_day_text ro_day_write(ro_day day);

#endif
