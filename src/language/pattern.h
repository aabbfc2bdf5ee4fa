/* Patterns over items, written in tables.
 *
 *     # name     pattern                       sets
 *     count      N
 *     count      a|an                          N=1
 *     count      a few                         N=x
 *     date       <count> UNIT ago              OP=shift SIGN=-1
 *     date       (in|since) MONTH (!DAYNUM)    OP=calendar
 *
 * A row is one way to write `name`. The names that the caller asks for are what is looked for; the others are
 * parts of patterns, used as <name> in rows below theirs. An element is one item or one part:
 *
 *     word or mark     the item with that key (language/vocabulary.h)
 *     CLASS            an item of that class
 *     <name>           a part
 *     x|y              one or the other          x?    it or nothing        _x    without a space before it
 *     ^x               with a capital letter
 *     (x) (!x)         before the first or after the last element: what must, or must not, stand next to the
 *                      match; several are all looked at in order, outwards
 *     \x               the mark x where it would mean something else
 *
 * "sets" gives slots, which are classes too, a fixed value. A match is the longest one, the first in the file
 * among equals; what it took is its captures: (class, item) and (slot, value) in text order.
 *
 * Bounds: a pattern has no loop, so it takes at most as many items as it has elements; the search tries at
 * most RO_PATTERN_STEPS instructions at a place.
 */
#ifndef RO_LANGUAGE_PATTERN_H
#define RO_LANGUAGE_PATTERN_H

#include "language/items.h"

enum { RO_PATTERN_STEPS = 20000, RO_PATTERN_CAPTURES = 24 };

typedef struct {
    uint32_t class; /* of the vocabulary */
    uint32_t item;  /* index into the items, RO_NONE for what the pattern sets */
    ro_sense value; /* the word's in that class; a numeral's value; what the pattern sets */
} ro_capture;

typedef struct {
    uint32_t top;        /* which of the names asked for */
    uint32_t row;        /* of the table, from 0: for `explain` and for tests */
    uint32_t begin, end; /* items, without the context */
    uint32_t count;
    ro_capture captures[RO_PATTERN_CAPTURES];
} ro_match;

typedef struct ro_patterns ro_patterns;

/* Loads the table `patterns`, adding its words to the vocabulary. `tops` is NULL-terminated. Errors name the
 * row: READOUT_BAD_MODEL. */
int ro_patterns_load(ro_arena *arena, const char *table, const char *const *tops, ro_vocabulary *vocabulary,
                     const ro_patterns **patterns, readout_error *error);

/* The match that begins at item `at`; false where there is none. */
bool ro_patterns_match(const ro_patterns *patterns, const ro_items *items, uint32_t at, ro_match *match);

/* The nth capture (from 0) of a class or slot; NULL where there are not so many. */
const ro_capture *ro_match_capture(const ro_match *match, unsigned class, unsigned nth);

#endif
