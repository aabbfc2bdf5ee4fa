#include "reading/statement_words.h"

#include "base/error.h"
#include "base/hash.h"

enum { DEEPEST = 100 };

/* Hashes of the names that a document's tags and subtypes go by. */
typedef struct {
    uint32_t xpos[256], subtype[256];
} names;

static void hash_names(const ro_doc *doc, names *n) {
    uint8_t xpos_seen[256] = {0}, subtype_seen[256] = {0};
    for (uint32_t i = 0; i < doc->words.count; i++) {
        uint8_t x = (uint8_t)doc->words.items[i].xpos, s = doc->words.items[i].subtype;
        if (!xpos_seen[x]++)
            n->xpos[x] = ro_lexis_hash(ro_slice_of(doc->xpos_names[x], strlen(doc->xpos_names[x])));
        if (!subtype_seen[s]++)
            n->subtype[s] =
                (uint32_t)ro_hash(ro_slice_of(doc->subtype_names[s], strlen(doc->subtype_names[s])), 11);
        xpos_seen[x] = subtype_seen[s] = 1;
    }
}

static void fill_word(const ro_statement_lexis *lexis, const ro_doc *doc, const names *n, uint32_t i,
                      ro_sword *w) {
    const ro_word *from = &doc->words.items[i];
    char form[RO_PLAIN_FORM];
    ro_slice text = ro_doc_text(doc, from->span);
    uint32_t length = ro_plain_form(text, form);
    w->form = ro_lexis_hash(ro_slice_of(form, length));
    w->vector = ro_lexis_row(lexis, w->form);
    w->fine = lexis->classes[2 * w->vector];
    w->coarse = lexis->classes[2 * w->vector + 1];
    length = ro_plain_form(from->lemma, form);
    w->lemma = ro_lexis_hash(ro_slice_of(form, length));
    w->xpos = n->xpos[(uint8_t)from->xpos];
    w->relation = from->relation * 0x9e3779b1u ^ n->subtype[from->subtype];
    w->kind = from->upos;
    w->link = from->relation;
    w->head = from->head;
    w->child = w->sibling = RO_NONE;
    w->left = i;
    w->name = RO_SWORD_NO_NAME;
    w->punct = from->upos == RO_UPOS_PUNCT;
    w->comma = text.len && text.ptr[0] == ',';
}

static void fill_layers(ro_swords *s) {
    const ro_doc *doc = s->doc;
    for (uint32_t k = doc->names.count; k-- > 0;)
        for (uint32_t i = 0; i < doc->names.items[k].words; i++)
            s->words[doc->names.items[k].first_word + i].name = (uint8_t)doc->names.items[k].type;
    for (uint32_t k = 0; k < doc->times.count; k++)
        for (uint32_t i = 0; i < doc->times.items[k].words; i++)
            s->words[doc->times.items[k].first_word + i].time = true;
    for (uint32_t k = doc->quotes.count; k-- > 0;) {
        const ro_quote *quote = &doc->quotes.items[k];
        if (quote->parent != RO_NONE)
            continue;
        for (uint32_t i = ro_doc_word_at(doc, quote->span.begin);
             i < s->count && doc->words.items[i].span.begin < quote->span.end; i++)
            s->words[i].quote = k + 1;
    }
}

static void link_tree(ro_swords *s) {
    for (uint32_t i = s->count; i-- > 0;) {
        ro_sword *w = &s->words[i];
        if (w->head != RO_NONE) {
            ro_sword *head = &s->words[w->head];
            w->sibling = head->child;
            head->child = i;
            if (w->link == RO_REL_case || w->link == RO_REL_mark)
                head->mark = w->lemma;
        }
        uint8_t depth = 0;
        for (uint32_t a = i; a != RO_NONE && depth < DEEPEST; a = s->words[a].head, depth++)
            if (s->words[a].left > i)
                s->words[a].left = i;
        w->depth = depth;
    }
    uint32_t commas = 0;
    for (uint32_t i = 0; i < s->count; i++)
        s->words[i].commas = commas += s->words[i].comma;
}

static void fill_sentences(ro_swords *s) {
    for (uint32_t k = 0; k < s->doc->sentences.count; k++) {
        const ro_sentence *sentence = &s->doc->sentences.items[k];
        const ro_sword *w = s->words + sentence->first_word;
        ro_ssentence *to = &s->sentences[k];
        if (!sentence->words)
            continue;
        uint32_t words = 0, quoted = 0, marks_too = 0;
        for (uint32_t i = 0; i < sentence->words; i++) {
            words += !w[i].punct;
            quoted += !w[i].punct && w[i].quote;
            marks_too += w[i].quote != 0;
        }
        to->first_quote = w[0].quote;
        to->last_quote = w[sentence->words - 1].quote;
        to->quoted_tenths = marks_too ? marks_too * 10 / sentence->words + 1 : 0;
        to->quoted = !quoted           ? RO_QUOTED_NOT
                     : quoted == words ? RO_QUOTED_WHOLE
                     : to->first_quote ? RO_QUOTED_FROM_BEGIN
                                       : RO_QUOTED_WITHIN;
    }
}

