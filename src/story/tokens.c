#include "story/tokens.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <utf8proc.h>

enum { LONGEST_WORD = 64 };

/* A hash of 0 marks a free place in the table. */
static uint32_t hash_of(ro_slice folded) {
    uint32_t hash = (uint32_t)ro_hash(folded, 0x746f6b);
    return hash ? hash : 1;
}

static bool parse_count(ro_slice cell, double *count) {
    *count = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] < '0' || cell.ptr[i] > '9')
            return false;
        *count = *count * 10 + (cell.ptr[i] - '0');
    }
    return *count > 0;
}

static uint32_t place_of(const ro_term_table *table, uint32_t hash) {
    uint32_t at = hash & (table->size - 1);
    while (table->hashes[at] && table->hashes[at] != hash)
        at = (at + 1) & (table->size - 1);
    return at;
}

int ro_terms_load(ro_arena *arena, ro_term_table *table, readout_error *error) {
    static const char name[] = "data/story/terms.tsv";
    ro_lexicon lexicon, contractions;
    const ro_lexicon_wanted wanted[] = {{name, 2, &lexicon},
                                        {"data/story/contractions.tsv", 3, &contractions}};
    double all = 0, count;
    int status = ro_lexicons_load(arena, wanted, sizeof wanted / sizeof *wanted, error);
    if (status)
        return status;
    uint32_t row = ro_lexicon_find(&lexicon, RO_LITERAL("*"));
    if (row == RO_NONE || !parse_count(ro_lexicon_cell(&lexicon, row, 1), &all))
        return ro_fail(error, READOUT_BAD_MODEL, "%s: does not say how many articles there were", name);
    *table = (ro_term_table){.size = 16, .unknown = (float)log(all / 4), .contractions = contractions};
    while (table->size < 2 * lexicon.row_count)
        table->size *= 2;
    table->hashes = ro_arena_zero(arena, table->size, sizeof *table->hashes);
    table->weights = ro_arena_zero(arena, table->size, sizeof *table->weights);
    if (!table->hashes || !table->weights)
        return ro_fail_memory(error);
    for (row = 0; row < lexicon.row_count; row++) {
        if (!parse_count(ro_lexicon_cell(&lexicon, row, 1), &count))
            return ro_fail(error, READOUT_BAD_MODEL, "%s: row %u has no number", name, row + 1);
        uint32_t hash = hash_of(ro_lexicon_cell(&lexicon, row, 0)), at = place_of(table, hash);
        table->hashes[at] = hash;
        table->weights[at] = (float)log((all + 1) / (count + 1));
    }
    return 0;
}

float ro_term_weight(const ro_term_table *table, uint32_t hash) {
    uint32_t at = place_of(table, hash);
    return table->hashes[at] ? table->weights[at] : table->unknown;
}

size_t ro_fold_point(uint32_t point, char *out, size_t room) {
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)point, parts, 8,
                                UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &boundary);
    size_t length = 0;
    for (utf8proc_ssize_t p = 0; p < count && p < 8 && length + 4 <= room; p++)
        length += ro_utf8_put((uint32_t)parts[p], out + length);
    return length;
}

/* The plural's s and the possessive; as train/news_terms.py has it. */
static size_t cut_endings(char *out, size_t length) {
    if (length > 2 && out[length - 1] == 's' && out[length - 2] == '\'')
        length -= 2;
    size_t kept = 0;
    for (size_t i = 0; i < length; i++)
        if (out[i] != '\'')
            out[kept++] = out[i];
    if (kept > 4 && !memcmp(out + kept - 3, "ies", 3)) {
        out[kept - 3] = 'y';
        return kept - 2;
    }
    char before = kept > 3 && out[kept - 1] == 's' ? out[kept - 2] : 's';
    return before == 's' || before == 'u' || before == 'i' ? kept : kept - 1;
}

