#include "intake/codec.h"

#include "base/error.h"
#include "intake/limits.h"

#include <lzma.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { ZSTD_LARGEST_WINDOW_LOG = 27 };

struct ro_codec {
    ro_codec_kind kind;
    bool between; /* a member has ended, none has begun since */
    z_stream gzip;
    ZSTD_DStream *zstd;
    lzma_stream xz;
};

static const struct {
    const char *name, *magic;
    size_t length;
} kinds[] = {
    [RO_CODEC_GZIP] = {"gzip", "\x1f\x8b", 2},
    [RO_CODEC_ZSTD] = {"zstd", "\x28\xb5\x2f\xfd", 4},
    [RO_CODEC_XZ] = {"xz",
                     "\xfd"
                     "7zXZ\0",
                     6},
};

static bool begins(ro_codec_kind kind, ro_slice head) {
    return ro_slice_starts(head, ro_slice_of(kinds[kind].magic, kinds[kind].length));
}

ro_codec_kind ro_codec_of(ro_slice head) {
    for (ro_codec_kind kind = RO_CODEC_GZIP; kind <= RO_CODEC_XZ; kind++)
        if (begins(kind, head))
            return kind;
    return RO_CODEC_NONE;
}

int ro_codec_open(ro_codec_kind kind, ro_codec **codec, readout_error *error) {
    ro_codec *made = calloc(1, sizeof *made);
    if (!made)
        return ro_fail_memory(error);
    made->kind = kind;
    bool ready = false;
    if (kind == RO_CODEC_GZIP)
        ready = inflateInit2(&made->gzip, MAX_WBITS + 16) == Z_OK;
    if (kind == RO_CODEC_ZSTD)
        ready =
            (made->zstd = ZSTD_createDStream()) &&
            !ZSTD_isError(ZSTD_DCtx_setParameter(made->zstd, ZSTD_d_windowLogMax, ZSTD_LARGEST_WINDOW_LOG));
    if (kind == RO_CODEC_XZ)
        ready = lzma_stream_decoder(&made->xz, RO_MAX_CODEC_MEMORY, LZMA_CONCATENATED) == LZMA_OK;
    if (!ready) {
        ro_codec_close(made);
        return ro_fail_memory(error);
    }
    *codec = made;
    return 0;
}

void ro_codec_close(ro_codec *codec) {
    if (!codec)
        return;
    if (codec->kind == RO_CODEC_GZIP)
        inflateEnd(&codec->gzip);
    ZSTD_freeDStream(codec->zstd);
    lzma_end(&codec->xz);
    free(codec);
}

static int damaged(const ro_codec *codec, readout_error *error) {
    return ro_fail(error, READOUT_BAD_INPUT, "damaged %s data", kinds[codec->kind].name);
}

static int cut_off(const ro_codec *codec, readout_error *error) {
    return ro_fail(error, READOUT_BAD_INPUT, "the %s data is cut off before its end",
                   kinds[codec->kind].name);
}

static int too_hungry(const ro_codec *codec, readout_error *error) {
    return ro_fail(error, READOUT_TOO_LARGE, "the %s data wants more than %d MiB of memory to unpack",
                   kinds[codec->kind].name, RO_MAX_CODEC_MEMORY >> 20);
}

/* Between two members: whether another one begins. */
static int at_next_member(ro_codec *codec, ro_slice in, bool last) {
    if (in.len < kinds[codec->kind].length && !last)
        return RO_CODEC_MORE;
    if (!begins(codec->kind, in))
        return RO_CODEC_END;
    codec->between = false;
    if (codec->kind == RO_CODEC_GZIP)
        inflateReset(&codec->gzip);
    return RO_CODEC_MORE;
}

static int step_gzip(ro_codec *codec, ro_slice *in, char *out, size_t *length, size_t room,
                     readout_error *error) {
    z_stream *gzip = &codec->gzip;
    gzip->next_in = (Bytef *)(uintptr_t)in->ptr;
    gzip->avail_in = (uInt)in->len;
    gzip->next_out = (Bytef *)out + *length;
    gzip->avail_out = (uInt)(room - *length);
    int result = inflate(gzip, Z_NO_FLUSH);
    *in = ro_slice_part(*in, in->len - gzip->avail_in, in->len);
    *length = room - gzip->avail_out;
    codec->between = result == Z_STREAM_END;
    if (result == Z_MEM_ERROR)
        return ro_fail_memory(error);
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR ? RO_CODEC_MORE
                                                                             : damaged(codec, error);
}

static int step_zstd(ro_codec *codec, ro_slice *in, char *out, size_t *length, size_t room,
                     readout_error *error) {
    ZSTD_inBuffer input = {in->ptr, in->len, 0};
    ZSTD_outBuffer output = {out, room, *length};
    size_t result = ZSTD_decompressStream(codec->zstd, &output, &input);
    *in = ro_slice_part(*in, input.pos, in->len);
    *length = output.pos;
    codec->between = result == 0;
    if (ZSTD_isError(result))
        return ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge
                   ? too_hungry(codec, error)
                   : damaged(codec, error);
    return RO_CODEC_MORE;
}

static int step_xz(ro_codec *codec, ro_slice *in, bool last, char *out, size_t *length, size_t room,
                   readout_error *error) {
    lzma_stream *xz = &codec->xz;
    xz->next_in = (const uint8_t *)in->ptr;
    xz->avail_in = in->len;
    xz->next_out = (uint8_t *)out + *length;
    xz->avail_out = room - *length;
    lzma_ret result = lzma_code(xz, last ? LZMA_FINISH : LZMA_RUN);
    *in = ro_slice_part(*in, in->len - xz->avail_in, in->len);
    *length = room - xz->avail_out;
    if (result == LZMA_STREAM_END)
        return RO_CODEC_END;
    if (result == LZMA_MEMLIMIT_ERROR)
        return too_hungry(codec, error);
    if (result == LZMA_MEM_ERROR)
        return ro_fail_memory(error);
    return result == LZMA_OK || result == LZMA_BUF_ERROR ? RO_CODEC_MORE : damaged(codec, error);
}

int ro_codec_step(ro_codec *codec, ro_slice *in, bool last, char *out, size_t *length, size_t room,
                  readout_error *error) {
    size_t before = *length, waiting = in->len;
    int state = codec->between ? at_next_member(codec, *in, last) : RO_CODEC_MORE;
    if (state == RO_CODEC_MORE && !codec->between) {
        if (codec->kind == RO_CODEC_GZIP)
            state = step_gzip(codec, in, out, length, room, error);
        else if (codec->kind == RO_CODEC_ZSTD)
            state = step_zstd(codec, in, out, length, room, error);
        else
            state = step_xz(codec, in, last, out, length, room, error);
    }
    bool stuck = last && state == RO_CODEC_MORE && !codec->between && *length == before && in->len == waiting;
    return stuck && *length < room ? cut_off(codec, error) : state;
}
