/* Which productions may begin with a word, and what may follow it: so that a place in the text costs the few
 * that can match there, not all.
 *
 *     the ──▶ (production 12, then UNIT or "same"), (production 31, then ORD) …
 */
#include "language/pattern_code.h"

/* A test that a production may begin with, and what may come behind it. */
typedef struct {
    ro_look_test first;
    ro_follow follow;
} opening;

/* All of a production's. The sets of what they begin with are read first: most words are in neither. */
typedef struct {
    RO_ARRAY(opening) list;
    uint64_t classes, words; /* as those of ro_follow */
} openings;

enum { DEEPEST = 256 };

typedef struct {
    uint32_t at[DEEPEST];
    unsigned depth;
} paths;

static void open_path(paths *open, uint32_t at) {
    if (open->depth < DEEPEST)
        open->at[open->depth++] = at;
}

/* The next instruction on any path that takes an item or ends the match; false when there is none left. */
static bool next_item(const ro_patterns *p, paths *open, uint32_t *at) {
    while (open->depth) {
        *at = open->at[--open->depth];
        const ro_instruction *i = &p->code.items[*at];
        if (i->op == RO_OP_WORD || i->op == RO_OP_CLASS || i->op == RO_OP_MATCH)
            return true;
        if (i->op == RO_OP_SPLIT || i->op == RO_OP_JUMP)
            open_path(open, i->arg);
        if (i->op != RO_OP_JUMP)
            open_path(open, *at + 1);
    }
    return false;
}

static ro_follow follow_of(const ro_patterns *p, uint32_t behind) {
    ro_follow follow = {0};
    paths open = {.at = {behind}, .depth = 1};
    for (uint32_t at; next_item(p, &open, &at);) {
        const ro_instruction *i = &p->code.items[at];
        follow.alone |= i->op == RO_OP_MATCH;
        follow.words |= i->op == RO_OP_WORD ? ro_entry_bit(i->arg) : 0;
        follow.classes |= i->op == RO_OP_CLASS ? (uint64_t)1 << i->arg : 0;
    }
    return follow;
}

static int find_openings(ro_arena *arena, const ro_patterns *p, uint32_t code, openings *found) {
    paths open = {.at = {code}, .depth = 1};
    for (uint32_t at; next_item(p, &open, &at);) {
        const ro_instruction *i = &p->code.items[at];
        opening *o = ro_array_push(arena, &found->list);
        if (!o)
            return READOUT_NO_MEMORY;
        *o = (opening){{i->op == RO_OP_CLASS, i->arg}, follow_of(p, at + 1)};
        found->classes |= o->first.is_class ? (uint64_t)1 << i->arg : 0;
        found->words |= o->first.is_class ? 0 : ro_entry_bit(i->arg);
    }
    return 0;
}

static void join(ro_follow *follow, const ro_follow *other) {
    follow->classes |= other->classes;
    follow->words |= other->words;
    follow->alone |= other->alone;
}

/* What the production takes behind the entry; false where it cannot begin with it. */
static bool begins_with(const openings *all, uint32_t entry, uint64_t classes, ro_follow *follow) {
    bool begins = false;
    if (!(all->classes & classes) && !(all->words & ro_entry_bit(entry)))
        return false;
    *follow = (ro_follow){0};
    for (uint32_t o = 0; o < all->list.count; o++) {
        const opening *open = &all->list.items[o];
        if (open->first.is_class ? !(classes >> open->first.arg & 1) : open->first.arg != entry)
            continue;
        begins = true;
        join(follow, &open->follow);
    }
    return begins;
}

/* The classes that an item with the entry may have; those of numerals where it may be one. */
static uint64_t classes_of(const ro_vocabulary *v, uint32_t entry) {
    const uint64_t numeral = ((uint64_t)1 << RO_CLASS_ONES) - 1;
    const uint64_t makes_numeral = (uint64_t)1 << RO_CLASS_ONES | (uint64_t)1 << RO_CLASS_TENS |
                                   (uint64_t)1 << RO_CLASS_NTH | (uint64_t)1 << RO_CLASS_VULGAR;
    if (entry == v->entries.count)
        return numeral;
    uint64_t classes = v->entries.items[entry].classes;
    return classes & makes_numeral ? classes | numeral : classes;
}

int ro_patterns_list_starts(ro_arena *arena, ro_patterns *p) {
    uint32_t entries = p->vocabulary->entries.count, productions = p->productions.count;
    openings *all = ro_arena_zero(arena, productions, sizeof *all);
    p->first_start = ro_arena_zero(arena, entries + 2, sizeof *p->first_start);
    p->any_follow = ro_arena_zero(arena, entries + 1, sizeof *p->any_follow);
    if (!all || !p->first_start || !p->any_follow)
        return READOUT_NO_MEMORY;
    for (uint32_t production = 0; production < productions; production++)
        if (find_openings(arena, p, p->productions.items[production].code, &all[production]))
            return READOUT_NO_MEMORY;
    for (uint32_t entry = 0; entry <= entries; entry++) {
        uint64_t classes = classes_of(p->vocabulary, entry);
        p->first_start[entry] = p->starts.count;
        for (uint32_t production = 0; production < productions; production++) {
            ro_follow follow;
            if (!begins_with(&all[production], entry, classes, &follow))
                continue;
            ro_start *start = ro_array_push(arena, &p->starts);
            if (!start)
                return READOUT_NO_MEMORY;
            *start = (ro_start){production, follow};
            join(&p->any_follow[entry], &follow);
        }
    }
    p->first_start[entries + 1] = p->starts.count;
    return 0;
}
