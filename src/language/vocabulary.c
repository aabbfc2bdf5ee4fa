#include "language/vocabulary.h"

#include "base/error.h"
#include "base/hash.h"

#include <math.h>
#include <stdlib.h>

double ro_table_number(ro_slice text) {
    char digits[32];
    if (!text.len || text.len >= sizeof digits)
        return NAN;
    memcpy(digits, text.ptr, text.len);
    digits[text.len] = 0;
    char *end;
    double number = strtod(digits, &end);
    return *end ? NAN : number;
}

unsigned ro_vocabulary_class(const ro_vocabulary *vocabulary, ro_slice name) {
    unsigned class = 0;
    while (class < vocabulary->class_count && !ro_slice_is(name, vocabulary->class_names[class]))
        class ++;
    return class;
}

static ro_bucket *bucket_of(const ro_vocabulary *vocabulary, ro_slice key, uint32_t *tag) {
    uint32_t mask = vocabulary->bucket_count - 1;
    uint64_t hash = ro_hash(key, 0);
    uint32_t b = (uint32_t)hash & mask;
    *tag = (uint32_t)(hash >> 32);
    while (vocabulary->buckets[b].row != RO_NONE &&
           (vocabulary->buckets[b].tag != *tag ||
            !ro_slice_equal(vocabulary->entries.items[vocabulary->buckets[b].row].key, key)))
        b = (b + 1) & mask;
    return &vocabulary->buckets[b];
}

static void put_entry(ro_vocabulary *vocabulary, uint32_t entry) {
    uint32_t tag;
    ro_bucket *bucket = bucket_of(vocabulary, vocabulary->entries.items[entry].key, &tag);
    *bucket = (ro_bucket){entry, tag};
}

uint32_t ro_vocabulary_find(const ro_vocabulary *vocabulary, ro_slice key) {
    uint32_t tag;
    if (!key.len || key.len > 31 || !(vocabulary->lengths[(unsigned char)key.ptr[0]] >> key.len & 1))
        return RO_NONE;
    return bucket_of(vocabulary, key, &tag)->row;
}

const ro_sense *ro_vocabulary_sense(const ro_vocabulary *vocabulary, uint32_t entry, unsigned class) {
    const ro_entry *e = &vocabulary->entries.items[entry];
    for (uint32_t s = e->first_sense; s < e->first_sense + e->senses; s++)
        if (vocabulary->senses.items[s].class == class)
            return &vocabulary->senses.items[s];
    return NULL;
}

static int index_entries(ro_arena *arena, ro_vocabulary *vocabulary, uint32_t buckets) {
    vocabulary->buckets = ro_arena_alloc(arena, buckets * sizeof *vocabulary->buckets);
    if (!vocabulary->buckets)
        return READOUT_NO_MEMORY;
    vocabulary->bucket_count = buckets;
    memset(vocabulary->buckets, 0xff, buckets * sizeof *vocabulary->buckets);
    for (uint32_t e = 0; e < vocabulary->entries.count; e++)
        put_entry(vocabulary, e);
    return 0;
}

int ro_vocabulary_add(ro_arena *arena, ro_vocabulary *vocabulary, ro_slice key, uint32_t *entry,
                      readout_error *error) {
    if (!key.len || key.len > 31)
        return ro_fail(error, READOUT_BAD_MODEL, "'%.*s': a word of no byte or of more than 31", (int)key.len,
                       key.ptr);
    *entry = ro_vocabulary_find(vocabulary, key);
    if (*entry != RO_NONE)
        return 0;
    *entry = vocabulary->entries.count;
    ro_entry *added = ro_array_push(arena, &vocabulary->entries);
    if (!added)
        return ro_fail_memory(error);
    added->key = key;
    vocabulary->lengths[(unsigned char)key.ptr[0]] |= (uint32_t)1 << key.len;
    if (2 * vocabulary->entries.count > vocabulary->bucket_count)
        return index_entries(arena, vocabulary, 2 * vocabulary->bucket_count) ? ro_fail_memory(error) : 0;
    put_entry(vocabulary, *entry);
    return 0;
}

/* The rows of one word are found together, so that its senses stand together. */
static int add_senses(ro_arena *arena, ro_vocabulary *vocabulary, uint32_t entry, const ro_lexicon *table,
                      const char *name, readout_error *error) {
    ro_slice key = vocabulary->entries.items[entry].key;
    for (uint32_t row = ro_lexicon_find(table, key); row != RO_NONE; row = ro_lexicon_next(table, row)) {
        ro_slice class_name = ro_lexicon_cell(table, row, 1);
        unsigned class = ro_vocabulary_class(vocabulary, class_name);
        if (class == vocabulary->class_count || class >= RO_WORD_CLASSES)
            return ro_fail(error, READOUT_BAD_MODEL, "%s: '%.*s' is no class of words", name,
                           (int)class_name.len, class_name.ptr);
        ro_sense *sense = ro_array_push(arena, &vocabulary->senses);
        if (!sense)
            return ro_fail_memory(error);
        *sense = (ro_sense){.class = (uint8_t) class,
                            .text = ro_lexicon_cell(table, row, 2),
                            .number = ro_table_number(ro_lexicon_cell(table, row, 2))};
        vocabulary->entries.items[entry].classes |= (uint64_t)1 << class;
        vocabulary->entries.items[entry].senses++;
    }
    return 0;
}

static int join_tables(ro_arena *arena, ro_vocabulary *vocabulary, const ro_lexicon *tables,
                       const char *const *names, readout_error *error) {
    int status = 0;
    for (unsigned t = 0; names[t]; t++)
        for (uint32_t row = 0; row < tables[t].row_count; row++) {
            uint32_t entry;
            status = ro_vocabulary_add(arena, vocabulary, ro_lexicon_cell(&tables[t], row, 0), &entry, error);
            if (status)
                return status;
        }
    for (uint32_t entry = 0; entry < vocabulary->entries.count; entry++) {
        vocabulary->entries.items[entry].first_sense = vocabulary->senses.count;
        for (unsigned t = 0; !status && names[t]; t++)
            status = add_senses(arena, vocabulary, entry, &tables[t], names[t], error);
        if (status)
            return status;
    }
    return 0;
}

int ro_vocabulary_load(ro_arena *arena, const char *const *class_names, unsigned class_count,
                       const char *const *tables, ro_vocabulary *vocabulary, readout_error *error) {
    enum { MOST_TABLES = 8 };
    ro_lexicon read[MOST_TABLES];
    *vocabulary = (ro_vocabulary){.class_names = class_names, .class_count = class_count};
    if (index_entries(arena, vocabulary, 64))
        return ro_fail_memory(error);
    for (unsigned t = 0; tables[t]; t++) {
        if (t == MOST_TABLES)
            return ro_fail(error, READOUT_BAD_ARGUMENT, "more than %d tables of words", MOST_TABLES);
        int status = ro_lexicon_load(arena, tables[t], 3, &read[t], error);
        if (status)
            return status;
    }
    return join_tables(arena, vocabulary, read, tables, error);
}
