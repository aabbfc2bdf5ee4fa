#include "use.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

_Noreturn void stop(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

void *need(size_t size) {
    void *got = calloc(1, size);
    if (!got)
        stop("out of memory");
    return got;
}

void *need_in(ro_arena *arena, size_t size) {
    void *got = ro_arena_zero(arena, size, 1);
    if (!got)
        stop("out of memory");
    return got;
}

double cpu_seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

ro_slice read_file(ro_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        stop("%s cannot be read", path);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = need_in(arena, size + 1);
    if (fread(bytes, 1, size, file) != size)
        stop("%s cannot be read", path);
    fclose(file);
    return ro_slice_of(bytes, size);
}

uint32_t byte_of(ro_slice text, unsigned long point) {
    size_t at = 0;
    for (; at < text.len; at++)
        if (((unsigned char)text.ptr[at] & 0xC0) != 0x80 && point-- == 0)
            break;
    return (uint32_t)at;
}

ro_model_file open_model(ro_arena *arena, const char *path) {
    ro_model_file file;
    readout_error error;
    ro_slice bytes = read_file(arena, path);
    char *aligned = need_in(arena, bytes.len + RO_MODEL_ALIGN);
    aligned += RO_MODEL_ALIGN - (uintptr_t)aligned % RO_MODEL_ALIGN;
    memcpy(aligned, bytes.ptr, bytes.len);
    if (ro_model_file_open(ro_slice_of(aligned, bytes.len), &file, &error))
        stop("%s: %s", path, error.message);
    return file;
}

void write_file(ro_model_writer *writer, const char *path) {
    ro_buffer out = {0};
    readout_error error;
    if (ro_model_write(writer, &out, &error))
        stop("%s", error.message);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(out.bytes, 1, out.length, file) != out.length || fclose(file))
        stop("%s cannot be written", path);
    fprintf(stderr, "%s: %zu bytes, %.0f s\n", path, out.length, cpu_seconds());
    ro_buffer_free(&out);
}
