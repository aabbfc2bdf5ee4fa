#include "intake/records.h"

#include "base/error.h"

ro_records ro_records_over(ro_stream *stream, bool values, size_t limit) {
    return (ro_records){.stream = stream, .values = values, .line = 1, .limit = limit};
}

void ro_records_free(ro_records *records) {
    ro_buffer_free(&records->pending);
}

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Takes bytes off the stream and counts the lines that they end. */
static void take(ro_records *records, size_t count) {
    ro_slice rest = ro_slice_part(ro_stream_head(records->stream), 0, count);
    const char *end;
    while (rest.len && (end = memchr(rest.ptr, '\n', rest.len))) {
        records->line++;
        rest = ro_slice_part(rest, (size_t)(end - rest.ptr) + 1, rest.len);
    }
    ro_stream_skip(records->stream, count);
}

/* Passes over what is no part of a record; 1 when one begins, 0 at the end, or a status. */
static int find_begin(ro_records *records, readout_error *error) {
    for (;;) {
        ro_slice head = ro_stream_head(records->stream);
        size_t at = 0;
        for (; at < head.len; at++) {
            char c = head.ptr[at];
            if (records->values && c == '[' && !records->in_array)
                records->in_array = true;
            else if (records->values && c == ']' && records->in_array)
                records->in_array = false;
            else if (!is_white(c) && !(records->values && c == ','))
                break;
        }
        take(records, at);
        if (at < head.len)
            return 1;
        int got = ro_stream_more(records->stream, error);
        if (got <= 0)
            return got;
    }
}

/* How far the scan of a value has come. */
typedef struct {
    uint32_t depth;
    bool in_string, escaped, begun;
} value_scan;

/* Bytes of head that belong to the value; *done when it ends with them. */
static size_t scan_value(value_scan *scan, ro_slice head, bool *done) {
    for (size_t at = 0; at < head.len; at++) {
        char c = head.ptr[at];
        if (scan->in_string) {
            scan->in_string = scan->escaped || c != '"';
            scan->escaped = !scan->escaped && c == '\\';
            continue;
        }
        bool closes = c == '}' || c == ']';
        bool outside = !scan->depth && scan->begun;
        if (outside && (c == ',' || c == '\n' || closes)) {
            *done = true;
            return at;
        }
        scan->begun = true;
        scan->in_string = c == '"';
        scan->depth += c == '{' || c == '[';
        if (closes && scan->depth && !--scan->depth) {
            *done = true;
            return at + 1;
        }
    }
    return head.len;
}

static size_t scan_line(ro_slice head, bool *done) {
    const char *end = memchr(head.ptr, '\n', head.len);
    *done = end != NULL;
    return end ? (size_t)(end - head.ptr) + 1 : head.len;
}

static void keep(ro_records *records, ro_slice part, ro_record_bytes *record) {
    if (record->status)
        return;
    if (records->pending.length + part.len > records->limit) {
        record->status =
            ro_fail(&record->problem, READOUT_TOO_LARGE, "larger than %zu MiB", records->limit >> 20);
        ro_buffer_free(&records->pending);
        return;
    }
    ro_buffer_add(&records->pending, part);
}

/* Takes what belongs to the record at hand: 1, or 0 when the stream ended first, or its status. */
static int collect(ro_records *records, ro_record_bytes *record) {
    value_scan scan = {0};
    bool done = false;
    int got = 1;
    while (got > 0) {
        ro_slice head = ro_stream_head(records->stream);
        size_t part = records->values ? scan_value(&scan, head, &done) : scan_line(head, &done);
        keep(records, ro_slice_part(head, 0, part), record);
        take(records, part);
        if (done)
            return 1;
        got = ro_stream_more(records->stream, &record->problem);
    }
    return got;
}

int ro_records_next(ro_records *records, ro_arena *arena, ro_record_bytes *record, readout_error *error) {
    *record = (ro_record_bytes){0};
    ro_buffer_clear(&records->pending);
    if (records->ended)
        return 0;
    int got = find_begin(records, &record->problem);
    record->line = records->line;
    record->number = records->values ? ++records->number : records->line;
    bool found = got > 0;
    if (found)
        got = collect(records, record);
    records->ended = got <= 0;
    if (got < 0)
        record->status = got;
    if (record->status)
        return 1;
    if (!found)
        return 0;
    record->bytes = ro_arena_copy(arena, ro_buffer_slice(&records->pending));
    return records->pending.failed || !record->bytes.ptr ? ro_fail_memory(error) : 1;
}
