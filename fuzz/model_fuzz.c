/* A model file with anything changed: refused with a reason, or, where the change is told to the checksum,
 * safe to read with. The input says where to write what: pairs of a place (3 bytes) and a byte. */
#include "base/hash.h"
#include "language/analyse.h"
#include "language/english.h"
#include "language/segment.h"

#include <stdlib.h>

enum { CHECKSUM_AT = 24, CHECKED_FROM = 40, EDIT = 4 };

static void require(bool condition) {
    if (!condition)
        abort();
}

static void read_with(ro_slice model) {
    static const char text[] = "“The talks failed,” Kirby said in Doha. Nobody's surprised; it isn't over.";
    ro_arena arena = {0}, scratch = {0};
    readout_error error = {0};
    const void *segment = NULL, *analyse = NULL;
    ro_doc doc = {.arena = &arena, .text = {text, sizeof text - 1}};
    int status = ro_segment_open(&arena, model, &segment, &error);
    if (!status)
        status = ro_analyse_open(&arena, model, &analyse, &error);
    require(!status || (status == READOUT_BAD_MODEL && error.message[0]));
    if (!status)
        require(ro_segment_run(segment, &doc, &scratch, &error) == 0);
    ro_arena_reset(&scratch);
    if (!status)
        require(ro_analyse_run(analyse, &doc, &scratch, &error) == 0);
    for (uint32_t w = 0; !status && w < doc.words.count; w++)
        require(doc.words.items[w].head == RO_NONE || doc.words.items[w].head < doc.words.count);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static char *copy; /* the model is large: what an input changes is put back */
    ro_slice whole = ro_english_resource();
    if (!copy) {
        copy = aligned_alloc(RO_MODEL_ALIGN, (whole.len / RO_MODEL_ALIGN + 1) * RO_MODEL_ALIGN);
        require(copy != NULL);
        memcpy(copy, whole.ptr, whole.len);
    }
    size_t front = 4096; /* the header and the table of sections are changed most */
    for (size_t i = 0; i + EDIT <= size; i += EDIT) {
        size_t at = (bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]) % (i % 8 ? whole.len : front);
        copy[at] = (char)bytes[i + 3];
    }
    size_t length = size % 7 == 3 && size > 1 ? (size_t)bytes[0] * whole.len / 256 : whole.len;
    read_with(ro_slice_of(copy, length));
    uint64_t checksum = ro_hash(ro_slice_part(ro_slice_of(copy, whole.len), CHECKED_FROM, whole.len), 0);
    memcpy(copy + CHECKSUM_AT, &checksum, sizeof checksum);
    read_with(ro_slice_of(copy, whole.len));
    for (size_t i = 0; i + EDIT <= size; i += EDIT) {
        size_t at = (bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]) % (i % 8 ? whole.len : front);
        copy[at] = whole.ptr[at];
    }
    memcpy(copy + CHECKSUM_AT, whole.ptr + CHECKSUM_AT, sizeof checksum);
    return 0;
}
