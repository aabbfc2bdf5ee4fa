#include "story/moments.h"

#include "base/error.h"
#include "story/remarks.h"
#include "story/utterance.h"

#include <stdlib.h>

enum {
    MOST_MOMENTS = 8, /* of an article, the weightiest */
    MOST_SENTENCES = 4000,
    KEYS = 9,
    LEAST_SHARED = 3, /* words of two tellings of one event */
    LONGEST = 700,    /* bytes of a sentence that can stand in a timeline */
};

/* Weights of a telling: of the first sentence, a date in words, names; less where it is somebody's word. */
static const double first_weight = 1.5, dated_weight = 1, said_weight = -0.7, name_weight = 0.1;
/* How much of the words of the shorter of two tellings of one event both have: what somebody said is another
 * event than what it is about. */
static const double same_event = 0.3, same_beside_saying = 0.5, least_of_event = 0.25;

static double names_in(const ro_doc *doc, const ro_sentence *sentence, uint32_t *name) {
    double count = 0;
    for (; *name < doc->names.count && doc->names.items[*name].span.begin < sentence->span.end; ++*name)
        count += doc->names.items[*name].span.begin >= sentence->span.begin;
    return count;
}

/* Somebody's own words, or the words around them: they stand among the statements. */
static bool is_quotation(const ro_doc *doc, const ro_sentence *sentence, uint32_t statement) {
    return (statement != RO_NONE && doc->statements.items[statement].kind == RO_DIRECT) ||
           ro_in_quotes(doc, sentence->span.begin);
}

