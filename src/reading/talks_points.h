/* The sticking points of an article as they are gathered: what two phrases have in common, and which point a
 * phrase is about. */
#ifndef RO_READING_TALKS_POINTS_H
#define RO_READING_TALKS_POINTS_H

#include "reading/talks_reader.h"

/* Has the span a noun that says what talks are about? */
bool ro_talks_tells(const ro_talks_reader *r, ro_span span);

/* Of the latest points the one that shares a noun with the span; NULL where none does. */
ro_sticking_point *ro_talks_point_about(const ro_talks_reader *r, ro_span span);

/* The point that was spoken of no more than `reach` sentences before; NULL where there is none. */
ro_sticking_point *ro_talks_last_point(const ro_talks_reader *r, uint32_t reach);

/* The point about the issue, made where there is none; NULL when memory is at its end. */
ro_sticking_point *ro_talks_point_for(ro_talks_reader *r, ro_span issue, const ro_talks_match *match);

/* The noun phrase from unit `at` on, up to the end of what it names; absent where there is none. */
ro_span ro_talks_phrase_after(const ro_talks_reader *r, uint32_t at);

/* "pensions and | the talks are …": does the next clause begin at the unit? "the pass and the road" goes on.
 */
bool ro_talks_joins_clause(const ro_talks_reader *r, uint32_t at);

#endif
