#include "reading/talks_table.h"

/* ---- units ------------------------------------------------------------------------------------------------
 */

static bool glued(const ro_doc *doc, uint32_t w) {
    return doc->words.items[w].span.end == doc->words.items[w + 1].span.begin;
}

/* "cease-fire" as one unit; false where the table has no such compound. */
static bool cut_compound(const ro_talks_words *words, const ro_doc *doc, uint32_t end, ro_talks_unit *unit) {
    uint32_t w = unit->word;
    if (w + 2 >= end || !glued(doc, w) || !glued(doc, w + 1) ||
        doc->text.ptr[doc->words.items[w + 1].span.begin] != '-')
        return false;
    uint32_t e = ro_talks_find_entry(
        words, ro_slice_part(doc->text, doc->words.items[w].span.begin, doc->words.items[w + 2].span.end));
    if (e == RO_NONE)
        return false;
    unit->words = 3;
    unit->entry = e;
    return true;
}

static void cut_unit(const ro_talks_words *words, const ro_doc *doc, const uint32_t *name_of,
                     const uint32_t *time_of, uint32_t end, ro_talks_unit *unit) {
    uint32_t w = unit->word, name = name_of[w], time = time_of[w];
    ro_slice text = ro_doc_text(doc, doc->words.items[w].span);
    unit->words = 1;
    if (name != RO_NONE) {
        while (w + unit->words < end && name_of[w + unit->words] == name)
            unit->words++;
        unit->classes |= RO_TC_BIT(RO_TC_NAME);
        unit->entry = unit->words == 1 ? ro_talks_find_entry(words, text) : RO_NONE;
    } else if (time != RO_NONE && doc->times.items[time].span.begin == doc->words.items[w].span.begin) {
        while (w + unit->words < end && time_of[w + unit->words] == time)
            unit->words++;
        unit->classes |= RO_TC_BIT(RO_TC_TIME);
        unit->entry = ro_talks_find_entry(words, text);
    } else if (!cut_compound(words, doc, end, unit)) {
        unit->entry = ro_talks_find_entry(words, text);
        if (text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9')
            unit->classes |= RO_TC_BIT(RO_TC_NUM);
    }
    if (unit->entry != RO_NONE) {
        unit->classes |= words->entries.items[unit->entry].classes;
        unit->value = words->entries.items[unit->entry].value;
    }
}

int ro_talks_units_cut(const ro_talks_words *words, const ro_doc *doc, const uint32_t *name_of,
                       const uint32_t *time_of, uint32_t sentence, ro_arena *scratch, ro_talks_units *units) {
    const ro_sentence *s = &doc->sentences.items[sentence];
    uint32_t w = s->first_word, end = s->first_word + s->words;
    units->count = 0;
    while (w < end) {
        ro_talks_unit *unit = ro_array_push(scratch, units);
        if (!unit)
            return READOUT_NO_MEMORY;
        unit->word = w;
        cut_unit(words, doc, name_of, time_of, end, unit);
        w += unit->words;
    }
    return 0;
}

/* ---- matching ---------------------------------------------------------------------------------------------
 */

static uint32_t skip_quotes(const ro_talks_units *units, uint32_t at) {
    while (at < units->count && ro_talks_is(&units->items[at], RO_TC_QUOTE))
        at++;
    return at;
}

static bool unit_fits(const ro_talks_words *words, const ro_talks_units *units, const ro_talks_element *e,
                      uint32_t at) {
    return at < units->count &&
           ro_talks_element_takes(words, e, units->items[at].entry, units->items[at].classes);
}

/* The set of places that the elements up to one may end at, as bits from the match's begin: elements are few
 * and gaps short, so 64 units hold every match. */
static uint64_t step(const ro_talks_words *words, const ro_talks_units *units, const ro_talks_element *e,
                     uint32_t begin, uint64_t places) {
    uint64_t next = e->is_gap || e->optional ? places : 0;
    for (unsigned offset = 0; offset < 63; offset++) {
        if (!(places >> offset & 1))
            continue;
        uint32_t at = begin + offset;
        if (e->is_gap) {
            for (unsigned n = 0; n < e->gap && offset + n < 62; n++) {
                if (at + n >= units->count || ro_talks_is(&units->items[at + n], RO_TC_STOP))
                    break;
                next |= 1ull << (offset + n + 1);
            }
            continue;
        }
        uint32_t here = skip_quotes(units, at);
        if (here - begin < 62 && unit_fits(words, units, e, here))
            next |= 1ull << (here - begin + 1);
    }
    return next;
}

static uint32_t match_pattern(const ro_talks_words *words, const ro_talks_units *units,
                              const ro_talks_pattern *p, uint32_t begin) {
    if (p->has_before && begin && unit_fits(words, units, &p->not_before, begin - 1))
        return begin;
    uint64_t places = 1;
    for (uint32_t e = 0; places && e < p->count; e++)
        places = step(words, units, &words->elements.items[p->first + e], begin, places);
    for (unsigned offset = 1; offset < 64; offset++)
        if (places >> offset & 1 &&
            !(p->has_after && unit_fits(words, units, &p->not_after, skip_quotes(units, begin + offset))))
            return begin + offset;
    return begin;
}

bool ro_talks_match_at(const ro_talks_words *words, const ro_talks_units *units, ro_talks_kind kind,
                       uint32_t at, ro_talks_match *match) {
    uint32_t first = units->items[at].entry;
    uint32_t best = at;
    if (first == RO_NONE)
        return false;
    const ro_talks_entry *start = &words->entries.items[first];
    for (uint32_t s = start->starts[kind]; s < start->starts[kind + 1]; s++) {
        uint32_t index = words->starts[s];
        const ro_talks_pattern *p = &words->patterns.items[index];
        uint32_t end = match_pattern(words, units, p, at);
        if (end > best) {
            best = end;
            *match = (ro_talks_match){at, end, index, p->value, p->text};
        }
    }
    return best > at;
}
