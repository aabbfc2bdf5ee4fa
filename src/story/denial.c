#include "story/denial.h"

enum {
    NOT_REACH = 4,
    OBJECT_REACH = 6,
    CLAUSE_REACH = 6,
    FALSE_REACH = 5,
    SUBJECT_REACH = 14,
    RELATIVE_REACH = 7
};

static const ro_denial nothing = {.kind = RO_DENIES_NOTHING};

static ro_denial denial(const ro_sentence_words *s, ro_denial_kind kind, uint32_t verb, uint32_t first) {
    return (ro_denial){.kind = kind, .verb = verb, .first = first, .last = s->count, .noun = s->count};
}

static ro_denial denial_of_it(const ro_sentence_words *s, uint32_t verb, bool here) {
    ro_denial found = denial(s, RO_DENIES_IT, verb, s->count);
    found.here = here;
    return found;
}

static bool is_adverb(const ro_sentence_words *s, uint32_t at) {
    return at < s->count &&
           (ro_slice_ends(ro_word_text(&s->items[at]), RO_LITERAL("ly")) || ro_word_is(s, at, "also") ||
            ro_word_is(s, at, "both") || ro_word_is(s, at, "once"));
}

static uint32_t before_adverbs(const ro_sentence_words *s, uint32_t at) {
    uint32_t n = at;
    while (n && is_adverb(s, n - 1))
        n--;
    return n;
}

/* Behind adverbs and the day: "denied flatly", "denied on Saturday". */
static uint32_t behind_adverbs(const ro_sentence_words *s, uint32_t at) {
    if (ro_word_is(s, at, "on") && ro_word_has(s, at + 1, RO_DC_weekday))
        at++;
    while ((is_adverb(s, at) || ro_word_has(s, at, RO_DC_weekday)) && !s->items[at].stops)
        at++;
    return at;
}

/* "based on disputed claims" */
static bool is_adjective(const ro_sentence_words *s, uint32_t at, uint32_t before) {
    return ro_slice_ends(ro_word_text(&s->items[at]), RO_LITERAL("ed")) &&
           (ro_word_is(s, before - 1, "on") || ro_word_is(s, before - 1, "of") ||
            ro_word_is(s, before - 1, "with") || ro_word_is(s, before - 1, "for"));
}

/* "officials deny", "she disputes", "Metro disputes": and not "many disputes", "a contest". */
static bool is_verb(const ro_sentence_words *s, uint32_t at) {
    uint32_t before = before_adverbs(s, at);
    if (before && (ro_word_has(s, before - 1, RO_DC_det) || is_adjective(s, at, before)))
        return false;
    if (!ro_word_has(s, at, RO_DC_either))
        return true;
    if (!before || s->items[before - 1].stops)
        return false;
    const ro_sentence_word *last = &s->items[before - 1];
    ro_slice word = ro_word_text(&s->items[at]);
    bool of_one = ro_slice_ends(word, RO_LITERAL("s")) || ro_slice_ends(word, RO_LITERAL("ed"));
    bool name = last->is_name && !ro_word_has(s, before - 1, RO_DC_weekday);
    return (name && of_one) || /* "Metro disputes"; not "a Sudland dispute" */
           ro_slice_ends(ro_word_text(last), RO_LITERAL("s")) || ro_word_is(s, before - 1, "who") ||
           ro_word_is(s, before - 1, "he") || ro_word_is(s, before - 1, "she") ||
           ro_word_is(s, before - 1, "to") || ro_word_is(s, before - 1, "they") ||
           ro_word_is(s, before - 1, "we") || ro_word_is(s, before - 1, "i");
}

/* "let the party's voters dismiss" */
static bool is_let(const ro_sentence_words *s, uint32_t verb) {
    enum { WHOM_REACH = 6 };
    ro_slice word = ro_word_text(&s->items[verb]);
    bool of_one = ro_slice_ends(word, RO_LITERAL("s")) && !ro_slice_ends(word, RO_LITERAL("ss"));
    bool bare = !of_one && !ro_slice_ends(word, RO_LITERAL("ed")) && !ro_slice_ends(word, RO_LITERAL("ing"));
    for (uint32_t n = 1; bare && n <= WHOM_REACH && n <= verb && !s->items[verb - n].stops; n++)
        if (ro_word_has(s, verb - n, RO_DC_lets))
            return true;
    return false;
}

