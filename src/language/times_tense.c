/* Which way a clause points, by its tree: the verb (or the noun with "be") that a time expression hangs on,
 * with its auxiliaries.
 *
 *     the envoys  will meet  on Friday            ahead, by "will"
 *     could not  be reached  for comment Friday   behind: what was not possible is over
 *     agreed  to meet  Friday                     ahead: what was agreed is still to come
 *     after  suspending  his campaign Friday      behind, by "after"
 *     Friday's vote  will matter                  a noun before its verb is no part of what will be
 */
#include "language/times_state.h"

enum { CLIMB = 12, AUXILIARIES = 10, AHEAD_FAR = 2 };

typedef struct {
    bool modal, will, would, negated, have, had, was, is, be, to, after;
} helpers;

/* "rode", "shook": past, whatever the tagger says. */
static bool is_past_form(const ro_time_state *state, uint32_t word) {
    ro_slice text = ro_doc_text(state->doc, state->doc->words.items[word].span);
    uint32_t entry = ro_vocabulary_find(state->vocabulary, text);
    const ro_sense *cue = entry == RO_NONE ? NULL : ro_vocabulary_sense(state->vocabulary, entry, RO_T_CUE);
    return cue && cue->number < 0;
}

/* "following the crash on Friday". */
static bool is_following(const ro_doc *doc, uint32_t word) {
    return ro_doc_is_tagged(doc, word, "VBG") && ro_slice_is(doc->words.items[word].lemma, "follow");
}

static void add_helper(const ro_doc *doc, uint32_t w, helpers *h) {
    const ro_word *word = &doc->words.items[w];
    bool past = ro_doc_is_tagged(doc, w, "VBD"), have = ro_slice_is(word->lemma, "have");
    if (ro_doc_is_tagged(doc, w, "MD")) {
        h->modal = true;
        h->will = ro_slice_is(word->lemma, "will");
        h->would = ro_slice_is(word->lemma, "would") || ro_slice_is(word->lemma, "could");
    }
    h->negated |= ro_slice_is(word->lemma, "not");
    h->to |= ro_doc_is_tagged(doc, w, "TO");
    bool preposition = word->relation == RO_REL_mark || word->relation == RO_REL_case;
    h->after |= preposition && (ro_slice_is(word->lemma, "after") || is_following(doc, w));
    if (word->relation != RO_REL_aux && word->relation != RO_REL_cop)
        return;
    h->have |= have;
    h->had |= have && past;
    h->was |= !have && past;
    h->is |= ro_doc_is_tagged(doc, w, "VBZ") || ro_doc_is_tagged(doc, w, "VBP");
    h->be |= ro_doc_is_tagged(doc, w, "VB");
}

static helpers helpers_of(const ro_doc *doc, uint32_t word) {
    helpers h = {0};
    uint32_t first = doc->sentences.items[doc->words.items[word].sentence].first_word;
    for (uint32_t w = word; w-- > first && word - w <= AUXILIARIES;)
        if (doc->words.items[w].head == word)
            add_helper(doc, w, &h);
    return h;
}

static bool has_class(const ro_time_state *state, uint32_t word, unsigned class) {
    uint32_t entry = ro_vocabulary_find(state->vocabulary, state->doc->words.items[word].lemma);
    return entry != RO_NONE && ro_vocabulary_sense(state->vocabulary, entry, class);
}

/* What the auxiliaries say: ahead 2, in the present 1, behind -2, 0 nothing. */
static int by_helpers(const helpers *h) {
    if (h->modal)
        return (h->have && !h->will) || (h->would && h->negated) ? -2 : 2;
    if (h->to && h->was && !h->have) /* "was to be issued", not "was to have been issued" */
        return 2;
    if (h->have || h->was)
        return -2;
    return h->is;
}

static bool is_participle(const ro_doc *doc, uint32_t verb) {
    return ro_doc_is_tagged(doc, verb, "VBN");
}

/* "an interview to be broadcast Sunday". */
static bool is_still_to_be(const ro_doc *doc, uint32_t verb, const helpers *h) {
    return h->be && doc->words.items[verb].relation == RO_REL_acl;
}

