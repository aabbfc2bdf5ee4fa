#include "language/quote_marks.h"

#include "base/utf8.h"

enum {
    LEFT_SINGLE = 0x2018,
    RIGHT_SINGLE = 0x2019,
    LOW_SINGLE = 0x201A,
    LEFT_DOUBLE = 0x201C,
    RIGHT_DOUBLE = 0x201D,
    LOW_DOUBLE = 0x201E,
    LEFT_ANGLE = 0xAB,
    RIGHT_ANGLE = 0xBB,
    FULL_WIDTH = 0xFF02,
    EN_DASH = 0x2013,
    EM_DASH = 0x2014,
    ELLIPSIS = 0x2026,
    MAX_NEIGHBOURS = 3, /* quotation marks in a row that are looked past */
    MAX_ELISION = 8,    /* bytes */
};

typedef enum { SIDE_EDGE, SIDE_OPENING, SIDE_DASH, SIDE_STOP, SIDE_TEXT } side;

static bool is_single(uint32_t c) {
    return c == '\'' || c == '`' || (c >= LEFT_SINGLE && c <= LOW_SINGLE);
}

static bool is_double(uint32_t c) {
    return c == '"' || (c >= LEFT_DOUBLE && c <= LOW_DOUBLE) || c == LEFT_ANGLE || c == RIGHT_ANGLE ||
           c == FULL_WIDTH;
}

static side side_of(uint32_t c) {
    switch (c) {
    case 0:
        return SIDE_EDGE;
    case '(':
    case '[':
    case '{':
    case '/':
        return SIDE_OPENING;
    case EN_DASH:
    case EM_DASH:
    case '-':
        return SIDE_DASH;
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '}':
    case ELLIPSIS:
        return SIDE_STOP;
    default:
        return ro_is_space(c) ? SIDE_EDGE : SIDE_TEXT;
    }
}

/* The characters next to a mark, other quotation marks passed over; 0 at the paragraph's edge. */
typedef struct {
    uint32_t before, after;         /* next to the mark */
    uint32_t far_before, far_after; /* past other marks */
} surroundings;

static uint32_t before_at(ro_slice text, uint32_t edge, uint32_t at, unsigned *length) {
    *length = 0;
    return at > edge ? ro_utf8_before(text, at, length) : 0;
}

static surroundings look_around(ro_slice text, ro_span range, ro_span mark) {
    surroundings s;
    unsigned length;
    ro_slice part = ro_slice_part(text, 0, range.end);
    uint32_t at = mark.begin;
    s.before = s.far_before = before_at(text, range.begin, at, &length);
    for (int i = 0; i < MAX_NEIGHBOURS && (is_single(s.far_before) || is_double(s.far_before)); i++) {
        at -= length;
        s.far_before = before_at(text, range.begin, at, &length);
    }
    at = mark.end;
    s.after = s.far_after = ro_utf8_at(part, at, &length);
    for (int i = 0; i < MAX_NEIGHBOURS && (is_single(s.far_after) || is_double(s.far_after)); i++) {
        at += length;
        s.far_after = ro_utf8_at(part, at, &length);
    }
    return s;
}

/* "5'11\"": the mark closes no quotation that a figure in feet and inches did not open. */
static bool is_inches(ro_slice text, uint32_t edge, uint32_t at) {
    unsigned length;
    uint32_t c = before_at(text, edge, at, &length);
    for (int digits = 0; digits < 3 && ro_is_digit(c); digits++) {
        at -= length;
        c = before_at(text, edge, at, &length);
    }
    unsigned before;
    return is_single(c) && ro_is_digit(before_at(text, edge, at - length, &before));
}

/* "'em", "'90s": a mark that stands for letters or digits left out. */
static bool is_elision(ro_slice text, uint32_t end, uint32_t at, const ro_lexicon *elisions) {
    char word[MAX_ELISION];
    size_t len = 0;
    while (at + len < end && len < MAX_ELISION) {
        unsigned char c = (unsigned char)text.ptr[at + len];
        if (c >= 0x80 || (!ro_is_letter(c) && !ro_is_digit(c)))
            break;
        word[len++] = (char)ro_to_lower(c);
    }
    if (len >= 2 && ro_is_digit((unsigned char)word[0]) && ro_is_digit((unsigned char)word[1]) &&
        (len == 2 || (len == 3 && word[2] == 's')))
        return true;
    return ro_lexicon_find(elisions, ro_slice_of(word, len)) != RO_NONE;
}

