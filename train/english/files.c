/* Reading the training data's files: plain or xz. */
#include "corpus.h"

#include "base/error.h"

#include <errno.h>
#include <lzma.h>
#include <stdio.h>

enum { CHUNK = 1 << 16 };

static int unpack(FILE *file, ro_buffer *bytes, lzma_stream *stream) {
    uint8_t in[CHUNK], out[CHUNK];
    lzma_ret state = lzma_stream_decoder(stream, UINT64_MAX, LZMA_CONCATENATED);
    while (state == LZMA_OK) {
        if (!stream->avail_in) {
            stream->next_in = in;
            stream->avail_in = fread(in, 1, sizeof in, file);
        }
        stream->next_out = out;
        stream->avail_out = sizeof out;
        state = lzma_code(stream, stream->avail_in ? LZMA_RUN : LZMA_FINISH);
        ro_buffer_add(bytes, ro_slice_of((const char *)out, sizeof out - stream->avail_out));
    }
    return state == LZMA_STREAM_END ? 0 : READOUT_IO;
}

int train_read_file(const char *path, ro_buffer *bytes, readout_error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return ro_fail(error, READOUT_IO, "%s: %s", path, strerror(errno));
    int status = 0;
    size_t length = strlen(path);
    if (length > 3 && !strcmp(path + length - 3, ".xz")) {
        lzma_stream stream = LZMA_STREAM_INIT;
        status = unpack(file, bytes, &stream);
        lzma_end(&stream);
    } else {
        char chunk[CHUNK];
        for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
            ro_buffer_add(bytes, ro_slice_of(chunk, got));
        status = ferror(file) ? READOUT_IO : 0;
    }
    fclose(file);
    if (status || bytes->failed)
        return ro_fail(error, READOUT_IO, "%s cannot be read", path);
    return 0;
}
