/* The story as the page reads it. Strings go through ro_buffer_json, which leaves no "<" that could end the
 * script element. */
#include "base/error.h"
#include "base/utf8.h"
#include "view/cuts.h"
#include "view/facts.h"
#include "view/label.h"
#include "view/label_talks.h"
#include "view/portrait.h"
#include "view/report.h"

enum { MOST_PORTRAITS = 200 }; /* those who speak most, of whom the page tells more than the name */

typedef struct {
    const ro_coverage *coverage;
    ro_arena *arena;       /* lives as long as the page */
    ro_utf8_index *points; /* [articles] */
    ro_buffer *out;
} page;

/* ---- pieces --- */

static void put_key(page *view, const char *key) {
    ro_buffer_format(view->out, ",\"%s\":", key);
}

static void put_string(page *view, const char *key, ro_slice text) {
    put_key(view, key);
    ro_buffer_json(view->out, text);
}

static void put_name(page *view, const char *key, const char *name) {
    put_string(view, key, ro_slice_of(name, strlen(name)));
}

static void put_number(page *view, const char *key, double number) {
    put_key(view, key);
    ro_buffer_json_number(view->out, number);
}

/* An index, null for RO_NONE. */
static void put_index(page *view, const char *key, uint32_t index, uint32_t count) {
    put_key(view, key);
    if (index < count)
        ro_buffer_number(view->out, index);
    else
        ro_buffer_text(view->out, "null");
}

static void put_spans(page *view, const char *key, uint32_t article, const ro_span *spans, uint32_t count) {
    const ro_utf8_index *points = &view->points[article];
    put_key(view, key);
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            ro_buffer_byte(view->out, ',');
        ro_buffer_number(view->out, ro_utf8_index_points(points, spans[i].begin));
        ro_buffer_byte(view->out, ',');
        ro_buffer_number(view->out, ro_utf8_index_points(points, spans[i].end));
    }
    ro_buffer_byte(view->out, ']');
}

static void put_place(page *view, uint32_t article, uint32_t sentence, const ro_span *span) {
    put_number(view, "article", article);
    put_number(view, "sentence", sentence);
    if (span)
        put_spans(view, "span", article, span, 1);
}

/* `{"id":7` or `,{"id":7` */
static void begin_item(page *view, uint32_t index, int64_t id) {
    ro_buffer_text(view->out, index ? ",{\"id\":" : "{\"id\":");
    ro_buffer_number(view->out, id);
}

/* ---- the story's parts --- */

static int put_articles(page *view) {
    const ro_coverage *coverage = view->coverage;
    put_key(view, "articles");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->articles.count; i++) {
        const ro_cov_article *article = &coverage->articles.items[i];
        if (ro_utf8_index_make(view->arena, article->text, &view->points[i]))
            return READOUT_NO_MEMORY;
        begin_item(view, i, article->id);
        put_string(view, "name", article->name);
        put_string(view, "url", article->url);
        put_string(view, "title", article->title);
        put_string(view, "published", article->published);
        put_name(view, "from", ro_label_published_from(article->published_from));
        if (article->published_from == RO_PUBLISHED_INFERRED) {
            put_string(view, "first", article->first_day);
            put_string(view, "last", article->last_day);
            put_string(view, "because", article->dated_by);
        }
        put_index(view, "copyOf", article->copy_of, coverage->articles.count);
        put_string(view, "text", article->text);
        put_spans(view, "sentences", i, article->sentences, article->sentence_count);
        ro_buffer_byte(view->out, '}');
    }
    ro_buffer_byte(view->out, ']');
    return 0;
}

static int put_outlets(page *view) {
    ro_outlets outlets = {0};
    const uint32_t *of_article;
    if (ro_facts_outlets(view->arena, view->coverage, &outlets, &of_article))
        return READOUT_NO_MEMORY;
    put_key(view, "outlets");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < outlets.count; i++) {
        if (i)
            ro_buffer_byte(view->out, ',');
        ro_buffer_json(view->out, outlets.items[i].source);
    }
    ro_buffer_text(view->out, "]");
    uint32_t named = 0;
    while (named < outlets.count && outlets.items[named].named)
        named++;
    put_number(view, "named", named);
    put_key(view, "outletOf");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < view->coverage->articles.count; i++) {
        if (i)
            ro_buffer_byte(view->out, ',');
        ro_buffer_number(view->out, of_article[i]);
    }
    ro_buffer_byte(view->out, ']');
    return 0;
}

