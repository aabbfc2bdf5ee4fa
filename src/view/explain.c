#include "view/explain.h"

#include "base/error.h"
#include "view/date.h"
#include "view/label.h"
#include "view/label_talks.h"
#include "view/marked.h"

#include <stdlib.h>

typedef struct {
    const ro_coverage *coverage;
    ro_arena *arena;
    ro_sheet sheet;
    uint32_t found;
} explain;

/* ---- lines of facts --- */

static void put_fact(explain *view, const char *name, ro_slice value) {
    if (!value.len)
        return;
    ro_sheet_begin(&view->sheet, 2, 10);
    ro_sheet_format(&view->sheet, RO_FAINT, "%s:", name);
    ro_sheet_text(&view->sheet, RO_PLAIN, " ");
    ro_sheet_add(&view->sheet, RO_PLAIN, value);
    ro_sheet_end(&view->sheet);
}

static void put_source(explain *view, const ro_cov_article *article, uint32_t sentence) {
    ro_sheet *sheet = &view->sheet;
    ro_sheet_begin(sheet, 0, 2);
    ro_sheet_add(sheet, RO_CYAN, ro_label_publisher(article));
    ro_sheet_text(sheet, RO_PLAIN, ", ");
    ro_sheet_add(sheet, RO_PLAIN, ro_label_published(view->arena, article));
    if (article->title.len) {
        ro_sheet_text(sheet, RO_PLAIN, ", ");
        ro_sheet_add(sheet, RO_PLAIN, article->title);
    }
    ro_sheet_format(sheet, RO_FAINT, " (a%lld.%u)", (long long)article->id, sentence + 1);
    ro_sheet_end(sheet);
}

static void put_title(explain *view, ro_slice id, ro_slice title, ro_slice detail) {
    ro_sheet *sheet = &view->sheet;
    if (view->found++)
        ro_sheet_blank(sheet);
    ro_sheet_begin(sheet, 0, 2);
    ro_sheet_add(sheet, RO_FAINT, id);
    ro_sheet_text(sheet, RO_PLAIN, "  ");
    ro_sheet_add(sheet, RO_STRONG, title);
    if (detail.len) {
        ro_sheet_text(sheet, RO_PLAIN, ", ");
        ro_sheet_add(sheet, RO_PLAIN, detail);
    }
    ro_sheet_end(sheet);
}

/* ---- the kinds of items --- */

static int put_report(explain *view, const ro_cov_report *report) {
    const ro_cov_article *article = &view->coverage->articles.items[report->article];
    ro_marks marked = {0};
    if (ro_marks_add(view->arena, &marked, report->source, report->source_count, "who", RO_CYAN) ||
        ro_marks_add(view->arena, &marked, report->cue, report->cue_count, "cue", RO_MAGENTA) ||
        ro_marks_add(view->arena, &marked, report->content, report->content_count, "what", RO_GREEN))
        return READOUT_NO_MEMORY;
    put_source(view, article, report->sentence);
    ro_sheet_marked(&view->sheet, article, report->sentence, &marked);
    put_fact(view, "found as",
             ro_slice_of(ro_statement_kind_name(report->kind), strlen(ro_statement_kind_name(report->kind))));
    put_fact(view, "because", report->why);
    put_fact(
        view, "score",
        ro_arena_format(view->arena, "%.2f%s", report->score,
                        report->score < RO_STATEMENT_SURE ? " (uncertain: listed only with --all)" : ""));
    return 0;
}

static void put_statement_title(explain *view, const ro_cov_statement *statement) {
    const ro_coverage *coverage = view->coverage;
    ro_slice speaker = ro_label_speaker(coverage, statement);
    ro_slice role = {0};
    if (statement->speaker < coverage->entities.count)
        role = ro_label_role(&coverage->entities.items[statement->speaker]);
    put_title(view, ro_label_id(view->arena, 's', statement->id),
              speaker.len ? speaker : RO_LITERAL("Speaker not named"), role);
    ro_slice act = ro_slice_of(ro_act_name(statement->act), strlen(ro_act_name(statement->act)));
    put_fact(view, "act", act);
    put_fact(view, "to", statement->addressee);
    ro_slice day = ro_date_text(view->arena, statement->day, RO_DATE_WEEKDAY);
    put_fact(view, "when",
             ro_arena_format(view->arena, "%.*s%s", (int)day.len, day.ptr,
                             !statement->day.len     ? ""
                             : statement->day_stated ? " (the text says so)"
                                                     : " (day of the first report)"));
    for (uint32_t j = 0; j < coverage->joins.count; j++)
        if (&coverage->statements.items[coverage->joins.items[j].left] == statement)
            put_fact(view, "merged", ro_label_join(view->arena, coverage, &coverage->joins.items[j]));
}

