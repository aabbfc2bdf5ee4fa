#include "view/portrait.h"

#include "base/error.h"
#include "base/utf8.h"
#include "view/date.h"
#include "view/label.h"
#include "view/sheet.h"

#include <stdlib.h>

enum { MOST_SHOWN = 12 };

/* ---- what there is of it --- */

static int add_index(ro_arena *arena, ro_indices *list, uint32_t index) {
    uint32_t *place = ro_array_push(arena, list);
    if (place)
        *place = index;
    return place ? 0 : READOUT_NO_MEMORY;
}

static int add_name(ro_arena *arena, const ro_cov_entity *entity, ro_slice name, ro_slices *names) {
    if (ro_slice_equal(name, entity->name))
        return 0;
    for (uint32_t n = 0; n < names->count; n++)
        if (ro_slice_equal(names->items[n], name))
            return 0;
    ro_slice *added = ro_array_push(arena, names);
    if (added)
        *added = name;
    return added ? 0 : READOUT_NO_MEMORY;
}

static bool mentions(const ro_cov_appearance *appearance, const ro_cov_report *report) {
    for (uint32_t m = 0; m < appearance->mention_count; m++)
        for (uint32_t c = 0; c < report->content_count; c++)
            if (ro_span_overlap(appearance->mentions[m], report->content[c]))
                return true;
    return false;
}

/* of_article[a]: the entity's appearance there, or NULL; an article's second is rare and left out. */
static bool is_about(const ro_coverage *coverage, const ro_cov_appearance *const *of_article,
                     const ro_cov_statement *statement) {
    for (uint32_t r = 0; r < statement->report_count; r++) {
        const ro_cov_report *report = &coverage->reports.items[statement->first_report + r];
        if (of_article[report->article] && mentions(of_article[report->article], report))
            return true;
    }
    return false;
}

int ro_portrait_make(ro_arena *arena, const ro_coverage *coverage, uint32_t entity, ro_portrait *portrait) {
    int status = 0;
    *portrait = (ro_portrait){0};
    const ro_cov_appearance **of_article =
        ro_arena_zero(arena, (size_t)coverage->articles.count + 1, sizeof *of_article);
    if (!of_article)
        return READOUT_NO_MEMORY;
    for (uint32_t a = 0; a < coverage->appearances.count && !status; a++) {
        const ro_cov_appearance *appearance = &coverage->appearances.items[a];
        if (appearance->entity != entity)
            continue;
        of_article[appearance->article] = appearance;
        status = add_name(arena, &coverage->entities.items[entity], appearance->name, &portrait->names);
    }
    for (uint32_t s = 0; s < coverage->statements.count && !status; s++) {
        const ro_cov_statement *statement = &coverage->statements.items[s];
        if (statement->speaker == entity)
            status = add_index(arena, &portrait->said, s);
        else if (is_about(coverage, of_article, statement))
            status = add_index(arena, &portrait->about, s);
    }
    for (uint32_t m = 0; m < coverage->meetings.count && !status; m++) {
        const ro_cov_meeting *meeting = &coverage->meetings.items[m];
        if (meeting->entities[0] == entity || meeting->entities[1] == entity)
            status = add_index(arena, &portrait->met, m);
    }
    return status;
}

/* ---- who is meant --- */

typedef enum { OTHER, HAS_PART, IS_NAMED } fit;

static bool holds(ro_slice text, ro_slice part) {
    for (size_t at = 0; at + part.len <= text.len; at++)
        if (!memcmp(text.ptr + at, part.ptr, part.len))
            return true;
    return false;
}

static fit fits(ro_arena *arena, ro_slice name, ro_slice wanted) {
    ro_slice lower = ro_utf8_lower(arena, name);
    if (!lower.ptr)
        return OTHER;
    return ro_slice_equal(lower, wanted) ? IS_NAMED : holds(lower, wanted) ? HAS_PART : OTHER;
}

static void note_fit(fit this, uint32_t entity, fit *best, uint32_t *found, bool *several) {
    if (this == OTHER || this < *best)
        return;
    *several = this == *best && *found != RO_NONE && (*several || *found != entity);
    if (this > *best || *found == RO_NONE)
        *found = entity;
    *best = this;
}

