#include "reading/talks_reader.h"

enum { BY_REACH = 6, LENGTH_REACH = 14, TERM_SENTENCES = 4 };

static ro_proposal *last_proposal(const ro_talks_reader *r) {
    uint32_t count = r->doc->talks.proposals.count;
    return count ? &r->doc->talks.proposals.items[count - 1] : NULL;
}

/* "announced by the president": the actor behind "by", else the subject. */
static ro_talker announcer(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t at = match->begin; at < match->end + BY_REACH && at < r->units.count; at++)
        if (ro_talks_word_is(r, at, "by"))
            for (uint32_t n = at + 1; n <= at + BY_REACH && n < r->units.count && !ro_talks_clause_ends(r, n);
                 n++) {
                ro_talker actor = ro_talks_actor_at(r, n);
                if (actor.span.end)
                    return actor;
            }
    for (uint32_t at = match->begin; at < match->end; at++)
        if (ro_talks_in(r, at, RO_TC_ANNOUNCE) || ro_talks_in(r, at, RO_TC_DONE) ||
            ro_talks_word_is(r, at, "put") || ro_talks_word_is(r, at, "made"))
            return ro_talks_subject(r, at);
    return (ro_talker){{0, 0}, RO_NONE};
}

static ro_proposal *add_proposal(ro_talks_reader *r, const ro_talks_match *match) {
    ro_proposal *proposal = ro_array_push(r->doc->arena, &r->doc->talks.proposals);
    if (!proposal)
        return NULL;
    proposal->span = ro_talks_span(r, match->begin, match->end);
    proposal->sentence = r->sentence;
    proposal->by = announcer(r, match);
    proposal->when = ro_talks_when(r, match->begin);
    proposal->score = proposal->by.span.end ? 0.8 : 0.5;
    proposal->why = match->why;
    return proposal;
}

/* ---- phases -----------------------------------------------------------------------------------------------
 */

/* "P6W" from "six weeks": the time expression where there is one, else a number and a unit. */
static ro_slice length_at(const ro_talks_reader *r, uint32_t at) {
    ro_slice none = {0};
    if (ro_talks_in(r, at, RO_TC_TIME)) {
        const ro_time *time = &r->doc->times.items[r->time_of[r->units.items[at].word]];
        return time->type == RO_TIME_DURATION ? time->value : none;
    }
    if (!ro_talks_in(r, at, RO_TC_NUM) || ro_talks_word_is(r, at + 2, "ago"))
        return none;
    uint32_t unit = at + 1 + ro_talks_word_is(r, at + 1, "-");
    if (!ro_talks_in(r, unit, RO_TC_UNIT) || ro_talks_word_is(r, unit + 1, "ago"))
        return none;
    ro_slice number = r->units.items[at].value, scale = r->units.items[unit].value;
    if (!number.len)
        number = ro_doc_text(r->doc, r->doc->words.items[r->units.items[at].word].span);
    bool hours = ro_slice_is(scale, "H");
    return ro_arena_format(r->doc->arena, "P%s%.*s%.*s", hours ? "T" : "", (int)number.len, number.ptr,
                           (int)scale.len, scale.ptr);
}

/* "The draft has four chapters. The first, on housing, …": the sentence is a step of what was told to have
 * some. */
static bool begins_step(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { NEAR = 8 };
    return r->steps_told && r->sentence >= r->steps_told && r->sentence - r->steps_told <= NEAR &&
           match->begin <= 1;
}

static void note_steps(ro_talks_reader *r) {
    for (uint32_t at = 0; at + 1 < r->units.count; at++)
        if (ro_talks_in(r, at, RO_TC_NUM) && ro_talks_in(r, at + 1, RO_TC_PHASE) &&
            !ro_talks_in(r, at, RO_TC_DET))
            r->steps_told = r->sentence + 1;
}

static bool tells_phase(const ro_talks_reader *r, const ro_talks_match *match) {
    if (begins_step(r, match))
        return true;
    for (uint32_t at = match->end; at < r->units.count; at++)
        if (ro_talks_in(r, at, RO_TC_MODAL) || ro_talks_word_is(r, at, "for") ||
            ro_talks_in(r, at, RO_TC_UNIT) || length_at(r, at).len || ro_talks_word_is(r, at, "includes") ||
            ro_talks_word_is(r, at, "involves") || ro_talks_word_is(r, at, "provides") ||
            ro_talks_word_is(r, at, "focuses") || ro_talks_word_is(r, at, "to"))
            return !ro_talks_in(r, match->end + 1, RO_TC_TALKS) &&
                   !ro_talks_in(r, match->end + 2, RO_TC_TALKS);
    return false;
}

