/* A linear classifier over features that are known one by one: a row of one weight a label for each.
 *
 *     feature (32 bits of hash)  ──its share of the slots──▶ tags u16 …  the slot whose tag is the feature's
 *                                                              low bits  ──▶ rows int8[ROW]
 *     score(label) = Σ over known features of row[label]
 *
 * A feature that training did not keep adds nothing (learn/linear.h: it would share a row with another).
 *
 * Sections of a model file, for a classifier called NAME: "NAME.tags" u16[slots], 0: empty; "NAME.rows"
 * int8[slots × ROW]: a weight for each label, then zeros. A feature lies less than RO_KEYED_WINDOW slots
 * behind its own. */
#ifndef RO_LEARN_KEYED_H
#define RO_LEARN_KEYED_H

#include "learn/model_file.h"

enum { RO_KEYED_WINDOW = 32, RO_KEYED_ROW = 16, RO_KEYED_FEATURES = 64 };

typedef struct {
    const uint16_t *tags;
    const int8_t *rows;
    uint32_t slots; /* without the window's, which lie behind them */
} ro_keyed;

/* READOUT_BAD_MODEL with the reason when a section is missing or not as written above. */
int ro_keyed_open(const ro_model_file *file, const char *name, ro_keyed *keyed, readout_error *error);

/* scores[labels] = the sums of at most RO_KEYED_FEATURES features; labels ≤ RO_KEYED_ROW. */
void ro_keyed_scores(const ro_keyed *keyed, const uint32_t *features, uint32_t count, uint32_t labels,
                     int32_t *scores);

static inline uint16_t ro_keyed_tag(uint32_t feature) {
    uint16_t tag = (uint16_t)feature;
    return tag ? tag : 1;
}

static inline uint32_t ro_keyed_begin(uint32_t feature, uint32_t slots) {
    return (uint32_t)((uint64_t)feature * slots >> 32);
}

#endif
