/* In ro_features_add the first number names the template; each has its own. */
#include "reading/statement_spans.h"

#include "reading/statement_cues.h"

enum { CHAIN = 64, DEEPEST = 100, SEEN = 20 };

static uint8_t fifths(float chance) {
    return (uint8_t)(chance * 4.99f);
}

/* The heads above the cue, itself first, and a hash of the relations passed on the way up. */
typedef struct {
    uint32_t words[CHAIN], path[CHAIN], count;
} ancestry;

static void climb(const ro_swords *s, uint32_t cue, ancestry *up) {
    up->count = 0;
    for (uint32_t a = cue; a != RO_NONE && up->count < CHAIN; a = s->words[a].head) {
        uint32_t k = up->count++;
        up->words[k] = a;
        up->path[k] = !k       ? 5
                      : k <= 4 ? up->path[k - 1] * 67 + s->words[up->words[k - 1]].relation + 1
                               : up->path[k - 1];
    }
}

static void find_place(const ro_swords *s, const ancestry *up, uint32_t word, ro_span_place *place) {
    uint32_t at = word, steps = 0, k;
    *place = (ro_span_place){.branch = RO_NONE, .limb = RO_NONE};
    for (;;) {
        for (k = 0; k < up->count && up->words[k] != at; k++) {
        }
        if (k < up->count)
            break;
        place->limb = place->branch;
        place->branch = at;
        at = s->words[at].head;
        if (at == RO_NONE || ++steps > DEEPEST) {
            place->levels = UINT8_MAX;
            place->up = 77;
            return;
        }
    }
    place->levels = (uint8_t)k;
    place->up = up->path[k];
}

static void find_rivals(ro_span_view *view) {
    const float *chance = view->s->cue;
    uint8_t most = 0;
    for (uint32_t i = view->cue; i-- > view->first;) {
        view->places[i - view->first].rival = most;
        most = fifths(chance[i]) > most ? fifths(chance[i]) : most;
    }
    most = 0;
    for (uint32_t i = view->cue + 1; i < view->end; i++) {
        view->places[i - view->first].rival = most;
        most = fifths(chance[i]) > most ? fifths(chance[i]) : most;
    }
}

/* 1 next to it, 2 near, 3 in the sentence, 0 none. */
static uint32_t quote_near(const ro_span_view *view, int step) {
    const ro_sword *words = view->s->words;
    uint32_t own = words[view->cue].quote, distance = 0;
    for (int64_t i = (int64_t)view->cue + step; i >= view->first && i < view->end; i += step, distance++)
        if (words[i].quote && words[i].quote != own)
            return distance < 2 ? 1 : distance < 6 ? 2 : 3;
    return 0;
}

void ro_span_view_make(const ro_swords *s, uint32_t cue, ro_span_view *view) {
    const ro_sentence *sentence = ro_swords_sentence(s, cue);
    ancestry up;
    view->s = s;
    view->cue = cue;
    view->first = sentence->first_word;
    view->end = view->first + sentence->words;
    if (view->end - view->first > RO_MAX_SENTENCE_WORDS)
        view->end = view->first + RO_MAX_SENTENCE_WORDS;
    climb(s, cue, &up);
    for (uint32_t i = view->first; i < view->end; i++)
        find_place(s, &up, i, &view->places[i - view->first]);
    find_rivals(view);
    view->frame = ro_cue_frame(s, cue, false);
    view->quotes = (s->words[cue].quote != 0) + 2 * quote_near(view, -1) + 8 * quote_near(view, 1);
}

/* What all groups of templates share. */
typedef struct {
    const ro_span_view *view;
    const ro_sword *word, *cue, *branch; /* branch: the word itself where there is none */
    const ro_span_place *place;
    uint32_t index;
    uint32_t side;  /* 0 before the cue, 1 behind, 2 on it */
    uint32_t trunk; /* the way to where the branch leaves, and on which sides */
    uint32_t base;  /* and the branch's relation */
} seen;

static seen see(const ro_span_view *view, uint32_t word) {
    const ro_sword *words = view->s->words;
    const ro_span_place *place = &view->places[word - view->first];
    bool alone = place->branch == RO_NONE;
    seen x = {.view = view,
              .word = &words[word],
              .cue = &words[view->cue],
              .branch = alone ? &words[word] : &words[place->branch],
              .place = place,
              .index = word,
              .side = word < view->cue   ? 0
                      : word > view->cue ? 1
                                         : 2};
    uint32_t branch_side = alone ? x.side : place->branch > view->cue;
    x.trunk = place->up * 8 + branch_side * 4 + x.side;
    x.base = x.trunk + (alone ? 999 : x.branch->relation) * 131;
    return x;
}

