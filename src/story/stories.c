#include "story/stories.h"

#include "base/error.h"
#include "story/dating_evidence.h"
#include "story/record.h"

#include <math.h>
#include <stdlib.h>

enum {
    OPENING = 1500, /* bytes of prose that are looked at: what the story is stands there */
    MOST_TERMS = 64,
    KEYS = 10,
    SCALE = 1 << 20, /* of a weight in the record */
    UNKNOWN_GAP = 2, /* days assumed between articles of which one has no date */
};

/* Chosen on the development stream: BCubed F1 93; 0.13 to 0.19 give 92 to 93. */
static const double near_enough = 0.17;
/* Of an article to both of two stories that are one, and of the less near to the nearer. There are few: of 13
 * that the mark for joining would merge three are right; these two marks leave one, rightly. */
static const double one_story = 0.22, as_near = 0.7;
static const double fading = 0.35; /* a day */
static const float title_weight = 3, lightest = 0.5f;
static const double dampening =
    0.75; /* of a word's weight: the very rare are misspellings and names met once */

typedef struct {
    uint32_t hash;
    float weight; /* in the table */
    float value;  /* how often, then in the vector */
} term;

typedef RO_ARRAY(term) term_list;

static int by_hash(const void *a, const void *b) {
    const term *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static int by_value(const void *a, const void *b) {
    const term *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? 1 : -1;
    return by_hash(a, b);
}

static int add_terms(ro_joining *joining, const ro_token *tokens, uint32_t count, float value,
                     term_list *terms) {
    for (uint32_t t = 0; t < count; t++) {
        if (tokens[t].weight < lightest)
            continue;
        term *added = ro_array_push(joining->arena, terms);
        if (!added)
            return ro_fail_memory(joining->error);
        *added = (term){tokens[t].hash, tokens[t].weight, value};
    }
    return 0;
}

static int add_opening(ro_joining *joining, term_list *terms) {
    const ro_tokens *tokens = &joining->tokens;
    uint32_t taken = 0;
    int status = 0;
    for (uint32_t s = 0; !status && s < joining->doc->sentences.count && taken < OPENING; s++) {
        const ro_sentence *sentence = &joining->doc->sentences.items[s];
        if (sentence->skipped || sentence->title)
            continue;
        uint32_t first = ro_token_at(tokens, sentence->span.begin),
                 last = ro_token_at(tokens, sentence->span.end);
        status = add_terms(joining, tokens->items + first, last - first, 1, terms);
        taken += sentence->span.end - sentence->span.begin;
    }
    return status;
}

/* Words that are there several times become one; what remains is a vector of length 1, heaviest first. */
static void finish(term_list *terms) {
    uint32_t kept = 0;
    double length = 0;
    qsort(terms->items, terms->count, sizeof *terms->items, by_hash);
    for (uint32_t t = 0; t < terms->count; t++) {
        if (kept && terms->items[kept - 1].hash == terms->items[t].hash)
            terms->items[kept - 1].value += terms->items[t].value;
        else
            terms->items[kept++] = terms->items[t];
    }
    for (uint32_t t = 0; t < kept; t++) {
        term *item = &terms->items[t];
        item->value = (float)((1 + log(item->value)) * pow(item->weight, dampening));
        length += (double)item->value * item->value;
    }
    for (uint32_t t = 0; t < kept; t++)
        terms->items[t].value /= (float)sqrt(length);
    qsort(terms->items, kept, sizeof *terms->items, by_value);
    terms->count = kept < MOST_TERMS ? kept : MOST_TERMS;
}

/* Terms: heaviest first. */
static ro_topic topic_of(const term_list *terms) {
    ro_topic topic = {.count = 0};
    uint32_t count = terms->count < RO_TOPIC_TERMS ? terms->count : RO_TOPIC_TERMS;
    double length = 0;
    for (uint32_t t = 0; t < count; t++)
        length += (double)terms->items[t].value * terms->items[t].value;
    for (uint32_t t = 0; t < count; t++)
        ro_topic_add(&topic, terms->items[t].hash, terms->items[t].value / sqrt(length));
    ro_topic_order(&topic);
    return topic;
}

int ro_stories_ask(ro_joining *joining) {
    term_list terms = {0};
    ro_tokens title;
    ro_buffer buffer = {0};
    int status = ro_tokenize(&joining->story->terms, joining->doc->article.title, joining->arena, &title,
                             joining->error);
    if (!status)
        status = add_terms(joining, title.items, title.count, title_weight, &terms);
    if (!status)
        status = add_opening(joining, &terms);
    if (status || !terms.count)
        return status;
    finish(&terms);
    joining->topic = topic_of(&terms);
    ro_link_item *item = ro_story_item(joining, RO_LINK_STORY, 0, ro_story_day(joining->doc));
    if (!item)
        return ro_fail_memory(joining->error);
    for (uint32_t t = 0; t < terms.count && t < KEYS; t++)
        ro_story_key(item, terms.items[t].hash);
    qsort(terms.items, terms.count, sizeof *terms.items, by_hash);
    ro_record_put(&buffer, terms.count);
    for (uint32_t t = 0; t < terms.count; t++) {
        ro_record_put(&buffer, terms.items[t].hash);
        ro_record_put(&buffer, (uint32_t)(terms.items[t].value * SCALE));
    }
    status = ro_evidence_put_events(joining, &buffer);
    if (status) {
        ro_buffer_free(&buffer);
        return status;
    }
    return ro_story_record(joining, item, &buffer);
}

double ro_stories_nearness(ro_slice a, ro_slice b) {
    ro_record x = {.bytes = a}, y = {.bytes = b};
    uint32_t left[2] = {ro_record_count(&x, 2), ro_record_count(&y, 2)};
    uint32_t hashes[2] = {0, 0}, values[2] = {0, 0};
    double sum = 0;
    bool next[2] = {true, true};
    for (;;) {
        ro_record *records[2] = {&x, &y};
        for (int i = 0; i < 2; i++)
            if (next[i]) {
                if (!left[i]--)
                    return sum;
                hashes[i] = ro_record_get(records[i]);
                values[i] = ro_record_get(records[i]);
            }
        if (hashes[0] == hashes[1])
            sum += (double)values[0] / SCALE * ((double)values[1] / SCALE);
        next[0] = hashes[0] <= hashes[1];
        next[1] = hashes[1] <= hashes[0];
    }
}

static int gap_between(ro_day a, ro_day b) {
    return a == RO_NO_DAY || b == RO_NO_DAY ? UNKNOWN_GAP : abs(a - b);
}

/* The mean nearness to the articles of a story, fading with the days to the nearest of them. */
static double nearness(const ro_link_item *item, int64_t story, const double *similar) {
    double sum = 0;
    uint32_t count = 0;
    int gap = INT32_MAX;
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        if (item->candidates[c].target != story)
            continue;
        int days = gap_between(item->day, item->candidates[c].day);
        gap = days < gap ? days : gap;
        sum += similar[c];
        count++;
    }
    return count ? sum / count * exp(-fading * gap) : 0;
}

