/* Text for a terminal: how wide it is, and what of it may be printed there.
 *
 * What an article holds is never sent to a terminal as it is. A control character, a line separator and a tab
 * become a space; what acts unseen (escape sequences' first byte, marks that turn the direction of writing,
 * soft hyphens, tag characters) is left out; bytes that are no UTF-8 and code points without an assigned
 * character become U+FFFD; of a pile of combining marks the first eight stay.
 *
 * Width is in columns: 2 for East Asian wide characters and emoji, 0 for combining marks (UAX #11, as
 * utf8proc has it).
 */
#ifndef RO_VIEW_TEXT_H
#define RO_VIEW_TEXT_H

#include "base/buffer.h"
#include "base/utf8.h"

/* One printable character, read from a text. */
typedef struct {
    uint32_t code_point; /* what to print; ' ' for every white space that a line may break at */
    unsigned width;      /* columns: 0, 1 or 2 */
} ro_glyph;

/* Reads through a text. Begin with {.text = text}. */
typedef struct {
    ro_slice text;
    size_t at;
    unsigned marks; /* combining marks since the last character with a width */
} ro_glyphs;

/* The next character that may be printed; false at the end. */
bool ro_glyphs_next(ro_glyphs *glyphs, ro_glyph *glyph);

/* Columns that `text` takes. */
unsigned ro_text_width(ro_slice text);

/* Appends what may be printed of `text`, runs of white space as one space, none at either end. */
void ro_text_put(ro_buffer *out, ro_slice text);

/* As ro_text_put, in exactly `width` columns: cut with "…" where it is longer, filled with spaces where it is
 * shorter, at the left when `right`. */
void ro_text_fit(ro_buffer *out, ro_slice text, unsigned width, bool right);

/* The first part of `text` that takes at most `width` columns, whole words where it can be; *cut says that
 * something is left out. */
ro_slice ro_text_clip(ro_slice text, unsigned width, bool *cut);

#endif
