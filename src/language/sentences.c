#include "language/sentences.h"

#include "base/error.h"
#include "base/hash.h"
#include "language/chars.h"
#include "language/features.h"

enum {
    KIND_NONE,
    KIND_LOWER,
    KIND_TITLE,
    KIND_CAPITALS,
    KIND_NUMBER,
    KIND_STOP,
    KIND_CRY,
    KIND_DOTS,
    KIND_COMMA,
    KIND_COLON,
    KIND_SEMICOLON,
    KIND_OPEN,
    KIND_CLOSE,
    KIND_STRAIGHT,
    KIND_OPEN_QUOTE,
    KIND_CLOSE_QUOTE,
    KIND_DASH,
    KIND_MARK,
    KIND_MARKS,
    KIND_SHORT_TITLE,
    KIND_SHORT_LOWER,
    KIND_DOTTED,
    KIND_INITIAL,
    KIND_CLITIC,
    KIND_MIXED,
    KIND_ADDRESS,
};

int ro_boundaries_open(const ro_model_file *file, ro_linear *boundaries, readout_error *error) {
    int status = ro_linear_open(file, "boundaries", boundaries, error);
    if (!status && boundaries->labels != 1)
        status = ro_fail(error, READOUT_BAD_MODEL, "model file: boundaries of %u labels", boundaries->labels);
    return status;
}

static uint8_t mark_kind(uint32_t c, ro_slice word) {
    switch (c) {
    case '.':
        return word.len > 1 ? KIND_DOTS : KIND_STOP;
    case '!':
    case '?':
        return KIND_CRY;
    case 0x2026:
        return KIND_DOTS;
    case ',':
        return KIND_COMMA;
    case ':':
        return word.len > 1 ? KIND_MARKS : KIND_COLON;
    case ';':
        return word.len > 1 ? KIND_MARKS : KIND_SEMICOLON;
    case '(':
    case '[':
    case '{':
        return KIND_OPEN;
    case ')':
    case ']':
    case '}':
        return KIND_CLOSE;
    case '"':
    case '\'':
        return KIND_STRAIGHT;
    case 0x201C:
    case 0x2018:
    case 0xAB:
        return KIND_OPEN_QUOTE;
    case 0x201D:
    case 0x2019:
    case 0xBB:
        return KIND_CLOSE_QUOTE;
    case '-':
    case 0x2013:
    case 0x2014:
        return KIND_DASH;
    default:
        return word.len > 1 ? KIND_MARKS : KIND_MARK;
    }
}

static uint8_t short_kind(ro_slice word, uint32_t first) {
    if (word.len == 2)
        return ro_is_upper(first) ? KIND_INITIAL : KIND_SHORT_LOWER;
    if (word.ptr[1] == '.')
        return ro_is_upper(first) ? KIND_DOTTED : KIND_SHORT_LOWER;
    return ro_is_upper(first) ? KIND_SHORT_TITLE : KIND_SHORT_LOWER;
}

static uint8_t word_kind(const ro_word_rules *rules, ro_slice word, bool joined) {
    unsigned length, second_length;
    uint32_t first = ro_utf8_at(word, 0, &length);
    if (joined)
        return KIND_CLITIC;
    if (ro_char_class_of(first) == RO_CHAR_MARK)
        return mark_kind(first, word);
    if (ro_char_class_of(first) == RO_CHAR_DIGIT)
        return KIND_NUMBER;
    if (word.len > 3 && memchr(word.ptr, '/', word.len))
        return KIND_ADDRESS;
    if (ro_words_abbreviation(rules, word))
        return short_kind(word, first);
    uint32_t second = ro_utf8_at(word, length, &second_length);
    if (ro_is_upper(first))
        return ro_is_upper(second) ? KIND_CAPITALS : KIND_TITLE;
    return ro_is_lower(first) ? KIND_LOWER : KIND_MIXED;
}

void ro_boundary_looks(const ro_word_rules *rules, const ro_doc *doc, uint32_t first, uint32_t end,
                       ro_word_look *looks) {
    for (uint32_t w = first; w < end; w++) {
        const ro_word *word = &doc->words.items[w];
        ro_slice text = ro_doc_text(doc, word->span);
        uint32_t exact = (uint32_t)ro_hash(text, 1);
        looks[w - first] = (ro_word_look){.form = ro_word_form(text),
                                          .exact = exact,
                                          .kind = word_kind(rules, text, word->joined),
                                          .space = word->space_after};
    }
}

static const ro_word_look *look_at(const ro_boundary_walk *walk, uint32_t word) {
    static const ro_word_look outside = {.kind = KIND_NONE, .space = true};
    return word >= walk->first && word < walk->end ? &walk->looks[word - walk->first] : &outside;
}

