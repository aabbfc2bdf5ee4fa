#include "reading/talks_points.h"

/* Sentences that a position may stand behind its point; SAID: where it is said in words of its own. */
enum { NEAR_VIEW = 3, NEAR_SAID = 2, NEAR_ANSWER = 1, OPENING = 3, CLAIM_UNITS = 30 };

/* ---- what is claimed --------------------------------------------------------------------------------------
 */

/* "…, while the kidnappers insist", "…, which the company refuses": another clause begins at the comma. */
static bool parts_clause(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at, ",") &&
           (ro_talks_in(r, at + 1, RO_TC_SUBORD) || ro_talks_word_is(r, at + 1, "which") ||
            ro_talks_word_is(r, at + 1, "who") || ro_talks_word_is(r, at + 1, "but") ||
            (ro_talks_word_is(r, at + 1, "and") && !ro_talks_in(r, at + 2, RO_TC_DET)));
}

/* From the verb on, to the end of its clause; what is said of a thing, from the thing on. */
static ro_span claim_of(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t end = match->end, thing = match->begin;
    if (ro_slice_is(match->value, "line"))
        while (thing && !ro_talks_clause_ends(r, thing - 1) && !ro_talks_in(r, thing - 1, RO_TC_QUOTE))
            thing--;
    if (thing < match->begin)
        return ro_talks_span(r, thing, end);
    while (end < r->units.count && !ro_talks_in(r, end, RO_TC_BREAK) && !parts_clause(r, end) &&
           end - match->begin < CLAIM_UNITS)
        end++;
    return ro_talks_span(r, match->begin, end);
}

/* What is wanted, without the verb: "the finance ministry" in "insists on the finance ministry". */
static ro_span object_of(const ro_talks_reader *r, const ro_talks_match *match, ro_span claim) {
    uint32_t at = match->begin + 1;
    while (ro_talks_word_is(r, at, "on") || ro_talks_word_is(r, at, "that") ||
           ro_talks_word_is(r, at, "to") || ro_talks_word_is(r, at, "for"))
        at++;
    ro_span object = ro_talks_phrase_after(r, at);
    return object.end && ro_talks_tells(r, object) ? object : claim;
}

/* ---- whose ------------------------------------------------------------------------------------------------
 */

/* A place or a body; a name of one word that nothing makes a person may be either. */
static bool is_body(const ro_talks_reader *r, ro_talker party) {
    uint32_t w = ro_doc_word_at(r->doc, party.span.begin);
    if (party.entity == RO_NONE)
        return r->name_of[w] != RO_NONE && r->doc->names.items[r->name_of[w]].type != RO_NAME_PERSON;
    const ro_entity *entity = &r->doc->entities.items[party.entity];
    bool one_word = !memchr(entity->name.ptr, ' ', entity->name.len);
    return entity->type != RO_NAME_PERSON || (one_word && !entity->roles.count);
}

static bool is_of_the_sides(const ro_talks_reader *r, ro_talker party) {
    uint32_t w = ro_doc_word_at(r->doc, party.span.begin);
    bool person = party.entity != RO_NONE && r->doc->entities.items[party.entity].type == RO_NAME_PERSON;
    if (r->name_of[w] == RO_NONE && !person)
        return true;
    if (party.entity != RO_NONE && r->doc->entities.items[party.entity].type == RO_NAME_PERSON &&
        !r->doc->entities.items[party.entity].roles.count)
        return false;
    ro_slice name = ro_doc_text(r->doc, party.span);
    for (uint32_t s = 0; s < r->doc->talks.sides.count; s++) {
        const ro_talks_side *side = &r->doc->talks.sides.items[s];
        ro_slice known = ro_doc_text(r->doc, side->actor.span);
        if (side->role == RO_SIDE_PARTY &&
            (ro_slice_equal(known, name) ||
             (side->actor.entity != RO_NONE && side->actor.entity == party.entity)))
            return true;
    }
    return false;
}

