#include "reading/talks_judged.h"

#include <stdlib.h>

/* How far back, in units, a word reaches that makes what follows a wish, a denial or hearsay. */
enum { WISH_REACH = 7, NOT_REACH = 3, MODAL_REACH = 3, DENIAL_REACH = 16 };

/* Is there a unit of the class in the `reach` units before `at`, in the same clause? */
static bool before_in_clause(const ro_talks_reader *r, uint32_t at, uint32_t reach, ro_talks_class class) {
    for (uint32_t n = 1; n <= reach && n <= at; n++) {
        if (ro_talks_clause_ends(r, at - n))
            return false;
        if (ro_talks_in(r, at - n, class))
            return true;
    }
    return false;
}

static bool before_in_sentence(const ro_talks_reader *r, uint32_t at, uint32_t reach, ro_talks_class class) {
    for (uint32_t n = 1; n <= reach && n <= at; n++)
        if (ro_talks_in(r, at - n, class))
            return true;
    return false;
}

static bool inside(const ro_talks_reader *r, const ro_talks_match *match, ro_talks_class class) {
    for (uint32_t at = match->begin; at < match->end; at++)
        if (ro_talks_in(r, at, class))
            return true;
    return false;
}

/* "pushed back against", "pushed back on" */
static bool pushed_back(const ro_talks_reader *r, uint32_t at) {
    for (uint32_t n = 1; n <= DENIAL_REACH && n <= at; n++)
        if (ro_talks_word_is(r, at - n, "back") && at > n &&
            (ro_talks_word_is(r, at - n - 1, "pushed") || ro_talks_word_is(r, at - n - 1, "pushes") ||
             ro_talks_word_is(r, at - n - 1, "pushing") || ro_talks_word_is(r, at - n - 1, "push")))
            return true;
    return false;
}

/* "did not signal that the talks were dead" */
static bool denies_that(const ro_talks_reader *r, uint32_t at) {
    enum { THAT = 3, VERB = 3 };
    for (uint32_t n = 1; n <= THAT && n < at; n++)
        if (ro_talks_word_is(r, at - n, "that"))
            return before_in_clause(r, at - n, VERB, RO_TC_NOT);
    return false;
}

static ro_mood mood_of(const ro_talks_reader *r, const ro_talks_match *match) {
    bool denied =
        before_in_sentence(r, match->begin, DENIAL_REACH, RO_TC_DENY) || pushed_back(r, match->begin);
    if (denied || denies_that(r, match->begin))
        return RO_MOOD_DENIED;
    if (ro_talks_is_question(r))
        return RO_MOOD_QUESTIONED;
    return before_in_clause(r, match->begin, WISH_REACH, RO_TC_REPORT) ? RO_MOOD_REPORTED : RO_MOOD_ASSERTED;
}

/* "I would say that the picture is mixed" */
static bool is_polite(const ro_talks_reader *r, uint32_t at) {
    for (uint32_t n = 1; n <= WISH_REACH && n < at; n++)
        if (ro_talks_in(r, at - n - 1, RO_TC_MODAL) &&
            (ro_talks_word_is(r, at - n, "say") || ro_talks_word_is(r, at - n, "call") ||
             ro_talks_word_is(r, at - n, "describe")))
            return true;
    return false;
}

/* "If they move, there is a deal to be had": the sentence is on a condition. */
static bool is_conditional(const ro_talks_reader *r) {
    uint32_t at = 0;
    while (ro_talks_in(r, at, RO_TC_QUOTE))
        at++;
    return ro_talks_word_is(r, at, "If") || ro_talks_word_is(r, at, "Unless");
}

/* What stands before it in its clause makes it a wish; `could`: not "can" or "would". */
static bool is_hoped(const ro_talks_reader *r, uint32_t begin, bool could) {
    for (uint32_t n = 1; n <= WISH_REACH && n <= begin && !ro_talks_clause_ends(r, begin - n); n++) {
        bool modal = ro_talks_in(r, begin - n, RO_TC_MODAL);
        if (!(could && modal) && (ro_talks_in(r, begin - n, RO_TC_IRREAL) || (modal && n <= MODAL_REACH)))
            return true;
    }
    return false;
}

/* A wish, a plan or a danger tells nothing of how the talks go. */
static bool is_wish(const ro_talks_reader *r, const ro_talks_match *match) {
    if (pushed_back(r, match->begin) || is_polite(r, match->begin))
        return false;
    return is_hoped(r, match->begin, ro_talks_flag(match->value, "could")) ||
           (inside(r, match, RO_TC_MODAL) && !ro_talks_flag(match->value, "modal"));
}

