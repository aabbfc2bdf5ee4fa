#include "intake/formula.h"

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"
#include "intake/date.h"

#include <stdlib.h>

enum { LONGEST_DATE_TOKENS = 16, FEW = 6, SHORT = 24 };

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

/* ---- reading the table --------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    ro_formula_slot slot;
} slot_names[] = {
    {"<people>", RO_SLOT_PEOPLE}, {"<place>", RO_SLOT_PLACE}, {"<date>", RO_SLOT_DATE},
    {"<any>", RO_SLOT_ANY},       {"<few>", RO_SLOT_FEW},     {"<short>", RO_SLOT_SHORT},
    {"<handle>", RO_SLOT_HANDLE},
};

static const struct {
    const char *text;
    unsigned zones;
} zone_names[] = {
    {"any", RO_ZONE_MIDDLE | RO_ZONE_TOP | RO_ZONE_END},
    {"top", RO_ZONE_TOP},
    {"end", RO_ZONE_END},
    {"edge", RO_ZONE_TOP | RO_ZONE_END},
};

static ro_formula_slot slot_named(ro_slice text) {
    for (size_t s = 0; s < sizeof slot_names / sizeof *slot_names; s++)
        if (ro_slice_is(text, slot_names[s].text))
            return slot_names[s].slot;
    return RO_SLOT_NONE;
}

static unsigned zones_named(ro_slice text) {
    for (size_t z = 0; z < sizeof zone_names / sizeof *zone_names; z++)
        if (ro_slice_is(text, zone_names[z].text))
            return zone_names[z].zones;
    return 0;
}

static int read_piece(ro_arena *arena, ro_formulas *formulas, ro_slice text, formula_piece *piece) {
    bool optional = text.len > 1 && text.ptr[0] == '?';
    if (optional)
        text = ro_slice_part(text, 1, text.len);
    *piece = (formula_piece){slot_named(text), optional, formulas->words.count, 0};
    if (piece->slot != RO_SLOT_NONE)
        return 0;
    for (ro_slice word; ro_slice_field(&text, '|', &word);) {
        uint64_t *hash = ro_array_push(arena, &formulas->words);
        if (!hash)
            return READOUT_NO_MEMORY;
        if (!word.len || word.ptr[0] == '<')
            word = ro_slice_is(word, "<bar>") ? RO_LITERAL("|") : (ro_slice){"", 0};
        if (!word.len)
            return READOUT_BAD_MODEL;
        *hash = ro_line_token_hash(word);
        piece->words++;
    }
    return 0;
}

static int add_entry(ro_arena *arena, formula_entries *entries, uint64_t hash, uint32_t formula) {
    formula_entry *entry = ro_array_push(arena, entries);
    if (!entry)
        return READOUT_NO_MEMORY;
    *entry = (formula_entry){hash, formula};
    return 0;
}

/* A line's words set a bit each: a formula whose words are not all among them needs no closer look. */
static uint64_t bit_of(uint64_t hash) {
    return (uint64_t)1 << (hash >> 58);
}

static void note_needed(const ro_formulas *formulas, line_formula *formula) {
    for (uint32_t i = 0; i < formula->count; i++) {
        const formula_piece *piece = &formula->pieces[i];
        uint64_t bits = 0;
        for (uint32_t w = 0; w < piece->words; w++)
            bits |= bit_of(formulas->words.items[piece->first_word + w]);
        if (bits && !piece->optional)
            formula->needed[formula->needed_count++] = bits;
    }
}

/* Enters a formula under each word that a line fitting it may begin (or end) with; *entered stays false where
 * a slot may stand there. */
static int enter_words(ro_arena *arena, ro_formulas *formulas, uint32_t number, bool last, bool *entered) {
    const line_formula *formula = &formulas->formulas.items[number];
    formula_entries *entries = last ? &formulas->by_last : &formulas->by_first;
    uint32_t before = entries->count;
    *entered = false;
    for (uint32_t i = 0; i < formula->count && !*entered; i++) {
        const formula_piece *piece = &formula->pieces[last ? formula->count - 1 - i : i];
        if (piece->slot != RO_SLOT_NONE)
            break;
        for (uint32_t w = 0; w < piece->words; w++)
            if (add_entry(arena, entries, formulas->words.items[piece->first_word + w], number))
                return READOUT_NO_MEMORY;
        *entered = !piece->optional;
    }
    if (!*entered)
        entries->count = before;
    return 0;
}

static int enter(ro_arena *arena, ro_formulas *formulas, uint32_t number) {
    bool entered;
    int status = enter_words(arena, formulas, number, false, &entered);
    if (!status && !entered)
        status = enter_words(arena, formulas, number, true, &entered);
    return status || entered ? status : add_entry(arena, &formulas->others, 0, number);
}