static int put_statement(explain *view, const ro_cov_statement *statement) {
    put_statement_title(view, statement);
    for (uint32_t i = 0; i < statement->report_count; i++)
        if (put_report(view, &view->coverage->reports.items[statement->first_report + i]))
            return READOUT_NO_MEMORY;
    return 0;
}

static int put_point(explain *view, const ro_cov_series *series, const ro_cov_point *point) {
    const ro_cov_article *article = &view->coverage->articles.items[point->article];
    ro_marks marked = {0};
    put_title(view, ro_label_id(view->arena, 'f', point->id),
              ro_label_value(view->arena, point->value, point->upper, point->qualifier),
              ro_label_series(view->arena, series));
    put_fact(view, "as of", ro_date_text(view->arena, point->day, RO_DATE_WEEKDAY));
    put_fact(view, "by", point->account);
    put_fact(view, "counts", point->counts);
    put_source(view, article, point->sentence);
    if (ro_marks_add(view->arena, &marked, &point->span, 1, "figure", RO_GREEN))
        return READOUT_NO_MEMORY;
    ro_sheet_marked(&view->sheet, article, point->sentence, &marked);
    return 0;
}

static int put_entity(explain *view, uint32_t index) {
    const ro_cov_entity *entity = &view->coverage->entities.items[index];
    put_title(view, ro_label_id(view->arena, 'e', entity->id), entity->name, entity->affiliation);
    for (uint32_t i = 0; i < entity->role_count; i++)
        put_fact(view, "role", entity->roles[i]);
    put_fact(view, "articles", ro_label_number(view->arena, entity->mentions));
    for (uint32_t i = 0; i < view->coverage->statements.count; i++)
        if (view->coverage->statements.items[i].speaker == index &&
            put_statement(view, &view->coverage->statements.items[i]))
            return READOUT_NO_MEMORY;
    return 0;
}

/* What an inferred day rests on. */
static void put_dating(explain *view, const ro_cov_article *article) {
    ro_slice reasons = article->dated_by, reason;
    if (article->published_from != RO_PUBLISHED_INFERRED)
        return;
    ro_slice days = ro_date_range(view->arena, article->first_day, article->last_day);
    put_fact(view, "between",
             ro_arena_format(view->arena, "%.*s (chance 80%%; of the day itself %.0f%%)", (int)days.len,
                             days.ptr, 100 * article->chance));
    while (ro_slice_line(&reasons, &reason))
        put_fact(view, "because", reason);
}

/* Its story, and which ones were merged to it, also on the way. */
static void put_story(explain *view, const ro_cov_article *article) {
    const ro_coverage *coverage = view->coverage;
    if (!article->story)
        return;
    put_fact(view, "story", ro_arena_format(view->arena, "%lld", (long long)article->story));
    for (uint32_t m = 0; m < coverage->merges.count; m++) {
        const ro_cov_merge *merge = &coverage->merges.items[m];
        if (coverage->articles.items[merge->article].story == article->story)
            put_fact(view, "merged", ro_label_merge(view->arena, coverage, merge));
    }
}

static void put_article(explain *view, const ro_cov_article *article) {
    const char *from = ro_label_published_from(article->published_from);
    put_title(view, ro_label_id(view->arena, 'a', article->id), article->title, ro_label_publisher(article));
    put_fact(view, "read from", article->name);
    put_fact(view, "url", article->url);
    ro_slice day = ro_date_text(view->arena, ro_date_of(article->published), RO_DATE_WEEKDAY);
    put_fact(view, "published", ro_arena_format(view->arena, "%.*s (%s)", (int)day.len, day.ptr, from));
    put_dating(view, article);
    if (article->copy_of < view->coverage->articles.count)
        put_fact(view, "copy of",
                 ro_label_id(view->arena, 'a', view->coverage->articles.items[article->copy_of].id));
    put_story(view, article);
    put_fact(view, "sentences", ro_label_number(view->arena, article->sentence_count));
}

