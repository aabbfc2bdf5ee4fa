#include "language/pattern_code.h"

#include <math.h>

/* A way not yet tried: where in the code, at which item, with how many captures. */
typedef struct {
    uint32_t code, item, captures;
} branch;

enum { DEEPEST = 64 };

typedef struct {
    const ro_patterns *patterns;
    const ro_items *items;
    uint32_t begin;
    uint32_t count;
    ro_capture captures[RO_PATTERN_CAPTURES];
    branch open[DEEPEST];
    unsigned depth;
    bool matched;
} search;

static ro_sense value_of(const search *s, uint32_t item, unsigned class) {
    const ro_item *i = &s->items->items[item];
    const ro_sense *sense =
        i->entry == RO_NONE ? NULL : ro_vocabulary_sense(s->patterns->vocabulary, i->entry, class);
    if (sense && class >= RO_CLASS_ONES)
        return *sense;
    return (ro_sense){.number = i->value, .class = (uint8_t) class};
}

static bool capture(search *s, unsigned class, uint32_t item, ro_sense value) {
    if (s->count == RO_PATTERN_CAPTURES)
        return false;
    s->captures[s->count++] = (ro_capture){class, item, value};
    return true;
}

static bool test_item(const ro_items *items, uint32_t at, const ro_look_test *test) {
    if (at >= items->count)
        return false;
    const ro_item *item = &items->items[at];
    return test->is_class ? ro_item_in(item, test->arg) : item->entry == test->arg;
}

static bool look_holds(const search *s, const ro_look *look, uint32_t from) {
    bool found = false;
    if (look->distance >= 0 || from >= (uint32_t)-look->distance)
        for (uint32_t t = 0; t < look->tests && !found; t++)
            found = test_item(s->items, from + (uint32_t)look->distance,
                              &s->patterns->tests.items[look->first_test + t]);
    return found != look->negative;
}

static bool take(search *s, const ro_instruction *instruction, branch *way) {
    if (way->item >= s->items->count)
        return false;
    const ro_item *item = &s->items->items[way->item];
    if ((instruction->glued && !item->glued) || (instruction->capital && !item->capital))
        return false;
    if (instruction->op == RO_OP_WORD ? item->entry != instruction->arg : !ro_item_in(item, instruction->arg))
        return false;
    if (instruction->op == RO_OP_CLASS &&
        !capture(s, instruction->arg, way->item, value_of(s, way->item, instruction->arg)))
        return false;
    way->item++;
    return true;
}

/* One instruction; false where this way ends. */
static bool step(search *s, branch *way) {
    const ro_instruction *instruction = &s->patterns->code.items[way->code++];
    switch ((ro_op)instruction->op) {
    case RO_OP_WORD:
    case RO_OP_CLASS:
        return take(s, instruction, way);
    case RO_OP_SPLIT:
        if (s->depth == DEEPEST)
            return false;
        s->open[s->depth++] = (branch){instruction->arg, way->item, s->count};
        return true;
    case RO_OP_JUMP:
        way->code = instruction->arg;
        return true;
    case RO_OP_SET:
        return capture(s, s->patterns->constants.items[instruction->arg].class, RO_NONE,
                       s->patterns->constants.items[instruction->arg]);
    case RO_OP_LOOK:
        return look_holds(s, &s->patterns->looks.items[instruction->arg], way->item);
    case RO_OP_MATCH:
        s->matched = true;
        break;
    }
    return false;
}

static void keep(const search *s, const ro_production *production, uint32_t end, ro_match *match) {
    match->top = production->top;
    match->row = production->row;
    match->begin = s->begin;
    match->end = end;
    match->count = s->count;
    memcpy(match->captures, s->captures, s->count * sizeof *s->captures);
}

static void try_production(search *s, const ro_production *production, unsigned *steps, ro_match *match) {
    s->depth = 0;
    s->open[s->depth++] = (branch){production->code, s->begin, 0};
    while (s->depth) {
        branch way = s->open[--s->depth];
        s->count = way.captures;
        s->matched = false;
        while (++*steps < RO_PATTERN_STEPS && step(s, &way))
            ;
        if (s->matched && way.item > match->end)
            keep(s, production, way.item, match);
    }
}

static bool may_follow(const ro_follow *follow, const ro_item *next) {
    return follow->alone ||
           (next && (next->classes & follow->classes || ro_entry_bit(next->entry) & follow->words));
}

bool ro_patterns_match(const ro_patterns *patterns, const ro_items *items, uint32_t at, ro_match *match) {
    const ro_item *item = &items->items[at], *next = at + 1 < items->count ? item + 1 : NULL;
    uint32_t numerals = patterns->vocabulary->entries.count;
    uint32_t start = item->entry == RO_NONE && item->kind == RO_ITEM_NUMERAL ? numerals : item->entry;
    if (start == RO_NONE || !may_follow(&patterns->any_follow[start], next))
        return false;
    search s;
    s.patterns = patterns;
    s.items = items;
    s.begin = at;
    unsigned steps = 0;
    match->end = at;
    for (uint32_t i = patterns->first_start[start]; i < patterns->first_start[start + 1]; i++) {
        const ro_start *candidate = &patterns->starts.items[i];
        if (may_follow(&candidate->follow, next))
            try_production(&s, &patterns->productions.items[candidate->production], &steps, match);
    }
    return match->end > at;
}

const ro_capture *ro_match_capture(const ro_match *match, unsigned class, unsigned nth) {
    for (uint32_t c = 0; c < match->count; c++)
        if (match->captures[c].class == class && nth-- == 0)
            return &match->captures[c];
    return NULL;
}