/* The value begins with it: "-2 near". */
static int scale_of(ro_slice value) {
    if (value.len > 1 && value.ptr[0] == '-')
        return -(value.ptr[1] - '0');
    return value.len ? value.ptr[0] - '0' : 0;
}

static int opinion_of(int scale, bool negated, ro_mood *mood) {
    if (!negated)
        return scale;
    if (scale < 0) {
        *mood = RO_MOOD_DENIED;
        return scale;
    }
    return -1;
}

/* What one voice says in one sentence is one assessment: of several the strongest, of two that disagree the
 * middle. */
static bool join_last(ro_talks_reader *r, const ro_assessment *found) {
    if (!r->doc->talks.assessments.count)
        return false;
    ro_assessment *last = &r->doc->talks.assessments.items[r->doc->talks.assessments.count - 1];
    bool one_voice =
        last->statement == found->statement ||
        (last->scale == found->scale && (last->statement == RO_NONE || found->statement == RO_NONE));
    if (last->sentence != found->sentence || !one_voice || last->mood != found->mood)
        return false;
    if (last->scale * found->scale < 0 || !found->scale)
        last->scale = 0;
    else if (abs(found->scale) > abs(last->scale) && last->scale)
        last->scale = found->scale;
    last->span.end = found->span.end;
    return true;
}

/* "since the talks broke down", "the talks that collapsed in May": told in passing, of some time before. */
static bool in_passing(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { REACH = 4 };
    for (uint32_t n = 1; n <= REACH && n <= match->begin; n++) {
        uint32_t at = match->begin - n;
        if (ro_talks_clause_ends(r, at))
            return false;
        if (ro_talks_word_is(r, at, "since") || ro_talks_word_is(r, at, "when") ||
            ro_talks_word_is(r, at, "after") || ro_talks_word_is(r, at, "before") ||
            ro_talks_word_is(r, at, "until") || ro_talks_word_is(r, at, "which") ||
            ro_talks_word_is(r, at, "amid") || ro_talks_word_is(r, at, "despite"))
            return true;
    }
    return ro_talks_word_is(r, match->begin + 1, "that") || ro_talks_word_is(r, match->begin + 1, "which");
}

/* "the talks that broke down in May", "2011 talks": a day, a month or a year long before the publication
 * stands in its clause. */
static bool is_long_past(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { REACH = 9, DAYS = 21 };
    ro_day today = ro_day_read(r->published);
    uint32_t from = match->begin, to = match->end;
    while (from && match->begin - from < REACH && !ro_talks_clause_ends(r, from - 1))
        from--;
    while (to < r->units.count && to - match->end < REACH && !ro_talks_clause_ends(r, to))
        to++;
    for (uint32_t at = from; today != RO_NO_DAY && at < to; at++) {
        ro_day last = ro_talks_last_day(r, at);
        if (last != RO_NO_DAY && today - last > DAYS)
            return true;
    }
    return false;
}

/* Behind "but", or before it, the sentence turns to the other side: some of both. */
static bool turns(const ro_talks_reader *r, const ro_talks_match *match, ro_talks_class to) {
    enum { REACH = 80 };
    uint32_t turn = match->end, end = match->end + REACH;
    end = end < r->units.count ? end : r->units.count;
    while (turn < end && !ro_talks_in(r, turn, RO_TC_TURN))
        turn++;
    for (uint32_t at = turn + 1; at < end; at++)
        if (ro_talks_in(r, at, to))
            return true;
    return false;
}

static int add(ro_talks_reader *r, const ro_talks_match *match, int scale, ro_mood mood) {
    ro_assessment found = {
        .span = ro_talks_span(r, match->begin, match->end),
        .sentence = r->sentence,
        .scale = scale,
        .mood = mood,
        .statement = ro_talks_statement(r, match->begin),
        .when = ro_talks_when(r, match->begin),
        .score = mood == RO_MOOD_ASSERTED ? 0.8 : 0.6,
        .why = match->why,
    };
    if (found.statement == RO_NONE)
        found.statement = ro_talks_statement(r, match->end - 1);
    found.who = ro_talks_speaker(r, found.statement);
    if (in_passing(r, match) || is_long_past(r, match))
        found.score = 0.4;
    if (join_last(r, &found))
        return 0;
    ro_assessment *added = ro_array_push(r->doc->arena, &r->doc->talks.assessments);
    if (!added)
        return READOUT_NO_MEMORY;
    *added = found;
    return 0;
}

