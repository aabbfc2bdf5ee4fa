#include "story/dating.h"

#include "base/error.h"
#include "story/copies.h"
#include "story/date.h"
#include "story/record.h"
#include "story/stories.h"

#include <stdlib.h>

enum {
    MOST_TIMES = 200,
    MOST_LIKE = 32, /* articles among the candidates */
    SCALE = 1 << 20,
};

/* Less like than this, and the words say nothing of the day. */
static const double unlike = 0.05;

/* ---- what is packed ---- */

typedef struct {
    ro_date_sibling siblings[RO_DATING_SIBLINGS];
    ro_date_event events[RO_DATING_EVENTS];
    uint32_t sibling_count, event_count;
} evidence;

/* Bytes, filled up to whole numbers. */
static void put_text(ro_buffer *buffer, ro_slice text) {
    ro_record_put(buffer, (uint32_t)text.len);
    ro_buffer_add(buffer, text);
    for (size_t at = text.len; at % 4; at++)
        ro_buffer_byte(buffer, 0);
}

static ro_slice get_text(ro_record *record) {
    uint32_t length = ro_record_get(record);
    size_t room = record->bytes.len - record->at, padded = ((size_t)length + 3) / 4 * 4;
    if (record->damaged || padded > room) {
        record->damaged = true;
        return RO_LITERAL("");
    }
    record->at += padded;
    return ro_slice_of(record->bytes.ptr + record->at - padded, length);
}

static void put_event(ro_buffer *buffer, const ro_date_event *event) {
    ro_record_put(buffer, (uint32_t)event->day);
    ro_record_put(buffer, (uint32_t)(event->month << 8 | event->mday));
    ro_record_put(buffer, event->word_count);
    for (uint32_t w = 0; w < event->word_count; w++)
        ro_record_put(buffer, event->words[w]);
}

static bool get_event(ro_record *record, ro_date_event *event) {
    *event = (ro_date_event){.day = (ro_day)ro_record_get(record)};
    uint32_t named = ro_record_get(record);
    event->month = (int)(named >> 8 & 15);
    event->mday = (int)(named & 31);
    uint32_t words = ro_record_count(record, 1);
    for (uint32_t w = 0; w < words; w++) {
        uint32_t word = ro_record_get(record);
        if (w < RO_DATE_EVENT_WORDS)
            event->words[event->word_count++] = word;
    }
    return !record->damaged && event->month >= 1 && event->month <= 12 && event->mday >= 1;
}

static void put_times(const ro_doc *doc, ro_buffer *buffer) {
    uint32_t count = doc->times.count < MOST_TIMES ? doc->times.count : MOST_TIMES;
    ro_record_put(buffer, count);
    for (uint32_t t = 0; t < count; t++) {
        const ro_time *time = &doc->times.items[t];
        ro_record_put(buffer, time->span.begin);
        ro_record_put(buffer, time->span.end);
        ro_record_put(buffer, (uint32_t)time->type << 8 | (uint32_t)(time->towards + 2));
        put_text(buffer, time->value);
        put_text(buffer, time->offset);
    }
}

static int get_times(ro_record *record, ro_doc *doc) {
    uint32_t count = ro_record_count(record, 5);
    for (uint32_t t = 0; t < count && !record->damaged; t++) {
        ro_time *time = ro_array_push(doc->arena, &doc->times);
        if (!time)
            return READOUT_NO_MEMORY;
        time->span.begin = ro_record_get(record);
        time->span.end = ro_record_get(record);
        uint32_t flags = ro_record_get(record);
        time->type = (ro_time_type)(flags >> 8 & 3);
        time->towards = (int8_t)((int)(flags & 7) - 2);
        time->value = get_text(record);
        time->offset = get_text(record);
        if (time->span.begin > time->span.end || time->span.end > doc->text.len)
            record->damaged = true;
    }
    return 0;
}

static void put_evidence(const evidence *known, ro_buffer *buffer) {
    ro_record_put(buffer, known->sibling_count);
    for (uint32_t s = 0; s < known->sibling_count; s++) {
        ro_record_put(buffer, (uint32_t)known->siblings[s].day);
        ro_record_put(buffer, (uint32_t)(known->siblings[s].likeness * SCALE));
        ro_record_put(buffer, known->siblings[s].same_words);
    }
    ro_record_put(buffer, known->event_count);
    for (uint32_t e = 0; e < known->event_count; e++)
        put_event(buffer, &known->events[e]);
}

