/* Compressed input: whole, in several members, cut off, damaged, and made to burst. */
#include "check.h"

#include "base/buffer.h"
#include "intake/codec.h"
#include "intake/limits.h"
#include "intake/stream.h"
#include "intake/temporary.h"

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

typedef ro_buffer packer(ro_slice);

static ro_buffer room_for(size_t size) {
    ro_buffer out = {.bytes = malloc(size), .capacity = size};
    assert_non_null(out.bytes);
    return out;
}

static ro_buffer pack_gzip(ro_slice bytes) {
    ro_buffer out = room_for(bytes.len + 1024);
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (Bytef *)(uintptr_t)bytes.ptr;
    stream.avail_in = (uInt)bytes.len;
    stream.next_out = (Bytef *)out.bytes;
    stream.avail_out = (uInt)out.capacity;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.length = stream.total_out;
    deflateEnd(&stream);
    return out;
}

static ro_buffer pack_zstd(ro_slice bytes) {
    ro_buffer out = room_for(ZSTD_compressBound(bytes.len));
    out.length = ZSTD_compress(out.bytes, out.capacity, bytes.ptr, bytes.len, 3);
    assert_false(ZSTD_isError(out.length));
    return out;
}

static ro_buffer pack_xz(ro_slice bytes) {
    ro_buffer out = room_for(lzma_stream_buffer_bound(bytes.len));
    assert_int_equal(lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, NULL, (const uint8_t *)bytes.ptr, bytes.len,
                                             (uint8_t *)out.bytes, &out.length, out.capacity),
                     LZMA_OK);
    return out;
}

static packer *const packers[] = {pack_gzip, pack_zstd, pack_xz};
enum { PACKERS = sizeof packers / sizeof *packers };

/* Text that does not shrink to nothing. */
static ro_buffer some_text(unsigned lines) {
    ro_buffer text = {0};
    for (unsigned i = 0; i < lines; i++)
        ro_buffer_format(&text, "Line %u of the article, with %u words that differ from the last.\n", i,
                         i * 7919 % 1000);
    return text;
}

/* All that a file holds: 0 and *rest, or a status and the error. */
static int read_all(ro_slice file, ro_arena *arena, ro_slice *rest, readout_error *error) {
    temporary folder = temporary_make();
    temporary_write(&folder, "file", file);
    ro_stream *stream;
    int status = ro_stream_open_file(temporary_path(&folder, "file"), &stream, error);
    if (!status) {
        status = ro_stream_rest(stream, arena, 512 << 20, rest, error);
        ro_stream_close(stream);
    }
    temporary_remove(&folder);
    return status;
}

static void each_kind_is_unpacked(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_buffer text = some_text(20000);
    for (unsigned p = 0; p < PACKERS; p++) {
        ro_buffer packed = packers[p](ro_buffer_slice(&text));
        ro_slice rest;
        assert_int_equal(read_all(ro_buffer_slice(&packed), &arena, &rest, NULL), 0);
        assert_true(ro_slice_equal(rest, ro_buffer_slice(&text)));
        ro_buffer_free(&packed);
    }
    ro_buffer_free(&text);
    ro_arena_free(&arena);
}

static void members_in_a_row_are_one(void **state) {
    (void)state;
    ro_arena arena = {0};
    for (unsigned p = 0; p < PACKERS; p++) {
        ro_buffer a = packers[p](RO_LITERAL("first, ")), b = packers[p](RO_LITERAL("second"));
        ro_buffer_add(&a, ro_buffer_slice(&b));
        if (packers[p] == pack_gzip)
            ro_buffer_text(&a, "trailing bytes");
        ro_slice rest;
        assert_int_equal(read_all(ro_buffer_slice(&a), &arena, &rest, NULL), 0);
        assert_slice(rest, "first, second");
        ro_buffer_free(&a);
        ro_buffer_free(&b);
    }
    ro_arena_free(&arena);
}