/* A verb without auxiliaries; 0: it does not tell by itself. */
static int by_form(const ro_time_state *state, uint32_t verb, const helpers *h) {
    const ro_doc *doc = state->doc;
    if (h->to)
        return is_still_to_be(doc, verb, h) ? 2 : 0;
    if (is_participle(doc, verb))
        return has_class(state, verb, RO_T_FIXEDFOR) ? 2 : -2;
    if (ro_doc_is_tagged(doc, verb, "VBD") || is_past_form(state, verb) || h->after ||
        is_following(doc, verb))
        return -2;
    if (!ro_doc_is_tagged(doc, verb, "VBZ") && !ro_doc_is_tagged(doc, verb, "VBP"))
        return 0;
    bool tells =
        has_class(state, verb, RO_T_TELLS) || doc->sentences.items[doc->words.items[verb].sentence].title;
    return tells ? -1 : 1;
}

/* The way of the clause that the word is, or is in. */
static int clause(const ro_time_state *state, uint32_t word, uint32_t *verb) {
    const ro_doc *doc = state->doc;
    bool infinitive = false, stays = true;
    for (unsigned step = 0; word != RO_NONE && stays && step < CLIMB; step++) {
        helpers h = helpers_of(doc, word);
        bool is_verb = doc->words.items[word].upos == RO_UPOS_VERB;
        if (infinitive && has_class(state, word, RO_T_PLANS))
            return has_class(state, word, RO_T_FIXEDFOR) ? 2 : 1;
        int found = by_helpers(&h);
        if (!found && is_verb)
            found = by_form(state, word, &h);
        bool fixed = has_class(state, word, RO_T_FIXEDFOR);
        found = fixed && (found == 1 || (!found && ro_doc_is_tagged(doc, word, "JJ"))) ? 2 : found;
        *verb = word;
        if (found)
            return found;
        infinitive |= is_verb && h.to;
        stays = !ro_doc_is_tagged(doc, word, "VBG");
        word = doc->words.items[word].head;
    }
    return 0;
}

static bool is_quotation_mark(const ro_doc *doc, uint32_t word) {
    return ro_doc_is_tagged(doc, word, "''") || ro_doc_is_tagged(doc, word, "``");
}

/* Of the words from begin to before end one is a quotation mark or, where `of` is a word, hangs on that. */
static bool any_between(const ro_doc *doc, uint32_t begin, uint32_t end, uint32_t of) {
    for (uint32_t w = begin; w < end; w++)
        if (of == RO_NONE ? is_quotation_mark(doc, w) : doc->words.items[w].head == of)
            return true;
    return false;
}

/* "'We are ready,' they said on Friday": what was said hangs on what tells of it, behind the quotation marks.
 */
static uint32_t teller_behind(const ro_doc *doc, uint32_t head, uint32_t word) {
    uint32_t telling = head;
    for (unsigned step = 0; telling != RO_NONE && telling <= head && step < CLIMB; step++)
        telling = doc->words.items[telling].head;
    bool between = telling != RO_NONE && telling > head && telling < word;
    return between && any_between(doc, head, telling, RO_NONE) ? telling : head;
}

/* "They said on Friday they were ready": nothing of what was said stands before the word. */
static uint32_t teller_before(const ro_doc *doc, uint32_t head, uint32_t word) {
    uint32_t telling = doc->words.items[head].head;
    bool told = telling != RO_NONE && telling < word && doc->words.items[head].relation == RO_REL_ccomp &&
                (any_between(doc, word, head, RO_NONE) || !any_between(doc, telling + 1, word, head));
    return told ? telling : head;
}

/* What the word hangs on; where that is what somebody said, and the word is not in it, what tells of that. */
static uint32_t head_of(const ro_doc *doc, uint32_t word) {
    uint32_t head = doc->words.items[word].head;
    if (head == RO_NONE)
        return head;
    return head < word ? teller_behind(doc, head, word) : teller_before(doc, head, word);
}