static void add_branch(const seen *x, ro_features *f) {
    const ro_sword *b = x->branch, *c = x->cue;
    uint32_t base = x->base;
    ro_features_add(f, 200, base, 0, 0);
    ro_features_add(f, 201, base, c->lemma, 0);
    ro_features_add(f, 202, base, c->fine, 0);
    ro_features_add(f, 203, base, c->xpos, c->relation);
    ro_features_add(f, 204, base, b->xpos, c->xpos);
    ro_features_add(f, 205, base, b->mark, c->xpos);
    ro_features_add(f, 206, base, b->mark, c->lemma);
    ro_features_add(f, 207, base, b->mark, c->fine);
    ro_features_add(f, 208, base, b->lemma, 0);
    ro_features_add(f, 209, base, b->lemma, c->lemma);
    ro_features_add(f, 210, base, x->view->frame, 0);
    ro_features_add(f, 211, base, x->view->frame, c->lemma);
    ro_features_add(f, 212, base, x->view->frame, c->fine);
    ro_features_add(f, 213, base, b->name, c->lemma);
    ro_features_add(f, 214, base, b->fine, c->fine);
    ro_features_add(f, 215, base, b->time, c->xpos);
}

static void add_quotes(const seen *x, ro_features *f) {
    const ro_sword *c = x->cue;
    uint32_t quoted = !x->word->quote ? 0 : x->word->quote == c->quote ? 2 : 1, around = x->view->quotes;
    ro_features_add(f, 220, x->base, quoted, around);
    ro_features_add(f, 221, x->side, quoted, around);
    ro_features_add(f, 222, x->side * 4 + quoted, around, c->lemma);
    ro_features_add(f, 223, x->base, quoted, c->lemma);
    ro_features_add(f, 224, x->side * 4 + quoted, around, c->xpos);
}

static void add_word(const seen *x, ro_features *f) {
    const ro_swords *s = x->view->s;
    const ro_sword *w = x->word, *c = x->cue;
    uint32_t side = x->side, i = x->index;
    uint32_t before = ro_swords_xpos(s, i, -1), behind = ro_swords_xpos(s, i, 1);
    ro_features_add(f, 230, w->xpos, x->base, 0);
    ro_features_add(f, 231, w->xpos, side, w->relation);
    ro_features_add(f, 232, w->lemma, side, c->xpos);
    ro_features_add(f, 233, w->lemma, x->base, 0);
    ro_features_add(f, 234, w->relation, x->base, i == x->place->branch);
    ro_features_add(f, 235, w->lemma, c->lemma, side);
    ro_features_add(f, 236, before, w->xpos, behind);
    ro_features_add(f, 237, before * 31 + behind, w->xpos, x->trunk);
    ro_features_add(f, 238, ro_swords_form(s, i, -1), w->form, side);
    ro_features_add(f, 239, w->form, ro_swords_form(s, i, 1), side);
    ro_features_add(f, 270, w->time, x->base, c->lemma);
    ro_features_add(f, 271, w->time, side, c->xpos);
    ro_features_add(f, 272, w->name, w->xpos, x->base);
    ro_features_add(f, 273, w->fine, x->base, 0);
    ro_features_add(f, 274, w->coarse, side, c->fine);
    ro_features_add(f, 263, w->punct, x->base, w->punct ? w->form : 0);
}

static uint32_t distance_class(uint32_t d) {
    return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : d < 35 ? 8 : 9;
}

static void add_distance(const seen *x, ro_features *f) {
    const ro_span_view *view = x->view;
    const ro_sword *w = x->word, *c = x->cue;
    uint32_t i = x->index, side = x->side;
    uint32_t distance = distance_class(i < view->cue ? view->cue - i : i - view->cue);
    uint32_t low = i < view->cue ? i : view->cue, high = i < view->cue ? view->cue : i;
    uint32_t commas =
        (high ? view->s->words[high - 1].commas : 0) - (low ? view->s->words[low - 1].commas : 0);
    commas = high == low ? 0 : commas < 3 ? commas : 3;
    ro_features_add(f, 240, distance, side, c->xpos);
    ro_features_add(f, 241, distance, side, w->xpos);
    ro_features_add(f, 242, distance, side, c->lemma);
    ro_features_add(f, 243, distance * 4 + side, w->xpos, c->lemma);
    if (distance < 4) {
        ro_features_add(f, 244, distance * 4 + side, w->lemma, c->lemma);
        ro_features_add(f, 245, distance * 4 + side, w->lemma, c->xpos);
    }
    ro_features_add(f, 260, commas, side, x->base);
    ro_features_add(f, 261, commas * 4 + side, c->xpos, w->xpos);
    ro_features_add(f, 262, (i == view->first) * 2 + (i + 1 == view->end), w->xpos, side);
}