/* "refused to comment", "want to say": talk about talking. */
static bool is_idle(const ro_talks_reader *r, uint32_t at) {
    static const char *const verbs[] = {"say",       "comment", "confirm", "discuss", "speculate",
                                        "elaborate", "answer",  "talk",    "know",    "hear"};
    for (unsigned v = 0; v < sizeof verbs / sizeof *verbs; v++)
        if (ro_talks_word_is(r, at, verbs[v]))
            return true;
    return false;
}

/* Whoever takes a position is one of the sides, and no "I", "we" or "you" of a quotation. */
static bool takes_sides(const ro_talks_reader *r, ro_talker party) {
    ro_slice text = ro_doc_text(r->doc, party.span);
    if (text.len <= 3 && party.entity == RO_NONE)
        return false;
    return is_of_the_sides(r, party);
}

/* "its core demands" are no demanding. */
static bool is_verb(const ro_talks_reader *r, const ro_talks_match *match) {
    uint8_t upos = r->doc->words.items[r->units.items[match->begin].word].upos;
    return upos == RO_UPOS_VERB || upos == RO_UPOS_AUX || ro_talks_word_is(r, match->begin + 1, "that");
}

/* "a demand by the Front that", "the kidnappers' demand": whoever makes it. */
static ro_talker maker_of(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { REACH = 3 };
    for (uint32_t at = match->begin + 1; at <= match->begin + REACH && at < r->units.count; at++)
        if (ro_talks_word_is(r, at, "by") || ro_talks_word_is(r, at, "from"))
            for (uint32_t n = at + 1; n <= at + REACH && n < r->units.count; n++) {
                ro_talker actor = ro_talks_actor_at(r, n);
                if (actor.span.end)
                    return actor;
            }
    bool owned =
        match->begin > 1 &&
        (ro_talks_word_is(r, match->begin - 1, "'s") || ro_talks_word_is(r, match->begin - 1, "’s") ||
         ro_talks_word_is(r, match->begin - 1, "'") || ro_talks_word_is(r, match->begin - 1, "’"));
    if (owned)
        return ro_talks_actor_at(r, match->begin - 2);
    return (ro_talker){{0, 0}, RO_NONE};
}

/* ---- findings ---------------------------------------------------------------------------------------------
 */

static int add_position(ro_talks_reader *r, ro_sticking_point *point, ro_span span, ro_talker party,
                        uint32_t at) {
    for (uint32_t p = 0; p < point->positions.count; p++)
        if (ro_span_overlap(point->positions.items[p].span, span))
            return 0;
    ro_position *position = ro_array_push(r->doc->arena, &point->positions);
    if (!position)
        return READOUT_NO_MEMORY;
    *position = (ro_position){span, r->sentence, party, ro_talks_when(r, at)};
    return 0;
}

static bool same_party(const ro_talks_reader *r, ro_talker a, ro_talker b) {
    return (a.entity != RO_NONE && a.entity == b.entity) ||
           ro_slice_equal(ro_doc_text(r->doc, a.span), ro_doc_text(r->doc, b.span));
}

/* "Egypt demands a share of the water. Ethiopia rejects any quota.": the answer to what another has just
 * asked. */
static ro_sticking_point *answered(const ro_talks_reader *r, ro_talker party) {
    ro_sticking_point *point = ro_talks_last_point(r, NEAR_ANSWER);
    if (!point || !point->positions.count)
        return NULL;
    return same_party(r, point->positions.items[point->positions.count - 1].party, party) ? NULL : point;
}

/* The point that the position is on: one with a noun of it; "wants them scrapped", "insists on ten": the one
 * just spoken of. */
