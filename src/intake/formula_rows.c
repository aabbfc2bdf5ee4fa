#include "intake/formula_rows.h"

#include "base/error.h"

#include <stdlib.h>

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

static void note_needed(const ro_formulas *formulas, line_formula *formula) {
    for (uint32_t i = 0; i < formula->count; i++) {
        const formula_piece *piece = &formula->pieces[i];
        uint64_t bits = 0;
        for (uint32_t w = 0; w < piece->words; w++)
            bits |= ro_formula_bit(formulas->words.items[piece->first_word + w]);
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