/* What was read from the article, or from one of its sentences. */
static int put_read_from(explain *view, uint32_t article, uint32_t sentence) {
    const ro_coverage *coverage = view->coverage;
    for (uint32_t i = 0; i < coverage->statements.count; i++) {
        const ro_cov_statement *statement = &coverage->statements.items[i];
        for (uint32_t k = 0; k < statement->report_count; k++) {
            const ro_cov_report *report = &coverage->reports.items[statement->first_report + k];
            if (report->article != article || (sentence != RO_NONE && report->sentence != sentence))
                continue;
            put_statement_title(view, statement);
            if (put_report(view, report))
                return READOUT_NO_MEMORY;
        }
    }
    for (uint32_t i = 0; i < coverage->series.count; i++) {
        const ro_cov_series *series = &coverage->series.items[i];
        for (uint32_t k = 0; k < series->point_count; k++) {
            const ro_cov_point *point = &coverage->points.items[series->first_point + k];
            if (point->article == article && (sentence == RO_NONE || point->sentence == sentence) &&
                put_point(view, series, point))
                return READOUT_NO_MEMORY;
        }
    }
    return 0;
}

static int put_place(explain *view, uint32_t article, uint32_t sentence) {
    ro_marks none = {0};
    put_source(view, &view->coverage->articles.items[article], sentence);
    ro_sheet_marked(&view->sheet, &view->coverage->articles.items[article], sentence, &none);
    view->found++;
    return put_read_from(view, article, sentence);
}

static int put_moment(explain *view, const ro_cov_moment *moment) {
    const ro_cov_article *article = &view->coverage->articles.items[moment->article];
    ro_marks marked = {0};
    put_title(view, ro_label_id(view->arena, 'm', moment->id),
              ro_date_text(view->arena, moment->day, RO_DATE_WEEKDAY), (ro_slice){0});
    put_fact(view, "articles", ro_arena_format(view->arena, "%u, copies aside", moment->articles));
    put_fact(view, "weight", ro_arena_format(view->arena, "%.2f", moment->weight));
    put_source(view, article, moment->sentence);
    if (ro_marks_add(view->arena, &marked, &moment->span, 1, "what", RO_GREEN))
        return READOUT_NO_MEMORY;
    ro_sheet_marked(&view->sheet, article, moment->sentence, &marked);
    return 0;
}

static int put_difference(explain *view, const ro_cov_difference *difference) {
    put_title(view, ro_label_id(view->arena, 'd', difference->id), difference->question, (ro_slice){0});
    const char *type = ro_label_difference(difference->type);
    put_fact(view, "differ in", ro_slice_of(type, strlen(type)));
    put_fact(view, "because", difference->why);
    put_fact(view, "score", ro_arena_format(view->arena, "%.2f", difference->score));
    bool alone = ro_cov_stands_alone(difference);
    for (unsigned side = alone; side < 2; side++) {
        const ro_cov_article *article = &view->coverage->articles.items[difference->article[side]];
        const char *name = alone ? "denied" : side ? "other" : "one";
        ro_marks marked = {0};
        if (ro_marks_add(view->arena, &marked, &difference->span[side], 1, name, RO_GREEN))
            return READOUT_NO_MEMORY;
        put_source(view, article, difference->sentence[side]);
        ro_sheet_marked(&view->sheet, article, difference->sentence[side], &marked);
    }
    return 0;
}

static int put_talk(explain *view, const ro_cov_talk *talk) {
    const ro_cov_article *article = &view->coverage->articles.items[talk->article];
    const char *kind = ro_label_talk_kind(talk->kind);
    ro_marks marked = {0};
    put_title(view, ro_label_id(view->arena, 't', talk->id), ro_slice_of(kind, strlen(kind)), talk->who);
    put_fact(view, "when", talk->day);
    put_fact(view, "state", talk->state);
    put_fact(view, "place", talk->place);
    put_fact(view, "detail", talk->detail);
    put_source(view, article, talk->sentence);
    if (ro_marks_add(view->arena, &marked, &talk->span, 1, "what", RO_GREEN))
        return READOUT_NO_MEMORY;
    ro_sheet_marked(&view->sheet, article, talk->sentence, &marked);
    put_fact(view, "because", talk->why);
    put_fact(view, "score", ro_arena_format(view->arena, "%.2f", talk->score));
    return 0;
}

/* ---- finding it --- */

/* One that was merged is explained by what is left. */
static int find_statement(explain *view, int64_t id) {
    const ro_coverage *coverage = view->coverage;
    for (uint32_t i = 0; i < coverage->statements.count; i++)
        if (coverage->statements.items[i].id == id)
            return put_statement(view, &coverage->statements.items[i]);
    for (uint32_t j = 0; j < coverage->joins.count; j++)
        if (coverage->joins.items[j].statement == id)
            return put_statement(view, &coverage->statements.items[coverage->joins.items[j].left]);
    return 0;
}

