#include "view/digest.h"

#include "base/error.h"
#include "view/date.h"
#include "view/desk.h"
#include "view/label.h"

enum {
    MOST_COLUMNS = 100,
    /* a longer line is hard to read */ MOST_OUTLETS = 8,
    MOST_PARTIES = 8,
    MOST_SPEAKERS = 6,
    MOST_DIFFERENCES = 8
};

void ro_desk_add_clipped(ro_desk *desk, unsigned style, ro_slice text, unsigned lines) {
    bool cut = false;
    ro_slice shown = desk->all ? text : ro_text_clip(text, lines * desk->sheet.width, &cut);
    ro_sheet_add(&desk->sheet, style, shown);
    if (cut)
        ro_sheet_text(&desk->sheet, style, "…");
}

void ro_desk_add_count(ro_desk *desk, unsigned style, uint32_t count, const char *one, const char *many) {
    ro_slice number = ro_label_number(desk->arena, count);
    ro_sheet_add(&desk->sheet, style, number);
    ro_sheet_format(&desk->sheet, style, " %s", count == 1 ? one : many);
}

void ro_desk_add_id(ro_desk *desk, char kind, int64_t id) {
    ro_sheet_text(&desk->sheet, RO_FAINT, " [");
    ro_sheet_add(&desk->sheet, RO_FAINT, ro_label_id(desk->arena, kind, id));
    ro_sheet_text(&desk->sheet, RO_FAINT, "]");
}

void ro_desk_more(ro_desk *desk, uint32_t count, const char *what) {
    if (!count)
        return;
    ro_slice number = ro_label_number(desk->arena, count);
    ro_sheet_begin(&desk->sheet, 2, 4);
    ro_sheet_format(&desk->sheet, RO_FAINT, "… %.*s more %s", (int)number.len, number.ptr, what);
    ro_sheet_end(&desk->sheet);
}

/* ---- head --- */

static int put_headline(ro_desk *desk) {
    ro_sheet *sheet = &desk->sheet;
    uint32_t chosen;
    if (ro_facts_headline(desk->arena, desk->coverage, &chosen))
        return READOUT_NO_MEMORY;
    if (chosen == RO_NONE)
        return 0;
    const ro_cov_article *article = &desk->coverage->articles.items[chosen];
    ro_sheet_begin(sheet, 0, 0);
    ro_sheet_add(sheet, RO_STRONG, article->title);
    ro_sheet_end(sheet);
    ro_sheet_begin(sheet, 0, 0);
    ro_sheet_add(sheet, RO_FAINT, ro_label_publisher(article));
    ro_sheet_text(sheet, RO_FAINT, ", ");
    ro_sheet_add(sheet, RO_FAINT, ro_label_published(desk->arena, article));
    ro_sheet_end(sheet);
    ro_sheet_blank(sheet);
    return 0;
}

static uint32_t count_undated(const ro_coverage *coverage, ro_published_from from) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < coverage->articles.count; i++)
        count += coverage->articles.items[i].published_from == from;
    return count;
}

static uint32_t count_named(const ro_outlets *outlets) {
    uint32_t named = 0;
    while (named < outlets->count && outlets->items[named].named)
        named++;
    return named;
}

