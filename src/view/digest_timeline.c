/* The digest's timeline: the moments that weigh most, told in the order of their days. */
#include "view/date.h"
#include "view/desk.h"
#include "view/label.h"

enum { FEW = 18, MANY = 28 };

static void put_moment(ro_desk *desk, const ro_cov_moment *moment) {
    const ro_cov_article *article = &desk->coverage->articles.items[moment->article];
    ro_sheet *sheet = &desk->sheet;
    ro_sheet_begin(sheet, 2, 4);
    ro_desk_add_clipped(desk, RO_PLAIN, ro_cov_text(desk->coverage, moment->article, moment->span), 4);
    ro_sheet_text(sheet, RO_FAINT, " — ");
    ro_sheet_add(sheet, RO_CYAN, ro_label_source(desk->arena, article));
    if (moment->articles > 1)
        ro_sheet_format(sheet, RO_CYAN, " and %u more", moment->articles - 1);
    if (moment->articles == 1 && article->published_from == RO_PUBLISHED_INFERRED)
        ro_sheet_text(sheet, RO_FAINT, " date inferred");
    ro_desk_add_id(desk, 'm', moment->id);
    ro_sheet_end(sheet);
}

int ro_desk_timeline(ro_desk *desk) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t limit = coverage->articles.count < 50 ? FEW : MANY;
    if (desk->all || coverage->moments.count < limit)
        limit = coverage->moments.count;
    if (!limit)
        return 0;
    const uint32_t *rank;
    if (ro_facts_moments(desk->arena, coverage, &rank))
        return READOUT_NO_MEMORY;
    ro_sheet_heading(&desk->sheet, "TIMELINE");
    const ro_cov_moment *last = NULL;
    for (uint32_t i = 0; i < coverage->moments.count; i++) {
        const ro_cov_moment *moment = &coverage->moments.items[i];
        if (rank[i] >= limit)
            continue;
        if (!last || !ro_slice_equal(last->day, moment->day)) {
            ro_sheet_begin(&desk->sheet, 0, 0);
            ro_sheet_add(&desk->sheet, RO_STRONG, ro_date_text(desk->arena, moment->day, RO_DATE_WEEKDAY));
            ro_sheet_end(&desk->sheet);
        }
        put_moment(desk, moment);
        last = moment;
    }
    ro_desk_more(desk, coverage->moments.count - limit, "on the timeline");
    return 0;
}
