#include "intake/formula_rows.h"

#include "base/utf8.h"
#include "intake/written_date.h"

enum { LONGEST_DATE_TOKENS = 16, FEW = 6, SHORT = 24 };

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
    for (uint32_t row = ro_lexicon_find(name_words, ro_slice_lower(word, folded, sizeof folded));
         row != RO_NONE; row = ro_lexicon_next(name_words, row)) {
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
    ro_written_date date;
    const ro_line_token *items = fit->tokens->items;
    return ro_written_date_parse(
        fit->formulas->date_words,
        ro_slice_part(fit->text, items[at].span.begin, items[at + count - 1].span.end), &date);
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
        fit.bits |= ro_formula_bit(tokens->items[t].hash);
    if (try_entries(&fit, &formulas->by_first, tokens->items[begin].hash, begin, zones) ||
        try_entries(&fit, &formulas->by_last, tokens->items[end - 1].hash, begin, zones))
        return true;
    bool near_edge = zones & ~(unsigned)RO_ZONE_MIDDLE;
    for (uint32_t o = 0; near_edge && o < formulas->others.count; o++)
        if (try_formula(&fit, formulas->others.items[o].formula, begin, zones))
            return true;
    return false;
}