size_t ro_fold(ro_slice word, char *out, size_t size) {
    size_t length = 0;
    for (size_t at = 0; at < word.len && length + 4 <= size;) {
        unsigned char c = (unsigned char)word.ptr[at];
        unsigned bytes = 1;
        if (c < 128) {
            out[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        } else {
            uint32_t point = ro_utf8_at(word, at, &bytes);
            if (point == 0x2019)
                out[length++] = '\'';
            else
                length += ro_fold_point(point, out + length, size - length);
        }
        at += bytes;
    }
    return cut_endings(out, length);
}

size_t ro_stem_length(ro_slice folded) {
    static const ro_slice endings[] = {{"ness", 4}, {"ing", 3}, {"ed", 2}, {"es", 2}, {"ly", 2}, {"e", 1}};
    for (unsigned e = 0; e < sizeof endings / sizeof *endings; e++) {
        size_t length = folded.len - endings[e].len;
        if (folded.len < endings[e].len + 4 || !ro_slice_ends(folded, endings[e]))
            continue;
        bool doubled = folded.ptr[length - 1] == folded.ptr[length - 2] && length > 4 &&
                       folded.ptr[length - 1] != 'l' && folded.ptr[length - 1] != 's';
        return doubled ? length - 1 : length;
    }
    return folded.len;
}

uint32_t ro_fold_hash(ro_slice word) {
    char folded[LONGEST_WORD];
    return hash_of(ro_slice_of(folded, ro_fold(word, folded, sizeof folded)));
}

static bool in_word(ro_slice text, size_t at, unsigned *length) {
    unsigned char c = (unsigned char)text.ptr[at];
    *length = 1;
    if (c < 128)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    uint32_t point = ro_utf8_at(text, at, length);
    return ro_is_letter(point) || ro_is_digit(point);
}

/* An apostrophe between letters belongs to the word. */
static size_t word_end(ro_slice text, size_t begin) {
    size_t at = begin;
    unsigned length, next;
    while (at < text.len) {
        if (in_word(text, at, &length)) {
            at += length;
            continue;
        }
        uint32_t point = ro_utf8_at(text, at, &length);
        bool joins = (point == '\'' || point == 0x2019) && at + length < text.len;
        if (!joins || !in_word(text, at + length, &next))
            break;
        at += length;
    }
    return at;
}

/* "organiz" and "organis", "labour" and "labor", "defenc" and "defens", "center" and "centr", "travell" and
 * "travel": stems that differ by the side of the ocean become one. */
static size_t one_spelling(char *stem, size_t length) {
    for (size_t i = 2; i + 1 < length; i++)
        if (stem[i + 1] == 'z' && (stem[i] == 'i' || stem[i] == 'y'))
            stem[i + 1] = 's';
    if (length < 5)
        return length;
    char *end = stem + length;
    if (!memcmp(end - 3, "our", 3) || !memcmp(end - 3, "ter", 3) || !memcmp(end - 3, "ber", 3)) {
        end[-2] = end[-1];
        return length - 1;
    }
    if (!memcmp(end - 3, "enc", 3))
        end[-1] = 's';
    return end[-1] == end[-2] && (end[-1] == 'l' || end[-1] == 'm') ? length - 1 : length;
}

static int push_token(const ro_term_table *table, ro_slice text, ro_span span, ro_slice word, ro_arena *arena,
                      ro_tokens *tokens, readout_error *error) {
    ro_token *token = ro_array_push(arena, tokens);
    unsigned length;
    if (!token)
        return ro_fail_memory(error);
    token->begin = span.begin;
    token->end = span.end;
    char folded[LONGEST_WORD];
    ro_slice form = ro_slice_of(folded, ro_fold(word, folded, sizeof folded));
    token->hash = hash_of(form);
    token->stem = hash_of(ro_slice_of(folded, one_spelling(folded, ro_stem_length(form))));
    token->weight = ro_term_weight(table, token->hash);
    token->capital = ro_is_upper(ro_utf8_at(text, span.begin, &length));
    return 0;
}

/* What a contraction is short for. */
typedef struct {
    ro_slice first, second;
    size_t at; /* byte of the word where the second begins; 0: it is none */
} two_words;

/* The word in small letters with a straight apostrophe, where it is short and has one before its last
 * letters; returns its length, 0 for others. *mark: the apostrophe's byte in the word. */
static size_t plain_contraction(ro_slice word, char out[16], size_t *mark) {
    enum { LONGEST_ENDING = 2, LONGEST = 12 };
    size_t at = word.len;
    while (at && word.len - at < LONGEST_ENDING && word.ptr[at - 1] != '\'' &&
           (signed char)word.ptr[at - 1] > 0)
        at--;
    bool straight = at > 1 && word.ptr[at - 1] == '\'', curly = at > 3 && !memcmp(word.ptr + at - 3, "’", 3);
    *mark = straight ? at - 1 : at - 3;
    if (!(straight || curly) || *mark > LONGEST)
        return 0;
    size_t length = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (i == *mark) {
            out[length++] = '\'';
            i = at - 1;
        } else {
            out[length++] = (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? word.ptr[i] + 32 : word.ptr[i]);
        }
    }
    return length;
}

