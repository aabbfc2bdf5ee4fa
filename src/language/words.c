#include "language/words.h"

#include "base/error.h"
#include "language/chars.h"

enum { LONGEST_KEY = 24, LONGEST_CHUNK = 1024 };

int ro_word_rules_load(ro_arena *arena, ro_word_rules *rules, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/language/abbreviations.tsv", 1, &rules->abbreviations, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/contractions.tsv", 2, &rules->contractions, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/language/hyphen_prefixes.tsv", 1, &rules->prefixes, error);
    return status;
}

/* A word in lower case with straight apostrophes, for looking it up; empty when too long for any table. */
static ro_slice fold(ro_slice word, char *out) {
    size_t length = 0;
    for (size_t at = 0; at < word.len;) {
        unsigned size;
        uint32_t c = ro_utf8_at(word, at, &size);
        at += size;
        if (length + 4 > LONGEST_KEY)
            return (ro_slice){out, 0};
        length += ro_utf8_put(ro_is_apostrophe(c) ? '\'' : ro_to_lower(c), out + length);
    }
    return ro_slice_of(out, length);
}

static bool is_in(const ro_lexicon *lexicon, ro_slice word) {
    char key[LONGEST_KEY];
    ro_slice folded = fold(word, key);
    return folded.len && ro_lexicon_find(lexicon, folded) != RO_NONE;
}

bool ro_words_abbreviation(const ro_word_rules *rules, ro_slice word) {
    if (word.len < 2 || word.ptr[word.len - 1] != '.')
        return false;
    bool dotted = true; /* one letter before each full stop */
    for (size_t at = 0; dotted && at < word.len; at += 2)
        dotted = ro_is_letter((unsigned char)word.ptr[at]) && at + 1 < word.len && word.ptr[at + 1] == '.';
    return dotted || is_in(&rules->abbreviations, word);
}

typedef struct {
    ro_slice text; /* of the document */
    uint32_t begin, end;
} chunk_bounds;

static uint32_t code_at(const chunk_bounds *chunk, uint32_t at) {
    unsigned length;
    return at < chunk->end ? ro_utf8_at(chunk->text, at, &length) : 0;
}

static uint32_t code_before(const chunk_bounds *chunk, uint32_t at) {
    unsigned length;
    return at > chunk->begin ? ro_utf8_before(chunk->text, at, &length) : 0;
}

static bool is_alnum(uint32_t c) {
    return c && (ro_is_letter(c) || ro_is_digit(c));
}

/* How many bytes before `end`, the end of the letters of a chunk, its clitic begins; 0 when there is none. */
static uint32_t clitic_length(const chunk_bounds *chunk, uint32_t end) {
    static const char *const clitics[] = {"n't", "'s", "'m", "'d", "'re", "'ve", "'ll"};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        uint32_t at = end;
        size_t left = strlen(clitics[i]);
        while (left) {
            unsigned length;
            uint32_t c = at > chunk->begin ? ro_utf8_before(chunk->text, at, &length) : 0;
            if (!c || (ro_is_apostrophe(c) ? '\'' : ro_to_lower(c)) != (unsigned char)clitics[i][left - 1])
                break;
            at -= length;
            left--;
        }
        if (!left && is_alnum(code_before(chunk, at)))
            return end - at;
    }
    return 0;
}

/* May a mark stay inside a word, between these two characters? */
static bool binds(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t begin, uint32_t at,
                  uint32_t mark, uint32_t before, uint32_t after) {
    if (mark == '-')
        return is_in(&rules->prefixes, ro_slice_part(chunk->text, begin, at));
    if (ro_is_digit(before) && ro_is_digit(after))
        return mark == '.' || mark == ',' || mark == ':' || mark == '/';
    if (ro_is_letter(before) && ro_is_letter(after))
        return mark == '.' || mark == '&' || mark == '_' || mark == 0xAD || mark == 0x200D ||
               ro_is_apostrophe(mark);
    return mark == '_' || mark == '.';
}

static uint32_t run_end(const chunk_bounds *chunk, uint32_t at, uint32_t c) {
    unsigned length;
    while (at < chunk->end && ro_utf8_at(chunk->text, at, &length) == c)
        at += length;
    return at;
}

