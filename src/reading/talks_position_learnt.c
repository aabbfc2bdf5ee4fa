/* Positions by what is learnt, in sentences in which no pattern tells one. */
#include "reading/talks_points.h"
#include "reading/talks_position_model.h"

enum { LONGEST = 200 }; /* units: what is longer is a list */

/* A sentence without a pattern is taken to say a position from this chance on. */
static const double least_learnt = 0.45;

bool ro_talks_found_position(const ro_talks_reader *r) {
    const ro_talks *talks = &r->doc->talks;
    for (uint32_t p = talks->sticking_points.count; p-- > 0;) {
        const ro_sticking_point *point = &talks->sticking_points.items[p];
        uint32_t count = point->positions.count;
        if (count && point->positions.items[count - 1].sentence == r->sentence)
            return true;
    }
    return false;
}

/* "The union turned the offer down": that is a reply to a plan. */
static bool replies(const ro_talks_reader *r) {
    const ro_talks *talks = &r->doc->talks;
    return talks->replies.count && talks->replies.items[talks->replies.count - 1].sentence == r->sentence;
}

/* The statement that most of the sentence is said in, or RO_NONE. */
static uint32_t said_mostly(const ro_talks_reader *r) {
    uint32_t best = RO_NONE, most = r->units.count / 2;
    for (uint32_t u = 0; u < r->units.count; u++) {
        uint32_t statement = ro_talks_statement(r, u), count = 0;
        for (uint32_t v = 0; v < r->units.count && statement != RO_NONE && statement != best; v++)
            count += ro_talks_statement(r, v) == statement;
        if (count > most) {
            most = count;
            best = statement;
        }
    }
    return best;
}

/* The word of the sentence, within the statement where there is one, that stands highest in the tree. */
static uint32_t highest(const ro_talks_reader *r, uint32_t statement) {
    for (uint32_t u = 0; u < r->units.count; u++) {
        const ro_word *word = &r->doc->words.items[r->units.items[u].word];
        bool in = statement == RO_NONE || ro_talks_statement(r, u) == statement;
        if (!in || word->upos == RO_UPOS_PUNCT)
            continue;
        uint32_t head = word->head, at = 0;
        while (at < r->units.count && r->units.items[at].word != head)
            at++;
        bool out = head == RO_NONE || at == r->units.count ||
                   (statement != RO_NONE && ro_talks_statement(r, at) != statement);
        if (out && (word->upos == RO_UPOS_VERB || word->upos == RO_UPOS_AUX || word->upos == RO_UPOS_ADJ ||
                    word->upos == RO_UPOS_NOUN))
            return u;
    }
    return r->units.count;
}

/* One who mediates, or of whom a mediator is. */
static bool mediates(const ro_talks_reader *r, ro_talker party) {
    ro_slice of = party.entity == RO_NONE ? (ro_slice){0} : r->doc->entities.items[party.entity].affiliation;
    for (uint32_t s = 0; s < r->doc->talks.sides.count; s++) {
        const ro_talks_side *side = &r->doc->talks.sides.items[s];
        if (side->role != RO_SIDE_MEDIATOR)
            continue;
        bool same = party.entity != RO_NONE && party.entity == side->actor.entity;
        if (same || (of.len && ro_slice_equal(of, ro_doc_text(r->doc, side->actor.span))))
            return true;
    }
    return party.entity != RO_NONE &&
           ro_talks_classes_within(r->words, r->doc->entities.items[party.entity].name) &
               RO_TC_BIT(RO_TC_BROKER);
}

/* A side, or who speaks for one: a body by name, a person in office, "the union"; no nurse, no plan, no "it"
 * that stands for nobody. */
