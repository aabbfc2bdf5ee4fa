#include "reading/talks_judged.h"

/* Words to a mention of talks: in an article that speaks of little else, and in one where what somebody says
 * in a figure of speech is likely to be of them. SAID_BEHIND: sentences from a mention to what is said of it.
 */
enum { DENSE = 45, SAID_BEHIND = 3 };

bool ro_talks_flag(ro_slice value, const char *flag) {
    ro_slice field;
    while (ro_slice_field(&value, ' ', &field))
        if (ro_slice_is(field, flag))
            return true;
    return false;
}

/* An envoy, a negotiator: whoever's office the talks are speaks of them. */
static bool talks_by_office(const ro_talks_reader *r, uint32_t entity) {
    return r->doc->layers & RO_LAYER_SPEAKERS &&
           ro_talks_role_classes(r, entity) & (RO_TC_BIT(RO_TC_BROKER) | RO_TC_BIT(RO_TC_ENVOY));
}

/* A summit, a session, its negotiators. */
static bool speaks_of_meeting(const ro_talks_reader *r) {
    enum { MOST = 200 };
    const uint64_t meeting = RO_TC_BIT(RO_TC_ROUND) | RO_TC_BIT(RO_TC_ENVOY) | RO_TC_BIT(RO_TC_COURSE);
    for (uint32_t u = 0; u < r->units.count && u < MOST; u++)
        if (r->units.items[u].classes & meeting)
            return true;
    return false;
}

bool ro_talks_near(const ro_talks_reader *r, uint32_t at) {
    const ro_sentence *sentences = r->doc->sentences.items;
    uint32_t s = r->sentence;
    if (r->topical[s] || (s && r->topical[s - 1] && sentences[s - 1].paragraph == sentences[s].paragraph))
        return true;
    uint32_t statement = ro_talks_statement(r, at);
    bool said = statement != RO_NONE;
    if (said && talks_by_office(r, r->doc->statements.items[statement].speaker))
        return true;
    if (ro_talks_is_mostly_about(r) && speaks_of_meeting(r))
        return true;
    bool dense = (size_t)r->weight * DENSE >= r->doc->words.count;
    for (uint32_t n = 1; n <= SAID_BEHIND && n <= s; n++)
        dense |= r->topical[s - n];
    return said && dense;
}

/* The talks, what is talked about in them as a whole, or those who talk. */
static bool is_judged(const ro_talks_reader *r, uint32_t at) {
    const uint64_t judged = RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_ROUND) | RO_TC_BIT(RO_TC_COURSE) |
                            RO_TC_BIT(RO_TC_DEAL) | RO_TC_BIT(RO_TC_ENVOY);
    if (at >= r->units.count)
        return false;
    uint64_t classes = r->units.items[at].classes;
    bool all = classes & RO_TC_BIT(RO_TC_SIDES) && !(classes & RO_TC_BIT(RO_TC_PRONOUN));
    return all || (classes & judged) != 0;
}

static bool stands_for(const ro_talks_reader *r, uint32_t at) {
    static const char *const things[] = {
        "This",    "this",       "That",       "that",   "It",     "They",      "We",        "Both",
        "both",    "everything", "Everything", "things", "Things", "Somebody",  "somebody",  "Someone",
        "someone", "Nobody",     "nobody",     "There",  "there",  "Something", "something", "Nothing",
        "nothing", "All",        "all",        "What",   "what"};
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (ro_talks_word_is(r, at, things[i]))
            return true;
    return ro_talks_in(r, at, RO_TC_PRONOUN);
}

/* The subject of what the match says, by the tree; the number of units where it has none. */
static uint32_t subject_of(const ro_talks_reader *r, const ro_talks_match *match) {
    for (uint32_t at = match->begin; at < match->end; at++) {
        uint32_t subject = ro_talks_subject_unit(r, at);
        if (subject < r->units.count)
            return subject;
    }
    return r->units.count;
}

static bool turns_clause(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_clause_ends(r, at) || ro_talks_in(r, at, RO_TC_SUBORD) ||
           ro_talks_word_is(r, at, "that") || ro_talks_word_is(r, at, "who") ||
           ro_talks_word_is(r, at, "which");
}

/* The nearest word for the talks before the match in its clause; the number of units where there is none. */
static uint32_t judged_before(const ro_talks_reader *r, uint32_t begin) {
    enum { REACH = 7 };
    for (uint32_t n = 1; n <= REACH && n <= begin && !turns_clause(r, begin - n); n++)
        if (is_judged(r, begin - n))
            return begin - n;
    return r->units.count;
}

/* "torpedoed the talks", "a fruitless round", "a waste of an evening of talks" */
static bool judged_behind(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { REACH = 3 };
    for (uint32_t at = match->begin; at < match->end + REACH && at < r->units.count; at++) {
        if (at >= match->end && turns_clause(r, at))
            return false;
        if (is_judged(r, at))
            return true;
    }
    return false;
}

/* “Constructive from the first minute”: the judgement is all that is said. */
static bool opens_sentence(const ro_talks_reader *r, uint32_t begin) {
    for (uint32_t at = 0; at < begin; at++)
        if (!ro_talks_in(r, at, RO_TC_QUOTE) && !ro_talks_in(r, at, RO_TC_DET))
            return false;
    return true;
}

