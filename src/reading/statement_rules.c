#include "reading/statement_rules.h"

#include "base/error.h"

#include <stdlib.h>

enum { CLIMB = 6, CUE_REACH = 6 };

int ro_statement_rules_load(ro_arena *arena, ro_statement_rules *rules, readout_error *error) {
    return ro_lexicon_load(arena, "data/reading/statement_rules.tsv", 2, &rules->words, error);
}

static bool is_of(const ro_statement_rules *rules, const ro_swords *s, uint32_t word, const char *class) {
    uint32_t row = ro_lexicon_find(&rules->words, s->doc->words.items[word].lemma);
    while (row != RO_NONE && !ro_slice_is(ro_lexicon_cell(&rules->words, row, 1), class))
        row = ro_lexicon_next(&rules->words, row);
    return row != RO_NONE;
}

/* The first dependent of the relation, in text order; RO_NONE. */
static uint32_t dependent(const ro_swords *s, uint32_t head, ro_relation relation) {
    uint32_t c = s->words[head].child;
    while (c != RO_NONE && s->words[c].link != relation)
        c = s->words[c].sibling;
    return c;
}

static bool has_dependent(const ro_statement_rules *rules, const ro_swords *s, uint32_t head,
                          const char *class) {
    for (uint32_t c = s->words[head].child; c != RO_NONE; c = s->words[c].sibling)
        if (is_of(rules, s, c, class))
            return true;
    return false;
}

static bool is_under(const ro_swords *s, uint32_t word, uint32_t top) {
    while (word != RO_NONE && word != top)
        word = s->words[word].head;
    return word == top;
}

static uint32_t sentence_end(const ro_swords *s, uint32_t word) {
    const ro_sentence *sentence = ro_swords_sentence(s, word);
    return sentence->first_word + sentence->words;
}

/* Behind the last word of the run that hangs on `top`. */
static uint32_t end_under(const ro_swords *s, uint32_t top) {
    uint32_t end = top + 1, last = sentence_end(s, top);
    while (end < last && is_under(s, end, top))
        end++;
    return end;
}

/* ---- who says it ---- */

static void trim(const ro_swords *s, uint32_t *begin, uint32_t *end) {
    while (*begin < *end && s->words[*begin].punct)
        ++*begin;
    while (*begin < *end && s->words[*end - 1].punct)
        --*end;
}

/* "by the envoy" */
static uint32_t agent(const ro_swords *s, uint32_t verb) {
    for (uint32_t c = s->words[verb].child; c != RO_NONE; c = s->words[c].sibling) {
        uint32_t by = s->words[c].link == RO_REL_obl ? dependent(s, c, RO_REL_case) : RO_NONE;
        if (by != RO_NONE && ro_slice_is(s->doc->words.items[by].lemma, "by"))
            return c;
    }
    return RO_NONE;
}

/* The verb whose subject is this one's too: what it is joined to, or hangs on with "to". */
static uint32_t governor(const ro_swords *s, uint32_t verb) {
    bool shares = s->words[verb].link == RO_REL_conj || s->words[verb].link == RO_REL_xcomp;
    return shares ? s->words[verb].head : RO_NONE;
}

bool ro_subject_run(const ro_swords *s, uint32_t verb, uint32_t *begin, uint32_t *end) {
    uint32_t subject = RO_NONE, at = verb;
    for (unsigned step = 0; at != RO_NONE && subject == RO_NONE && step < CLIMB; step++) {
        subject = agent(s, at);
        subject = subject == RO_NONE ? dependent(s, at, RO_REL_nsubj) : subject;
        if (subject == RO_NONE)
            at = governor(s, at);
    }
    if (subject == RO_NONE)
        return false;
    *end = end_under(s, subject);
    *begin = s->words[subject].left;
    uint32_t by = dependent(s, subject, RO_REL_case);
    if (by != RO_NONE && by < subject)
        *begin = by + 1;
    trim(s, begin, end);
    return *begin < *end;
}

/* ---- what it says ---- */

/* Behind the content: before ", calling the pause a stall", which belongs to the verb. */
static uint32_t content_end(const ro_swords *s, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin + 1; i + 1 < end; i++)
        if (s->words[i].comma && ro_doc_is_tagged(s->doc, i + 1, "VBG"))
            return i;
    return end;
}