static int find_entity(ro_arena *arena, const ro_coverage *coverage, const char *who, uint32_t *found,
                       readout_error *error) {
    ro_slice wanted = ro_utf8_lower(arena, ro_slice_of(who, strlen(who)));
    fit best = OTHER;
    bool several = false;
    *found = RO_NONE;
    if (!wanted.ptr)
        return ro_fail_memory(error);
    for (uint32_t e = 0; e < coverage->entities.count; e++) {
        const ro_cov_entity *entity = &coverage->entities.items[e];
        fit this = ro_slice_equal(ro_label_id(arena, 'e', entity->id), wanted)
                       ? IS_NAMED
                       : fits(arena, entity->name, wanted);
        note_fit(this, e, &best, found, &several);
    }
    for (uint32_t a = 0; a < coverage->appearances.count && best < IS_NAMED; a++) {
        const ro_cov_appearance *appearance = &coverage->appearances.items[a];
        if (fits(arena, appearance->name, wanted) == IS_NAMED)
            note_fit(HAS_PART, appearance->entity, &best, found, &several);
    }
    if (*found == RO_NONE)
        return ro_fail(error, READOUT_NOT_FOUND, "nobody is called '%s' here", who);
    return several ? ro_fail(error, READOUT_BAD_ARGUMENT,
                             "several are called '%s': say which by an id that `show people` prints", who)
                   : 0;
}

/* ---- text --- */

typedef struct {
    const ro_coverage *coverage;
    ro_arena *arena;
    ro_sheet sheet;
    uint32_t entity;
    ro_portrait portrait;
    bool all;
} view;

static void put_line(view *v, const char *name, ro_slice value) {
    if (!value.len)
        return;
    ro_sheet_begin(&v->sheet, 2, 4);
    ro_sheet_format(&v->sheet, RO_FAINT, "%s ", name);
    ro_sheet_add(&v->sheet, RO_PLAIN, value);
    ro_sheet_end(&v->sheet);
}

static void put_head(view *v) {
    const ro_cov_entity *entity = &v->coverage->entities.items[v->entity];
    ro_sheet_begin(&v->sheet, 0, 2);
    ro_sheet_add(&v->sheet, RO_FAINT, ro_label_id(v->arena, 'e', entity->id));
    ro_sheet_text(&v->sheet, RO_PLAIN, "  ");
    ro_sheet_add(&v->sheet, RO_STRONG, entity->name);
    ro_sheet_format(&v->sheet, RO_PLAIN, ", %s in %u %s", ro_name_type_name(entity->type), entity->mentions,
                    entity->mentions == 1 ? "article" : "articles");
    ro_sheet_end(&v->sheet);
    for (uint32_t n = 0; n < v->portrait.names.count; n++)
        put_line(v, "also called", v->portrait.names.items[n]);
    put_line(v, "of", entity->affiliation);
    put_line(v, "country", ro_slice_of(entity->country, strnlen(entity->country, 3)));
}

static void put_roles(view *v) {
    const ro_cov_entity *entity = &v->coverage->entities.items[v->entity];
    if (entity->role_count)
        ro_sheet_heading(&v->sheet, "ROLES");
    for (uint32_t r = 0; r < entity->role_count; r++) {
        const ro_cov_tenure *tenure = &entity->tenures[r];
        ro_sheet_begin(&v->sheet, 2, 4);
        ro_sheet_add(&v->sheet, RO_PLAIN, entity->roles[r]);
        ro_sheet_text(&v->sheet, RO_FAINT, ", ");
        ro_sheet_add(&v->sheet, RO_FAINT, ro_date_range(v->arena, tenure->first_day, tenure->last_day));
        ro_sheet_format(&v->sheet, RO_FAINT, ", %u %s", tenure->articles,
                        tenure->articles == 1 ? "article" : "articles");
        ro_sheet_end(&v->sheet);
    }
}

