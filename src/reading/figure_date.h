/* The day that a figure is of, from the dates of its sentence.
 *
 *     The toll rose from 58 to 64 on Tuesday.                     64 as of Tuesday, 58 as of no day
 *     It fell to 7.1 percent in July from 7.4 percent in June.    each of its own month
 */
#ifndef RO_READING_FIGURE_DATE_H
#define RO_READING_FIGURE_DATE_H

#include "reading/reader.h"

/* A TIMEX3 date; empty where the sentence has none that is no bound of a time. `at_time`: the first time that
 * does not end before the number. */
ro_slice ro_figure_date(const ro_reader *r, const ro_number *number, ro_phrase counted, uint32_t at_time);

#endif
