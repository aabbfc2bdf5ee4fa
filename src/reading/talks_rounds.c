#include "reading/talks_reader.h"

#include "base/day.h"

enum { PLACE_REACH = 8, TIME_REACH = 12, LEVEL_REACH = 6, NEAR_SENTENCES = 4, NEAR_DAYS = 4 };

static ro_round_state state_named(ro_slice name) {
    for (ro_round_state s = RO_ROUND_HELD; s <= RO_ROUND_CALLED_OFF; s++)
        if (ro_slice_is(name, ro_round_state_name(s)))
            return s;
    return RO_ROUND_HELD;
}

/* "would open", "are to resume": what is told lies ahead. */
static bool lies_ahead(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t from = match->begin > 3 ? match->begin - 3 : 0;
    for (uint32_t at = from; at < match->end; at++) {
        if (ro_talks_in(r, at, RO_TC_MODAL))
            return true;
        bool infinitive = ro_talks_word_is(r, at, "to") && at + 1 < match->end &&
                          !ro_talks_in(r, at + 1, RO_TC_DET) &&
                          (ro_talks_in(r, at + 1, RO_TC_OPEN) || ro_talks_in(r, at + 1, RO_TC_HOLD) ||
                           ro_talks_word_is(r, at + 1, "be"));
        if (infinitive)
            return true;
    }
    return false;
}

/* A meeting or a session is one of the talks only where the sentence speaks of them. */
static bool is_of_talks(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { MUCH = 6 };
    for (uint32_t at = match->begin; at < match->end; at++)
        if (ro_talks_in(r, at, RO_TC_TALKS) || ro_talks_word_is(r, at, "summit") ||
            ((ro_talks_word_is(r, at, "table") || ro_talks_in(r, at, RO_TC_ENVOY)) && r->weight >= MUCH) ||
            (ro_talks_word_is(r, at, "round") && r->weight >= MUCH))
            return true;
    return r->topical[r->sentence] & RO_TOPIC_TALKS;
}

/* What the verb says happens to the talks, and to nothing else; where it does not, only that there are some.
 */
static ro_round_state state_of(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t talks = r->units.count, verb = r->units.count;
    for (uint32_t at = match->begin; at < match->end; at++) {
        bool noun = ro_talks_in(r, at, RO_TC_TALKS) || ro_talks_in(r, at, RO_TC_ROUND);
        bool happens = ro_talks_in(r, at, RO_TC_OPEN) || ro_talks_in(r, at, RO_TC_END) ||
                       ro_talks_in(r, at, RO_TC_CANCEL);
        if (noun && talks == r->units.count)
            talks = at;
        else if (happens && verb == r->units.count)
            verb = at;
    }
    bool told = talks == r->units.count || verb == r->units.count || ro_talks_depends(r, talks, verb);
    return told ? state_named(match->value) : RO_ROUND_HELD;
}

static uint32_t ordinal_in(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t from = match->begin > 2 ? match->begin - 2 : 0;
    for (uint32_t at = from; at < match->end; at++) {
        if (!ro_talks_in(r, at, RO_TC_ORD))
            continue;
        for (uint32_t n = 1; n <= 2; n++)
            if ((n == 1 && ro_talks_in(r, at + n, RO_TC_TALKS)) || ro_talks_in(r, at + n, RO_TC_ROUND)) {
                ro_slice value = r->units.items[at].value;
                return value.len == 1 ? (uint32_t)(value.ptr[0] - '0') : 0;
            }
    }
    return 0;
}

/* A place behind "in" or "at", where that does not say where something else is ("a ceasefire in Gaza"). */
static bool is_place(const ro_talks_reader *r, uint32_t at) {
    if (!at || !ro_talks_in(r, at, RO_TC_NAME) || ro_talks_in(r, at, RO_TC_TIME))
        return false;
    bool placed = ro_talks_word_is(r, at - 1, "in") || ro_talks_word_is(r, at - 1, "at");
    ro_name_type type = r->doc->names.items[r->name_of[r->units.items[at].word]].type;
    if (!placed || type == RO_NAME_PERSON || type == RO_NAME_ORGANISATION)
        return false;
    return at < 2 || !(ro_talks_in(r, at - 2, RO_TC_DEAL) || ro_talks_word_is(r, at - 2, "war") ||
                       ro_talks_word_is(r, at - 2, "fighting") || ro_talks_word_is(r, at - 2, "conflict"));
}

static ro_span place_near(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t at = match->begin; at < match->end + PLACE_REACH && at < r->units.count; at++)
        if (is_place(r, at))
            return ro_talks_span(r, at, at + 1);
    for (uint32_t n = 1; n <= PLACE_REACH && n <= match->begin; n++)
        if (is_place(r, match->begin - n))
            return ro_talks_span(r, match->begin - n, match->begin - n + 1);
    return (ro_span){0, 0};
}