static void put_statement(view *v, uint32_t index, bool speaker) {
    const ro_cov_statement *statement = &v->coverage->statements.items[index];
    if (!statement->report_count)
        return;
    const ro_cov_report *report = &v->coverage->reports.items[statement->first_report];
    ro_slice by = ro_label_speaker(v->coverage, statement);
    ro_sheet_begin(&v->sheet, 2, 4);
    ro_sheet_add(&v->sheet, RO_FAINT, ro_date_text(v->arena, statement->day, RO_DATE_SHORT));
    if (speaker && by.len) {
        ro_sheet_text(&v->sheet, RO_PLAIN, ", ");
        ro_sheet_add(&v->sheet, RO_STRONG, by);
    }
    ro_sheet_text(&v->sheet, RO_PLAIN, ": ");
    ro_sheet_add(&v->sheet, RO_PLAIN, ro_label_content(v->arena, v->coverage, report));
    ro_sheet_text(&v->sheet, RO_FAINT, " — ");
    ro_sheet_add(&v->sheet, RO_CYAN, ro_label_outlet(&v->coverage->articles.items[report->article]));
    ro_sheet_format(&v->sheet, RO_FAINT, " [s%lld]", (long long)statement->id);
    ro_sheet_end(&v->sheet);
}

static void put_more(view *v, uint32_t count, uint32_t shown) {
    if (shown >= count)
        return;
    ro_sheet_begin(&v->sheet, 2, 4);
    ro_sheet_format(&v->sheet, RO_FAINT, "… %u more (--all shows them)", count - shown);
    ro_sheet_end(&v->sheet);
}

static void put_statements(view *v, const ro_indices *list, const char *title, bool speaker) {
    uint32_t shown = v->all || list->count < MOST_SHOWN ? list->count : MOST_SHOWN;
    if (list->count)
        ro_sheet_heading(&v->sheet, title);
    for (uint32_t i = 0; i < shown; i++)
        put_statement(v, list->items[i], speaker);
    put_more(v, list->count, shown);
}

static uint32_t other_of(const view *v, const ro_cov_meeting *meeting) {
    return meeting->entities[meeting->entities[0] == v->entity];
}

static void put_meetings(view *v) {
    const ro_indices *list = &v->portrait.met;
    uint32_t shown = v->all || list->count < MOST_SHOWN ? list->count : MOST_SHOWN;
    if (list->count)
        ro_sheet_heading(&v->sheet, "MET OR SPOKE WITH");
    for (uint32_t i = 0; i < shown; i++) {
        const ro_cov_meeting *meeting = &v->coverage->meetings.items[list->items[i]];
        const ro_cov_article *article = &v->coverage->articles.items[meeting->article];
        ro_sheet_begin(&v->sheet, 2, 4);
        ro_sheet_add(&v->sheet, RO_STRONG, v->coverage->entities.items[other_of(v, meeting)].name);
        ro_sheet_text(&v->sheet, RO_PLAIN, ": ");
        ro_sheet_add(&v->sheet, RO_PLAIN, ro_cov_sentence(v->coverage, meeting->article, meeting->sentence));
        ro_sheet_text(&v->sheet, RO_FAINT, " — ");
        ro_sheet_add(&v->sheet, RO_CYAN, ro_label_outlet(article));
        ro_sheet_text(&v->sheet, RO_FAINT, ", ");
        ro_sheet_add(&v->sheet, RO_FAINT, ro_label_published(v->arena, article));
        ro_sheet_format(&v->sheet, RO_FAINT, " [a%lld.%u]", (long long)article->id, meeting->sentence + 1);
        ro_sheet_end(&v->sheet);
    }
    put_more(v, list->count, shown);
}

static int put_text(view *v, const readout_look *look, ro_buffer *out, readout_error *error) {
    ro_sheet_open(&v->sheet, out, look);
    put_head(v);
    put_roles(v);
    put_statements(v, &v->portrait.said, "SAID", false);
    put_statements(v, &v->portrait.about, "SAID ABOUT", true);
    put_meetings(v);
    return ro_sheet_close(&v->sheet, error);
}

/* ---- JSON --- */

static void put_key(ro_buffer *out, const char *key) {
    ro_buffer_format(out, ",\"%s\":", key);
}

static void put_string(ro_buffer *out, const char *key, ro_slice text) {
    put_key(out, key);
    if (text.len)
        ro_buffer_json(out, text);
    else
        ro_buffer_text(out, "null");
}