static int read_row(ro_arena *arena, ro_formulas *formulas, const ro_lexicon *rows, uint32_t row) {
    line_formula *formula = ro_array_push(arena, &formulas->formulas);
    if (!formula)
        return READOUT_NO_MEMORY;
    formula->zones = zones_named(ro_lexicon_cell(rows, row, 0));
    formula->kind = ro_lexicon_cell(rows, row, 1);
    formula->detail = ro_lexicon_cell(rows, row, 3);
    ro_slice text = ro_lexicon_cell(rows, row, 2);
    for (ro_slice piece; ro_slice_field(&text, ' ', &piece);) {
        if (formula->count == RO_FORMULA_PIECES)
            return READOUT_BAD_MODEL;
        int status = read_piece(arena, formulas, piece, &formula->pieces[formula->count++]);
        if (status)
            return status;
    }
    note_needed(formulas, formula);
    return formula->zones && formula->kind.len ? enter(arena, formulas, formulas->formulas.count - 1)
                                               : READOUT_BAD_MODEL;
}

static int by_hash(const void *a, const void *b) {
    const formula_entry *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->formula > y->formula) - (x->formula < y->formula);
}

static void sort(formula_entries *entries) {
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, by_hash);
}

int ro_formulas_read(ro_arena *arena, const char *name, ro_slice tsv, const ro_lexicon *name_words,
                     const ro_lexicon *date_words, const ro_formulas **formulas, readout_error *error) {
    ro_lexicon rows;
    int status = ro_lexicon_read(arena, name, tsv, 4, &rows, error);
    if (status)
        return status;
    ro_formulas *made = ro_arena_zero(arena, 1, sizeof *made);
    if (!made)
        return ro_fail_memory(error);
    made->name_words = name_words;
    made->date_words = date_words;
    for (uint32_t row = 0; !status && row < rows.row_count; row++)
        status = read_row(arena, made, &rows, row);
    if (status == READOUT_BAD_MODEL) {
        ro_slice formula = ro_lexicon_cell(&rows, made->formulas.count - 1, 2);
        return ro_fail(error, status, "%s: cannot understand '%.*s'", name, (int)formula.len, formula.ptr);
    }
    if (status)
        return ro_fail_memory(error);
    sort(&made->by_first);
    sort(&made->by_last);
    *formulas = made;
    return 0;
}

/* ---- matching ------------------------------------------------------------------------------------------ */

typedef struct {
    const ro_formulas *formulas;
    const line_formula *formula;
    ro_slice text;
    const ro_line_tokens *tokens;
    uint32_t end;
    uint64_t bits; /* of the line's words */
    ro_formula_match *match;
    uint8_t failed[RO_FORMULA_PIECES][RO_LINE_TOKENS + 1];
} fitting;