static void put_indices(page *view, const char *key, const ro_indices *list) {
    put_key(view, key);
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < list->count; i++) {
        ro_buffer_text(view->out, i ? "," : "");
        ro_buffer_number(view->out, list->items[i]);
    }
    ro_buffer_byte(view->out, ']');
}

static void put_roles(page *view, const ro_cov_entity *entity) {
    put_key(view, "roles");
    ro_buffer_byte(view->out, '[');
    for (uint32_t r = 0; entity->tenures && r < entity->role_count; r++) {
        const ro_cov_tenure *tenure = &entity->tenures[r];
        ro_buffer_text(view->out, r ? ",[" : "[");
        ro_buffer_json(view->out, entity->roles[r]);
        ro_buffer_byte(view->out, ',');
        ro_buffer_json(view->out, tenure->first_day);
        ro_buffer_byte(view->out, ',');
        ro_buffer_json(view->out, tenure->last_day);
        ro_buffer_format(view->out, ",%u]", tenure->articles);
    }
    ro_buffer_byte(view->out, ']');
}

static int put_portrait(page *view, uint32_t index) {
    const ro_coverage *coverage = view->coverage;
    ro_portrait portrait;
    if (ro_portrait_make(view->arena, coverage, index, &portrait))
        return READOUT_NO_MEMORY;
    put_key(view, "names");
    ro_buffer_byte(view->out, '[');
    for (uint32_t n = 0; n < portrait.names.count; n++) {
        ro_buffer_text(view->out, n ? "," : "");
        ro_buffer_json(view->out, portrait.names.items[n]);
    }
    ro_buffer_byte(view->out, ']');
    put_roles(view, &coverage->entities.items[index]);
    put_indices(view, "about", &portrait.about);
    put_key(view, "met");
    ro_buffer_byte(view->out, '[');
    for (uint32_t m = 0; m < portrait.met.count; m++) {
        const ro_cov_meeting *meeting = &coverage->meetings.items[portrait.met.items[m]];
        ro_buffer_format(view->out, "%s[%u,%u,%u]", m ? "," : "",
                         meeting->entities[meeting->entities[0] == index], meeting->article,
                         meeting->sentence);
    }
    ro_buffer_byte(view->out, ']');
    return 0;
}

static int put_entities(page *view) {
    const ro_coverage *coverage = view->coverage;
    int status = 0;
    put_key(view, "entities");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->entities.count && !status; i++) {
        const ro_cov_entity *entity = &coverage->entities.items[i];
        ro_arena_mark mark = ro_arena_here(view->arena);
        begin_item(view, i, entity->id);
        put_string(view, "name", entity->name);
        put_name(view, "type", ro_name_type_name(entity->type));
        put_string(view, "role", ro_label_role(entity));
        put_number(view, "statements", entity->statements);
        put_number(view, "articles", entity->mentions);
        if (entity->statements && i < MOST_PORTRAITS)
            status = put_portrait(view, i);
        ro_buffer_byte(view->out, '}');
        ro_arena_rewind(view->arena, mark);
    }
    ro_buffer_byte(view->out, ']');
    return status;
}

/* What the report keeps of the longest: [["=","same"],["-","left out"],["+","added"]]. Nothing where no word
 * differs. */
static int put_cuts(page *view, ro_slice whole, const ro_cov_report *report) {
    ro_cuts cuts = {0};
    ro_arena_mark mark = ro_arena_here(view->arena);
    ro_slice text = ro_label_content(view->arena, view->coverage, report);
    if (ro_cuts_find(view->arena, whole, text, &cuts))
        return READOUT_NO_MEMORY;
    if (!ro_cuts_same(&cuts)) {
        put_key(view, "cuts");
        for (uint32_t i = 0; i < cuts.count; i++) {
            ro_buffer_format(view->out, "%s[\"%c\",", i ? "," : "[", "=-+"[cuts.items[i].type]);
            ro_buffer_json(view->out, cuts.items[i].text);
            ro_buffer_byte(view->out, ']');
        }
        ro_buffer_byte(view->out, ']');
    }
    ro_arena_rewind(view->arena, mark);
    return 0;
}