/* "from 3 to 5 March": only the second end is a whole date. */
static void take_range(const ro_talks_reader *r, uint32_t at, ro_slice *first, ro_slice *second) {
    bool range = at >= 2 && ro_talks_in(r, at - 2, RO_TC_NUM) &&
                 (ro_talks_word_is(r, at - 1, "to") || ro_talks_word_is(r, at - 1, "and") ||
                  ro_talks_word_is(r, at - 1, "-"));
    if (!range)
        return;
    ro_slice number = ro_doc_text(r->doc, r->doc->words.items[r->units.items[at - 2].word].span);
    if (number.len > 2 || number.ptr[0] < '0' || number.ptr[0] > '9')
        return;
    ro_slice begin = ro_arena_format(r->doc->arena, "%.8s%s%.*s", first->ptr, number.len == 1 ? "0" : "",
                                     (int)number.len, number.ptr);
    if (begin.ptr && ro_day_read(begin) != RO_NO_DAY && ro_slice_compare(begin, *first) < 0) {
        *second = *first;
        *first = begin;
    }
}

static bool bounds(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at, "until") || ro_talks_word_is(r, at, "through") ||
           ro_talks_word_is(r, at, "to") || ro_talks_word_is(r, at, "till");
}

/* "told reporters on Thursday that the talks": the day of saying so. */
static bool is_of_saying(const ro_talks_reader *r, uint32_t at) {
    const ro_doc *doc = r->doc;
    uint32_t verb = doc->words.items[r->units.items[at].word].head;
    const uint64_t happens = RO_TC_BIT(RO_TC_OPEN) | RO_TC_BIT(RO_TC_END) | RO_TC_BIT(RO_TC_HOLD);
    if (verb == RO_NONE || (at && bounds(r, at - 1)) ||
        ro_talks_classes(r->words, ro_doc_text(doc, doc->words.items[verb].span)) & happens)
        return false;
    for (uint32_t s = 0; s < doc->statements.count; s++) {
        const ro_statement *said = &doc->statements.items[s];
        for (uint32_t c = 0; c < said->cue.count; c++)
            if (ro_span_holds(said->cue.items[c], doc->words.items[verb].span))
                return true;
    }
    return false;
}

/* The first day that the sentence gives near the match, one behind it before one in front, and a second one
 * that is told with it or as the end: "on Monday and Tuesday", "on Monday and will run until Friday". */
static void find_days(const ro_talks_reader *r, const ro_talks_match *match, ro_slice *first,
                      ro_slice *second, uint32_t *first_at) {
    uint32_t from = match->begin > TIME_REACH ? match->begin - TIME_REACH : 0;
    for (uint32_t at = from; at < match->end + TIME_REACH && at < r->units.count; at++) {
        ro_slice day = ro_talks_day_at(r, at);
        if (!day.len || is_of_saying(r, at))
            continue;
        bool behind = at > match->begin;
        bool told = first->len && (at - *first_at <= 2 || bounds(r, at - 1));
        if (!first->len || (!second->len && !told && behind && *first_at < match->begin)) {
            *first = day;
            *first_at = at;
        } else if (!second->len && told) {
            *second = day;
        }
    }
}

static void set_days(const ro_talks_reader *r, const ro_talks_match *match, ro_round *round) {
    ro_slice first = {0}, second = {0};
    uint32_t first_at = 0;
    find_days(r, match, &first, &second, &first_at);
    if (!first.len)
        return;
    if (!second.len)
        take_range(r, first_at, &first, &second);
    if (second.len && ro_slice_compare(first, second) < 0) {
        round->first_day = first;
        round->last_day = second;
        return;
    }
    bool until = first_at &&
                 (ro_talks_word_is(r, first_at - 1, "until") || ro_talks_word_is(r, first_at - 1, "through"));
    if (until || round->state == RO_ROUND_ENDED)
        round->last_day = first;
    else if (round->state == RO_ROUND_HELD)
        round->first_day = round->last_day = first;
    else if (round->state != RO_ROUND_CALLED_OFF)
        round->first_day = first;
}

static void set_manner(const ro_talks_reader *r, const ro_talks_match *match, ro_round *round) {
    uint32_t from = match->begin > LEVEL_REACH ? match->begin - LEVEL_REACH : 0;
    for (uint32_t at = from; at < match->end + LEVEL_REACH && at < r->units.count; at++) {
        if (ro_talks_in(r, at, RO_TC_ONLINE) ||
            (ro_talks_word_is(r, at, "video") && ro_talks_word_is(r, at + 1, "link")))
            round->online = true;
        if (ro_talks_in(r, at, RO_TC_LEVEL) && !round->level.len)
            round->level = r->units.items[at].value;
    }
}

/* Those who join, attend, lead or arrive. */
static int add_who(const ro_talks_reader *r, ro_round *round) {
    for (uint32_t at = 0; at < r->units.count; at++) {
        if (!ro_talks_in(r, at, RO_TC_COME) || ro_talks_in(r, at, RO_TC_NAME))
            continue;
        ro_talker actor = ro_talks_subject(r, at);
        if (!actor.span.end)
            continue;
        ro_talker *who = ro_array_push(r->doc->arena, &round->who);
        if (!who)
            return READOUT_NO_MEMORY;
        *who = actor;
    }
    return 0;
}