static void get_evidence(ro_record *record, evidence *known) {
    *known = (evidence){0};
    uint32_t siblings = ro_record_count(record, 3);
    for (uint32_t s = 0; s < siblings; s++) {
        ro_date_sibling sibling = {.day = (ro_day)ro_record_get(record)};
        uint32_t likeness = ro_record_get(record);
        sibling.likeness = likeness < SCALE ? (double)likeness / SCALE : 1;
        sibling.same_words = ro_record_get(record) != 0;
        if (known->sibling_count < RO_DATING_SIBLINGS)
            known->siblings[known->sibling_count++] = sibling;
    }
    uint32_t events = ro_record_count(record, 3);
    for (uint32_t e = 0; e < events; e++)
        if (known->event_count < RO_DATING_EVENTS && get_event(record, &known->events[known->event_count]))
            known->event_count++;
}

/* ---- evidence ---- */

static double worth(const ro_date_sibling *sibling) {
    return sibling->likeness + sibling->same_words;
}

/* The most like are kept. */
static bool add_sibling(evidence *known, const ro_date_sibling *sibling) {
    uint32_t least = 0;
    if (sibling->likeness < unlike && !sibling->same_words)
        return false;
    if (known->sibling_count < RO_DATING_SIBLINGS) {
        known->siblings[known->sibling_count++] = *sibling;
        return true;
    }
    for (uint32_t s = 1; s < known->sibling_count; s++)
        if (worth(&known->siblings[s]) < worth(&known->siblings[least]))
            least = s;
    if (worth(&known->siblings[least]) >= worth(sibling))
        return false;
    known->siblings[least] = *sibling;
    return true;
}

static bool same_event(const ro_date_event *a, const ro_date_event *b) {
    if (a->day != b->day || a->month != b->month || a->mday != b->mday || a->word_count != b->word_count)
        return false;
    return !memcmp(a->words, b->words, a->word_count * sizeof *a->words);
}

static bool add_event(evidence *known, const ro_date_event *event) {
    for (uint32_t e = 0; e < known->event_count; e++)
        if (same_event(&known->events[e], event))
            return false;
    if (known->event_count == RO_DATING_EVENTS)
        return false;
    known->events[known->event_count++] = *event;
    return true;
}

static bool add_events(evidence *known, ro_slice story_record) {
    ro_record record = {.bytes = story_record};
    ro_date_event event;
    bool added = false;
    uint32_t terms = ro_record_count(&record, 2);
    for (uint32_t t = 0; t < 2 * terms; t++)
        ro_record_get(&record);
    uint32_t events = ro_record_count(&record, 3);
    for (uint32_t e = 0; e < events && get_event(&record, &event); e++)
        added |= add_event(known, &event);
    return added;
}

int ro_dating_put_events(ro_joining *joining, ro_buffer *buffer) {
    ro_date_event *events;
    uint32_t count;
    int status =
        ro_date_events(&joining->story->terms, joining->doc, joining->arena, &events, &count, joining->error);
    count = status ? 0 : count < RO_DATING_EVENTS ? count : RO_DATING_EVENTS;
    ro_record_put(buffer, count);
    for (uint32_t e = 0; e < count; e++)
        put_event(buffer, &events[e]);
    return status;
}

/* An article among the candidates: its day of publication where it states one. */
typedef struct {
    int64_t article;
    ro_date_sibling sibling;
    ro_slice story_record; /* its own, with its events; may be empty */
} like;

typedef struct {
    like items[MOST_LIKE];
    uint32_t count;
} likes;

static like *like_of(likes *found, int64_t article) {
    for (uint32_t i = 0; i < found->count; i++)
        if (found->items[i].article == article)
            return &found->items[i];
    if (!article || found->count == MOST_LIKE)
        return NULL;
    found->items[found->count] = (like){.article = article, .sibling.day = RO_NO_DAY};
    return &found->items[found->count++];
}

