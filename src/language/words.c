#include "language/words.h"

#include "base/error.h"
#include "language/chars.h"

enum { LONGEST_KEY = 24, LONGEST_CHUNK = 1024 };

int ro_word_rules_load(ro_arena *arena, ro_word_rules *rules, readout_error *error) {
    const ro_lexicon_wanted wanted[] = {
        {"data/language/abbreviations.tsv", 1, &rules->abbreviations},
        {"data/language/contractions.tsv", 2, &rules->contractions},
        {"data/language/slips.tsv", 3, &rules->slips},
        {"data/language/hyphen_prefixes.tsv", 1, &rules->prefixes},
        {"data/language/emoticons.tsv", 1, &rules->emoticons},
        {"data/language/units.tsv", 1, &rules->units},
        {"data/language/extensions.tsv", 1, &rules->extensions},
        {"data/language/clock_days.tsv", 2, &rules->clock},
    };
    return ro_lexicons_load(arena, wanted, sizeof wanted / sizeof *wanted, error);
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

static bool plays(const ro_word_rules *rules, ro_slice word, const char *part) {
    char key[LONGEST_KEY];
    ro_slice folded = fold(word, key);
    uint32_t row = folded.len ? ro_lexicon_find(&rules->clock, folded) : RO_NONE;
    return row != RO_NONE && ro_slice_is(ro_lexicon_cell(&rules->clock, row, 1), part);
}

bool ro_words_one_time(const ro_word_rules *rules, ro_slice half, ro_slice day) {
    return plays(rules, half, "half") && plays(rules, day, "day");
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
        if (!left && ro_is_letter(code_before(chunk, at)))
            return end - at;
    }
    return 0;
}

/* "b/c", "w/o": is the slash between two letters of a known abbreviation? */
static bool is_slashed(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t begin,
                       uint32_t slash) {
    uint32_t end = slash + 1;
    unsigned length;
    while (is_alnum(code_at(chunk, end))) {
        ro_utf8_at(chunk->text, end, &length);
        end += length;
    }
    return is_in(&rules->abbreviations, ro_slice_part(chunk->text, begin, end));
}

static uint32_t digits_from(const chunk_bounds *chunk, uint32_t at) {
    uint32_t begin = at;
    while (at < chunk->end && chunk->text.ptr[at] >= '0' && chunk->text.ptr[at] <= '9')
        at++;
    return at - begin;
}

/* "212-555-0142", "555-0142": the length of a telephone number, else 0. */
static uint32_t telephone_length(const chunk_bounds *chunk, uint32_t begin) {
    uint32_t at = begin, groups = 0, last = 0, digits;
    while ((digits = digits_from(chunk, at)) == 3 || digits == 4 || (digits == 1 && !groups)) {
        groups++;
        at += last = digits;
        if (digits == 4 || code_at(chunk, at) != '-')
            break;
        at++;
    }
    return groups > 1 && last == 4 && !is_alnum(code_at(chunk, at)) && code_at(chunk, at) != '-' ? at - begin
                                                                                                 : 0;
}

/* "9/11" and "10/12/24" stay whole, "1/2" is three words. */
static bool is_fraction(const chunk_bounds *chunk, uint32_t begin, uint32_t slash) {
    return slash - begin == 1 && digits_from(chunk, slash + 1) == 1 && !is_alnum(code_at(chunk, slash + 2)) &&
           code_at(chunk, slash + 2) != '/';
}

/* May a mark stay inside a word, between these two characters? */
static bool binds(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t begin, uint32_t at,
                  uint32_t mark, uint32_t before, uint32_t after) {
    if (mark == '-')
        return is_in(&rules->prefixes, ro_slice_part(chunk->text, begin, at));
    if (ro_is_digit(before) && ro_is_digit(after))
        return mark == '.' || mark == ',' || mark == ':' || (mark == '/' && !is_fraction(chunk, begin, at));
    if (ro_is_apostrophe(mark))
        return ro_is_letter(after);
    if (mark == '/')
        return is_slashed(rules, chunk, begin, at);
    if (ro_is_letter(before) && ro_is_letter(after))
        return mark == '.' || mark == '&' || mark == '_' || mark == '@' || mark == 0xAD || mark == 0x200D;
    return mark == '_' || mark == '.';
}

static bool runs(uint32_t c) {
    return c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '_' || c == '=' || c == '<' ||
           c == '>' || c == '~' || c == '+' || c == '#' || c == '$' || c == '`' || c == 0x2026 ||
           ro_is_apostrophe(c);
}

/* Does a mark go on with a run of `count` marks? "?!" and ".?" are one word, "...?" is two. */
static bool same_run(uint32_t first, uint32_t c, uint32_t count) {
    return c == first || (ro_is_stop(first) && ro_is_stop(c) && (first != '.' || count < 2));
}

/* Lines and arrows drawn with marks, "---->": where such a run of three or more ends, else 0. */
static uint32_t drawing_end(const chunk_bounds *chunk, uint32_t at) {
    uint32_t end = at;
    while (end < chunk->end && memchr("-=+*_~<>|", chunk->text.ptr[end], 9))
        end++;
    return end - at > 2 ? end : 0;
}