static uint32_t order_of(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t at = match->begin; at < match->end; at++) {
        ro_slice value = r->units.items[at].value;
        if ((ro_talks_in(r, at, RO_TC_ORD) || ro_talks_in(r, at, RO_TC_NUM)) && value.len)
            return (uint32_t)(value.ptr[0] - '0');
    }
    return RO_NONE;
}

/* The sentences that follow in the paragraph, up to one that begins another phase or quotes, are its terms
 * too. */
static int add_terms(ro_talks_reader *r, ro_phase *phase) {
    const ro_doc *doc = r->doc;
    uint32_t own = r->sentence, paragraph = doc->sentences.items[own].paragraph;
    ro_talks_match match;
    int status = 0;
    for (uint32_t s = own; !status && s < doc->sentences.count && s <= own + TERM_SENTENCES; s++) {
        if (doc->sentences.items[s].paragraph != paragraph || (s > own && doc->sentences.items[s].skipped))
            break;
        if (s > own) {
            status = ro_talks_reader_cut(r, s);
            bool other = false;
            for (uint32_t at = 0; at < r->units.count && !other; at++)
                other = ro_talks_match_at(r->words, &r->units, RO_TK_PHASE, at, &match) ||
                        ro_talks_in(r, at, RO_TC_QUOTE);
            if (other)
                break;
        }
        ro_span *term = ro_array_push(doc->arena, &phase->terms);
        if (!term)
            return READOUT_NO_MEMORY;
        *term = doc->sentences.items[s].span;
    }
    return status ? status : ro_talks_reader_cut(r, own);
}

/* What was taken for its one step before it was told to have several gives way. */
static bool begins_steps_anew(const ro_talks_reader *r, const ro_talks_match *match, ro_proposal *proposal) {
    bool anew = begins_step(r, match) && proposal->phases.count == 1 &&
                proposal->phases.items[0].sentence < r->steps_told;
    proposal->phases.count = anew ? 0 : proposal->phases.count;
    return anew;
}

/* A phase belongs to the proposal before it that does not have it yet. */
static int add_phase(ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t order = order_of(r, match);
    ro_proposal *proposal = last_proposal(r);
    for (uint32_t p = 0; proposal && p < proposal->phases.count; p++)
        if (proposal->phases.items[p].order == order && !begins_steps_anew(r, match, proposal))
            return 0;
    if (!proposal)
        proposal = add_proposal(r, match);
    ro_phase *phase = proposal ? ro_array_push(r->doc->arena, &proposal->phases) : NULL;
    if (!phase)
        return READOUT_NO_MEMORY;
    phase->order = order;
    if (order == RO_NONE && proposal->phases.count > 1 &&
        proposal->phases.items[proposal->phases.count - 2].order != RO_NONE)
        phase->order = proposal->phases.items[proposal->phases.count - 2].order + 1;
    phase->span = r->doc->sentences.items[r->sentence].span;
    phase->sentence = r->sentence;
    for (uint32_t at = match->begin;
         at < match->end + LENGTH_REACH && at < r->units.count && !phase->length.len; at++)
        phase->length = length_at(r, at);
    return add_terms(r, phase);
}

/* Somebody does announce it: the verb's object is the plan, and it is no wish and not denied. */
static bool is_announced(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t plan = r->units.count, verb = r->units.count;
    for (uint32_t at = match->begin; at < match->end; at++) {
        if (ro_talks_in(r, at, RO_TC_ANNOUNCE) && verb == r->units.count)
            verb = at;
        else if (ro_talks_in(r, at, RO_TC_PLAN) && plan == r->units.count)
            plan = at;
    }
    for (uint32_t n = 1; n <= 3 && n <= match->begin; n++)
        if (ro_talks_in(r, match->begin - n, RO_TC_MODAL) || ro_talks_in(r, match->begin - n, RO_TC_NOT) ||
            ro_talks_in(r, match->begin - n, RO_TC_IRREAL))
            return false;
    for (uint32_t at = match->begin; at < match->end; at++)
        if (ro_talks_in(r, at, RO_TC_NOT))
            return false;
    return plan == r->units.count || verb == r->units.count || ro_talks_depends(r, plan, verb);
}

