/* A table of words or patterns, read from TSV.
 *
 *     # lines that start with "# " are comments: say origin and licence there
 *     say      speech   assert
 *     told     speech   assert
 *
 * The first column is the key. Several rows may share one: they are found in the file's order.
 *
 *     key ──hash──▶ buckets[] ──▶ rows[] ──next with the same key──▶ rows[] …
 *
 * Most words that are sought are not there, and most of those have a length that no key with their first byte
 * has.
 */
#ifndef RO_BASE_LEXICON_H
#define RO_BASE_LEXICON_H

#include "base/arena.h"

/* The upper half of a key's hash stands beside its row, so that other keys are passed over unread. */
typedef struct {
    uint32_t row; /* RO_NONE: empty */
    uint32_t tag;
} ro_bucket;

typedef struct {
    ro_slice *cells;    /* [row_count * columns], row by row; a missing cell is empty */
    uint32_t *next;     /* [row_count] next row with the same key, or RO_NONE */
    ro_bucket *buckets; /* [bucket_count], a power of two; first rows */
    uint32_t row_count, columns, bucket_count;
    uint32_t lengths[256]; /* by a key's first byte: bit n is set where a key of n bytes starts so; bit 31: or
                              of more */
} ro_lexicon;

/* Reads the resource `name`, whose rows have at most `columns` cells. The cells point into the resource.
 * READOUT_BAD_MODEL when it is missing or a row has no key or too many cells. */
int ro_lexicon_load(ro_arena *arena, const char *name, uint32_t columns, ro_lexicon *lexicon,
                    readout_error *error);
/* Several of them, in order. */
typedef struct {
    const char *name;
    uint32_t columns;
    ro_lexicon *lexicon;
} ro_lexicon_wanted;
int ro_lexicons_load(ro_arena *arena, const ro_lexicon_wanted *wanted, size_t count, readout_error *error);
/* As ro_lexicon_load, from bytes that outlive the lexicon; `name` is for messages. */
int ro_lexicon_read(ro_arena *arena, const char *name, ro_slice tsv, uint32_t columns, ro_lexicon *lexicon,
                    readout_error *error);

/* The first row whose key is `key`, byte for byte, or RO_NONE. */
uint32_t ro_lexicon_find(const ro_lexicon *lexicon, ro_slice key);

static inline ro_slice ro_lexicon_cell(const ro_lexicon *lexicon, uint32_t row, uint32_t column) {
    return lexicon->cells[(size_t)row * lexicon->columns + column];
}

/* The row after `row` with the same key, or RO_NONE. */
static inline uint32_t ro_lexicon_next(const ro_lexicon *lexicon, uint32_t row) {
    return lexicon->next[row];
}

#endif
