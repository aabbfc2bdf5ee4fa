/* In ro_features_add the first number names the template; each has its own. */
#include "reading/statement_cues.h"

enum { FAR_OFF = 9, LOOK = 40, ANCESTORS = 8 };

bool ro_cue_possible(const ro_statement_lexis *lexis, const ro_sword *word) {
    uint8_t known = lexis->cues[ro_lexis_cue_slot(word->lemma, word->xpos)];
    if (word->turn)
        return true;
    return known ? known == 2
                 : word->kind == RO_UPOS_VERB || word->kind == RO_UPOS_NOUN || word->kind == RO_UPOS_ADJ;
}

static bool is_argument(uint8_t link) {
    switch (link) {
    case RO_REL_nsubj:
    case RO_REL_obj:
    case RO_REL_iobj:
    case RO_REL_ccomp:
    case RO_REL_xcomp:
    case RO_REL_csubj:
    case RO_REL_parataxis:
    case RO_REL_obl:
    case RO_REL_acl:
    case RO_REL_advcl:
    case RO_REL_nmod:
    case RO_REL_expl:
    case RO_REL_cop:
    case RO_REL_dep:
        return true;
    default:
        return false;
    }
}

uint32_t ro_cue_frame(const ro_swords *s, uint32_t word, bool with_marks) {
    uint32_t frame = 17;
    bool behind = false;
    for (uint32_t c = s->words[word].child; c != RO_NONE; c = s->words[c].sibling) {
        const ro_sword *child = &s->words[c];
        if (c > word && !behind) {
            behind = true;
            frame = frame * 31 + 99;
        }
        if (is_argument(child->link))
            frame = frame * 131 + child->relation * 7 + 1 +
                    (with_marks && child->link != RO_REL_nsubj ? child->mark : 0);
    }
    return frame;
}

static void add_word(const ro_sword *w, ro_features *f) {
    ro_features_add(f, 0, 0, 0, 0);
    ro_features_add(f, 1, w->lemma, 0, 0);
    ro_features_add(f, 2, w->form, 0, 0);
    ro_features_add(f, 3, w->xpos, 0, 0);
    ro_features_add(f, 4, w->lemma, w->xpos, 0);
    ro_features_add(f, 5, w->lemma, w->relation, 0);
    ro_features_add(f, 6, w->fine, 0, 0);
    ro_features_add(f, 7, w->coarse, 0, 0);
    ro_features_add(f, 8, w->fine, w->xpos, w->relation);
    ro_features_add(f, 9, w->coarse, w->xpos, w->relation);
    ro_features_add(f, 10, w->xpos, w->relation, 0);
}

static void add_neighbours(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    uint32_t lemma = w->lemma, tag = w->xpos;
    uint32_t b1 = ro_swords_form(s, i, -1), b2 = ro_swords_form(s, i, -2);
    uint32_t a1 = ro_swords_form(s, i, 1), a2 = ro_swords_form(s, i, 2);
    uint32_t tb1 = ro_swords_xpos(s, i, -1), tb2 = ro_swords_xpos(s, i, -2);
    uint32_t ta1 = ro_swords_xpos(s, i, 1), ta2 = ro_swords_xpos(s, i, 2);
    ro_features_add(f, 11, b1, 0, 0);
    ro_features_add(f, 12, a1, 0, 0);
    ro_features_add(f, 13, b2, 0, 0);
    ro_features_add(f, 14, a2, 0, 0);
    ro_features_add(f, 15, b1, lemma, 0);
    ro_features_add(f, 16, lemma, a1, 0);
    ro_features_add(f, 17, tb1, lemma, 0);
    ro_features_add(f, 18, lemma, ta1, 0);
    ro_features_add(f, 19, tb1, tag, ta1);
    ro_features_add(f, 20, tb2, tb1, lemma);
    ro_features_add(f, 21, lemma, ta1, ta2);
    ro_features_add(f, 22, w->fine, a1, 0);
    ro_features_add(f, 23, w->fine, b1, 0);
    ro_features_add(f, 24, w->fine, ta1, tb1);
    ro_features_add(f, 25, w->coarse, ta1, tb1);
    ro_features_add(f, 26, a1, a2, lemma);
    ro_features_add(f, 27, b1, b2, lemma);
    ro_features_add(f, 28, tag, a1, a2);
    ro_features_add(f, 131, ro_swords_form(s, i, 3), lemma, 0);
    ro_features_add(f, 132, ro_swords_form(s, i, -3), lemma, 0);
    ro_features_add(f, 133, tb2 * 31 + tb1, ta1 * 31 + ta2, tag);
}

