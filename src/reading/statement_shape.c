#include "reading/statement_shape.h"

enum { MOST_HELPERS = 8 };

/* The word of the list highest in the tree, of those in [first, end). */
static uint32_t top_of(const ro_swords *words, const ro_word_list *list, uint32_t first, uint32_t end) {
    uint32_t best = RO_NONE;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t w = list->items[i];
        if (w >= first && w < end && (best == RO_NONE || words->words[w].depth < words->words[best].depth))
            best = w;
    }
    return best;
}

/* The relations between the word and the cue, where few lie between; else on which side it stands. */
static uint32_t link_of(const ro_swords *s, uint32_t word, uint32_t cue) {
    if (word == RO_NONE)
        return 1;
    const ro_sword *w = &s->words[word], *c = &s->words[cue];
    uint32_t side = word > cue;
    if (w->head == cue)
        return w->relation * 8 + side * 4 + 1;
    if (c->head == word)
        return c->relation * 8 + side * 4 + 2;
    if (w->head != RO_NONE && s->words[w->head].head == cue)
        return (w->relation * 31 + s->words[w->head].relation) * 8 + side * 4 + 3;
    if (w->head != RO_NONE && w->head == c->head)
        return (w->relation * 31 + c->relation) * 8 + side * 4 + 2;
    return side + 2;
}

uint32_t ro_statement_part(const ro_candidate *c, uint32_t word) {
    return ro_word_list_holds(&c->content, word)  ? 3
           : ro_word_list_holds(&c->source, word) ? 1
           : ro_word_list_holds(&c->cue, word)    ? 2
                                                  : 0;
}

static uint32_t quoted_class(const ro_swords *words, const ro_candidate *c) {
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < c->content.count; i++)
        quoted += words->words[c->content.items[i]].quote != 0;
    return !c->content.count ? 3 : !quoted ? 0 : quoted * 10 > c->content.count * 9 ? 2 : 1;
}

/* Words of [from, to) that belong to no part. */
static uint32_t left_out(const ro_statement_shape *x, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++)
        count += !x->words->words[i].punct && !ro_statement_part(x->c, i);
    return count < 4 ? count : count < 7 ? 4 : count < 12 ? 5 : 6;
}

static void see_content(ro_statement_shape *x, uint32_t first, uint32_t end) {
    for (uint32_t i = 0; i < x->c->content.count; i++) {
        uint32_t w = x->c->content.items[i];
        if (w < first || w >= end)
            continue;
        uint32_t next = x->content_last + 1;
        while (x->content_first != RO_NONE && next < w && x->words->words[next].punct)
            next++;
        if (x->content_first == RO_NONE)
            x->content_first = w;
        else
            x->cuts += next < w;
        x->content_last = w;
    }
}

static void see_cue(ro_statement_shape *x) {
    const ro_word_list *cue = &x->c->cue;
    x->phrase = x->helpers = 7;
    for (uint32_t i = 0; i < cue->count && i < MOST_HELPERS; i++) {
        uint32_t lemma = x->words->words[cue->items[i]].lemma;
        x->phrase = x->phrase * 31 + lemma;
        x->helpers = x->helpers * 31 + (cue->items[i] == x->c->head ? 1 : lemma);
    }
}

static uint32_t side_of(uint32_t word, uint32_t from) {
    return word == RO_NONE || from == RO_NONE ? 0 : word < from ? 1 : 2;
}

ro_statement_shape ro_statement_shape_of(const ro_candidates *found, uint32_t index) {
    const ro_swords *s = &found->words;
    const ro_candidate *c = &found->items.items[index];
    const ro_sentence *own = ro_swords_sentence(s, c->head);
    uint32_t first = own->first_word, end = first + own->words;
    ro_statement_shape x = {.words = s, .c = c, .content_first = RO_NONE, .content_last = RO_NONE};
    see_content(&x, first, end);
    see_cue(&x);
    x.quoted = quoted_class(s, c);
    x.has = (c->source.count != 0) * 2u + (c->content.count != 0);
    x.source_head = top_of(s, &c->source, first, end);
    x.content_head = top_of(s, &c->content, first, end);
    x.source_link = link_of(s, x.source_head, c->head);
    x.content_link = link_of(s, x.content_head, c->head);
    uint32_t source = c->source.count ? c->source.items[0] : RO_NONE;
    x.order = side_of(source, c->head) * 9 + side_of(x.content_first, c->head) * 3 +
              side_of(source, x.content_first);
    if (x.content_first == RO_NONE) {
        x.before = left_out(&x, first, c->head);
        return x;
    }
    bool before_cue = x.content_last < c->head;
    x.before = left_out(&x, first, x.content_first < c->head ? x.content_first : c->head);
    x.gap = left_out(&x, (before_cue ? x.content_last : c->head) + 1, before_cue ? c->head : x.content_first);
    x.behind = left_out(&x, x.content_last + 1, end);
    return x;
}