static void face(ro_mark *mark, bool left, bool right, const surroundings *s) {
    side before = side_of(s->far_before), after = side_of(s->far_after);
    bool opens = (before == SIDE_EDGE || before == SIDE_OPENING) && after != SIDE_EDGE;
    bool closes = before != SIDE_EDGE && before != SIDE_OPENING && (after == SIDE_EDGE || after == SIDE_STOP);
    mark->directed = left || right;
    mark->may_open = left ? !closes || opens : right ? opens && !closes : opens || !closes;
    mark->may_close = right ? !opens || closes : left ? closes && !opens : closes || !opens;
    mark->after_stop = before == SIDE_STOP && after == SIDE_EDGE;
}

static void face_single(ro_mark *mark, bool left, bool right, const surroundings *s, bool elision) {
    face(mark, left, right, s);
    bool inside_word = ro_is_letter(s->after) || ro_is_digit(s->after);
    side before = side_of(s->far_before);
    mark->may_open = mark->may_open && !right && !elision &&
                     (before == SIDE_EDGE || before == SIDE_OPENING || (before == SIDE_DASH && left));
    mark->may_close = mark->may_close && !inside_word && before != SIDE_EDGE;
    mark->possessive = mark->may_close && (s->before == 's' || s->before == 'S') && s->after == ' ';
}

static bool is_left(uint32_t c) {
    return c == LEFT_DOUBLE || c == LOW_DOUBLE || c == LEFT_ANGLE || c == LEFT_SINGLE || c == LOW_SINGLE ||
           c == '`';
}

static bool is_right(uint32_t c) {
    return c == RIGHT_DOUBLE || c == RIGHT_ANGLE || c == RIGHT_SINGLE;
}

/* Fills the mark that begins with `c`; false when it is none after all. */
static bool read_mark(ro_slice text, ro_span range, const ro_lexicon *elisions, uint32_t c, ro_mark *mark) {
    unsigned length;
    bool doubled = false;
    if (is_single(c) && ro_utf8_at(ro_slice_part(text, 0, range.end), mark->span.end, &length) == c) {
        doubled = true;
        mark->span.end += length;
    }
    surroundings s = look_around(text, range, mark->span);
    mark->family = doubled || is_double(c) ? RO_MARK_DOUBLE : RO_MARK_SINGLE;
    if (mark->family == RO_MARK_SINGLE)
        face_single(mark, is_left(c), is_right(c), &s, is_elision(text, range.end, mark->span.end, elisions));
    else
        face(mark, is_left(c), is_right(c), &s);
    if (c == '"' && ro_is_digit(s.before) && is_inches(text, range.begin, mark->span.begin))
        return false;
    return mark->may_open || mark->may_close;
}

static void find_strong(ro_marks *marks) {
    bool strong = false;
    for (uint32_t m = marks->count; m-- > 0;) {
        ro_mark *mark = &marks->items[m];
        mark->strong_after = strong;
        if (mark->family == RO_MARK_SINGLE && mark->may_open)
            strong = false;
        else if (mark->family == RO_MARK_SINGLE && mark->may_close && !mark->possessive)
            strong = true;
    }
}

int ro_quote_marks(ro_arena *arena, ro_slice text, ro_span range, const ro_lexicon *elisions,
                   ro_marks *marks) {
    marks->count = 0;
    ro_slice part = ro_slice_part(text, 0, range.end);
    for (uint32_t at = range.begin; at < range.end;) {
        unsigned length;
        uint32_t c = ro_utf8_at(part, at, &length);
        ro_mark mark = {.span = {at, at + length}};
        if ((is_single(c) || is_double(c)) && read_mark(text, range, elisions, c, &mark)) {
            ro_mark *kept = ro_array_push(arena, marks);
            if (!kept)
                return READOUT_NO_MEMORY;
            *kept = mark;
        }
        at = mark.span.end;
    }
    find_strong(marks);
    return 0;
}
