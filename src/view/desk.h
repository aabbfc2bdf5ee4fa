/* What the digest's sections share (view/digest.h). Each section returns 0, or READOUT_NO_MEMORY. */
#ifndef RO_VIEW_DESK_H
#define RO_VIEW_DESK_H

#include "view/facts.h"
#include "view/sheet.h"

typedef struct {
    const ro_coverage *coverage;
    ro_arena *arena; /* lives as long as the digest */
    ro_sheet sheet;
    bool all;
} ro_desk;

int ro_desk_head(ro_desk *desk);
int ro_desk_timeline(ro_desk *desk);
int ro_desk_talks(ro_desk *desk);
int ro_desk_said(ro_desk *desk);
int ro_desk_figures(ro_desk *desk);
int ro_desk_differences(ro_desk *desk);

/* Adds text to the paragraph, cut at about `lines` lines with "…". */
void ro_desk_add_clipped(ro_desk *desk, unsigned style, ro_slice text, unsigned lines);
/* "… 12 more" with what, in faint; nothing when count is 0. */
void ro_desk_more(ro_desk *desk, uint32_t count, const char *what);
/* " [s12]", in faint. */
void ro_desk_add_id(ro_desk *desk, char kind, int64_t id);
/* "1 article", "2 articles". */
void ro_desk_add_count(ro_desk *desk, unsigned style, uint32_t count, const char *one, const char *many);

#endif
