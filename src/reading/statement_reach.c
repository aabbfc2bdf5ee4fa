/* In ro_features_add the first number names the template; each has its own. */
#include "reading/statement_reach.h"

/* Stands for what is quoted of a sentence that does not exist. */
enum { FAR_SENTENCE = 9 };

static uint32_t steps_of(float chance, float steps) {
    return (uint32_t)(chance * (steps - 0.01f));
}

static uint32_t paragraphs_apart(const ro_sentence *a, const ro_sentence *b) {
    uint32_t apart = a->paragraph > b->paragraph ? a->paragraph - b->paragraph : b->paragraph - a->paragraph;
    return apart < 3 ? apart : 3;
}

/* Is there a cue as likely in the cue's own sentence? In thirds. */
static uint32_t other_cue(const ro_swords *s, uint32_t cue) {
    const ro_sentence *own = ro_swords_sentence(s, cue);
    float most = 0;
    for (uint32_t i = own->first_word; i < own->first_word + own->words; i++)
        if (i != cue && !s->words[i].quote && s->cue[i] > most)
            most = s->cue[i];
    return steps_of(most, 3);
}

static bool ends_with_cue(const ro_swords *s, uint32_t cue) {
    const ro_sentence *own = ro_swords_sentence(s, cue);
    uint32_t last = own->first_word + own->words - 1;
    while (last > cue && s->words[last].punct)
        last--;
    return last == cue;
}

static bool ends_with_colon(const ro_swords *s, const ro_sentence *sentence) {
    ro_span last = s->doc->words.items[sentence->first_word + sentence->words - 1].span;
    return s->doc->text.ptr[last.begin] == ':';
}

/* The parts that the templates share. */
typedef struct {
    uint32_t ahead, base, far, state, outside, inside;
    const ro_sword *cue;
} shared;

static void add_first(const shared *x, ro_features *f) {
    ro_features_add(f, 300, x->base, 0, 0);
    ro_features_add(f, 301, x->base, x->far, 0);
    ro_features_add(f, 302, x->base, x->state, 0);
    ro_features_add(f, 303, x->base, x->state, x->far);
    ro_features_add(f, 304, x->base, x->outside, x->state);
    ro_features_add(f, 305, x->base, x->outside, x->far);
    ro_features_add(f, 306, x->base, x->cue->lemma, 0);
    ro_features_add(f, 307, x->base, x->cue->fine, 0);
    ro_features_add(f, 308, x->ahead, x->cue->lemma, x->state);
    ro_features_add(f, 309, x->base, x->cue->xpos, x->state);
    ro_features_add(f, 313, x->base, x->inside, 0);
    ro_features_add(f, 318, x->base, x->cue->quote != 0, x->state);
}

void ro_reach_features(const ro_swords *s, const ro_reach_from *from, int by, ro_features *f) {
    const ro_doc *doc = s->doc;
    uint32_t own = doc->words.items[from->cue].sentence, there = (uint32_t)((int64_t)own + by);
    uint32_t near = by > 0 ? there - 1 : there + 1, beyond = by > 0 ? there + 1 : there - 1;
    const ro_sentence *a = &doc->sentences.items[own], *b = &doc->sentences.items[there];
    const ro_ssentence *qa = &s->sentences[own], *qb = &s->sentences[there], *qn = &s->sentences[near];
    uint32_t ahead = by > 0, by_size = (uint32_t)(by > 0 ? by : -by);
    bool same_quote = ahead ? qb->first_quote && qb->first_quote == qn->last_quote
                            : qb->last_quote && qb->last_quote == qn->first_quote;
    bool same_paragraph = doc->sentences.items[near].paragraph == b->paragraph;
    const ro_sword *first = &s->words[b->first_word], *last = &s->words[b->first_word + b->words - 1];
    uint32_t how = ends_with_cue(s, from->cue) * 2u + ends_with_colon(s, a);
    shared x = {.ahead = ahead,
                .base = ahead * 4096 + qb->quoted * 512 + same_quote * 256 + paragraphs_apart(a, b) * 64 +
                        same_paragraph * 32 + qn->quoted * 4,
                .far = by_size < 4   ? by_size
                       : by_size < 7 ? 4
                                     : 5,
                .state = from->any * 8 + from->at_end * 4 + from->at_begin * 2 + from->quoted,
                .outside = steps_of(qb->cue_outside, 5),
                .inside = steps_of(qb->cue_inside, 3),
                .cue = &s->words[from->cue]};
    f->count = 0;
    add_first(&x, f);
    ro_features_add(f, 310, x.base, b->words < 5 ? 0 : b->words < 12 ? 1 : 2, x.far);
    ro_features_add(f, 311, ahead, first->form, qb->quoted);
    ro_features_add(f, 312, ahead, first->xpos, qb->quoted);
    ro_features_add(f, 314, x.base, other_cue(s, from->cue), x.state);
    ro_features_add(f, 315, x.base, how, x.state);
    ro_features_add(f, 316, ahead * 4 + qb->quoted, qa->quoted * 4 + how, x.outside);
    ro_features_add(f, 317, a->title, x.base, 0);
    ro_features_add(f, 319, x.base, doc->quotes.count == 0, x.outside);
    ro_features_add(f, 320, ahead, last->form, x.base);
    ro_features_add(f, 321, s->words[a->first_word + a->words - 1].form, x.base, x.state);
    ro_features_add(f, 322, first->form, x.base, 0);
    ro_features_add(f, 324, x.base, x.cue->turn, qb->begins_turn);
    ro_features_add(f, 325, ahead * 8 + x.cue->turn, qb->begins_turn, x.far);
    ro_features_add(f, 326, ahead * 8 + x.cue->turn, qb->begins_turn, x.outside);
    ro_features_add(f, 327, ahead * 8 + x.cue->turn, same_paragraph * 2 + same_quote, x.state);
    uint32_t next = beyond < doc->sentences.count ? s->sentences[beyond].quoted : FAR_SENTENCE;
    ro_features_add(f, 323, next, x.base, ahead ? x.outside : 0);
}

bool ro_reach_takes(const ro_swords *s, uint32_t sentence, uint32_t word) {
    return !s->words[word].punct && (s->sentences[sentence].quoted == RO_QUOTED_NOT || s->words[word].quote);
}
