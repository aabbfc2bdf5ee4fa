#include "view/text.h"

#include <utf8proc.h>

enum { MAX_MARKS = 8 };

/* What to print for a code point; 0 for nothing. */
static uint32_t printable(uint32_t c) {
    if (c == 0x00a0 || c == 0x202f)
        return 0x00a0;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_CC:
        return c == 0x1b ? 0 : ' ';
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return ' ';
    case UTF8PROC_CATEGORY_CF:
        return c == 0x200c || c == 0x200d ? c : 0; /* joiners shape letters and emoji */
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
        return 0xfffd;
    default:
        return c;
    }
}

static unsigned width_of(uint32_t c) {
    int width = utf8proc_charwidth((utf8proc_int32_t)c);
    return width < 0 ? 0 : (unsigned)width;
}

bool ro_glyphs_next(ro_glyphs *glyphs, ro_glyph *glyph) {
    while (glyphs->at < glyphs->text.len) {
        unsigned length;
        uint32_t c = ro_utf8_at(glyphs->text, glyphs->at, &length);
        glyphs->at += length;
        c = printable(c);
        if (!c)
            continue;
        *glyph = (ro_glyph){c, c < 0x7f ? 1 : width_of(c)};
        glyphs->marks = glyph->width ? 0 : glyphs->marks + 1;
        if (glyphs->marks <= MAX_MARKS)
            return true;
    }
    return false;
}

static void put_glyph(ro_buffer *out, ro_glyph glyph) {
    char bytes[4];
    ro_buffer_add(out, ro_slice_of(bytes, ro_utf8_put(glyph.code_point, bytes)));
}

/* Appends up to `width` columns of the text; returns the columns taken. */
static unsigned put_within(ro_buffer *out, ro_slice text, unsigned width) {
    ro_glyphs glyphs = {.text = text};
    ro_glyph glyph;
    unsigned column = 0;
    bool space = false;
    while (ro_glyphs_next(&glyphs, &glyph)) {
        if (glyph.code_point == ' ') {
            space = column > 0;
            continue;
        }
        if (glyph.width + space > width - column)
            break;
        if (space && out)
            ro_buffer_byte(out, ' ');
        if (out)
            put_glyph(out, glyph);
        column += glyph.width + space;
        space = false;
    }
    return column;
}

unsigned ro_text_width(ro_slice text) {
    return put_within(NULL, text, UINT32_MAX);
}

void ro_text_put(ro_buffer *out, ro_slice text) {
    put_within(out, text, UINT32_MAX);
}

static void put_spaces(ro_buffer *out, unsigned count) {
    while (count--)
        ro_buffer_byte(out, ' ');
}

void ro_text_fit(ro_buffer *out, ro_slice text, unsigned width, bool right) {
    unsigned needed = ro_text_width(text);
    if (needed <= width) {
        put_spaces(out, right ? width - needed : 0);
        ro_text_put(out, text);
        put_spaces(out, right ? 0 : width - needed);
    } else if (width) {
        unsigned taken = put_within(out, text, width - 1);
        ro_buffer_text(out, "…");
        put_spaces(out, width - 1 - taken);
    }
}

ro_slice ro_text_clip(ro_slice text, unsigned width, bool *cut) {
    ro_glyphs glyphs = {.text = text};
    ro_glyph glyph;
    unsigned column = 0;
    size_t word = 0, end = 0;
    *cut = false;
    while (ro_glyphs_next(&glyphs, &glyph)) {
        if (glyph.code_point == ' ')
            word = end;
        else if (column + glyph.width > width) {
            *cut = true;
            /* a first word that fills more than half is cut inside */
            return ro_slice_part(text, 0, word > end / 2 ? word : end);
        }
        column += glyph.width;
        end = glyphs.at;
    }
    return text;
}
