/* The report: one HTML file that holds the story and the page that shows it, and asks nothing of the network.
 *
 *     web/dist/report.html  …<script type="application/json" …>{"coverage":null}</script>…
 *                                                               └──── the story as JSON ────┘
 *
 * The JSON (web/src/data.ts says what each field is): everything refers by index, as in doc/coverage.h; spans
 * are [begin, end) in code points of the article's text; spans and sentences are flat lists of numbers.
 */
#ifndef RO_VIEW_REPORT_H
#define RO_VIEW_REPORT_H

#include "base/buffer.h"
#include "doc/coverage.h"

/* Appends the page. 0, or READOUT_NO_MEMORY. */
int ro_view_report(const ro_coverage *coverage, ro_buffer *out, readout_error *error);

/* Appends the story's JSON alone. */
int ro_view_report_json(const ro_coverage *coverage, ro_buffer *out, readout_error *error);

#endif
