/* The story on a terminal, what matters first: where it stands, who takes part, the timeline, who said what,
 * the figures, and where the reports differ.
 *
 * Each section shows what a reader can take in, chosen by how many tell it and how new it is, and says how
 * much more there is; with look->all each shows everything.
 */
#ifndef RO_VIEW_DIGEST_H
#define RO_VIEW_DIGEST_H

#include "base/buffer.h"
#include "doc/coverage.h"

/* Appends to `out`. `look` may be NULL. 0, or READOUT_NO_MEMORY. */
int ro_view_digest(const ro_coverage *coverage, const readout_look *look, ro_buffer *out,
                   readout_error *error);

#endif
