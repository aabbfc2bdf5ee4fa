/* Lists of what the coverage holds: for a terminal, as JSON Lines, as CSV.
 *
 *     what      a kind of row: its columns, how many there are, and what fills one row
 *     table     the columns meant for the eye (RO_IN_TABLE), fitted to the width
 *     csv       the columns meant for machines (RO_IN_DATA), with a header, as RFC 4180 has it (CRLF ends a
 * row) jsonl     the same columns as an object, and what does not fit a cell: lists, all spans
 *
 * Offsets are [begin, end) in code points of the article's text. Ids are what `explain` takes.
 */
#ifndef RO_VIEW_SHOW_H
#define RO_VIEW_SHOW_H

#include "base/buffer.h"
#include "doc/coverage.h"

/* Names that ro_view_show takes; NULL-terminated, static. */
const char *const *ro_view_show_names(void);

/* Appends to `out`. READOUT_BAD_ARGUMENT when `what` is none of the names. `look` may be NULL. */
int ro_view_show(const ro_coverage *coverage, const char *what, readout_format format,
                 const readout_look *look, ro_buffer *out, readout_error *error);

#endif
