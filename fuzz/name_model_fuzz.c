/* A names' model with anything changed: refused with a reason, or, where the change is told to the checksum,
 * harmless: its names lie in the words, in order. The input says where to write what: pairs of a place (3
 * bytes) and a byte; every other one within the front, where the table of sections is, or the moves. */
#include "base/hash.h"
#include "base/resource.h"
#include "language/analyse.h"
#include "language/name_model.h"
#include "language/name_types.h"
#include "language/segment.h"

#include <stdlib.h>

enum { CHECKSUM_AT = 24, CHECKED_FROM = 40, EDIT = 4, FRONT = 512 };

static ro_doc doc; /* of a text, read once */

static void require(bool condition) {
    if (!condition)
        abort();
}

static void read_text(void) {
    static const char text[] = "Amir Kirby of the United Nations met the Mayor of New York in Doha, Qatar, "
                               "on Monday. EU aid went to al-Quds Hospital.\n\nKirby Says Talks Fail";
    static ro_arena arena;
    ro_arena scratch = {0};
    readout_error error;
    const void *segment, *analyse;
    doc = (ro_doc){.arena = &arena, .text = {text, sizeof text - 1}};
    require(!ro_segment_load(&arena, &segment, &error) && !ro_analyse_load(&arena, &analyse, &error));
    require(!ro_segment_run(segment, &doc, &scratch, &error));
    require(!ro_analyse_run(analyse, &doc, &scratch, &error));
    ro_arena_free(&scratch);
}

static void read_with(ro_slice bytes) {
    ro_arena scratch = {0};
    ro_scored_name *names = NULL;
    readout_error error = {0};
    ro_name_model model;
    uint32_t count = 0, behind = 0;
    int status = ro_name_model_open(bytes, &model, &error);
    require(!status || (status == READOUT_BAD_MODEL && error.message[0]));
    if (!status)
        require(!ro_name_model_find(&model, &doc, &scratch, &names, &count, &error) &&
                !ro_name_types_settle(&doc, names, count, &scratch));
    for (uint32_t n = 0; n < count; n++) {
        const ro_name *name = &names[n].name;
        require(name->words && name->first_word >= behind && name->type <= RO_NAME_OTHER);
        behind = name->first_word + name->words;
        require(behind <= doc.words.count);
        require(name->span.begin == doc.words.items[name->first_word].span.begin);
        require(name->span.end == doc.words.items[behind - 1].span.end);
    }
    ro_arena_free(&scratch);
}

/* Where the edit `i` writes. */
static size_t place_of(const uint8_t *bytes, size_t i, ro_slice whole) {
    size_t at = (size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2];
    return i % (2 * EDIT) ? at % whole.len : bytes[i] % 2 ? at % FRONT : whole.len - 1 - at % FRONT;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static char *copy; /* the model is large: what an input changes is put back */
    ro_slice whole = ro_resource_find("data/models/names.model");
    if (!copy) {
        copy = aligned_alloc(RO_MODEL_ALIGN, (whole.len / RO_MODEL_ALIGN + 1) * RO_MODEL_ALIGN);
        require(copy != NULL);
        memcpy(copy, whole.ptr, whole.len);
        read_text();
    }
    for (size_t i = 0; i + EDIT <= size; i += EDIT)
        copy[place_of(bytes, i, whole)] = (char)bytes[i + 3];
    size_t length = size % 7 == 3 && size > 1 ? (size_t)bytes[0] * whole.len / 256 : whole.len;
    read_with(ro_slice_of(copy, length));
    uint64_t checksum = ro_hash(ro_slice_part(ro_slice_of(copy, whole.len), CHECKED_FROM, whole.len), 0);
    memcpy(copy + CHECKSUM_AT, &checksum, sizeof checksum);
    read_with(ro_slice_of(copy, whole.len));
    for (size_t i = 0; i + EDIT <= size; i += EDIT) {
        size_t at = place_of(bytes, i, whole);
        copy[at] = whole.ptr[at];
    }
    memcpy(copy + CHECKSUM_AT, whole.ptr + CHECKSUM_AT, sizeof checksum);
    return 0;
}
