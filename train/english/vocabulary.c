#include "vocabulary.h"

#include "base/error.h"

#include <stdlib.h>

enum { SLOTS = 1 << 22 };

int train_vocabulary_make(train_vocabulary *vocabulary, readout_error *error) {
    *vocabulary = (train_vocabulary){.slots = SLOTS, .words = 1};
    vocabulary->keys = calloc(SLOTS, sizeof *vocabulary->keys);
    vocabulary->counts = calloc(SLOTS, sizeof *vocabulary->counts);
    vocabulary->rows = calloc(SLOTS, sizeof *vocabulary->rows);
    return vocabulary->keys && vocabulary->counts && vocabulary->rows ? 0 : ro_fail_memory(error);
}

void train_vocabulary_free(train_vocabulary *vocabulary) {
    free(vocabulary->keys);
    free(vocabulary->counts);
    free(vocabulary->rows);
    *vocabulary = (train_vocabulary){0};
}

static uint32_t slot_of(const train_vocabulary *vocabulary, uint32_t form) {
    uint32_t slot = form & (vocabulary->slots - 1);
    while (vocabulary->counts[slot] && vocabulary->keys[slot] != form)
        slot = (slot + 1) & (vocabulary->slots - 1);
    return slot;
}

void train_vocabulary_count(train_vocabulary *vocabulary, const train_corpus *corpus, uint32_t first,
                            uint32_t end) {
    for (uint32_t w = first; w < end; w++) {
        uint32_t slot = slot_of(vocabulary, corpus->words.items[w].features.form);
        vocabulary->keys[slot] = corpus->words.items[w].features.form;
        vocabulary->counts[slot]++;
        if (!vocabulary->rows[slot])
            vocabulary->rows[slot] = vocabulary->words++;
    }
}

void train_vocabulary_fill(train_vocabulary *vocabulary, const train_meanings *meanings, uint32_t most) {
    for (uint32_t f = 0; f < meanings->forms && vocabulary->words < most; f++) {
        uint32_t slot = slot_of(vocabulary, meanings->hashes[f]);
        vocabulary->keys[slot] = meanings->hashes[f];
        vocabulary->counts[slot]++;
        if (!vocabulary->rows[slot])
            vocabulary->rows[slot] = vocabulary->words++;
    }
}

void train_vocabulary_meanings(const train_vocabulary *vocabulary, const train_meanings *meanings,
                               float *to) {
    for (uint32_t s = 0; s < vocabulary->slots; s++) {
        uint32_t form = vocabulary->rows[s] ? train_meanings_find(meanings, vocabulary->keys[s]) : RO_NONE;
        if (form != RO_NONE)
            memcpy(to + (size_t)vocabulary->rows[s] * TRAIN_MEANING,
                   meanings->vectors + (size_t)form * TRAIN_MEANING, TRAIN_MEANING * sizeof *to);
    }
}

void train_vocabulary_assign(const train_vocabulary *vocabulary, train_corpus *corpus, uint32_t gold,
                             float often) {
    uint32_t *seen = calloc(vocabulary->words, sizeof *seen);
    for (uint32_t w = 0; w < corpus->words.count; w++) {
        train_word *word = &corpus->words.items[w];
        word->row = vocabulary->rows[slot_of(vocabulary, word->features.form)];
        if (seen && w < gold)
            seen[word->row]++;
    }
    for (uint32_t w = 0; seen && w < corpus->words.count; w++) {
        train_word *word = &corpus->words.items[w];
        word->drop = seen[word->row] ? often / (often + (float)seen[word->row]) : 0;
    }
    free(seen);
}

int train_vocabulary_add(const train_vocabulary *vocabulary, ro_model_writer *writer, readout_error *error) {
    uint32_t slots = 1024;
    while (slots < 2 * vocabulary->words)
        slots *= 2;
    uint32_t *keys = calloc(slots, sizeof *keys), *rows = calloc(slots, sizeof *rows);
    for (uint32_t s = 0; keys && rows && s < vocabulary->slots; s++) {
        if (!vocabulary->rows[s] || !vocabulary->keys[s])
            continue;
        uint32_t to = vocabulary->keys[s] & (slots - 1);
        while (keys[to])
            to = (to + 1) & (slots - 1);
        keys[to] = vocabulary->keys[s];
        rows[to] = vocabulary->rows[s];
    }
    int status = keys && rows ? 0 : ro_fail_memory(error);
    if (!status) {
        ro_model_add(writer, "net.keys", keys, slots * sizeof *keys);
        ro_model_add(writer, "net.rows", rows, slots * sizeof *rows);
    }
    free(keys);
    free(rows);
    return status;
}
