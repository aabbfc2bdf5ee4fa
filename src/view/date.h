/* Days as a reader wants them: "2024-08-23" → "Fri 23 Aug 2024"; "2024-08" → "Aug 2024"; "" → "date unknown".
 */
#ifndef RO_VIEW_DATE_H
#define RO_VIEW_DATE_H

#include "base/arena.h"

typedef enum { RO_DATE_SHORT, RO_DATE_WEEKDAY } ro_date_form; /* "23 Aug 2024", "Fri 23 Aug 2024" */

/* In the arena; a value that is neither day, month nor year is given back as it is. */
ro_slice ro_date_text(ro_arena *arena, ro_slice value, ro_date_form form);

/* "3 May – 21 Aug 2024"; one day where both are the same; "dates unknown". */
ro_slice ro_date_range(ro_arena *arena, ro_slice first, ro_slice last);

/* The day of a moment: its first ten bytes. */
static inline ro_slice ro_date_of(ro_slice moment) {
    return ro_slice_of(moment.ptr, moment.len < 10 ? moment.len : 10);
}

#endif
