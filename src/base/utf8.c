#include "base/utf8.h"

#include <utf8proc.h>

uint32_t ro_utf8_at(ro_slice text, size_t at, unsigned *length) {
    if (at >= text.len) {
        *length = 0;
        return 0;
    }
    unsigned char first = (unsigned char)text.ptr[at];
    if (first < 0x80) {
        *length = 1;
        return first;
    }
    utf8proc_int32_t code_point;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text.ptr + at,
                                              (utf8proc_ssize_t)(text.len - at), &code_point);
    *length = taken > 0 ? (unsigned)taken : 1;
    return taken > 0 ? (uint32_t)code_point : 0xFFFD;
}

uint32_t ro_utf8_before(ro_slice text, size_t at, unsigned *length) {
    *length = 0;
    if (!at)
        return 0;
    for (size_t back = 1; back <= 4 && back <= at; back++) {
        if (((unsigned char)text.ptr[at - back] & 0xC0) == 0x80)
            continue;
        uint32_t code_point = ro_utf8_at(text, at - back, length);
        if (*length == back)
            return code_point;
        break;
    }
    *length = 1;
    return 0xFFFD;
}

unsigned ro_utf8_put(uint32_t code_point, char *out) {
    return (unsigned)utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
}

size_t ro_utf8_valid(ro_slice text) {
    size_t at = 0;
    while (at < text.len) {
        unsigned length;
        if ((unsigned char)text.ptr[at] < 0x80) {
            at++;
            continue;
        }
        if (ro_utf8_at(text, at, &length) == 0xFFFD && length == 1)
            return at;
        at += length;
    }
    return at;
}

ro_slice ro_utf8_repair(ro_arena *arena, ro_slice text) {
    size_t good = ro_utf8_valid(text);
    if (good == text.len)
        return text;
    char *copy = ro_arena_alloc(arena, good + 3 * (text.len - good) + 1);
    if (!copy)
        return (ro_slice){NULL, 0};
    memcpy(copy, text.ptr, good);
    size_t out = good;
    for (size_t at = good; at < text.len;) {
        unsigned length;
        out += ro_utf8_put(ro_utf8_at(text, at, &length), copy + out);
        at += length;
    }
    copy[out] = 0;
    return ro_slice_of(copy, out);
}

static size_t count_points(const char *bytes, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

size_t ro_utf8_count(ro_slice text) {
    return count_points(text.ptr, text.len);
}

bool ro_is_space(uint32_t c) {
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool ro_is_letter(uint32_t c) {
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool ro_is_digit(uint32_t c) {
    if (c < 0x80)
        return c >= '0' && c <= '9';
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

bool ro_is_upper(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

bool ro_is_lower(uint32_t c) {
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

uint32_t ro_to_lower(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

ro_slice ro_utf8_lower(ro_arena *arena, ro_slice text) {
    /* No simple mapping makes a code point more than one and a half times as long; three is the safe bound
     * for a bad byte, which becomes U+FFFD. */
    char *copy = ro_arena_alloc(arena, text.len * 3 + 1);
    if (!copy)
        return (ro_slice){NULL, 0};
    size_t out = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        out += ro_utf8_put(ro_to_lower(ro_utf8_at(text, at, &length)), copy + out);
        at += length;
    }
    copy[out] = 0;
    return ro_slice_of(copy, out);
}

enum { BLOCK = 256 };

int ro_utf8_index_make(ro_arena *arena, ro_slice text, ro_utf8_index *index) {
    *index = (ro_utf8_index){text, NULL};
    if (count_points(text.ptr, text.len) == text.len)
        return 0;
    size_t blocks = text.len / BLOCK + 1;
    uint32_t *counts = ro_arena_alloc(arena, blocks * sizeof *counts);
    if (!counts)
        return READOUT_NO_MEMORY;
    counts[0] = 0;
    for (size_t b = 1; b < blocks; b++)
        counts[b] = counts[b - 1] + (uint32_t)count_points(text.ptr + (b - 1) * BLOCK, BLOCK);
    index->counts = counts;
    return 0;
}

uint32_t ro_utf8_index_points(const ro_utf8_index *index, uint32_t offset) {
    if (!index->counts)
        return offset;
    uint32_t block = offset / BLOCK;
    return index->counts[block] +
           (uint32_t)count_points(index->text.ptr + (size_t)block * BLOCK, offset % BLOCK);
}