static void put_counts(ro_desk *desk, const ro_outlets *outlets) {
    const ro_coverage *coverage = desk->coverage;
    ro_sheet *sheet = &desk->sheet;
    uint32_t undated = count_undated(coverage, RO_PUBLISHED_UNKNOWN);
    uint32_t inferred = count_undated(coverage, RO_PUBLISHED_INFERRED);
    ro_sheet_begin(sheet, 0, 0);
    if (coverage->as_of.len) {
        ro_sheet_text(sheet, RO_PLAIN, "What was known on ");
        ro_sheet_add(sheet, RO_PLAIN, ro_date_text(desk->arena, coverage->as_of, RO_DATE_SHORT));
        ro_sheet_text(sheet, RO_PLAIN, ": ");
    }
    ro_desk_add_count(desk, RO_PLAIN, coverage->articles.count, "article", "articles");
    if (coverage->independent != coverage->articles.count)
        ro_sheet_format(sheet, RO_PLAIN, " (%u independent, the others copies)", coverage->independent);
    uint32_t named = count_named(outlets);
    if (named) {
        ro_sheet_text(sheet, RO_PLAIN, " from ");
        ro_desk_add_count(desk, RO_PLAIN, named, "outlet", "outlets");
    }
    uint32_t unnamed = outlets->count - named;
    if (unnamed && named)
        ro_sheet_format(sheet, RO_PLAIN, " and %u of no known outlet", unnamed);
    else if (unnamed)
        ro_sheet_text(sheet, RO_PLAIN, " of no known outlet");
    ro_sheet_text(sheet, RO_PLAIN, ", ");
    ro_sheet_add(sheet, RO_PLAIN, ro_date_range(desk->arena, coverage->first_day, coverage->last_day));
    if (undated)
        ro_sheet_format(sheet, RO_PLAIN, "; %u undated", undated);
    if (inferred)
        ro_sheet_format(sheet, RO_PLAIN, "; the date of %u inferred", inferred);
    ro_sheet_text(sheet, RO_PLAIN, ".");
    ro_sheet_end(sheet);
}

static void put_outlets(ro_desk *desk, const ro_outlets *outlets) {
    ro_sheet *sheet = &desk->sheet;
    uint32_t named = count_named(outlets);
    uint32_t shown = desk->all || named < MOST_OUTLETS ? named : MOST_OUTLETS;
    if (!named)
        return;
    ro_sheet_begin(sheet, 0, 9);
    ro_sheet_text(sheet, RO_STRONG, "Outlets  ");
    for (uint32_t i = 0; i < shown; i++) {
        if (i)
            ro_sheet_text(sheet, RO_PLAIN, ", ");
        ro_sheet_add(sheet, RO_PLAIN, outlets->items[i].source);
        ro_sheet_format(sheet, RO_FAINT, " %u", outlets->items[i].articles);
    }
    if (shown < named)
        ro_sheet_format(sheet, RO_FAINT, " and %u more", named - shown);
    ro_sheet_end(sheet);
}

static int put_parties(ro_desk *desk) {
    ro_indices parties = {0};
    ro_sheet *sheet = &desk->sheet;
    if (ro_facts_parties(desk->arena, desk->coverage, desk->all ? UINT32_MAX : MOST_PARTIES, &parties))
        return READOUT_NO_MEMORY;
    if (!parties.count)
        return 0;
    ro_sheet_begin(sheet, 0, 9);
    ro_sheet_text(sheet, RO_STRONG, "Parties  ");
    for (uint32_t i = 0; i < parties.count; i++) {
        if (i)
            ro_sheet_text(sheet, RO_PLAIN, ", ");
        ro_sheet_add(sheet, RO_PLAIN, desk->coverage->entities.items[parties.items[i]].name);
    }
    ro_sheet_end(sheet);
    return 0;
}

static int put_speakers(ro_desk *desk) {
    ro_indices speakers = {0};
    ro_sheet *sheet = &desk->sheet;
    if (ro_facts_speakers(desk->arena, desk->coverage, desk->all ? UINT32_MAX : MOST_SPEAKERS, &speakers))
        return READOUT_NO_MEMORY;
    if (!speakers.count)
        return 0;
    ro_sheet_blank(sheet);
    ro_sheet_begin(sheet, 0, 0);
    ro_sheet_text(sheet, RO_STRONG, "Spoke most");
    ro_sheet_end(sheet);
    for (uint32_t i = 0; i < speakers.count; i++) {
        const ro_cov_entity *entity = &desk->coverage->entities.items[speakers.items[i]];
        ro_slice role = ro_label_role(entity);
        unsigned digits = entity->statements < 10 ? 1 : entity->statements < 100 ? 2 : 3;
        ro_sheet_begin(sheet, 5 - digits, 6);
        ro_sheet_format(sheet, RO_PLAIN, "%u ", entity->statements);
        ro_sheet_add(sheet, RO_PLAIN, entity->name);
        if (role.len)
            ro_sheet_text(sheet, RO_FAINT, ", ");
        ro_sheet_add(sheet, RO_FAINT, role);
        ro_sheet_end(sheet);
    }
    return 0;
}