static void add_frame(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    uint32_t frame = ro_cue_frame(s, i, false), marked = ro_cue_frame(s, i, true);
    ro_features_add(f, 30, frame, w->xpos, 0);
    ro_features_add(f, 31, frame, w->lemma, 0);
    ro_features_add(f, 32, frame, w->fine, 0);
    ro_features_add(f, 33, frame, w->coarse, 0);
    ro_features_add(f, 34, marked, w->xpos, 0);
    ro_features_add(f, 35, marked, w->lemma, 0);
    ro_features_add(f, 36, marked, w->fine, 0);
}

static void add_dependent(const ro_sword *w, const ro_sword *x, bool behind, ro_features *f) {
    if (x->link == RO_REL_punct) {
        ro_features_add(f, 40, x->form, behind, w->xpos);
        ro_features_add(f, 41, x->form, behind, w->lemma);
        return;
    }
    uint32_t sided = x->relation * 2 + behind;
    ro_features_add(f, 42, x->relation, behind, w->xpos);
    ro_features_add(f, 43, x->relation, behind, w->lemma);
    ro_features_add(f, 44, x->relation, x->lemma, 0);
    ro_features_add(f, 45, x->relation, x->lemma, w->lemma);
    ro_features_add(f, 46, x->relation, x->xpos, w->lemma);
    ro_features_add(f, 47, x->relation, x->xpos, w->fine);
    ro_features_add(f, 48, sided, x->mark, w->lemma);
    ro_features_add(f, 49, sided, x->mark, w->fine);
    ro_features_add(f, 50, sided, x->mark, w->xpos);
    ro_features_add(f, 51, x->relation, x->fine, w->coarse);
    ro_features_add(f, 52, x->relation, x->coarse, w->coarse);
    ro_features_add(f, 53, x->relation, x->fine, w->xpos);
    ro_features_add(f, 57, x->relation, x->lemma, w->fine);
    ro_features_add(f, 58, x->relation, x->fine, w->fine);
    ro_features_add(f, 59, x->relation, x->fine, w->lemma);
    if (x->time)
        ro_features_add(f, 54, x->relation, behind, w->xpos);
    if (x->quote && x->quote != w->quote) {
        ro_features_add(f, 55, x->relation, behind, w->xpos);
        ro_features_add(f, 56, x->relation, behind, w->lemma);
    }
}

/* The dependents that matter most; RO_NONE where there is none. */
typedef struct {
    uint32_t subject, object, clause, oblique;
    bool passive;
} arguments;

static arguments arguments_of(const ro_swords *s, uint32_t i) {
    arguments a = {RO_NONE, RO_NONE, RO_NONE, RO_NONE, false};
    for (uint32_t c = s->words[i].child; c != RO_NONE; c = s->words[c].sibling) {
        const ro_sword *x = &s->words[c];
        if (x->link == RO_REL_nsubj && a.subject == RO_NONE)
            a.subject = c;
        else if (x->link == RO_REL_obj)
            a.object = c;
        else if (x->link == RO_REL_ccomp || x->link == RO_REL_xcomp)
            a.clause = c;
        else if (x->link == RO_REL_obl || x->link == RO_REL_nmod)
            a.oblique = c;
        a.passive |= x->link == RO_REL_aux && s->doc->words.items[c].subtype;
    }
    return a;
}

