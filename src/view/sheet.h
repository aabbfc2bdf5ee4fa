/* A terminal's sheet: paragraphs of styled text, wrapped to its width.
 *
 *     |<-indent->first line of the paragraph as long   |
 *     |<-hang---->as the width allows, then the others |
 *
 * Lines break at white space; a word that is longer than a line is broken inside. Text goes through
 * view/text.h, so that nothing of an article acts on the terminal. No line is wider than the width, and none
 * ends in a space.
 */
#ifndef RO_VIEW_SHEET_H
#define RO_VIEW_SHEET_H

#include "view/text.h"

typedef enum {
    RO_PLAIN = 0,
    RO_STRONG = 1 << 0,
    RO_FAINT = 1 << 1,
    RO_RED = 1 << 2,
    RO_GREEN = 1 << 3,
    RO_CYAN = 1 << 4,
    RO_MAGENTA = 1 << 5,
} ro_style;

enum { RO_MIN_WIDTH = 20, RO_DEFAULT_WIDTH = 80 };

typedef struct {
    ro_buffer *out;
    unsigned width;
    bool color; /* false: styles are not shown */

    /* of the paragraph being written */
    unsigned hang, column; /* column: of what has gone to `out` in this line */
    bool line_empty;       /* nothing but the indent is in the line */
    bool space;            /* white space stands before the word */
    ro_buffer word;        /* the word being gathered, with its styles */
    unsigned word_width;
    unsigned on;     /* the style that is on at the end of `out` */
    unsigned styled; /* and at the end of `word` */
} ro_sheet;

/* `look` may be NULL. Ends with ro_sheet_close. */
void ro_sheet_open(ro_sheet *sheet, ro_buffer *out, const readout_look *look);
/* 0, or READOUT_NO_MEMORY when something could not be written. */
int ro_sheet_close(ro_sheet *sheet, readout_error *error);

void ro_sheet_begin(ro_sheet *sheet, unsigned indent, unsigned hang);
/* `style`: ro_style flags or'ed. */
void ro_sheet_add(ro_sheet *sheet, unsigned style, ro_slice text);
void ro_sheet_text(ro_sheet *sheet, unsigned style, const char *text);
void ro_sheet_format(ro_sheet *sheet, unsigned style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Ends the paragraph's last line. */
void ro_sheet_end(ro_sheet *sheet);

void ro_sheet_blank(ro_sheet *sheet);
/* A section's heading with a rule under it, set off by a blank line. */
void ro_sheet_heading(ro_sheet *sheet, const char *title);

/* Turns a style on at `out` for what is not wrapped (tables); ends with ro_style_end. */
void ro_style_begin(ro_buffer *out, bool color, unsigned style);
void ro_style_end(ro_buffer *out, bool color, unsigned style);

#endif
