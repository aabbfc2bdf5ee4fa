#include "reading/acts.h"

enum { MAX_CONTENT_WORDS = 80, MAX_WORD = 24, WEIGHT_OWN_WILL = 55, WEIGHT_OWN_DENIAL = 58, MAX_ORDER = 25 };

static bool follows(const ro_reader *r, uint32_t w, uint32_t end, ro_slice rest) {
    ro_slice word;
    char text[MAX_WORD];
    while (ro_slice_field(&rest, ' ', &word)) {
        if (!word.len)
            continue;
        if (w >= end || !ro_slice_equal(word, ro_slice_lower(ro_reader_word(r, w), text, sizeof text)))
            return false;
        w++;
    }
    return true;
}

static double weight_of(ro_slice cell) {
    double weight = 0;
    for (size_t i = 0; i < cell.len; i++)
        weight = 10 * weight + (cell.ptr[i] - '0');
    return weight;
}

/* A verb of having said or done behind a negation is not done: "has not agreed". */
static bool negated_before(const ro_act_rules *rules, const ro_reader *r, uint32_t begin, uint32_t w) {
    for (uint32_t i = w; i > begin && w - i < 3; i--)
        if (ro_lexicon_find(&rules->negations, ro_reader_word(r, i - 1)) != RO_NONE)
            return true;
    return false;
}

/* "said Israel had accepted": what another does is no act of the speaker. */
static bool is_others(const ro_reader *r, const ro_statement *statement, uint32_t begin, uint32_t w) {
    while (w > begin && r->kinds[w - 1] != RO_WORD_PRONOUN) {
        uint32_t n = r->name_of[--w];
        bool owns = w + 1 < r->doc->words.count && r->doc->words.items[w + 1].joined;
        if (n == RO_NONE || owns)
            continue;
        uint32_t e = r->doc->names.items[n].entity;
        if (e == RO_NONE || statement->speaker == RO_NONE || e == statement->speaker)
            return false;
        const ro_entity *other = &r->doc->entities.items[e],
                        *speaker = &r->doc->entities.items[statement->speaker];
        return !other->country[0] || strcmp(other->country, speaker->country);
    }
    return false;
}

static bool must_be_own(ro_act act) {
    return act == RO_ACT_ACCEPT || act == RO_ACT_PROMISE || act == RO_ACT_THREATEN || act == RO_ACT_DECLINE;
}

/* A word of the content that no clause inside it is under. */
typedef struct {
    const ro_act_rules *rules;
    const ro_reader *r;
    const ro_statement *statement;
    ro_phrase words;
    ro_act act;
    double most;
} act_search;

static void take(act_search *s, ro_act act, double weight) {
    if (weight > s->most) {
        s->act = act;
        s->most = weight;
    }
}

static void read_word(act_search *s, uint32_t w) {
    const ro_act_rules *rules = s->rules;
    const ro_reader *r = s->r;
    char text[MAX_WORD];
    uint32_t row = ro_lexicon_find(&rules->patterns, ro_slice_lower(ro_reader_word(r, w), text, sizeof text));
    for (; row != RO_NONE; row = ro_lexicon_next(&rules->patterns, row)) {
        double weight = weight_of(ro_lexicon_cell(&rules->patterns, row, 3));
        if (weight <= s->most || !follows(r, w + 1, s->words.end, ro_lexicon_cell(&rules->patterns, row, 1)))
            continue;
        ro_act found = ro_act_named(ro_lexicon_cell(&rules->patterns, row, 2));
        bool own = ro_lexicon_find(&rules->negations, ro_lexicon_cell(&rules->patterns, row, 0)) != RO_NONE;
        if (!own && negated_before(rules, r, s->words.begin, w)) {
            if (found == RO_ACT_ACCEPT)
                found = RO_ACT_REJECT;
            else if (found != RO_ACT_ASSESS && found != RO_ACT_URGE)
                continue;
        }
        bool others = found == RO_ACT_ACCEPT && ro_act_is_others_will(r, s->statement, s->words.begin, w);
        if (others || (must_be_own(found) && is_others(r, s->statement, s->words.begin, w)))
            continue;
        take(s, found, weight);
    }
}

static bool frees(const ro_reader *r, uint32_t w) {
    return (r->kinds[w] == RO_WORD_PUNCT && !ro_reader_is(r, w, "-")) || ro_reader_is(r, w, "and") ||
           ro_reader_is(r, w, "but");
}

static uint32_t past_marks(const ro_reader *r, ro_phrase words) {
    uint32_t w = words.begin;
    while (w < words.end && (r->kinds[w] == RO_WORD_PUNCT || ro_reader_is(r, w, "that")))
        w++;
    return w;
}

