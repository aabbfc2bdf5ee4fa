#include "language/numbers.h"

#include "base/error.h"
#include "language/pattern.h"

#include <math.h>

/* The classes of data/language/numbers_words.tsv, and the slots of numbers_patterns.tsv. YEARPREP stands
 * before a year; four digits before COUNTED are no year; "one" before NOTCOUNTED or behind ONEPRONOUN is a
 * pronoun. */
/* clang-format off */
#define NUMBER_CLASSES(X)                                                                                    \
    X(PREFIX)                                                                                                \
    X(CODE)                                                                                                  \
    X(NATION)                                                                                                \
    X(DOLLAR)                                                                                                \
    X(CURRENCY) X(PERCENT) X(MEASURE) X(SPAN) X(LOW) X(HIGH) X(SCORES) X(MONTH) X(LABEL) X(CONTEST)          \
        X(CHANGE) X(YEARPREP) X(COUNTED) X(NOTCOUNTED) X(ONEPRONOUN) X(Q) X(UNIT) X(SQUARE) X(FEW) X(OVER)

#define AS_ID(name) name,
enum { BEFORE_OWN = RO_CLASS_OWN - 1, NUMBER_CLASSES(AS_ID) CLASSES };
#undef AS_ID
#define AS_NAME(name) #name,
static const char *const class_names[CLASSES] = {RO_NUMERAL_CLASSES, NUMBER_CLASSES(AS_NAME)};
#undef AS_NAME
/* clang-format on */

enum { NUMBER, BOUNDS, SHARE, SKIP };
static const char *const tops[] = {"number", "bounds", "share", "skip", NULL};

typedef struct {
    ro_vocabulary vocabulary;
    const ro_patterns *patterns;
} numbers_model;

typedef struct {
    const numbers_model *model;
    ro_doc *doc;
    ro_items items;
    uint32_t word; /* the first word that may lie in the next number */
} reader;

int ro_numbers_load(ro_arena *arena, const void **model, readout_error *error) {
    static const char *const tables[] = {"data/language/numerals.tsv", "data/language/numbers_words.tsv",
                                         NULL};
    numbers_model *m = ro_arena_zero(arena, 1, sizeof *m);
    if (!m)
        return ro_fail_memory(error);
    int status = ro_vocabulary_load(arena, class_names, CLASSES, tables, &m->vocabulary, error);
    if (!status)
        status = ro_patterns_load(arena, "data/language/numbers_patterns.tsv", tops, &m->vocabulary,
                                  &m->patterns, error);
    *model = m;
    return status;
}

/* ---- what a match says -----------------------------------------------------------------------------------
 */

static ro_qualifier qualifier_of(const ro_match *match) {
    const ro_capture *q = ro_match_capture(match, Q, 0);
    ro_qualifier found = RO_EXACT;
    for (int i = RO_EXACT; q && i <= RO_BETWEEN; i++)
        if (ro_slice_is(q->value.text, ro_qualifier_name((ro_qualifier)i)))
            found = (ro_qualifier)i;
    return found;
}

/* The unit, from what is most telling: "30 Canadian dollars" are CAD, "US$30" are USD. */
static const ro_capture *unit_of(const ro_match *match) {
    static const uint8_t order[] = {UNIT,     PREFIX,  NATION,  RO_CLASS_SIGN, CODE,
                                    CURRENCY, PERCENT, MEASURE, SPAN};
    const ro_capture *unit = NULL;
    for (unsigned i = 0; i < sizeof order && !unit; i++)
        unit = ro_match_capture(match, order[i], 0);
    return unit;
}

static bool is_currency(const ro_capture *unit) {
    bool named = unit->class == UNIT && unit->value.text.len == 3 && unit->value.text.ptr[0] < 'a';
    return named || unit->class == PREFIX || unit->class == NATION || unit->class == RO_CLASS_SIGN ||
           unit->class == CODE || unit->class == CURRENCY;
}

static int set_unit(reader *r, const ro_match *match, ro_number *number, readout_error *error) {
    const ro_capture *unit = unit_of(match);
    if (!unit)
        return 0;
    ro_slice name = unit->value.text;
    if (is_currency(unit))
        number->kind = RO_NUMBER_MONEY;
    else if (name.len >= 7 && ro_slice_starts(name, RO_LITERAL("percent")))
        number->kind = RO_NUMBER_PERCENT;
    if (ro_slice_ends(name, RO_LITERAL("/100"))) {
        number->value /= 100;
        number->upper /= 100;
        name.len -= 4;
    }
    if (ro_match_capture(match, SQUARE, 0)) {
        name = ro_arena_format(r->doc->arena, "square_%.*s", (int)name.len, name.ptr);
        if (!name.ptr)
            return ro_fail_memory(error);
    }
    number->unit = name;
    return 0;
}

