/* What is looked at in a sentence that may say what a side wants. */
#include "base/hash.h"
#include "reading/talks_position_model.h"

/* NOT_REACH: content words behind "not" that it may take back. MOST: words of a sentence that are looked at.
 */
enum { NOT_REACH = 5, MOST = 56 };

enum { KEY_NAME = 1, KEY_NUMBER = 2 };

enum {
    SAW_WORD = 1,
    SAW_PAIR,
    SAW_MARK,
    SAW_NEGATED,
    SAW_NOT,
    SAW_BEHIND_BUT,
    SAW_BUT,
    SAW_HEAD,
    SAW_HIT,
    SAW_TOLD,
    SAW_SAID,
    SAW_QUOTE,
    SAW_TALKS,
    SAW_TALKS_BEFORE,
    SAW_DENSITY,
    SAW_FIRST,
    SAW_LENGTH
};

typedef struct {
    const ro_talks_reader *r;
    const ro_statement_lexis *lexis;
    ro_position_view *view;
    uint32_t first, count;
    uint32_t keys[MOST]; /* of each word: its lemma, or what it stands for */
} look;

static const ro_word *word_at(const look *l, uint32_t at) {
    return &l->r->doc->words.items[l->first + at];
}

static void saw(look *l, uint32_t what, uint32_t a, uint32_t b, uint32_t c) {
    ro_features_add(&l->view->features, what, a, b, c);
}

static uint32_t key_of(const ro_doc *doc, const ro_word *word) {
    char form[RO_PLAIN_FORM];
    ro_slice text = ro_doc_text(doc, word->span);
    if (word->upos == RO_UPOS_PROPN)
        return KEY_NAME;
    if (word->upos == RO_UPOS_NUM && text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9')
        return KEY_NUMBER;
    ro_slice plain = word->upos == RO_UPOS_PUNCT ? text : word->lemma;
    return ro_lexis_hash(ro_slice_of(form, ro_plain_form(plain, form)));
}

static bool is_mark(const look *l, uint32_t at) {
    return word_at(l, at)->upos == RO_UPOS_PUNCT;
}

static bool is_content(const look *l, uint32_t at) {
    uint8_t upos = word_at(l, at)->upos;
    return upos == RO_UPOS_NOUN || upos == RO_UPOS_VERB || upos == RO_UPOS_ADJ || upos == RO_UPOS_ADV;
}

static void look_at_words(look *l) {
    for (uint32_t w = 0; w < l->count; w++) {
        if (is_mark(l, w)) {
            saw(l, SAW_MARK, l->keys[w], 0, 0);
            continue;
        }
        saw(l, SAW_WORD, l->keys[w], 0, 0);
        if (w + 1 < l->count)
            saw(l, SAW_PAIR, l->keys[w], l->keys[w + 1], 0);
    }
}

/* "no longer far apart": what stands behind a word that denies, in its clause. */
static void look_behind_not(look *l) {
    uint32_t left = 0;
    for (uint32_t w = 0; w < l->count; w++) {
        ro_slice text = ro_doc_text(l->r->doc, word_at(l, w)->span);
        if (is_mark(l, w)) {
            left = 0;
        } else if (ro_talks_classes(l->r->words, text) & RO_TC_BIT(RO_TC_NOT)) {
            left = NOT_REACH;
            saw(l, SAW_NOT, 0, 0, 0);
        } else if (left && (is_content(l, w) || word_at(l, w)->upos == RO_UPOS_ADP)) {
            saw(l, SAW_NEGATED, l->keys[w], 0, 0);
            left--;
        }
    }
}

/* "a good day, but not good enough": the last part decides. */
static void look_behind_but(look *l) {
    uint32_t from = l->count;
    for (uint32_t w = 0; w < l->count; w++)
        if (ro_slice_is(ro_doc_text(l->r->doc, word_at(l, w)->span), "but"))
            from = w + 1;
    if (from < l->count)
        saw(l, SAW_BUT, 0, 0, 0);
    for (uint32_t w = from; w < l->count; w++)
        if (!is_mark(l, w))
            saw(l, SAW_BEHIND_BUT, l->keys[w], 0, 0);
}

static void look_at_heads(look *l) {
    for (uint32_t w = 0; w < l->count; w++) {
        const ro_word *word = word_at(l, w);
        bool near = word->head != RO_NONE && word->head >= l->first && word->head < l->first + l->count;
        bool tells = word->relation == RO_REL_nsubj || word->relation == RO_REL_obj ||
                     word->relation == RO_REL_obl || word->relation == RO_REL_advmod ||
                     word->relation == RO_REL_amod || word->relation == RO_REL_nmod ||
                     word->relation == RO_REL_xcomp || word->relation == RO_REL_cop;
        if (near && tells)
            saw(l, SAW_HEAD, l->keys[word->head - l->first], l->keys[w], word->relation);
    }
}

/* The patterns that match, whatever they found by it. */
static void look_at_hits(look *l, bool told) {
    static const ro_talks_kind kinds[] = {RO_TK_POSITION, RO_TK_ISSUE};
    bool hit = false;
    for (uint32_t at = 0; at < l->r->units.count; at++)
        for (uint32_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            ro_talks_match match;
            if (!ro_talks_match_at(l->r->words, &l->r->units, kinds[k], at, &match))
                continue;
            hit |= k == 0;
            saw(l, SAW_HIT, k, (uint32_t)ro_hash(match.value, 3), 0);
        }
    saw(l, SAW_TOLD, told, hit, 0);
}

static uint32_t at_most(uint32_t value, uint32_t most) {
    return value < most ? value : most;
}

static void look_around(look *l) {
    enum { BACK = 2, FIRST = 3, TALKS = 3, DENSEST = 6, PER_MILLE = 200, WORDS = 8, LONGEST = 7 };
    const ro_talks_reader *r = l->r;
    const uint64_t talks = RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_DEAL) | RO_TC_BIT(RO_TC_ROUND) |
                           RO_TC_BIT(RO_TC_COURSE) | RO_TC_BIT(RO_TC_ENVOY);
    uint32_t here = 0, before = 0;
    bool said = false, quoted = false;
    for (uint32_t u = 0; u < r->units.count; u++) {
        here += (r->units.items[u].classes & talks) != 0;
        said |= ro_talks_statement(r, u) != RO_NONE;
        quoted |= u == 0 && ro_talks_in(r, u, RO_TC_QUOTE);
    }
    for (uint32_t n = 1; n <= BACK && n <= r->sentence; n++)
        before += r->topical[r->sentence - n] != 0;
    uint32_t words = r->doc->words.count;
    saw(l, SAW_SAID, said, 0, 0);
    saw(l, SAW_QUOTE, quoted, 0, 0);
    saw(l, SAW_TALKS, at_most(here, TALKS), 0, 0);
    saw(l, SAW_TALKS_BEFORE, before, 0, 0);
    saw(l, SAW_DENSITY, at_most((uint32_t)((uint64_t)r->weight * PER_MILLE / (words + 1)), DENSEST), 0, 0);
    saw(l, SAW_FIRST, r->sentence < FIRST, 0, 0);
    saw(l, SAW_LENGTH, at_most(l->count / WORDS, LONGEST), 0, 0);
}

