/* The digest's statements: newest first, each once, with who carried it and what they cut. */
#include "view/cuts.h"
#include "view/date.h"
#include "view/desk.h"
#include "view/label.h"

#include <stdlib.h>

enum {
    ALL_BELOW = 30,   /* statements: so many are all shown */
    MOST_SHOWN = 24,  /* else */
    MOST_CARRIED = 8, /* of these, chosen from the whole story because several outlets carry them */
    MOST_A_DAY = 6,
    MOST_CUTS = 3,
    MOST_OUTLETS = 6,
    LEAST_RUN = 5,  /* bytes: a "that" more or less is not worth a line */
    FEW_BYTES = 30, /* "they did", "for some time" */
};

/* ---- which to show --- */

/* More outlets, a known speaker, the speaker's own words, and enough of them to say something; what is
 * uncertain is below 0. */
static int strength(const ro_coverage *coverage, const ro_cov_statement *statement) {
    int strength = (int)statement->outlets * 4 + (statement->speaker != RO_NONE) * 2;
    if (!statement->report_count)
        return strength;
    if (ro_facts_uncertain(coverage, statement))
        return -1;
    const ro_cov_report *report = &coverage->reports.items[statement->first_report];
    size_t bytes = 0;
    for (uint32_t i = 0; i < report->content_count; i++)
        bytes += report->content[i].end - report->content[i].begin;
    return strength + (report->kind != RO_INDIRECT) * 2 + (bytes >= FEW_BYTES) * 4;
}

static int by_strength(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int p = strength(coverage, &coverage->statements.items[x]);
    int q = strength(coverage, &coverage->statements.items[y]);
    return p != q ? (p > q ? -1 : 1) : (x > y) - (x < y);
}

typedef struct {
    bool *chosen;    /* [statements] */
    uint32_t *order; /* [statements] */
    uint32_t shown;
    uint32_t available; /* that are not uncertain, or all where all is asked for */
} choice;

static void take(choice *out, uint32_t index) {
    out->shown += !out->chosen[index];
    out->chosen[index] = true;
}

/* The strongest of each day, from the newest day on; statements without a day come last. */
static void choose_newest(const ro_coverage *coverage, choice *out, uint32_t a_day) {
    uint32_t count = coverage->statements.count;
    for (uint32_t begin = 0, end; begin < count && out->shown < MOST_SHOWN; begin = end) {
        ro_slice day = coverage->statements.items[begin].day;
        for (end = begin; end < count && ro_slice_equal(coverage->statements.items[end].day, day); end++)
            out->order[end] = end;
        qsort_r(out->order + begin, end - begin, sizeof *out->order, by_strength,
                (void *)(uintptr_t)coverage);
        for (uint32_t i = begin; i < end && i - begin < a_day && out->shown < MOST_SHOWN; i++)
            if (strength(coverage, &coverage->statements.items[out->order[i]]) >= 0)
                take(out, out->order[i]);
    }
}

static int choose(ro_desk *desk, choice *out) {
    const ro_coverage *coverage = desk->coverage;
    uint32_t count = coverage->statements.count;
    out->chosen = ro_arena_zero(desk->arena, count + 1, sizeof *out->chosen);
    out->order = ro_arena_zero(desk->arena, count + 1, sizeof *out->order);
    if (!out->chosen || !out->order)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        out->order[i] = i;
        out->available += desk->all || strength(coverage, &coverage->statements.items[i]) >= 0;
    }
    if (desk->all || out->available <= ALL_BELOW) {
        for (uint32_t i = 0; i < count; i++)
            if (desk->all || strength(coverage, &coverage->statements.items[i]) >= 0)
                take(out, i);
        return 0;
    }
    qsort_r(out->order, count, sizeof *out->order, by_strength, (void *)(uintptr_t)coverage);
    for (uint32_t i = 0; i < MOST_CARRIED; i++)
        if (coverage->statements.items[out->order[i]].outlets > 1)
            take(out, out->order[i]);
    /* more than MOST_SHOWN are available, so that this ends */
    for (uint32_t a_day = MOST_A_DAY; out->shown < MOST_SHOWN; a_day *= 2)
        choose_newest(coverage, out, a_day);
    return 0;
}

/* ---- how one looks --- */

