#include "intake/encoding.h"

#include "base/error.h"
#include "base/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* How much is looked at where the whole would cost more than it tells. */
enum { WIDE_SAMPLE = 4096, DECLARATION_SAMPLE = 4096, DETECTION_SAMPLE = 64 << 10 };
/* A detector's guess below this (of 100) is no better than the default. */
enum { LEAST_CONFIDENCE = 30 };

static const struct {
    ro_wide wide;
    const char *bom, *converter;
    size_t bom_length, unit, low; /* bytes of a unit; where in it the lowest byte lies */
} wides[] = {
    {RO_WIDE_UTF32LE, "\xff\xfe\0\0", "UTF-32LE", 4, 4, 0},
    {RO_WIDE_UTF32BE, "\0\0\xfe\xff", "UTF-32BE", 4, 4, 3},
    {RO_WIDE_UTF16LE, "\xff\xfe", "UTF-16LE", 2, 2, 0},
    {RO_WIDE_UTF16BE, "\xfe\xff", "UTF-16BE", 2, 2, 1},
};
enum { WIDE_COUNT = sizeof wides / sizeof *wides };

static const ro_slice utf8_bom = {"\xef\xbb\xbf", 3};

/* Text of mostly ASCII in this wide form has a byte that is not zero where the lowest one lies, and zeros
 * elsewhere. */
static bool zeros_say(ro_slice head, size_t unit, size_t low) {
    size_t units = (head.len < WIDE_SAMPLE ? head.len : WIDE_SAMPLE) / unit, ascii = 0, odd = 0;
    for (size_t u = 0; u < units; u++) {
        bool zeros = true;
        for (size_t b = 0; b < unit; b++)
            zeros = zeros && (b == low || !head.ptr[u * unit + b]);
        unsigned char lowest = (unsigned char)head.ptr[u * unit + low];
        ascii += zeros && lowest >= 9 && lowest < 0x7f;
        odd += zeros && lowest < 9;
    }
    return units && ascii * 10 >= units * 7 && odd * 100 <= units;
}

ro_wide ro_encoding_wide(ro_slice head) {
    for (unsigned w = 0; w < WIDE_COUNT; w++)
        if (ro_slice_starts(head, ro_slice_of(wides[w].bom, wides[w].bom_length)))
            return wides[w].wide;
    bool zeros = head.len && memchr(head.ptr, 0, head.len < WIDE_SAMPLE ? head.len : WIDE_SAMPLE);
    for (unsigned w = 0; zeros && w < WIDE_COUNT; w++)
        if (zeros_say(head, wides[w].unit, wides[w].low))
            return wides[w].wide;
    return RO_WIDE_NONE;
}

static unsigned wide_row(ro_wide wide) {
    unsigned row = 0;
    while (wides[row].wide != wide)
        row++;
    return row;
}

static ro_slice without_bom(ro_slice bytes, ro_slice bom) {
    return ro_slice_starts(bytes, bom) ? ro_slice_part(bytes, bom.len, bytes.len) : bytes;
}

ro_slice ro_encoding_narrow(ro_arena *arena, ro_slice head) {
    ro_wide wide = ro_encoding_wide(head);
    if (wide == RO_WIDE_NONE)
        return without_bom(head, utf8_bom);
    unsigned row = wide_row(wide);
    size_t unit = wides[row].unit;
    ro_slice units = without_bom(head, ro_slice_of(wides[row].bom, wides[row].bom_length));
    char *narrow = ro_arena_alloc(arena, units.len / unit + 1);
    if (!narrow)
        return (ro_slice){NULL, 0};
    size_t count = units.len / unit;
    for (size_t u = 0; u < count; u++) {
        const char *at = units.ptr + u * unit;
        bool ascii = !(at[wides[row].low] & 0x80);
        for (size_t b = 0; b < unit; b++)
            ascii = ascii && (b == wides[row].low || !at[b]);
        narrow[u] = ascii ? at[wides[row].low] : '?';
    }
    return ro_slice_of(narrow, count);
}

/* ---- declarations -------------------------------------------------------------------------------------- */

static ro_slice label_at(ro_slice text, size_t at, char room[RO_DECLARED_ROOM]) {
    size_t length = 0;
    while (at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\'' || text.ptr[at] == ' '))
        at++;
    for (; at < text.len && length < RO_DECLARED_ROOM; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        bool plain = ro_is_letter(c) || ro_is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
        if (c >= 0x80 || !plain)
            break;
        room[length++] = (char)ro_to_lower(c);
    }
    return ro_slice_of(room, length);
}

/* The value behind `key` and an equals sign; `key` is in lower case. */
static ro_slice value_of(ro_slice text, ro_slice key, char room[RO_DECLARED_ROOM]) {
    for (size_t at = 0; at + key.len < text.len; at++) {
        size_t same = 0;
        while (same < key.len &&
               ro_to_lower((unsigned char)text.ptr[at + same]) == (unsigned char)key.ptr[same])
            same++;
        if (same < key.len)
            continue;
        size_t behind = at + key.len;
        while (behind < text.len && text.ptr[behind] == ' ')
            behind++;
        if (behind < text.len && text.ptr[behind] == '=')
            return label_at(text, behind + 1, room);
    }
    return ro_slice_of(room, 0);
}

ro_slice ro_encoding_declared(ro_slice head, char room[RO_DECLARED_ROOM]) {
    if (head.len > DECLARATION_SAMPLE)
        head.len = DECLARATION_SAMPLE;
    ro_slice trimmed = ro_slice_trim(head);
    if (ro_slice_starts(trimmed, RO_LITERAL("<?xml"))) {
        const char *end = memchr(trimmed.ptr, '>', trimmed.len);
        ro_slice declaration = end ? ro_slice_part(trimmed, 0, (size_t)(end - trimmed.ptr)) : trimmed;
        ro_slice label = value_of(declaration, RO_LITERAL("encoding"), room);
        if (label.len)
            return label;
    }
    return value_of(head, RO_LITERAL("charset"), room);
}

