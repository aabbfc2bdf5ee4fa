#include "view/sheet.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

void ro_style_begin(ro_buffer *out, bool color, unsigned style) {
    static const struct {
        unsigned style;
        const char *code;
    } codes[] = {{RO_STRONG, "\033[1m"}, {RO_FAINT, "\033[2m"}, {RO_RED, "\033[31m"},
                 {RO_GREEN, "\033[32m"}, {RO_CYAN, "\033[36m"}, {RO_MAGENTA, "\033[35m"}};
    for (size_t i = 0; color && i < sizeof codes / sizeof *codes; i++)
        if (style & codes[i].style)
            ro_buffer_text(out, codes[i].code);
}

void ro_style_end(ro_buffer *out, bool color, unsigned style) {
    if (color && style)
        ro_buffer_text(out, "\033[0m");
}

void ro_sheet_open(ro_sheet *sheet, ro_buffer *out, const readout_look *look) {
    *sheet = (ro_sheet){.out = out, .width = RO_DEFAULT_WIDTH};
    if (look && look->width)
        sheet->width = look->width < RO_MIN_WIDTH ? RO_MIN_WIDTH : look->width;
    sheet->color = look && look->color;
}

int ro_sheet_close(ro_sheet *sheet, readout_error *error) {
    bool failed = sheet->out->failed || sheet->word.failed;
    ro_buffer_free(&sheet->word);
    return failed ? ro_fail_memory(error) : 0;
}

/* The spaces are written with the line's first word. */
static void indent_to(ro_sheet *sheet, unsigned column) {
    sheet->column = column;
    sheet->line_empty = true;
}

static unsigned most_indent(const ro_sheet *sheet, unsigned indent) {
    return indent < sheet->width / 3 ? indent : sheet->width / 3;
}

void ro_sheet_begin(ro_sheet *sheet, unsigned indent, unsigned hang) {
    sheet->hang = most_indent(sheet, hang);
    sheet->space = false;
    indent_to(sheet, most_indent(sheet, indent));
}

static void set_style(ro_sheet *sheet, unsigned style) {
    if (sheet->styled == style)
        return;
    ro_style_end(&sheet->word, sheet->color, sheet->styled);
    ro_style_begin(&sheet->word, sheet->color, style);
    sheet->styled = style;
}

/* A style ends with its line, for pagers that show a line at a time. */
static void next_line(ro_sheet *sheet) {
    ro_style_end(sheet->out, sheet->color, sheet->on);
    ro_buffer_byte(sheet->out, '\n');
    ro_style_begin(sheet->out, sheet->color, sheet->on);
    indent_to(sheet, sheet->hang);
}

/* Moves the gathered word to the line, or to the next line where it does not fit. */
static void flush_word(ro_sheet *sheet) {
    if (!sheet->word.length)
        return;
    bool space = sheet->space && !sheet->line_empty;
    if (sheet->column + space + sheet->word_width > sheet->width && !sheet->line_empty && sheet->space) {
        next_line(sheet);
        space = false;
    }
    for (unsigned i = 0; i < (sheet->line_empty ? sheet->column : space); i++)
        ro_buffer_byte(sheet->out, ' ');
    ro_buffer_add(sheet->out, ro_buffer_slice(&sheet->word));
    sheet->on = sheet->styled;
    sheet->column += space + sheet->word_width;
    sheet->line_empty = false;
    sheet->space = false;
    sheet->word.length = 0;
    sheet->word_width = 0;
}

/* A word that not even an empty line could hold goes out in pieces. */
static void break_word(ro_sheet *sheet) {
    flush_word(sheet);
    next_line(sheet);
}

void ro_sheet_add(ro_sheet *sheet, unsigned style, ro_slice text) {
    ro_glyphs glyphs = {.text = text};
    ro_glyph glyph;
    while (ro_glyphs_next(&glyphs, &glyph)) {
        if (glyph.code_point == ' ') {
            flush_word(sheet);
            sheet->space = true;
            continue;
        }
        unsigned start = sheet->space && !sheet->line_empty ? sheet->hang : sheet->column;
        if (start + sheet->word_width + glyph.width > sheet->width)
            break_word(sheet);
        set_style(sheet, style);
        char bytes[4];
        ro_buffer_add(&sheet->word, ro_slice_of(bytes, ro_utf8_put(glyph.code_point, bytes)));
        sheet->word_width += glyph.width;
    }
}

void ro_sheet_text(ro_sheet *sheet, unsigned style, const char *text) {
    ro_sheet_add(sheet, style, ro_slice_of(text, strlen(text)));
}

void ro_sheet_format(ro_sheet *sheet, unsigned style, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t held = length < 0 ? 0 : (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
    ro_sheet_add(sheet, style, ro_slice_of(text, held));
}

void ro_sheet_end(ro_sheet *sheet) {
    flush_word(sheet);
    ro_style_end(sheet->out, sheet->color, sheet->on);
    sheet->on = sheet->styled = RO_PLAIN;
    ro_buffer_byte(sheet->out, '\n');
    sheet->space = false;
}

void ro_sheet_blank(ro_sheet *sheet) {
    ro_buffer_byte(sheet->out, '\n');
}

void ro_sheet_heading(ro_sheet *sheet, const char *title) {
    ro_sheet_blank(sheet);
    ro_sheet_begin(sheet, 0, 0);
    ro_sheet_text(sheet, RO_STRONG, title);
    ro_sheet_end(sheet);
    ro_style_begin(sheet->out, sheet->color, RO_FAINT);
    for (unsigned i = 0; i < sheet->width; i++)
        ro_buffer_text(sheet->out, "─");
    ro_style_end(sheet->out, sheet->color, RO_FAINT);
    ro_buffer_byte(sheet->out, '\n');
}
