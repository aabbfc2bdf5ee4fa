/* Dates as pages, feeds, records and bylines write them, made one form.
 *
 *     2024-08-23T17:01:00-04:00   20240823   Fri, 23 Aug 2024 21:01:00 GMT   Aug. 23, 2024 5:01 PM EDT
 *     5:01 p.m. ET, August 23rd, 2024   Fri Aug 23 17:01:00 EDT 2024   1724446860 (seconds)   1724446860000
 *
 * 8/9/2024 is two dates and therefore none; 8/23/2024 is one.
 */
#ifndef RO_INTAKE_WRITTEN_DATE_H
#define RO_INTAKE_WRITTEN_DATE_H

#include "base/lexicon.h"

typedef struct {
    int year, month, day;
    bool has_time, has_offset;
    int hour, minute, second;
    int offset; /* minutes east of UTC */
} ro_written_date;

/* `words`: data/intake/date_words.tsv. The whole text must be the date, weekday and "at" included; false
 * where it is none or one that does not exist. */
bool ro_written_date_parse(const ro_lexicon *words, ro_slice text, ro_written_date *date);

/* YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss with ±hh:mm where the offset is known. .ptr NULL: no memory. */
ro_slice ro_written_date_format(ro_arena *arena, const ro_written_date *date);

#endif
