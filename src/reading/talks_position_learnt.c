/* Positions by what is learnt, in sentences in which no pattern tells one. */
#include "reading/talks_points.h"
#include "reading/talks_position_model.h"

/* A sentence without a pattern is taken to say a position from this chance on. */
static const double least_learnt = 0.45;

uint32_t ro_talks_count_positions(const ro_talks_reader *r) {
    const ro_talks *talks = &r->doc->talks;
    uint32_t count = 0;
    for (uint32_t p = 0; p < talks->sticking_points.count; p++)
        count += talks->sticking_points.items[p].positions.count;
    return count;
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

/* A spokesman, a minister, somebody of a body: who may speak for a side. */
static bool speaks_for_others(const ro_talks_reader *r, ro_talker speaker) {
    if (speaker.entity == RO_NONE)
        return false;
    const ro_entity *entity = &r->doc->entities.items[speaker.entity];
    return entity->roles.count || entity->affiliation.len || entity->country[0];
}

/* "Sources said the House had offered", "Kerry said Iran demands": whoever does it, where that is named. */
static bool is_told_of(const ro_talks_reader *r, ro_talker speaker, ro_talker doer, uint32_t verb) {
    const uint64_t takes = RO_TC_BIT(RO_TC_DEMAND) | RO_TC_BIT(RO_TC_REFUSE) | RO_TC_BIT(RO_TC_ACCEPT) |
                           RO_TC_BIT(RO_TC_REJECT) | RO_TC_BIT(RO_TC_ANNOUNCE);
    bool does = (r->units.items[verb].classes & takes) != 0;
    return doer.entity != RO_NONE && doer.entity != speaker.entity &&
           (does || !speaks_for_others(r, speaker));
}

/* A plan or its phase wants nothing; "it" that stands for nobody is nobody. */
static bool may_want(const ro_talks_reader *r, ro_talker party) {
    const uint64_t things = RO_TC_BIT(RO_TC_PLAN) | RO_TC_BIT(RO_TC_PHASE) | RO_TC_BIT(RO_TC_DEAL) |
                            RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_ROUND);
    ro_slice text = ro_doc_text(r->doc, party.span), word;
    uint64_t last = 0;
    while (ro_slice_field(&text, ' ', &word))
        last = ro_talks_classes(r->words, word);
    return party.span.end && !(last & things) &&
           (party.entity != RO_NONE || !(last & RO_TC_BIT(RO_TC_PRONOUN)));
}

/* Whoever the sentence is about where it is the article's, else whoever speaks. */
static ro_talker party_of(const ro_talks_reader *r, uint32_t statement, uint32_t verb) {
    ro_talker speaker = ro_talks_speaker(r, statement), doer = {{0, 0}, RO_NONE};
    if (verb < r->units.count)
        doer = ro_talks_subject(r, verb);
    bool other = verb < r->units.count && is_told_of(r, speaker, doer, verb);
    return statement == RO_NONE || !speaker.span.end || other ? doer : speaker;
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
    if (!may_want(r, party) || !issue.end)
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

int ro_talks_learn_positions(ro_talks_reader *r, uint32_t before) {
    ro_position_view view;
    bool told = ro_talks_count_positions(r) > before;
    if (!r->position || !r->units.count || told || replies(r) || ro_talks_is_question(r))
        return 0;
    ro_position_look(r, &r->position->lexis, told, &view);
    return ro_position_chance(r->position, &view) < least_learnt ? 0 : add_learnt(r);
}
