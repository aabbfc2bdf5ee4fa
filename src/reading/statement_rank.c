/* In ro_features_add the first number names the template; each has its own. */
#include "reading/statement_rank.h"

#include "base/error.h"
#include "reading/statement_shape.h"

#include <math.h>

/* Candidates before and behind that are looked at; likely cues further than FAR_OFF sentences count as that.
 */
enum { NEIGHBOURS = 20, FAR_OFF = 4, FEW_WORDS = 6 };
#define LIKELY_CUE 0.6f

typedef struct {
    const ro_candidates *found;
    const ro_sword *words, *cue;
    const ro_candidate *c;
    const ro_rivals *r;
    ro_statement_shape shape;
    uint32_t index, head, sure; /* sure: the chance that it is a cue, in steps of its logarithm */
} seen;

static uint32_t steps_of(float chance, float steps) {
    return (uint32_t)(fminf(chance, 0.999f) * steps);
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

static void add_sureness(const seen *x, uint32_t density, ro_features *f) {
    const ro_candidate *c = x->c;
    const ro_rivals *r = x->r;
    const ro_sword *w = &x->words[c->head];
    uint32_t sure = x->sure, has = x->shape.has, quoted = x->shape.quoted;
    uint32_t inside = steps_of(r->inside, 5), holds = steps_of(r->holds, 5), rival = steps_of(r->rival, 5);
    uint32_t content = steps_of(c->content_chance, 10), source = steps_of(c->source_chance, 10);
    uint32_t length = length_class(c->content.count);
    uint32_t title = ro_swords_sentence(&x->found->words, x->head)->title;
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
    ro_features_add(f, 424, title, sure, has);
    ro_features_add(f, 426, density, 0, 0);
    ro_features_add(f, 427, density, sure, 0);
    ro_features_add(f, 428, steps_of(c->cue_chance * c->content_chance * c->source_chance, 20), 0, 0);
    ro_features_add(f, 429, w->lemma, sure / 2, 0);
}

static void add_source(const seen *x, ro_features *f) {
    const ro_sword *words = x->words, *w = x->cue;
    uint32_t source = steps_of(x->c->source_chance, 5);
    if (x->shape.source_head == RO_NONE) {
        ro_features_add(f, 430, w->lemma, x->shape.helpers, 0);
        ro_features_add(f, 431, w->fine, x->shape.helpers, 0);
        ro_features_add(f, 432, x->shape.content_link, w->xpos, 0);
        return;
    }
    const ro_sword *h = &words[x->shape.source_head], *first = &words[x->c->source.items[0]];
    uint32_t length = length_class(x->c->source.count);
    ro_features_add(f, 423, first->xpos, source, 0);
    ro_features_add(f, 433, h->lemma, 0, 0);
    ro_features_add(f, 434, h->fine, w->fine, 0);
    ro_features_add(f, 435, h->name * 64u + h->kind, w->lemma, 0);
    ro_features_add(f, 436, h->name * 64u + h->kind, w->fine, 0);
    ro_features_add(f, 437, x->shape.source_link, w->xpos, 0);
    ro_features_add(f, 438, x->shape.source_link, w->lemma, 0);
    ro_features_add(f, 439, x->shape.source_link, source, h->kind);
    ro_features_add(f, 440, length, h->kind, source);
    ro_features_add(f, 441, first->lemma, h->kind, 0);
    ro_features_add(f, 442, h->coarse, w->coarse, x->shape.helpers);
    ro_features_add(f, 443, h->lemma, w->lemma, 0);
    ro_features_add(f, 444, x->shape.source_link, x->shape.content_link, w->xpos);
}

static void add_content(const seen *x, ro_features *f) {
    const ro_sword *words = x->words, *w = x->cue;
    if (x->shape.content_head == RO_NONE) {
        ro_features_add(f, 450, w->lemma, x->sure, 0);
        return;
    }
    const ro_sword *h = &words[x->shape.content_head], *first = &words[x->shape.content_first];
    uint32_t content = steps_of(x->c->content_chance, 5), length = length_class(x->c->content.count);
    ro_features_add(f, 451, h->xpos, w->lemma, x->shape.quoted);
    ro_features_add(f, 452, h->xpos, w->fine, x->shape.quoted);
    ro_features_add(f, 453, h->lemma, w->fine, 0);
    ro_features_add(f, 454, h->fine, w->fine, 0);
    ro_features_add(f, 455, h->coarse, w->lemma, 0);
    ro_features_add(f, 456, x->shape.content_link, w->lemma, 0);
    ro_features_add(f, 457, x->shape.content_link, w->fine, 0);
    ro_features_add(f, 458, x->shape.content_link, content, h->kind);
    ro_features_add(f, 459, first->lemma, w->lemma, 0);
    ro_features_add(f, 460, first->lemma, w->fine, x->shape.quoted);
    ro_features_add(f, 461, h->name * 64u + h->kind, w->lemma, length);
    ro_features_add(f, 462, h->lemma, w->lemma, 0);
    ro_features_add(f, 463, x->shape.cuts < 3 ? x->shape.cuts : 3, content, x->shape.quoted);
    ro_features_add(f, 464, x->shape.gap, content, x->shape.order);
    ro_features_add(f, 465, x->shape.behind, content, x->shape.quoted);
    ro_features_add(f, 466, x->shape.gap, x->shape.behind, x->shape.before);
    ro_features_add(f, 467, first->xpos, h->xpos, x->shape.content_link);
    ro_features_add(f, 468, h->mark, w->lemma, length);
}

static void add_cue(const seen *x, ro_features *f) {
    const ro_sword *words = x->words, *w = x->cue;
    uint32_t order = x->shape.order;
    uint32_t turns = x->found->words.turns;
    turns = turns < 2 ? turns : turns < 5 ? 2 : 3;
    ro_features_add(f, 469, w->turn, x->shape.has, x->shape.quoted);
    ro_features_add(f, 483, w->turn, turns, ro_swords_sentence(&x->found->words, x->head)->title);
    ro_features_add(f, 484, w->turn, turns, x->shape.quoted);
    ro_features_add(f, 470, x->shape.phrase, 0, 0);
    ro_features_add(f, 471, x->shape.phrase, x->shape.has, x->shape.quoted);
    ro_features_add(f, 472, x->shape.helpers, w->xpos, 0);
    ro_features_add(f, 473, x->shape.helpers, w->fine, 0);
    ro_features_add(f, 474, order, w->xpos, x->shape.quoted);
    ro_features_add(f, 475, order, w->lemma, 0);
    ro_features_add(f, 476, order, w->relation, w->xpos);
    ro_features_add(f, 477, x->shape.before, w->xpos, order);
    ro_features_add(f, 478, w->relation, w->lemma, x->shape.quoted);
    ro_features_add(f, 479, w->relation, w->fine, 0);
    if (w->head != RO_NONE) {
        ro_features_add(f, 480, w->relation, words[w->head].lemma, 0);
        ro_features_add(f, 481, w->relation, words[w->head].fine, w->fine);
        ro_features_add(f, 482, w->relation, w->mark, w->fine);
    }
}

/* What hangs on a word — the cue, the content's head — and which part of the statement it was taken for. */
static void add_dependents(const seen *x, uint32_t of, uint32_t template, ro_features *f) {
    const ro_sword *w = x->cue;
    for (uint32_t d = x->words[of].child; d != RO_NONE; d = x->words[d].sibling) {
        const ro_sword *child = &x->words[d];
        if (child->punct)
            continue;
        uint32_t as = ro_statement_part(x->c, d) * 2 + (d > of);
        ro_features_add(f, template, as, child->relation, w->xpos);
        ro_features_add(f, template + 1, as, child->relation, child->mark);
        ro_features_add(f, template + 2, as, child->relation, w->lemma);
        ro_features_add(f, template + 3, as, child->relation, child->mark * 31 + w->fine);
    }
}

static uint32_t sentence_of(const seen *x, uint32_t candidate) {
    return x->found->words.doc->words.items[x->found->items.items[candidate].head].sentence;
}

static bool says_too(const seen *x, const ro_candidate *other, uint32_t lemma) {
    for (uint32_t k = 0; k < other->source.count && k < FEW_WORDS; k++)
        if (x->words[other->source.items[k]].lemma == lemma)
            return true;
    return false;
}

/* How near the next likely cues of the article are, and whether the same source speaks elsewhere. */
static void add_company(const seen *x, uint32_t from, uint32_t to, ro_features *f) {
    uint32_t sentence = sentence_of(x, x->index), back = FAR_OFF, ahead = FAR_OFF, same = 0;
    uint32_t lemma = x->shape.source_head == RO_NONE ? 0 : x->words[x->shape.source_head].lemma;
    for (uint32_t i = from; i < to; i++) {
        const ro_candidate *other = &x->found->items.items[i];
        uint32_t there = sentence_of(x, i);
        if (other->head == x->head || other->cue_chance < LIKELY_CUE)
            continue;
        if (there < sentence && sentence - there < back)
            back = sentence - there;
        if (there > sentence && there - sentence < ahead)
            ahead = there - sentence;
        same += lemma && says_too(x, other, lemma);
    }
    ro_features_add(f, 490, back, ahead, x->sure);
    ro_features_add(f, 491, back, ahead, x->shape.quoted);
    ro_features_add(f, 492, same < 5 ? same : 5, x->sure, 0);
    ro_features_add(f, 493, sentence < 3 ? sentence : 3, x->sure, 0);
}

/* The other cues of the sentence, and how they hang on this one. */
static void add_beside(const seen *x, uint32_t from, uint32_t to, ro_features *f) {
    uint32_t sentence = sentence_of(x, x->index), count = 0;
    for (uint32_t i = from; i < to; i++) {
        const ro_candidate *other = &x->found->items.items[i];
        if (other->head == x->head || sentence_of(x, i) != sentence)
            continue;
        const ro_sword *cue = &x->words[other->head];
        uint32_t how = other->head == x->cue->head ? 1 : cue->head == x->head ? 2 : 0;
        uint32_t link = how == 1 ? x->cue->relation : how == 2 ? cue->relation : other->head > x->head;
        count++;
        ro_features_add(f, 494, how, link, steps_of(other->cue_chance, 5));
        ro_features_add(f, 495, how, link, x->sure / 2 * 8 + steps_of(other->cue_chance, 3));
        if (how)
            ro_features_add(f, 496, how, cue->lemma, x->cue->lemma);
    }
    ro_features_add(f, 425, count < 4 ? count : 4, x->sure, 0);
}

static seen see(const ro_candidates *found, uint32_t index, const ro_rivals *r) {
    const ro_candidate *c = &found->items.items[index];
    const ro_sword *words = found->words.words;
    return (seen){.found = found,
                  .words = words,
                  .c = c,
                  .cue = &words[c->head],
                  .r = r,
                  .shape = ro_statement_shape_of(found, index),
                  .index = index,
                  .head = c->head,
                  .sure = (uint32_t)(2 * logf(c->cue_chance / (1 - fminf(c->cue_chance, 0.999999f))) + 50)};
}

static void add_all(const seen *x, uint32_t density, ro_features *f) {
    uint32_t from = x->index > NEIGHBOURS ? x->index - NEIGHBOURS : 0, to = x->index + NEIGHBOURS + 1;
    to = to < x->found->items.count ? to : x->found->items.count;
    f->count = 0;
    add_sureness(x, density, f);
    add_source(x, f);
    add_content(x, f);
    add_cue(x, f);
    add_dependents(x, x->head, 500, f);
    if (x->shape.content_head != RO_NONE)
        add_dependents(x, x->shape.content_head, 510, f);
    add_company(x, from, to, f);
    add_beside(x, from, to, f);
}

static void fill_slots(const seen *x, uint32_t *slots) {
    const ro_word_list *cue = &x->c->cue;
    slots[0] = x->head;
    slots[1] = x->shape.source_head;
    slots[2] = x->shape.content_head;
    slots[3] = x->shape.content_first;
    slots[4] = x->cue->head;
    slots[5] = cue->count < 2 ? RO_NONE : cue->items[cue->items[0] == x->head];
}

int ro_rank_features(const ro_candidates *found, ro_features *features, ro_rank_slots *slots,
                     ro_arena *scratch, readout_error *error) {
    ro_rivals *rivals = ro_arena_alloc(scratch, (found->items.count + 1) * sizeof *rivals);
    if (!rivals)
        return ro_fail_memory(error);
    int status = ro_find_rivals(found, rivals, scratch, error);
    uint32_t density = density_of(&found->words);
    for (uint32_t i = 0; i < found->items.count && !status; i++) {
        seen x = see(found, i, &rivals[i]);
        add_all(&x, density, &features[i]);
        fill_slots(&x, slots[i]);
    }
    return status;
}

/* x · P of the words that fill a candidate's slots: of every word through every slot, its own is summed. */
static void rank_dense(const ro_statement_model *model, const ro_swords *words, const uint32_t *slots,
                       float *dense) {
    uint8_t bytes[RO_RANK_SLOTS * RO_LEXIS_VECTOR];
    float scales[RO_RANK_SLOTS], sums[RO_RANK_SLOTS * RO_RANK_SLOTS * RO_SPARSE_HIDDEN];
    for (uint32_t k = 0; k < RO_RANK_SLOTS; k++) {
        uint32_t row = slots[k] == RO_NONE ? 0 : words->words[slots[k]].vector;
        const int8_t *from = model->lexis.vectors + (size_t)row * RO_LEXIS_VECTOR;
        for (uint32_t j = 0; j < RO_LEXIS_VECTOR; j++)
            bytes[k * RO_LEXIS_VECTOR + j] = (uint8_t)(from[j] + 128);
        scales[k] = 1.0f / 64;
    }
    ro_sparse_project(&model->rank, bytes, scales, RO_RANK_SLOTS, sums);
    memset(dense, 0, RO_SPARSE_HIDDEN * sizeof *dense);
    for (uint32_t k = 0; k < RO_RANK_SLOTS; k++)
        for (uint32_t j = 0; j < RO_SPARSE_HIDDEN; j++)
            dense[j] += sums[(k * RO_RANK_SLOTS + k) * RO_SPARSE_HIDDEN + j];
}

int ro_find_scores(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                   readout_error *error) {
    ro_features *features = ro_arena_alloc(scratch, (found->items.count + 1) * sizeof *features);
    ro_rank_slots *slots = ro_arena_alloc(scratch, (found->items.count + 1) * sizeof *slots);
    if (!features || !slots)
        return ro_fail_memory(error);
    int status = ro_rank_features(found, features, slots, scratch, error);
    for (uint32_t i = 0; i < found->items.count && !status; i++) {
        float dense[RO_SPARSE_HIDDEN];
        rank_dense(model, &found->words, slots[i], dense);
        found->items.items[i].score = ro_sparse_chance(&model->rank, &features[i], dense);
    }
    return status;
}
