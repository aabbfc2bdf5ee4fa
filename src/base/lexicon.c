#include "base/lexicon.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/resource.h"

static bool is_row(ro_slice line) {
    return line.len && line.ptr[0] != '#';
}

static uint32_t count_rows(ro_slice tsv) {
    uint32_t count = 0;
    for (ro_slice line; ro_slice_line(&tsv, &line);)
        count += is_row(line);
    return count;
}

/* A bucket leads to a chain, through `next`, of rows with one key; a bucket taken by
 * another key sends the search on to the bucket after it. */
static ro_bucket *bucket_of(const ro_lexicon *lexicon, ro_slice key, uint32_t *tag) {
    uint32_t mask = lexicon->bucket_count - 1;
    uint64_t hash = ro_hash(key, 0);
    uint32_t b = (uint32_t)hash & mask;
    *tag = (uint32_t)(hash >> 32);
    while (lexicon->buckets[b].row != RO_NONE &&
           (lexicon->buckets[b].tag != *tag ||
            !ro_slice_equal(ro_lexicon_cell(lexicon, lexicon->buckets[b].row, 0), key)))
        b = (b + 1) & mask;
    return &lexicon->buckets[b];
}

static uint32_t length_bit(ro_slice key) {
    return 1u << (key.len < 31 ? key.len : 31);
}

static void link_row(ro_lexicon *lexicon, uint32_t row) {
    ro_slice key = ro_lexicon_cell(lexicon, row, 0);
    uint32_t tag;
    ro_bucket *bucket = bucket_of(lexicon, key, &tag);
    uint32_t *slot = &bucket->row;
    bucket->tag = tag;
    while (*slot != RO_NONE)
        slot = &lexicon->next[*slot];
    *slot = row;
    lexicon->lengths[(unsigned char)key.ptr[0]] |= length_bit(key);
}

static int read_row(ro_lexicon *lexicon, uint32_t row, ro_slice line) {
    uint32_t column = 0;
    for (ro_slice cell; ro_slice_field(&line, '\t', &cell); column++) {
        if (column == lexicon->columns)
            return READOUT_BAD_MODEL;
        lexicon->cells[(size_t)row * lexicon->columns + column] = cell;
    }
    return ro_lexicon_cell(lexicon, row, 0).len ? 0 : READOUT_BAD_MODEL;
}

int ro_lexicon_read(ro_arena *arena, const char *name, ro_slice tsv, uint32_t columns, ro_lexicon *lexicon,
                    readout_error *error) {
    uint32_t rows = count_rows(tsv);
    uint32_t buckets = 8;
    while (buckets < 2 * rows)
        buckets *= 2;
    *lexicon = (ro_lexicon){.row_count = rows, .columns = columns, .bucket_count = buckets};
    lexicon->cells = ro_arena_zero(arena, (size_t)rows * columns, sizeof *lexicon->cells);
    lexicon->next = ro_arena_alloc(arena, rows * sizeof *lexicon->next);
    lexicon->buckets = ro_arena_alloc(arena, buckets * sizeof *lexicon->buckets);
    if (!lexicon->cells || !lexicon->next || !lexicon->buckets)
        return ro_fail_memory(error);
    memset(lexicon->next, 0xff, rows * sizeof *lexicon->next);
    memset(lexicon->buckets, 0xff, buckets * sizeof *lexicon->buckets);
    uint32_t row = 0;
    unsigned number = 0;
    for (ro_slice line; ro_slice_line(&tsv, &line);) {
        number++;
        if (!is_row(line))
            continue;
        if (read_row(lexicon, row, line))
            return ro_fail(error, READOUT_BAD_MODEL, "%s: line %u: no key, or more than %u columns", name,
                           number, columns);
        link_row(lexicon, row++);
    }
    return 0;
}

int ro_lexicon_load(ro_arena *arena, const char *name, uint32_t columns, ro_lexicon *lexicon,
                    readout_error *error) {
    ro_slice tsv = ro_resource_find(name);
    if (!tsv.ptr)
        return ro_fail(error, READOUT_BAD_MODEL, "%s: not part of this build", name);
    return ro_lexicon_read(arena, name, tsv, columns, lexicon, error);
}

int ro_lexicons_load(ro_arena *arena, const ro_lexicon_wanted *wanted, size_t count, readout_error *error) {
    int status = 0;
    for (size_t w = 0; !status && w < count; w++)
        status = ro_lexicon_load(arena, wanted[w].name, wanted[w].columns, wanted[w].lexicon, error);
    return status;
}

uint32_t ro_lexicon_find(const ro_lexicon *lexicon, ro_slice key) {
    if (!key.len || !(lexicon->lengths[(unsigned char)key.ptr[0]] & length_bit(key)))
        return RO_NONE;
    uint32_t tag;
    return bucket_of(lexicon, key, &tag)->row;
}