static ro_sticking_point *point_of(const ro_talks_reader *r, const ro_talks_match *match, ro_span claim,
                                   ro_talker party) {
    ro_sticking_point *point = ro_talks_point_about(r, claim);
    if (point)
        return point;
    if (ro_slice_is(match->value, "view"))
        return ro_talks_last_point(r, NEAR_VIEW);
    bool refers = ro_talks_in(r, match->begin + 1, RO_TC_PRONOUN) ||
                  ro_talks_word_is(r, match->begin + 1, "those") ||
                  ro_talks_word_is(r, match->begin + 1, "them") || !ro_talks_tells(r, claim);
    if (refers && !ro_slice_is(match->value, "stand") && !ro_slice_is(match->value, "wish"))
        return ro_talks_last_point(r, NEAR_ANSWER);
    bool answer = ro_slice_is(match->value, "refuse") || ro_slice_is(match->value, "offer");
    return answer ? answered(r, party) : NULL;
}

static bool replies_to_plan(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t at = match->begin; at < match->begin + 5; at++)
        if (ro_talks_in(r, match->begin, RO_TC_REJECT) &&
            (ro_talks_in(r, at, RO_TC_PLAN) || ro_talks_in(r, at, RO_TC_DEAL)))
            return true;
    return false;
}

/* "Both sides want": what all want divides nobody. */
static bool is_all(const ro_talks_reader *r, ro_talker party) {
    uint64_t classes = ro_talks_classes(r->words, ro_doc_text(r->doc, party.span));
    return party.entity == RO_NONE && classes & RO_TC_BIT(RO_TC_SIDES) &&
           !(classes & RO_TC_BIT(RO_TC_PRONOUN));
}

/* "were not required to" */
static bool is_passive(const ro_talks_reader *r, uint32_t at) {
    ro_slice verb = ro_doc_text(r->doc, r->doc->words.items[r->units.items[at].word].span);
    if (!ro_slice_ends(verb, RO_LITERAL("ed")))
        return false;
    return (at && ro_talks_in(r, at - 1, RO_TC_BE)) ||
           (at > 1 && ro_talks_in(r, at - 1, RO_TC_NOT) && ro_talks_in(r, at - 2, RO_TC_BE));
}

/* "what it wants", "wants from the buyer": the words that follow tell nothing of what is wanted. */
static bool is_bare(const ro_talks_reader *r, const ro_talks_match *match) {
    bool governs = ro_talks_in(r, match->end - 1, RO_TC_PREP);
    uint32_t next = match->end - (match->end > match->begin + 1 && !governs);
    return ro_talks_clause_ends(r, next) || ro_talks_in(r, next, RO_TC_QUOTE) ||
           ro_talks_word_is(r, next, "from") || ro_talks_word_is(r, next, "before");
}