static bool far_apart(ro_slice a, ro_slice b) {
    ro_day first = ro_day_read(a), second = ro_day_read(b);
    return first != RO_NO_DAY && second != RO_NO_DAY &&
           (first - second > NEAR_DAYS || second - first > NEAR_DAYS);
}

static ro_slice any_day(const ro_round *round) {
    return round->first_day.len ? round->first_day : round->last_day;
}

static bool same_place(const ro_talks_reader *r, const ro_round *a, const ro_round *b) {
    return a->place.end && b->place.end &&
           ro_slice_equal(ro_doc_text(r->doc, a->place), ro_doc_text(r->doc, b->place));
}

/* Two mentions of one round: nothing speaks against it, and something for it. */
static bool is_same(const ro_talks_reader *r, const ro_round *old, const ro_round *new) {
    if (old->ordinal && new->ordinal && old->ordinal != new->ordinal)
        return false;
    if (old->place.end && new->place.end && !same_place(r, old, new))
        return false;
    if (far_apart(any_day(old), any_day(new)))
        return false;
    bool ahead = (old->state == RO_ROUND_PLANNED) != (new->state == RO_ROUND_PLANNED);
    bool days = any_day(old).len && any_day(new).len;
    if ((old->ordinal && old->ordinal == new->ordinal) || days)
        return true;
    return !ahead && (same_place(r, old, new) || new->sentence - old->sentence <= NEAR_SENTENCES);
}

static void take_over(ro_round *old, const ro_round *new) {
    if (!old->place.end)
        old->place = new->place;
    if (!old->first_day.len)
        old->first_day = new->first_day;
    bool ordered = !old->first_day.len || ro_slice_compare(old->first_day, new->last_day) <= 0;
    if (!old->last_day.len && ordered)
        old->last_day = new->last_day;
    if (!old->ordinal)
        old->ordinal = new->ordinal;
    if (!old->level.len)
        old->level = new->level;
    if (new->state > old->state)
        old->state = new->state;
    old->online |= new->online;
}

static int keep(ro_talks_reader *r, const ro_round *found, ro_span span) {
    ro_round *round = NULL;
    for (uint32_t n = r->doc->talks.rounds.count; n-- > 0 && !round;)
        if (is_same(r, &r->doc->talks.rounds.items[n], found))
            round = &r->doc->talks.rounds.items[n];
    if (round) {
        take_over(round, found);
    } else {
        round = ro_array_push(r->doc->arena, &r->doc->talks.rounds);
        if (!round)
            return READOUT_NO_MEMORY;
        *round = *found;
    }
    ro_span *mention = ro_array_push(r->doc->arena, &round->spans);
    if (!mention)
        return READOUT_NO_MEMORY;
    *mention = span;
    return add_who(r, round);
}

int ro_talks_find_rounds(ro_talks_reader *r) {
    ro_round found = {.sentence = r->sentence, .score = 0.6};
    ro_talks_match telling = {0};
    ro_span span = {0, 0};
    for (uint32_t at = 0; at < r->units.count; at++) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, RO_TK_ROUND, at, &match) || !is_of_talks(r, &match))
            continue;
        ro_round one = {
            .sentence = r->sentence, .state = state_of(r, &match), .score = 0.6, .why = match.why};
        if (lies_ahead(r, &match) && one.state != RO_ROUND_CALLED_OFF)
            one.state = RO_ROUND_PLANNED;
        one.ordinal = ordinal_in(r, &match);
        one.place = place_near(r, &match);
        set_manner(r, &match, &one);
        ro_span here = ro_talks_span(r, match.begin, match.end);
        bool first = !found.why.len, other = one.ordinal && found.ordinal && one.ordinal != found.ordinal;
        if (first || (!other && one.state > found.state))
            telling.begin = match.begin;
        if (!other)
            telling.end = match.end;
        if (first) {
            found = one;
            span = here;
        } else if (!other) {
            take_over(&found, &one);
            span.end = here.end > span.end ? here.end : span.end;
        }
    }
    if (!found.why.len)
        return 0;
    set_days(r, &telling, &found);
    return keep(r, &found, span);
}

/* A round of which neither place nor day nor number is known is none that could be told from others. */
void ro_talks_close_rounds(ro_talks_reader *r) {
    uint32_t kept = 0;
    for (uint32_t n = 0; n < r->doc->talks.rounds.count; n++) {
        ro_round *round = &r->doc->talks.rounds.items[n];
        bool known = round->place.end || any_day(round).len || round->ordinal || round->online;
        if (!known)
            continue;
        if (round->ordinal || (round->place.end && any_day(round).len))
            round->score = 0.8;
        r->doc->talks.rounds.items[kept++] = *round;
    }
    r->doc->talks.rounds.count = kept;
}