static int put_reports(page *view, const ro_cov_statement *statement) {
    const ro_cov_report *reports = &view->coverage->reports.items[statement->first_report];
    ro_slice whole = {0};
    put_key(view, "reports");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < statement->report_count; i++) {
        const ro_cov_report *report = &reports[i];
        begin_item(view, i, report->id);
        put_place(view, report->article, report->sentence, NULL);
        put_name(view, "kind", ro_statement_kind_name(report->kind));
        put_spans(view, "source", report->article, report->source, report->source_count);
        put_spans(view, "cue", report->article, report->cue, report->cue_count);
        put_spans(view, "content", report->article, report->content, report->content_count);
        put_string(view, "why", report->why);
        put_number(view, "score", report->score);
        if (!i)
            whole = ro_label_content(view->arena, view->coverage, report);
        else if (put_cuts(view, whole, report))
            return READOUT_NO_MEMORY;
        ro_buffer_byte(view->out, '}');
    }
    ro_buffer_byte(view->out, ']');
    return 0;
}

static int put_statements(page *view) {
    const ro_coverage *coverage = view->coverage;
    int status = 0;
    put_key(view, "statements");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->statements.count && !status; i++) {
        const ro_cov_statement *statement = &coverage->statements.items[i];
        ro_arena_mark mark = ro_arena_here(view->arena);
        begin_item(view, i, statement->id);
        put_index(view, "speaker", statement->speaker, coverage->entities.count);
        put_string(view, "who", ro_label_speaker(coverage, statement));
        put_string(view, "to", statement->addressee);
        put_name(view, "act", ro_label_act(statement->act));
        put_string(view, "day", statement->day);
        put_key(view, "stated");
        ro_buffer_text(view->out, statement->day_stated ? "true" : "false");
        put_key(view, "sure");
        ro_buffer_text(view->out, ro_facts_uncertain(coverage, statement) ? "false" : "true");
        put_number(view, "outlets", statement->outlets);
        status = put_reports(view, statement);
        ro_buffer_byte(view->out, '}');
        ro_arena_rewind(view->arena, mark);
    }
    ro_buffer_byte(view->out, ']');
    return status;
}

static void put_point(page *view, uint32_t index, const ro_cov_point *point) {
    begin_item(view, index, point->id);
    put_place(view, point->article, point->sentence, &point->span);
    put_number(view, "value", point->value);
    put_number(view, "upper", point->upper);
    put_name(view, "qualifier", ro_qualifier_name(point->qualifier));
    put_string(view, "shown", ro_label_value(view->arena, point->value, point->upper, point->qualifier));
    put_string(view, "day", point->day);
    put_string(view, "account", point->account);
    ro_buffer_byte(view->out, '}');
}

static void put_series(page *view) {
    const ro_coverage *coverage = view->coverage;
    put_key(view, "series");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->series.count; i++) {
        const ro_cov_series *series = &coverage->series.items[i];
        begin_item(view, i, i);
        put_string(view, "label", ro_label_series(view->arena, series));
        put_string(view, "topic", series->topic);
        put_key(view, "points");
        ro_buffer_byte(view->out, '[');
        for (uint32_t k = 0; k < series->point_count; k++)
            put_point(view, k, &coverage->points.items[series->first_point + k]);
        ro_buffer_text(view->out, "]}");
    }
    ro_buffer_byte(view->out, ']');
}

static int put_moments(page *view) {
    const ro_coverage *coverage = view->coverage;
    const uint32_t *rank;
    if (ro_facts_moments(view->arena, coverage, &rank))
        return READOUT_NO_MEMORY;
    put_key(view, "moments");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->moments.count; i++) {
        const ro_cov_moment *moment = &coverage->moments.items[i];
        begin_item(view, i, moment->id);
        put_string(view, "day", moment->day);
        put_place(view, moment->article, moment->sentence, &moment->span);
        put_index(view, "statement", moment->statement, coverage->statements.count);
        put_number(view, "articles", moment->articles);
        put_number(view, "rank", rank[i]);
        ro_buffer_byte(view->out, '}');
    }
    ro_buffer_byte(view->out, ']');
    return 0;
}

