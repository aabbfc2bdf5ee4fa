#include "view/facts.h"

#include "base/day.h"

#include <stdlib.h>

enum { MOST_A_DAY = 3, MOST_BACKGROUND = 3, SPARE_DAYS = 31 };

/* The bits of an index in reverse order: counting up, they fall ever between those that came before. */
static uint32_t reversed(uint32_t index) {
    uint32_t bits = 0;
    for (unsigned i = 0; i < 32; i++)
        bits |= (index >> i & 1) << (31 - i);
    return bits;
}

/* What several articles tell weighs more. */
static double weight_of(const ro_cov_moment *moment) {
    static const double an_article = 0.4, most = 3;
    double others = moment->articles - 1;
    return moment->weight + an_article * (others < most ? others : most);
}

static int by_weight(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    const ro_cov_moment *x = &coverage->moments.items[i], *y = &coverage->moments.items[k];
    if (weight_of(x) != weight_of(y))
        return weight_of(x) > weight_of(y) ? -1 : 1;
    return reversed(i) < reversed(k) ? -1 : reversed(i) > reversed(k);
}

/* Told of a day long before or behind the coverage itself. */
static bool is_background(const ro_coverage *coverage, ro_slice day) {
    ro_day first = ro_day_read(coverage->first_day), last = ro_day_read(coverage->last_day);
    ro_day own = ro_day_read(day);
    return first != RO_NO_DAY && last != RO_NO_DAY && own != RO_NO_DAY &&
           (own < first - SPARE_DAYS || own > last + SPARE_DAYS);
}

int ro_facts_moments(ro_arena *arena, const ro_coverage *coverage, const uint32_t **rank) {
    uint32_t count = coverage->moments.count, kept = 0, late = 0, background = 0;
    uint32_t *order = ro_arena_zero(arena, count + 1, sizeof *order);
    uint32_t *place = ro_arena_zero(arena, count + 1, sizeof *place);
    uint32_t *day = ro_arena_zero(arena, count + 1, sizeof *day);       /* the first moment of the same day */
    uint32_t *of_day = ro_arena_zero(arena, count + 1, sizeof *of_day); /* how many are placed */
    uint32_t *deferred = ro_arena_zero(arena, count + 1, sizeof *deferred);
    if (!order || !place || !day || !of_day || !deferred)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        const ro_cov_moment *moment = &coverage->moments.items[i];
        order[i] = i;
        day[i] = i && ro_slice_equal(moment->day, moment[-1].day) ? day[i - 1] : i;
    }
    qsort_r(order, count, sizeof *order, by_weight, (void *)(uintptr_t)coverage);
    for (uint32_t i = 0; i < count; i++) {
        bool outside = is_background(coverage, coverage->moments.items[order[i]].day);
        background += outside;
        if ((outside && background > MOST_BACKGROUND) || of_day[day[order[i]]]++ >= MOST_A_DAY)
            deferred[late++] = order[i];
        else
            place[order[i]] = kept++;
    }
    for (uint32_t i = 0; i < late; i++)
        place[deferred[i]] = kept++;
    *rank = place;
    return 0;
}
