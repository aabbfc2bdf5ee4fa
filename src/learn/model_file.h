/* The model file: named sections, mapped or embedded, used in place.
 *
 *     0        magic      "READOUTM"
 *     8        version    u32     RO_MODEL_VERSION
 *     12       endian     u32     0x01020304 as the writer's machine has it; the format is little-endian
 *     16       size       u64     of the whole file
 *     24       checksum   u64     XXH3 of all bytes from 40 on
 *     32       sections   u32
 *     36       zero       u32
 *     40       table      sections × { name char[24] NUL-padded, offset u64, size u64 }
 *     …        the sections, each aligned to 64 bytes
 *
 * A section "manifest" holds JSON: data, split, seed, flags, scores, licence. Opening checks every field
 * above (the checksum of a model that the program carries is a test's business:
 * tests/unit/learn/model_file_test.c); what a section holds is checked by who reads it. */
#ifndef RO_LEARN_MODEL_FILE_H
#define RO_LEARN_MODEL_FILE_H

#include "base/array.h"
#include "base/buffer.h"

enum { RO_MODEL_VERSION = 1, RO_MODEL_NAME = 24, RO_MODEL_ALIGN = 64 };

typedef struct {
    char name[RO_MODEL_NAME];
    uint64_t offset, size;
} ro_model_section;

typedef struct {
    ro_slice bytes; /* aligned to RO_MODEL_ALIGN; outlive the model */
    const ro_model_section *sections;
    uint32_t section_count;
} ro_model_file;

/* READOUT_BAD_MODEL with the reason when anything in the bytes is not as written above. */
int ro_model_file_open(ro_slice bytes, ro_model_file *file, readout_error *error);

/* The section; .ptr is NULL where there is none. */
ro_slice ro_model_find(const ro_model_file *file, const char *name);

/* The section as an array of exactly `count` items of `item_size` bytes. READOUT_BAD_MODEL: it is not that.
 */
int ro_model_array(const ro_model_file *file, const char *name, size_t count, size_t item_size,
                   const void **items, readout_error *error);

/* Writing: sections in the order they are added. */
typedef struct {
    ro_buffer body;
    RO_ARRAY(ro_model_section) sections;
    ro_arena arena;
} ro_model_writer;

/* `size` bytes are copied. A failure shows in ro_model_write. */
void ro_model_add(ro_model_writer *writer, const char *name, const void *bytes, size_t size);
/* Appends the whole file to `out` and frees the writer's memory. */
int ro_model_write(ro_model_writer *writer, ro_buffer *out, readout_error *error);

#endif
