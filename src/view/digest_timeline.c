/* The digest's timeline: the moments that weigh most, told in the order of their days. */
#include "view/date.h"
#include "view/desk.h"
#include "view/label.h"

#include <stdlib.h>

enum { FEW = 18, MANY = 28, MOST_A_DAY = 3 };

static int by_weight(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    const ro_cov_moment *x = &coverage->moments.items[i], *y = &coverage->moments.items[k];
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return (i > k) - (i < k);
}

/* The first moment of each one's day: moments stand by day. */
static uint32_t *days_of(ro_desk *desk) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t *days = ro_arena_alloc(desk->arena, coverage->moments.count * sizeof *days);
    for (uint32_t i = 0; days && i < coverage->moments.count; i++)
        days[i] = i && ro_slice_equal(coverage->moments.items[i].day, coverage->moments.items[i - 1].day)
                      ? days[i - 1]
                      : i;
    return days;
}

/* chosen[i]: whether to show the moment. */
static bool *choose(ro_desk *desk, uint32_t *shown) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t count = coverage->moments.count, limit = coverage->articles.count < 50 ? FEW : MANY;
    uint32_t *order = ro_arena_alloc(desk->arena, count * sizeof *order), *days = days_of(desk);
    uint32_t *of_day = ro_arena_zero(desk->arena, count, sizeof *of_day);
    bool *chosen = ro_arena_zero(desk->arena, count, sizeof *chosen);
    if (!order || !days || !of_day || !chosen)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    qsort_r(order, count, sizeof *order, by_weight, (void *)(uintptr_t)coverage);
    *shown = 0;
    for (uint32_t i = 0; i < count && (desk->all || *shown < limit); i++) {
        uint32_t *already = &of_day[days[order[i]]];
        if (!desk->all && *already == MOST_A_DAY)
            continue;
        ++*already;
        chosen[order[i]] = true;
        ++*shown;
    }
    return chosen;
}

static void put_moment(ro_desk *desk, const ro_cov_moment *moment) {
    const ro_cov_article *article = &desk->coverage->articles.items[moment->article];
    ro_sheet *sheet = &desk->sheet;
    ro_sheet_begin(sheet, 2, 4);
    ro_desk_add_clipped(desk, RO_PLAIN, ro_cov_text(desk->coverage, moment->article, moment->span), 4);
    ro_sheet_text(sheet, RO_FAINT, " — ");
    ro_sheet_add(sheet, RO_CYAN, ro_label_outlet(article));
    if (moment->articles > 1)
        ro_sheet_format(sheet, RO_CYAN, " and %u more", moment->articles - 1);
    ro_desk_add_id(desk, 'm', moment->id);
    ro_sheet_end(sheet);
}

int ro_desk_timeline(ro_desk *desk) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t shown;
    if (!coverage->moments.count)
        return 0;
    bool *chosen = choose(desk, &shown);
    if (!chosen)
        return READOUT_NO_MEMORY;
    ro_sheet_heading(&desk->sheet, "TIMELINE");
    const ro_cov_moment *last = NULL;
    for (uint32_t i = 0; i < coverage->moments.count; i++) {
        const ro_cov_moment *moment = &coverage->moments.items[i];
        if (!chosen[i])
            continue;
        if (!last || !ro_slice_equal(last->day, moment->day)) {
            ro_sheet_begin(&desk->sheet, 0, 0);
            ro_sheet_add(&desk->sheet, RO_STRONG, ro_date_text(desk->arena, moment->day, RO_DATE_WEEKDAY));
            ro_sheet_end(&desk->sheet);
        }
        put_moment(desk, moment);
        last = moment;
    }
    ro_desk_more(desk, coverage->moments.count - shown, "on the timeline");
    return 0;
}