/* The end of the word that begins at `at`, clitics and contractions not yet cut off. */
static uint32_t word_end(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t at) {
    uint32_t begin = at;
    unsigned length;
    uint32_t c = ro_utf8_at(chunk->text, at, &length);
    if (ro_char_class_of(c) == RO_CHAR_MARK)
        return c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '_' || c == '='
                   ? run_end(chunk, at, c)
                   : at + length;
    while (at < chunk->end) {
        c = ro_utf8_at(chunk->text, at, &length);
        if (ro_char_class_of(c) == RO_CHAR_MARK) {
            uint32_t next = code_at(chunk, at + length);
            if (!is_alnum(next) || !binds(rules, chunk, begin, at, c, code_before(chunk, at), next))
                break;
        }
        at += length;
    }
    if (code_at(chunk, at) == '.' && code_at(chunk, at + 1) != '.' &&
        ro_words_abbreviation(rules, ro_slice_part(chunk->text, begin, at + 1)))
        at++;
    return at;
}

static bool add_word(ro_doc *doc, uint32_t begin, uint32_t end, bool joined) {
    ro_word *word = ro_array_push(doc->arena, &doc->words);
    if (word)
        *word = (ro_word){.span = {begin, end}, .head = RO_NONE, .joined = joined};
    return word != NULL;
}

/* Adds a word, cut where it is two: "do|n't", "Kirby|'s", "can|not". */
static bool add_cut(const ro_word_rules *rules, ro_doc *doc, const chunk_bounds *chunk, uint32_t begin,
                    uint32_t end) {
    uint32_t clitic = clitic_length(&(chunk_bounds){chunk->text, begin, end}, end);
    uint32_t cut = clitic ? end - clitic : end;
    if (!clitic) {
        char key[LONGEST_KEY];
        ro_slice folded = fold(ro_slice_part(chunk->text, begin, end), key);
        uint32_t row = folded.len ? ro_lexicon_find(&rules->contractions, folded) : RO_NONE;
        if (row != RO_NONE)
            cut = begin + (uint32_t)(ro_lexicon_cell(&rules->contractions, row, 1).ptr[0] - '0');
    }
    return add_word(doc, begin, cut, false) && (cut >= end || add_word(doc, cut, end, true));
}

static bool is_address(ro_slice chunk) {
    return memmem(chunk.ptr, chunk.len, "://", 3) || ro_slice_starts(chunk, RO_LITERAL("www.")) ||
           (memchr(chunk.ptr, '@', chunk.len) && memchr(chunk.ptr, '.', chunk.len) && chunk.ptr[0] != '@');
}

static bool split_chunk(const ro_word_rules *rules, ro_doc *doc, uint32_t begin, uint32_t end) {
    chunk_bounds chunk = {doc->text, begin, end};
    uint32_t at = begin;
    if (end - begin < LONGEST_CHUNK && is_address(ro_slice_part(doc->text, begin, end))) {
        uint32_t stop = end;
        while (stop > begin && strchr(".,;:!?)\"'>", doc->text.ptr[stop - 1]))
            stop--;
        if (stop > begin && !add_word(doc, begin, stop, false))
            return false;
        at = stop;
    }
    while (at < end) {
        uint32_t next = word_end(rules, &chunk, at);
        if (!add_cut(rules, doc, &chunk, at, next))
            return false;
        at = next;
    }
    doc->words.items[doc->words.count - 1].space_after = true;
    return true;
}

int ro_words_split(const ro_word_rules *rules, ro_doc *doc, ro_span part, readout_error *error) {
    uint32_t at = part.begin;
    while (at < part.end) {
        unsigned length;
        uint32_t begin = at;
        while (at < part.end && !ro_is_space(ro_utf8_at(doc->text, at, &length)))
            at += length;
        if (at > begin && !split_chunk(rules, doc, begin, at))
            return ro_fail_memory(error);
        if (at < part.end) {
            ro_utf8_at(doc->text, at, &length);
            at += length;
        }
    }
    return 0;
}
