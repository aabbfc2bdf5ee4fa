/* The lines of an article that hold something, as the article stage judges them.
 *
 *     Talks stall in Abali                                     title
 *                                                              (no line)
 *     By Ada Quill                                             blank_before, furniture
 *     ABALI, Tessaria — Envoys said … . (Reporting by B. Orr)
 *     span.begin = prose.begin      prose.end┘               └ span.end
 */
#ifndef RO_INTAKE_LINE_H
#define RO_INTAKE_LINE_H

#include "base/array.h"

typedef struct {
    ro_span span;  /* without white space at either end */
    ro_span prose; /* the part that is the article's own; the span itself as a rule */
    bool blank_before;
    bool furniture; /* none of it is the article's own: promotion, byline, date, credit, repetition */
    bool title;
    bool listed; /* a bullet or a point of a list */
    bool box;    /* heads a box: "What You Need To Know" */
} ro_line;

typedef RO_ARRAY(ro_line) ro_lines;

/* 0 or READOUT_NO_MEMORY. */
int ro_lines_split(ro_arena *arena, ro_slice text, ro_lines *lines);

#endif