/* Somebody did deny: "did not deny", "would deny", "was denied", "to deny", "those who deny" are none. */
static bool is_done(const ro_sentence_words *s, uint32_t verb) {
    if (!is_verb(s, verb) || is_let(s, verb))
        return false;
    for (uint32_t n = 1; n <= NOT_REACH && n <= verb && !s->items[verb - n].stops; n++)
        if (ro_word_has(s, verb - n, RO_DC_not) || ro_word_has(s, verb - n, RO_DC_anybody))
            return false;
    uint32_t before = before_adverbs(s, verb);
    if (!before || s->asks)
        return before == 0 && !s->asks;
    bool ing = ro_slice_ends(ro_word_text(&s->items[verb]), RO_LITERAL("ing"));
    if (ing && ro_word_is(s, before - 1, "of")) /* "instead of denying" */
        return false;
    if (ro_word_is(s, before - 1, "to"))
        return before > 1 && ro_word_has(s, before - 2, RO_DC_persist);
    if (ro_word_has(s, before - 1, RO_DC_modal))
        return false;
    return ing || !ro_word_has(s, before - 1, RO_DC_be);
}

/* The noun for what is said among the words from `at` on, before the next clause; the number of words where
 * there is none. */
static uint32_t report_noun(const ro_sentence_words *s, uint32_t at) {
    for (uint32_t n = at; n < s->count && n < at + OBJECT_REACH; n++) {
        if (ro_word_has(s, n, RO_DC_report) && !(n + 1 < s->count && ro_word_is(s, n + 1, "s")))
            return n;
        if (s->items[n].stops || ro_word_is(s, n, "that") || ro_word_has(s, n, RO_DC_clause) ||
            ro_word_is(s, n, "to") || (n > at && ro_word_is(s, n, "on")) || ro_word_is(s, n, "for"))
            break;
    }
    return s->count;
}

/* No clause of what would, should or could be: an idea like that is no report. */
static bool is_fact(const ro_sentence_words *s, uint32_t at) {
    for (; at < s->count && !s->items[at].ends; at++) {
        if (ro_word_has(s, at, RO_DC_modal))
            return false;
        if (s->items[at].stops)
            break;
    }
    return true;
}

/* "a claim" may be anybody's due; "the claim that", "claims of", "claims by" is what somebody said. */
static bool is_told(const ro_sentence_words *s, uint32_t noun) {
    bool clause = ro_word_is(s, noun + 1, "that") && !ro_word_has(s, noun + 2, RO_DC_clause);
    bool all = ro_word_has(s, noun, RO_DC_hard) && s->items[noun].stops && noun &&
               (ro_word_is(s, noun - 1, "the") || ro_word_is(s, noun - 1, "those") ||
                ro_word_is(s, noun - 1, "these"));
    bool says = clause || ro_word_has(s, noun + 1, RO_DC_tells) || ro_word_is(s, noun + 1, "of") ||
                ro_word_is(s, noun + 1, "by") || ro_word_is(s, noun + 1, "from");
    if (ro_word_has(s, noun, RO_DC_thought))
        return ro_word_is(s, noun + 1, "that") && is_fact(s, noun + 2);
    return !ro_word_has(s, noun, RO_DC_loose) || all || (says && !s->items[noun].stops);
}

/* "reports that", "reports saying", "reports saying that", "claims of": the first word of what they tell; the
 * number of words where it is not told. */
static uint32_t told_from(const ro_sentence_words *s, uint32_t noun) {
    if (s->items[noun].stops)
        return s->count;
    if (ro_word_has(s, noun + 1, RO_DC_tells))
        return ro_word_is(s, noun + 2, "that") ? noun + 3 : noun + 2;
    bool tells =
        ro_word_is(s, noun + 1, "that") || ro_word_is(s, noun + 1, "of") || ro_word_is(s, noun + 1, "about");
    return tells ? noun + 2 : s->count;
}

