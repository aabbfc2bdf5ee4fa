#include "view/label.h"

#include "view/date.h"
#include "view/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TITLE_COLUMNS = 40 };

ro_slice ro_label_outlet(const ro_cov_article *article) {
    return article->outlet.len ? article->outlet : article->name;
}

ro_slice ro_label_publisher(const ro_cov_article *article) {
    return article->outlet.len ? article->outlet : RO_LITERAL("unknown outlet");
}

ro_slice ro_label_source(ro_arena *arena, const ro_cov_article *article) {
    if (article->outlet.len)
        return article->outlet;
    if (!article->title.len)
        return ro_arena_format(arena, "%.*s, unknown outlet", (int)article->name.len, article->name.ptr);
    bool cut;
    ro_slice title = ro_text_clip(article->title, TITLE_COLUMNS, &cut);
    return ro_arena_format(arena, "“%.*s%s”, unknown outlet", (int)title.len, title.ptr, cut ? "…" : "");
}

ro_slice ro_label_speaker(const ro_coverage *coverage, const ro_cov_statement *statement) {
    if (statement->speaker < coverage->entities.count)
        return coverage->entities.items[statement->speaker].name;
    return statement->speaker_text;
}

/* Bytes: what is longer is a clause rather than a role. */
enum { LONGEST_ROLE = 90 };

ro_slice ro_label_role(const ro_cov_entity *entity) {
    for (uint32_t i = 0; i < entity->role_count; i++)
        if (memchr(entity->roles[i].ptr, ' ', entity->roles[i].len) && entity->roles[i].len <= LONGEST_ROLE)
            return entity->roles[i];
    return entity->role_count ? entity->roles[0] : entity->affiliation;
}

const char *ro_label_act(ro_act act) {
    static const char *const names[] = {"said",     "denied",   "demanded",   "urged",    "accepted",
                                        "rejected", "promised", "threatened", "assessed", "declined"};
    return names[act];
}

ro_slice ro_label_published(ro_arena *arena, const ro_cov_article *article) {
    ro_slice day = ro_date_text(arena, ro_date_of(article->published), RO_DATE_SHORT);
    return article->published_from == RO_PUBLISHED_INFERRED
               ? ro_arena_format(arena, "about %.*s", (int)day.len, day.ptr)
               : day;
}

const char *ro_label_published_from(ro_published_from from) {
    static const char *const names[] = {"unknown", "given", "metadata", "stated", "inferred"};
    return names[from];
}

const char *ro_label_difference(ro_difference_type type) {
    static const char *const names[] = {"words", "figure", "denial", "assessment", "acceptance",
                                        "blame", "date",   "place",  "participant"};
    return names[type];
}

/* A third is 0.33: what ends after four places is told whole. */
static double told(double value) {
    double fine = round(value * 1e4) / 1e4;
    bool ends = fabs(fine - value) < 1e-9 || fabs(value) < 0.01 || fabs(value) >= 1e9;
    return ends ? value : round(value * 100) / 100;
}

ro_slice ro_label_number(ro_arena *arena, double value) {
    char digits[64], grouped[96];
    bool whole = value == floor(value) && fabs(value) < 1e15;
    snprintf(digits, sizeof digits, whole ? "%.0f" : fabs(value) < 1e15 ? "%.10g" : "%g", told(value));
    size_t integers = strcspn(digits, ".e"), length = 0;
    for (size_t i = 0; digits[i]; i++) {
        size_t left = integers - i;
        if (i > 0 && i < integers && left % 3 == 0 && digits[i - 1] != '-')
            grouped[length++] = ',';
        grouped[length++] = digits[i];
    }
    return ro_arena_copy(arena, ro_slice_of(grouped, length));
}

/* "3 billion" for 3,000,000,000 and what else is short so; *unit is empty for other numbers. */
static ro_slice round_number(ro_arena *arena, double value, const char **unit) {
    static const struct {
        double size;
        const char *name;
    } units[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double times = value / units[i].size;
        if (fabs(times) < 1 || fabs(times) >= 1000)
            continue;
        *unit = units[i].name;
        if (fabs(times * 100 - round(times * 100)) < 1e-9)
            return ro_arena_format(arena, "%.10g", times);
    }
    *unit = "";
    return ro_label_number(arena, value);
}

