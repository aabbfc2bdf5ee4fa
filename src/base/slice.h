/* Strings are slices: bytes and a length, never NUL-terminated; spans are byte offsets into one text. */
#ifndef RO_BASE_SLICE_H
#define RO_BASE_SLICE_H

#include "readout.h"

#include <string.h>

typedef readout_slice ro_slice;

/* [begin, end) in bytes of the document's text. An absent span has begin == end == 0. */
typedef struct {
    uint32_t begin, end;
} ro_span;

/* "No such index" in every field that refers to an array by index. */
#define RO_NONE UINT32_MAX

/* A slice over a string literal. */
#define RO_LITERAL(text) ((ro_slice){(text), sizeof(text) - 1})

static inline ro_slice ro_slice_of(const char *ptr, size_t len) {
    return (ro_slice){ptr, len};
}

static inline bool ro_slice_equal(ro_slice a, ro_slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool ro_slice_is(ro_slice a, const char *literal) {
    size_t len = strlen(literal);
    return a.len == len && (len == 0 || memcmp(a.ptr, literal, len) == 0);
}

static inline bool ro_slice_starts(ro_slice a, ro_slice prefix) {
    return a.len >= prefix.len && (prefix.len == 0 || memcmp(a.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool ro_slice_ends(ro_slice a, ro_slice suffix) {
    return a.len >= suffix.len &&
           (suffix.len == 0 || memcmp(a.ptr + a.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

static inline ro_slice ro_slice_part(ro_slice a, size_t begin, size_t end) {
    return (ro_slice){a.ptr + begin, end - begin};
}

/* Byte order, the shorter first where one begins the other. */
int ro_slice_compare(ro_slice a, ro_slice b);

/* The first `room` bytes in `out`, ASCII letters in lower case. */
static inline ro_slice ro_slice_lower(ro_slice text, char *out, size_t room) {
    size_t len = text.len < room ? text.len : room;
    for (size_t i = 0; i < len; i++)
        out[i] = text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' ? (char)(text.ptr[i] + 32) : text.ptr[i];
    return ro_slice_of(out, len);
}

/* Without ASCII white space at either end. */
ro_slice ro_slice_trim(ro_slice a);

/* Cuts the next line (without its LF or CRLF) off *rest; false when nothing is left. */
bool ro_slice_line(ro_slice *rest, ro_slice *line);

/* Cuts up to the next `separator` off *rest; false when nothing is left. An empty last field is given. */
bool ro_slice_field(ro_slice *rest, char separator, ro_slice *field);

static inline bool ro_span_overlap(ro_span a, ro_span b) {
    return a.begin < b.end && b.begin < a.end;
}

static inline bool ro_span_holds(ro_span outer, ro_span inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

#endif
