#include "story/phrases.h"

enum { LEAST = 4 };

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte > 127;
}

/* The first byte of quotation marks, dashes and their like (U+2000 to U+2FFF): three bytes that end a word.
 */
static bool is_mark(char byte) {
    return (unsigned char)byte == 0xE2;
}

static char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

bool ro_phrase_has(const ro_phrase_stems *stems, const char *text, uint8_t length) {
    for (uint32_t s = 0; s < stems->count; s++)
        if (stems->stems[s].length == length && !memcmp(stems->stems[s].text, text, length))
            return true;
    return false;
}

void ro_phrase_stem(ro_slice text, ro_phrase_stems *stems) {
    stems->count = 0;
    for (size_t at = 0; at < text.len && stems->count < RO_PHRASE_STEMS;) {
        size_t begin = at;
        char stem[RO_PHRASE_STEM];
        while (at < text.len && is_letter(text.ptr[at]) && !is_mark(text.ptr[at])) {
            if (at - begin < sizeof stem)
                stem[at - begin] = lower(text.ptr[at]);
            at++;
        }
        uint8_t length = (uint8_t)(at - begin < sizeof stem ? at - begin : sizeof stem);
        if (at - begin >= LEAST && !ro_phrase_has(stems, stem, length)) {
            memcpy(stems->stems[stems->count].text, stem, length);
            stems->stems[stems->count++].length = length;
        }
        if (at == begin)
            at += is_mark(text.ptr[at]) ? 3 : 1;
    }
}

uint32_t ro_phrase_shared(const ro_phrase_stems *a, const ro_phrase_stems *b) {
    uint32_t shared = 0;
    for (uint32_t s = 0; s < a->count; s++)
        shared += ro_phrase_has(b, a->stems[s].text, a->stems[s].length);
    return shared;
}

void ro_phrase_remove(ro_phrase_stems *stems, const ro_phrase_stems *away) {
    uint32_t kept = 0;
    for (uint32_t s = 0; s < stems->count; s++)
        if (!ro_phrase_has(away, stems->stems[s].text, stems->stems[s].length))
            stems->stems[kept++] = stems->stems[s];
    stems->count = kept;
}

uint32_t ro_phrase_common(const ro_phrase_stems *a, const ro_phrase_stems *b, const ro_phrase_stems *c) {
    uint32_t shared = 0;
    for (uint32_t s = 0; s < a->count; s++)
        shared += ro_phrase_has(b, a->stems[s].text, a->stems[s].length) &&
                  ro_phrase_has(c, a->stems[s].text, a->stems[s].length);
    return shared;
}

static ro_slice last_word(ro_slice name) {
    size_t begin = name.len;
    while (begin && name.ptr[begin - 1] != ' ')
        begin--;
    return ro_slice_part(name, begin, name.len);
}

static bool same_bytes(ro_slice a, ro_slice b) {
    bool same = a.len == b.len && a.len > 0;
    for (size_t i = 0; i < a.len && same; i++)
        same = lower(a.ptr[i]) == lower(b.ptr[i]);
    return same;
}

static bool holds_word(ro_slice name, ro_slice word) {
    ro_slice field;
    while (ro_slice_field(&name, ' ', &field))
        if (same_bytes(field, word))
            return true;
    return false;
}

bool ro_phrase_same_name(ro_slice a, ro_slice b) {
    return same_bytes(a, b) || (last_word(b).len > 3 && holds_word(a, last_word(b))) ||
           (last_word(a).len > 3 && holds_word(b, last_word(a)));
}