/* "if the union wants", "could insist": nobody has taken it yet. */
static bool is_supposed(const ro_talks_reader *r, uint32_t verb) {
    static const char *const words[] = {"if", "If", "whether", "could", "may", "might", "should"};
    enum { REACH = 6 };
    for (uint32_t n = 1; n <= REACH && n <= verb && !ro_talks_clause_ends(r, verb - n); n++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (ro_talks_word_is(r, verb - n, words[i]))
                return true;
    return false;
}

static bool is_claimed(const ro_talks_reader *r, const ro_talks_match *match, ro_talker party) {
    bool noun = ro_slice_is(match->value, "noun");
    bool verb = !(r->doc->layers & RO_LAYER_TAGS) || is_verb(r, match);
    bool from = match->begin && (ro_talks_word_is(r, match->begin - 1, "from") ||
                                 ro_talks_word_is(r, match->begin - 1, "of"));
    return !is_all(r, party) && party.span.end && verb != noun && !from && !is_passive(r, match->begin) &&
           !is_supposed(r, match->begin) && !ro_talks_in(r, match->begin, RO_TC_NAME) &&
           !is_idle(r, match->end) && !is_idle(r, match->end + 1) && !replies_to_plan(r, match);
}

/* "We will not …", "Our members want …": whoever says it. */
static bool is_first_person(const ro_talks_reader *r, uint32_t verb) {
    uint32_t at = ro_talks_subject_unit(r, verb);
    if (at < r->units.count && at &&
        (ro_talks_word_is(r, at - 1, "our") || ro_talks_word_is(r, at - 1, "Our") ||
         ro_talks_word_is(r, at - 1, "my") || ro_talks_word_is(r, at - 1, "My")))
        return true;
    return ro_talks_word_is(r, at, "We") || ro_talks_word_is(r, at, "we") || ro_talks_word_is(r, at, "I");
}

/* "… is a red line for the Greens", "For the Greens, …": whose; absent where nobody is named. */
static ro_talker for_whom(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { REACH = 4 };
    uint32_t begin = ro_talks_word_is(r, match->end, "for") ? match->end : 0;
    bool named = begin || ro_talks_word_is(r, 0, "For");
    for (uint32_t at = begin + 1; named && at <= begin + REACH && at < r->units.count; at++) {
        ro_talker actor = ro_talks_actor_at(r, at);
        if (actor.span.end)
            return actor;
    }
    return (ro_talker){{0, 0}, RO_NONE};
}

/* What "we want" or "we will sign" tells too little of. */
static bool is_firm(const ro_talks_reader *r, const ro_talks_match *match) {
    bool modal = ro_talks_in(r, match->begin, RO_TC_MODAL), denies = false;
    for (uint32_t at = match->begin; at < match->end; at++)
        denies |= ro_talks_in(r, at, RO_TC_NOT);
    return (ro_slice_is(match->value, "refuse") && (denies || !modal)) ||
           ro_slice_is(match->value, "offer") || ro_slice_is(match->value, "line");
}

static ro_talker party_of(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t statement = ro_talks_statement(r, match->begin);
    if (ro_slice_is(match->value, "noun"))
        return maker_of(r, match);
    bool line = ro_slice_is(match->value, "line");
    ro_talker party = line ? for_whom(r, match) : (ro_talker){{0, 0}, RO_NONE};
    bool speaks =
        line || ro_slice_is(match->value, "stand") || (is_firm(r, match) && is_first_person(r, match->begin));
    if (!party.span.end && speaks && statement != RO_NONE)
        return ro_talks_speaker(r, statement);
    return line ? party : ro_talks_subject(r, match->begin);
}

static int take_position(ro_talks_reader *r, const ro_talks_match *found) {
    ro_talks_match match = *found;
    bool relative = ro_slice_is(match.value, "relative");
    if (relative)
        match.begin = match.end - 1;
    ro_talker party = party_of(r, &match);
    if (!is_claimed(r, &match, party))
        return 0;
    ro_span claim = claim_of(r, &match);
    ro_sticking_point *point = relative ? ro_talks_last_point(r, 0) : point_of(r, &match, claim, party);
    bool sum = ro_talks_in(r, match.end - 1, RO_TC_NUM) && !ro_talks_in(r, match.end - 1, RO_TC_DET);
    bool weak = is_bare(r, &match) || (ro_slice_is(match.value, "offer") && !sum) ||
                ro_slice_is(match.value, "view") || ro_slice_is(match.value, "stand") ||
                ro_slice_is(match.value, "wish") || ro_slice_is(match.value, "lean") || relative;
    bool many = party.entity != RO_NONE && r->doc->entities.items[party.entity].plural;
    bool speaks = is_firm(r, &match) && ro_talks_is_mostly_about(r) && is_first_person(r, match.begin) &&
                  ro_talks_has_office(r, party.entity);
    bool side = speaks || takes_sides(r, party) ||
                ((point || !ro_slice_is(match.value, "offer")) && is_body(r, party)) ||
                (point &&
                 (many || ro_talks_has_office(r, party.entity) || (point->named && party.entity != RO_NONE)));
    if (!side || (!point && weak))
        return 0;
    if (!point)
        point = ro_talks_point_for(r, object_of(r, &match, claim), &match);
    ro_span span = {party.span.begin < claim.begin ? party.span.begin : claim.begin,
                    party.span.end > claim.end ? party.span.end : claim.end};
    return point ? add_position(r, point, span, party, match.begin) : READOUT_NO_MEMORY;
}

/* ---- what is said -----------------------------------------------------------------------------------------
 */

/* Is one of the first `most` words of what is said of the class? */
static bool says(const ro_talks_reader *r, uint32_t statement, ro_talks_class class, uint32_t most) {
    uint32_t said = 0;
    for (uint32_t at = 0; at < r->units.count; at++) {
        if (ro_talks_statement(r, at) != statement || ro_talks_in(r, at, RO_TC_QUOTE))
            continue;
        if (said++ < most && ro_talks_in(r, at, class))
            return true;
    }
    return false;
}

/* Is a position within the span known already? */
static bool has_position_in(const ro_talks_reader *r, ro_span span) {
    const ro_sticking_point *last = ro_talks_last_point(r, 0);
    return last && last->positions.count &&
           ro_span_overlap(last->positions.items[last->positions.count - 1].span, span);
}

/* The part of what is said that stands in the sentence. */
static ro_span content_here(const ro_talks_reader *r, const ro_statement *said) {
    ro_span sentence = r->doc->sentences.items[r->sentence].span;
    ro_span best = {0, 0};
    for (uint32_t c = 0; c < said->content.count; c++) {
        ro_span part = said->content.items[c];
        if (ro_span_overlap(part, sentence) && part.end - part.begin > best.end - best.begin)
            best = part;
    }
    return best.end ? best : said->content.items[0];
}

/* “Nobody with blood on his hands will walk,” she said: what a side says firmly of the point just spoken of,
 * or of one that it names. */
static int take_said(ro_talks_reader *r, uint32_t s) {
    const ro_statement *said = &r->doc->statements.items[s];
    ro_talker party = ro_talks_speaker(r, s);
    bool hard = says(r, s, RO_TC_HARD, RO_NONE), firm = says(r, s, RO_TC_FIRM, OPENING);
    bool body = said->speaker < r->doc->entities.count &&
                r->doc->entities.items[said->speaker].type != RO_NAME_PERSON;
    bool speaks = ro_talks_has_office(r, said->speaker) || (body && takes_sides(r, party));
    if (!said->content.count || !party.span.end || !speaks || !(hard || firm))
        return 0;
    ro_span content = content_here(r, said);
    if (has_position_in(r, content))
        return 0;
    ro_sticking_point *point = ro_talks_point_about(r, content);
    if (!point && firm)
        point = ro_talks_last_point(r, NEAR_SAID);
    uint32_t at = 0;
    while (at + 1 < r->units.count && ro_talks_statement(r, at) != s)
        at++;
    return point ? add_position(r, point, content, party, at) : 0;
}

static int take_statements(ro_talks_reader *r) {
    uint32_t last = RO_NONE;
    int status = 0;
    if (!(r->doc->layers & RO_LAYER_SPEAKERS))
        return 0;
    for (uint32_t at = 0; !status && at < r->units.count; at++) {
        uint32_t s = ro_talks_statement(r, at);
        if (s != RO_NONE && (last == RO_NONE || s > last))
            status = take_said(r, s);
        last = s != RO_NONE && (last == RO_NONE || s > last) ? s : last;
    }
    return status;
}

int ro_talks_find_positions(ro_talks_reader *r) {
    int status = 0;
    if (ro_talks_is_question(r))
        return 0;
    for (uint32_t at = 0; !status && at < r->units.count;) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, RO_TK_POSITION, at, &match)) {
            at++;
            continue;
        }
        status = take_position(r, &match);
        at = match.end;
    }
    return status ? status : take_statements(r);
}