static int push_phase(ro_talks_reader *r, ro_proposal *proposal) {
    ro_phase *phase = ro_array_push(r->doc->arena, &proposal->phases);
    if (!phase)
        return READOUT_NO_MEMORY;
    phase->order = proposal->phases.count;
    phase->span = r->doc->sentences.items[r->sentence].span;
    phase->sentence = r->sentence;
    ro_span *term = ro_array_push(r->doc->arena, &phase->terms);
    if (!term)
        return READOUT_NO_MEMORY;
    *term = phase->span;
    return 0;
}

/* "offered 5.5 percent over two years": an offer of one step, where it has a length. */
static int add_announced(ro_talks_reader *r, const ro_talks_match *match) {
    ro_proposal *proposal = add_proposal(r, match);
    if (!proposal)
        return READOUT_NO_MEMORY;
    for (uint32_t at = match->end; at < match->end + LENGTH_REACH && at + 1 < r->units.count; at++) {
        ro_slice length = {0};
        if (ro_talks_word_is(r, at, "over") || ro_talks_word_is(r, at, "for") ||
            ro_talks_word_is(r, at, "lasting"))
            length = length_at(r, at + 1);
        if (!length.len)
            continue;
        int status = push_phase(r, proposal);
        if (!status)
            proposal->phases.items[0].length = length;
        return status;
    }
    return 0;
}

/* "by 30 June", "on 1 April": a day that has not come when the article appears. */
static bool looks_ahead(const ro_talks_reader *r) {
    for (uint32_t at = 0; at < r->units.count; at++) {
        ro_slice day = ro_talks_day_at(r, at);
        if (day.len && r->published.len && ro_slice_compare(day, r->published) > 0)
            return true;
    }
    return false;
}

static bool same_paragraph(const ro_talks_reader *r) {
    const ro_sentence *own = &r->doc->sentences.items[r->sentence];
    return r->sentence && own[-1].paragraph == own->paragraph;
}

static bool tells_day(const ro_talks_reader *r) {
    for (uint32_t at = 0; at < r->units.count; at++)
        if (ro_talks_day_at(r, at).len)
            return true;
    return false;
}

/* "Under the agreement wages rise on 1 October. A second rise follows on 1 April.": steps by their days. */
static int find_dated(ro_talks_reader *r) {
    bool under = ro_talks_word_is(r, 0, "Under");
    bool named = false;
    for (uint32_t at = 1; under && at <= 4; at++)
        named |= ro_talks_in(r, at, RO_TC_DEAL) || ro_talks_in(r, at, RO_TC_PLAN);
    ro_proposal *last = last_proposal(r);
    if (named && tells_day(r)) {
        ro_talks_match match = {.begin = 0, .end = 3, .why = RO_LITERAL("Under DEAL|PLAN … TIME")};
        last = last && !last->phases.count ? last : add_proposal(r, &match);
        if (!last)
            return READOUT_NO_MEMORY;
        last->dated = true;
        return push_phase(r, last);
    }
    bool goes_on = last && last->dated &&
                   last->phases.items[last->phases.count - 1].sentence + 1 == r->sentence &&
                   !ro_talks_in(r, 0, RO_TC_QUOTE) && (looks_ahead(r) || (same_paragraph(r) && tells_day(r)));
    return goes_on ? push_phase(r, last) : 0;
}

/* "In the second, …": of phases, where one was spoken of just before. */
static bool goes_on(const ro_talks_reader *r) {
    enum { NEAR = 2 };
    const ro_proposal *last = last_proposal(r);
    return last && last->phases.count &&
           r->sentence - last->phases.items[last->phases.count - 1].sentence <= NEAR;
}

int ro_talks_find_plans(ro_talks_reader *r) {
    ro_talks_match match;
    bool announced = false;
    uint32_t phase_end = 0; /* of the last that the sentence tells */
    int status = find_dated(r);
    for (uint32_t at = 0; !status && at < r->units.count; at++) {
        if (!announced && ro_talks_match_at(r->words, &r->units, RO_TK_PROPOSAL, at, &match) &&
            is_announced(r, &match)) {
            announced = true;
            status = add_announced(r, &match);
        }
        if (!status && at >= phase_end && ro_talks_match_at(r->words, &r->units, RO_TK_PHASE, at, &match) &&
            tells_phase(r, &match) &&
            (!match.value.len || (!phase_end && (goes_on(r) || begins_step(r, &match))))) {
            phase_end = match.end;
            status = add_phase(r, &match);
        }
    }
    note_steps(r);
    return status;
}