static void note_story(const ro_link_item *item, likes *found) {
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        const ro_link_candidate *candidate = &item->candidates[c];
        like *article = like_of(found, candidate->article);
        if (!article)
            continue;
        article->sibling.day = candidate->day;
        article->sibling.likeness = ro_stories_nearness(item->record, candidate->record);
        article->story_record = candidate->record;
    }
}

/* Copies, and statements that were quoted alike. A statement's day may be another than its article's. */
static void note_same(const ro_link_item *item, likes *found) {
    for (uint32_t c = 0; item->target && c < item->candidate_count; c++)
        if (item->candidates[c].target == item->target) {
            like *article = like_of(found, item->candidates[c].article);
            if (article)
                article->sibling.same_words = true;
        }
}

static void find_likes(const ro_joining *joining, likes *found) {
    const ro_doc *doc = joining->doc;
    for (uint32_t i = 0; i < joining->links->items.count; i++)
        if (joining->links->items.items[i].kind == RO_LINK_STORY)
            note_story(&joining->links->items.items[i], found);
    for (uint32_t i = 0; i < joining->links->items.count; i++) {
        const ro_link_item *item = &joining->links->items.items[i];
        bool quoted =
            item->kind == RO_LINK_STATEMENT && doc->statements.items[item->index].kind != RO_INDIRECT;
        if (item->kind == RO_LINK_COPY || quoted)
            note_same(item, found);
    }
}

/* ---- inferring ---- */

static int take_answer(ro_joining *joining, const ro_date_answer *answer, ro_link_dating *dating) {
    ro_buffer why = {0};
    dating->day = answer->day;
    dating->first = answer->first;
    dating->last = answer->last;
    dating->chance = answer->chance;
    for (uint32_t r = 0; r < answer->reasons.count; r++) {
        ro_buffer_text(&why, r ? "\n" : "");
        ro_slice words = answer->reasons.items[r].words;
        for (size_t at = 0; at < words.len; at++)
            ro_buffer_byte(&why, words.ptr[at] == '\n' ? ' ' : words.ptr[at]);
    }
    dating->why = ro_arena_copy(joining->arena, ro_buffer_slice(&why));
    bool failed = why.failed || !dating->why.ptr;
    ro_buffer_free(&why);
    return failed ? ro_fail_memory(joining->error) : 0;
}

/* `lean` may be NULL: the day of an article that is dated better, though nothing states it. */
static int infer(ro_joining *joining, const ro_doc *doc, const evidence *known, const ro_date_sibling *lean,
                 ro_link_dating *dating) {
    ro_date_event *own;
    ro_date_sibling siblings[RO_DATING_SIBLINGS + 1];
    uint32_t count;
    ro_date_answer answer;
    RO_ARRAY(ro_date_event) events = {0};
    int status = ro_date_events(&joining->story->terms, doc, joining->arena, &own, &count, joining->error);
    for (uint32_t e = 0; !status && e < count + known->event_count; e++) {
        ro_date_event *event = ro_array_push(joining->arena, &events);
        if (!event)
            return ro_fail_memory(joining->error);
        *event = e < count ? own[e] : known->events[e - count];
    }
    memcpy(siblings, known->siblings, sizeof known->siblings);
    siblings[known->sibling_count] = lean ? *lean : (ro_date_sibling){.day = RO_NO_DAY};
    ro_date_question question = {&joining->story->terms,        doc,          siblings,
                                 known->sibling_count + !!lean, events.items, events.count};
    if (!status)
        status = ro_date_infer(joining->story->dates, &question, joining->arena, &answer, joining->error);
    return status ? status : take_answer(joining, &answer, dating);
}

/* One of links->datings, opened. */
typedef struct {
    ro_link_dating *dating;
    ro_doc doc;
    evidence known;
    const like *like; /* how like the new article it is; NULL: it is the new article, or not like it */
    bool damaged;
} dated;

static int keep(ro_joining *joining, dated *d) {
    ro_buffer buffer = {0};
    put_times(&d->doc, &buffer);
    put_evidence(&d->known, &buffer);
    d->dating->record = ro_arena_copy(joining->arena, ro_buffer_slice(&buffer));
    d->dating->changed = true;
    bool failed = buffer.failed || !d->dating->record.ptr;
    ro_buffer_free(&buffer);
    return failed ? ro_fail_memory(joining->error) : 0;
}