int ro_desk_head(ro_desk *desk) {
    ro_outlets outlets = {0};
    const uint32_t *outlet_of;
    if (ro_facts_outlets(desk->arena, desk->coverage, &outlets, &outlet_of) || put_headline(desk))
        return READOUT_NO_MEMORY;
    put_counts(desk, &outlets);
    put_outlets(desk, &outlets);
    if (put_parties(desk))
        return READOUT_NO_MEMORY;
    return put_speakers(desk);
}

/* ---- differences --- */

static void put_side(ro_desk *desk, const ro_cov_difference *difference, unsigned side) {
    const ro_cov_article *article = &desk->coverage->articles.items[difference->article[side]];
    ro_sheet *sheet = &desk->sheet;
    ro_sheet_begin(sheet, 2, 4);
    ro_sheet_add(sheet, RO_CYAN, ro_label_source(desk->arena, article));
    ro_sheet_text(sheet, RO_FAINT, ", ");
    ro_sheet_add(sheet, RO_FAINT, ro_label_published(desk->arena, article));
    ro_sheet_text(sheet, RO_FAINT, ": ");
    ro_desk_add_clipped(
        desk, RO_PLAIN,
        ro_cov_sentence(desk->coverage, difference->article[side], difference->sentence[side]), 3);
    ro_sheet_end(sheet);
}

int ro_desk_differences(ro_desk *desk) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t count = coverage->differences.count;
    uint32_t shown = desk->all || count < MOST_DIFFERENCES ? count : MOST_DIFFERENCES;
    if (!count)
        return 0;
    ro_sheet_heading(&desk->sheet, "WHERE THE REPORTS DIFFER");
    for (uint32_t i = 0; i < shown; i++) {
        const ro_cov_difference *difference = &coverage->differences.items[i];
        ro_sheet_begin(&desk->sheet, 0, 2);
        ro_sheet_add(&desk->sheet, RO_STRONG, difference->question);
        ro_desk_add_id(desk, 'd', difference->id);
        ro_sheet_end(&desk->sheet);
        if (!ro_cov_stands_alone(difference))
            put_side(desk, difference, 0);
        put_side(desk, difference, 1);
    }
    ro_desk_more(desk, count - shown, "differences");
    return 0;
}

/* ---- */

static int put_nothing(ro_desk *desk) {
    ro_sheet_begin(&desk->sheet, 0, 0);
    ro_sheet_text(&desk->sheet, RO_PLAIN, "No articles.");
    ro_sheet_end(&desk->sheet);
    return 0;
}

int ro_view_digest(const ro_coverage *coverage, const readout_look *look, ro_buffer *out,
                   readout_error *error) {
    ro_arena arena = {0};
    ro_desk desk = {.coverage = coverage, .arena = &arena, .all = look && look->all};
    ro_sheet_open(&desk.sheet, out, look);
    if (desk.sheet.width > MOST_COLUMNS)
        desk.sheet.width = MOST_COLUMNS;
    int status = coverage->articles.count ? ro_desk_head(&desk) : put_nothing(&desk);
    if (!status)
        status = ro_desk_timeline(&desk);
    if (!status)
        status = ro_desk_talks(&desk);
    if (!status)
        status = ro_desk_said(&desk);
    if (!status)
        status = ro_desk_figures(&desk);
    if (!status)
        status = ro_desk_differences(&desk);
    int closed = ro_sheet_close(&desk.sheet, error);
    ro_arena_free(&arena);
    return status ? ro_fail_memory(error) : closed;
}