/* Another story that the article is about as near to as to its own. */
static void note_other(ro_link_item *item, const double *similar, double best) {
    double least = best * as_near > one_story ? best * as_near : one_story;
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        int64_t story = item->candidates[c].target;
        double score = story == item->target ? 0 : nearness(item, story, similar);
        if (score >= least && score > item->other_score) {
            item->other = story;
            item->other_score = score;
        }
    }
}

static void decide(ro_link_item *item, int64_t copied) {
    double similar[RO_LINK_CANDIDATES], best = near_enough;
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        similar[c] = ro_stories_nearness(item->record, item->candidates[c].record);
        if (copied && item->candidates[c].article == copied) {
            item->target = item->candidates[c].target;
            return;
        }
    }
    for (uint32_t c = 0; c < item->candidate_count; c++) {
        int64_t story = item->candidates[c].target;
        double score = nearness(item, story, similar);
        if (score > best || (score == best && !item->target)) {
            best = score;
            item->target = story;
        }
    }
    if (item->target)
        note_other(item, similar, best);
}

void ro_stories_decide(ro_joining *joining, int64_t copied) {
    for (uint32_t i = 0; i < joining->links->items.count; i++)
        if (joining->links->items.items[i].kind == RO_LINK_STORY)
            decide(&joining->links->items.items[i], copied);
}
