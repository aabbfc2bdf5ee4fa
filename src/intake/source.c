#include "intake/source.h"

#include "base/buffer.h"
#include "base/error.h"
#include "intake/encoding.h"
#include "intake/feed.h"
#include "intake/form.h"
#include "intake/records.h"
#include "intake/stream.h"
#include "intake/walk.h"

#include <stdlib.h>

struct ro_source {
    ro_walk *walk;
    ro_arena tables; /* for as long as the source */
    ro_lexicon labels;
    /* the file at hand, when it holds several articles */
    ro_arena held; /* its bytes, where they are held as a whole */
    ro_buffer id;
    ro_stream *stream;
    ro_records records;
    ro_feed *feed;  /* NULL: records */
    uint64_t taken; /* of the files before it */
    uint64_t expected;
};

/* Bytes of all files, 0 where one of them is not known. */
static int sum_sizes(const char *const *paths, size_t count, uint64_t *sum, readout_error *error) {
    ro_walk *walk;
    ro_walk_file file;
    int got = ro_walk_open(paths, count, &walk, error);
    if (got)
        return got;
    bool known = true;
    *sum = 0;
    while ((got = ro_walk_next(walk, &file, error)) > 0) {
        known = known && !file.standard_input;
        *sum += file.size;
    }
    *sum = known ? *sum : 0;
    ro_walk_close(walk);
    return got;
}

int ro_source_open(const char *const *paths, size_t count, ro_source **source, readout_error *error) {
    ro_source *made = calloc(1, sizeof *made);
    if (!made)
        return ro_fail_memory(error);
    int status = sum_sizes(paths, count, &made->expected, error);
    if (!status)
        status = ro_lexicon_load(&made->tables, "data/intake/encodings.tsv", 2, &made->labels, error);
    if (!status)
        status = ro_walk_open(paths, count, &made->walk, error);
    if (status)
        ro_source_close(made);
    else
        *source = made;
    return status;
}

static void leave_file(ro_source *source) {
    if (source->stream)
        source->taken += ro_stream_taken(source->stream);
    ro_stream_close(source->stream);
    source->stream = NULL;
    ro_records_free(&source->records);
    ro_feed_close(source->feed);
    source->feed = NULL;
    ro_arena_reset(&source->held);
}

void ro_source_close(ro_source *source) {
    if (!source)
        return;
    leave_file(source);
    ro_walk_close(source->walk);
    ro_arena_free(&source->tables);
    ro_arena_free(&source->held);
    ro_buffer_free(&source->id);
    free(source);
}

static int refuse(ro_raw *raw, int status) {
    raw->status = status;
    return 1;
}

/* UTF-16 is no form that lines can be cut in: the file is converted as a whole. */
static int convert_stream(ro_source *source, readout_error *problem) {
    ro_slice bytes, text;
    int status = ro_stream_rest(source->stream, &source->held, RO_MAX_FILE, &bytes, problem);
    if (!status)
        status = ro_encoding_to_utf8(&source->labels, bytes, (ro_slice){"", 0}, 2 * (size_t)RO_MAX_FILE,
                                     &source->held, &text, problem);
    if (status)
        return status;
    source->taken += ro_stream_taken(source->stream);
    ro_stream_close(source->stream);
    source->stream = NULL;
    return ro_stream_open_memory(text, &source->stream, problem);
}

static int enter_records(ro_source *source, bool values, readout_error *problem) {
    ro_slice head = ro_stream_head(source->stream);
    if (ro_encoding_wide(head) != RO_WIDE_NONE) {
        int status = convert_stream(source, problem);
        if (status)
            return status;
    } else if (ro_slice_starts(head, RO_LITERAL("\xef\xbb\xbf"))) {
        ro_stream_skip(source->stream, 3);
    }
    source->records = ro_records_over(source->stream, values, RO_MAX_RECORD);
    return 0;
}

static int enter_feed(ro_source *source, readout_error *problem) {
    char room[RO_DECLARED_ROOM];
    ro_slice bytes, text;
    int status = ro_stream_rest(source->stream, &source->held, RO_MAX_FILE, &bytes, problem);
    if (!status)
        status = ro_encoding_to_utf8(&source->labels, bytes, ro_encoding_declared(bytes, room),
                                     2 * (size_t)RO_MAX_FILE, &source->held, &text, problem);
    return status ? status : ro_feed_open(text, &source->feed, problem);
}