ro_slice ro_name_word_kind(const ro_lexicon *name_words, ro_slice word) {
    char folded[16];
    if (!word.len || word.len > sizeof folded)
        return (ro_slice){"", 0};
    for (size_t i = 0; i < word.len; i++)
        folded[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
    for (uint32_t row = ro_lexicon_find(name_words, ro_slice_of(folded, word.len)); row != RO_NONE;
         row = ro_lexicon_next(name_words, row)) {
        ro_slice kind = ro_lexicon_cell(name_words, row, 1);
        if (!ro_slice_is(kind, "abbreviation"))
            return kind;
    }
    return (ro_slice){"", 0};
}

static bool in_people(const fitting *fit, uint32_t at, bool first) {
    const ro_line_token *token = &fit->tokens->items[at];
    if (token->capital)
        return true;
    ro_slice kind = ro_name_word_kind(fit->formulas->name_words,
                                      ro_slice_part(fit->text, token->span.begin, token->span.end));
    return first ? ro_slice_is(kind, "the") : kind.len > 0;
}

static bool is_full_stop(const fitting *fit, uint32_t at) {
    const ro_line_token *token = &fit->tokens->items[at];
    return !token->word && fit->text.ptr[token->span.begin] == '.';
}

/* The most tokens a slot can take at `at`. */
static uint32_t slot_reach(const fitting *fit, ro_formula_slot slot, uint32_t at) {
    uint32_t left = fit->end - at, reach = 0;
    switch (slot) {
    case RO_SLOT_PEOPLE:
    case RO_SLOT_PLACE:
        while (reach < left && in_people(fit, at + reach, !reach))
            reach++;
        return reach;
    case RO_SLOT_DATE:
        return left < LONGEST_DATE_TOKENS ? left : LONGEST_DATE_TOKENS;
    case RO_SLOT_FEW:
        return left < FEW ? left : FEW;
    case RO_SLOT_SHORT:
        while (reach < left && reach < SHORT && !is_full_stop(fit, at + reach))
            reach++;
        return reach;
    case RO_SLOT_HANDLE:
        return left && fit->text.ptr[fit->tokens->items[at].span.begin] == '@';
    default:
        return left;
    }
}

static bool slot_takes(const fitting *fit, ro_formula_slot slot, uint32_t at, uint32_t count) {
    if (slot != RO_SLOT_DATE)
        return true;
    ro_date date;
    const ro_line_token *items = fit->tokens->items;
    return ro_date_parse(fit->formulas->date_words,
                         ro_slice_part(fit->text, items[at].span.begin, items[at + count - 1].span.end),
                         &date);
}

static bool fits(fitting *fit, uint32_t piece, uint32_t at);

static bool slot_fits(fitting *fit, uint32_t number, uint32_t at) {
    ro_formula_slot slot = fit->formula->pieces[number].slot;
    uint32_t least = slot == RO_SLOT_ANY || slot == RO_SLOT_SHORT ? 0 : 1, reach = slot_reach(fit, slot, at);
    for (uint32_t count = reach + 1; count-- > least;) {
        if (!slot_takes(fit, slot, at, count) || !fits(fit, number + 1, at + count))
            continue;
        fit->match->captures[fit->match->capture_count++] = (ro_formula_capture){slot, at, at + count};
        return true;
    }
    return false;
}

static bool word_fits(const fitting *fit, const formula_piece *piece, uint32_t at) {
    for (uint32_t w = 0; at < fit->end && w < piece->words; w++)
        if (fit->formulas->words.items[piece->first_word + w] == fit->tokens->items[at].hash)
            return true;
    return false;
}

/* Whether the pieces from `number` on fit the tokens from `at` on; captures are noted on the way back, the
 * last one first. */
static bool fits(fitting *fit, uint32_t number, uint32_t at) {
    if (number == fit->formula->count)
        return at == fit->end;
    if (fit->failed[number][at])
        return false;
    const formula_piece *piece = &fit->formula->pieces[number];
    bool fine = piece->slot != RO_SLOT_NONE ? slot_fits(fit, number, at)
                                            : word_fits(fit, piece, at) && fits(fit, number + 1, at + 1);
    fine = fine || (piece->optional && fits(fit, number + 1, at));
    fit->failed[number][at] = !fine;
    return fine;
}

static bool try_formula(fitting *fit, uint32_t number, uint32_t begin, unsigned zones) {
    fit->formula = &fit->formulas->formulas.items[number];
    if (!(fit->formula->zones & zones))
        return false;
    for (uint32_t i = 0; i < fit->formula->needed_count; i++)
        if (!(fit->formula->needed[i] & fit->bits))
            return false;
    memset(fit->failed, 0, fit->formula->count * sizeof fit->failed[0]);
    fit->match->capture_count = 0;
    if (!fits(fit, 0, begin))
        return false;
    fit->match->kind = fit->formula->kind;
    fit->match->detail = fit->formula->detail;
    for (uint32_t a = 0, b = fit->match->capture_count; a + 1 < b; a++) {
        ro_formula_capture swapped = fit->match->captures[a];
        fit->match->captures[a] = fit->match->captures[--b];
        fit->match->captures[b] = swapped;
    }
    return true;
}

static uint32_t first_entry(const formula_entries *entries, uint64_t hash) {
    uint32_t low = 0, high = entries->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entries->items[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool try_entries(fitting *fit, const formula_entries *entries, uint64_t hash, uint32_t begin,
                        unsigned zones) {
    for (uint32_t e = first_entry(entries, hash); e < entries->count && entries->items[e].hash == hash; e++)
        if (try_formula(fit, entries->items[e].formula, begin, zones))
            return true;
    return false;
}

static bool has_entry(const ro_formulas *formulas, const formula_entries *entries, uint64_t hash,
                      unsigned zones) {
    for (uint32_t e = first_entry(entries, hash); e < entries->count && entries->items[e].hash == hash; e++)
        if (formulas->formulas.items[entries->items[e].formula].zones & zones)
            return true;
    return false;
}

bool ro_formulas_may(const ro_formulas *formulas, ro_slice line, unsigned zones) {
    uint64_t first, last;
    if (line.len > RO_LINE_BYTES)
        return false;
    if (zones & ~(unsigned)RO_ZONE_MIDDLE)
        return true;
    ro_line_ends(line, &first, &last);
    return has_entry(formulas, &formulas->by_first, first, zones) ||
           has_entry(formulas, &formulas->by_last, last, zones);
}

bool ro_formulas_match(const ro_formulas *formulas, ro_slice text, const ro_line_tokens *tokens,
                       uint32_t begin, uint32_t end, unsigned zones, ro_formula_match *match) {
    ro_line_tokens_strip(text, tokens, &begin, &end);
    if (begin == end)
        return false;
    fitting fit; /* its table is cleared as far as a formula needs it */
    fit.formulas = formulas;
    fit.text = text;
    fit.tokens = tokens;
    fit.end = end;
    fit.match = match;
    fit.bits = 0;
    for (uint32_t t = begin; t < end; t++)
        fit.bits |= bit_of(tokens->items[t].hash);
    if (try_entries(&fit, &formulas->by_first, tokens->items[begin].hash, begin, zones) ||
        try_entries(&fit, &formulas->by_last, tokens->items[end - 1].hash, begin, zones))
        return true;
    bool near_edge = zones & ~(unsigned)RO_ZONE_MIDDLE;
    for (uint32_t o = 0; near_edge && o < formulas->others.count; o++)
        if (try_formula(&fit, formulas->others.items[o].formula, begin, zones))
            return true;
    return false;
}
