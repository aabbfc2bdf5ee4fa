#include "reading/talks_reader.h"

enum { ISSUE_UNITS = 14, STEM = 6, STEMS = 24, LATEST = 12, NEAR_VIEW = 3, NEAR_SAID = 3 };

/* ---- what two phrases have in common ----------------------------------------------------------------------
 */

typedef struct {
    char text[STEM];
    uint8_t length;
} stem;

/* The beginnings of the nouns and names of a span: "corridors" and "corridor" begin alike. Words that stand
 * in every report of talks say nothing of what they are about; they are in the table of words. */
static unsigned stems_of(const ro_talks_reader *r, ro_span span, stem *stems) {
    unsigned count = 0;
    for (uint32_t w = ro_doc_word_at(r->doc, span.begin);
         w < r->doc->words.count && r->doc->words.items[w].span.begin < span.end && count < STEMS; w++) {
        const ro_word *word = &r->doc->words.items[w];
        ro_slice text = ro_doc_text(r->doc, word->span);
        bool noun =
            !(r->doc->layers & RO_LAYER_TAGS) || word->upos == RO_UPOS_NOUN || word->upos == RO_UPOS_ADJ;
        if (text.len < 4 || !noun || r->name_of[w] != RO_NONE || ro_talks_is_common(r->words, text))
            continue;
        stems[count].length = (uint8_t)(text.len < STEM ? text.len : STEM);
        memcpy(stems[count].text, text.ptr, stems[count].length);
        count++;
    }
    return count;
}

static bool share(const ro_talks_reader *r, ro_span a, ro_span b) {
    stem first[STEMS], second[STEMS];
    unsigned firsts = stems_of(r, a, first), seconds = stems_of(r, b, second);
    for (unsigned i = 0; i < firsts; i++)
        for (unsigned j = 0; j < seconds; j++)
            if (first[i].length == second[j].length &&
                !memcmp(first[i].text, second[j].text, first[i].length))
                return true;
    return false;
}

static ro_sticking_point *about_the_same(const ro_talks_reader *r, ro_span span) {
    ro_talks *talks = &r->doc->talks;
    uint32_t count = talks->sticking_points.count;
    for (uint32_t n = 0; n < count && n < LATEST; n++) {
        ro_sticking_point *point = &talks->sticking_points.items[count - 1 - n];
        if (share(r, point->issue, span))
            return point;
        for (uint32_t p = 0; p < point->positions.count; p++)
            if (share(r, point->positions.items[p].span, span))
                return point;
    }
    return NULL;
}

/* ---- phrases ----------------------------------------------------------------------------------------------
 */

static bool owned(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at, "'s") || ro_talks_word_is(r, at, "’s");
}

static bool is_finite(const ro_talks_reader *r, uint32_t at) {
    uint8_t upos = r->doc->words.items[r->units.items[at].word].upos;
    return upos == RO_UPOS_VERB || upos == RO_UPOS_AUX;
}

/* "pensions and | the talks are …": where the next clause begins; "the pass and the road" goes on. */
static bool joins_clause(const ro_talks_reader *r, uint32_t at) {
    enum { SUBJECT = 6 };
    bool joins = ro_talks_word_is(r, at, "and") || ro_talks_word_is(r, at, "but");
    if (!joins || !(ro_talks_in(r, at + 1, RO_TC_DET) || ro_talks_in(r, at + 1, RO_TC_PRONOUN)))
        return false;
    for (uint32_t n = at + 1; n < r->units.count && n <= at + SUBJECT && !ro_talks_clause_ends(r, n); n++)
        if (is_finite(r, n))
            return true;
    return !(r->doc->layers & RO_LAYER_TAGS);
}

/* The words behind the match, up to the end of what they name. */

static ro_span phrase_after(const ro_talks_reader *r, uint32_t at) {
    uint32_t end = at;
    while (end < r->units.count && end - at < ISSUE_UNITS && !ro_talks_clause_ends(r, end) &&
           !joins_clause(r, end) &&
           !(end > at && !owned(r, end) &&
             (ro_talks_in(r, end, RO_TC_SUBORD) || ro_talks_in(r, end, RO_TC_BE) ||
              ro_talks_in(r, end, RO_TC_MODAL) || ro_talks_in(r, end, RO_TC_HAVE))))
        end++;
    while (end > at && (ro_talks_in(r, end - 1, RO_TC_PREP) || ro_talks_in(r, end - 1, RO_TC_DET)))
        end--;
    return end > at ? ro_talks_span(r, at, end) : (ro_span){0, 0};
}

