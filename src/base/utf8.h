/* UTF-8: decoding, classes of characters, code-point offsets. */
#ifndef RO_BASE_UTF8_H
#define RO_BASE_UTF8_H

#include "base/arena.h"

/* The code point at text[at] and its length in bytes. A byte that starts no valid sequence gives 0xFFFD and
 * length 1; at the end gives 0 and length 0. */
uint32_t ro_utf8_at(ro_slice text, size_t at, unsigned *length);
/* The code point that ends before text[at]. */
uint32_t ro_utf8_before(ro_slice text, size_t at, unsigned *length);
/* Appends a code point to `out`, which has room for 4 bytes; returns the length. */
unsigned ro_utf8_put(uint32_t code_point, char *out);

/* The first byte that is no part of valid UTF-8 (overlong forms and surrogates included), or text.len. */
size_t ro_utf8_valid(ro_slice text);
/* A copy with every bad byte replaced by U+FFFD; the text itself when it is valid. .ptr NULL: no memory. */
ro_slice ro_utf8_repair(ro_arena *arena, ro_slice text);
/* Code points in text. */
size_t ro_utf8_count(ro_slice text);

bool ro_is_space(uint32_t code_point); /* Unicode white space, zero-width space and BOM included */
bool ro_is_letter(uint32_t code_point);
bool ro_is_digit(uint32_t code_point); /* Nd */
bool ro_is_upper(uint32_t code_point);
bool ro_is_lower(uint32_t code_point);
uint32_t ro_to_lower(uint32_t code_point); /* simple mapping, one code point to one */
/* A lower-case copy, code point by code point. .ptr NULL: no memory. */
ro_slice ro_utf8_lower(ro_arena *arena, ro_slice text);

/* Byte offsets to code-point offsets in constant time. */
typedef struct {
    ro_slice text;
    const uint32_t
        *counts; /* [len / 256 + 1] code points before each block of 256 bytes; NULL where all is ASCII */
} ro_utf8_index;

/* 0, or READOUT_NO_MEMORY. */
int ro_utf8_index_make(ro_arena *arena, ro_slice text, ro_utf8_index *index);
uint32_t ro_utf8_index_points(const ro_utf8_index *index, uint32_t byte_offset);

#endif