static bool may_want(const ro_talks_reader *r, ro_talker party) {
    const uint64_t things = RO_TC_BIT(RO_TC_PLAN) | RO_TC_BIT(RO_TC_PHASE) | RO_TC_BIT(RO_TC_DEAL) |
                            RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_ROUND);
    if (!party.span.end || mediates(r, party))
        return false;
    uint64_t classes = ro_talks_classes_within(r->words, ro_doc_text(r->doc, party.span));
    bool side = classes & RO_TC_BIT(RO_TC_PARTY);
    if (party.entity == RO_NONE)
        return side;
    const ro_entity *entity = &r->doc->entities.items[party.entity];
    if (entity->type == RO_NAME_PERSON)
        return ro_talks_has_office(r, party.entity);
    bool named = entity->name.len && entity->name.ptr[0] >= 'A' && entity->name.ptr[0] <= 'Z';
    return !(classes & things) && (named || side);
}

/* "Sources said the House had offered", "Kerry said Iran demands": whoever does it, where that is named. */
static bool does(const ro_talks_reader *r, ro_talker doer, ro_talker speaker, uint32_t verb) {
    const uint64_t takes = RO_TC_BIT(RO_TC_DEMAND) | RO_TC_BIT(RO_TC_REFUSE) | RO_TC_BIT(RO_TC_ACCEPT) |
                           RO_TC_BIT(RO_TC_REJECT) | RO_TC_BIT(RO_TC_ANNOUNCE);
    return doer.entity != RO_NONE && doer.entity != speaker.entity && r->units.items[verb].classes & takes;
}

/* Whoever speaks, or whoever the sentence is about; absent where neither is a side. */
static ro_talker party_of(const ro_talks_reader *r, uint32_t statement, uint32_t verb) {
    ro_talker speaker = ro_talks_speaker(r, statement), doer = {{0, 0}, RO_NONE}, none = doer;
    if (verb < r->units.count)
        doer = ro_talks_subject(r, verb);
    bool said = statement != RO_NONE && may_want(r, speaker);
    if (said && !(verb < r->units.count && does(r, doer, speaker, verb)))
        return speaker;
    return may_want(r, doer) ? doer : said ? speaker : none;
}

/* "wants to raise | tax rates": what stands behind the verb. */
static ro_span issue_of(const ro_talks_reader *r, uint32_t verb) {
    uint32_t at = verb + 1;
    while (ro_talks_word_is(r, at, "on") || ro_talks_word_is(r, at, "that") ||
           ro_talks_word_is(r, at, "to") || ro_talks_word_is(r, at, "for"))
        at++;
    ro_span issue = ro_talks_phrase_after(r, at);
    return issue.end && ro_talks_tells(r, issue) ? issue : (ro_span){0, 0};
}

static ro_span first_telling(const ro_talks_reader *r) {
    for (uint32_t u = 0; u < r->units.count; u++)
        if (ro_talks_in(r, u, RO_TC_DET)) {
            ro_span issue = ro_talks_phrase_after(r, u);
            if (issue.end && ro_talks_tells(r, issue))
                return issue;
        }
    return (ro_span){0, 0};
}

static int add_learnt(ro_talks_reader *r) {
    ro_span sentence = r->doc->sentences.items[r->sentence].span;
    uint32_t statement = said_mostly(r), verb = highest(r, statement);
    ro_talker party = party_of(r, statement, verb);
    ro_span issue = verb < r->units.count ? issue_of(r, verb) : (ro_span){0, 0};
    if (!issue.end)
        issue = first_telling(r);
    if (!party.span.end || !issue.end)
        return 0;
    ro_sticking_point *point = ro_talks_point_about(r, issue);
    ro_talks_match made = {.why = RO_LITERAL("sentences like it say what a side wants (talks.model)")};
    if (!point)
        point = ro_talks_point_for(r, issue, &made);
    ro_position *position = point ? ro_array_push(r->doc->arena, &point->positions) : NULL;
    if (!position)
        return READOUT_NO_MEMORY;
    *position = (ro_position){sentence, r->sentence, party, ro_talks_when(r, 0)};
    return 0;
}

int ro_talks_learn_positions(ro_talks_reader *r) {
    ro_position_view view;
    if (!r->position || !r->units.count || r->units.count > LONGEST || ro_talks_found_position(r) ||
        replies(r) || ro_talks_is_question(r))
        return 0;
    ro_position_look(r, &r->position->lexis, false, &view);
    return ro_position_chance(r->position, &view) < least_learnt ? 0 : add_learnt(r);
}