static ro_span phrase_before(const ro_talks_reader *r, uint32_t end) {
    uint32_t begin = end;
    while (begin && end - begin < ISSUE_UNITS && !ro_talks_clause_ends(r, begin - 1) &&
           !ro_talks_in(r, begin - 1, RO_TC_QUOTE))
        begin--;
    while (begin < end && (ro_talks_in(r, begin, RO_TC_PREP) || ro_talks_in(r, begin, RO_TC_SUBORD)))
        begin++;
    return begin < end ? ro_talks_span(r, begin, end) : (ro_span){0, 0};
}

/* ---- findings ---------------------------------------------------------------------------------------------
 */

static ro_sticking_point *point_for(ro_talks_reader *r, ro_span issue, const ro_talks_match *match) {
    ro_sticking_point *point = about_the_same(r, issue);
    if (point)
        return point;
    point = ro_array_push(r->doc->arena, &r->doc->talks.sticking_points);
    if (point)
        *point =
            (ro_sticking_point){.issue = issue, .sentence = r->sentence, .score = 0.5, .why = match->why};
    return point;
}

static int take_issue(ro_talks_reader *r, const ro_talks_match *match) {
    ro_span issue =
        ro_slice_is(match->value, "before") ? phrase_before(r, match->begin) : phrase_after(r, match->end);
    stem stems[STEMS];
    if (!issue.end || !stems_of(r, issue, stems))
        return 0;
    ro_sticking_point *point = point_for(r, issue, match);
    if (!point)
        return READOUT_NO_MEMORY;
    if (!point->named) {
        point->issue = issue;
        point->named = true;
        point->score = 0.8;
    }
    return 0;
}

/* From the verb on, to the end of its clause. */
static ro_span claim_of(const ro_talks_reader *r, const ro_talks_match *match) {
    uint32_t end = match->end;
    while (end < r->units.count && !ro_talks_in(r, end, RO_TC_BREAK) && end - match->begin < 30)
        end++;
    return ro_talks_span(r, match->begin, end);
}

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
    return is_finite(r, match->begin) || ro_talks_word_is(r, match->begin + 1, "that");
}

/* The point that was spoken of no more than `reach` sentences before. */
static ro_sticking_point *last_point(const ro_talks_reader *r, uint32_t reach) {
    ro_talks *talks = &r->doc->talks;
    ro_sticking_point *best = NULL;
    uint32_t nearest = reach;
    for (uint32_t n = 0; n < talks->sticking_points.count && n < LATEST; n++) {
        ro_sticking_point *point = &talks->sticking_points.items[talks->sticking_points.count - 1 - n];
        uint32_t told = point->positions.count ? point->positions.items[point->positions.count - 1].sentence
                                               : point->sentence;
        if (r->sentence - told <= nearest && (!best || r->sentence - told < nearest)) {
            best = point;
            nearest = r->sentence - told;
        }
    }
    return best;
}

static int add_position(ro_talks_reader *r, ro_sticking_point *point, ro_span span, ro_talker party,
                        uint32_t at) {
    ro_position *position = ro_array_push(r->doc->arena, &point->positions);
    if (!position)
        return READOUT_NO_MEMORY;
    *position = (ro_position){span, r->sentence, party, ro_talks_when(r, at)};
    return 0;
}

