/* A sentence with spans marked in it.
 *
 *     [who John Kirby] [cue said] Friday that [what there had been progress].
 */
#ifndef RO_VIEW_MARKED_H
#define RO_VIEW_MARKED_H

#include "doc/coverage.h"
#include "view/sheet.h"

typedef struct {
    ro_span span;
    const char *name;
    unsigned style; /* view/sheet.h */
} ro_mark;

typedef RO_ARRAY(ro_mark) ro_marks;

/* 0, or READOUT_NO_MEMORY. */
int ro_marks_add(ro_arena *arena, ro_marks *marks, const ro_span *spans, uint32_t count, const char *name,
                 unsigned style);

/* A paragraph: the sentence, and whatever else the marks reach into, whole sentences. A mark inside another
 * is not shown. Sorts the marks. */
void ro_sheet_marked(ro_sheet *sheet, const ro_cov_article *article, uint32_t sentence, ro_marks *marks);

#endif
