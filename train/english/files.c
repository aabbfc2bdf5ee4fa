/* Reading the training data's files: plain or xz, and the news through our own segment stage. */
#include "corpus.h"

#include "base/error.h"
#include "language/segment.h"

#include <errno.h>
#include <jansson.h>
#include <lzma.h>
#include <stdio.h>
#include <stdlib.h>

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

/* Sentences too short to have a tree worth learning, or too long for one to be right. */
enum { SHORTEST = 5, LONGEST = 80 };

static int add_article(train_corpus *corpus, ro_slice text, const void *segment, ro_arena *arena,
                       ro_arena *scratch, readout_error *error) {
    ro_doc doc = {.arena = arena, .text = text};
    int status = ro_segment_run(segment, &doc, scratch, error);
    for (uint32_t s = 0; !status && s < doc.sentences.count; s++) {
        const ro_sentence *sentence = &doc.sentences.items[s];
        uint32_t first = corpus->words.count;
        if (sentence->words < SHORTEST || sentence->words > LONGEST)
            continue;
        for (uint32_t w = 0; !status && w < sentence->words; w++) {
            ro_span span = doc.words.items[sentence->first_word + w].span;
            if (!train_add_word(corpus, ro_doc_text(&doc, span)))
                status = ro_fail_memory(error);
        }
        if (!status && train_end_sentence(corpus, first, true, false))
            status = ro_fail_memory(error);
    }
    ro_arena_reset(arena);
    ro_arena_reset(scratch);
    return status;
}

int train_read_news(train_corpus *corpus, const char *path, const void *segment, uint32_t words,
                    readout_error *error) {
    ro_buffer bytes = {0};
    ro_arena arena = {0}, scratch = {0};
    int status = train_read_file(path, &bytes, error);
    ro_slice rest = ro_buffer_slice(&bytes), line;
    while (!status && corpus->words.count < words && ro_slice_line(&rest, &line)) {
        json_t *record = json_loadb(line.ptr, line.len, 0, NULL), *text = json_object_get(record, "text");
        if (json_is_string(text))
            status = add_article(corpus, ro_slice_of(json_string_value(text), json_string_length(text)),
                                 segment, &arena, &scratch, error);
        json_decref(record);
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    ro_buffer_free(&bytes);
    return status;
}