static void add_limb(const seen *x, ro_features *f) {
    const ro_sword *words = x->view->s->words, *c = x->cue;
    const ro_span_place *p = x->place;
    uint32_t inner = 0, steps = 0;
    for (uint32_t a = x->index; p->branch != RO_NONE && a != p->branch && a != RO_NONE && steps < 3;
         a = words[a].head, steps++)
        inner = inner * 67 + words[a].relation + 1;
    ro_features_add(f, 250, x->base, inner, 0);
    ro_features_add(f, 251, x->base, inner, x->word->xpos);
    ro_features_add(f, 252, x->trunk, inner, x->branch->xpos);
    if (p->limb == RO_NONE)
        return;
    const ro_sword *limb = &words[p->limb];
    uint32_t sides = (p->limb > p->branch) * 2u + (p->limb > x->view->cue), link = limb->relation * 4 + sides;
    uint32_t lead = p->limb - x->branch->left;
    ro_features_add(f, 253, x->base, limb->relation, sides);
    ro_features_add(f, 254, x->base, link, limb->mark);
    ro_features_add(f, 255, x->base, link, c->lemma);
    ro_features_add(f, 256, x->base, link, limb->time);
    ro_features_add(f, 257, x->trunk, link, x->branch->xpos);
    ro_features_add(f, 258, x->base, limb->mark, c->lemma);
    ro_features_add(f, 259, x->base, limb->lemma, sides);
    ro_features_add(f, 264, x->base, link, lead < 2 ? lead : 2);
}

static void add_rivals(const seen *x, ro_features *f) {
    const ro_swords *s = x->view->s;
    uint32_t own = fifths(s->cue[x->index]), between = x->place->rival, above = 0, steps = 0;
    for (uint32_t a = x->word->head; a != RO_NONE && a != x->view->cue && steps < SEEN;
         a = s->words[a].head, steps++)
        above = fifths(s->cue[a]) > above ? fifths(s->cue[a]) : above;
    uint32_t quoted = !x->word->quote ? 0 : x->word->quote == x->cue->quote ? 2 : 1;
    ro_features_add(f, 280, own, x->side, x->cue->xpos);
    ro_features_add(f, 281, own, x->base, 0);
    ro_features_add(f, 282, above, x->side, x->cue->xpos);
    ro_features_add(f, 283, above, x->base, 0);
    ro_features_add(f, 284, between, x->side, x->cue->xpos);
    ro_features_add(f, 285, between, x->base, 0);
    ro_features_add(f, 286, between * 5 + above, x->side, quoted);
}

uint64_t ro_span_branch_key(const ro_span_view *view, uint32_t word) {
    const ro_span_place *place = &view->places[word - view->first];
    uint32_t branch = place->branch == RO_NONE ? word : place->branch;
    uint32_t side = word < view->cue ? 0 : word > view->cue ? 1 : 2;
    return ((uint64_t)view->cue << 32 | branch) * 4 + side;
}

void ro_span_branch_features(const ro_span_view *view, uint32_t word, ro_features *features) {
    seen x = see(view, word);
    features->count = 0;
    add_branch(&x, features);
}

void ro_span_own_features(const ro_span_view *view, uint32_t word, ro_features *features) {
    seen x = see(view, word);
    features->count = 0;
    add_quotes(&x, features);
    add_word(&x, features);
    add_distance(&x, features);
    add_limb(&x, features);
    add_rivals(&x, features);
}

void ro_span_slots(const ro_span_view *view, uint32_t word, uint32_t slots[RO_SPAN_SLOTS]) {
    const ro_span_place *place = &view->places[word - view->first];
    slots[0] = view->cue;
    slots[1] = word;
    slots[2] = place->branch;
    slots[3] = place->limb;
    slots[4] = view->s->words[word].head;
    slots[5] = word > view->first ? word - 1 : RO_NONE;
    slots[6] = word + 1 < view->end ? word + 1 : RO_NONE;
}

uint8_t ro_span_edge(const ro_span_view *view, uint32_t word) {
    if (word == view->first)
        return 0;
    const ro_sword *words = view->s->words;
    const ro_span_place *here = &view->places[word - view->first], *before = here - 1;
    uint32_t in = words[word].quote, was_in = words[word - 1].quote;
    bool same = here->branch == before->branch && here->levels == before->levels;
    unsigned tree = !same ? 0 : here->limb == before->limb ? 2 : 1;
    unsigned quote = in == was_in ? 0 : in ? 1 : 2;
    unsigned punct = words[word - 1].punct ? 1 : words[word].punct ? 2 : 0;
    return (uint8_t)(1 + tree + 3 * quote + 9 * punct);
}
