/* Two accounts of one figure. */
#include "story/disputes_find.h"

#include <math.h>

/* ---- figures
 * ------------------------------------------------------------------------------------------------ */

typedef struct {
    double least, most;
} range;

static range range_of(const ro_cov_point *p) {
    double upper = isnan(p->upper) ? p->value : p->upper, rough = fabs(p->value) * 0.1;
    switch (p->qualifier) {
    case RO_MORE_THAN:
    case RO_AT_LEAST:
    case RO_DOZENS:
        return (range){p->value, isnan(p->upper) ? INFINITY : p->upper};
    case RO_LESS_THAN:
    case RO_AT_MOST:
        return (range){-INFINITY, p->value};
    case RO_AROUND:
    case RO_NEARLY:
    case RO_SOME:
        return (range){p->value - rough, p->value + rough};
    default:
        return (range){p->value, upper};
    }
}

/* By whose account: the figure's own, else whoever speaks the sentence. */
static ro_slice account_of(const ro_finder *f, const ro_cov_point *p) {
    if (p->account.len)
        return p->account;
    const ro_claim *claim = ro_claims_find(&f->claims, p->article, p->sentence);
    return claim ? claim->voice : (ro_slice){0};
}

/* Two numbers of a size: what is far apart counts something else, and one or two are soon somebody. */
static bool comparable(const ro_cov_point *a, const ro_cov_point *b, double most) {
    static const double few = 3;
    double ratio = a->value > b->value ? a->value / b->value : b->value / a->value;
    return a->value >= few && b->value >= few && ratio <= most;
}

static bool is_general(const ro_cov_point *p) {
    return !p->counts.len || ro_slice_is(p->counts, "people");
}

/* Counted alike: by a shared word, or by one that fits all; fewer soldiers than people are a part of them. */
static bool same_counted(const ro_cov_point *a, const ro_cov_point *b) {
    ro_phrase_stems x, y;
    ro_phrase_stem(a->counts, &x);
    ro_phrase_stem(b->counts, &y);
    if (is_general(a) != is_general(b) && x.count && y.count)
        return is_general(a) ? a->value < b->value : b->value < a->value;
    return !x.count || !y.count || is_general(a) || ro_phrase_shared(&x, &y);
}

/* "killed in Brede", "killed in Halden": two counts. */
static bool other_places(const ro_finder *f, const ro_claim *a, const ro_claim *b) {
    ro_phrase_stems x, y;
    ro_phrase_stem(ro_claim_text(f, a, a->where), &x);
    ro_phrase_stem(ro_claim_text(f, b, b->where), &y);
    return x.count && y.count && !ro_phrase_shared(&x, &y);
}

/* The account of the one is what the other cites: one source, an hour later. */
static bool one_source(const ro_finder *f, const ro_cov_point *a, const ro_claim *b) {
    ro_phrase_stems account;
    if (!b->cites)
        return false;
    ro_phrase_stem(account_of(f, a), &account);
    return account.count && ro_phrase_shared(&account, &b->stems) == account.count;
}

/* "among them 6", "up from 54"; "2,600 of the dead", "22 bodies in one hospital". */
static bool is_part(const ro_finder *f, const ro_cov_point *p) {
    enum { BEFORE = 24, BEHIND = 40 };
    ro_slice text = f->coverage->articles.items[p->article].text;
    ro_span sentence = ro_sentence_span(f, p->article, p->sentence);
    uint32_t from = p->span.begin > sentence.begin + BEFORE ? p->span.begin - BEFORE : sentence.begin;
    uint32_t to = p->span.end + BEHIND < sentence.end ? p->span.end + BEHIND : sentence.end;
    ro_sentence_words cut;
    ro_sentence_words_cut(&f->words, ro_slice_part(text, from, p->span.begin), &cut);
    if (p->span.begin > sentence.begin && !memchr(" \n$-", text.ptr[p->span.begin - 1], 4) &&
        (unsigned char)text.ptr[p->span.begin - 1] < 128) /* "(14", "an A320" */
        return true;
    for (uint32_t w = 0; w < cut.count; w++)
        if (ro_word_has(&cut, w, RO_DC_part) && w + 4 >= cut.count)
            return true;
    ro_sentence_words_cut(&f->words, ro_slice_part(text, p->span.end, to), &cut);
    for (uint32_t w = 0; w + 1 < cut.count && !cut.items[w].stops; w++)
        if ((w == 0 && ro_word_is(&cut, w, "of") && ro_word_has(&cut, w + 1, RO_DC_whole)) ||
            (w < 3 && ro_word_is(&cut, w, "in") && ro_word_is(&cut, w + 1, "one")))
            return true;
    return false;
}

/* Another day's count is an update; what is forecast is not counted; a part is not the whole. */
static bool counts_now(const ro_finder *f, const ro_cov_point *p) {
    const ro_claim *claim = ro_claims_find(&f->claims, p->article, p->sentence);
    ro_slice text = ro_slice_part(f->coverage->articles.items[p->article].text, p->span.begin, p->span.end);
    return claim && !claim->forecast && !claim->dated && !claim->grows && !memchr(text.ptr, '$', text.len) &&
           !is_part(f, p);
}

static bool is_share(const ro_finder *f, const ro_cov_point *p) {
    ro_slice text = ro_slice_part(f->coverage->articles.items[p->article].text, p->span.begin, p->span.end);
    return (text.len && text.ptr[text.len - 1] == '%') || ro_slice_ends(text, RO_LITERAL("cent"));
}

