#include "intake/stream.h"

#include "base/buffer.h"
#include "base/error.h"
#include "intake/codec.h"
#include "intake/limits.h"
#include "intake/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PACKED_ROOM = 64 << 10 };

struct ro_stream {
    int file; /* -1: none */
    bool owns_file;
    bool file_ended, ended;
    uint64_t taken, unpacked;
    ro_codec *codec;
    char *packed; /* [PACKED_ROOM], with a codec */
    ro_slice packed_rest;
    char *window; /* [RO_STREAM_WINDOW], or the caller's memory */
    bool owns_window;
    size_t begin, end;
    readout_error failure; /* what stopped the input: said again at each further try */
};

static int make(ro_stream **stream, readout_error *error) {
    *stream = calloc(1, sizeof **stream);
    if (!*stream)
        return ro_fail_memory(error);
    (*stream)->file = -1;
    return 0;
}

/* Reads into out[0, room): bytes read, 0 at the end of the file, or READOUT_IO. */
static ssize_t read_file(ro_stream *stream, char *out, size_t room) {
    ssize_t got;
    do
        got = read(stream->file, out, room);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return ro_fail_system(&stream->failure, errno);
    stream->taken += (uint64_t)got;
    stream->file_ended = got == 0;
    return got;
}

/* Reads the first bytes, and makes a codec where they ask for one. */
static int start_codec(ro_stream *stream, readout_error *error) {
    while (stream->end < RO_CODEC_MAGIC && !stream->file_ended) {
        ssize_t got = read_file(stream, stream->window + stream->end, PACKED_ROOM - stream->end);
        if (got < 0)
            return ro_fail(error, (int)got, "%s", stream->failure.message);
        stream->end += (size_t)got;
    }
    ro_codec_kind kind = ro_codec_of(ro_slice_of(stream->window, stream->end));
    if (kind == RO_CODEC_NONE)
        return 0;
    int status = ro_codec_open(kind, &stream->codec, error);
    if (status)
        return status;
    stream->packed = malloc(PACKED_ROOM);
    if (!stream->packed)
        return ro_fail_memory(error);
    memcpy(stream->packed, stream->window, stream->end);
    stream->packed_rest = ro_slice_of(stream->packed, stream->end);
    stream->end = 0;
    return 0;
}

static int open_descriptor(int file, bool owned, ro_stream **stream, readout_error *error) {
    int status = make(stream, error);
    if (status) {
        if (owned)
            close(file);
        return status;
    }
    (*stream)->file = file;
    (*stream)->owns_file = owned;
    (*stream)->owns_window = true;
    (*stream)->window = malloc(RO_STREAM_WINDOW);
    status = (*stream)->window ? start_codec(*stream, error) : ro_fail_memory(error);
    if (status) {
        ro_stream_close(*stream);
        *stream = NULL;
    }
    return status;
}

int ro_stream_open_file(const char *path, ro_stream **stream, readout_error *error) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return ro_fail_system(error, errno);
    return open_descriptor(file, true, stream, error);
}

int ro_stream_open_stdin(ro_stream **stream, readout_error *error) {
    return open_descriptor(STDIN_FILENO, false, stream, error);
}

int ro_stream_open_memory(ro_slice bytes, ro_stream **stream, readout_error *error) {
    int status = make(stream, error);
    if (status)
        return status;
    (*stream)->window = (char *)(uintptr_t)bytes.ptr;
    (*stream)->end = bytes.len;
    (*stream)->ended = true;
    return 0;
}

void ro_stream_close(ro_stream *stream) {
    if (!stream)
        return;
    if (stream->owns_file)
        close(stream->file);
    ro_codec_close(stream->codec);
    free(stream->packed);
    if (stream->owns_window)
        free(stream->window);
    free(stream);
}

ro_slice ro_stream_head(const ro_stream *stream) {
    return ro_slice_of(stream->window + stream->begin, stream->end - stream->begin);
}

void ro_stream_skip(ro_stream *stream, size_t count) {
    stream->begin += count;
}

static int refill_packed(ro_stream *stream) {
    if (stream->packed_rest.len)
        memmove(stream->packed, stream->packed_rest.ptr, stream->packed_rest.len);
    size_t kept = stream->packed_rest.len;
    ssize_t got = read_file(stream, stream->packed + kept, PACKED_ROOM - kept);
    stream->packed_rest = ro_slice_of(stream->packed, kept + (got > 0 ? (size_t)got : 0));
    return got < 0 ? (int)got : 0;
}

