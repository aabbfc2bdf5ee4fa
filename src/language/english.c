#include "language/english.h"

#include "base/error.h"
#include "base/resource.h"

enum { MOST_NAMES = 255 };

/* Cuts the next NUL-terminated string off *rest; false at its end or where the NUL is missing. */
static bool next_string(ro_slice *rest, ro_slice *item) {
    const char *end = rest->len ? memchr(rest->ptr, 0, rest->len) : NULL;
    if (!end)
        return false;
    *item = ro_slice_of(rest->ptr, (size_t)(end - rest->ptr));
    *rest = ro_slice_part(*rest, item->len + 1, rest->len);
    return true;
}

/* The number of a name, which is added when it is new; MOST_NAMES when there is no room. */
static uint32_t number_of(ro_slice name, const char **names, uint32_t *count) {
    for (uint32_t i = 0; i < *count; i++)
        if (ro_slice_is(name, names[i]))
            return i;
    if (*count == MOST_NAMES)
        return MOST_NAMES;
    names[*count] = name.ptr;
    return (*count)++;
}

/* The name behind the separator, NUL-terminated as its string is; "" where there is none. */
static ro_slice behind(ro_slice text, char separator, ro_slice *before) {
    const char *at = memchr(text.ptr, separator, text.len);
    *before = at ? ro_slice_part(text, 0, (size_t)(at - text.ptr)) : text;
    return at ? ro_slice_part(text, before->len + 1, text.len) : ro_slice_part(text, text.len, text.len);
}

static int open_tags(ro_arena *arena, ro_english *english, readout_error *error) {
    uint32_t count = english->network.layout.shape.tags, names = 1;
    ro_tag *tags = ro_arena_zero(arena, count, sizeof *tags);
    const char **xpos = ro_arena_zero(arena, MOST_NAMES + 1, sizeof *xpos);
    if (!tags || !xpos)
        return ro_fail_memory(error);
    xpos[0] = "_";
    ro_slice rest = ro_model_find(&english->file, "labels.tags"), item, upos;
    for (uint32_t t = 0; t < count; t++) {
        if (!next_string(&rest, &item))
            return ro_fail(error, READOUT_BAD_MODEL, "model file: %u tags, %u of them named", count, t);
        uint32_t number = number_of(behind(item, ' ', &upos), xpos, &names);
        if (number == MOST_NAMES)
            return ro_fail(error, READOUT_BAD_MODEL, "model file: too many tags");
        tags[t] = (ro_tag){(uint8_t)ro_upos_from(upos), (uint8_t)number};
    }
    english->tags = tags;
    english->xpos_names = xpos;
    return 0;
}

static int open_labels(ro_arena *arena, ro_english *english, readout_error *error) {
    uint32_t count = english->network.layout.shape.relations, names = 1;
    ro_label *labels = ro_arena_zero(arena, count, sizeof *labels);
    const char **subtypes = ro_arena_zero(arena, MOST_NAMES + 1, sizeof *subtypes);
    if (!labels || !subtypes)
        return ro_fail_memory(error);
    subtypes[0] = "";
    ro_slice rest = ro_model_find(&english->file, "labels.relations"), item, relation;
    for (uint32_t r = 0; r < count; r++) {
        if (!next_string(&rest, &item))
            return ro_fail(error, READOUT_BAD_MODEL, "model file: %u relations, %u of them named", count, r);
        uint32_t number = number_of(behind(item, ':', &relation), subtypes, &names);
        if (number == MOST_NAMES)
            return ro_fail(error, READOUT_BAD_MODEL, "model file: too many relations");
        labels[r] = (ro_label){(uint8_t)ro_relation_from(relation), (uint8_t)number};
    }
    english->labels = labels;
    english->subtype_names = subtypes;
    return 0;
}

ro_slice ro_english_resource(void) {
    return ro_resource_find("data/models/english.model");
}

int ro_english_open(ro_arena *arena, ro_slice bytes, ro_english *english, readout_error *error) {
    *english = (ro_english){0};
    int status = ro_model_file_open(bytes, &english->file, error);
    if (!status)
        status = ro_network_open(arena, &english->file, &english->network, error);
    if (!status && english->network.layout.shape.names != RO_NAME_LABELS)
        status = ro_fail(error, READOUT_BAD_MODEL, "model file: %u name labels, not %u",
                         english->network.layout.shape.names, (unsigned)RO_NAME_LABELS);
    if (!status)
        status = ro_boundaries_open(&english->file, &english->boundaries, error);
    if (!status)
        status = ro_lemmas_open(&english->file, &english->lemmas, error);
    if (!status)
        status = open_tags(arena, english, error);
    return status ? status : open_labels(arena, english, error);
}