int ro_take_run(const ro_swords *words, uint32_t begin, uint32_t end, ro_word_list *list, ro_arena *scratch,
                readout_error *error) {
    for (uint32_t i = begin; i < end; i++) {
        if (words->words[i].punct)
            continue;
        uint32_t *item = ro_array_push(scratch, list);
        if (!item)
            return ro_fail_memory(error);
        *item = i;
    }
    return 0;
}

ro_candidate *ro_candidate_of(ro_candidates *found, uint32_t head, ro_arena *scratch) {
    for (uint32_t i = 0; i < found->items.count; i++)
        if (found->items.items[i].head == head)
            return &found->items.items[i];
    ro_candidate *made = ro_array_push(scratch, &found->items);
    if (made)
        *made = (ro_candidate){.head = head};
    return made;
}

/* The cue: helpers before the verb, the verb, and what it has behind it before `until`. */
static int take_cue(const ro_statement_rules *rules, const ro_swords *s, uint32_t verb, uint32_t until,
                    ro_word_list *cue, ro_arena *scratch, readout_error *error) {
    uint32_t begin = verb, end = verb + 1, first = ro_swords_sentence(s, verb)->first_word;
    while (begin > first && verb - begin < CUE_REACH &&
           (s->words[begin - 1].kind == RO_UPOS_AUX || ro_doc_is_tagged(s->doc, begin - 1, "TO") ||
            (ro_doc_is_tagged(s->doc, begin, "TO") && is_of(rules, s, begin - 1, "have"))))
        begin--;
    while (end < until && end <= verb + 2 &&
           (is_of(rules, s, end, "particle") || s->words[end].kind == RO_UPOS_ADP))
        end++;
    return ro_take_run(s, begin, end, cue, scratch, error);
}

/* What the model found too keeps its cue and source, and its content where that has all of the rule's. */
static int make_surer(const ro_swords *s, ro_candidate *c, uint32_t begin, uint32_t end, ro_arena *scratch,
                      readout_error *error) {
    c->score = RO_RULE_SURE;
    c->by_rule = true;
    bool has_all = ro_word_list_holds(&c->content, begin) && ro_word_list_holds(&c->content, end - 1);
    if (has_all || ro_word_list_holds(&c->cue, begin))
        return 0;
    c->content.count = 0;
    return ro_take_run(s, begin, end, &c->content, scratch, error);
}

static int add_found(const ro_statement_rules *rules, ro_candidates *found, uint32_t verb, uint32_t begin,
                     uint32_t end, ro_arena *scratch, readout_error *error) {
    const ro_swords *s = &found->words;
    uint32_t source_begin, source_end;
    if (!ro_subject_run(s, verb, &source_begin, &source_end))
        return 0;
    ro_candidate *c = ro_candidate_of(found, verb, scratch);
    if (!c)
        return ro_fail_memory(error);
    if (c->score >= RO_RULE_SURE)
        return 0;
    if (c->content.count && c->score >= RO_STATEMENT_LEAST)
        return make_surer(s, c, begin, end, scratch, error);
    *c = (ro_candidate){.head = verb, .score = RO_RULE_SURE, .by_rule = true};
    int status = ro_take_run(s, source_begin, source_end, &c->source, scratch, error);
    if (!status)
        status = take_cue(rules, s, verb, begin, &c->cue, scratch, error);
    return status ? status : ro_take_run(s, begin, end, &c->content, scratch, error);
}

/* ---- denials ---- */

/* Somebody did: not "did not deny", "would deny", "to deny", but "had to deny". */
static bool is_done(const ro_statement_rules *rules, const ro_swords *s, uint32_t verb) {
    for (uint32_t c = s->words[verb].child; c != RO_NONE; c = s->words[c].sibling)
        if (ro_doc_is_tagged(s->doc, c, "MD") || is_of(rules, s, c, "not") ||
            (s->words[c].link == RO_REL_aux && s->doc->words.items[c].subtype))
            return false;
    uint32_t last = sentence_end(s, verb) - 1, head = s->words[verb].head;
    bool asks = ro_slice_is(ro_doc_text(s->doc, s->doc->words.items[last].span), "?");
    bool bare = ro_doc_is_tagged(s->doc, verb, "VB") || ro_doc_is_tagged(s->doc, verb, "VBG");
    bool had = bare && s->words[verb].link == RO_REL_xcomp && head != RO_NONE &&
               is_of(rules, s, head, "have") && !has_dependent(rules, s, head, "not");
    return !asks && (!bare || had);
}

