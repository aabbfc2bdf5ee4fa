#include "base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void give_away(ro_buffer *buffer) {
    size_t given = buffer->length - 1;
    buffer->stopped = buffer->stopped || buffer->drain(buffer->context, buffer->bytes, given);
    buffer->bytes[0] = buffer->bytes[given];
    buffer->length = 1;
}

static bool make_room(ro_buffer *buffer, size_t more) {
    if (more > SIZE_MAX / 4 - buffer->length)
        buffer->failed = true;
    if (buffer->failed)
        return false;
    if (buffer->drain && buffer->length > 1 && buffer->length + more > RO_BUFFER_BRIM)
        give_away(buffer);
    if (buffer->length + more <= buffer->capacity)
        return true;
    size_t wanted = buffer->capacity ? buffer->capacity * 2 : 256;
    if (wanted < buffer->length + more)
        wanted = buffer->length + more;
    char *moved = realloc(buffer->bytes, wanted);
    if (!moved) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = moved;
    buffer->capacity = wanted;
    return true;
}

void ro_buffer_add(ro_buffer *buffer, ro_slice text) {
    if (!text.len || !make_room(buffer, text.len))
        return;
    memcpy(buffer->bytes + buffer->length, text.ptr, text.len);
    buffer->length += text.len;
}

void ro_buffer_byte(ro_buffer *buffer, char byte) {
    if (make_room(buffer, 1))
        buffer->bytes[buffer->length++] = byte;
}

void ro_buffer_text(ro_buffer *buffer, const char *text) {
    ro_buffer_add(buffer, ro_slice_of(text, strlen(text)));
}

void ro_buffer_number(ro_buffer *buffer, int64_t number) {
    char digits[24];
    char *at = digits + sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        *--at = '-';
    ro_buffer_add(buffer, ro_slice_of(at, (size_t)(digits + sizeof digits - at)));
}

void ro_buffer_format(ro_buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0 && make_room(buffer, (size_t)length + 1)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

static void json_escape(ro_buffer *buffer, unsigned char c) {
    switch (c) {
    case '"':
        ro_buffer_text(buffer, "\\\"");
        break;
    case '\\':
        ro_buffer_text(buffer, "\\\\");
        break;
    case '\n':
        ro_buffer_text(buffer, "\\n");
        break;
    case '\t':
        ro_buffer_text(buffer, "\\t");
        break;
    case '\r':
        ro_buffer_text(buffer, "\\r");
        break;
    default:
        ro_buffer_format(buffer, "\\u%04x", c);
    }
}

void ro_buffer_json(ro_buffer *buffer, ro_slice text) {
    ro_buffer_byte(buffer, '"');
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        /* "<" is escaped so that "</script>" in an article cannot end the page's data. */
        if (c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != 0x7f)
            continue;
        ro_buffer_add(buffer, ro_slice_part(text, plain, i));
        json_escape(buffer, c);
        plain = i + 1;
    }
    ro_buffer_add(buffer, ro_slice_part(text, plain, text.len));
    ro_buffer_byte(buffer, '"');
}

void ro_buffer_json_number(ro_buffer *buffer, double number) {
    if (!isfinite(number))
        ro_buffer_text(buffer, "null");
    else if (number == floor(number) && fabs(number) < 9e15)
        ro_buffer_number(buffer, (int64_t)number);
    else
        ro_buffer_format(buffer, "%.10g", number);
}

void ro_buffer_free(ro_buffer *buffer) {
    free(buffer->bytes);
    *buffer = (ro_buffer){0};
}
