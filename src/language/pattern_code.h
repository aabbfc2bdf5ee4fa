/* What patterns are compiled to: shared by pattern_load.c and pattern.c, no one else's business.
 *
 *     date  the? SHIFT UNIT     0 SPLIT 1,2   1 WORD the   2 CLASS SHIFT   3 CLASS UNIT   4 SET OP=…   5
 * MATCH
 */
#ifndef RO_LANGUAGE_PATTERN_CODE_H
#define RO_LANGUAGE_PATTERN_CODE_H

#include "language/pattern.h"

typedef enum {
    RO_OP_WORD,  /* the item's entry is `arg` */
    RO_OP_CLASS, /* the item is of class `arg` */
    RO_OP_SPLIT, /* go on at the next instruction, and at `arg` */
    RO_OP_JUMP,  /* go on at `arg` */
    RO_OP_SET,   /* captures constants[arg] */
    RO_OP_LOOK,  /* looks[arg] holds */
    RO_OP_MATCH,
} ro_op;

typedef struct {
    uint8_t op;
    bool glued;   /* WORD, CLASS: no white space before the item */
    bool capital; /* WORD, CLASS: it starts with a capital letter */
    uint32_t arg;
} ro_instruction;

/* One alternative of a look: word entry or class. */
typedef struct {
    bool is_class;
    uint32_t arg;
} ro_look_test;

typedef struct {
    uint32_t first_test, tests;
    int distance; /* items before the first (-1, -2 …) or after the last (0, 1 …) */
    bool negative;
} ro_look;

typedef struct {
    uint32_t code; /* its first instruction */
    uint32_t top, row;
} ro_production;

/* What a second item may be: of one of the classes, or a word whose entry's last six bits are in the set.
 * Most productions that may begin with "the" are ruled out by it. */
typedef struct {
    uint64_t classes, words;
    bool alone; /* or there need be none */
} ro_follow;

/* A production that may begin with an entry. */
typedef struct {
    uint32_t production;
    ro_follow follow;
} ro_start;

struct ro_patterns {
    const ro_vocabulary *vocabulary;
    RO_ARRAY(ro_instruction) code;
    RO_ARRAY(ro_look) looks;
    RO_ARRAY(ro_look_test) tests;
    RO_ARRAY(ro_sense) constants; /* .class is the slot */
    RO_ARRAY(ro_production) productions;
    RO_ARRAY(ro_start) starts; /* in the order of productions, by entry */
    uint32_t *first_start; /* [entries + 2] of `starts`, by entry of the vocabulary; behind them: numerals */
    ro_follow *any_follow; /* [entries + 1] what may follow in any of them */
};

static inline uint64_t ro_entry_bit(uint32_t entry) {
    return entry == RO_NONE ? 0 : (uint64_t)1 << (entry & 63);
}

/* pattern_starts.c: fills first_start and starts once the code is there. */
int ro_patterns_list_starts(ro_arena *arena, ro_patterns *patterns);

#endif
