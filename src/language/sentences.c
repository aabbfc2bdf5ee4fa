#include "language/sentences.h"

#include "base/error.h"
#include "language/chars.h"

int ro_sentence_rules_load(ro_arena *arena, ro_sentence_rules *rules, readout_error *error) {
    return ro_lexicon_load(arena, "data/language/sentence_starters.tsv", 1, &rules->starters, error);
}

static uint32_t first_code(const ro_doc *doc, uint32_t word) {
    unsigned length;
    return ro_utf8_at(doc->text, doc->words.items[word].span.begin, &length);
}

static bool can_begin(const ro_doc *doc, uint32_t word) {
    uint32_t c = first_code(doc, word);
    return ro_is_upper(c) || ro_is_digit(c) || (ro_is_opening(c) && !doc->words.items[word].space_after) ||
           (ro_char_class_of(c) == RO_CHAR_MARK && !ro_is_closing(c) && c != ',' && c != ';' && c != ':' &&
            c != '-' && c != 0x2013 && c != 0x2014);
}

static bool is_starter(const ro_sentence_rules *rules, const ro_doc *doc, uint32_t word) {
    return ro_is_upper(first_code(doc, word)) &&
           ro_lexicon_find(&rules->starters, ro_doc_text(doc, doc->words.items[word].span)) != RO_NONE;
}

/* The number of words from `word` on that close a sentence, 0 when it does not end here. */
static uint32_t closing_words(const ro_sentence_rules *rules, const ro_doc *doc, uint32_t word,
                              uint32_t end) {
    ro_slice text = ro_doc_text(doc, doc->words.items[word].span);
    unsigned length;
    uint32_t last = ro_utf8_before(text, text.len, &length);
    if (!ro_is_stop(last))
        return 0;
    bool abbreviation = text.len > 1 && ro_words_abbreviation(rules->words, text);
    uint32_t next = word + 1;
    while (next < end && !doc->words.items[next - 1].space_after &&
           (ro_is_closing(first_code(doc, next)) || ro_is_stop(first_code(doc, next))))
        next++;
    if (next >= end || !doc->words.items[next - 1].space_after)
        return 0;
    if (abbreviation && next == word + 1)
        return is_starter(rules, doc, next) ? 1 : 0;
    return can_begin(doc, next) ? next - word : 0;
}

static bool add_sentence(ro_doc *doc, uint32_t paragraph, uint32_t first, uint32_t end) {
    ro_sentence *sentence = ro_array_push(doc->arena, &doc->sentences);
    if (!sentence)
        return false;
    *sentence = (ro_sentence){
        .span = {doc->words.items[first].span.begin, doc->words.items[end - 1].span.end},
        .paragraph = paragraph,
        .first_word = first,
        .words = end - first,
    };
    for (uint32_t w = first; w < end; w++)
        doc->words.items[w].sentence = doc->sentences.count - 1;
    return true;
}

int ro_sentences_split(const ro_sentence_rules *rules, ro_doc *doc, uint32_t paragraph, uint32_t first,
                       readout_error *error) {
    uint32_t end = doc->words.count, begin = first;
    for (uint32_t w = first; w < end;) {
        uint32_t closing = closing_words(rules, doc, w, end);
        w += closing ? closing : 1;
        bool full = w - begin >= RO_MAX_SENTENCE_WORDS;
        if (!closing && !full && w < end)
            continue;
        uint32_t stop = full ? begin + RO_MAX_SENTENCE_WORDS : w;
        if (!add_sentence(doc, paragraph, begin, stop))
            return ro_fail_memory(error);
        begin = w = stop;
    }
    return 0;
}