/* The number goes on from what another counts: "Metro put the figure at 80", "The army speaks of 45." */
static bool goes_on(const ro_finder *f, const ro_cov_point *p, const ro_cov_point *other) {
    enum { FIGURE = 4, BARE = 2 };
    ro_sentence_words cut;
    ro_span sentence = ro_sentence_span(f, p->article, p->sentence);
    ro_slice text = f->coverage->articles.items[p->article].text;
    bool same = !p->counts.len || ro_slice_equal(p->counts, other->counts);
    bool at = false, figure = false, bare = false;
    bool ends = p->span.end >= text.len || !memchr(" \n", text.ptr[p->span.end], 2);
    ro_sentence_words_cut(&f->words, ro_slice_part(text, sentence.begin, p->span.begin), &cut);
    for (uint32_t w = 0; w < cut.count; w++) {
        figure |= ro_word_has(&cut, w, RO_DC_figure) && w + FIGURE >= cut.count;
        at |= ro_word_is(&cut, w, "at") && w + FIGURE >= cut.count;
        bare |= ro_word_has(&cut, w, RO_DC_bare) && w + BARE >= cut.count && ends;
    }
    return (bare && !is_share(f, p)) || (figure && at && same);
}

static bool is_toll(const ro_finder *f, ro_slice topic) {
    return ro_lexicon_find(&f->tolls, topic) != RO_NONE;
}

/* Side by side in one article. */
static bool same_here(const ro_finder *f, const ro_cov_point *a, const ro_cov_point *b, ro_slice topic) {
    enum { NEAR = 3 };
    static const double far = 4, close = 2;
    ro_day first = ro_day_read(a->day), second = ro_day_read(b->day);
    uint32_t apart = a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
    if (apart > NEAR || !ro_days_within(first, second, 1))
        return false;
    if (is_toll(f, topic) && !is_share(f, a) && !is_share(f, b))
        return comparable(a, b, far) && same_counted(a, b);
    return apart == 1 && is_share(f, a) == is_share(f, b) && comparable(a, b, close) &&
           (goes_on(f, a, b) || goes_on(f, b, a));
}

/* In two articles of a day, of what is spoken of in like words. */
static bool same_there(const ro_finder *f, const ro_cov_point *a, const ro_cov_point *b, ro_slice topic) {
    enum { LEAST_SHARED = 2 };
    static const double far = 4;
    const ro_claim *x = ro_claims_find(&f->claims, a->article, a->sentence);
    const ro_claim *y = ro_claims_find(&f->claims, b->article, b->sentence);
    return is_toll(f, topic) && ro_days_within(ro_day_read(a->day), ro_day_read(b->day), 0) &&
           ro_days_within(x->day, y->day, 0) && ro_phrase_shared(&x->stems, &y->stems) >= LEAST_SHARED &&
           ro_phrase_shared(&x->names, &y->names) > 0 && comparable(a, b, far) && same_counted(a, b);
}

/* Who gives both numbers counts two things. */
static bool tells_both(const ro_finder *f, const ro_cov_point *p, const ro_cov_point *other) {
    ro_slice text = f->coverage->articles.items[other->article].text;
    ro_sentence_words here, there;
    ro_sentence_words_cut(&f->words, ro_slice_part(text, other->span.begin, other->span.end), &there);
    ro_span sentence = ro_sentence_span(f, p->article, p->sentence);
    text = f->coverage->articles.items[p->article].text;
    ro_sentence_words_cut(&f->words, ro_slice_part(text, sentence.begin, sentence.end), &here);
    for (uint32_t w = 0; there.count == 1 && w < here.count; w++)
        if (ro_slice_equal(ro_word_text(&here.items[w]), ro_word_text(&there.items[0])))
            return true;
    return false;
}

static int compare_points(ro_finder *f, const ro_cov_point *a, const ro_cov_point *b, ro_slice topic) {
    range x = range_of(a), y = range_of(b);
    bool disjoint = x.most < y.least || y.most < x.least;
    if (!disjoint || ro_is_copy(f, a->article) || ro_is_copy(f, b->article) || !counts_now(f, a) ||
        !counts_now(f, b))
        return 0;
    bool same = a->article == b->article ? same_here(f, a, b, topic) : same_there(f, a, b, topic);
    ro_slice first = account_of(f, a), second = account_of(f, b);
    const ro_claim *one = ro_claims_find(&f->claims, a->article, a->sentence);
    const ro_claim *other = ro_claims_find(&f->claims, b->article, b->sentence);
    if (!same || tells_both(f, a, b) || tells_both(f, b, a) || other_places(f, one, other) ||
        one_source(f, a, other) || one_source(f, b, one) || !first.len || !second.len ||
        ro_phrase_same_name(first, second))
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_FIGURE, (ro_passage){a->article, a->sentence, a->span},
                          (ro_passage){b->article, b->sentence, b->span}, "two accounts of one figure", 0.8,
                          "two numbers for the same thing and day, by two accounts");
}

int ro_disputes_figures(ro_finder *f) {
    enum { MOST_POINTS = 3000 };
    ro_coverage *coverage = f->coverage;
    uint32_t count = coverage->points.count < MOST_POINTS ? coverage->points.count : MOST_POINTS;
    ro_slice *topics = ro_arena_zero(f->arena, coverage->points.count + 1, sizeof *topics);
    if (!topics)
        return READOUT_NO_MEMORY;
    for (uint32_t s = 0; s < coverage->series.count; s++) {
        ro_cov_series *series = &coverage->series.items[s];
        series->toll = is_toll(f, series->topic);
        for (uint32_t p = 0; p < series->point_count; p++)
            topics[series->first_point + p] = series->topic;
    }
    int status = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; !status && topics[i].len && j < count; j++)
            if (ro_slice_equal(topics[i], topics[j]))
                status = compare_points(f, &coverage->points.items[i], &coverage->points.items[j], topics[i]);
    return status;
}