static void put_differences(page *view) {
    const ro_coverage *coverage = view->coverage;
    put_key(view, "differences");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->differences.count; i++) {
        const ro_cov_difference *difference = &coverage->differences.items[i];
        begin_item(view, i, difference->id);
        put_name(view, "type", ro_label_difference(difference->type));
        put_string(view, "question", difference->question);
        put_key(view, "sides");
        ro_buffer_byte(view->out, '[');
        for (uint32_t side = 0; side < 2; side++) {
            begin_item(view, side, side);
            put_place(view, difference->article[side], difference->sentence[side], &difference->span[side]);
            ro_buffer_byte(view->out, '}');
        }
        ro_buffer_text(view->out, "]}");
    }
    ro_buffer_byte(view->out, ']');
}

static void put_board(page *view) {
    const ro_coverage *coverage = view->coverage;
    put_key(view, "board");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < coverage->board.count; i++) {
        const ro_cov_entry *entry = &coverage->board.items[i];
        const ro_cov_talk *talk = &coverage->talks.items[entry->talk];
        begin_item(view, i, talk->id);
        put_name(view, "kind", ro_label_talk_kind(entry->kind));
        put_string(view, "label", ro_label_talk(view->arena, coverage, entry));
        put_string(view, "who", entry->who);
        put_string(view, "day", entry->day);
        put_string(view, "last", entry->last_day);
        put_string(view, "state", entry->state);
        put_string(view, "place", entry->kind == RO_TALK_ROUND ? entry->place : (ro_slice){0});
        put_number(view, "number", entry->number);
        put_key(view, "denied");
        ro_buffer_text(view->out, entry->denied ? "true" : "false");
        put_index(view, "parent", entry->parent, coverage->board.count);
        put_number(view, "articles", entry->articles);
        put_place(view, talk->article, talk->sentence, &talk->span);
        ro_buffer_byte(view->out, '}');
    }
    ro_buffer_byte(view->out, ']');
}

static int put_head(page *view) {
    const ro_coverage *coverage = view->coverage;
    ro_indices parties = {0};
    uint32_t headline;
    if (ro_facts_headline(view->arena, coverage, &headline) ||
        ro_facts_parties(view->arena, coverage, 8, &parties))
        return READOUT_NO_MEMORY;
    ro_buffer_format(view->out, "{\"independent\":%u", coverage->independent);
    put_string(view, "asOf", coverage->as_of);
    put_string(view, "first", coverage->first_day);
    put_string(view, "last", coverage->last_day);
    put_index(view, "headline", headline, coverage->articles.count);
    put_key(view, "parties");
    ro_buffer_byte(view->out, '[');
    for (uint32_t i = 0; i < parties.count; i++) {
        if (i)
            ro_buffer_byte(view->out, ',');
        ro_buffer_number(view->out, parties.items[i]);
    }
    ro_buffer_byte(view->out, ']');
    return 0;
}

int ro_view_report_json(const ro_coverage *coverage, ro_buffer *out, readout_error *error) {
    ro_arena arena = {0};
    page view = {.coverage = coverage, .arena = &arena, .out = out};
    view.points = ro_arena_zero(&arena, coverage->articles.count + 1, sizeof *view.points);
    int status = view.points ? put_head(&view) : READOUT_NO_MEMORY;
    if (!status)
        status = put_outlets(&view);
    if (!status)
        status = put_articles(&view);
    if (!status)
        status = put_statements(&view);
    if (!status)
        status = put_moments(&view);
    if (!status)
        status = put_entities(&view);
    if (!status) {
        put_series(&view);
        put_differences(&view);
        put_board(&view);
        ro_buffer_byte(out, '}');
    }
    ro_arena_free(&arena);
    return status || out->failed ? ro_fail_memory(error) : 0;
}