static ro_denial of_noun(const ro_sentence_words *s, ro_denial_kind kind, uint32_t verb, uint32_t noun) {
    ro_denial found = denial(s, kind, verb, told_from(s, noun));
    found.noun = noun;
    return found;
}

/* "she had lied", "the crime was a genocide": a clause without "that". */
static bool begins_clause(const ro_sentence_words *s, uint32_t at) {
    uint32_t reach = ro_word_has(s, at, RO_DC_it) ? 2 : CLAUSE_REACH; /* "it was"; not "it & there was" */
    for (uint32_t n = at + 1; n < s->count && n < at + reach; n++) {
        bool second = ro_word_has(s, n, RO_DC_det) && !ro_word_has(s, n - 1, RO_DC_prep) &&
                      !ro_word_is(s, n - 1, "of"); /* "denying teachers those rights was" */
        if (s->items[n - 1].stops || second || ro_word_has(s, n, RO_DC_contrast))
            return false;
        if (ro_word_has(s, n, RO_DC_clause))
            return true;
        if (ro_word_is(s, n, "to") || ro_word_is(s, n, "who") || ro_word_is(s, n, "that"))
            return false;
    }
    return false;
}

/* What he denies was named before: "a charge that he denied", "which they have denied". */
static bool relates(const ro_sentence_words *s, uint32_t verb) {
    for (uint32_t n = 1; n <= RELATIVE_REACH && n <= verb; n++) {
        if (ro_word_has(s, verb - n, RO_DC_relative))
            return verb - n >= 4;
        if (s->items[verb - n].ends)
            return false;
    }
    return false;
}

/* "…, although Israel disputes this": the clause before it tells what. */
static bool follows(const ro_sentence_words *s, uint32_t verb) {
    enum { SUBJECT = 8, CLAUSE = 6 };
    for (uint32_t n = 1; n <= SUBJECT && n <= verb; n++)
        if (s->items[verb - n].stops)
            return verb - n >= CLAUSE && ro_word_has(s, verb - n + 1, RO_DC_contrast);
    return false;
}

/* "denied it", "denied this, saying", "denied that Wednesday": what it stands for is not told behind it. */
static bool stands_for(const ro_sentence_words *s, uint32_t at) {
    uint32_t next = at + 1 + ro_word_has(s, at + 1, RO_DC_weekday);
    return ro_word_has(s, at, RO_DC_it) && (s->items[at].stops || next >= s->count ||
                                            s->items[next - 1].stops || ro_word_has(s, next, RO_DC_prep));
}

/* "denied admitting privileges", "denies them by waiting": not letting have. */
static bool withholds(const ro_sentence_words *s, uint32_t at) {
    bool request =
        ro_word_has(s, at, RO_DC_request) || (!s->items[at].stops && ro_word_has(s, at + 1, RO_DC_request) &&
                                              ro_slice_ends(ro_word_text(&s->items[at]), RO_LITERAL("ing")));
    return request || (ro_word_has(s, at, RO_DC_whom) && !s->items[at].stops && at + 1 < s->count);
}

/* "denying the public the story": not letting have. */
static bool denies_somebody(const ro_sentence_words *s, uint32_t at, uint32_t noun) {
    for (uint32_t n = at + 1; n <= noun && n < s->count; n++)
        if (ro_word_has(s, n, RO_DC_det) && !ro_word_has(s, n - 1, RO_DC_det) &&
            !ro_word_has(s, n - 1, RO_DC_prep) && !ro_word_is(s, n - 1, "of") &&
            !ro_word_is(s, n - 1, "all") && !ro_word_is(s, n - 1, "both"))
            return true;
    return false;
}

/* A court's ruling denies nothing that happened. */
static bool is_ruling(const ro_sentence_words *s, uint32_t verb) {
    for (uint32_t n = 0; n < verb; n++)
        if (ro_word_has(s, n, RO_DC_rules))
            return true;
    return false;
}