static void add_arguments(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    arguments a = arguments_of(s, i);
    if (a.subject == RO_NONE) {
        ro_features_add(f, 75, w->xpos, w->relation, a.passive);
        ro_features_add(f, 76, w->lemma, a.passive, 0);
        return;
    }
    const ro_sword *x = &s->words[a.subject];
    ro_features_add(f, 60, x->name, x->xpos, w->xpos);
    ro_features_add(f, 61, x->name, x->xpos, w->lemma);
    ro_features_add(f, 62, x->name, x->xpos, w->fine);
    ro_features_add(f, 63, x->fine, w->fine, 0);
    ro_features_add(f, 64, x->lemma, w->coarse, 0);
    ro_features_add(f, 65, x->kind, x->name, ro_cue_frame(s, i, false));
    if (a.object != RO_NONE) {
        const ro_sword *o = &s->words[a.object];
        ro_features_add(f, 66, x->xpos, o->lemma, w->lemma);
        ro_features_add(f, 67, x->coarse, o->coarse, w->fine);
        ro_features_add(f, 68, x->name, o->xpos, w->fine);
        ro_features_add(f, 69, x->name, o->name, w->fine);
        ro_features_add(f, 70, x->name, o->fine, w->fine);
    }
    if (a.clause != RO_NONE) {
        const ro_sword *c = &s->words[a.clause];
        ro_features_add(f, 71, x->name, c->mark, w->fine);
        ro_features_add(f, 72, x->name, c->xpos, w->lemma);
        ro_features_add(f, 73, c->lemma, w->lemma, 0);
        ro_features_add(f, 74, x->coarse, c->mark, w->fine);
    }
}

static void add_ancestors(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    uint32_t path = w->relation, steps = 0;
    for (uint32_t a = w->head; a != RO_NONE && steps < ANCESTORS; a = s->words[a].head, steps++) {
        const ro_sword *y = &s->words[a];
        ro_features_add(f, 93, y->lemma, w->xpos, 0);
        ro_features_add(f, 94, y->lemma, y->kind, path);
        if (steps < 4)
            path = path * 67 + y->relation;
        ro_features_add(f, 95, y->fine, w->kind, steps < 3 ? steps : 3);
        if (y->kind == RO_UPOS_VERB && steps)
            ro_features_add(f, 96, y->lemma, w->relation, 0);
    }
    ro_features_add(f, 97, path, w->xpos, 0);
    ro_features_add(f, 98, path, w->lemma, 0);
}

static void add_head(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    if (w->head == RO_NONE) {
        ro_features_add(f, 99, w->xpos, 0, 0);
        ro_features_add(f, 100, w->lemma, 0, 0);
        return;
    }
    const ro_sword *x = &s->words[w->head];
    uint32_t link = w->relation;
    ro_features_add(f, 80, link, x->lemma, 0);
    ro_features_add(f, 81, link, x->lemma, w->lemma);
    ro_features_add(f, 82, link, x->xpos, w->lemma);
    ro_features_add(f, 83, link, x->xpos, w->xpos);
    ro_features_add(f, 84, link, x->fine, w->fine);
    ro_features_add(f, 85, link, x->fine, w->lemma);
    ro_features_add(f, 86, link, x->lemma, w->fine);
    ro_features_add(f, 87, link, x->coarse, w->coarse);
    ro_features_add(f, 88, link, x->relation, w->xpos);
    ro_features_add(f, 89, link, x->relation, w->lemma);
    ro_features_add(f, 90, w->mark, x->lemma, link);
    ro_features_add(f, 91, w->mark, w->lemma, link);
    ro_features_add(f, 92, w->mark, w->fine, link);
    add_ancestors(s, i, f);
}

static uint32_t near(uint32_t distance) {
    return distance < 4 ? distance : distance < 8 ? 4 : distance < 15 ? 5 : 6;
}

/* How far a quotation other than the word's own is, before and behind it; FAR_OFF: none. */
static void quote_distances(const ro_swords *s, uint32_t i, uint32_t *before, uint32_t *behind) {
    const ro_sentence *sentence = ro_swords_sentence(s, i);
    uint32_t own = s->words[i].quote, end = sentence->first_word + sentence->words;
    *before = *behind = FAR_OFF;
    for (uint32_t d = 0; d < LOOK && i >= sentence->first_word + d + 1; d++)
        if (s->words[i - d - 1].quote && s->words[i - d - 1].quote != own) {
            *before = near(d);
            break;
        }
    for (uint32_t d = 0; d < LOOK && i + d + 1 < end; d++)
        if (s->words[i + d + 1].quote && s->words[i + d + 1].quote != own) {
            *behind = near(d);
            break;
        }
}

