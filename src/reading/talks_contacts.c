#include "reading/talks_reader.h"

enum { WITH_REACH = 6 };

static ro_contact_manner manner_named(ro_slice value) {
    for (ro_contact_manner m = RO_CONTACT_DIRECT; m <= RO_CONTACT_NONE; m++)
        if (ro_slice_is(value, ro_contact_manner_name(m)))
            return m;
    return RO_CONTACT_DIRECT;
}

static ro_talker nobody(void) {
    return (ro_talker){{0, 0}, RO_NONE};
}

static bool is_side(const ro_talks_reader *r, ro_talker who) {
    uint32_t w = ro_doc_word_at(r->doc, who.span.begin);
    if (!who.span.end || r->time_of[w] != RO_NONE)
        return false;
    return who.entity == RO_NONE || r->doc->entities.items[who.entity].type != RO_NAME_PLACE ||
           r->doc->entities.items[who.entity].country[0] ||
           r->doc->entities.items[who.entity].roles.count == 0;
}

/* The next actor from the unit on, within reach and the clause; *at becomes its unit. */
static ro_talker next_actor(const ro_talks_reader *r, uint32_t *at) {
    for (uint32_t n = 0; n <= WITH_REACH && *at < r->units.count && !ro_talks_in(r, *at, RO_TC_BREAK);
         n++, ++*at) {
        ro_talker actor = ro_talks_actor_at(r, *at);
        if (is_side(r, actor))
            return actor;
    }
    return nobody();
}

/* "Norland and Sudland negotiate": the other of two who are named together before the verb. */
static ro_talker partner_before(const ro_talks_reader *r, uint32_t verb, ro_talker who) {
    bool joined = false;
    ro_talker last = nobody();
    for (uint32_t at = 0; at < verb; at++) {
        ro_talker actor = ro_talks_actor_at(r, at);
        if (!actor.span.end) {
            bool joins = last.span.end && ro_talks_word_is(r, at, "and");
            joined = joins || (joined && ro_talks_in(r, at, RO_TC_DET));
            continue;
        }
        if (joined && (actor.span.begin == who.span.begin || last.span.begin == who.span.begin))
            return actor.span.begin == who.span.begin ? last : actor;
        last = actor;
        joined = false;
    }
    return nobody();
}

static bool is_many(const ro_talks_reader *r, ro_talker who) {
    uint32_t w = ro_doc_word_at(r->doc, who.span.begin);
    bool plural = r->name_of[w] == RO_NONE && ro_slice_ends(ro_doc_text(r->doc, who.span), RO_LITERAL("s"));
    return plural || (who.entity != RO_NONE && r->doc->entities.items[who.entity].plural);
}

/* "between A and B" names both behind it; else the subject is one, and the other stands behind "with" or
 * "to", was named with it, or is part of it ("the two delegations", "each other"). */
static void find_two(const ro_talks_reader *r, const ro_talks_match *match, ro_talker *who, ro_talker *with) {
    uint32_t at = match->end;
    if (ro_talks_word_is(r, match->end - 1, "between")) {
        *who = next_actor(r, &at);
        at++;
        *with = next_actor(r, &at);
        return;
    }
    *who = ro_talks_subject(r, match->begin);
    bool through =
        ro_talks_word_is(r, match->end - 1, "through") || ro_talks_word_is(r, match->end - 1, "via");
    bool named = ro_talks_word_is(r, match->end - 1, "with") || ro_talks_word_is(r, match->end - 1, "to");
    *with = through ? nobody() : named ? next_actor(r, &at) : partner_before(r, match->begin, *who);
    if (!with->span.end && who->span.end)
        *with = partner_before(r, match->begin, *who);
    if (!with->span.end && who->span.end && is_many(r, *who))
        *with = *who;
}

/* "would only be possible if they held direct talks" */
static bool is_wish(const ro_talks_reader *r, uint32_t at) {
    enum { REACH = 12, NEAR = 3 };
    for (uint32_t n = 1; n <= REACH && n <= at; n++) {
        bool condition = ro_talks_word_is(r, at - n, "if") || ro_talks_word_is(r, at - n, "unless");
        if (condition ||
            (n <= NEAR && (ro_talks_in(r, at - n, RO_TC_MODAL) || ro_talks_in(r, at - n, RO_TC_IRREAL))))
            return true;
    }
    return false;
}

static int take(ro_talks_reader *r, const ro_talks_match *match) {
    ro_contact found = {.span = ro_talks_span(r, match->begin, match->end),
                        .sentence = r->sentence,
                        .manner = manner_named(match->value),
                        .when = ro_talks_when(r, match->begin),
                        .score = 0.7,
                        .why = match->why};
    find_two(r, match, &found.who, &found.with);
    if (!is_side(r, found.who) || !is_side(r, found.with))
        return 0;
    if (is_wish(r, match->begin))
        return 0;
    ro_contact *contact = ro_array_push(r->doc->arena, &r->doc->talks.contacts);
    if (!contact)
        return READOUT_NO_MEMORY;
    *contact = found;
    bool parties = ro_talks_word_is(r, match->end - 1, "between") && found.manner != RO_CONTACT_NONE;
    int status = parties ? ro_talks_add_side(r, found.who, RO_SIDE_PARTY) : 0;
    return status || !parties ? status : ro_talks_add_side(r, found.with, RO_SIDE_PARTY);
}

int ro_talks_find_contacts(ro_talks_reader *r) {
    int status = 0;
    for (uint32_t at = 0; !status && at < r->units.count;) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, RO_TK_CONTACT, at, &match)) {
            at++;
            continue;
        }
        status = take(r, &match);
        at = match.end;
    }
    return status;
}