static void put_outlets(ro_desk *desk, const ro_cov_statement *statement, const ro_slices *outlets) {
    ro_sheet *sheet = &desk->sheet;
    uint32_t shown = desk->all || outlets->count < MOST_OUTLETS ? outlets->count : MOST_OUTLETS;
    for (uint32_t i = 0; i < shown; i++) {
        ro_sheet_text(sheet, i ? RO_CYAN : RO_FAINT, i ? ", " : " — ");
        ro_sheet_add(sheet, RO_CYAN, outlets->items[i]);
    }
    if (shown < outlets->count)
        ro_sheet_format(sheet, RO_CYAN, " and %u more", outlets->count - shown);
    ro_desk_add_id(desk, 's', statement->id);
}

static size_t bytes_of(const ro_cuts *cuts, ro_cut_type type) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < cuts->count; i++)
        bytes +=
            cuts->items[i].type == type && cuts->items[i].text.len >= LEAST_RUN ? cuts->items[i].text.len : 0;
    return bytes;
}

/* Without the punctuation at its ends: a run is put in quotation marks of its own. */
static ro_slice bare(ro_slice text) {
    unsigned length;
    size_t begin = 0, end = text.len;
    for (uint32_t c; begin < end; begin += length) {
        c = ro_utf8_at(text, begin, &length);
        if (ro_is_letter(c) || ro_is_digit(c))
            break;
    }
    for (uint32_t c; begin < end; end -= length) {
        c = ro_utf8_before(text, end, &length);
        if (ro_is_letter(c) || ro_is_digit(c))
            break;
    }
    return ro_slice_part(text, begin, end);
}

/* The runs of one type that say something, each in quotation marks. */
static void put_runs(ro_desk *desk, const ro_cuts *cuts, ro_cut_type type, unsigned style) {
    bool first = true;
    for (uint32_t i = 0; i < cuts->count; i++) {
        ro_slice text = bare(cuts->items[i].text);
        if (cuts->items[i].type != type || text.len < LEAST_RUN)
            continue;
        ro_sheet_text(&desk->sheet, RO_FAINT, first ? " “" : ", “");
        ro_desk_add_clipped(desk, style, text, 2);
        ro_sheet_text(&desk->sheet, RO_FAINT, "”");
        first = false;
    }
}

/* "Coast Post keeps only “…”, adding “…”" */
static void put_cut(ro_desk *desk, ro_slice outlet, const ro_cuts *cuts) {
    ro_sheet *sheet = &desk->sheet;
    size_t same = bytes_of(cuts, RO_CUT_SAME), left = bytes_of(cuts, RO_CUT_LEFT);
    ro_sheet_begin(sheet, 6, 8);
    ro_sheet_add(sheet, RO_CYAN, outlet);
    if (left && left > same) {
        ro_sheet_text(sheet, RO_FAINT, same ? " keeps" : " has other words");
        put_runs(desk, cuts, RO_CUT_SAME, RO_PLAIN);
    } else if (left) {
        ro_sheet_text(sheet, RO_FAINT, " leaves out");
        put_runs(desk, cuts, RO_CUT_LEFT, RO_RED);
    }
    if (bytes_of(cuts, RO_CUT_ADDED)) {
        ro_sheet_text(sheet, RO_FAINT, left ? ", has" : " has");
        put_runs(desk, cuts, RO_CUT_ADDED, RO_GREEN);
    }
    ro_sheet_end(sheet);
}

/* What each other outlet made of the longest report. Reports stand longest first: an outlet's first is its
 * longest. */
static int put_cuts(ro_desk *desk, const ro_cov_statement *statement, const ro_slices *outlets) {
    const ro_coverage *coverage = desk->coverage;
    const ro_cov_report *reports = &coverage->reports.items[statement->first_report];
    ro_slice whole = ro_label_content(desk->arena, coverage, &reports[0]);
    uint32_t put = 0, next = 0;
    for (uint32_t i = 0; i < statement->report_count && (desk->all || put < MOST_CUTS); i++) {
        ro_slice outlet = ro_label_source(desk->arena, &coverage->articles.items[reports[i].article]);
        if (next == outlets->count || !ro_slice_equal(outlet, outlets->items[next]))
            continue;
        next++;
        ro_arena_mark mark = ro_arena_here(desk->arena);
        ro_cuts cuts = {0};
        if (ro_cuts_find(desk->arena, whole, ro_label_content(desk->arena, coverage, &reports[i]), &cuts))
            return READOUT_NO_MEMORY;
        if (bytes_of(&cuts, RO_CUT_LEFT) || bytes_of(&cuts, RO_CUT_ADDED)) {
            put_cut(desk, outlet, &cuts);
            put++;
        }
        ro_arena_rewind(desk->arena, mark);
    }
    return 0;
}