static uint32_t few(uint32_t count) {
    return count < 5 ? count : count < 8 ? 5 : count < 14 ? 6 : count < 24 ? 7 : count < 40 ? 8 : 9;
}

uint32_t ro_boundary_features(const ro_boundary_walk *walk, uint32_t word,
                              uint32_t features[RO_BOUNDARY_FEATURES]) {
    const ro_word_look *b = look_at(walk, word - 1), *w0 = look_at(walk, word), *w1 = look_at(walk, word + 1),
                       *w2 = look_at(walk, word + 2), *w3 = look_at(walk, word + 3);
    uint32_t k0 = w0->kind, k1 = w1->kind, k2 = w2->kind, kb = b->kind, s = w0->space;
    uint32_t pair = (k0 * 32 + k1) * 2 + s, count = 0;
    uint32_t done = few(word - walk->start), left = few(walk->end - word - 2);
#define ADD(value) (features[count] = ro_feature(count + 1, (value)), count++)
    ADD(0);
    ADD(pair);
    ADD((pair * 32 + kb) * 2 + b->space);
    ADD((pair * 32 + k2) * 2 + w1->space);
    ADD(((pair * 32 + k2) * 32 + kb) * 4 + b->space + 2u * w1->space);
    ADD(w0->form ^ s);
    ADD(w1->form ^ pair);
    ADD(w0->form * 31 + w1->form);
    ADD(b->form ^ pair);
    ADD(w2->form ^ pair);
    ADD(w1->form * 31 + w2->form + k0);
    ADD(b->form * 31 + w0->form + k1);
    ADD(w1->exact ^ pair);
    ADD(w0->exact ^ pair);
    ADD(pair * 16 + done);
    ADD(pair * 16 + left);
    ADD((pair * 16 + done) * 16 + left);
    ADD(pair * 4 + walk->quoted + 2u * walk->bracketed);
    ADD((pair * 4 + walk->quoted + 2u * walk->bracketed) * 32 + k2);
    ADD((look_at(walk, walk->start)->kind * 32u + k0) * 32 + k1);
    ADD(((k1 * 32 + k2) * 32 + w3->kind) * 2 + s);
    ADD(((look_at(walk, word - 2)->kind * 32u + kb) * 32 + k0) * 32 + k1);
    ADD(look_at(walk, walk->end - 1)->kind * 4096u + pair);
    ADD(w1->exact * 3 + done);
    ADD(w1->exact ^ (k2 * 64 + k0));
#undef ADD
    return count;
}

void ro_boundary_pass(ro_boundary_walk *walk, uint32_t word, bool ended) {
    const ro_word_look *look = look_at(walk, word);
    if (look->kind == KIND_STRAIGHT)
        walk->quoted = !walk->quoted;
    else if (look->kind == KIND_OPEN_QUOTE || look->kind == KIND_CLOSE_QUOTE)
        walk->quoted = look->kind == KIND_OPEN_QUOTE;
    else if (look->kind == KIND_OPEN || look->kind == KIND_CLOSE)
        walk->bracketed = look->kind == KIND_OPEN;
    if (ended)
        walk->start = word + 1;
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

int ro_sentences_split(const ro_word_rules *rules, const ro_linear *boundaries, ro_doc *doc,
                       uint32_t paragraph, uint32_t first, ro_arena *scratch, readout_error *error) {
    uint32_t end = doc->words.count, features[RO_BOUNDARY_FEATURES];
    if (first == end)
        return 0;
    ro_arena_mark mark = ro_arena_here(scratch);
    ro_word_look *looks = ro_arena_alloc(scratch, (end - first) * sizeof *looks);
    if (!looks)
        return ro_fail_memory(error);
    ro_boundary_looks(rules, doc, first, end, looks);
    ro_boundary_walk walk = {rules, doc, looks, first, end, first, false, false};
    bool room = true;
    for (uint32_t w = first; w < end && room; w++) {
        bool ended = w + 1 == end || w + 1 - walk.start == RO_MAX_SENTENCE_WORDS ||
                     doc->words.items[w].span.end == doc->article.dateline.end;
        if (!ended && !doc->words.items[w + 1].joined) {
            uint32_t count = ro_boundary_features(&walk, w, features);
            ended = ro_linear_score(boundaries, features, count) > 0 &&
                    !ro_words_one_time(rules, ro_doc_text(doc, doc->words.items[w].span),
                                       ro_doc_text(doc, doc->words.items[w + 1].span));
        }
        if (ended)
            room = add_sentence(doc, paragraph, walk.start, w + 1);
        ro_boundary_pass(&walk, w, ended);
    }
    ro_arena_rewind(scratch, mark);
    return room ? 0 : ro_fail_memory(error);
}
