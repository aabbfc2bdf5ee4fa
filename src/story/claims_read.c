/* What happened by a sentence: its time of day, who was there, its event with place and day, what was not
 * done. */
#include "story/claims_read.h"

/* "6 p.m.", "ten past ten", "noon": the last of the sentence. */
void ro_claim_clock(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    bool number = at && (ro_word_has(s, at - 1, RO_DC_number) || s->items[at - 1].is_number);
    if (ro_word_has(s, at, RO_DC_noon))
        claim->clock = ro_claim_place(claim, s, at, at + 1);
    else if (number && ro_word_has(s, at, RO_DC_clock))
        claim->clock = ro_claim_place(claim, s, at - 1, at + 1);
    else if (number && ro_word_is(s, at, "past") && ro_word_has(s, at + 1, RO_DC_number))
        claim->clock = ro_claim_place(claim, s, at - 1, at + 2);
}

/* "No officer was", "said nobody from the company was": of nobody. */
static bool is_nobody(const ro_sentence_words *s, uint32_t at) {
    uint32_t first = ro_behind_saying(s, at);
    for (uint32_t n = first + 2; n < at; n++)
        if (ro_word_is(s, n, "that")) /* "no evidence that he took part" */
            return false;
    return ro_word_is(s, first, "no") || ro_word_is(s, first, "nobody") || ro_word_is(s, first, "none") ||
           (ro_word_is(s, first, "that") && ro_word_is(s, first + 1, "no"));
}

/* "was in Geneva", "took part", "did not attend". */
void ro_claim_presence(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    bool was = ro_word_is(s, at, "was") || ro_word_is(s, at, "were");
    uint32_t next = at + 1 + ro_word_is(s, at + 1, "not");
    bool within = next + 1 < s->count && (ro_word_has(s, next + 1, RO_DC_det) || s->items[next + 1].is_name);
    bool there = was && ((within && (ro_word_is(s, next, "in") || ro_word_is(s, next, "at"))) ||
                         ro_word_is(s, next, "there") || ro_word_is(s, next, "present"));
    bool part = at && ro_word_is(s, at, "part") && ro_word_has(s, at - 1, RO_DC_take);
    bool noun = ro_word_is(s, at, "attending") && !(at && ro_word_has(s, at - 1, RO_DC_be));
    bool attends = (ro_word_has(s, at, RO_DC_attend) && !noun) || there || part;
    claim->attends |= attends;
    claim->absent |= attends && is_nobody(s, at);
}

/* "did not burn", "has not been sold", "never spoke"; not "has not yet", "would not". */
static bool is_undone(const ro_sentence_words *s, uint32_t at) {
    static const char *const past[] = {"did", "had", "has", "have", "was", "were"};
    static const char *const joined[] = {"didn", "hadn", "hasn", "haven", "wasn", "weren"};
    if (ro_word_is(s, at + 1, "yet") || ro_word_is(s, at + 1, "only") || ro_word_is(s, at + 1, "just"))
        return false;
    for (unsigned n = 0; n < sizeof past / sizeof *past; n++)
        if ((at && ro_word_is(s, at, "not") && ro_word_is(s, at - 1, past[n])) ||
            (ro_word_has(s, at, RO_DC_not) && s->items[at].length > strlen(joined[n]) &&
             ro_slice_starts(ro_word_text(&s->items[at]), ro_slice_of(joined[n], strlen(joined[n])))))
            return true;
    return ro_word_is(s, at, "never") && !(at && ro_word_has(s, at - 1, RO_DC_modal));
}

/* "been", "ever": to the verb. */
static uint32_t behind_helpers(const ro_sentence_words *s, uint32_t at) {
    while (at < s->count && (ro_word_has(s, at, RO_DC_be) || ro_word_is(s, at, "ever")))
        at++;
    return at;
}

/* "was not sold", "did not sell", "was not at the dinner"; "was not leadership" is none. */
static bool is_deed(const ro_sentence_words *s, uint32_t not, uint32_t verb) {
    bool contracted = !ro_word_is(s, not, "not") && !ro_word_is(s, not, "never");
    bool was = contracted ? ro_slice_starts(ro_word_text(&s->items[not ]), RO_LITERAL("was")) ||
                                ro_slice_starts(ro_word_text(&s->items[not ]), RO_LITERAL("were"))
                          : not &&ro_word_has(s, not -1, RO_DC_be);
    if (!was || verb >= s->count || ro_word_has(s, verb, RO_DC_where))
        return true;
    ro_slice word = ro_word_text(&s->items[verb]);
    return ro_slice_ends(word, RO_LITERAL("ed")) || ro_slice_ends(word, RO_LITERAL("en")) ||
           ro_slice_ends(word, RO_LITERAL("ing")) || ro_word_has(s, verb, RO_DC_event);
}

/* "near Brede", "in Torvik, Norland": the names behind a word of place. */
static void read_where(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    uint32_t first = at + 1 + ro_word_is(s, at + 1, "the"), end = first;
    while (end < s->count && s->items[end].is_name && !ro_word_has(s, end, RO_DC_weekday) &&
           !(end > first && s->items[end - 1].ends))
        end++;
    claim->where = ro_claim_place(claim, s, first, end);
}

/* "met in Torvik on Friday": the first event, what stands behind it up to who says so, and its day. */
void ro_claim_event(const ro_sentence_words *s, ro_claim *claim) {
    enum { REACH = 14, HELPED = 3 };
    uint32_t at = 0;
    while (at < s->count && !ro_word_has(s, at, RO_DC_event))
        at++;
    for (uint32_t n = 0; at == s->count && n < s->count && !claim->where.end; n++)
        if (ro_word_has(s, n, RO_DC_where))
            read_where(s, n, claim);
    if (at == s->count || s->asks)
        return;
    for (uint32_t n = 1; n <= HELPED && n <= at && !s->items[at - n].stops; n++)
        if (ro_word_has(s, at - n, RO_DC_modal) || ro_word_has(s, at - n, RO_DC_not) ||
            ro_word_is(s, at - n, "to"))
            return;
    claim->event = ro_claim_place(claim, s, at, at + 1);
    claim->once = ro_word_has(s, at, RO_DC_once);
    for (uint32_t n = at + 1; n < s->count && n <= at + REACH && !ro_word_has(s, n, RO_DC_says); n++) {
        if (!claim->where.end && ro_word_has(s, n, RO_DC_where))
            read_where(s, n, claim);
        if (!claim->weekday.end && ro_word_has(s, n, RO_DC_weekday))
            claim->weekday = ro_claim_place(claim, s, n, n + 1);
    }
}

/* "did not sell": the verb that is undone, the first of the sentence. */
void ro_claim_undone(const ro_sentence_words *s, uint32_t at, ro_claim *claim) {
    uint32_t verb = behind_helpers(s, at + 1);
    if (!claim->undoes.end && is_undone(s, at) && is_deed(s, at, verb) && !ro_word_has(s, verb, RO_DC_deny))
        claim->undoes = ro_claim_place(claim, s, verb, verb + 1);
}