/* A face made of marks that fills the chunk up to its stops; the end of it, else 0. */
static uint32_t emoticon_end(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t at) {
    enum { LONGEST_FACE = 6 };
    uint32_t end = chunk->end;
    while (end > at + 1 && memchr(".,!?", chunk->text.ptr[end - 1], 4))
        end--;
    bool known = end - at <= LONGEST_FACE &&
                 ro_lexicon_find(&rules->emoticons, ro_slice_part(chunk->text, at, end)) != RO_NONE;
    return known ? end : 0;
}

static uint32_t word_end(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t at);

/* The end of a word that begins with a mark. */
static uint32_t mark_end(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t at, uint32_t c,
                         uint32_t length) {
    uint32_t face = emoticon_end(rules, chunk, at), next = code_at(chunk, at + length);
    uint32_t whole = face ? face : drawing_end(chunk, at);
    if (whole)
        return whole;
    if ((c == '#' || c == '@') && at == chunk->begin && ro_is_letter(next))
        return word_end(rules, chunk, at + length); /* a hashtag, a user's name */
    if (ro_is_apostrophe(c) && (next | 0x20) == 's' && at > chunk->begin &&
        !is_alnum(code_at(chunk, at + length + 1)))
        return at + length + 1;
    if (c == '+' && ro_is_digit(next))
        return at + length + digits_from(chunk, at + length);
    uint32_t count = 0;
    if (!runs(c))
        return at + length;
    for (unsigned size; at < chunk->end; at += size, count++)
        if (!same_run(c, ro_utf8_at(chunk->text, at, &size), count))
            break;
    return at;
}

/* "No." is short for number only before one. */
static bool is_shortened(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t begin,
                         uint32_t stop) {
    ro_slice word = ro_slice_part(chunk->text, begin, stop + 1);
    if (word.len == 3 && (word.ptr[0] | 0x20) == 'n' && (word.ptr[1] | 0x20) == 'o') {
        uint32_t next = stop + 1;
        while (next < chunk->text.len && chunk->text.ptr[next] == ' ')
            next++;
        return next < chunk->text.len && ro_is_digit((unsigned char)chunk->text.ptr[next]);
    }
    return ro_words_abbreviation(rules, word);
}

/* The end of the word that begins at `at`, clitics and contractions not yet cut off. */
static uint32_t word_end(const ro_word_rules *rules, const chunk_bounds *chunk, uint32_t at) {
    uint32_t begin = at;
    unsigned length;
    uint32_t c = ro_utf8_at(chunk->text, at, &length);
    if (ro_char_class_of(c) == RO_CHAR_MARK)
        return mark_end(rules, chunk, at, c, length);
    uint32_t telephone = ro_is_digit(c) ? telephone_length(chunk, at) : 0;
    if (telephone)
        return at + telephone;
    while (at < chunk->end) {
        c = ro_utf8_at(chunk->text, at, &length);
        if (ro_char_class_of(c) == RO_CHAR_MARK) {
            uint32_t next = code_at(chunk, at + length);
            if (!is_alnum(next) || !binds(rules, chunk, begin, at, c, code_before(chunk, at), next))
                break;
        }
        at += length;
    }
    if (code_at(chunk, at) == '.' && code_at(chunk, at + 1) != '.' && is_shortened(rules, chunk, begin, at))
        at++;
    return at;
}

static bool add_word(ro_doc *doc, uint32_t begin, uint32_t end, bool joined) {
    ro_word *word = ro_array_push(doc->arena, &doc->words);
    if (word)
        *word = (ro_word){.span = {begin, end}, .head = RO_NONE, .joined = joined};
    return word != NULL;
}

/* "5pm", "35mm": where the unit begins, else the end. */
static uint32_t unit_begin(const ro_word_rules *rules, const chunk_bounds *word) {
    uint32_t at = word->begin;
    while (at < word->end &&
           (digits_from(word, at) || (at > word->begin && memchr(".,:", word->text.ptr[at], 3))))
        at++;
    bool unit =
        at > word->begin && at < word->end && is_in(&rules->units, ro_slice_part(word->text, at, word->end));
    return unit ? at : word->end;
}

/* Was a single quotation mark opened in the text before? Not far back, and not beyond the line. */
static bool is_quoted(ro_slice text, uint32_t at) {
    enum { FAR = 300 };
    uint32_t least = at > FAR ? at - FAR : 0;
    for (unsigned length; at > least && text.ptr[at - 1] != '\n'; at -= length) {
        uint32_t c = ro_utf8_before(text, at, &length);
        uint32_t begin = at - length;
        bool opens = !begin || memchr(" \n(\"", text.ptr[begin - 1], 4);
        if (ro_is_apostrophe(c) && opens)
            return true;
    }
    return false;
}

