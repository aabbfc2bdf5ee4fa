#include "intake/line.h"

#include "base/utf8.h"

/* Also without no-break spaces and the like, which pages leave behind. */
static ro_span trim(ro_slice text, size_t begin, size_t end) {
    unsigned length;
    while (begin < end && ro_is_space(ro_utf8_at(text, begin, &length)))
        begin += length;
    while (end > begin && ro_is_space(ro_utf8_before(text, end, &length)))
        end -= length;
    return (ro_span){(uint32_t)begin, (uint32_t)(end > begin ? end : begin)};
}

int ro_lines_split(ro_arena *arena, ro_slice text, ro_lines *lines) {
    bool blank = true;
    for (size_t begin = 0; begin < text.len;) {
        const char *stop = memchr(text.ptr + begin, '\n', text.len - begin);
        size_t end = stop ? (size_t)(stop - text.ptr) : text.len;
        ro_span span = trim(text, begin, end);
        begin = end + 1;
        if (span.begin == span.end) {
            blank = true;
            continue;
        }
        ro_line *line = ro_array_push(arena, lines);
        if (!line)
            return READOUT_NO_MEMORY;
        *line = (ro_line){.span = span, .prose = span, .blank_before = blank};
        blank = false;
    }
    return 0;
}