/* ---- replies ----------------------------------------------------------------------------------------------
 */

static ro_reply_stance stance_named(ro_slice name) {
    for (ro_reply_stance s = RO_REPLY_ACCEPT; s <= RO_REPLY_STUDY; s++)
        if (ro_slice_is(name, ro_reply_stance_name(s)))
            return s;
    return RO_REPLY_ACCEPT;
}

/* A wish or a condition is no reply: "should accept", "if it accepts", "urged it to accept". */
static bool is_real(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t n = 1; n <= 4 && n <= match->begin; n++) {
        uint32_t at = match->begin - n;
        if (ro_talks_clause_ends(r, at))
            break;
        bool voted = ro_talks_word_is(r, at, "voted") || ro_talks_word_is(r, at, "agreed");
        if (voted)
            return true;
        if (ro_talks_in(r, at, RO_TC_MODAL) || ro_talks_in(r, at, RO_TC_IRREAL) ||
            ro_talks_word_is(r, at, "to"))
            return false;
    }
    return true;
}

static bool is_negated(const ro_talks_reader *r, uint32_t at) {
    for (uint32_t n = 1; n <= 3 && n <= at; n++)
        if (ro_talks_in(r, at - n, RO_TC_NOT) || ro_talks_in(r, at - n, RO_TC_DENY))
            return true;
    return false;
}

static ro_span plan_in(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t at = match->begin; at < match->end; at++)
        if (ro_talks_in(r, at, RO_TC_PLAN) || ro_talks_in(r, at, RO_TC_DEAL))
            return ro_talks_span(r, at, at + 1);
    return (ro_span){0, 0};
}

/* Who replies: the subject; in "the plan was rejected by the union" the actor behind "by". */
static ro_talker replier(const ro_talks_reader *r, const ro_talks_match *match) {
    bool passive = ro_talks_in(r, match->begin, RO_TC_PLAN) || ro_talks_in(r, match->begin, RO_TC_DEAL);
    if (!passive)
        return ro_talks_subject(r, match->begin);
    for (uint32_t at = match->end; at + 1 < r->units.count && at <= match->end + BY_REACH; at++)
        if (ro_talks_word_is(r, at, "by"))
            for (uint32_t n = at + 1; n <= at + 3 && n < r->units.count; n++) {
                ro_talker actor = ro_talks_actor_at(r, n);
                if (actor.span.end)
                    return actor;
            }
    return (ro_talker){{0, 0}, RO_NONE};
}

static int add_reply(ro_talks_reader *r, const ro_talks_match *match) {
    ro_talker party = replier(r, match);
    bool compound = match->begin && ro_talks_word_is(r, match->begin - 1, "-");
    if (!party.span.end || compound || !is_real(r, match))
        return 0;
    ro_reply *reply = ro_array_push(r->doc->arena, &r->doc->talks.replies);
    if (!reply)
        return READOUT_NO_MEMORY;
    reply->span = ro_talks_span(r, match->begin, match->end);
    reply->sentence = r->sentence;
    reply->party = party;
    reply->what = plan_in(r, match);
    reply->stance = stance_named(match->value);
    reply->denied = is_negated(r, match->begin);
    reply->statement = ro_talks_statement(r, match->begin);
    reply->when = ro_talks_when(r, match->begin);
    reply->score = 0.7;
    reply->why = match->why;
    return 0;
}

int ro_talks_find_replies(ro_talks_reader *r) {
    int status = 0;
    for (uint32_t at = 0; !status && at < r->units.count;) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, RO_TK_REPLY, at, &match)) {
            at++;
            continue;
        }
        status = add_reply(r, &match);
        at = match.end;
    }
    return status;
}

/* What only a phase was found for is a plan where it has two of them, or one with a length. */
void ro_talks_close_plans(ro_talks_reader *r) {
    ro_talks *talks = &r->doc->talks;
    uint32_t kept = 0;
    for (uint32_t n = 0; n < talks->proposals.count; n++) {
        const ro_proposal *p = &talks->proposals.items[n];
        bool phased = p->phases.count > 1 || (p->phases.count == 1 && p->phases.items[0].length.len);
        if (phased || p->by.span.end || p->score > 0.5)
            talks->proposals.items[kept++] = *p;
    }
    talks->proposals.count = kept;
}