/* 1: *raw is filled with the file or its problem; 0: the file's records come next. */
static int enter_form(ro_source *source, ro_form form, ro_arena *arena, ro_raw *raw) {
    int status = 0;
    switch (form) {
    case RO_FORM_REFUSED:
        status = raw->problem.status;
        break;
    case RO_FORM_FEED:
        status = enter_feed(source, &raw->problem);
        if (!status)
            return 0;
        break;
    case RO_FORM_JSON_LINES:
    case RO_FORM_JSON_VALUES:
        status = enter_records(source, form == RO_FORM_JSON_VALUES, &raw->problem);
        if (!status)
            return 0;
        break;
    default:
        raw->form = form == RO_FORM_HTML ? RO_RAW_HTML : RO_RAW_TEXT;
        status = ro_stream_rest(source->stream, arena, RO_MAX_FILE, &raw->bytes, &raw->problem);
    }
    leave_file(source);
    return refuse(raw, status);
}

static int enter_file(ro_source *source, const ro_walk_file *file, ro_arena *arena, ro_raw *raw,
                      readout_error *error) {
    raw->id = ro_arena_copy(arena, file->id);
    ro_buffer_clear(&source->id);
    ro_buffer_add(&source->id, file->id);
    if (!raw->id.ptr || source->id.failed)
        return ro_fail_memory(error);
    raw->problem = file->problem;
    if (file->status)
        return refuse(raw, file->status);
    int status = file->standard_input ? ro_stream_open_stdin(&source->stream, &raw->problem)
                                      : ro_stream_open_file(file->path, &source->stream, &raw->problem);
    if (status)
        return refuse(raw, status);
    ro_stream_want(source->stream, RO_FORM_SAMPLE);
    ro_slice head = ro_stream_head(source->stream);
    if (!head.len && (status = ro_stream_more(source->stream, &raw->problem)) < 0) {
        leave_file(source);
        return refuse(raw, status);
    }
    head.len = head.len < RO_FORM_SAMPLE ? head.len : RO_FORM_SAMPLE;
    ro_slice ascii = ro_encoding_narrow(arena, head);
    if (!ascii.ptr)
        return ro_fail_memory(error);
    return enter_form(source, ro_form_of(head, ascii, file->id, &raw->problem), arena, raw);
}

static int name_part(const ro_source *source, uint64_t number, ro_arena *arena, ro_raw *raw,
                     readout_error *error) {
    raw->id = ro_arena_format(arena, "%.*s#%llu", (int)source->id.length, source->id.bytes,
                              (unsigned long long)number);
    return raw->id.ptr ? 1 : ro_fail_memory(error);
}

static int next_record(ro_source *source, ro_arena *arena, ro_raw *raw, readout_error *error) {
    ro_record_bytes record;
    int got = ro_records_next(&source->records, arena, &record, error);
    if (got <= 0)
        return got;
    *raw =
        (ro_raw){.form = RO_RAW_JSON, .bytes = record.bytes, .line = record.line, .problem = record.problem};
    raw->status = record.status;
    return name_part(source, record.number, arena, raw, error);
}

static int next_entry(ro_source *source, ro_arena *arena, ro_raw *raw, readout_error *error) {
    ro_feed_item *item = ro_arena_zero(arena, 1, sizeof *item);
    if (!item)
        return ro_fail_memory(error);
    int got = ro_feed_next(source->feed, arena, item, &raw->problem);
    if (got == 0 || got == READOUT_NO_MEMORY)
        return got ? ro_fail_memory(error) : 0;
    raw->form = RO_RAW_FEED_ENTRY;
    raw->bytes = item->content;
    raw->entry = &item->fields;
    if (got > 0)
        return name_part(source, item->number, arena, raw, error);
    raw->id = ro_arena_copy(arena, ro_buffer_slice(&source->id));
    return raw->id.ptr ? refuse(raw, got) : ro_fail_memory(error);
}

int ro_source_next(ro_source *source, ro_arena *arena, ro_raw *raw, readout_error *error) {
    for (;;) {
        *raw = (ro_raw){0};
        if (source->stream) {
            int got = (source->feed ? next_entry : next_record)(source, arena, raw, error);
            if (got)
                return got;
            leave_file(source);
            continue;
        }
        ro_walk_file file;
        int got = ro_walk_next(source->walk, &file, error);
        if (got > 0)
            got = enter_file(source, &file, arena, raw, error);
        else
            return got;
        if (got)
            return got;
    }
}

uint64_t ro_source_taken(const ro_source *source) {
    return source->taken + (source->stream ? ro_stream_taken(source->stream) : 0);
}

uint64_t ro_source_expected(const ro_source *source) {
    return source->expected;
}