static int find_report(explain *view, int64_t id) {
    const ro_coverage *coverage = view->coverage;
    for (uint32_t i = 0; i < coverage->reports.count; i++) {
        if (coverage->reports.items[i].id != id)
            continue;
        put_statement_title(view, &coverage->statements.items[coverage->reports.items[i].statement]);
        return put_report(view, &coverage->reports.items[i]);
    }
    return 0;
}

static int find_point(explain *view, int64_t id) {
    const ro_coverage *coverage = view->coverage;
    for (uint32_t i = 0; i < coverage->series.count; i++) {
        const ro_cov_series *series = &coverage->series.items[i];
        for (uint32_t k = 0; k < series->point_count; k++)
            if (coverage->points.items[series->first_point + k].id == id)
                return put_point(view, series, &coverage->points.items[series->first_point + k]);
    }
    return 0;
}

static int find_entity(explain *view, int64_t id) {
    for (uint32_t i = 0; i < view->coverage->entities.count; i++)
        if (view->coverage->entities.items[i].id == id)
            return put_entity(view, i);
    return 0;
}

static int find_moment(explain *view, int64_t id) {
    for (uint32_t i = 0; i < view->coverage->moments.count; i++)
        if (view->coverage->moments.items[i].id == id)
            return put_moment(view, &view->coverage->moments.items[i]);
    return 0;
}

static int find_difference(explain *view, int64_t id) {
    for (uint32_t i = 0; i < view->coverage->differences.count; i++)
        if (view->coverage->differences.items[i].id == id)
            return put_difference(view, &view->coverage->differences.items[i]);
    return 0;
}

static int find_talk(explain *view, int64_t id) {
    for (uint32_t i = 0; i < view->coverage->talks.count; i++)
        if (view->coverage->talks.items[i].id == id)
            return put_talk(view, &view->coverage->talks.items[i]);
    return 0;
}

/* `sentence`: from 1; 0 for the article as a whole. */
static int find_article(explain *view, int64_t id, uint32_t sentence) {
    for (uint32_t i = 0; i < view->coverage->articles.count; i++) {
        const ro_cov_article *article = &view->coverage->articles.items[i];
        if (article->id != id)
            continue;
        if (sentence)
            return sentence <= article->sentence_count ? put_place(view, i, sentence - 1) : 0;
        put_article(view, article);
        return put_read_from(view, i, RO_NONE);
    }
    return 0;
}

/* Reads "s12" or "a7.3". */
static bool read_id(const char *id, char *kind, int64_t *number, uint32_t *sentence) {
    char *end;
    if (!id[0] || !strchr("srfemdat", id[0]) || id[1] < '0' || id[1] > '9')
        return false;
    *kind = id[0];
    *number = strtoll(id + 1, &end, 10);
    *sentence = 0;
    if (*end == '.' && *kind == 'a' && end[1] >= '1' && end[1] <= '9') {
        unsigned long long value = strtoull(end + 1, &end, 10);
        *sentence = value < RO_NONE ? (uint32_t)value : RO_NONE;
    }
    return *end == 0;
}

int ro_view_explain(const ro_coverage *coverage, const char *id, const readout_look *look, ro_buffer *out,
                    readout_error *error) {
    char kind;
    int64_t number;
    uint32_t sentence;
    if (!read_id(id, &kind, &number, &sentence))
        return ro_fail(error, READOUT_BAD_ARGUMENT, "%s is no id: they look like s12, f5, a7 or a7.3", id);
    ro_arena arena = {0};
    explain view = {.coverage = coverage, .arena = &arena};
    ro_sheet_open(&view.sheet, out, look);
    int status = kind == 's'   ? find_statement(&view, number)
                 : kind == 'r' ? find_report(&view, number)
                 : kind == 'f' ? find_point(&view, number)
                 : kind == 'e' ? find_entity(&view, number)
                 : kind == 'm' ? find_moment(&view, number)
                 : kind == 'd' ? find_difference(&view, number)
                 : kind == 't' ? find_talk(&view, number)
                               : find_article(&view, number, sentence);
    int closed = ro_sheet_close(&view.sheet, error);
    ro_arena_free(&arena);
    if (status || closed)
        return ro_fail_memory(error);
    return view.found ? 0 : ro_fail(error, READOUT_NOT_FOUND, "nothing has the id %s", id);
}
