#include "story/figures.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "story/people.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_FIGURES = 400,
};

/* Figures that are said to be rough can be so far off. */
static const double rough = 0.1;

ro_range ro_figure_range(double value, double upper, ro_qualifier qualifier) {
    switch (qualifier) {
    case RO_MORE_THAN:
    case RO_AT_LEAST:
        return (ro_range){value, INFINITY};
    case RO_LESS_THAN:
    case RO_AT_MOST:
        return (ro_range){-INFINITY, value};
    case RO_AROUND:
    case RO_NEARLY:
    case RO_SOME:
        return (ro_range){value - fabs(value) * rough, value + fabs(value) * rough};
    case RO_DOZENS:
    case RO_BETWEEN:
        return (ro_range){value, isnan(upper) ? INFINITY : upper};
    case RO_EXACT:
        break;
    }
    return (ro_range){value, value};
}

static bool ends_head(const ro_story *story, ro_slice word) {
    return ro_lexicon_find(&story->counted_ends, word) != RO_NONE;
}

ro_slice ro_counted_head(const ro_story *story, ro_slice counts) {
    ro_slice head = {counts.ptr, 0}, word;
    for (ro_slice rest = counts; ro_slice_field(&rest, ' ', &word);) {
        if (!word.len)
            continue;
        if (head.len && ends_head(story, word))
            break;
        head = word;
    }
    return head;
}

static int add_series(ro_joining *joining, uint32_t index, ro_link_series *series) {
    const ro_figure *figure = &joining->doc->figures.items[index];
    ro_slice head = ro_utf8_lower(joining->arena, ro_counted_head(joining->story, figure->counts));
    if (!head.ptr)
        return ro_fail_memory(joining->error);
    bool people = ro_lexicon_find(&joining->story->counted_people, head) != RO_NONE;
    if (figure->topic.len && (!head.len || people || ro_slice_equal(head, figure->topic)))
        head = RO_LITERAL("people");
    *series = (ro_link_series){index, figure->topic, head, figure->place};
    return 0;
}

/* Without the place, which many articles do not say again. */
static uint64_t series_hash(const ro_link_series *series) {
    return ro_hash_mix(ro_hash(series->topic, 1), ro_fold_hash(series->counts));
}

static void put_double(ro_buffer *buffer, double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    ro_record_put(buffer, (uint32_t)bits);
    ro_record_put(buffer, (uint32_t)(bits >> 32));
}

static double get_double(ro_record *record) {
    uint64_t bits = ro_record_get(record);
    bits |= (uint64_t)ro_record_get(record) << 32;
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

/* What is compared of a figure. */
typedef struct {
    ro_range range;
    ro_slice place;
} point;

static void pack(const point *p, ro_buffer *buffer) {
    put_double(buffer, p->range.least);
    put_double(buffer, p->range.most);
    ro_record_put(buffer, (uint32_t)p->place.len);
    ro_buffer_add(buffer, p->place);
}

static bool unpack(ro_slice bytes, point *p) {
    ro_record record = {.bytes = bytes};
    p->range.least = get_double(&record);
    p->range.most = get_double(&record);
    p->place.len = ro_record_get(&record);
    if (record.damaged || p->place.len > bytes.len - record.at)
        return false;
    p->place.ptr = bytes.ptr + record.at;
    return true;
}

static int ask_figure(ro_joining *joining, uint32_t index, const ro_link_series *series) {
    const ro_figure *figure = &joining->doc->figures.items[index];
    ro_day day = ro_day_read(figure->as_of);
    ro_buffer buffer = {0};
    point p = {.range = ro_figure_range(figure->value, figure->upper, figure->qualifier),
               .place = series->place};
    ro_link_item *item =
        ro_story_item(joining, RO_LINK_SERIES, index, day != RO_NO_DAY ? day : ro_story_day(joining->doc));
    if (!item)
        return ro_fail_memory(joining->error);
    ro_story_key(item, series_hash(series));
    pack(&p, &buffer);
    return ro_story_record(joining, item, &buffer);
}

int ro_figures_ask(ro_joining *joining) {
    int status = 0;
    for (uint32_t f = 0; !status && f < joining->doc->figures.count; f++) {
        ro_link_series *series = ro_array_push(joining->arena, &joining->links->series);
        status = series ? add_series(joining, f, series) : ro_fail_memory(joining->error);
        if (!status && f < MOST_FIGURES)
            status = ask_figure(joining, f, series);
    }
    return status;
}

static double middle(ro_range range) {
    return isinf(range.most) ? range.least : isinf(range.least) ? range.most : (range.least + range.most) / 2;
}

/* How far a value is from another, as a factor of 1 or more. */
static double factor(const point *a, const point *b) {
    double x = fabs(middle(a->range)) + 1, y = fabs(middle(b->range)) + 1;
    return x > y ? x / y : y / x;
}

/* Of the same place; or of values near each other where one does not say the place: of several, the nearest.
 */
static bool may_continue(const point *mine, const point *other) {
    static const double near = 3;
    if (ro_slice_equal(mine->place, other->place))
        return true;
    return (!mine->place.len || !other->place.len) && factor(mine, other) <= near;
}

/* Takes the place of the series that it continues. */
static void decide(ro_joining *joining, const ro_link_item *item) {
    point mine, other;
    double best = INFINITY;
    if (!unpack(item->record, &mine))
        return;
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        if (!unpack(item->candidates[c].record, &other) || !may_continue(&mine, &other))
            continue;
        double distance = ro_slice_equal(mine.place, other.place) ? 0 : factor(&mine, &other);
        if (distance < best) {
            best = distance;
            joining->links->series.items[item->index].place = other.place;
        }
    }
}

void ro_figures_decide(ro_joining *joining) {
    for (uint32_t i = 0; i < joining->links->items.count; i++)
        if (joining->links->items.items[i].kind == RO_LINK_SERIES)
            decide(joining, &joining->links->items.items[i]);
}