/* ---- what is no number ------------------------------------------------------------------------------------
 */

static const ro_item *item_at(const reader *r, uint32_t at) {
    return at < r->items.count ? &r->items.items[at] : NULL;
}

static bool is_word(const reader *r, const ro_item *item, const char *word) {
    return item && item->entry != RO_NONE &&
           ro_slice_is(r->model->vocabulary.entries.items[item->entry].key, word);
}

/* "F-16", "G7", "5G": figures that belong to a name. */
static bool in_name(const reader *r, uint32_t at) {
    const ro_item *figures = item_at(r, at), *before = at ? item_at(r, at - 1) : NULL;
    const ro_item *next = item_at(r, at + 1);
    if (!figures->digits)
        return false;
    if (next && next->glued && next->kind == RO_ITEM_WORD && next->entry == RO_NONE)
        return true;
    if (!before || !figures->glued)
        return false;
    if (before->kind == RO_ITEM_WORD)
        return !ro_item_in(before, PREFIX) && !ro_item_in(before, CODE);
    return is_word(r, before, "-") && at > 1 && item_at(r, at - 2)->kind == RO_ITEM_WORD &&
           item_at(r, at - 2)->capital && !ro_item_in(item_at(r, at - 2), RO_CLASS_ONES);
}

/* The word that holds the span's begin; moves r->word to it. */
static const ro_word *word_of(reader *r, ro_span span) {
    while (r->word < r->doc->words.count && r->doc->words.items[r->word].span.end <= span.begin)
        r->word++;
    return r->word < r->doc->words.count ? &r->doc->words.items[r->word] : NULL;
}

/* "one" counts where something to count follows; the tag decides where there is one. */
static bool one_is_pronoun(reader *r, uint32_t at) {
    const ro_item *one = item_at(r, at), *next = item_at(r, at + 1), *before = at ? item_at(r, at - 1) : NULL;
    if (!is_word(r, one, "one"))
        return false;
    if (r->doc->layers & RO_LAYER_TAGS) {
        const ro_word *word = word_of(r, one->span);
        return word && word->upos != RO_UPOS_NUM;
    }
    if (before && ro_item_in(before, ONEPRONOUN))
        return true;
    return !next || (next->kind == RO_ITEM_MARK && !is_word(r, next, "-")) || ro_item_in(next, NOTCOUNTED);
}

/* "(2)", "2) …": an item of a list. */
static bool is_list_mark(const reader *r, uint32_t at) {
    const ro_item *next = item_at(r, at + 1);
    return next && next->glued && r->doc->text.ptr[next->span.begin] == ')' && item_at(r, at)->digits &&
           (at == 0 || item_at(r, at - 1)->kind == RO_ITEM_MARK);
}

static bool counts(reader *r, const ro_match *match) {
    for (uint32_t c = 0; c < match->count; c++) {
        const ro_capture *numeral = &match->captures[c];
        if (numeral->item == RO_NONE || (numeral->class != RO_CLASS_N && numeral->class != RO_CLASS_ORD))
            continue;
        if (item_at(r, numeral->item)->digits > 15 || in_name(r, numeral->item) ||
            is_list_mark(r, numeral->item))
            return false;
        if (match->end == match->begin + 1 && one_is_pronoun(r, numeral->item))
            return false;
    }
    return true;
}

/* Four digits are a year unless they count what follows. */
static bool is_year(const reader *r, uint32_t at) {
    const ro_item *before = at ? item_at(r, at - 1) : NULL, *next = item_at(r, at + 1);
    if (!ro_item_in(item_at(r, at), RO_CLASS_YEARNUM))
        return false;
    if (before && (ro_item_in(before, YEARPREP) || ro_item_in(before, MONTH)))
        return true;
    if (item_at(r, at)->value >= 1900 && item_at(r, at)->value < 2100)
        return !(next && ro_item_in(next, COUNTED));
    bool plural = next && next->kind == RO_ITEM_WORD && !next->capital && !next->glued &&
                  next->span.end - next->span.begin > 3 && r->doc->text.ptr[next->span.end - 1] == 's';
    return !plural && !(next && ro_item_in(next, COUNTED));
}

