#include "language/features.h"

#include "language/chars.h"
#include "learn/linear.h"

enum { LONGEST = 64, SHAPE = 10, PREFIXES = 3, SUFFIXES = 5 };

typedef struct {
    uint32_t codes[LONGEST]; /* folded; a longer word loses its middle */
    uint32_t count;
    uint32_t shape;
    uint32_t hash;
} folded_word;

static uint32_t fold(uint32_t c) {
    if (c - '0' < 10)
        return '0';
    if (c < 0x80)
        return c - 'A' < 26 ? c + 32 : c == '`' ? '\'' : c;
    switch (c) {
    case 0x2018:
    case 0x2019:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2013:
        return '-';
    default:
        return ro_is_digit(c) ? '0' : ro_to_lower(c);
    }
}

static uint32_t mix(uint32_t hash, uint32_t value) {
    return (hash ^ value) * 0x01000193u ^ (hash >> 15);
}

static char shape_of(uint32_t c) {
    return ro_is_upper(c) ? 'X' : ro_is_letter(c) ? 'x' : ro_is_digit(c) ? '0' : (char)(c < 0x80 ? c : '~');
}

static void fold_word(ro_slice word, folded_word *out) {
    *out = (folded_word){.hash = 0x811c9dc5u, .shape = 0x811c9dc5u};
    char last = 0;
    unsigned length, run = 0, shape_length = 0;
    for (size_t at = 0; at < word.len; at += length) {
        uint32_t c = ro_utf8_at(word, at, &length), low = fold(c);
        char s = shape_of(c);
        run = s == last ? run + 1 : 0;
        last = s;
        if (run < 2 && shape_length < SHAPE) {
            out->shape = mix(out->shape, (unsigned char)s);
            shape_length++;
        }
        out->hash = mix(out->hash, low);
        if (out->count == LONGEST) {
            memmove(out->codes + LONGEST / 2, out->codes + LONGEST / 2 + 1, (LONGEST / 2 - 1) * sizeof low);
            out->count--;
        }
        out->codes[out->count++] = low;
    }
}

ro_word_features ro_word_features_of(ro_slice word) {
    folded_word w;
    fold_word(word, &w);
    ro_word_features features = {.form = ro_feature(0, w.hash)};
    uint32_t next = 0, hash = 0;
    for (uint32_t i = 0; i < PREFIXES; i++) {
        hash = i < w.count ? mix(hash, w.codes[i]) : hash;
        features.pieces[next++] = i < w.count ? ro_feature(10 + i, hash) : ro_feature(1, w.hash);
    }
    hash = 0;
    for (uint32_t i = 0; i < SUFFIXES; i++) {
        hash = i < w.count ? mix(hash, w.codes[w.count - 1 - i]) : hash;
        features.pieces[next++] = i < w.count ? ro_feature(20 + i, hash) : ro_feature(1, w.hash);
    }
    features.pieces[next++] = ro_feature(30, w.shape);
    features.pieces[next++] = ro_feature(31, w.shape ^ ro_feature(32, w.count < 8 ? w.count : 8));
    return features;
}

uint32_t ro_word_form(ro_slice word) {
    uint32_t hash = 0x811c9dc5u;
    unsigned length;
    for (size_t at = 0; at < word.len; at += length)
        hash = mix(hash, fold(ro_utf8_at(word, at, &length)));
    return ro_feature(0, hash);
}
