/* One person or party: what it is called, its roles over time, what it said, what others said of it, whom it
 * met.
 *
 *     e27  Benjamin Netanyahu, Israel
 *       also called  Netanyahu
 *       Israeli Prime Minister   23 Aug – 22 Sep 2024, 2 articles
 *     Said (3) …   Said about (5) …   Met (1) …
 */
#ifndef RO_VIEW_PORTRAIT_H
#define RO_VIEW_PORTRAIT_H

#include "base/buffer.h"
#include "view/facts.h"

/* Places in the coverage's statements and meetings. */
typedef struct {
    ro_slices names; /* other than its own */
    ro_indices said, about, met;
} ro_portrait;

/* 0, or READOUT_NO_MEMORY. */
int ro_portrait_make(ro_arena *arena, const ro_coverage *coverage, uint32_t entity, ro_portrait *portrait);

/* `who`: "e27", a whole name, or a part of one that only one has. As text, or one JSON object.
 * READOUT_NOT_FOUND; READOUT_BAD_ARGUMENT where several fit, or for CSV. */
int ro_view_portrait(const ro_coverage *coverage, const char *who, readout_format format,
                     const readout_look *look, ro_buffer *out, readout_error *error);

#endif
