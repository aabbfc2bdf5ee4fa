#include "story/moments.h"

#include "base/error.h"
#include "story/utterance.h"

#include <stdlib.h>

enum {
    MOST_MOMENTS = 8, /* of an article, the weightiest */
    MOST_SENTENCES = 4000,
    KEYS = 6,
    LONGEST = 700, /* bytes of a sentence that can stand in a timeline */
};

/* Weights of a telling: of the first sentence, a date in words, names; less where it is somebody's word. */
static const double first_weight = 1.5, dated_weight = 1, said_weight = -0.7, name_weight = 0.1;
static const double same_event = 0.45;

static bool in_quotes(const ro_doc *doc, uint32_t byte) {
    uint32_t low = 0, high = doc->quotes.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->quotes.items[middle].span.begin <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low && doc->quotes.items[low - 1].span.end > byte;
}

static bool is_past(const ro_doc *doc, const ro_word *word) {
    return doc->layers & RO_LAYER_TAGS && !strcmp(doc->xpos_names[word->xpos], "VBD");
}

static bool has_past_verb(const ro_doc *doc, const ro_sentence *sentence) {
    for (uint32_t w = 0; w < sentence->words; w++) {
        const ro_word *word = &doc->words.items[sentence->first_word + w];
        if (is_past(doc, word) && !in_quotes(doc, word->span.begin))
            return true;
    }
    return false;
}

/* In an article without a date, what will be a day once the article has one: "XXXX-WXX-5". */
static bool is_open(const ro_time *time) {
    return time->towards <= 0 && ro_day_open(time->value, false, 0) != RO_NO_DAY;
}

/* The first day in the sentence that had come when the article was published; *open where it depends on that.
 */
static ro_day stated_day(const ro_doc *doc, const ro_sentence *sentence, uint32_t *time, ro_slice *open) {
    ro_day published = ro_story_day(doc);
    for (; *time < doc->times.count && doc->times.items[*time].span.begin < sentence->span.end; ++*time) {
        const ro_time *t = &doc->times.items[*time];
        ro_day day = t->type == RO_TIME_DATE || t->type == RO_TIME_TIME ? ro_day_read(t->value) : RO_NO_DAY;
        if (t->span.begin >= sentence->span.begin && day != RO_NO_DAY &&
            (published == RO_NO_DAY || day <= published) && !in_quotes(doc, t->span.begin))
            return day;
        if (published == RO_NO_DAY && !open->len && t->span.begin >= sentence->span.begin && is_open(t) &&
            !in_quotes(doc, t->span.begin))
            *open = t->value;
    }
    return RO_NO_DAY;
}

static double names_in(const ro_doc *doc, const ro_sentence *sentence, uint32_t *name) {
    double count = 0;
    for (; *name < doc->names.count && doc->names.items[*name].span.begin < sentence->span.end; ++*name)
        count += doc->names.items[*name].span.begin >= sentence->span.begin;
    return count;
}

static int heavier(const void *a, const void *b) {
    const ro_link_moment *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* The statement whose cue is in each sentence, RO_NONE where there is none. */
static uint32_t *statements_by_sentence(ro_joining *joining) {
    const ro_doc *doc = joining->doc;
    uint32_t *made = ro_arena_alloc(joining->arena, (doc->sentences.count + 1) * sizeof *made);
    if (!made)
        return NULL;
    memset(made, 0xff, (doc->sentences.count + 1) * sizeof *made);
    for (uint32_t s = doc->statements.count; s--;)
        if (doc->statements.items[s].sentence < doc->sentences.count)
            made[doc->statements.items[s].sentence] = s;
    return made;
}

static int find_moments(ro_joining *joining, const uint32_t *statements) {
    const ro_doc *doc = joining->doc;
    uint32_t time = 0, name = 0;
    bool first = true;
    for (uint32_t s = 0; s < doc->sentences.count && s < MOST_SENTENCES; s++) {
        const ro_sentence *sentence = &doc->sentences.items[s];
        if (sentence->skipped || sentence->title)
            continue;
        ro_slice open = {NULL, 0};
        ro_day day = stated_day(doc, sentence, &time, &open);
        double names = names_in(doc, sentence, &name);
        double weight = (first ? first_weight : 0) + (day != RO_NO_DAY || open.len ? dated_weight : 0) +
                        name_weight * names + (statements[s] != RO_NONE ? said_weight : 0);
        bool told = first || day != RO_NO_DAY || open.len;
        if (first && day == RO_NO_DAY && !open.len)
            day = ro_story_day(doc);
        first = false;
        if (!told || sentence->span.end - sentence->span.begin > LONGEST || !has_past_verb(doc, sentence))
            continue;
        ro_link_moment *moment = ro_array_push(joining->arena, &joining->links->moments);
        if (!moment)
            return ro_fail_memory(joining->error);
        *moment = (ro_link_moment){s, sentence->span, day, open, statements[s], weight};
    }
    return 0;
}

static void make_telling(const ro_joining *joining, const ro_link_moment *moment, ro_utterance *telling) {
    const ro_tokens *tokens = &joining->tokens;
    *telling = (ro_utterance){.sentence = moment->sentence, .begin = moment->span.begin, .day = moment->day};
    for (uint32_t t = ro_token_at(tokens, moment->span.begin);
         t < tokens->count && tokens->items[t].end <= moment->span.end &&
         telling->word_count < RO_UTTERANCE_WORDS;
         t++) {
        const ro_token *token = &tokens->items[t];
        if (ro_is_content(token))
            telling->words[telling->word_count++] = (ro_uttered){
                token->hash, token->stem, token->begin - moment->span.begin, 0, false, token->weight};
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

int ro_moments_decide(ro_joining *joining) {
    for (uint32_t i = 0; i < joining->links->items.count; i++) {
        ro_link_item *item = &joining->links->items.items[i];
        ro_utterance mine, other;
        double best = same_event;
        if (item->kind != RO_LINK_MOMENT ||
            !ro_utterance_unpack(joining->story, item->record, item->day, &mine))
            continue;
        for (uint32_t c = 0; c < item->candidate_count; c++) {
            const ro_link_candidate *candidate = &item->candidates[c];
            if (candidate->day != item->day ||
                !ro_utterance_unpack(joining->story, candidate->record, candidate->day, &other))
                continue;
            ro_overlap overlap = ro_utterance_overlap(&mine, &other);
            if (overlap.shared >= 3 && overlap.share > best) {
                best = overlap.share;
                item->target = candidate->target;
            }
        }
    }
    return 0;
}
