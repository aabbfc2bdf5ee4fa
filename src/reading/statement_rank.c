/* What tells a right candidate from a wrong one: how sure its parts are, and which others lay claim to the
 * same words. In ro_features_add the first number names the template; each has its own. */
#include "base/error.h"
#include "reading/statement_find.h"

#include <math.h>

/* Claims on a word by candidates' contents; of more than these the rest is passed over. */
enum { CLAIMS = 4 };

/* What the other candidates say of one. */
typedef struct {
    float inside;   /* the surest candidate whose content holds its cue */
    float holds;    /* the surest cue within its content */
    float rival;    /* the surest other claim on most of its content */
    bool in_source; /* its cue is within another's source */
} relations;

typedef struct {
    const ro_candidates *found;
    uint32_t (*claims)[CLAIMS]; /* [words] candidates, RO_NONE: no more */
    uint32_t *head_of;          /* [words] the candidate whose head it is, RO_NONE */
    uint32_t *shared;           /* [candidates] words shared with the one looked at */
    relations *relations;       /* [candidates] */
} claims;

static float larger(float a, float b) {
    return a > b ? a : b;
}

static void claim(claims *c, uint32_t candidate, uint32_t word) {
    for (int k = 0; k < CLAIMS; k++)
        if (c->claims[word][k] == RO_NONE) {
            c->claims[word][k] = candidate;
            return;
        }
}

static void relate(claims *c, uint32_t index) {
    const ro_candidate *items = c->found->items.items, *me = &items[index];
    for (uint32_t i = 0; i < me->content.count; i++) {
        uint32_t word = me->content.items[i], other = c->head_of[word];
        claim(c, index, word);
        if (other == RO_NONE || other == index)
            continue;
        relations *r = &c->relations[other];
        r->inside = larger(r->inside, me->cue_chance * me->content_chance);
        c->relations[index].holds = larger(c->relations[index].holds, items[other].cue_chance);
    }
    for (uint32_t i = 0; i < me->source.count; i++) {
        uint32_t other = c->head_of[me->source.items[i]];
        if (other != RO_NONE && other != index)
            c->relations[other].in_source = true;
    }
}