static int heavier(const void *a, const void *b) {
    const ro_link_moment *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* The statement whose cue is surely in each sentence, RO_NONE where there is none: "signed" may be one, and
 * is what happened. */
static uint32_t *statements_by_sentence(ro_joining *joining) {
    const ro_doc *doc = joining->doc;
    uint32_t *made = ro_arena_alloc(joining->arena, (doc->sentences.count + 1) * sizeof *made);
    if (!made)
        return NULL;
    memset(made, 0xff, (doc->sentences.count + 1) * sizeof *made);
    for (uint32_t s = doc->statements.count; s--;)
        if (doc->statements.items[s].sentence < doc->sentences.count &&
            doc->statements.items[s].score >= RO_STATEMENT_SURE)
            made[doc->statements.items[s].sentence] = s;
    return made;
}

static int add_moment(ro_joining *joining, const ro_telling *telling, const ro_happening *told,
                      double weight) {
    ro_link_moment *moment = ro_array_push(joining->arena, &joining->links->moments);
    if (!moment)
        return ro_fail_memory(joining->error);
    uint32_t sentence = (uint32_t)(telling->sentence - joining->doc->sentences.items);
    *moment = (ro_link_moment){.sentence = sentence,
                               .span = telling->sentence->span,
                               .day = told->day,
                               .open = told->open,
                               .statement = telling->statement,
                               .said = told->said,
                               .weight = weight};
    return 0;
}

static int find_moments(ro_joining *joining, const uint32_t *statements) {
    const ro_doc *doc = joining->doc;
    uint32_t time = 0, name = 0;
    bool first = true;
    int status = 0;
    for (uint32_t s = 0; s < doc->sentences.count && s < MOST_SENTENCES && !status; s++) {
        const ro_sentence *sentence = &doc->sentences.items[s];
        if (sentence->skipped || sentence->title)
            continue;
        ro_telling telling = {&joining->story->moment_words, doc, sentence, statements[s], ro_story_day(doc)};
        ro_happening told;
        bool tells = ro_happening_told(&telling, first, &time, &told);
        double weight = (first ? first_weight : 0) + dated_weight * told.weight +
                        name_weight * names_in(doc, sentence, &name) +
                        (statements[s] != RO_NONE ? said_weight : 0);
        first = false;
        if (tells && sentence->span.end - sentence->span.begin <= LONGEST &&
            !is_quotation(doc, sentence, statements[s]))
            status = add_moment(joining, &telling, &told, weight);
    }
    return status;
}

/* `clause` marks that somebody said it on that day. */
static void make_telling(ro_joining *joining, const ro_link_moment *moment, ro_utterance *telling) {
    const ro_tokens *tokens = &joining->tokens;
    const ro_doc *doc = joining->doc;
    *telling = (ro_utterance){.sentence = moment->sentence,
                              .begin = moment->span.begin,
                              .day = moment->day,
                              .clause = moment->said};
    if (moment->said && doc->statements.items[moment->statement].speaker < doc->entities.count)
        ro_person_of(joining, &doc->entities.items[doc->statements.items[moment->statement].speaker],
                     &telling->speaker);
    for (uint32_t t = ro_token_at(tokens, moment->span.begin);
         t < tokens->count && tokens->items[t].end <= moment->span.end &&
         telling->word_count < RO_UTTERANCE_WORDS;
         t++) {
        const ro_token *token = &tokens->items[t];
        if (ro_is_content(token))
            telling->words[telling->word_count++] = (ro_uttered){.hash = token->hash,
                                                                 .stem = token->stem,
                                                                 .begin = token->begin - moment->span.begin,
                                                                 .weight = token->weight};
    }
}

static int ask_moment(ro_joining *joining, uint32_t index) {
    const ro_link_moment *moment = &joining->links->moments.items[index];
    ro_utterance telling;
    ro_buffer buffer = {0};
    if (moment->day == RO_NO_DAY)
        return 0; /* of what day, others must tell first */
    make_telling(joining, moment, &telling);
    ro_link_item *item = ro_story_item(joining, RO_LINK_MOMENT, index, moment->day);
    if (!item)
        return ro_fail_memory(joining->error);
    const ro_uttered *words[KEYS];
    uint32_t count = ro_utterance_heaviest(&telling, KEYS, words);
    for (uint32_t w = 0; w < count; w++)
        ro_story_key(item, (uint64_t)(uint32_t)moment->day << 32 | words[w]->stem);
    ro_utterance_pack(&telling, &buffer);
    return ro_story_record(joining, item, &buffer);
}

int ro_moments_ask(ro_joining *joining) {
    uint32_t *statements = statements_by_sentence(joining);
    if (!statements)
        return ro_fail_memory(joining->error);
    int status = find_moments(joining, statements);
    if (status || !joining->links->moments.count)
        return status;
    qsort(joining->links->moments.items, joining->links->moments.count, sizeof *joining->links->moments.items,
          heavier);
    if (joining->links->moments.count > MOST_MOMENTS)
        joining->links->moments.count = MOST_MOMENTS;
    for (uint32_t m = 0; !status && m < joining->links->moments.count; m++)
        status = ask_moment(joining, m);
    return status;
}

/* What two people say on a day, however alike, is no one event. */
static bool others_said(const ro_utterance *a, const ro_utterance *b) {
    return a->clause && b->clause && a->speaker.part_count && b->speaker.part_count &&
           ro_person_compare(&a->speaker, &b->speaker) != RO_SAME_PERSON;
}

/* An event that was told before: how like this telling are those that are most and least like it. */
typedef struct {
    int64_t target;
    double best, least;
} known_event;

static void compare(known_event *event, const ro_utterance *a, const ro_utterance *b) {
    ro_overlap overlap = ro_utterance_overlap(a, b);
    double enough = a->clause == b->clause ? same_event : same_beside_saying;
    bool same = overlap.share >= enough && overlap.shared >= LEAST_SHARED && !others_said(a, b);
    if (same && overlap.share > event->best)
        event->best = overlap.share;
    if (overlap.share < event->least)
        event->least = overlap.share;
}

static known_event *find_event(known_event *events, uint32_t *count, int64_t target) {
    for (uint32_t e = 0; e < *count; e++)
        if (events[e].target == target)
            return &events[e];
    events[*count] = (known_event){.target = target, .least = 1};
    return &events[(*count)++];
}

static void decide_moment(const ro_story *story, ro_link_item *item, const ro_utterance *mine) {
    known_event events[RO_LINK_CANDIDATES];
    uint32_t count = 0;
    ro_utterance other;
    for (uint32_t c = 0; c < item->candidate_count && c < RO_LINK_CANDIDATES; c++) {
        const ro_link_candidate *candidate = &item->candidates[c];
        if (candidate->day == item->day &&
            ro_utterance_unpack(story, candidate->record, candidate->day, &other))
            compare(find_event(events, &count, candidate->target), mine, &other);
    }
    double best = 0;
    for (uint32_t e = 0; e < count; e++)
        if (events[e].best > best && events[e].least >= least_of_event) {
            best = events[e].best;
            item->target = events[e].target;
        }
}

int ro_moments_decide(ro_joining *joining) {
    for (uint32_t i = 0; i < joining->links->items.count; i++) {
        ro_link_item *item = &joining->links->items.items[i];
        ro_utterance mine;
        if (item->kind == RO_LINK_MOMENT &&
            ro_utterance_unpack(joining->story, item->record, item->day, &mine))
            decide_moment(joining->story, item, &mine);
    }
    return 0;
}