static void put_json_statements(view *v, const char *key, const ro_indices *list, ro_buffer *out) {
    put_key(out, key);
    ro_buffer_byte(out, '[');
    for (uint32_t i = 0; i < list->count; i++) {
        const ro_cov_statement *statement = &v->coverage->statements.items[list->items[i]];
        ro_buffer_format(out, "%s{\"id\":\"s%lld\"", i ? "," : "", (long long)statement->id);
        put_string(out, "day", statement->day);
        put_string(out, "speaker", ro_label_speaker(v->coverage, statement));
        put_string(out, "text",
                   statement->report_count
                       ? ro_label_content(v->arena, v->coverage,
                                          &v->coverage->reports.items[statement->first_report])
                       : RO_LITERAL(""));
        ro_buffer_byte(out, '}');
    }
    ro_buffer_byte(out, ']');
}

static void put_json_roles(view *v, ro_buffer *out) {
    const ro_cov_entity *entity = &v->coverage->entities.items[v->entity];
    put_key(out, "roles");
    ro_buffer_byte(out, '[');
    for (uint32_t r = 0; r < entity->role_count; r++) {
        ro_buffer_text(out, r ? ",{\"role\":" : "{\"role\":");
        ro_buffer_json(out, entity->roles[r]);
        put_string(out, "first", entity->tenures[r].first_day);
        put_string(out, "last", entity->tenures[r].last_day);
        ro_buffer_format(out, ",\"articles\":%u}", entity->tenures[r].articles);
    }
    ro_buffer_byte(out, ']');
}

static void put_json_meetings(view *v, ro_buffer *out) {
    put_key(out, "met");
    ro_buffer_byte(out, '[');
    for (uint32_t i = 0; i < v->portrait.met.count; i++) {
        const ro_cov_meeting *meeting = &v->coverage->meetings.items[v->portrait.met.items[i]];
        const ro_cov_entity *other = &v->coverage->entities.items[other_of(v, meeting)];
        const ro_cov_article *article = &v->coverage->articles.items[meeting->article];
        ro_buffer_format(out, "%s{\"id\":\"e%lld\"", i ? "," : "", (long long)other->id);
        put_string(out, "name", other->name);
        put_string(out, "article", article->name);
        put_string(out, "published", article->published);
        put_string(out, "text", ro_cov_sentence(v->coverage, meeting->article, meeting->sentence));
        ro_buffer_byte(out, '}');
    }
    ro_buffer_byte(out, ']');
}

static int put_json(view *v, ro_buffer *out, readout_error *error) {
    const ro_cov_entity *entity = &v->coverage->entities.items[v->entity];
    ro_buffer_format(out, "{\"id\":\"e%lld\"", (long long)entity->id);
    put_string(out, "name", entity->name);
    put_string(out, "type",
               ro_slice_of(ro_name_type_name(entity->type), strlen(ro_name_type_name(entity->type))));
    put_string(out, "affiliation", entity->affiliation);
    put_string(out, "country", ro_slice_of(entity->country, strnlen(entity->country, 3)));
    put_key(out, "names");
    ro_buffer_byte(out, '[');
    for (uint32_t n = 0; n < v->portrait.names.count; n++) {
        ro_buffer_text(out, n ? "," : "");
        ro_buffer_json(out, v->portrait.names.items[n]);
    }
    ro_buffer_format(out, "],\"articles\":%u", entity->mentions);
    put_json_roles(v, out);
    put_json_statements(v, "statements", &v->portrait.said, out);
    put_json_statements(v, "about", &v->portrait.about, out);
    put_json_meetings(v, out);
    ro_buffer_text(out, "}\n");
    return out->failed ? ro_fail_memory(error) : 0;
}

int ro_view_portrait(const ro_coverage *coverage, const char *who, readout_format format,
                     const readout_look *look, ro_buffer *out, readout_error *error) {
    ro_arena arena = {0};
    view v = {.coverage = coverage, .arena = &arena, .all = look && look->all};
    int status = format == READOUT_CSV ? ro_fail(error, READOUT_BAD_ARGUMENT,
                                                 "one person is shown as text or jsonl, not as csv")
                                       : find_entity(&arena, coverage, who, &v.entity, error);
    if (!status && ro_portrait_make(&arena, coverage, v.entity, &v.portrait))
        status = ro_fail_memory(error);
    if (!status)
        status = format == READOUT_JSONL ? put_json(&v, out, error) : put_text(&v, look, out, error);
    ro_arena_free(&arena);
    return status;
}