/* ", 44," behind a name, and at the end of a sentence. */
static bool is_age(const reader *r, uint32_t at) {
    const ro_item *next = item_at(r, at + 1);
    return at > 1 && item_at(r, at)->digits && item_at(r, at)->value < 120 &&
           is_word(r, item_at(r, at - 1), ",") && item_at(r, at - 2)->capital && next &&
           is_word(r, next, ",");
}

/* ---- what is one ------------------------------------------------------------------------------------------
 */

static void place(reader *r, ro_number *number, ro_span span, ro_span digits) {
    number->span = span;
    number->digits = digits;
    word_of(r, span);
    number->first_word = r->word;
    for (uint32_t w = r->word; w < r->doc->words.count && r->doc->words.items[w].span.begin < span.end; w++)
        number->words++;
}

static int add(reader *r, ro_span span, ro_span digits, ro_number **number, readout_error *error) {
    *number = ro_array_push(r->doc->arena, &r->doc->numbers);
    if (!*number)
        return ro_fail_memory(error);
    (*number)->upper = NAN;
    place(r, *number, span, digits);
    return 0;
}

static ro_span span_of(const reader *r, uint32_t begin, uint32_t end) {
    return (ro_span){item_at(r, begin)->span.begin, item_at(r, end - 1)->span.end};
}

static int add_year(reader *r, uint32_t at, readout_error *error) {
    ro_number *number;
    ro_span span = item_at(r, at)->span;
    int status = add(r, span, span, &number, error);
    if (!status) {
        number->value = item_at(r, at)->value;
        number->kind = RO_NUMBER_YEAR;
    }
    return status;
}

/* "differences over two corridors": a small number in words without a unit is not what "over" goes beyond. */
static bool about_few(const reader *r, const ro_match *match, const ro_capture *numeral) {
    return ro_match_capture(match, OVER, 0) && numeral->item != RO_NONE && numeral->value.number <= 12 &&
           !item_at(r, numeral->item)->digits && !unit_of(match);
}

static int add_single(reader *r, const ro_match *match, const ro_capture *numeral, readout_error *error) {
    bool ordinal = numeral->class == RO_CLASS_ORD, written = numeral->item != RO_NONE;
    if (written && !ordinal && match->end == match->begin + 1 && is_year(r, numeral->item))
        return add_year(r, numeral->item, error);
    bool about = about_few(r, match, numeral);
    ro_span span = span_of(r, about ? numeral->item : match->begin, match->end);
    ro_number *number;
    int status = add(r, span, written ? item_at(r, numeral->item)->span : span, &number, error);
    if (status)
        return status;
    number->value = numeral->value.number;
    number->qualifier = about ? RO_EXACT : qualifier_of(match);
    number->kind = ordinal ? RO_NUMBER_ORDINAL : RO_NUMBER_CARDINAL;
    if (written && item_at(r, numeral->item)->share)
        number->unit = RO_LITERAL("share");
    else if (written && match->end == match->begin + 1 && is_age(r, numeral->item))
        number->unit = RO_LITERAL("year");
    return set_unit(r, match, number, error);
}

/* Two ends in order; "30 to 40 million" are millions both. A score, or a fall "from 7 to 5", is no range. */
static int add_range(reader *r, const ro_match *match, const ro_capture *low, const ro_capture *high,
                     readout_error *error) {
    const ro_item *first = item_at(r, low->item), *last = item_at(r, high->item);
    double from = first->value, to = last->value;
    if (first->scale == 1 && last->scale > 1 && from < to / last->scale)
        from *= last->scale;
    ro_number *number;
    int status = add(r, span_of(r, match->begin, match->end), (ro_span){first->span.begin, last->span.end},
                     &number, error);
    if (status)
        return status;
    number->value = from;
    number->upper = to;
    number->qualifier = RO_BETWEEN;
    return set_unit(r, match, number, error);
}

static bool hyphenated(const reader *r, uint32_t at) {
    return is_word(r, item_at(r, at), "-");
}