/* The word of items [begin, end) that hangs on something outside them; RO_NONE for none, or no trees. */
static uint32_t top_word(const ro_time_state *state, uint32_t begin, uint32_t end) {
    const ro_doc *doc = state->doc;
    uint32_t last = state->items->items[end - 1].span.end;
    if (!(doc->layers & RO_LAYER_TREES))
        return RO_NONE;
    uint32_t first = ro_doc_word_at(doc, state->items->items[begin].span.begin);
    for (uint32_t w = first; w < doc->words.count && doc->words.items[w].span.begin < last; w++) {
        uint32_t head = doc->words.items[w].head;
        if (head == RO_NONE)
            return RO_NONE;
        if (head < first || doc->words.items[head].span.begin >= last)
            return w;
    }
    return RO_NONE;
}

ro_over ro_time_was_over(const ro_time_state *state, uint32_t begin, uint32_t end) {
    const ro_doc *doc = state->doc;
    uint32_t word = top_word(state, begin, end);
    uint32_t verb = word == RO_NONE ? RO_NONE : head_of(doc, word);
    if (verb == RO_NONE || has_class(state, verb, RO_T_PLANS) || has_class(state, verb, RO_T_FIXEDFOR))
        return RO_NOT_OVER;
    helpers h = helpers_of(doc, verb);
    bool past = ro_doc_is_tagged(doc, verb, "VBD") || is_participle(doc, verb);
    bool over = !h.modal && !h.to && (h.have || h.was || (!h.is && past));
    return !over ? RO_NOT_OVER : h.negated ? RO_NOT_BEFORE : RO_OVER;
}

/* A day of the week is near: each way of the clause counts for it, and what is said of a noun is over. */
static int way_of_weekday(const ro_time_state *state, uint32_t word) {
    uint32_t head = head_of(state->doc, word), verb = RO_NONE;
    if (helpers_of(state->doc, head).after)
        return -2;
    int found = clause(state, head, &verb);
    if (state->doc->words.items[word].relation != RO_REL_nmod || has_class(state, head, RO_T_AHEADNOUN))
        return found;
    bool before = verb == RO_NONE || head <= verb;
    return found < 2 || before ? -1 : found;
}

/* The word's preposition is "on", or it has none. */
static bool is_on(const ro_doc *doc, uint32_t word) {
    for (uint32_t w = word; w-- > 0 && word - w <= 3;)
        if (doc->words.items[w].head == word && doc->words.items[w].relation == RO_REL_case)
            return ro_slice_is(doc->words.items[w].lemma, "on");
    return true;
}

bool ro_time_happened(const ro_time_state *state, uint32_t begin, uint32_t end) {
    const ro_doc *doc = state->doc;
    if (!(doc->layers & RO_LAYER_TREES))
        return true;
    uint32_t word = top_word(state, begin, end);
    uint32_t verb = word == RO_NONE ? RO_NONE : doc->words.items[word].head;
    return verb != RO_NONE && (ro_doc_is_tagged(doc, verb, "VBD") || is_participle(doc, verb)) &&
           doc->words.items[word].relation != RO_REL_obj && is_on(doc, word);
}

bool ro_time_had_been_planned(const ro_time_state *state, uint32_t begin, uint32_t end) {
    const ro_doc *doc = state->doc;
    uint32_t word = top_word(state, begin, end);
    word = word == RO_NONE ? RO_NONE : head_of(doc, word);
    for (unsigned step = 0; word != RO_NONE && step < CLIMB; step++) {
        helpers h = helpers_of(doc, word);
        if (h.had)
            return has_class(state, word, RO_T_PLANS);
        word = h.to ? doc->words.items[word].head : RO_NONE;
    }
    return false;
}

int ro_time_tense(const ro_time_state *state, uint32_t begin, uint32_t end) {
    const ro_item *items = state->items->items;
    uint32_t word = top_word(state, begin, end), verb;
    if (word == RO_NONE)
        return 0;
    bool weekday = false;
    for (uint32_t i = begin; i < end; i++)
        weekday |= ro_item_in(&items[i], RO_T_WEEKDAY);
    if (weekday)
        return way_of_weekday(state, word);
    uint32_t head = head_of(state->doc, word);
    int found = clause(state, head, &verb);
    bool meant = found == 1 && helpers_of(state->doc, head).to; /* "hopes to win in November" */
    return found >= AHEAD_FAR || meant ? found : 0;
}
