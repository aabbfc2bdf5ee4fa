#include "intake/feed_clean.h"

#include "base/utf8.h"

#include <libxml/HTMLparser.h>

enum { LONGEST_NAME = 32 };

/* Bytes from text[at] to behind `close`, or all that is left. */
static size_t until(ro_slice text, size_t at, const char *close) {
    const char *found = memmem(text.ptr + at, text.len - at, close, strlen(close));
    return found ? (size_t)(found - text.ptr) + strlen(close) - at : text.len - at;
}

static bool begins(ro_slice text, size_t at, const char *mark) {
    return ro_slice_starts(ro_slice_part(text, at, text.len), ro_slice_of(mark, strlen(mark)));
}

static void put_plain(ro_slice text, ro_buffer *out) {
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')
            continue;
        ro_buffer_add(out, ro_slice_part(text, plain, i));
        ro_buffer_byte(out, ' ');
        plain = i + 1;
    }
    ro_buffer_add(out, ro_slice_part(text, plain, text.len));
}

/* A declaration of a document type ends behind its internal subset. */
static size_t doctype_length(ro_slice text, size_t at) {
    size_t end = until(text, at, ">");
    const char *subset = memchr(text.ptr + at, '[', end);
    return subset ? until(text, at, "]>") : end;
}

static bool is_digit_of(char c, bool hexadecimal) {
    return (c >= '0' && c <= '9') || (hexadecimal && ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'));
}

/* The character that "#38" or "#x26" stands for; 0 where that is none of XML's. */
static uint32_t numbered(ro_slice name) {
    bool hexadecimal = name.len > 2 && (name.ptr[1] | 0x20) == 'x';
    uint32_t value = 0;
    for (size_t i = hexadecimal ? 2 : 1; i < name.len; i++) {
        char c = name.ptr[i];
        if (!is_digit_of(c, hexadecimal) || value > 0x10FFFF)
            return 0;
        value = value * (hexadecimal ? 16 : 10) + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    bool valid = (value >= 0x20 || value == '\n' || value == '\t' || value == '\r') && value <= 0x10FFFF &&
                 !(value >= 0xD800 && value < 0xE000) && value != 0xFFFE && value != 0xFFFF;
    return valid ? value : 0;
}

static uint32_t named(ro_slice name) {
    char text[LONGEST_NAME + 1];
    memcpy(text, name.ptr, name.len);
    text[name.len] = 0;
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)text);
    return entity ? entity->value : !strcmp(text, "apos") ? '\'' : 0;
}

/* Writes the reference at text[at], an ampersand, and returns how long it was. */
static size_t put_reference(ro_slice text, size_t at, ro_buffer *out) {
    size_t end = at + 1;
    while (end < text.len && end - at <= LONGEST_NAME &&
           (ro_is_letter((unsigned char)text.ptr[end]) || ro_is_digit((unsigned char)text.ptr[end]) ||
            text.ptr[end] == '#'))
        end++;
    ro_slice name = ro_slice_part(text, at + 1, end);
    bool complete = name.len && name.len <= LONGEST_NAME && end < text.len && text.ptr[end] == ';';
    uint32_t c = !complete ? 0 : name.ptr[0] == '#' ? numbered(name) : named(name);
    if (!c) {
        ro_buffer_text(out, "&#38;");
        return 1;
    }
    ro_buffer_format(out, "&#%u;", (unsigned)c);
    return end + 1 - at;
}

static size_t put_markup(ro_slice text, size_t at, ro_buffer *out) {
    static const char *const kept[][2] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    if (begins(text, at, "<!DOCTYPE"))
        return doctype_length(text, at);
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++)
        if (begins(text, at, kept[k][0])) {
            size_t length = until(text, at, kept[k][1]);
            put_plain(ro_slice_part(text, at, at + length), out);
            return length;
        }
    ro_buffer_byte(out, '<');
    return 1;
}

void ro_feed_clean(ro_slice text, ro_buffer *out) {
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && text.ptr[end] != '<' && text.ptr[end] != '&')
            end++;
        put_plain(ro_slice_part(text, at, end), out);
        at = end;
        if (at < text.len)
            at += text.ptr[at] == '&' ? put_reference(text, at, out) : put_markup(text, at, out);
    }
}
