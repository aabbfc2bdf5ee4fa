/* How formulas lie in memory: formula_rows.c reads them, formula.c matches them.
 *
 *     formulas[]  ── pieces[] ── alternatives ──▶ words[] (hashes)
 *     by_first, by_last: hash of a word that a fitting line begins or ends with ──▶ formula
 */
#ifndef RO_INTAKE_FORMULA_ROWS_H
#define RO_INTAKE_FORMULA_ROWS_H

#include "base/array.h"
#include "intake/formula.h"

typedef struct {
    ro_formula_slot slot;
    bool optional;
    uint32_t first_word, words; /* alternatives, in ro_formulas.words */
} formula_piece;

typedef struct {
    formula_piece pieces[RO_FORMULA_PIECES];
    uint32_t count;
    unsigned zones;
    ro_slice kind, detail;
    uint64_t
        needed[RO_FORMULA_PIECES]; /* of each piece that must be there, the bits of its words, see bit_of */
    uint32_t needed_count;
} line_formula;

/* Where to look a formula up. */
typedef struct {
    uint64_t hash;
    uint32_t formula;
} formula_entry;

typedef RO_ARRAY(formula_entry) formula_entries;

struct ro_formulas {
    const ro_lexicon *name_words, *date_words;
    RO_ARRAY(line_formula) formulas;
    RO_ARRAY(uint64_t) words;
    formula_entries by_first, by_last; /* sorted by hash, then formula */
    formula_entries others;            /* begin and end with slots */
};

/* A line's words set a bit each: a formula whose words are not all among them needs no closer look. */
static inline uint64_t ro_formula_bit(uint64_t hash) {
    return (uint64_t)1 << (hash >> 58);
}

#endif