static void add_quotes(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    uint32_t before, behind, quoted = w->quote != 0;
    quote_distances(s, i, &before, &behind);
    uint32_t at = quoted * 100 + before * 10 + behind;
    uint32_t tenths = s->sentences[s->doc->words.items[i].sentence].quoted_tenths;
    ro_features_add(f, 110, at, w->xpos, 0);
    ro_features_add(f, 111, at, w->lemma, 0);
    ro_features_add(f, 112, quoted, w->xpos, w->relation);
    ro_features_add(f, 113, quoted, w->lemma, 0);
    ro_features_add(f, 114, tenths, w->xpos, quoted);
    ro_features_add(f, 115, tenths, w->lemma, quoted);
    ro_features_add(f, 116, at, w->fine, 0);
    ro_features_add(f, 117, at, w->relation, w->xpos);
}

static uint32_t from_edge(uint32_t words) {
    return words < 4 ? words : words < 10 ? 4 : 5;
}

static void add_place(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    const ro_sentence *sentence = ro_swords_sentence(s, i);
    uint32_t first = sentence->first_word, last = first + sentence->words - 1;
    uint32_t before = from_edge(i - first), behind = from_edge(last - i), title = sentence->title;
    uint32_t length = sentence->words < 6 ? sentence->words : sentence->words < 15 ? 6 : 7;
    ro_features_add(f, 120, before, behind, w->xpos);
    ro_features_add(f, 121, before, behind, w->lemma);
    ro_features_add(f, 122, title, w->xpos, 0);
    ro_features_add(f, 123, title, before, behind);
    ro_features_add(f, 124, length, w->xpos, w->relation);
    ro_features_add(f, 125, title, w->lemma, 0);
    if (first) {
        uint32_t same = ro_swords_sentence(s, first - 1)->paragraph == sentence->paragraph;
        uint32_t quoted = s->words[first - 1].quote != 0;
        ro_features_add(f, 126, quoted, same, w->xpos);
        ro_features_add(f, 127, quoted, same, w->lemma);
        ro_features_add(f, 128, quoted * 2 + same, before, w->fine);
    }
    if (last + 1 < s->count) {
        uint32_t same = ro_swords_sentence(s, last + 1)->paragraph == sentence->paragraph;
        ro_features_add(f, 129, s->words[last + 1].quote != 0, same, w->xpos);
        ro_features_add(f, 130, s->words[last + 1].quote != 0, same, w->lemma);
    }
}

static void add_turn(const ro_swords *s, uint32_t i, ro_features *f) {
    const ro_sword *w = &s->words[i];
    const ro_sentence *sentence = ro_swords_sentence(s, i);
    uint32_t turns = s->turns < 2 ? s->turns : s->turns < 5 ? 2 : 3, before = i - sentence->first_word;
    bool quoted = i + 1 < s->count && s->words[i + 1].quote;
    ro_features_add(f, 140, w->turn, turns, 0);
    ro_features_add(f, 141, w->turn, turns, sentence->title);
    ro_features_add(f, 142, w->turn, quoted, sentence->title);
    ro_features_add(f, 143, w->turn, turns, before < 4 ? before : 4);
    ro_features_add(f, 144, w->turn, turns, s->words[sentence->first_word].name);
    ro_features_add(f, 145, w->turn, turns, s->doc->quotes.count == 0);
}

void ro_cue_features(const ro_swords *s, uint32_t word, ro_features *features) {
    const ro_sword *w = &s->words[word];
    features->count = 0;
    add_word(w, features);
    add_neighbours(s, word, features);
    add_frame(s, word, features);
    add_arguments(s, word, features);
    add_head(s, word, features);
    add_quotes(s, word, features);
    add_place(s, word, features);
    if (w->turn)
        add_turn(s, word, features);
    for (uint32_t c = w->child; c != RO_NONE; c = s->words[c].sibling)
        add_dependent(w, &s->words[c], c > word, features);
}

void ro_cue_slots(const ro_swords *s, uint32_t word, uint32_t slots[RO_CUE_SLOTS]) {
    const ro_sentence *sentence = ro_swords_sentence(s, word);
    uint32_t end = sentence->first_word + sentence->words;
    arguments a = arguments_of(s, word);
    slots[0] = word;
    slots[1] = s->words[word].head;
    slots[2] = word > sentence->first_word ? word - 1 : RO_NONE;
    slots[3] = word + 1 < end ? word + 1 : RO_NONE;
    slots[4] = a.subject;
    slots[5] = a.object;
    slots[6] = a.clause;
    slots[7] = a.oblique;
    slots[8] = word + 2 < end ? word + 2 : RO_NONE;
}
