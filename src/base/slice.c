#include "base/slice.h"

int ro_slice_compare(ro_slice a, ro_slice b) {
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

ro_slice ro_slice_trim(ro_slice a) {
    while (a.len && is_space(a.ptr[0]))
        a.ptr++, a.len--;
    while (a.len && is_space(a.ptr[a.len - 1]))
        a.len--;
    return a;
}

bool ro_slice_line(ro_slice *rest, ro_slice *line) {
    if (!rest->len)
        return false;
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
    *line = ro_slice_of(rest->ptr, len && rest->ptr[len - 1] == '\r' ? len - 1 : len);
    *rest = ro_slice_part(*rest, len + (end != NULL), rest->len);
    return true;
}

bool ro_slice_field(ro_slice *rest, char separator, ro_slice *field) {
    if (!rest->ptr)
        return false;
    const char *end = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (!end) {
        *field = *rest;
        *rest = (ro_slice){NULL, 0};
        return true;
    }
    *field = ro_slice_of(rest->ptr, (size_t)(end - rest->ptr));
    *rest = ro_slice_part(*rest, field->len + 1, rest->len);
    return true;
}