static bool content_holds(const ro_candidate *c, uint32_t word) {
    for (uint32_t low = 0, high = c->content.count; low < high;) {
        uint32_t middle = (low + high) / 2;
        if (c->content.items[middle] == word)
            return true;
        if (c->content.items[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static void find_rival(claims *c, uint32_t index) {
    const ro_candidate *items = c->found->items.items, *me = &items[index];
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < me->content.count; i++)
            for (int k = 0; k < CLAIMS && c->claims[me->content.items[i]][k] != RO_NONE; k++) {
                uint32_t other = c->claims[me->content.items[i]][k];
                if (pass)
                    c->shared[other] = 0;
                else if (other != index && 2 * ++c->shared[other] > me->content.count &&
                         !content_holds(me, items[other].head))
                    c->relations[index].rival = larger(c->relations[index].rival, items[other].cue_chance);
            }
}

static int make_claims(const ro_candidates *found, claims *c, ro_arena *scratch, readout_error *error) {
    size_t words = found->words.count + 1, count = found->items.count + 1;
    *c = (claims){.found = found,
                  .claims = ro_arena_alloc(scratch, words * sizeof *c->claims),
                  .head_of = ro_arena_alloc(scratch, words * sizeof *c->head_of),
                  .shared = ro_arena_zero(scratch, count, sizeof *c->shared),
                  .relations = ro_arena_zero(scratch, count, sizeof *c->relations)};
    if (!c->claims || !c->head_of || !c->shared || !c->relations)
        return ro_fail_memory(error);
    memset(c->claims, 0xff, words * sizeof *c->claims);
    memset(c->head_of, 0xff, words * sizeof *c->head_of);
    for (uint32_t i = 0; i < found->items.count; i++)
        c->head_of[found->items.items[i].head] = i;
    for (uint32_t i = 0; i < found->items.count; i++)
        relate(c, i);
    for (uint32_t i = 0; i < found->items.count; i++)
        find_rival(c, i);
    return 0;
}

static uint32_t steps_of(float chance, float steps) {
    return (uint32_t)(fminf(chance, 0.999f) * steps);
}

/* What is quoted of the content: 0 nothing, 1 some, 2 nearly all, 3 there is none. */
static uint32_t quoted_class(const ro_candidates *found, const ro_candidate *c) {
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < c->content.count; i++)
        quoted += found->words.words[c->content.items[i]].quote != 0;
    return !c->content.count ? 3 : !quoted ? 0 : quoted * 10 > c->content.count * 9 ? 2 : 1;
}

static uint32_t length_class(uint32_t words) {
    return words < 2 ? words : words < 4 ? 2 : words < 8 ? 3 : words < 20 ? 4 : 5;
}

/* Of the article: how many cues it seems to hold for its length. */
static uint32_t density_of(const ro_swords *words) {
    float sum = 0;
    for (uint32_t i = 0; i < words->count; i++)
        sum += words->cue[i];
    float density = words->count ? sum / (float)words->count * 200 : 0;
    return density < 12 ? (uint32_t)density : 12;
}

static uint32_t beside(const ro_candidates *found, uint32_t index) {
    const ro_word *words = found->words.doc->words.items;
    uint32_t sentence = words[found->items.items[index].head].sentence, count = 0;
    for (uint32_t i = index; i-- > 0 && words[found->items.items[i].head].sentence == sentence;)
        count++;
    for (uint32_t i = index + 1;
         i < found->items.count && words[found->items.items[i].head].sentence == sentence; i++)
        count++;
    return count < 4 ? count : 4;
}

static void add_features(const ro_candidates *found, uint32_t index, const relations *r, uint32_t density,
                         ro_features *f) {
    const ro_candidate *c = &found->items.items[index];
    const ro_sword *w = &found->words.words[c->head];
    uint32_t sure = (uint32_t)(2 * logf(c->cue_chance / (1 - fminf(c->cue_chance, 0.999999f))) + 50);
    uint32_t inside = steps_of(r->inside, 5), holds = steps_of(r->holds, 5), rival = steps_of(r->rival, 5);
    uint32_t content = steps_of(c->content_chance, 10), source = steps_of(c->source_chance, 10);
    uint32_t has = (c->source.count != 0) * 2u + (c->content.count != 0), quoted = quoted_class(found, c);
    uint32_t length = length_class(c->content.count);
    uint32_t title = ro_swords_sentence(&found->words, c->head)->title;
    f->count = 0;
    ro_features_add(f, 400, sure, 0, 0);
    ro_features_add(f, 401, sure, inside, 0);
    ro_features_add(f, 402, sure, holds, inside);
    ro_features_add(f, 403, sure, rival, inside);
    ro_features_add(f, 404, sure, has, quoted);
    ro_features_add(f, 405, content, source, 0);
    ro_features_add(f, 406, content, sure, 0);
    ro_features_add(f, 407, source, sure, 0);
    ro_features_add(f, 408, content, quoted, length);
    ro_features_add(f, 409, w->lemma, 0, 0);
    ro_features_add(f, 410, w->fine, 0, 0);
    ro_features_add(f, 411, w->xpos, has, quoted);
    ro_features_add(f, 412, w->lemma, quoted, 0);
    ro_features_add(f, 413, length, sure, quoted);
    ro_features_add(f, 414, c->ahead > 3 ? 3 : c->ahead, c->back > 2 ? 2 : c->back,
                    steps_of(c->reach_chance, 5));
    ro_features_add(f, 415, w->quote != 0, quoted, inside);
    ro_features_add(f, 416, r->in_source, sure, 0);
    ro_features_add(f, 417, inside, holds, rival);
    ro_features_add(f, 418, inside, w->xpos, w->lemma);
    ro_features_add(f, 419, has, w->lemma, 0);
    ro_features_add(f, 420, w->coarse, quoted, has);
    ro_features_add(f, 421, content, w->lemma, 0);
    ro_features_add(f, 422, source, w->lemma, 0);
    ro_features_add(f, 423, c->source.count ? found->words.words[c->source.items[0]].xpos : 0, source, 0);
    ro_features_add(f, 424, title, sure, has);
    ro_features_add(f, 425, beside(found, index), sure, 0);
    ro_features_add(f, 426, density, 0, 0);
    ro_features_add(f, 427, density, sure, 0);
}

int ro_candidate_features(const ro_candidates *found, ro_features *features, ro_arena *scratch,
                          readout_error *error) {
    claims c;
    int status = make_claims(found, &c, scratch, error);
    if (status)
        return status;
    uint32_t density = density_of(&found->words);
    for (uint32_t i = 0; i < found->items.count; i++)
        add_features(found, i, &c.relations[i], density, &features[i]);
    return 0;
}