/* The noun that is denied, as object or behind "against"; RO_NONE. */
static uint32_t denied_noun(const ro_statement_rules *rules, const ro_swords *s, uint32_t verb) {
    for (uint32_t c = s->words[verb].child; c != RO_NONE; c = s->words[c].sibling)
        if (c > verb && (s->words[c].link == RO_REL_obj || s->words[c].link == RO_REL_obl) &&
            (is_of(rules, s, c, "report") || is_of(rules, s, c, "wrong")))
            return c;
    return RO_NONE;
}

/* "pushed back against reports | that the talks had collapsed": the clause is the noun's, whatever the tree
 * hangs it on. */
static uint32_t with_clause(const ro_swords *s, uint32_t end) {
    uint32_t last = end < s->count ? s->words[end].head : RO_NONE;
    bool clause =
        last != RO_NONE && last > end && s->words[end].link == RO_REL_mark && last < sentence_end(s, end - 1);
    return clause ? end_under(s, last) : end;
}

static int find_denial(const ro_statement_rules *rules, ro_candidates *found, uint32_t verb,
                       ro_arena *scratch, readout_error *error) {
    const ro_swords *s = &found->words;
    bool pushes = is_of(rules, s, verb, "push");
    if (!is_done(rules, s, verb) || (pushes && !has_dependent(rules, s, verb, "particle")))
        return 0;
    uint32_t clause = pushes ? RO_NONE : dependent(s, verb, RO_REL_ccomp);
    uint32_t noun = denied_noun(rules, s, verb), told = noun != RO_NONE ? noun : clause;
    if (told == RO_NONE || told < verb)
        return 0;
    uint32_t begin = s->words[told].left, end = with_clause(s, end_under(s, told));
    uint32_t against = dependent(s, told, RO_REL_case);
    if (noun != RO_NONE && against != RO_NONE && against < noun)
        begin = against + 1;
    return begin > verb ? add_found(rules, found, verb, begin, content_end(s, begin, end), scratch, error)
                        : 0;
}

/* ---- accounts of figures ---- */

static bool is_number(const ro_swords *s, uint32_t word) {
    return s->words[word].kind == RO_UPOS_NUM || dependent(s, word, RO_REL_nummod) != RO_NONE;
}

/* "puts the number of jobs lost at 7,400": the amount, whatever the tree hangs it on; RO_NONE. */
static uint32_t amount_behind(const ro_swords *s, uint32_t verb, uint32_t thing) {
    for (uint32_t w = thing + 1; w < sentence_end(s, verb) && is_under(s, w, verb); w++) {
        uint32_t at = is_number(s, w) && !s->words[w].time ? dependent(s, w, RO_REL_case) : RO_NONE;
        if (at != RO_NONE && ro_slice_is(s->doc->words.items[at].lemma, "at"))
            return w;
    }
    return RO_NONE;
}

/* "puts the toll at 38": the words from the object on. */
static int find_account(const ro_statement_rules *rules, ro_candidates *found, uint32_t verb,
                        ro_arena *scratch, readout_error *error) {
    const ro_swords *s = &found->words;
    uint32_t thing = dependent(s, verb, RO_REL_obj);
    if (thing == RO_NONE || thing < verb || !is_done(rules, s, verb))
        return 0;
    uint32_t amount = amount_behind(s, verb, thing);
    return amount == RO_NONE
               ? 0
               : add_found(rules, found, verb, s->words[thing].left, end_under(s, amount), scratch, error);
}

static int by_head(const void *a, const void *b) {
    uint32_t x = ((const ro_candidate *)a)->head, y = ((const ro_candidate *)b)->head;
    return (x > y) - (x < y);
}

int ro_find_by_rule(const ro_statement_rules *rules, ro_candidates *found, ro_arena *scratch,
                    readout_error *error) {
    const ro_swords *s = &found->words;
    uint32_t count = found->items.count;
    int status = 0;
    for (uint32_t i = 0; i < s->count && !status; i++) {
        const ro_sentence *sentence = ro_swords_sentence(s, i);
        if (s->words[i].kind != RO_UPOS_VERB || sentence->skipped)
            continue;
        if (is_of(rules, s, i, "deny") || is_of(rules, s, i, "push"))
            status = find_denial(rules, found, i, scratch, error);
        else if (is_of(rules, s, i, "put"))
            status = find_account(rules, found, i, scratch, error);
    }
    if (!status)
        status = ro_find_behind_colons(found, scratch, error);
    if (found->items.count > count)
        qsort(found->items.items, found->items.count, sizeof *found->items.items, by_head);
    return status;
}