static ro_denial of_deny(const ro_sentence_words *s, uint32_t verb) {
    uint32_t at = behind_adverbs(s, verb + 1);
    if (verb >= 2 && ro_word_is(s, verb - 1, "which") && ro_word_has(s, verb - 2, RO_DC_thought))
        return nothing; /* "the view, which denies that" */
    if (s->items[at - 1].stops || at >= s->count)
        return relates(s, verb) ? denial_of_it(s, verb, true) : nothing;
    if (withholds(s, at))
        return nothing;
    if (stands_for(s, at))
        return denial_of_it(s, verb, follows(s, verb));
    for (uint32_t n = at; n < at + 5 && (n == at || ro_word_has(s, at, RO_DC_prep)); n++)
        if (ro_word_is(s, n, "that")) /* "denied on Saturday that" */
            return denial(s, RO_DENIES_THAT, verb, n + 1);
    ro_slice word = ro_word_text(&s->items[at]);
    if (word.len > 4 && ro_slice_ends(word, RO_LITERAL("ing")) && !ro_word_is(s, at, "anything"))
        return denial(s, RO_DENIES_THAT, verb, at);
    for (uint32_t n = at; n < s->count && n < at + 4 && !(n > at && s->items[n - 1].stops); n++)
        if (ro_word_has(s, n, RO_DC_wrong) && !s->items[n].is_name) /* not "denied Spain Marshall Plan aid" */
            return denial(s, RO_DENIES_THAT, verb, n);
    uint32_t noun = report_noun(s, at);
    if (noun < s->count)
        return denies_somebody(s, at, noun) ? nothing : of_noun(s, RO_DENIES_REPORT, verb, noun);
    return begins_clause(s, at) ? denial(s, RO_DENIES_THAT, verb, at) : nothing;
}

/* "dismissed the allegations as no longer relevant" denies nothing; "… as lies" does. */
static bool is_dismissed_as_true(const ro_sentence_words *s, uint32_t noun) {
    enum { AS_REACH = 12, FALSE_BEHIND = 8 };
    for (uint32_t as = noun + 1; as < s->count && as <= noun + AS_REACH && !s->items[as - 1].ends; as++) {
        if (!ro_word_is(s, as, "as"))
            continue;
        for (uint32_t n = as + 1; n < s->count && n <= as + FALSE_BEHIND; n++)
            if (ro_word_has(s, n, RO_DC_false))
                return false;
        return true;
    }
    return false;
}

static ro_denial of_dismiss(const ro_sentence_words *s, uint32_t verb, uint32_t at) {
    bool disputes = ro_word_has(s, verb, RO_DC_dispute);
    if (at >= s->count || s->items[at - 1].stops)
        return nothing;
    if (disputes && stands_for(s, at))
        return denial_of_it(s, verb, follows(s, verb));
    if (disputes && ro_word_is(s, at, "that") && begins_clause(s, at))
        return denial(s, RO_DENIES_THAT, verb, at + 1);
    uint32_t noun = report_noun(s, at);
    return noun < s->count && is_told(s, noun) && !is_dismissed_as_true(s, noun) && !is_ruling(s, verb)
               ? of_noun(s, RO_DENIES_REPORT, verb, noun)
               : nothing;
}

/* "called the account an invention", "called that a lie". */
static ro_denial of_call(const ro_sentence_words *s, uint32_t verb) {
    for (uint32_t n = verb + 2; n < s->count && n <= verb + FALSE_REACH && !s->items[n - 1].ends; n++) {
        bool last = s->items[n].stops || n + 1 == s->count || ro_word_has(s, n + 1, RO_DC_prep);
        if (!ro_word_has(s, n, RO_DC_false) || !last)
            continue;
        uint32_t noun = report_noun(s, verb + 1);
        if (noun < n)
            return ro_word_has(s, noun, RO_DC_thought) ? nothing : of_noun(s, RO_DENIES_AS_FALSE, verb, noun);
        return ro_word_has(s, verb + 1, RO_DC_it) ? denial_of_it(s, verb, false) : nothing;
    }
    return nothing;
}

/* "Asked about reports that the talks had failed, he said they were false": the noun of what "they" stands
 * for; the number of words where the sentence names none before. */