static int open_stored(ro_joining *joining, dated *d) {
    ro_record record = {.bytes = d->dating->record};
    d->doc = (ro_doc){.arena = joining->arena, .text = d->dating->text};
    for (uint32_t s = 0; s < d->dating->sentence_count; s++) {
        ro_sentence *sentence = ro_array_push(joining->arena, &d->doc.sentences);
        if (!sentence)
            return ro_fail_memory(joining->error);
        sentence->span = d->dating->sentences[s];
    }
    if (get_times(&record, &d->doc))
        return ro_fail_memory(joining->error);
    get_evidence(&record, &d->known);
    d->damaged = record.damaged;
    return 0;
}

/* What the article that is added tells of the day of a stored one. */
static bool learn(const ro_joining *joining, ro_slice story_record, dated *d) {
    bool more = add_events(&d->known, story_record);
    ro_date_sibling sibling = d->like ? d->like->sibling : (ro_date_sibling){.day = RO_NO_DAY};
    sibling.day = ro_story_day(joining->doc);
    if (d->like && sibling.day != RO_NO_DAY)
        more |= add_sibling(&d->known, &sibling);
    return more;
}

static void learn_all(const likes *found, dated *d) {
    for (uint32_t i = 0; i < found->count; i++) {
        if (found->items[i].sibling.day != RO_NO_DAY)
            add_sibling(&d->known, &found->items[i].sibling);
        add_events(&d->known, found->items[i].story_record);
    }
}

static int date_one(ro_joining *joining, likes *found, ro_slice story_record, dated *d) {
    bool stored = d->dating->article != 0;
    int status = 0;
    if (stored) {
        d->like = like_of(found, d->dating->article);
        status = open_stored(joining, d);
    } else {
        d->doc = *joining->doc;
        learn_all(found, d);
    }
    if (status || d->damaged ||
        (stored && !learn(joining, story_record, d) && !(d->like && d->like->sibling.same_words)))
        return status;
    status = keep(joining, d);
    return status ? status : infer(joining, &d->doc, &d->known, NULL, d->dating);
}

static ro_day width(const ro_link_dating *dating) {
    return dating->day == RO_NO_DAY ? INT32_MAX : dating->last - dating->first;
}

/* Two articles without a date that share words are of about one day: the one of which less is known leans on
 * what the other is dated by without it. */
static int lean(ro_joining *joining, dated *a, dated *b) {
    if (width(a->dating) < width(b->dating)) {
        dated *swap = a;
        a = b;
        b = swap;
    }
    if (width(a->dating) == width(b->dating))
        return 0;
    ro_date_sibling sibling = {.day = b->dating->day, .likeness = 1, .same_words = true, .inferred = true};
    return infer(joining, &a->doc, &a->known, &sibling, a->dating);
}

int ro_dating_ask(ro_joining *joining) {
    if (ro_story_day(joining->doc) != RO_NO_DAY)
        return 0;
    ro_link_dating *dating = ro_array_push(joining->arena, &joining->links->datings);
    if (!dating)
        return ro_fail_memory(joining->error);
    dating->day = dating->first = dating->last = RO_NO_DAY;
    return 0;
}

int ro_dating_decide(ro_joining *joining) {
    likes found = {.count = 0};
    ro_slice story_record = {NULL, 0};
    uint32_t count = joining->links->datings.count;
    int status = 0;
    if (!count)
        return 0;
    dated *all = ro_arena_zero(joining->arena, count, sizeof *all);
    if (!all)
        return ro_fail_memory(joining->error);
    find_likes(joining, &found);
    for (uint32_t i = 0; i < joining->links->items.count; i++)
        if (joining->links->items.items[i].kind == RO_LINK_STORY)
            story_record = joining->links->items.items[i].record;
    for (uint32_t d = 0; !status && d < count; d++) {
        all[d].dating = &joining->links->datings.items[d];
        status = date_one(joining, &found, story_record, &all[d]);
    }
    for (uint32_t d = 1; !status && d < count && !all[0].dating->article; d++)
        if (all[d].dating->changed && all[d].like && all[d].like->sibling.same_words)
            status = lean(joining, &all[0], &all[d]);
    return status;
}
