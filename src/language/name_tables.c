#include "language/name_tables.h"

#include "base/error.h"
#include "base/hash.h"

enum { MOST_SLOTS = 1 << 24 };

static const ro_name_word unknown;

/* The section as rows whose first field is the key. */
static int open_rows(const ro_model_file *file, const char *section, size_t row, const void **rows,
                     uint32_t *slots, readout_error *error) {
    size_t count = ro_model_find(file, section).len / row;
    if (!count || count & (count - 1) || count > MOST_SLOTS)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: section %s has %zu slots", section, count);
    int status = ro_model_array(file, section, count, row, rows, error);
    if (status)
        return status;
    *slots = (uint32_t)count;
    for (size_t s = 0; s < count; s++) {
        uint32_t key;
        memcpy(&key, (const char *)*rows + s * row, sizeof key);
        if (!key)
            return 0;
    }
    return ro_fail(error, READOUT_BAD_MODEL, "model file: section %s is full", section);
}

int ro_name_tables_open(const ro_model_file *file, ro_name_tables *tables, readout_error *error) {
    const void *words, *phrases;
    int status = open_rows(file, "words", sizeof *tables->words, &words, &tables->word_slots, error);
    if (!status)
        status = open_rows(file, "phrases", sizeof *tables->phrases, &phrases, &tables->phrase_slots, error);
    if (status)
        return status;
    tables->words = words;
    tables->phrases = phrases;
    return 0;
}

uint32_t ro_name_form_hash(ro_slice form) {
    uint32_t hash = (uint32_t)ro_hash(form, 11);
    return hash ? hash : 1;
}

const ro_name_word *ro_name_word_find(const ro_name_tables *tables, uint32_t hash) {
    for (uint32_t slot = hash & (tables->word_slots - 1);; slot = (slot + 1) & (tables->word_slots - 1)) {
        if (tables->words[slot].key == hash)
            return &tables->words[slot];
        if (!tables->words[slot].key)
            return &unknown;
    }
}

uint32_t ro_name_phrase_find(const ro_name_tables *tables, uint32_t hash) {
    for (uint32_t slot = hash & (tables->phrase_slots - 1);; slot = (slot + 1) & (tables->phrase_slots - 1)) {
        if (tables->phrases[slot].key == hash || !tables->phrases[slot].key)
            return tables->phrases[slot].code;
    }
}