static uint32_t stood_for(const ro_sentence_words *s, uint32_t pronoun) {
    bool stands = ro_word_is(s, pronoun, "they") || ro_word_is(s, pronoun, "it") ||
                  ro_word_is(s, pronoun, "this") || ro_word_is(s, pronoun, "these");
    for (uint32_t noun = 0; stands && noun + 1 < pronoun; noun++)
        if (ro_word_has(s, noun, RO_DC_report) && is_told(s, noun) && told_from(s, noun) < pronoun)
            return noun;
    return s->count;
}

/* What is said between the noun and the clause that calls it false. */
static ro_denial of_noun_before(const ro_sentence_words *s, uint32_t at, uint32_t noun, uint32_t pronoun) {
    ro_denial found = of_noun(s, RO_DENIES_AS_FALSE, at, noun);
    uint32_t last = found.first;
    while (last < pronoun && !s->items[last].stops)
        last++;
    found.last = last < pronoun ? last + 1 : pronoun;
    return found;
}

/* The verb of "is false", "is not true", "isn't true"; the number of words where there is none. */
static uint32_t being(const ro_sentence_words *s, uint32_t at) {
    uint32_t verb = before_adverbs(s, at);
    bool negated = verb && ro_word_has(s, verb - 1, RO_DC_not);
    bool contracted = negated && ro_word_has(s, verb - 1, RO_DC_modal);
    verb -= negated && !contracted;
    if (!verb || negated != ro_word_has(s, at, RO_DC_true))
        return s->count;
    bool is = ro_word_has(s, verb - 1, RO_DC_be) && !ro_word_is(s, verb - 1, "been");
    return contracted || is ? verb - 1 : s->count;
}

/* What is false is no matter of "if" and "could", nor of "when you see". */
static bool is_held(const ro_sentence_words *s, uint32_t end) {
    for (uint32_t at = 0; at < end; at++)
        if (ro_word_has(s, at, RO_DC_modal) || ro_word_has(s, at, RO_DC_not) || ro_word_is(s, at, "you"))
            return false;
    return !s->asks;
}

/* "The report is false", "reports to that effect are untrue", "accusations that he knew were baseless", "That
 * is not true". */
static ro_denial of_being_false(const ro_sentence_words *s, uint32_t at) {
    uint32_t verb = being(s, at);
    if (verb == s->count || !is_held(s, 0))
        return nothing;
    if (verb && verb <= 2 && ro_word_has(s, verb - 1, RO_DC_it))
        return denial_of_it(s, at, false);
    if (verb && ro_word_is(s, verb - 1, "that")) /* "stories that are false", whichever they be */
        return nothing;
    uint32_t named = verb ? stood_for(s, verb - 1) : s->count;
    if (named < s->count)
        return of_noun_before(s, at, named, verb - 1);
    for (uint32_t n = 1; n <= SUBJECT_REACH && n <= verb && !s->items[verb - n].stops; n++) {
        bool noun = ro_word_has(s, verb - n, RO_DC_report) && !ro_word_has(s, verb - n, RO_DC_thought);
        bool near = n <= FALSE_REACH || ro_word_is(s, verb - n + 1, "that");
        if (!noun || !near)
            continue;
        if (!is_held(s, verb - n))
            return nothing;
        ro_denial found = of_noun(s, RO_DENIES_AS_FALSE, at, verb - n);
        found.last = found.first < s->count ? verb : s->count;
        return found;
    }
    return nothing;
}

/* "There is no truth in reports that", "no truth to the claim that". */
static ro_denial of_no_truth(const ro_sentence_words *s, uint32_t at) {
    bool truth = ro_word_is(s, at, "truth") && at >= 2 && ro_word_is(s, at - 1, "no") &&
                 ro_word_has(s, at - 2, RO_DC_be);
    bool of = truth && (ro_word_is(s, at + 1, "in") || ro_word_is(s, at + 1, "to"));
    uint32_t noun = of && is_held(s, at - 1) ? report_noun(s, at + 2) : s->count;
    return noun < s->count ? of_noun(s, RO_DENIES_REPORT, at, noun) : nothing;
}