/* Somebody says it in an article that is about the talks more than about anything else. */
static bool is_said_about(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_statement(r, at) != RO_NONE && ro_talks_is_mostly_about(r);
}

/* Is it said of the talks, by the words around it or by the tree? */
static bool is_of_talks(const ro_talks_reader *r, const ro_talks_match *match, uint32_t subject) {
    uint32_t before = judged_before(r, match->begin);
    bool other = subject < r->units.count && subject > before && !is_judged(r, subject) &&
                 !(subject >= match->begin && subject < match->end);
    if ((before < r->units.count && !other) || is_judged(r, subject) || judged_behind(r, match))
        return true;
    bool stands =
        subject < r->units.count && stands_for(r, subject) && ro_talks_statement(r, match->begin) != RO_NONE;
    if (opens_sentence(r, match->begin) && is_said_about(r, match->begin))
        return true;
    return (stands || opens_sentence(r, match->begin)) && ro_talks_near(r, match->begin);
}

/* "the two airlines", of whom the article has spoken */
static bool are_people(const ro_talks_reader *r, uint32_t at) {
    uint32_t entity = r->mention_of[r->units.items[at].word];
    return entity != RO_NONE && r->doc->entities.items[entity].type != RO_NAME_PLACE;
}

/* A subject that is a thing of its own: "the storm gathered pace". */
static bool is_other(const ro_talks_reader *r, const ro_talks_match *match, uint32_t subject) {
    bool inside = subject >= match->begin && subject < match->end;
    return subject < r->units.count && !inside && !is_judged(r, subject) && !stands_for(r, subject) &&
           !ro_talks_actor_at(r, subject).span.end && !ro_talks_in(r, subject, RO_TC_BRIDGE) &&
           !are_people(r, subject);
}

/* "a positive message", "advanced industries": it describes a noun that is no talks. */
static bool describes_other(const ro_talks_reader *r, const ro_talks_match *match) {
    const uint64_t talks = RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_ROUND) | RO_TC_BIT(RO_TC_COURSE);
    const ro_word *word = &r->doc->words.items[r->units.items[match->end - 1].word];
    uint32_t last = r->units.items[match->end - 1].word;
    if (!(r->doc->layers & RO_LAYER_TREES) || word->relation != RO_REL_amod || word->head == RO_NONE ||
        word->head <= last)
        return false;
    return !(ro_talks_classes(r->words, ro_doc_text(r->doc, r->doc->words.items[word->head].span)) & talks);
}

/* "to break the stalemate": what is meant to be, where nothing says that it has begun. */
static bool is_meant_to(const ro_talks_reader *r, uint32_t begin) {
    static const char *const goes_on[] = {"began",     "begun",    "begin",   "begins",   "beginning",
                                          "started",   "starting", "starts",  "continue", "continued",
                                          "continues", "seem",     "seems",   "seemed",   "appear",
                                          "appears",   "appeared", "managed", "come",     "came"};
    enum { REACH = 5 };
    for (uint32_t n = 1; n <= REACH && n <= begin; n++) {
        if (!ro_talks_word_is(r, begin - n, "to"))
            continue;
        if (r->doc->words.items[r->units.items[begin - n].word].upos != RO_UPOS_PART)
            return false;
        for (size_t i = 0; n < begin && i < sizeof goes_on / sizeof *goes_on; i++)
            if (ro_talks_word_is(r, begin - n - 1, goes_on[i]))
                return false;
        return true;
    }
    return false;
}

/* "The bridge is half built" in an article on a bridge: what it tells of itself again and again is no figure
 * of speech. */
static bool is_literal(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { AGAIN = 2 };
    for (uint32_t at = match->begin; at < match->end; at++) {
        const ro_talks_unit *unit = &r->units.items[at];
        if (ro_talks_is_thing(r->words, unit->entry) && r->narrated[unit->entry] >= AGAIN)
            return true;
    }
    return false;
}

/* What stands for something else is meant only where somebody says it, or where the talks are its subject. */
bool ro_talks_are_imagined(const ro_talks_reader *r, const ro_talks_match *match) {
    const uint64_t talks = RO_TC_BIT(RO_TC_TALKS) | RO_TC_BIT(RO_TC_ROUND) | RO_TC_BIT(RO_TC_COURSE);
    uint32_t subject = subject_of(r, match);
    if (describes_other(r, match) || is_meant_to(r, match->begin) || is_literal(r, match))
        return false;
    if (subject < r->units.count && r->units.items[subject].classes & talks)
        return true;
    bool thing = subject < r->units.count && ro_talks_is_thing(r->words, r->units.items[subject].entry);
    return (thing || !is_other(r, match, subject)) && is_said_about(r, match->begin);
}

bool ro_talks_are_judged(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t subject = subject_of(r, match);
    if (describes_other(r, match) || is_meant_to(r, match->begin))
        return false;
    if (is_of_talks(r, match, subject))
        return true;
    if (ro_talks_flag(match->value, "talks") || is_other(r, match, subject))
        return false;
    bool near = ro_talks_near(r, match->begin);
    bool said = ro_talks_statement(r, match->begin) != RO_NONE;
    bool about = is_said_about(r, match->begin);
    return ro_talks_flag(match->value, "near") ? near || about : said && (near || about);
}
