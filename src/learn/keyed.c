#include "learn/keyed.h"

#include "base/error.h"

#include <stdio.h>

enum { MOST_SLOTS = 1 << 24 };

int ro_keyed_open(const ro_model_file *file, const char *name, ro_keyed *keyed, readout_error *error) {
    char section[2][RO_MODEL_NAME];
    snprintf(section[0], sizeof section[0], "%s.tags", name);
    snprintf(section[1], sizeof section[1], "%s.rows", name);
    size_t slots = ro_model_find(file, section[0]).len / sizeof(uint16_t);
    if (slots <= RO_KEYED_WINDOW || slots > MOST_SLOTS)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: %s has %zu slots", section[0], slots);
    const void *tags, *rows;
    int status = ro_model_array(file, section[0], slots, sizeof(uint16_t), &tags, error);
    if (!status)
        status = ro_model_array(file, section[1], slots, RO_KEYED_ROW, &rows, error);
    if (!status)
        *keyed = (ro_keyed){tags, rows, (uint32_t)slots - RO_KEYED_WINDOW};
    return status;
}

/* The feature's row, or NULL. */
static const int8_t *row_of(const ro_keyed *keyed, uint32_t feature) {
    uint32_t slot = ro_keyed_begin(feature, keyed->slots), end = slot + RO_KEYED_WINDOW;
    uint16_t tag = ro_keyed_tag(feature);
    while (slot < end && keyed->tags[slot] && keyed->tags[slot] != tag)
        slot++;
    return slot < end && keyed->tags[slot] ? keyed->rows + (size_t)slot * RO_KEYED_ROW : NULL;
}

/* Three passes, so that the memory that one needs is asked for in the pass before. */
void ro_keyed_scores(const ro_keyed *keyed, const uint32_t *features, uint32_t count, uint32_t labels,
                     int32_t *scores) {
    const int8_t *rows[RO_KEYED_FEATURES];
    int16_t sums[RO_KEYED_ROW] = {0};
    uint32_t found = 0;
    for (uint32_t f = 0; f < count; f++)
        __builtin_prefetch(keyed->tags + ro_keyed_begin(features[f], keyed->slots));
    for (uint32_t f = 0; f < count; f++) {
        const int8_t *row = row_of(keyed, features[f]);
        rows[found] = row;
        found += row != NULL;
        __builtin_prefetch(row);
    }
    for (uint32_t f = 0; f < found; f++)
        for (uint32_t l = 0; l < RO_KEYED_ROW; l++)
            sums[l] = (int16_t)(sums[l] + rows[f][l]);
    for (uint32_t l = 0; l < labels; l++)
        scores[l] = sums[l];
}
