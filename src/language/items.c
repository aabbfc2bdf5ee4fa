#include "language/items.h"

#include "base/error.h"
#include "base/utf8.h"

#include <ctype.h>

enum { LONGEST_KEY = 31 };

typedef struct {
    const ro_vocabulary *vocabulary;
    ro_slice text;
    size_t at, end;
} cutter;

static bool ascii_letter(const cutter *c, size_t at) {
    return at < c->end && isalpha((unsigned char)c->text.ptr[at]) && (unsigned char)c->text.ptr[at] < 0x80;
}

static bool ascii_digit(const cutter *c, size_t at) {
    return at < c->end && c->text.ptr[at] >= '0' && c->text.ptr[at] <= '9';
}

static bool is_byte(const cutter *c, size_t at, char byte) {
    return at < c->end && c->text.ptr[at] == byte;
}

static void find_entry(const cutter *c, ro_slice key, ro_item *item) {
    item->entry = ro_vocabulary_find(c->vocabulary, key);
    if (item->entry != RO_NONE)
        item->classes = c->vocabulary->entries.items[item->entry].classes;
}

/* "p.m." and "U.S.": single letters with a point between them, and the last one's point. */
static bool dotted(const cutter *c) {
    return is_byte(c, c->at + 1, '.') && ascii_letter(c, c->at + 2) && !ascii_letter(c, c->at + 3);
}

static void cut_dotted(cutter *c, ro_item *item) {
    char key[LONGEST_KEY];
    size_t length = 0;
    for (;;) {
        if (length < sizeof key)
            key[length++] = (char)tolower((unsigned char)c->text.ptr[c->at]);
        c->at++;
        bool more = is_byte(c, c->at, '.') && ascii_letter(c, c->at + 1) && !ascii_letter(c, c->at + 2);
        c->at += is_byte(c, c->at, '.');
        if (!more)
            break;
    }
    find_entry(c, ro_slice_of(key, length), item);
}

static void cut_letters(cutter *c, ro_item *item) {
    char key[LONGEST_KEY];
    size_t length = 0;
    item->capital = c->text.ptr[c->at] >= 'A' && c->text.ptr[c->at] <= 'Z';
    if (dotted(c)) {
        cut_dotted(c, item);
        return;
    }
    for (; c->at < c->end; length++) {
        unsigned char byte = (unsigned char)c->text.ptr[c->at];
        unsigned taken = 1;
        if (byte < 0x80 ? !isalpha(byte) : !ro_is_letter(ro_utf8_at(c->text, c->at, &taken)))
            break;
        if (length < sizeof key)
            key[length] = (char)(byte < 0x80 ? tolower(byte) : byte);
        c->at += taken;
    }
    if (length <= sizeof key)
        find_entry(c, ro_slice_of(key, length), item);
}

/* "39,000" and "1.5" are one, "12.05.2024" and "12,1989" are not. */
static void cut_digits(cutter *c, ro_item *item) {
    const double MOST = 1e15;
    double value = 0, parts = 1;
    size_t begin = c->at;
    for (; ascii_digit(c, c->at); c->at++)
        value = 10 * value + (c->text.ptr[c->at] - '0');
    item->digits = c->at - begin < 20 ? (uint8_t)(c->at - begin) : 20;
    while (item->digits <= 3 && is_byte(c, c->at, ',') && ascii_digit(c, c->at + 1) &&
           ascii_digit(c, c->at + 2) && ascii_digit(c, c->at + 3) && !ascii_digit(c, c->at + 4)) {
        for (c->at++; ascii_digit(c, c->at); c->at++)
            value = 10 * value + (c->text.ptr[c->at] - '0');
        item->grouped = true;
    }
    size_t point = c->at, after = c->at + 1;
    while (is_byte(c, point, '.') && ascii_digit(c, after))
        after++;
    if (after > point + 1 && !(is_byte(c, after, '.') && ascii_digit(c, after + 1))) {
        for (c->at++; c->at < after; c->at++)
            if (parts < MOST) {
                parts *= 10;
                value = 10 * value + (c->text.ptr[c->at] - '0');
            }
        item->grouped = true;
    }
    if (value > MOST * parts)
        item->digits = 20;
    item->value = value / parts;
    item->kind = RO_ITEM_NUMERAL;
}

static bool space_at(const cutter *c, size_t at) {
    unsigned length;
    return at >= c->end || ro_is_space(ro_utf8_at(c->text, at, &length));
}

static void cut_mark(cutter *c, ro_item *item, uint32_t point, unsigned length) {
    ro_slice key = ro_slice_part(c->text, c->at, c->at + length);
    c->at += length;
    if (point == 0x2018 || point == 0x2019) {
        key = RO_LITERAL("'");
    } else if (point == '-' || (point >= 0x2010 && point <= 0x2015)) {
        bool wide = point > 0x2013 || !item->glued || space_at(c, c->at) || is_byte(c, c->at, '-');
        while (is_byte(c, c->at, '-'))
            c->at++;
        key = wide ? RO_LITERAL("--") : RO_LITERAL("-");
    }
    item->kind = RO_ITEM_MARK;
    find_entry(c, key, item);
}

static void cut_item(cutter *c, ro_item *item, uint32_t point, unsigned length) {
    item->span.begin = (uint32_t)c->at;
    item->entry = RO_NONE;
    if (point >= '0' && point <= '9')
        cut_digits(c, item);
    else if (ro_is_letter(point))
        cut_letters(c, item);
    else
        cut_mark(c, item, point, length);
    item->span.end = (uint32_t)c->at;
}

int ro_items_cut(ro_arena *scratch, const ro_vocabulary *vocabulary, const ro_doc *doc,
                 const ro_sentence *sentence, ro_items *items, readout_error *error) {
    cutter c = {vocabulary, doc->text, sentence->span.begin, sentence->span.end};
    bool glued = false;
    items->count = 0;
    while (c.at < c.end) {
        unsigned length;
        uint32_t point = ro_utf8_at(c.text, c.at, &length);
        if (ro_is_space(point)) {
            c.at += length;
            glued = false;
            continue;
        }
        ro_item *item = ro_array_push(scratch, items);
        if (!item)
            return ro_fail_memory(error);
        item->glued = glued;
        cut_item(&c, item, point, length);
        glued = true;
    }
    ro_numerals_join(vocabulary, items);
    return 0;
}