ro_slice ro_label_value(ro_arena *arena, double value, double upper, ro_qualifier qualifier) {
    static const char *const before[] = {
        [RO_EXACT] = "",
        [RO_MORE_THAN] = "more than ",
        [RO_LESS_THAN] = "less than ",
        [RO_AT_LEAST] = "at least ",
        [RO_AT_MOST] = "at most ",
        [RO_AROUND] = "about ",
        [RO_NEARLY] = "nearly ",
        [RO_SOME] = "some ",
        [RO_DOZENS] = "",
        [RO_BETWEEN] = "",
    };
    const char *unit, *upper_unit;
    ro_slice low = round_number(arena, value, &unit);
    if (isnan(upper) || upper == value)
        return ro_arena_format(arena, "%s%.*s%s", before[qualifier], (int)low.len, low.ptr, unit);
    ro_slice high = round_number(arena, upper, &upper_unit);
    return ro_arena_format(arena, "%s%.*s%s–%.*s%s", before[qualifier], (int)low.len, low.ptr,
                           unit == upper_unit ? "" : unit, (int)high.len, high.ptr, upper_unit);
}

static bool holds(ro_slice text, ro_slice part) {
    return part.len && memmem(text.ptr, text.len, part.ptr, part.len);
}

static bool ends_in(ro_slice text, const char *ending) {
    size_t length = strlen(ending);
    return text.len >= length && !memcmp(text.ptr + text.len - length, ending, length);
}

/* "killed", "laid off": what happened to those counted; else the topic names what is counted, as "hostages".
 */
static bool tells_what_happened(ro_slice topic) {
    return ends_in(topic, "ed") || ends_in(topic, "off") || ends_in(topic, "ing");
}

/* "votes voted", "the wounded injured" say it twice. */
static bool says_it(ro_slice what, ro_slice topic) {
    enum { STEM = 4 };
    return holds(what, topic) || ends_in(what, "ed") ||
           (what.len >= STEM && topic.len >= STEM && !memcmp(what.ptr, topic.ptr, STEM));
}

ro_slice ro_label_series(ro_arena *arena, const ro_cov_series *series) {
    ro_slice what = series->counts.len ? series->counts : series->topic, topic = series->topic;
    if (topic.len && !tells_what_happened(topic)) {
        what = ro_slice_is(what, "people") ? topic : what;
        topic = (ro_slice){0};
    } else if (says_it(what, topic)) {
        topic = (ro_slice){0};
    }
    ro_slice place = holds(what, series->place) ? (ro_slice){0} : series->place;
    return ro_arena_format(arena, "%.*s%s%.*s%s%.*s", (int)what.len, what.ptr, topic.len ? " " : "",
                           (int)topic.len, topic.ptr, place.len ? ", " : "", (int)place.len, place.ptr);
}

static bool only_space(ro_slice text) {
    return ro_slice_trim(text).len == 0;
}

ro_slice ro_label_content(ro_arena *arena, const ro_coverage *coverage, const ro_cov_report *report) {
    static const char gap[] = " … ";
    ro_slice text = coverage->articles.items[report->article].text;
    size_t room = 1;
    for (uint32_t i = 0; i < report->content_count; i++)
        room += report->content[i].end - report->content[i].begin + sizeof gap;
    char *joined = ro_arena_alloc(arena, room);
    if (!joined)
        return (ro_slice){0};
    size_t length = 0;
    for (uint32_t i = 0; i < report->content_count; i++) {
        ro_span span = report->content[i];
        if (i) {
            bool touches = only_space(ro_slice_part(text, report->content[i - 1].end, span.begin));
            const char *between = touches ? " " : gap;
            memcpy(joined + length, between, strlen(between));
            length += strlen(between);
        }
        memcpy(joined + length, text.ptr + span.begin, span.end - span.begin);
        length += span.end - span.begin;
    }
    return ro_slice_of(joined, length);
}

ro_slice ro_label_id(ro_arena *arena, char kind, int64_t id) {
    return ro_arena_format(arena, "%c%" PRId64, kind, id);
}

static ro_slice merged(ro_arena *arena, const char *what, int64_t one, int64_t into,
                       const ro_cov_article *article) {
    return ro_arena_format(arena, "%s %" PRId64 " merged into %s %" PRId64 ", by a%" PRId64, what, one, what,
                           into, article->id);
}

ro_slice ro_label_join(ro_arena *arena, const ro_coverage *coverage, const ro_cov_join *join) {
    return merged(arena, "statement", join->statement, join->into, &coverage->articles.items[join->article]);
}

ro_slice ro_label_merge(ro_arena *arena, const ro_coverage *coverage, const ro_cov_merge *merge) {
    return merged(arena, "story", merge->story, merge->into, &coverage->articles.items[merge->article]);
}