/* ---- conversion ---------------------------------------------------------------------------------------- */

static int too_large(size_t limit, readout_error *error) {
    return ro_fail(error, READOUT_TOO_LARGE, "the text is larger than %zu MiB", limit >> 20);
}

static int convert(const char *converter, ro_slice bytes, size_t limit, ro_arena *arena, ro_slice *text,
                   readout_error *error) {
    UErrorCode code = U_ZERO_ERROR;
    /* No character of an encoding that ICU knows takes more than three bytes of UTF-8 for each of its own. */
    if (bytes.len > INT32_MAX / 4)
        return too_large(limit, error);
    int32_t room = (int32_t)bytes.len * 3 + 1;
    char *out = ro_arena_alloc(arena, (size_t)room);
    if (!out)
        return ro_fail_memory(error);
    int32_t length = ucnv_convert("UTF-8", converter, out, room, bytes.ptr, (int32_t)bytes.len, &code);
    if (U_FAILURE(code) || length >= room)
        return ro_fail(error, READOUT_BAD_INPUT, "cannot be converted from %s", converter);
    if ((size_t)length > limit)
        return too_large(limit, error);
    out[length] = 0;
    *text = ro_slice_of(out, (size_t)length);
    return 0;
}

/* Characters of more than one byte, and bytes that belong to none. */
static void count_utf8(ro_slice bytes, size_t *good, size_t *bad) {
    *good = *bad = 0;
    for (size_t at = 0; at < bytes.len;) {
        unsigned length = 1;
        if ((unsigned char)bytes.ptr[at] >= 0x80) {
            uint32_t c = ro_utf8_at(bytes, at, &length);
            *bad += c == 0xFFFD && length == 1;
            *good += length > 1;
        }
        at += length;
    }
}

static bool has_binary(ro_slice bytes) {
    size_t controls = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        controls += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b;
    }
    return controls * 100 > bytes.len;
}

/* The label that ICU's detector is sure enough of, in lower case, else empty. */
static ro_slice detect(ro_slice bytes, char room[RO_DECLARED_ROOM]) {
    UErrorCode code = U_ZERO_ERROR;
    ro_slice label = {room, 0};
    int32_t length = (int32_t)(bytes.len < DETECTION_SAMPLE ? bytes.len : DETECTION_SAMPLE);
    UCharsetDetector *detector = ucsdet_open(&code);
    ucsdet_setText(detector, bytes.ptr, length, &code);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    if (U_SUCCESS(code) && match && ucsdet_getConfidence(match, &code) >= LEAST_CONFIDENCE) {
        const char *name = ucsdet_getName(match, &code);
        label = label_at(ro_slice_of(name, strlen(name)), 0, room);
    }
    ucsdet_close(detector);
    return label;
}

/* ICU's name for a label, as a C string in `room`; NULL where the table has none. */
static const char *converter_of(const ro_lexicon *labels, ro_slice label, char room[RO_DECLARED_ROOM]) {
    uint32_t row = label.len ? ro_lexicon_find(labels, label) : RO_NONE;
    if (row == RO_NONE)
        return NULL;
    ro_slice cell = ro_lexicon_cell(labels, row, 1);
    size_t length = cell.len < RO_DECLARED_ROOM ? cell.len : RO_DECLARED_ROOM - 1;
    memcpy(room, cell.ptr, length);
    room[length] = 0;
    return room;
}

/* Bytes that are no UTF-8, of which `bad` are the reason. */
static int convert_other(const ro_lexicon *labels, ro_slice bytes, ro_slice declared, size_t bad,
                         size_t limit, ro_arena *arena, ro_slice *text, readout_error *error) {
    char room[RO_DECLARED_ROOM], label_room[RO_DECLARED_ROOM];
    const char *converter = converter_of(labels, declared, room);
    /* In English, a page in an 8-bit encoding has a few quotation marks and accents; the detector needs more
     * than that to go by. */
    bool few = bad * 20 <= bytes.len;
    if (!converter && !few)
        converter = converter_of(labels, detect(bytes, label_room), room);
    return convert(converter ? converter : "windows-1252", bytes, limit, arena, text, error);
}

int ro_encoding_to_utf8(const ro_lexicon *labels, ro_slice bytes, ro_slice declared, size_t limit,
                        ro_arena *arena, ro_slice *text, readout_error *error) {
    ro_wide wide = ro_encoding_wide(bytes);
    if (wide != RO_WIDE_NONE) {
        unsigned row = wide_row(wide);
        bytes = without_bom(bytes, ro_slice_of(wides[row].bom, wides[row].bom_length));
        return convert(wides[row].converter, bytes, limit, arena, text, error);
    }
    bytes = without_bom(bytes, utf8_bom);
    if (bytes.len > limit)
        return too_large(limit, error);
    if (has_binary(bytes))
        return ro_fail(error, READOUT_BAD_INPUT, "binary data, not text");
    *text = bytes;
    if (ro_utf8_valid(bytes) == bytes.len)
        return 0;
    size_t good, bad;
    count_utf8(bytes, &good, &bad);
    if (good < 4 * bad)
        return convert_other(labels, bytes, declared, bad, limit, arena, text, error);
    *text = ro_utf8_repair(arena, bytes);
    return text->ptr ? 0 : ro_fail_memory(error);
}