/* Adds the number of a match and sets *next to the item to go on at. */
static int take_number(reader *r, const ro_match *match, uint32_t *next, readout_error *error) {
    const ro_capture *first = ro_match_capture(match, RO_CLASS_N, 0), *second;
    if (!first)
        return add_single(r, match, ro_match_capture(match, RO_CLASS_ORD, 0), error);
    second = ro_match_capture(match, RO_CLASS_N, 1);
    if (!second)
        return add_single(r, match, first, error);
    const ro_item *low = item_at(r, first->item), *high = item_at(r, second->item);
    bool years = ro_item_in(low, RO_CLASS_YEARNUM) && ro_item_in(high, RO_CLASS_YEARNUM) && !unit_of(match);
    bool rises = low->value < high->value;
    if (rises && !years)
        return add_range(r, match, first, second, error);
    if (!years && hyphenated(r, first->item + 1))
        return 0;
    if (!years && first->item > match->begin && is_word(r, item_at(r, first->item - 1), "from")) {
        *next = first->item; /* each is read alone, with its unit */
        return 0;
    }
    ro_match alone = *match;
    alone.begin = first->item;
    alone.end = *next = first->item + 1;
    alone.count = 0;
    return add_single(r, &alone, first, error);
}

static int take_bounds(reader *r, const ro_match *match, readout_error *error) {
    const ro_capture *low = ro_match_capture(match, LOW, 0), *of = ro_match_capture(match, LOW, 1);
    ro_number *number;
    ro_span span = span_of(r, match->begin, match->end);
    int status = add(r, span, span, &number, error);
    if (status)
        return status;
    number->qualifier = RO_DOZENS;
    const ro_capture *scores = ro_match_capture(match, SCORES, 0);
    if (scores) {
        number->value = scores->value.number;
        number->upper = 99;
        return 0;
    }
    if (low) {
        const ro_vocabulary *v = &r->model->vocabulary;
        double scale = of ? of->value.number : 1;
        number->value = low->value.number * scale;
        number->upper = (ro_vocabulary_sense(v, item_at(r, low->item)->entry, HIGH)->number + 1) * scale - 1;
        return 0;
    }
    const ro_capture *scale = ro_match_capture(match, RO_CLASS_SCALE, 0);
    if (!scale)
        scale = ro_match_capture(match, RO_CLASS_HUNDRED, 0);
    number->value = 2 * scale->value.number;
    number->upper = 10 * scale->value.number - 1;
    return 0;
}

static int take_share(reader *r, const ro_match *match, readout_error *error) {
    const ro_capture *part = ro_match_capture(match, RO_CLASS_PART, 0);
    const ro_capture *over = ro_match_capture(match, RO_CLASS_N, 0),
                     *of = ro_match_capture(match, RO_CLASS_N, 1);
    double value = part ? 1 / part->value.number : 0.5;
    if (over && of) {
        double under = item_at(r, of->item)->value;
        bool common = (under >= 2 && under <= 10) || under == 20 || under == 100 || under == 1000;
        if (!common || over->value.number >= under || item_at(r, of->item)->grouped)
            return 0;
        value = over->value.number / under;
    }
    ro_number *number;
    ro_span span = span_of(r, match->begin, match->end);
    int status = add(r, span, span, &number, error);
    if (!status) {
        number->value = value;
        number->qualifier = qualifier_of(match);
        number->unit = RO_LITERAL("share");
    }
    return status;
}

static int take_years(reader *r, const ro_match *match, readout_error *error) {
    int status = 0;
    for (uint32_t c = 0; !status && c < match->count; c++)
        if (match->captures[c].class == RO_CLASS_YEARNUM)
            status = add_year(r, match->captures[c].item, error);
    return status;
}

static int take_match(reader *r, const ro_match *match, uint32_t *next, readout_error *error) {
    *next = match->end;
    switch (match->top) {
    case BOUNDS:
        return take_bounds(r, match, error);
    case SHARE:
        return take_share(r, match, error);
    case SKIP:
        return take_years(r, match, error);
    default:
        return counts(r, match) ? take_number(r, match, next, error) : 0;
    }
}

int ro_numbers_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    reader r = {.model = model, .doc = doc};
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        int status =
            ro_items_cut(scratch, &r.model->vocabulary, doc, &doc->sentences.items[s], &r.items, error);
        for (uint32_t i = 0; !status && i < r.items.count;) {
            ro_match match;
            uint32_t next = i + 1;
            if (ro_patterns_match(r.model->patterns, &r.items, i, &match))
                status = take_match(&r, &match, &next, error);
            i = next;
        }
        if (status)
            return status;
    }
    return 0;
}