static void what_is_cut_off_is_said(void **state) {
    (void)state;
    static const char *const said[PACKERS] = {"the gzip data is cut off before its end",
                                              "the zstd data is cut off before its end",
                                              "the xz data is cut off before its end"};
    ro_arena arena = {0};
    ro_buffer text = some_text(5000);
    for (unsigned p = 0; p < PACKERS; p++) {
        ro_buffer packed = packers[p](ro_buffer_slice(&text));
        const size_t cuts[] = {packed.length / 2, packed.length - 1, 12};
        for (unsigned c = 0; c < 3; c++) {
            ro_slice rest;
            readout_error error;
            assert_int_equal(read_all(ro_slice_of(packed.bytes, cuts[c]), &arena, &rest, &error),
                             READOUT_BAD_INPUT);
            assert_string_equal(error.message, said[p]);
        }
        ro_buffer_free(&packed);
    }
    ro_buffer_free(&text);
    ro_arena_free(&arena);
}

static void what_comes_before_the_cut_is_given(void **state) {
    (void)state;
    temporary folder = temporary_make();
    ro_buffer text = some_text(5000), packed = pack_gzip(ro_buffer_slice(&text));
    temporary_write(&folder, "file", ro_slice_of(packed.bytes, packed.length / 2));
    ro_stream *stream;
    readout_error error;
    assert_int_equal(ro_stream_open_file(temporary_path(&folder, "file"), &stream, NULL), 0);
    size_t got = 0;
    int more;
    while ((more = ro_stream_more(stream, &error)) > 0) {
        ro_slice head = ro_stream_head(stream);
        assert_memory_equal(head.ptr, text.bytes + got, head.len);
        got += head.len;
        ro_stream_skip(stream, head.len);
    }
    assert_true(got > text.length / 4);
    assert_int_equal(more, READOUT_BAD_INPUT);
    assert_int_equal(ro_stream_more(stream, &error), READOUT_BAD_INPUT);
    ro_stream_close(stream);
    ro_buffer_free(&text);
    ro_buffer_free(&packed);
    temporary_remove(&folder);
}

static void damage_is_said(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_buffer text = some_text(5000);
    for (unsigned p = 0; p < PACKERS; p++) {
        ro_buffer packed = packers[p](ro_buffer_slice(&text));
        ro_slice rest;
        readout_error error;
        memset(packed.bytes + packed.length / 2, 0x55, 64);
        assert_int_equal(read_all(ro_buffer_slice(&packed), &arena, &rest, &error), READOUT_BAD_INPUT);
        assert_true(strstr(error.message, "damaged") || strstr(error.message, "cut off"));
        ro_buffer_free(&packed);
    }
    ro_buffer_free(&text);
    ro_arena_free(&arena);
}

static void a_bomb_is_stopped(void **state) {
    (void)state;
    ro_arena arena = {0};
    char *zeros = calloc(1, 16 << 20);
    assert_non_null(zeros);
    for (unsigned p = 1; p < PACKERS; p++) {
        ro_buffer packed = packers[p](ro_slice_of(zeros, 16 << 20));
        ro_slice rest;
        readout_error error;
        assert_int_equal(read_all(ro_buffer_slice(&packed), &arena, &rest, &error), READOUT_TOO_LARGE);
        assert_string_equal(error.message, "unpacks to more than 1000 times its size");
        ro_buffer_free(&packed);
    }
    free(zeros);
    ro_arena_free(&arena);
}

static void plain_bytes_pass_through(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_slice rest;
    assert_int_equal(read_all(RO_LITERAL("plain"), &arena, &rest, NULL), 0);
    assert_slice(rest, "plain");
    assert_int_equal(read_all(RO_LITERAL("\x1f"), &arena, &rest, NULL), 0);
    assert_slice(rest, "\x1f");
    assert_int_equal(read_all(RO_LITERAL(""), &arena, &rest, NULL), 0);
    assert_int_equal(rest.len, 0);
    ro_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_unpacked),    cmocka_unit_test(members_in_a_row_are_one),
        cmocka_unit_test(what_is_cut_off_is_said),  cmocka_unit_test(what_comes_before_the_cut_is_given),
        cmocka_unit_test(damage_is_said),           cmocka_unit_test(a_bomb_is_stopped),
        cmocka_unit_test(plain_bytes_pass_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