/* Far behind the talks, a verb may be another's: "talks on a plan that the union says failed". */
static bool is_of_talks(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { SURE = 4 };
    bool talks = ro_talks_in(r, match->begin, RO_TC_TALKS) || ro_talks_in(r, match->begin, RO_TC_ROUND);
    if (match->end - match->begin <= SURE || !talks)
        return true;
    for (uint32_t at = match->begin + SURE - 1; at < match->end; at++)
        if (ro_talks_depends(r, match->begin, at))
            return true;
    uint32_t subject = ro_talks_subject_unit(r, match->end - 1);
    return subject == r->units.count || subject <= match->begin;
}

/* One of the patterns that know what they are said of, or of the judgements, which have to be told. */
static bool is_meant(const ro_talks_reader *r, const ro_talks_match *match, ro_talks_kind kind) {
    bool real =
        !is_conditional(r) && (ro_talks_flag(match->value, "modal") || !inside(r, match, RO_TC_IRREAL));
    if (kind == RO_TK_JUDGE)
        return real && ro_talks_are_judged(r, match);
    if (kind == RO_TK_IMAGE)
        return real && ro_talks_are_imagined(r, match);
    return is_of_talks(r, match) && (!ro_talks_flag(match->value, "near") || ro_talks_near(r, match->begin));
}

static int judge(ro_talks_reader *r, const ro_talks_match *match) {
    int scale = scale_of(match->value);
    if (is_wish(r, match))
        return 0;
    ro_mood mood = mood_of(r, match);
    bool negated = !ro_talks_flag(match->value, "neg") &&
                   (inside(r, match, RO_TC_NOT) || before_in_clause(r, match->begin, NOT_REACH, RO_TC_NOT));
    scale = opinion_of(scale, negated, &mood);
    if (mood == RO_MOOD_ASSERTED && abs(scale) == 1 &&
        turns(r, match, scale > 0 ? RO_TC_SOBER : RO_TC_HEARTEN))
        scale = 0;
    return add(r, match, scale, mood);
}

/* "… have collapsed. They have not." takes back the sentence before. */
static void take_back(ro_talks_reader *r) {
    ro_talks *talks = &r->doc->talks;
    uint32_t at = 0;
    while (ro_talks_in(r, at, RO_TC_QUOTE))
        at++;
    bool thing = ro_talks_in(r, at, RO_TC_PRONOUN) || ro_talks_word_is(r, at, "That") ||
                 ro_talks_word_is(r, at, "This") || ro_talks_word_is(r, at, "They") ||
                 ro_talks_word_is(r, at, "It");
    bool denies = thing && (ro_talks_in(r, at + 1, RO_TC_BE) || ro_talks_in(r, at + 1, RO_TC_HAVE)) &&
                  (ro_talks_in(r, at + 2, RO_TC_NOT) || ro_talks_in(r, at + 2, RO_TC_DENY));
    bool whole = ro_talks_clause_ends(r, at + 3) || ro_talks_in(r, at + 3, RO_TC_QUOTE) ||
                 ro_talks_word_is(r, at + 3, "so") || ro_talks_word_is(r, at + 3, "true") ||
                 ro_talks_word_is(r, at + 3, "accurate") || ro_talks_word_is(r, at + 3, "correct") ||
                 ro_talks_word_is(r, at + 3, "right");
    if (!denies || !whole)
        return;
    for (uint32_t n = talks->assessments.count;
         n-- > 0 && talks->assessments.items[n].sentence + 1 == r->sentence;)
        if (talks->assessments.items[n].mood == RO_MOOD_ASSERTED ||
            talks->assessments.items[n].mood == RO_MOOD_REPORTED)
            talks->assessments.items[n].mood = RO_MOOD_DENIED;
}

/* Behind a match of a pattern that knows what it is said of the next is looked for; the others may stand one
 * within another. */
static int assess_at(ro_talks_reader *r, uint32_t *at) {
    static const ro_talks_kind kinds[] = {RO_TK_ASSESS, RO_TK_JUDGE, RO_TK_IMAGE};
    uint32_t next = *at + 1;
    int status = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, kinds[k], *at, &match))
            continue;
        bool meant = is_meant(r, &match, kinds[k]);
        if (meant)
            status = judge(r, &match);
        if (kinds[k] == RO_TK_ASSESS)
            next = match.end;
        if (meant || kinds[k] == RO_TK_ASSESS)
            break;
    }
    *at = next;
    return status;
}

int ro_talks_assess(ro_talks_reader *r) {
    int status = 0;
    take_back(r);
    for (uint32_t at = 0; !status && at < r->units.count;)
        status = assess_at(r, &at);
    return status;
}
