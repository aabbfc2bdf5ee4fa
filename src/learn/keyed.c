#include "learn/keyed.h"

#include "base/error.h"

#include <stdio.h>

enum { MOST_SLOTS = 1 << 24 };

int ro_keyed_open(const ro_model_file *file, const char *name, uint32_t labels, ro_keyed *keyed,
                  readout_error *error) {
    char section[2][RO_MODEL_NAME];
    snprintf(section[0], sizeof section[0], "%s.tags", name);
    snprintf(section[1], sizeof section[1], "%s.rows", name);
    size_t slots = ro_model_find(file, section[0]).len / sizeof(uint16_t);
    if (slots <= RO_KEYED_WINDOW || slots > MOST_SLOTS || !labels || labels > RO_KEYED_LABELS)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: %s has %zu slots for %u labels", section[0],
                       slots, labels);
    const void *tags, *rows;
    int status = ro_model_array(file, section[0], slots, sizeof(uint16_t), &tags, error);
    if (!status)
        status = ro_model_array(file, section[1], slots, labels, &rows, error);
    if (!status)
        *keyed = (ro_keyed){tags, rows, (uint32_t)slots - RO_KEYED_WINDOW, labels};
    return status;
}

void ro_keyed_scores(const ro_keyed *keyed, const uint32_t *features, uint32_t count, int32_t *scores) {
    uint32_t labels = keyed->labels;
    memset(scores, 0, labels * sizeof *scores);
    for (uint32_t f = 0; f < count; f++) {
        uint32_t slot = ro_keyed_begin(features[f], keyed->slots), end = slot + RO_KEYED_WINDOW;
        uint16_t tag = ro_keyed_tag(features[f]);
        while (slot < end && keyed->tags[slot] && keyed->tags[slot] != tag)
            slot++;
        if (slot == end || !keyed->tags[slot])
            continue;
        const int8_t *row = keyed->rows + (size_t)slot * labels;
        for (uint32_t l = 0; l < labels; l++)
            scores[l] += row[l];
    }
}