static void look_at_meaning(look *l) {
    int sums[RO_LEXIS_VECTOR] = {0}, known = 0;
    for (uint32_t w = 0; w < l->count; w++) {
        char form[RO_PLAIN_FORM];
        if (!is_content(l, w))
            continue;
        uint32_t length = ro_plain_form(ro_doc_text(l->r->doc, word_at(l, w)->span), form);
        uint32_t row = ro_lexis_row(l->lexis, ro_lexis_hash(ro_slice_of(form, length)));
        known += row != 0;
        for (uint32_t i = 0; row && i < RO_LEXIS_VECTOR; i++)
            sums[i] += l->lexis->vectors[(size_t)row * RO_LEXIS_VECTOR + i];
    }
    for (uint32_t i = 0; i < RO_LEXIS_VECTOR; i++)
        l->view->vector[i] = (int8_t)(known ? sums[i] / known : 0);
}

void ro_position_look(const ro_talks_reader *r, const ro_statement_lexis *lexis, bool told,
                      ro_position_view *view) {
    const ro_sentence *sentence = &r->doc->sentences.items[r->sentence];
    look l = {.r = r,
              .lexis = lexis,
              .view = view,
              .first = sentence->first_word,
              .count = at_most(sentence->words, MOST)};
    view->features.count = 0;
    for (uint32_t w = 0; w < l.count; w++)
        l.keys[w] = key_of(r->doc, word_at(&l, w));
    look_at_hits(&l, told);
    look_around(&l);
    look_at_words(&l);
    look_behind_not(&l);
    look_behind_but(&l);
    look_at_heads(&l);
    look_at_meaning(&l);
}