/* Words of a name before a colon, and from a dash to its paragraph's end. */
enum { NAMED = 6, SIGNED = 14 };

static bool begins_large(ro_slice text) {
    return text.len && ((text.ptr[0] >= 'A' && text.ptr[0] <= 'Z') || (unsigned char)text.ptr[0] >= 0xc3);
}

static bool has_small(ro_slice text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return true;
    return false;
}

static bool is_dash(ro_slice text) {
    return ro_slice_is(text, "―") || ro_slice_is(text, "—") || ro_slice_is(text, "–") ||
           ro_slice_is(text, "--") || ro_slice_is(text, "-");
}

/* The colon behind the name that the sentence begins with, RO_NONE. */
static uint32_t colon_of(const ro_swords *s, const ro_sentence *sentence, bool *small) {
    *small = false;
    for (uint32_t i = 0; i < sentence->words && i <= NAMED; i++) {
        uint32_t word = sentence->first_word + i;
        ro_slice text = ro_doc_text(s->doc, s->doc->words.items[word].span);
        if (ro_slice_is(text, ":"))
            return i ? word : RO_NONE;
        if (!s->words[word].punct && !begins_large(text))
            return RO_NONE;
        *small |= has_small(text);
    }
    return RO_NONE;
}

/* “…” — Name, to the end of the paragraph. */
static bool signs(const ro_swords *s, uint32_t dash, uint32_t end) {
    return dash && end - dash > 1 && end - dash <= SIGNED && s->words[dash - 1].quote &&
           !s->words[dash].quote && is_dash(ro_doc_text(s->doc, s->doc->words.items[dash].span)) &&
           begins_large(ro_doc_text(s->doc, s->doc->words.items[dash + 1].span));
}

static void find_turns(ro_swords *s) {
    const ro_sentence *all = s->doc->sentences.items;
    for (uint32_t k = 0; k < s->doc->sentences.count; k++) {
        bool small, opens = !k || all[k - 1].paragraph != all[k].paragraph;
        bool closes = k + 1 == s->doc->sentences.count || all[k + 1].paragraph != all[k].paragraph;
        uint32_t colon = opens ? colon_of(s, &all[k], &small) : RO_NONE,
                 end = all[k].first_word + all[k].words;
        if (colon != RO_NONE) {
            s->words[colon].turn = small ? RO_TURN_COLON : RO_TURN_CAPITALS;
            s->sentences[k].begins_turn = true;
            s->turns += !all[k].title;
        }
        for (uint32_t i = end > SIGNED ? end - SIGNED : 0; closes && i < end; i++)
            if (i >= all[k].first_word && signs(s, i, end)) {
                s->words[i].turn = RO_TURN_DASH;
                s->turns++;
            }
    }
}

int ro_swords_make(const ro_statement_lexis *lexis, const ro_doc *doc, ro_arena *scratch, ro_swords *words,
                   readout_error *error) {
    names n;
    *words = (ro_swords){.doc = doc, .count = doc->words.count};
    words->words = ro_arena_zero(scratch, words->count + 1, sizeof *words->words);
    words->cue = ro_arena_zero(scratch, words->count + 1, sizeof *words->cue);
    words->sentences = ro_arena_zero(scratch, doc->sentences.count + 1, sizeof *words->sentences);
    if (!words->words || !words->cue || !words->sentences)
        return ro_fail_memory(error);
    hash_names(doc, &n);
    for (uint32_t i = 0; i < words->count; i++)
        fill_word(lexis, doc, &n, i, &words->words[i]);
    fill_layers(words);
    link_tree(words);
    fill_sentences(words);
    find_turns(words);
    return 0;
}

void ro_swords_note_cues(ro_swords *words) {
    for (uint32_t k = 0; k < words->doc->sentences.count; k++) {
        const ro_sentence *from = &words->doc->sentences.items[k];
        ro_ssentence *to = &words->sentences[k];
        to->cue_inside = to->cue_outside = 0;
        for (uint32_t i = from->first_word; i < from->first_word + from->words; i++) {
            float *most = words->words[i].quote ? &to->cue_inside : &to->cue_outside;
            *most = words->cue[i] > *most ? words->cue[i] : *most;
        }
    }
}

static int64_t place(const ro_swords *s, uint32_t word, int by) {
    const ro_sentence *sentence = ro_swords_sentence(s, word);
    int64_t at = (int64_t)word + by;
    if (at < sentence->first_word)
        return -RO_EDGE_BEGIN;
    return at < (int64_t)sentence->first_word + sentence->words ? at : -RO_EDGE_END;
}

uint32_t ro_swords_form(const ro_swords *s, uint32_t word, int by) {
    int64_t at = place(s, word, by);
    return at < 0 ? (uint32_t)-at : s->words[at].form;
}

uint32_t ro_swords_xpos(const ro_swords *s, uint32_t word, int by) {
    int64_t at = place(s, word, by);
    return at < 0 ? (uint32_t)-at : s->words[at].xpos;
}
