#include "learn/model_file.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/resource.h"

#include <stdlib.h>

static const char magic[8] = "READOUTM";
static const uint32_t endian_mark = 0x01020304;

typedef struct {
    char magic[8];
    uint32_t version, endian;
    uint64_t size, checksum;
    uint32_t sections, zero;
} header;

enum { CHECKED_FROM = sizeof(header) };
_Static_assert(sizeof(header) == 40 && sizeof(ro_model_section) == 40, "the format has no padding");

static uint64_t checksum_of(ro_slice bytes) {
    return ro_hash(ro_slice_part(bytes, CHECKED_FROM, bytes.len), 0);
}

/* Reading every byte of the models takes longer than all else that the program does as it starts. */
static bool is_unharmed(ro_slice bytes, const header *head) {
    return ro_resource_is(bytes) || checksum_of(bytes) == head->checksum;
}

static int check_header(ro_slice bytes, const header *head, readout_error *error) {
    if (memcmp(head->magic, magic, sizeof magic))
        return ro_fail(error, READOUT_BAD_MODEL, "not a model file");
    if (head->endian != endian_mark)
        return ro_fail(error, READOUT_BAD_MODEL, "model file of another byte order");
    if (head->version != RO_MODEL_VERSION)
        return ro_fail(error, READOUT_BAD_MODEL, "model file of version %u, not %u", head->version,
                       (unsigned)RO_MODEL_VERSION);
    if (head->size != bytes.len)
        return ro_fail(error, READOUT_BAD_MODEL, "model file of %zu bytes, not %llu: cut short?", bytes.len,
                       (unsigned long long)head->size);
    if (head->zero || head->sections > (bytes.len - sizeof *head) / sizeof(ro_model_section))
        return ro_fail(error, READOUT_BAD_MODEL, "model file with a damaged header");
    if (!is_unharmed(bytes, head))
        return ro_fail(error, READOUT_BAD_MODEL, "model file with a wrong checksum");
    return 0;
}

static int check_section(const ro_model_file *file, uint32_t s, readout_error *error) {
    const ro_model_section *section = &file->sections[s];
    if (!memchr(section->name, 0, RO_MODEL_NAME) || !section->name[0])
        return ro_fail(error, READOUT_BAD_MODEL, "model file: section %u has no name", s);
    if (section->offset % RO_MODEL_ALIGN || section->offset > file->bytes.len ||
        section->size > file->bytes.len - section->offset)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: section %s lies outside it", section->name);
    return 0;
}

int ro_model_file_open(ro_slice bytes, ro_model_file *file, readout_error *error) {
    *file = (ro_model_file){.bytes = bytes};
    header head;
    if (!bytes.ptr || bytes.len < sizeof head)
        return ro_fail(error, READOUT_BAD_MODEL, "model file of %zu bytes: cut short?", bytes.len);
    if ((uintptr_t)bytes.ptr % RO_MODEL_ALIGN)
        return ro_fail(error, READOUT_BAD_MODEL, "model file is not aligned in memory");
    memcpy(&head, bytes.ptr, sizeof head);
    int status = check_header(bytes, &head, error);
    file->sections = (const ro_model_section *)(bytes.ptr + sizeof head);
    file->section_count = status ? 0 : head.sections;
    for (uint32_t s = 0; !status && s < file->section_count; s++)
        status = check_section(file, s, error);
    return status;
}

ro_slice ro_model_find(const ro_model_file *file, const char *name) {
    for (uint32_t s = 0; s < file->section_count; s++)
        if (!strcmp(file->sections[s].name, name))
            return ro_slice_part(file->bytes, (size_t)file->sections[s].offset,
                                 (size_t)(file->sections[s].offset + file->sections[s].size));
    return (ro_slice){NULL, 0};
}

int ro_model_array(const ro_model_file *file, const char *name, size_t count, size_t item_size,
                   const void **items, readout_error *error) {
    ro_slice bytes = ro_model_find(file, name);
    if (!bytes.ptr)
        return ro_fail(error, READOUT_BAD_MODEL, "model file has no section %s", name);
    if (bytes.len / item_size != count || bytes.len % item_size)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: section %s has %zu bytes, not %zu × %zu", name,
                       bytes.len, count, item_size);
    *items = bytes.ptr;
    return 0;
}

void ro_model_add(ro_model_writer *writer, const char *name, const void *bytes, size_t size) {
    ro_model_section *section = ro_array_push(&writer->arena, &writer->sections);
    if (!section || strlen(name) >= RO_MODEL_NAME) {
        writer->body.failed = true;
        return;
    }
    while (writer->body.length % RO_MODEL_ALIGN && !writer->body.failed)
        ro_buffer_byte(&writer->body, 0);
    memcpy(section->name, name, strlen(name));
    section->offset = writer->body.length;
    section->size = size;
    if (size)
        ro_buffer_add(&writer->body, ro_slice_of(bytes, size));
}

static void write_file(ro_model_writer *writer, ro_buffer *out) {
    size_t start = out->length;
    size_t table = writer->sections.count * sizeof(ro_model_section);
    size_t front = (sizeof(header) + table + RO_MODEL_ALIGN - 1) / RO_MODEL_ALIGN * RO_MODEL_ALIGN;
    header head = {.version = RO_MODEL_VERSION,
                   .endian = endian_mark,
                   .size = front + writer->body.length,
                   .sections = writer->sections.count};
    memcpy(head.magic, magic, sizeof magic);
    for (uint32_t s = 0; s < writer->sections.count; s++)
        writer->sections.items[s].offset += front;
    ro_buffer_add(out, ro_slice_of((const char *)&head, sizeof head));
    ro_buffer_add(out, ro_slice_of((const char *)writer->sections.items, table));
    while (!out->failed && out->length - start < front)
        ro_buffer_byte(out, 0);
    ro_buffer_add(out, ro_buffer_slice(&writer->body));
    if (out->failed)
        return;
    head.checksum = checksum_of(ro_slice_of(out->bytes + start, out->length - start));
    memcpy(out->bytes + start, &head, sizeof head);
}

int ro_model_write(ro_model_writer *writer, ro_buffer *out, readout_error *error) {
    if (!writer->body.failed)
        write_file(writer, out);
    bool failed = writer->body.failed || out->failed;
    ro_buffer_free(&writer->body);
    ro_arena_free(&writer->arena);
    *writer = (ro_model_writer){0};
    return failed ? ro_fail_memory(error) : 0;
}