static bool date_is_inferred(const ro_coverage *coverage, const ro_cov_statement *statement) {
    if (statement->day_stated || !statement->day.len || !statement->report_count)
        return false;
    for (uint32_t i = 0; i < statement->report_count; i++) {
        uint32_t article = coverage->reports.items[statement->first_report + i].article;
        if (coverage->articles.items[article].published_from != RO_PUBLISHED_INFERRED)
            return false;
    }
    return true;
}

static void put_speaker(ro_desk *desk, const ro_cov_statement *statement) {
    const ro_coverage *coverage = desk->coverage;
    ro_sheet *sheet = &desk->sheet;
    ro_slice speaker = ro_label_speaker(coverage, statement);
    ro_slice role = {0};
    if (statement->speaker < coverage->entities.count)
        role = ro_label_role(&coverage->entities.items[statement->speaker]);
    ro_sheet_begin(sheet, 2, 4);
    if (speaker.len)
        ro_sheet_add(sheet, RO_STRONG, speaker);
    else
        ro_sheet_text(sheet, RO_STRONG, "Speaker not named");
    if (role.len)
        ro_sheet_text(sheet, RO_PLAIN, ", ");
    ro_sheet_add(sheet, RO_PLAIN, role);
    ro_sheet_end(sheet);
}

/* The words, then who carried them; what is more than saying is named before them. */
static int put_statement(ro_desk *desk, const ro_cov_statement *statement) {
    const ro_coverage *coverage = desk->coverage;
    ro_sheet *sheet = &desk->sheet;
    ro_slices outlets = {0};
    if (!statement->report_count)
        return 0;
    ro_sheet_begin(sheet, 4, 6);
    if (statement->act != RO_ACT_ASSERT && statement->act != RO_ACT_ASSESS)
        ro_sheet_format(sheet, RO_MAGENTA, "%s: ", ro_label_act(statement->act));
    ro_desk_add_clipped(
        desk, RO_PLAIN,
        ro_label_content(desk->arena, coverage, &coverage->reports.items[statement->first_report]), 5);
    if (ro_facts_statement_outlets(desk->arena, coverage, statement, &outlets))
        return READOUT_NO_MEMORY;
    put_outlets(desk, statement, &outlets);
    if (date_is_inferred(coverage, statement))
        ro_sheet_text(sheet, RO_FAINT, " date inferred");
    ro_sheet_end(sheet);
    return put_cuts(desk, statement, &outlets);
}

static bool same_speaker(const ro_coverage *coverage, uint32_t a, uint32_t b) {
    const ro_cov_statement *x = &coverage->statements.items[a], *y = &coverage->statements.items[b];
    return x->speaker == y->speaker &&
           ro_slice_equal(ro_label_speaker(coverage, x), ro_label_speaker(coverage, y));
}

/* The chosen of one day, [begin, end), each speaker's together; `chosen` is used up. */
static int put_day(ro_desk *desk, bool *chosen, uint32_t begin, uint32_t end) {
    const ro_coverage *coverage = desk->coverage;
    bool headed = false;
    for (uint32_t i = begin; i < end; i++) {
        if (!chosen[i])
            continue;
        if (!headed) {
            ro_sheet_begin(&desk->sheet, 0, 0);
            ro_sheet_add(&desk->sheet, RO_STRONG,
                         ro_date_text(desk->arena, coverage->statements.items[i].day, RO_DATE_WEEKDAY));
            ro_sheet_end(&desk->sheet);
            headed = true;
        }
        put_speaker(desk, &coverage->statements.items[i]);
        for (uint32_t k = i; k < end; k++) {
            if (!chosen[k] || !same_speaker(coverage, i, k))
                continue;
            if (put_statement(desk, &coverage->statements.items[k]))
                return READOUT_NO_MEMORY;
            chosen[k] = k == i;
        }
    }
    return 0;
}

int ro_desk_said(ro_desk *desk) {
    const ro_coverage *coverage = desk->coverage;
    choice chosen = {0};
    if (!coverage->statements.count)
        return 0;
    if (choose(desk, &chosen))
        return READOUT_NO_MEMORY;
    ro_sheet_heading(&desk->sheet, "WHO SAID WHAT");
    for (uint32_t begin = 0, end; begin < coverage->statements.count; begin = end) {
        ro_slice day = coverage->statements.items[begin].day;
        for (end = begin + 1;
             end < coverage->statements.count && ro_slice_equal(coverage->statements.items[end].day, day);)
            end++;
        if (put_day(desk, chosen.chosen, begin, end))
            return READOUT_NO_MEMORY;
    }
    ro_desk_more(desk, chosen.available - chosen.shown, "statements");
    return 0;
}
