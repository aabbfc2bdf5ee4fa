/* A number, and the next voice's number for the same:
 *
 *     “The organisers spoke of 4,500 marchers. The police put it at 1,200.”
 *                              ╰ amount                       ╰ bare, behind words that give an account
 */
#include "story/disputes_find.h"
#include "story/figures.h"

#include <math.h>

enum { BACK = 2, MOST_AMOUNTS = 12, GIVES_REACH = 8, SUBJECT_WORDS = 9 };

/* What is far apart counts something else; what is near is rounded. */
static const double least_ratio = 1.15, most_ratio = 5, least_value = 3;

typedef enum { COUNTED, SHARE, MONEY } amount_kind;

typedef struct {
    ro_span span; /* in the sentence */
    double value;
    ro_range range;
    amount_kind kind;
} amount;

typedef struct {
    amount items[MOST_AMOUNTS];
    uint32_t count;
} amounts;

/* ---- numbers of a sentence --------------------------------------------------------------------------------
 */

static bool is_digit(ro_slice text, size_t at) {
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

/* Not within a word, a date, a time or a score. */
static bool begins_number(ro_slice text, size_t at) {
    if (!is_digit(text, at))
        return false;
    unsigned char before = at ? (unsigned char)text.ptr[at - 1] : ' ';
    bool quoted = at >= 3 && !memcmp(text.ptr + at - 3, "\xE2\x80\x9C", 3);
    return before == ' ' || before == '$' || before == '"' || quoted || before == 0xA3 || before == 0xAC;
}

static double digits_of(ro_slice text, size_t *at) {
    double value = 0, place = 0;
    for (;; ++*at) {
        if (is_digit(text, *at)) {
            value = value * 10 + text.ptr[*at] - '0';
            place /= 10;
        } else if (text.ptr[*at] == '.' && !place && is_digit(text, *at + 1)) {
            place = 1;
        } else if (!(text.ptr[*at] == ',' && is_digit(text, *at + 1)) || place) {
            break;
        }
        if (*at + 1 >= text.len) {
            ++*at;
            break;
        }
    }
    return place ? value * place : value;
}

/* "million", "per cent" behind the digits. */
static void read_unit(ro_slice text, amount *number) {
    static const struct {
        const char *word;
        double times;
        bool share;
    } units[] = {{" million", 1e6, false}, {" billion", 1e9, false}, {" thousand", 1e3, false},
                 {" per cent", 1, true},   {" percent", 1, true},    {"%", 1, true}};
    for (unsigned u = 0; u < sizeof units / sizeof *units; u++) {
        ro_slice rest = ro_slice_part(text, number->span.end, text.len);
        if (!ro_slice_starts(rest, ro_slice_of(units[u].word, strlen(units[u].word))))
            continue;
        number->value *= units[u].times;
        number->kind = units[u].share ? SHARE : number->kind;
        number->span.end += (uint32_t)strlen(units[u].word);
        return;
    }
}

/* "at least", "no more than", "about" before the number. */
static ro_qualifier qualifier_of(const ro_sentence_words *before) {
    uint32_t n = before->count;
    bool than = n >= 2 && ro_word_is(before, n - 1, "than");
    bool no = n >= 3 && (ro_word_is(before, n - 3, "no") || ro_word_is(before, n - 3, "not"));
    if (than)
        return ro_word_is(before, n - 2, "more") ? no ? RO_AT_MOST : RO_MORE_THAN
               : no                              ? RO_AT_LEAST
                                                 : RO_LESS_THAN;
    if (n >= 2 && ro_word_is(before, n - 2, "at"))
        return ro_word_is(before, n - 1, "least") ? RO_AT_LEAST : RO_AT_MOST;
    if (n && ro_word_is(before, n - 1, "over"))
        return RO_MORE_THAN;
    return n && ro_word_has(before, n - 1, RO_DC_roughly) ? RO_AROUND : RO_EXACT;
}

/* A year, "Flight 12", "May 3"; "16th". */
static bool is_name_of_one(const ro_sentence_words *before, ro_slice text, const amount *number) {
    size_t width = number->span.end - number->span.begin;
    bool year = number->kind == COUNTED && width == 4 && number->value >= 1800 && number->value < 2100;
    bool named =
        before->count && before->items[before->count - 1].is_name && !before->items[before->count - 1].stops;
    size_t end = number->span.end;
    bool joined = end < text.len && (((text.ptr[end] | 32) >= 'a' && (text.ptr[end] | 32) <= 'z') ||
                                     text.ptr[end] == '-' || text.ptr[end] == ':' || text.ptr[end] == '/');
    return year || named || joined;
}

static void read_amounts(const ro_finder *f, ro_slice text, amounts *found) {
    ro_sentence_words before;
    found->count = 0;
    for (size_t at = 0; at < text.len && found->count < MOST_AMOUNTS; at++) {
        if (!begins_number(text, at))
            continue;
        amount number = {.span = {(uint32_t)at, 0}};
        bool sign = at && !memchr(" \"\x9C", text.ptr[at - 1], 3);
        number.value = digits_of(text, &at);
        number.kind = sign ? MONEY : COUNTED;
        number.span.end = (uint32_t)at;
        read_unit(text, &number);
        ro_sentence_words_cut(&f->words, ro_slice_part(text, 0, number.span.begin), &before);
        number.range = ro_figure_range(number.value, (double)NAN, qualifier_of(&before));
        if (!is_name_of_one(&before, text, &number))
            found->items[found->count++] = number;
    }
}

/* ---- who gives it -----------------------------------------------------------------------------------------
 */

/* Nothing that is counted stands behind it. */
static bool is_bare(const ro_finder *f, ro_slice text, const amount *number) {
    ro_sentence_words behind;
    size_t end = number->span.end;
    if (end >= text.len || text.ptr[end] != ' ')
        return true;
    ro_sentence_words_cut(&f->words, ro_slice_part(text, end, text.len), &behind);
    return ro_word_has(&behind, 0, RO_DC_prep) || ro_word_has(&behind, 0, RO_DC_modal);
}

/* Is what stands before the number an account of what was counted: "put it at", "spoke of", "the true number
 * was nearer", "it came to", "counted"? The word that gives it; the number of words where none does. */
static uint32_t giving_word(const ro_sentence_words *s) {
    uint32_t end = s->count;
    while (end &&
           (ro_word_has(s, end - 1, RO_DC_roughly) || ro_word_is(s, end - 1, "to") ||
            ro_word_is(s, end - 1, "than") || ro_word_is(s, end - 1, "more") || ro_word_is(s, end - 1, "no")))
        end--;
    if (!end || s->items[end - 1].stops)
        return s->count;
    uint32_t last = end - 1, from = last > GIVES_REACH ? last - GIVES_REACH : 0;
    if (ro_word_has(s, last, RO_DC_counts))
        return last;
    if (ro_word_is(s, last, "of") && last && ro_word_has(s, last - 1, RO_DC_speaks))
        return last - 1;
    for (uint32_t w = last; w > from && !s->items[w - 1].stops; w--) {
        if (ro_word_is(s, last, "at") && ro_word_has(s, w - 1, RO_DC_puts))
            return w - 1;
        bool figure = ro_word_has(s, w - 1, RO_DC_figure) || (ro_word_is(s, w - 1, "it") && w == last);
        if (figure && (ro_word_has(s, last, RO_DC_be) || ro_word_has(s, last, RO_DC_comes)))
            return w - 1;
    }
    return s->count;
}

/* "In June it counted 450", "last year it was 90": another time's. */
static bool is_of_other_time(const ro_sentence_words *s, uint32_t verb) {
    bool other = ro_word_has(s, 0, RO_DC_prep);
    for (uint32_t w = 0; w < verb; w++)
        other |= ro_word_is(s, w, "last") || ro_word_is(s, w, "since") || ro_word_is(s, w, "poll");
    return other;
}

/* By whose account: the voice, else the words before the one that gives it; empty where a pronoun stands
 * there. */
static ro_slice account(const ro_claim *claim, ro_slice text, const ro_sentence_words *s, uint32_t verb) {
    if (claim->voice.len)
        return claim->voice;
    bool tells = ro_word_has(s, verb, RO_DC_counts) || ro_word_has(s, verb, RO_DC_speaks) ||
                 ro_word_has(s, verb, RO_DC_puts);
    if (!verb || verb >= s->count || !tells || verb > SUBJECT_WORDS || ro_word_has(s, 0, RO_DC_self) ||
        ro_word_has(s, 0, RO_DC_it))
        return (ro_slice){0};
    return ro_slice_part(text, s->items[0].begin, s->items[verb - 1].end);
}

/* ---- the pair --------------------------------------------------------------------------------------------
 */

static bool is_rival(const amount *a, const amount *b) {
    double ratio = a->value > b->value ? a->value / b->value : b->value / a->value;
    bool money = a->kind == MONEY || b->kind == MONEY;
    bool same = a->kind == b->kind || (money && a->value >= 1e6 && b->value >= 1e6);
    bool disjoint = a->range.most < b->range.least || b->range.most < a->range.least;
    return same && disjoint && a->value >= least_value && b->value >= least_value && ratio >= least_ratio &&
           ratio <= most_ratio;
}

/* The last number of the sentence that the other may answer. */
static const amount *rival_of(const amounts *before, const amount *number) {
    for (uint32_t n = before->count; n; n--)
        if (is_rival(&before->items[n - 1], number))
            return &before->items[n - 1];
    return NULL;
}

static bool may_count(const ro_claim *claim) {
    return claim->whole && !claim->dated && !claim->grows && claim->denies == RO_DENIES_NOTHING;
}

static ro_passage passage_of(const ro_claim *claim, const amount *number) {
    return (ro_passage){claim->article,
                        claim->sentence,
                        {claim->span.begin + number->span.begin, claim->span.begin + number->span.end}};
}

static int find_before(ro_finder *f, const ro_claim *claim, const amount *number, ro_slice teller) {
    const ro_claim *first = f->claims.items.items;
    for (uint32_t n = 1; n <= BACK && claim - n >= first && claim[-(int)n].article == claim->article; n++) {
        const ro_claim *before = claim - n;
        ro_slice text = ro_claim_text(f, before, before->span);
        ro_sentence_words cut;
        amounts told;
        read_amounts(f, text, &told);
        const amount *rival = may_count(before) ? rival_of(&told, number) : NULL;
        if (!rival)
            continue;
        ro_sentence_words_cut(&f->words, ro_slice_part(text, 0, rival->span.begin), &cut);
        ro_slice other = account(before, text, &cut, giving_word(&cut));
        if (!other.len || ro_phrase_same_name(other, teller) || ro_claim_same_voice(before, claim))
            return 0;
        return ro_dispute_add(f, RO_DIFFERENCE_FIGURE, passage_of(before, rival), passage_of(claim, number),
                              "two accounts of one figure", 0.7,
                              "the second voice gives another number for what the first counts");
    }
    return 0;
}

int ro_disputes_accounts(ro_finder *f) {
    int status = 0;
    for (uint32_t c = 0; !status && c < f->claims.items.count; c++) {
        const ro_claim *claim = &f->claims.items.items[c];
        ro_slice text = ro_claim_text(f, claim, claim->span);
        ro_sentence_words cut;
        amounts told;
        if (!may_count(claim))
            continue;
        read_amounts(f, text, &told);
        for (uint32_t n = 0; !status && n < told.count; n++) {
            ro_sentence_words_cut(&f->words, ro_slice_part(text, 0, told.items[n].span.begin), &cut);
            uint32_t verb = giving_word(&cut);
            bool gives =
                verb < cut.count && is_bare(f, text, &told.items[n]) && !is_of_other_time(&cut, verb);
            ro_slice teller = gives ? account(claim, text, &cut, verb) : (ro_slice){0};
            if (teller.len)
                status = find_before(f, claim, &told.items[n], teller);
        }
    }
    return status;
}
