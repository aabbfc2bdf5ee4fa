#include "story/denial_words.h"

#include "base/error.h"

static uint64_t bit_named(ro_slice name) {
#define RO_AS_NAME(name) #name,
    static const char *const names[RO_DC_COUNT] = {RO_DISPUTE_CLASSES(RO_AS_NAME)};
#undef RO_AS_NAME
    for (unsigned c = 0; c < RO_DC_COUNT; c++)
        if (ro_slice_is(name, names[c]))
            return 1ull << c;
    return 0;
}

int ro_dispute_words_load(ro_arena *arena, ro_dispute_words *words, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/story/dispute_words.tsv", 2, &words->table, error);
    if (status)
        return status;
    words->bits = ro_arena_alloc(arena, (words->table.row_count + 1) * sizeof *words->bits);
    if (!words->bits)
        return ro_fail_memory(error);
    for (uint32_t row = 0; row < words->table.row_count; row++) {
        ro_slice name = ro_lexicon_cell(&words->table, row, 1);
        words->bits[row] = bit_named(name);
        if (!words->bits[row])
            return ro_fail(error, READOUT_BAD_MODEL,
                           "data/story/dispute_words.tsv: no class is called '%.*s'", (int)name.len,
                           name.ptr);
    }
    return 0;
}

static bool is_mark(ro_slice text, size_t at) {
    return (unsigned char)text.ptr[at] == 0xE2; /* U+2000 to U+2FFF: quotation marks, dashes */
}

/* ’ within a word: "wasn’t" */
static bool is_apostrophe(ro_slice text, size_t at) {
    return at + 3 < text.len && !memcmp(text.ptr + at, "\xE2\x80\x99", 3) &&
           ((text.ptr[at + 3] | 32) >= 'a' && (text.ptr[at + 3] | 32) <= 'z');
}

static bool is_word_byte(ro_slice text, size_t at) {
    char byte = text.ptr[at];
    bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return letter || (byte >= '0' && byte <= '9') || ((unsigned char)byte > 127 && !is_mark(text, at));
}

static uint64_t classes_of(const ro_dispute_words *words, ro_slice text) {
    uint64_t classes = 0;
    for (uint32_t row = ro_lexicon_find(&words->table, text); row != RO_NONE;
         row = ro_lexicon_next(&words->table, row))
        classes |= words->bits[row];
    return classes;
}

/* "p.m.", "U.S.": a point between single letters is of the word. */
static bool is_point_within(ro_slice text, size_t begin, size_t at) {
    bool one = at > begin && (at - begin == 1 || text.ptr[at - 2] == '.');
    return one && text.ptr[at] == '.' && at + 1 < text.len && is_word_byte(text, at + 1);
}

static size_t word_end(ro_slice text, size_t begin) {
    size_t at = begin;
    for (;;) {
        if (at < text.len && is_word_byte(text, at))
            at++;
        else if (at + 1 < text.len && at > begin &&
                 ((text.ptr[at] == '\'' && is_word_byte(text, at + 1)) || is_point_within(text, begin, at)))
            at++;
        else if (at > begin && is_apostrophe(text, at))
            at += 3;
        else
            return at;
    }
}

static void add_word(const ro_dispute_words *words, ro_slice text, size_t begin, size_t end,
                     ro_sentence_words *cut) {
    ro_sentence_word *word = &cut->items[cut->count];
    size_t length = end - begin < RO_WORD_BYTES ? end - begin : RO_WORD_BYTES;
    *word = (ro_sentence_word){.begin = (uint32_t)begin, .end = (uint32_t)end, .length = (uint8_t)length};
    ro_slice_lower(ro_slice_part(text, begin, end), word->text, length);
    bool capital = text.ptr[begin] >= 'A' && text.ptr[begin] <= 'Z';
    word->is_name = (capital || (unsigned char)text.ptr[begin] > 127) && cut->count > 0;
    word->is_number = text.ptr[begin] >= '0' && text.ptr[begin] <= '9';
    word->classes = classes_of(words, ro_word_text(word));
    if (ro_slice_ends(ro_word_text(word), RO_LITERAL("n't")) ||
        ro_slice_ends(ro_word_text(word), RO_LITERAL("n’t")))
        word->classes |= 1ull << RO_DC_not | 1ull << RO_DC_modal;
    cut->count++;
}

static void mark_stop(ro_slice text, size_t at, ro_sentence_words *cut) {
    char byte = text.ptr[at];
    ro_sentence_word *last = cut->count ? &cut->items[cut->count - 1] : NULL;
    bool dash = at + 2 < text.len && !memcmp(text.ptr + at, "\xE2\x80", 2) &&
                (text.ptr[at + 2] == '\x94' || text.ptr[at + 2] == '\x93');
    if (byte == '?')
        cut->asks = true;
    if (!last || !(dash || byte == ',' || byte == '.' || byte == ';' || byte == ':' || byte == '?' ||
                   byte == '!' || byte == '(' || byte == ')'))
        return;
    last->stops = true;
    last->ends |= byte != ',' && byte != '(' && byte != ')';
}

void ro_sentence_words_cut(const ro_dispute_words *words, ro_slice sentence, ro_sentence_words *cut) {
    cut->count = 0;
    cut->asks = false;
    for (size_t at = 0; at < sentence.len && cut->count < RO_SENTENCE_WORDS;) {
        size_t end = word_end(sentence, at);
        if (end > at) {
            add_word(words, sentence, at, end, cut);
            at = end;
            continue;
        }
        mark_stop(sentence, at, cut);
        at += is_mark(sentence, at) && at + 3 <= sentence.len ? 3 : 1;
    }
}