static int check_inflation(ro_stream *stream) {
    if (stream->unpacked > RO_INFLATION_FLOOR && stream->unpacked / RO_MAX_INFLATION > stream->taken)
        return ro_fail(&stream->failure, READOUT_TOO_LARGE, "unpacks to more than %d times its size",
                       RO_MAX_INFLATION);
    return 0;
}

/* Unpacks into out[*length, room) until there is something new there or the content ends. */
static int unpack(ro_stream *stream, char *out, size_t *length, size_t room) {
    size_t before = *length;
    while (*length == before && !stream->ended) {
        /* A codec wants at most the few bytes of a magic before it takes any. */
        if (stream->packed_rest.len < RO_CODEC_MAGIC && !stream->file_ended) {
            int status = refill_packed(stream);
            if (status)
                return status;
        }
        int state = ro_codec_step(stream->codec, &stream->packed_rest, stream->file_ended, out, length, room,
                                  &stream->failure);
        if (state < 0)
            return state;
        stream->ended = state == RO_CODEC_END;
    }
    stream->unpacked += *length - before;
    return check_inflation(stream);
}

static int read_plain(ro_stream *stream, char *out, size_t *length, size_t room) {
    ssize_t got = stream->file_ended ? 0 : read_file(stream, out + *length, room - *length);
    if (got < 0)
        return (int)got;
    *length += (size_t)got;
    stream->ended = stream->file_ended;
    return 0;
}

/* Appends to out[*length, room): 1, or 0 at the end or when there is no room, or a status. */
static int append(ro_stream *stream, char *out, size_t *length, size_t room, readout_error *error) {
    size_t before = *length;
    if (stream->ended || *length == room)
        return 0;
    int status = stream->failure.status;
    if (!status)
        status = stream->codec ? unpack(stream, out, length, room) : read_plain(stream, out, length, room);
    if (*length > before)
        return 1;
    return status ? ro_fail(error, status, "%s", stream->failure.message) : 0;
}

int ro_stream_more(ro_stream *stream, readout_error *error) {
    if (stream->ended)
        return 0;
    if (stream->begin) {
        memmove(stream->window, stream->window + stream->begin, stream->end - stream->begin);
        stream->end -= stream->begin;
        stream->begin = 0;
    }
    return append(stream, stream->window, &stream->end, RO_STREAM_WINDOW, error);
}

void ro_stream_want(ro_stream *stream, size_t count) {
    while (stream->end - stream->begin < count && ro_stream_more(stream, NULL) > 0)
        continue;
}

/* ---- the rest as a whole ------------------------------------------------------------------------------- */

/* Room for what is left, by the file's size where that tells, and one byte so that the end is met. */
static size_t first_room(const ro_stream *stream, size_t limit) {
    size_t waiting = stream->end - stream->begin;
    struct stat about;
    if (stream->ended)
        return waiting;
    if (stream->codec || fstat(stream->file, &about) || !S_ISREG(about.st_mode))
        return waiting + RO_STREAM_WINDOW;
    uint64_t left = (uint64_t)about.st_size > stream->taken ? (uint64_t)about.st_size - stream->taken : 0;
    return waiting + (left < limit ? (size_t)left : limit) + 1;
}

static int too_large(size_t limit, readout_error *error) {
    return ro_fail(error, READOUT_TOO_LARGE, "larger than %zu MiB", limit >> 20);
}

int ro_stream_rest(ro_stream *stream, ro_arena *arena, size_t limit, ro_slice *rest, readout_error *error) {
    size_t room = first_room(stream, limit), length = stream->end - stream->begin;
    if (length > limit)
        return too_large(limit, error);
    char *bytes = ro_arena_alloc(arena, room + 1);
    if (!bytes)
        return ro_fail_memory(error);
    if (length)
        memcpy(bytes, stream->window + stream->begin, length);
    stream->begin = stream->end;
    for (int got = 1; got;) {
        if (length == room) {
            char *moved = ro_arena_alloc(arena, 2 * room + 1);
            if (!moved)
                return ro_fail_memory(error);
            memcpy(moved, bytes, length);
            bytes = moved;
            room *= 2;
        }
        got = append(stream, bytes, &length, room, error);
        if (got < 0)
            return got;
        if (length > limit)
            return too_large(limit, error);
    }
    bytes[length] = 0;
    *rest = ro_slice_of(bytes, length);
    return 0;
}

uint64_t ro_stream_taken(const ro_stream *stream) {
    return stream->taken;
}
