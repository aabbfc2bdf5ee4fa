/* Numerals: the items that make one number become one item, in place.
 *
 *     three hundred and five thousand   →  305000        2 1/2, two and a half   →  2.5
 *     1.5 million, 40K, $1.5bn          →  …             two-thirds              →  0.667, a share
 *     twenty-first, 21st                →  21, ordinal   nineteen ninety-six     →  1996, a year
 *     half a million, a dozen           →  …             1980s                   →  1980, a decade
 */
#include "language/items.h"

#include <math.h>

typedef struct {
    const ro_vocabulary *vocabulary;
    ro_item *items;
    uint32_t at, end;
} cursor;

typedef enum { NOTHING, FIGURES, ONES, TENS, HUNDRED, SCALE, AND } part;

typedef struct {
    uint32_t at;           /* behind what was taken */
    double total, current; /* what the scales closed, and what stands before the next scale */
    double scale;          /* the last one: the next must be smaller */
    double multiplied;     /* by the last scale or suffix; 0: by none */
    part last;
    bool ordinal, share, year;
} numeral;

static const ro_item *peek(const cursor *c, uint32_t at) {
    return at < c->end ? &c->items[at] : NULL;
}

static bool in(const cursor *c, uint32_t at, unsigned class) {
    return at < c->end && ro_item_in(&c->items[at], class);
}

static double value(const cursor *c, uint32_t at, unsigned class) {
    return ro_vocabulary_sense(c->vocabulary, c->items[at].entry, class)->number;
}

static bool is_mark(const cursor *c, uint32_t at, const char *mark) {
    return at < c->end && c->items[at].entry != RO_NONE &&
           ro_slice_is(c->vocabulary->entries.items[c->items[at].entry].key, mark);
}

static bool is_figures(const cursor *c, uint32_t at) {
    return at < c->end && c->items[at].kind == RO_ITEM_NUMERAL;
}

/* ---- numerals in words --------------------------------------------------------------------------------- */

static bool take_ones(const cursor *c, numeral *n) {
    double ones = value(c, n->at, RO_CLASS_ONES);
    bool starts = n->last == NOTHING || n->last == HUNDRED || n->last == SCALE || n->last == AND;
    if (!starts && !(n->last == TENS && ones >= 1 && ones <= 9))
        return false;
    n->current += ones;
    n->last = ONES;
    n->at++;
    return true;
}

/* After ten to twenty it is the second half of a year. */
static bool take_tens(const cursor *c, numeral *n) {
    double tens = value(c, n->at, RO_CLASS_TENS);
    bool starts = n->last == NOTHING || n->last == HUNDRED || n->last == SCALE || n->last == AND;
    bool century = !n->total && n->current >= 11 && n->current <= 20 && (n->last == ONES || n->last == TENS);
    if (!starts && !(century && !n->year))
        return false;
    n->year = century;
    n->current = (century ? 100 * n->current : n->current) + tens;
    n->last = TENS;
    n->at++;
    return true;
}

static bool take_hundred(numeral *n) {
    if ((n->last != ONES && n->last != FIGURES) || n->current >= 100 || n->current <= 0)
        return false;
    n->current *= 100;
    n->last = HUNDRED;
    n->at++;
    return true;
}

static bool take_scale(const cursor *c, numeral *n) {
    double scale = value(c, n->at, RO_CLASS_SCALE);
    if (n->last == NOTHING || n->last == AND || n->last == SCALE || scale >= n->scale || n->current <= 0)
        return false;
    n->total += n->current * scale;
    n->current = 0;
    n->scale = n->multiplied = scale;
    n->last = SCALE;
    n->at++;
    return true;
}

static bool take_nth(const cursor *c, numeral *n) {
    double nth = value(c, n->at, RO_CLASS_NTH);
    bool starts = n->last == NOTHING || n->last == HUNDRED || n->last == SCALE || n->last == AND;
    if (!starts && !(n->last == TENS && nth < 10))
        return false;
    n->current += nth;
    n->ordinal = true;
    n->at++;
    return true;
}

static bool take_and(const cursor *c, numeral *n) {
    bool open = n->last == HUNDRED || n->last == SCALE;
    bool goes_on = in(c, n->at + 1, RO_CLASS_ONES) || in(c, n->at + 1, RO_CLASS_TENS);
    if (!open || !goes_on || (c->at > 0 && is_mark(c, c->at - 1, "between")))
        return false;
    n->last = AND;
    n->at++;
    return true;
}

static bool take_hyphen(const cursor *c, numeral *n) {
    bool goes_on = (n->last == TENS && (in(c, n->at + 1, RO_CLASS_ONES) || in(c, n->at + 1, RO_CLASS_NTH))) ||
                   ((n->last == ONES || n->last == FIGURES) &&
                    (in(c, n->at + 1, RO_CLASS_HUNDRED) || in(c, n->at + 1, RO_CLASS_SCALE)));
    n->at += goes_on;
    return goes_on;
}

