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

/* Two numbers of a size: what is far apart counts something else. */
static bool comparable(const ro_cov_point *a, const ro_cov_point *b) {
    double ratio = a->value > b->value ? a->value / b->value : b->value / a->value;
    return a->value > 0 && b->value > 0 && ratio <= 4;
}

/* Counted alike: by a shared word, or by one that fits all. */
static bool same_counted(const ro_cov_point *a, const ro_cov_point *b) {
    ro_phrase_stems x, y;
    ro_phrase_stem(a->counts, &x);
    ro_phrase_stem(b->counts, &y);
    bool general = ro_slice_is(a->counts, "people") || ro_slice_is(b->counts, "people");
    return (!x.count && !y.count) || general || ro_phrase_shared(&x, &y);
}

/* Another day's count is an update. */
static bool same_time(const ro_finder *f, const ro_cov_point *a, const ro_cov_point *b) {
    enum { NEAR = 3 };
    ro_day first = ro_day_read(a->day), second = ro_day_read(b->day);
    bool near = a->sentence + NEAR >= b->sentence && b->sentence + NEAR >= a->sentence;
    if (a->article == b->article)
        return a->sentence != b->sentence &&
               (near ? ro_days_within(first, second, 1) : ro_days_within(first, second, 0));
    return ro_days_within(first, second, 0) &&
           ro_days_within(ro_day_read(f->coverage->articles.items[a->article].published),
                          ro_day_read(f->coverage->articles.items[b->article].published), 0);
}

/* Shares and sums of money are seldom of one thing; what is forecast is not what is counted. */
static bool is_share(const ro_finder *f, const ro_cov_point *p) {
    const ro_claim *claim = ro_claims_find(&f->claims, p->article, p->sentence);
    if (claim && claim->forecast)
        return true;
    ro_slice text = ro_slice_part(f->coverage->articles.items[p->article].text, p->span.begin, p->span.end);
    return (text.len && text.ptr[text.len - 1] == '%') || ro_slice_ends(text, RO_LITERAL("cent")) ||
           memchr(text.ptr, '$', text.len);
}

static int compare_points(ro_finder *f, const ro_cov_point *a, const ro_cov_point *b) {
    range x = range_of(a), y = range_of(b);
    bool disjoint = x.most < y.least || y.most < x.least;
    if (!disjoint || !same_time(f, a, b) || !comparable(a, b) || !same_counted(a, b) || is_share(f, a) ||
        is_share(f, b))
        return 0;
    ro_slice first = account_of(f, a), second = account_of(f, b);
    if (!first.len || !second.len || ro_phrase_same_name(first, second) || ro_is_copy(f, a->article) ||
        ro_is_copy(f, b->article))
        return 0;
    return ro_dispute_add(f, RO_DIFFERENCE_FIGURE, (ro_passage){a->article, a->sentence, a->span},
                          (ro_passage){b->article, b->sentence, b->span}, "two accounts of one figure", 0.8,
                          "two numbers for the same thing and day, by two accounts");
}

int ro_disputes_figures(ro_finder *f) {
    enum { MOST_POINTS = 3000 };
    const ro_coverage *coverage = f->coverage;
    uint32_t count = coverage->points.count < MOST_POINTS ? coverage->points.count : MOST_POINTS;
    ro_slice *topics = ro_arena_zero(f->arena, coverage->points.count + 1, sizeof *topics);
    if (!topics)
        return READOUT_NO_MEMORY;
    for (uint32_t s = 0; s < coverage->series.count; s++)
        for (uint32_t p = 0; p < coverage->series.items[s].point_count; p++)
            topics[coverage->series.items[s].first_point + p] = coverage->series.items[s].topic;
    int status = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; !status && topics[i].len && j < count; j++)
            if (ro_slice_equal(topics[i], topics[j]))
                status = compare_points(f, &coverage->points.items[i], &coverage->points.items[j]);
    return status;
}

static const ro_cov_point *point_at(const ro_finder *f, uint32_t article, ro_span span) {
    for (uint32_t p = 0; p < f->coverage->points.count; p++)
        if (f->coverage->points.items[p].article == article &&
            f->coverage->points.items[p].span.begin == span.begin)
            return &f->coverage->points.items[p];
    return NULL;
}

/* Two figures of the linking: held to the rules for figures here. */
bool ro_disputes_figures_stay(const ro_finder *f, const ro_cov_difference *old) {
    const ro_cov_point *a = point_at(f, old->article[0], old->span[0]),
                       *b = point_at(f, old->article[1], old->span[1]);
    return !a || !b ||
           (comparable(a, b) && same_counted(a, b) && same_time(f, a, b) && !is_share(f, a) &&
            !is_share(f, b));
}