/* "We did not target …", "I have never set foot …": what speakers say that they did not do. */
static bool denies_own(const act_search *s) {
    const ro_reader *r = s->r;
    uint32_t w = past_marks(r, s->words);
    static const char *const owns[] = {"I", "We", "we", "he", "she", "it", "they", "He", "She", "It", "They"};
    bool own = false;
    for (size_t o = 0; w < s->words.end && o < sizeof owns / sizeof *owns; o++)
        own |= ro_reader_is(r, w, owns[o]);
    if (!own || w + 2 >= s->words.end)
        return false;
    bool past = ro_reader_is(r, w + 1, "did") || ro_reader_is(r, w + 1, "had") ||
                ro_reader_is(r, w + 1, "have") || ro_reader_is(r, w + 1, "has");
    bool never = ro_reader_is(r, w + 1, "never") || ro_reader_is(r, w + 2, "never");
    uint32_t done = w + 1 + ro_reader_is(r, w + 2, "never") + 1;
    if (never &&
        (ro_reader_is(r, done, "had") || ro_reader_is(r, done, "been") || ro_reader_is(r, done, "seen")))
        return false;
    return never || (past && ro_lexicon_find(&s->rules->negations, ro_reader_word(r, w + 2)) != RO_NONE &&
                     !ro_reader_is(r, w + 2, "no"));
}

/* “Give us our children back.” */
static void read_order(act_search *s) {
    const ro_reader *r = s->r;
    uint32_t w = past_marks(r, s->words);
    if (w >= s->words.end || s->statement->kind == RO_INDIRECT || r->quote_of[w] == RO_NONE ||
        !ro_doc_is_tagged(r->doc, w, "VB") || ro_reader_is(r, w, "Thank"))
        return;
    static const char *const pressing[] = {"now",  "us",   "immediately", "our",     "must",
                                           "stop", "Stop", "Leave",       "Release", "Free"};
    ro_act act = RO_ACT_URGE;
    for (uint32_t i = w; i < s->words.end && i - w < MAX_ORDER && !ro_reader_is(r, i, "."); i++)
        for (size_t p = 0; p < sizeof pressing / sizeof *pressing; p++)
            if (ro_reader_is(r, i, pressing[p]))
                act = RO_ACT_DEMAND;
    take(s, act, WEIGHT_OWN_WILL);
}

/* “It is a sad beginning”: speakers who are quoted on what a thing is judge it. */
static bool judges(const act_search *s) {
    const ro_reader *r = s->r;
    const ro_word *words = r->doc->words.items;
    for (uint32_t w = s->words.begin; w < s->words.end && w - s->words.begin < MAX_ORDER; w++) {
        uint32_t head = words[w].head;
        if (words[w].relation != RO_REL_cop || head == RO_NONE || r->quote_of[w] == RO_NONE ||
            !(ro_doc_is_tagged(r->doc, w, "VBZ") || ro_doc_is_tagged(r->doc, w, "VBP")))
            continue;
        bool self = w > s->words.begin && (ro_reader_is(r, w - 1, "I") || ro_reader_is(r, w - 1, "he") ||
                                           ro_reader_is(r, w - 1, "He") || ro_reader_is(r, w - 1, "she") ||
                                           ro_reader_is(r, w - 1, "She"));
        if (!self && (words[head].upos == RO_UPOS_ADJ || words[head].upos == RO_UPOS_NOUN))
            return true;
    }
    return false;
}

ro_act ro_act_of_content(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement) {
    act_search s = {.rules = rules, .r = r, .statement = statement, .act = RO_ACT_ASSERT};
    uint32_t looked_at = 0;
    bool judged = false;
    for (uint32_t c = 0; c < statement->content.count; c++) {
        s.words = ro_words_of(r, statement->content.items[c]);
        bool under = false;
        ro_act will = c ? RO_ACT_ASSERT : ro_act_of_will(rules, r, statement, s.words);
        if (will != RO_ACT_ASSERT)
            take(&s, will, WEIGHT_OWN_WILL);
        if (!c && denies_own(&s))
            take(&s, RO_ACT_DENY, WEIGHT_OWN_DENIAL);
        if (!c)
            read_order(&s);
        judged |= judges(&s);
        for (uint32_t w = s.words.begin; w < s.words.end && looked_at < MAX_CONTENT_WORDS; w++, looked_at++) {
            under = ro_subordinates(r, w) || (under && !frees(r, w));
            if (!under)
                read_word(&s, w);
        }
    }
    return s.act == RO_ACT_ASSERT && judged ? RO_ACT_ASSESS : s.act;
}
