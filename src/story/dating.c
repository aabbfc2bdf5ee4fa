#include "story/dating.h"

#include "base/error.h"
#include "story/copies.h"
#include "story/dating_evidence.h"
#include "story/stories.h"

#include <stdlib.h>

enum { MOST_LIKE = 32 }; /* articles among the candidates */

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
static int infer(ro_joining *joining, const ro_doc *doc, const ro_evidence *known,
                 const ro_date_sibling *lean, ro_link_dating *dating) {
    ro_date_event *own;
    ro_date_sibling siblings[RO_DATING_SIBLINGS + 1];
    uint32_t count;
    ro_date_answer answer;
    RO_ARRAY(ro_date_event) events = {0};
    int status = ro_date_events(joining->story->dates, &joining->story->terms, doc, joining->arena, &own,
                                &count, joining->error);
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
    ro_evidence known;
    const like *like; /* how like the new article it is; NULL: it is the new article, or not like it */
    bool damaged;
} dated;

static int keep(ro_joining *joining, dated *d) {
    ro_buffer buffer = {0};
    ro_evidence_put(&d->doc, &d->known, &buffer);
    d->dating->record = ro_arena_copy(joining->arena, ro_buffer_slice(&buffer));
    d->dating->changed = true;
    bool failed = buffer.failed || !d->dating->record.ptr;
    ro_buffer_free(&buffer);
    return failed ? ro_fail_memory(joining->error) : 0;
}

static int open_stored(ro_joining *joining, dated *d) {
    d->doc = (ro_doc){.arena = joining->arena, .text = d->dating->text};
    for (uint32_t s = 0; s < d->dating->sentence_count; s++) {
        ro_sentence *sentence = ro_array_push(joining->arena, &d->doc.sentences);
        if (!sentence)
            return ro_fail_memory(joining->error);
        sentence->span = d->dating->sentences[s];
    }
    int status = ro_evidence_get(d->dating->record, &d->doc, &d->known, &d->damaged);
    return status ? ro_fail_memory(joining->error) : 0;
}

/* What the article that is added tells of the day of a stored one. */
static bool learn(const ro_joining *joining, ro_slice story_record, dated *d) {
    bool more = ro_evidence_add_events(&d->known, story_record);
    ro_date_sibling sibling = d->like ? d->like->sibling : (ro_date_sibling){.day = RO_NO_DAY};
    sibling.day = ro_story_day(joining->doc);
    if (d->like && sibling.day != RO_NO_DAY)
        more |= ro_evidence_add_sibling(&d->known, &sibling);
    return more;
}

static void learn_all(const likes *found, dated *d) {
    for (uint32_t i = 0; i < found->count; i++) {
        if (found->items[i].sibling.day != RO_NO_DAY)
            ro_evidence_add_sibling(&d->known, &found->items[i].sibling);
        ro_evidence_add_events(&d->known, found->items[i].story_record);
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