/* "I’m", "we're", "don't": "I am", "we are", "do not". */
static two_words open_contraction(const ro_lexicon *contractions, ro_slice word) {
    char plain[16];
    size_t mark, length = plain_contraction(word, plain, &mark);
    two_words two = {.first = word};
    if (!length)
        return two;
    bool n = mark > 1 && plain[mark - 1] == 'n' && plain[length - 1] == 't';
    uint32_t row = ro_lexicon_find(contractions, ro_slice_of(plain, length));
    if (row == RO_NONE)
        row = ro_lexicon_find(contractions, ro_slice_of(plain + mark - n, length - mark + n));
    if (row == RO_NONE)
        return two;
    two.at = mark - n;
    two.second = ro_lexicon_cell(contractions, row, 1);
    two.first = ro_lexicon_cell(contractions, row, 2);
    two.first = two.first.len ? two.first : ro_slice_part(word, 0, two.at);
    return two;
}

static int push_word(const ro_term_table *table, ro_slice text, ro_span span, ro_arena *arena,
                     ro_tokens *tokens, readout_error *error) {
    two_words two = open_contraction(&table->contractions, ro_slice_part(text, span.begin, span.end));
    if (!two.at)
        return push_token(table, text, span, two.first, arena, tokens, error);
    ro_span first = {span.begin, span.begin + (uint32_t)two.at}, second = {first.end, span.end};
    int status = push_token(table, text, first, two.first, arena, tokens, error);
    return status ? status : push_token(table, text, second, two.second, arena, tokens, error);
}

int ro_tokenize(const ro_term_table *table, ro_slice text, ro_arena *arena, ro_tokens *tokens,
                readout_error *error) {
    int status = 0;
    *tokens = (ro_tokens){0};
    for (size_t at = 0; !status && at < text.len;) {
        unsigned length;
        if (!in_word(text, at, &length)) {
            at += length;
            continue;
        }
        size_t end = word_end(text, at);
        status = push_word(table, text, (ro_span){(uint32_t)at, (uint32_t)end}, arena, tokens, error);
        at = end;
    }
    return status;
}

uint32_t ro_token_at(const ro_tokens *tokens, uint32_t byte) {
    uint32_t low = 0, high = tokens->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens->items[middle].begin < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void mark_quotes(const ro_doc *doc, ro_tokens *tokens) {
    for (uint32_t q = 0; q < doc->quotes.count; q++) {
        const ro_quote *quote = &doc->quotes.items[q];
        for (uint32_t t = ro_token_at(tokens, quote->inside.begin);
             t < tokens->count && tokens->items[t].end <= quote->inside.end; t++)
            tokens->items[t].quoted = quote->parent == RO_NONE;
    }
}

static void set_numbers(const ro_term_table *table, const ro_doc *doc, ro_tokens *tokens) {
    for (uint32_t n = 0; n < doc->numbers.count; n++) {
        const ro_number *number = &doc->numbers.items[n];
        uint32_t t = ro_token_at(tokens, number->digits.begin);
        if (t == tokens->count || tokens->items[t].end > number->digits.end ||
            number->kind == RO_NUMBER_ORDINAL)
            continue;
        char value[32];
        int length = snprintf(value, sizeof value, "%.10g", number->value);
        tokens->items[t].hash = tokens->items[t].stem = hash_of(ro_slice_of(value, (size_t)length));
        tokens->items[t].weight = ro_term_weight(table, tokens->items[t].hash);
        tokens->items[t].number = true;
    }
}

int ro_tokenize_doc(const ro_term_table *table, const ro_doc *doc, ro_arena *arena, ro_tokens *tokens,
                    readout_error *error) {
    int status = ro_tokenize(table, doc->text, arena, tokens, error);
    if (status)
        return status;
    mark_quotes(doc, tokens);
    set_numbers(table, doc, tokens);
    return 0;
}