/* One more word of a numeral; false where it ends. */
static bool take_word(const cursor *c, numeral *n) {
    if (in(c, n->at, RO_CLASS_ONES))
        return take_ones(c, n);
    if (in(c, n->at, RO_CLASS_TENS))
        return take_tens(c, n);
    if (in(c, n->at, RO_CLASS_HUNDRED))
        return take_hundred(n);
    if (in(c, n->at, RO_CLASS_SCALE))
        return take_scale(c, n);
    if (in(c, n->at, RO_CLASS_NTH))
        return take_nth(c, n);
    if (in(c, n->at, RO_CLASS_AND))
        return take_and(c, n);
    return is_mark(c, n->at, "-") && take_hyphen(c, n);
}

/* "two thousand and three thousand" is two: what follows an "and" is given back when a scale follows it. */
static void take_words(const cursor *c, numeral *n) {
    numeral before_and = *n;
    bool joined = false;
    while (n->at < c->end && !n->ordinal) {
        numeral before = *n;
        if (!take_word(c, n))
            break;
        if (n->last == AND) {
            before_and = before;
            joined = true;
        }
    }
    bool more = in(c, n->at, RO_CLASS_HUNDRED) || in(c, n->at, RO_CLASS_SCALE);
    if (n->last == AND || (joined && more && !n->ordinal))
        *n = before_and;
}

/* ---- parts of one ----------------------------------------------------------------------------------------
 */

/* "1/2" at `at`; NaN where there is none. Only halves, thirds … as they are written, not days or scores. */
static double slash_fraction(const cursor *c, uint32_t at) {
    if (!is_figures(c, at) || !is_mark(c, at + 1, "/") || !is_figures(c, at + 2) || !c->items[at + 1].glued ||
        !c->items[at + 2].glued || is_mark(c, at + 3, "/"))
        return NAN;
    double over = c->items[at].value, under = c->items[at + 2].value;
    bool written = under == 2 || under == 3 || under == 4 || under == 8 || under == 16 || under == 32;
    return written && over >= 1 && over < under ? over / under : NAN;
}

static bool take_fraction(const cursor *c, numeral *n) {
    uint32_t at = n->at + is_mark(c, n->at, "-");
    double fraction = slash_fraction(c, at);
    if (n->last == FIGURES && !isnan(fraction)) {
        n->at = at + 3;
    } else if (n->last == FIGURES && in(c, n->at, RO_CLASS_VULGAR)) {
        fraction = value(c, n->at, RO_CLASS_VULGAR);
        n->at++;
    } else {
        return false;
    }
    n->current += fraction;
    return true;
}

/* "and a half", with or without hyphens. */
static void take_and_a_half(const cursor *c, numeral *n) {
    uint32_t at = n->at + is_mark(c, n->at, "-");
    if (!in(c, at, RO_CLASS_AND))
        return;
    at += 1 + is_mark(c, at + 1, "-");
    if (!in(c, at, RO_CLASS_ARTICLE))
        return;
    at += 1 + is_mark(c, at + 1, "-");
    if (!in(c, at, RO_CLASS_HALF))
        return;
    n->current += 0.5;
    n->at = at + 1;
}

/* "two-thirds", "three quarters of": with a hyphen or an "of", for a quarter is a part of a year too. */
static void take_share(const cursor *c, numeral *n) {
    bool hyphen = is_mark(c, n->at, "-");
    uint32_t at = n->at + hyphen;
    if (n->current < 1 || n->current >= 20 || n->total || !in(c, at, RO_CLASS_PART) ||
        !(hyphen || is_mark(c, at + 1, "of")))
        return;
    n->current /= value(c, at, RO_CLASS_PART);
    n->share = true;
    n->at = at + 1;
}

/* ---- putting it together ---------------------------------------------------------------------------------
 */

static bool ends_glued(const cursor *c, uint32_t at, unsigned class) {
    return in(c, at, class) && c->items[at].glued;
}

/* What is glued to figures: "7th", "40K", "$1.5bn", "1980s". */
static uint64_t take_ending(const cursor *c, numeral *n) {
    const ro_item *figures = &c->items[c->at];
    if (ends_glued(c, n->at, RO_CLASS_ENDING) && !figures->grouped) {
        bool decade = is_mark(c, n->at, "s");
        if (decade && (fmod(n->current, 10) != 0 || (figures->digits != 4 && figures->digits != 2)))
            return 0;
        n->at++;
        n->ordinal = !decade;
        return decade ? (uint64_t)1 << RO_CLASS_DECADE : 0;
    }
    bool money = ends_glued(c, n->at, RO_CLASS_MONEYSUFFIX) && c->at && in(c, c->at - 1, RO_CLASS_SIGN);
    if (money || ends_glued(c, n->at, RO_CLASS_SUFFIX)) {
        n->multiplied = value(c, n->at, money ? RO_CLASS_MONEYSUFFIX : RO_CLASS_SUFFIX);
        n->current *= n->multiplied;
        n->at++;
        n->last = SCALE;
    }
    return 0;
}