/* "states' rights": the apostrophe, at the end of its chunk, is the clitic of the word before. */
static bool is_plural_clitic(const chunk_bounds *chunk, uint32_t at, uint32_t end) {
    unsigned length;
    uint32_t c = ro_utf8_at(chunk->text, at, &length);
    bool last = at + length == end && end == chunk->end && at > chunk->begin;
    if (!last || !ro_is_apostrophe(c) || (code_before(chunk, at) | 0x20) != 's')
        return false;
    if (end + 1 >= chunk->text.len || chunk->text.ptr[end] != ' ' ||
        !is_alnum(ro_utf8_at(chunk->text, end + 1, &length)))
        return false;
    return !is_quoted(chunk->text, at);
}

/* Is the chunk after `at` one of the words of a list? */
static bool is_before(ro_slice text, uint32_t at, ro_slice list) {
    uint32_t begin = at;
    while (begin < text.len && text.ptr[begin] == ' ')
        begin++;
    uint32_t end = begin;
    while (end < text.len && end - begin < LONGEST_KEY && text.ptr[end] != ' ' && text.ptr[end] != '\n')
        end++;
    char key[LONGEST_KEY];
    ro_slice next = fold(ro_slice_part(text, begin, end), key), word;
    while (next.len && ro_slice_field(&list, ' ', &word))
        if (ro_slice_equal(word, next))
            return true;
    return false;
}

/* Where a word without apostrophe is two: "cannot", "dont", "its not"; else its end. */
static uint32_t contraction_cut(const ro_word_rules *rules, ro_slice text, uint32_t begin, uint32_t end) {
    char key[LONGEST_KEY];
    ro_slice folded = fold(ro_slice_part(text, begin, end), key);
    const ro_lexicon *lexicon = &rules->contractions;
    uint32_t row = folded.len ? ro_lexicon_find(lexicon, folded) : RO_NONE;
    if (row == RO_NONE && folded.len) {
        lexicon = &rules->slips;
        row = ro_lexicon_find(lexicon, folded);
        if (row != RO_NONE && !is_before(text, end, ro_lexicon_cell(lexicon, row, 2)))
            row = RO_NONE;
    }
    return row == RO_NONE ? end : begin + (uint32_t)(ro_lexicon_cell(lexicon, row, 1).ptr[0] - '0');
}

/* Adds a word, cut where it is two: "do|n't", "Kirby|'s", "can|not". */
static bool add_cut(const ro_word_rules *rules, ro_doc *doc, const chunk_bounds *chunk, uint32_t begin,
                    uint32_t end) {
    uint32_t clitic = clitic_length(&(chunk_bounds){chunk->text, begin, end}, end);
    uint32_t cut = clitic ? end - clitic : contraction_cut(rules, chunk->text, begin, end);
    bool joined = cut < end;
    if (!joined)
        cut = unit_begin(rules, &(chunk_bounds){chunk->text, begin, end});
    return add_word(doc, begin, cut, is_plural_clitic(chunk, begin, end)) &&
           (cut >= end || add_word(doc, cut, end, joined));
}

static bool is_address(const ro_word_rules *rules, ro_slice chunk) {
    while (chunk.len && memchr(".,;:!?)\"'>]", chunk.ptr[chunk.len - 1], 11))
        chunk.len--;
    const char *at = memchr(chunk.ptr, '@', chunk.len), *dot = memrchr(chunk.ptr, '.', chunk.len);
    if (at && at > chunk.ptr && (is_alnum((unsigned char)at[-1]) || at[-1] == '.'))
        return true;
    if (memmem(chunk.ptr, chunk.len, "://", 3) || ro_slice_starts(chunk, RO_LITERAL("www.")))
        return true;
    return dot && is_in(&rules->extensions, ro_slice_part(chunk, (size_t)(dot - chunk.ptr) + 1, chunk.len));
}

/* The address in a chunk that has one: without the marks around it, and what is glued before its "<". */
static ro_span address_in(ro_slice text, uint32_t begin, uint32_t end) {
    while (end > begin && memchr(".,;:!?)\"'>]", text.ptr[end - 1], 11))
        end--;
    uint32_t at = end;
    for (; at > begin && !memchr("<\"", text.ptr[at - 1], 2);)
        at--;
    while (at < end && memchr("('[", text.ptr[at], 3))
        at++;
    return (ro_span){at, end};
}

static bool split_words(const ro_word_rules *rules, ro_doc *doc, const chunk_bounds *chunk, uint32_t at) {
    while (at < chunk->end) {
        uint32_t next = word_end(rules, chunk, at);
        if (!add_cut(rules, doc, chunk, at, next))
            return false;
        at = next;
    }
    return true;
}

static bool split_chunk(const ro_word_rules *rules, ro_doc *doc, uint32_t begin, uint32_t end) {
    chunk_bounds chunk = {doc->text, begin, end};
    uint32_t at = begin;
    if (end - begin < LONGEST_CHUNK && is_address(rules, ro_slice_part(doc->text, begin, end))) {
        ro_span address = address_in(doc->text, begin, end);
        if (!split_words(rules, doc, &(chunk_bounds){doc->text, begin, address.begin}, begin))
            return false;
        if (address.end > address.begin && !add_word(doc, address.begin, address.end, false))
            return false;
        at = address.end;
    }
    if (!split_words(rules, doc, &chunk, at))
        return false;
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
