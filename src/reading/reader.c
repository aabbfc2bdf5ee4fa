#include "reading/reader.h"

int ro_reader_make(const ro_cue_words *lexicon, ro_doc *doc, ro_arena *scratch, ro_reader *reader) {
    uint32_t count = doc->words.count;
    uint32_t *quote_of = ro_arena_alloc(scratch, (count + 1) * sizeof *quote_of);
    uint32_t *name_of = ro_arena_alloc(scratch, (count + 1) * sizeof *name_of);
    const uint8_t *kinds = ro_word_kinds(lexicon, doc, scratch);
    if (!quote_of || !name_of || !kinds)
        return READOUT_NO_MEMORY;
    uint32_t quote = 0, name = 0;
    for (uint32_t w = 0; w < count; w++) {
        ro_span span = doc->words.items[w].span;
        while (quote < doc->quotes.count && (doc->quotes.items[quote].parent != RO_NONE ||
                                             doc->quotes.items[quote].span.end <= span.begin))
            quote++;
        while (name < doc->names.count && doc->names.items[name].span.end <= span.begin)
            name++;
        quote_of[w] =
            quote < doc->quotes.count && doc->quotes.items[quote].span.begin < span.end ? quote : RO_NONE;
        name_of[w] = name < doc->names.count && doc->names.items[name].span.begin < span.end ? name : RO_NONE;
    }
    *reader = (ro_reader){lexicon, doc, kinds, quote_of, name_of};
    return 0;
}

ro_span ro_phrase_span(const ro_reader *r, ro_phrase phrase) {
    return (ro_span){r->doc->words.items[phrase.begin].span.begin,
                     r->doc->words.items[phrase.end - 1].span.end};
}

uint32_t ro_reader_row(const ro_reader *r, uint32_t w, const ro_lexicon *table, uint32_t column,
                       const char *kind) {
    char lower[24];
    ro_slice word = ro_reader_word(r, w);
    if (word.len > sizeof lower)
        return RO_NONE;
    uint32_t row = ro_lexicon_find(table, ro_slice_lower(word, lower, sizeof lower));
    while (row != RO_NONE && !ro_slice_is(ro_lexicon_cell(table, row, column), kind))
        row = ro_lexicon_next(table, row);
    return row;
}