/* "poured cold water on reports that", "made light of reports" */
static ro_denial of_cold_water(const ro_sentence_words *s, uint32_t at) {
    bool poured =
        at && ro_word_is(s, at, "water") && ro_word_is(s, at - 1, "cold") && ro_word_is(s, at + 1, "on");
    bool made = at && ro_word_is(s, at, "light") &&
                ro_slice_starts(ro_word_text(&s->items[at - 1]), RO_LITERAL("ma")) &&
                ro_word_is(s, at + 1, "of");
    uint32_t noun = (poured || made) && is_held(s, at - 1) ? report_noun(s, at + 2) : s->count;
    return noun < s->count && is_told(s, noun) ? of_noun(s, RO_DENIES_REPORT, at, noun) : nothing;
}

/* "There is no letter", "knew of no such promise": a thing that another has told of, and nothing behind it.
 */
static ro_denial of_none(const ro_sentence_words *s, uint32_t at) {
    bool such = ro_word_is(s, at + 1, "such");
    uint32_t noun = at + 1 + such, of = at && ro_word_is(s, at - 1, "of");
    bool there = at >= 2 && ro_word_has(s, at - 1, RO_DC_be) && ro_word_is(s, at - 2, "there");
    bool known = at > of && ro_word_has(s, at - 1 - of, RO_DC_lacks);
    if (!ro_word_is(s, at, "no") || !(there || (such && known)) || noun >= s->count || !is_held(s, at) ||
        !(s->items[noun].stops || noun + 1 == s->count))
        return nothing;
    ro_denial found = denial_of_it(s, at, false);
    found.noun = noun;
    found.lacks = true;
    return found;
}

/* "We did nothing of the kind." */
static ro_denial of_nothing(const ro_sentence_words *s, uint32_t at) {
    bool kind = ro_word_is(s, at + 3, "kind") || ro_word_is(s, at + 3, "sort");
    bool such = ro_word_is(s, at, "nothing") && ro_word_is(s, at + 1, "of") && kind;
    return such && is_held(s, at) ? denial_of_it(s, at, false) : nothing;
}

static ro_denial denial_at(const ro_sentence_words *s, uint32_t at) {
    ro_denial found = nothing;
    if (ro_word_has(s, at, RO_DC_deny) && is_done(s, at))
        found = of_deny(s, at);
    else if (ro_word_has(s, at, RO_DC_push) && ro_word_has(s, at + 1, RO_DC_back) && is_done(s, at))
        found = of_dismiss(s, at, at + 2 + (ro_word_is(s, at + 2, "on") || ro_word_is(s, at + 2, "against")));
    else if (ro_word_has(s, at, RO_DC_dismiss) && is_done(s, at))
        found = of_dismiss(s, at, behind_adverbs(s, at + 1));
    if (found.kind == RO_DENIES_NOTHING && ro_word_has(s, at, RO_DC_call) && is_done(s, at))
        found = of_call(s, at);
    if (found.kind == RO_DENIES_NOTHING &&
        (ro_word_has(s, at, RO_DC_false) || ro_word_has(s, at, RO_DC_true)))
        found = of_being_false(s, at);
    if (found.kind == RO_DENIES_NOTHING)
        found = of_no_truth(s, at);
    if (found.kind == RO_DENIES_NOTHING)
        found = of_cold_water(s, at);
    if (found.kind == RO_DENIES_NOTHING)
        found = of_none(s, at);
    if (found.kind == RO_DENIES_NOTHING)
        found = of_nothing(s, at);
    return found;
}

/* "had earlier denied", "had to deny" */
static bool is_recalled(const ro_sentence_words *s, uint32_t verb) {
    uint32_t before = before_adverbs(s, verb);
    before -= before && ro_word_is(s, before - 1, "to");
    return before && ro_word_is(s, before - 1, "had");
}

ro_denial ro_denial_find(const ro_sentence_words *s) {
    ro_denial found = nothing;
    for (uint32_t at = 0; at < s->count && found.kind == RO_DENIES_NOTHING; at++)
        found = denial_at(s, at);
    found.recalled = found.kind != RO_DENIES_NOTHING && is_recalled(s, found.verb);
    return found;
}
