#include "intake/token.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { HASHED = 48 };

static bool is_quote(uint32_t c) {
    return c == '\'' || c == 0x2018 || c == 0x2019;
}

/* As ro_utf8_at, with the common case in line. */
static inline uint32_t at_byte(ro_slice text, size_t at, unsigned *length) {
    unsigned char c = (unsigned char)text.ptr[at];
    if (c >= 0x80)
        return ro_utf8_at(text, at, length);
    *length = 1;
    return c;
}

uint64_t ro_line_token_hash(ro_slice word) {
    char folded[HASHED + 4];
    size_t length = 0;
    for (size_t at = 0; at < word.len && length < HASHED;) {
        unsigned taken;
        uint32_t c = at_byte(word, at, &taken);
        if (c < 0x80)
            folded[length++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c;
        else
            length += ro_utf8_put(is_quote(c) ? '\'' : ro_to_lower(c), folded + length);
        at += taken;
    }
    /* A full stop that belongs to an abbreviation does not make it another word. */
    if (length > 1 && folded[length - 1] == '.')
        length--;
    return ro_hash(ro_slice_of(folded, length), 0);
}

static inline bool in_word(uint32_t c) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
               c == '@' || c == '#' || c == '_';
    return ro_is_letter(c) || ro_is_digit(c) || is_quote(c) || (c >= 0x300 && c < 0x370);
}

/* Whether a mark at text[at] joins the word before it to what follows: "U.S", "Al-Masri", "5.5". */
static bool joins(ro_slice text, size_t at, size_t end) {
    char c = text.ptr[at];
    unsigned length;
    if (at + 1 >= end || (c != '.' && c != '-' && c != '&'))
        return false;
    return in_word(ro_utf8_at(text, at + 1, &length));
}

static bool keeps_stop(ro_slice word, const ro_lexicon *name_words) {
    unsigned length;
    ro_utf8_at(word, 0, &length);
    if (word.len == length || memchr(word.ptr, '.', word.len))
        return ro_is_letter(ro_utf8_at(word, 0, &length));
    char folded[8];
    if (word.len > sizeof folded)
        return false;
    for (size_t i = 0; i < word.len; i++)
        folded[i] = (char)((unsigned char)word.ptr[i] < 0x80 ? ro_to_lower((unsigned char)word.ptr[i]) : '?');
    for (uint32_t row = ro_lexicon_find(name_words, ro_slice_of(folded, word.len)); row != RO_NONE;
         row = ro_lexicon_next(name_words, row))
        if (ro_slice_is(ro_lexicon_cell(name_words, row, 1), "abbreviation"))
            return true;
    return false;
}

static size_t word_end(ro_slice text, size_t begin, size_t end, const ro_lexicon *name_words) {
    size_t at = begin;
    while (at < end) {
        unsigned length;
        uint32_t c = at_byte(text, at, &length);
        if (!in_word(c) && !joins(text, at, end))
            break;
        at += length;
    }
    bool stop = at < end && text.ptr[at] == '.' && keeps_stop(ro_slice_part(text, begin, at), name_words);
    return at + stop;
}

bool ro_line_tokens_cut(ro_slice text, ro_span span, const ro_lexicon *name_words, ro_line_tokens *tokens) {
    tokens->count = 0;
    if (span.end - span.begin > RO_LINE_BYTES)
        return false;
    for (size_t at = span.begin; at < span.end;) {
        unsigned length;
        uint32_t c = at_byte(text, at, &length);
        if (c == ' ' || ro_is_space(c)) {
            at += length;
            continue;
        }
        if (tokens->count == RO_LINE_TOKENS)
            return false;
        bool word =
            in_word(c) && !(is_quote(c) && (at + length >= span.end ||
                                            !ro_is_letter(ro_utf8_at(text, at + length, &(unsigned){0}))));
        size_t end = word ? word_end(text, at, span.end, name_words) : at + length;
        ro_line_token *token = &tokens->items[tokens->count++];
        *token = (ro_line_token){.span = {(uint32_t)at, (uint32_t)end}, .word = word};
        token->hash = ro_line_token_hash(ro_slice_part(text, at, end));
        token->capital = word && (ro_is_upper(c) || ro_is_digit(c));
        at = end;
    }
    return true;
}

/* Bullets, brackets, dashes, stars, full stops; no quotation marks: what is quoted is no furniture. */
static bool is_decoration(uint32_t c) {
    if (c < 0x80)
        return c && strchr("()[]{}<>*_-.!|:=~", (int)c);
    return c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2022 || c == 0x25AA || c == 0x25CF ||
           c == 0x2B24 || c == 0x25A0 || c == 0xB7 || c == 0x2026 || c == 0x25B6 || c == 0x25BA ||
           c == 0x2192 || c == 0xBB || c == 0x203A || c == 0x29BE || c == 0x2766 || c == 0xFE0F;
}

void ro_line_tokens_strip(ro_slice text, const ro_line_tokens *tokens, uint32_t *begin, uint32_t *end) {
    unsigned length;
    while (*begin < *end && !tokens->items[*begin].word &&
           is_decoration(ro_utf8_at(text, tokens->items[*begin].span.begin, &length)))
        ++*begin;
    while (*end > *begin && !tokens->items[*end - 1].word &&
           is_decoration(ro_utf8_at(text, tokens->items[*end - 1].span.begin, &length)))
        --*end;
}

void ro_line_ends(ro_slice line, uint64_t *first, uint64_t *last) {
    size_t begin = 0, end = line.len;
    unsigned length;
    uint32_t c;
    while (begin < end && (c = ro_utf8_at(line, begin, &length), ro_is_space(c) || is_decoration(c)))
        begin += length;
    while (end > begin && (c = ro_utf8_before(line, end, &length), ro_is_space(c) || is_decoration(c)))
        end -= length;
    size_t first_end = begin, last_begin = end;
    while (first_end < end && (in_word(ro_utf8_at(line, first_end, &length)) || joins(line, first_end, end)))
        first_end += length;
    while (last_begin > begin &&
           (c = ro_utf8_before(line, last_begin, &length), in_word(c) || c == '.' || c == '-'))
        last_begin -= length;
    if (first_end == begin && begin < end) {
        ro_utf8_at(line, begin, &length);
        first_end += length;
    }
    *first = ro_line_token_hash(ro_slice_part(line, begin, first_end));
    *last = ro_line_token_hash(ro_slice_part(line, last_begin, end));
}