static uint64_t classes_of(const ro_item *item, bool ordinal, bool year) {
    double v = item->value;
    uint64_t classes = (uint64_t)1 << (ordinal ? RO_CLASS_ORD : RO_CLASS_N);
    bool whole = v == floor(v) && !item->grouped && !item->share;
    bool figures = item->digits > 0;
    if (whole && v >= 1 && v <= 31 && (ordinal || (figures && item->digits <= 2)))
        classes |= (uint64_t)1 << RO_CLASS_DAYNUM;
    if (whole && !ordinal && v >= 1000 && v < 2200 && (item->digits == 4 || year))
        classes |= (uint64_t)1 << RO_CLASS_YEARNUM;
    if (whole && !ordinal && v <= 24 && item->digits <= 2)
        classes |= (uint64_t)1 << RO_CLASS_HOUR;
    if (whole && !ordinal && item->digits == 2)
        classes |= (uint64_t)1 << RO_CLASS_TWO;
    if (whole && !ordinal && item->digits == 4)
        classes |= (uint64_t)1 << RO_CLASS_FOUR;
    return classes;
}

static void read_figures(const cursor *c, numeral *n) {
    double fraction = slash_fraction(c, c->at);
    n->last = FIGURES;
    if (!isnan(fraction)) {
        n->current = fraction;
        n->at = c->at + 3;
        return;
    }
    n->current = c->items[c->at].value;
    n->at = c->at + 1;
    if (!c->items[c->at].grouped)
        take_fraction(c, n);
}

/* "a million", "half a million", "half a dozen": what stands for one before a scale. */
static bool read_opening(const cursor *c, numeral *n) {
    bool half = in(c, n->at, RO_CLASS_HALF);
    n->at += half;
    n->at += half && is_mark(c, n->at, "-");
    bool article = in(c, n->at, RO_CLASS_ARTICLE);
    n->at += article;
    if (!in(c, n->at, RO_CLASS_SCALE) && !in(c, n->at, RO_CLASS_HUNDRED))
        return false;
    n->current = half ? 0.5 : 1;
    n->last = ONES;
    return half || article;
}

static bool read_numeral(const cursor *c, numeral *n, uint64_t *decade) {
    *decade = 0;
    if (is_figures(c, c->at)) {
        read_figures(c, n);
        *decade = take_ending(c, n);
        if (*decade || n->ordinal)
            return true;
    } else if ((in(c, c->at, RO_CLASS_ARTICLE) || in(c, c->at, RO_CLASS_HALF)) && !read_opening(c, n)) {
        return false;
    } else if (in(c, c->at, RO_CLASS_VULGAR)) {
        n->current = value(c, c->at, RO_CLASS_VULGAR);
        n->at++;
        return true;
    }
    take_words(c, n);
    if (n->at == c->at)
        return false;
    if (!n->ordinal) {
        take_and_a_half(c, n);
        take_share(c, n);
    }
    return true;
}

/* Two thousand and what follows it is read as a year as well; so is "nineteen ninety-six". */
static bool reads_as_year(const cursor *c, const numeral *n, double v) {
    return !is_figures(c, c->at) && (n->year || (v >= 2000 && v < 2100)) && v == floor(v);
}

static bool join_at(cursor *c, ro_item *joined) {
    numeral n = {.at = c->at, .scale = INFINITY};
    uint64_t decade;
    const ro_item *first = peek(c, c->at);
    if (!read_numeral(c, &n, &decade))
        return false;
    *joined = *first;
    joined->span.end = c->items[n.at - 1].span.end;
    joined->kind = RO_ITEM_NUMERAL;
    joined->value = n.total + n.current;
    joined->share = n.share;
    joined->scale = n.multiplied > 1 ? n.multiplied : 1;
    if (n.at > c->at + 1 && !n.ordinal && joined->digits <= 15)
        joined->digits = 0;
    joined->classes = decade ? decade : classes_of(joined, n.ordinal, reads_as_year(c, &n, joined->value));
    joined->entry = n.at == c->at + 1 ? first->entry : RO_NONE;
    if (joined->entry != RO_NONE)
        joined->classes |= first->classes;
    c->at = n.at;
    return true;
}

static bool may_start(const ro_item *item) {
    const uint64_t starts = (uint64_t)1 << RO_CLASS_ONES | (uint64_t)1 << RO_CLASS_TENS |
                            (uint64_t)1 << RO_CLASS_ARTICLE | (uint64_t)1 << RO_CLASS_HALF |
                            (uint64_t)1 << RO_CLASS_NTH | (uint64_t)1 << RO_CLASS_VULGAR;
    return item->kind == RO_ITEM_NUMERAL || item->classes & starts;
}

void ro_numerals_join(const ro_vocabulary *vocabulary, ro_items *items) {
    cursor c = {vocabulary, items->items, 0, items->count};
    uint32_t kept = 0;
    while (c.at < c.end) {
        ro_item joined;
        /* what was joined is never before what is read next: kept <= c.at */
        if (may_start(&c.items[c.at]) && join_at(&c, &joined))
            c.items[kept++] = joined;
        else
            c.items[kept++] = c.items[c.at++];
    }
    items->count = kept;
}
