#include "reading/cue_words.h"

#include "base/utf8.h"

enum { COLUMN_LEMMA = 1, COLUMN_CLASS, COLUMN_ACT, COLUMN_COMPLEMENTS, COLUMN_NOUN, COLUMNS, MAX_FORM = 4 };

static const char *const kind_names[] = {
    [RO_WORD_CONTENT] = "content",
    [RO_WORD_AUX] = "aux",
    [RO_WORD_CONJ] = "conj",
    [RO_WORD_RELATIVE] = "relative",
    [RO_WORD_PRONOUN] = "pronoun",
    [RO_WORD_PREPOSITION] = "preposition",
    [RO_WORD_NOUN_PREPOSITION] = "noun_preposition",
    [RO_WORD_ADVERB] = "adverb",
    [RO_WORD_TIME] = "time",
    [RO_WORD_DETERMINER] = "determiner",
    [RO_WORD_ADDRESSEE] = "addressee",
};

int ro_cue_words_load(ro_arena *arena, ro_cue_words *words, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/reading/cues.tsv", COLUMNS, &words->cues, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/reading/function_words.tsv", 2, &words->function, error);
    return status;
}

static ro_word_kind kind_named(ro_slice name) {
    for (ro_word_kind kind = RO_WORD_CONTENT; kind < RO_WORD_PUNCT; kind++)
        if (ro_slice_is(name, kind_names[kind]))
            return kind;
    return RO_WORD_CONTENT;
}

static ro_word_kind kind_of(const ro_cue_words *words, ro_slice word) {
    unsigned length;
    uint32_t c = ro_utf8_at(word, 0, &length);
    uint32_t row = ro_lexicon_find(&words->function, word);
    char lower[16];
    if (row == RO_NONE && c >= 'A' && c <= 'Z' && word.len <= sizeof lower) {
        memcpy(lower, word.ptr, word.len);
        lower[0] = (char)(c + 32);
        row = ro_lexicon_find(&words->function, ro_slice_of(lower, word.len));
    }
    if (row != RO_NONE)
        return kind_named(ro_lexicon_cell(&words->function, row, 1));
    if (!ro_is_letter(c) && !ro_is_digit(c) && c != '$')
        return RO_WORD_PUNCT;
    if (word.len > 4 && c >= 'a' && ro_slice_ends(word, RO_LITERAL("ly")))
        return RO_WORD_ADVERB;
    return RO_WORD_CONTENT;
}

const uint8_t *ro_word_kinds(const ro_cue_words *words, const ro_doc *doc, ro_arena *arena) {
    uint8_t *kinds = ro_arena_alloc(arena, doc->words.count + 1);
    if (!kinds)
        return NULL;
    for (uint32_t w = 0; w < doc->words.count; w++)
        kinds[w] = (uint8_t)kind_of(words, ro_doc_text(doc, doc->words.items[w].span));
    return kinds;
}

bool ro_cue_form_at(const ro_cue_words *words, const ro_doc *doc, uint32_t w, uint32_t end,
                    ro_cue_form *form) {
    for (uint32_t n = end - w < MAX_FORM ? end - w : MAX_FORM; n; n--) {
        ro_slice text =
            ro_slice_part(doc->text, doc->words.items[w].span.begin, doc->words.items[w + n - 1].span.end);
        uint32_t row = ro_lexicon_find(&words->cues, text);
        if (row != RO_NONE) {
            *form = (ro_cue_form){w, n, row};
            return true;
        }
    }
    return false;
}

ro_slice ro_cue_lemma(const ro_cue_words *words, uint32_t row) {
    return ro_lexicon_cell(&words->cues, row, COLUMN_LEMMA);
}

ro_act ro_cue_act(const ro_cue_words *words, uint32_t row) {
    ro_slice act = ro_lexicon_cell(&words->cues, row, COLUMN_ACT);
    for (ro_act a = RO_ACT_ASSERT; a <= RO_ACT_DECLINE; a++)
        if (ro_slice_is(act, ro_act_name(a)))
            return a;
    return RO_ACT_ASSERT;
}

bool ro_cue_takes(const ro_cue_words *words, uint32_t row, char complement) {
    ro_slice takes = ro_lexicon_cell(&words->cues, row, COLUMN_COMPLEMENTS);
    return takes.len && memchr(takes.ptr, complement, takes.len);
}

bool ro_cue_is_noun_too(const ro_cue_words *words, uint32_t row) {
    return ro_lexicon_cell(&words->cues, row, COLUMN_NOUN).len != 0;
}

bool ro_cue_is_plain(const ro_cue_words *words, uint32_t row) {
    return ro_slice_is(ro_lexicon_cell(&words->cues, row, COLUMN_CLASS), "say");
}