static int take_position(ro_talks_reader *r, const ro_talks_match *match) {
    ro_talker party = ro_talks_subject(r, match->begin);
    bool offers = ro_slice_is(match->value, "offer");
    bool verb = !(r->doc->layers & RO_LAYER_TAGS) || is_verb(r, match);
    if (!verb)
        return 0;
    if (!party.span.end || ro_talks_in(r, match->begin, RO_TC_NAME) || is_idle(r, match->end) ||
        is_idle(r, match->end + 1))
        return 0;
    for (uint32_t at = match->begin; at < match->begin + 5; at++)
        if (ro_talks_in(r, match->begin, RO_TC_REJECT) &&
            (ro_talks_in(r, at, RO_TC_PLAN) || ro_talks_in(r, at, RO_TC_DEAL)))
            return 0;
    ro_span claim = claim_of(r, match);
    bool view = ro_slice_is(match->value, "view");
    ro_sticking_point *point = about_the_same(r, claim);
    if (!point && view)
        point = last_point(r, NEAR_VIEW);
    bool side = takes_sides(r, party) || (!offers && is_body(r, party)) ||
                (point && point->named && party.entity != RO_NONE);
    if (!side || (!point && (offers || view)))
        return 0;
    if (!point)
        point = point_for(r, claim, match);
    ro_span span = {party.span.begin < claim.begin ? party.span.begin : claim.begin, claim.end};
    return point ? add_position(r, point, span, party, match->begin) : READOUT_NO_MEMORY;
}

static int take_kind(ro_talks_reader *r, ro_talks_kind kind) {
    int status = 0;
    for (uint32_t at = 0; !status && at < r->units.count;) {
        ro_talks_match match;
        if (!ro_talks_match_at(r->words, &r->units, kind, at, &match)) {
            at++;
            continue;
        }
        status = kind == RO_TK_ISSUE ? take_issue(r, &match) : take_position(r, &match);
        at = match.end;
    }
    return status;
}

/* Words by which what is said is a condition: "nobody", "must", "never", "until", "first". */
static bool is_firm(const ro_talks_reader *r, uint32_t statement) {
    for (uint32_t at = 0; at < r->units.count; at++)
        if (ro_talks_statement(r, at) == statement && ro_talks_in(r, at, RO_TC_FIRM))
            return true;
    return false;
}

static bool has_position_here(const ro_talks_reader *r) {
    const ro_sticking_point *last = last_point(r, 0);
    return last && last->positions.count &&
           last->positions.items[last->positions.count - 1].sentence == r->sentence;
}

/* “Nobody with blood on his hands will walk,” she said: what a side says firmly of the point just spoken of.
 */
static int take_said(ro_talks_reader *r, uint32_t s) {
    const ro_statement *said = &r->doc->statements.items[s];
    bool known = said->speaker < r->doc->entities.count;
    ro_talker party = ro_talks_speaker(r, s);
    if (!known || !said->content.count || !party.span.end || !is_firm(r, s) ||
        !r->doc->entities.items[said->speaker].affiliation.len)
        return 0;
    ro_span content = said->content.items[0];
    ro_sticking_point *point = about_the_same(r, content);
    if (!point)
        point = last_point(r, NEAR_SAID);
    uint32_t at = 0;
    while (at + 1 < r->units.count && ro_talks_statement(r, at) != s)
        at++;
    return point ? add_position(r, point, content, party, at) : 0;
}

static int take_statements(ro_talks_reader *r) {
    uint32_t last = RO_NONE;
    int status = 0;
    if (!(r->doc->layers & RO_LAYER_SPEAKERS) || has_position_here(r))
        return 0;
    for (uint32_t at = 0; !status && at < r->units.count; at++) {
        uint32_t s = ro_talks_statement(r, at);
        if (s != RO_NONE && s != last)
            status = take_said(r, s);
        last = s;
    }
    return status;
}

int ro_talks_find_issues(ro_talks_reader *r) {
    int status = take_kind(r, RO_TK_ISSUE);
    if (!status)
        status = take_kind(r, RO_TK_POSITION);
    return status ? status : take_statements(r);
}

/* What only one side wants, and nobody calls an open question, is a demand: it stays, with a low score. */
void ro_talks_close_issues(ro_talks_reader *r) {
    for (uint32_t n = 0; n < r->doc->talks.sticking_points.count; n++) {
        ro_sticking_point *point = &r->doc->talks.sticking_points.items[n];
        bool two = false;
        for (uint32_t p = 1; p < point->positions.count; p++)
            two |= !ro_slice_equal(ro_doc_text(r->doc, point->positions.items[p].party.span),
                                   ro_doc_text(r->doc, point->positions.items[0].party.span));
        point->score = point->named ? 0.9 : two ? 0.7 : 0.4;
    }
}
