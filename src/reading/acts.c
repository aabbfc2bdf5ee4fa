#include "reading/acts.h"

#include "base/utf8.h"

enum { MAX_CONTENT_WORDS = 80, MAX_PATTERN = 48, MAX_WORD = 24, WEIGHT_OWN_WILL = 55 };

int ro_act_rules_load(ro_arena *arena, ro_act_rules *rules, readout_error *error) {
    int status = ro_lexicon_load(arena, "data/reading/act_patterns.tsv", 4, &rules->patterns, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/reading/act_negated.tsv", 2, &rules->negated, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/reading/negations.tsv", 1, &rules->negations, error);
    return status;
}

static ro_act act_named(ro_slice name) {
    for (ro_act act = RO_ACT_ASSERT; act <= RO_ACT_DECLINE; act++)
        if (ro_slice_is(name, ro_act_name(act)))
            return act;
    return RO_ACT_ASSERT;
}

static ro_phrase words_of(const ro_reader *r, ro_span span) {
    ro_phrase words = {ro_doc_word_at(r->doc, span.begin), ro_doc_word_at(r->doc, span.end)};
    if (words.end < r->doc->words.count && r->doc->words.items[words.end].span.begin < span.end)
        words.end++;
    return words;
}

bool ro_cue_of(const ro_reader *r, const ro_statement *statement, ro_cue_form *form) {
    for (uint32_t c = 0; c < statement->cue.count; c++) {
        ro_phrase cue = words_of(r, statement->cue.items[c]);
        for (uint32_t w = cue.begin; w < cue.end; w++)
            if (ro_cue_form_at(r->lexicon, r->doc, w, r->doc->words.count, form))
                return true;
    }
    return false;
}

static bool is_negated(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement,
                       uint32_t verb) {
    for (uint32_t c = 0; c < statement->cue.count; c++) {
        ro_phrase cue = words_of(r, statement->cue.items[c]);
        for (uint32_t w = cue.begin; w < cue.end && w < verb; w++)
            if (ro_lexicon_find(&rules->negations, ro_reader_word(r, w)) != RO_NONE)
                return true;
    }
    return false;
}

static size_t lower(ro_slice word, char *out) {
    size_t len = word.len < MAX_WORD ? word.len : MAX_WORD;
    for (size_t i = 0; i < len; i++)
        out[i] = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? (char)(word.ptr[i] + 32) : word.ptr[i];
    return len;
}

static bool follows(const ro_reader *r, uint32_t w, uint32_t end, ro_slice rest) {
    ro_slice word;
    char text[MAX_WORD];
    while (ro_slice_field(&rest, ' ', &word)) {
        if (!word.len)
            continue;
        if (w >= end || !ro_slice_equal(word, ro_slice_of(text, lower(ro_reader_word(r, w), text))))
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

static void read_word(act_search *s, uint32_t w) {
    const ro_act_rules *rules = s->rules;
    const ro_reader *r = s->r;
    char text[MAX_WORD];
    uint32_t row = ro_lexicon_find(&rules->patterns, ro_slice_of(text, lower(ro_reader_word(r, w), text)));
    for (; row != RO_NONE; row = ro_lexicon_next(&rules->patterns, row)) {
        double weight = weight_of(ro_lexicon_cell(&rules->patterns, row, 3));
        if (weight <= s->most || !follows(r, w + 1, s->words.end, ro_lexicon_cell(&rules->patterns, row, 1)))
            continue;
        ro_act found = act_named(ro_lexicon_cell(&rules->patterns, row, 2));
        bool own = ro_lexicon_find(&rules->negations, ro_lexicon_cell(&rules->patterns, row, 0)) != RO_NONE;
        if (!own && negated_before(rules, r, s->words.begin, w)) {
            if (found == RO_ACT_ACCEPT)
                found = RO_ACT_REJECT;
            else if (found != RO_ACT_ASSESS && found != RO_ACT_DEMAND && found != RO_ACT_URGE)
                continue;
        }
        if (must_be_own(found) && is_others(r, s->statement, s->words.begin, w))
            continue;
        s->act = found;
        s->most = weight;
    }
}

/* "it will answer", "she would not go": what the speaker says of their own will; ASSERT where it is none. */
static ro_act own_will(const act_search *s) {
    static const char *const wills[] = {"will", "would", "’ll", "'ll", "wo", "’d", "'d"};
    const ro_reader *r = s->r;
    uint32_t w = s->words.begin;
    while (w < s->words.end && (r->kinds[w] == RO_WORD_PUNCT || ro_reader_is(r, w, "that")))
        w++;
    if (s->statement->speaker == RO_NONE || w + 2 >= s->words.end || r->kinds[w] != RO_WORD_PRONOUN)
        return RO_ACT_ASSERT;
    const ro_entity *speaker = &r->doc->entities.items[s->statement->speaker];
    bool person = speaker->type == RO_NAME_PERSON && !speaker->plural;
    if ((person && (ro_reader_is(r, w, "it") || ro_reader_is(r, w, "they"))) || ro_reader_is(r, w, "you") ||
        ro_reader_is(r, w, "You") || (!person && (ro_reader_is(r, w, "he") || ro_reader_is(r, w, "she"))))
        return RO_ACT_ASSERT;
    bool will = false;
    for (size_t i = 0; i < sizeof wills / sizeof *wills; i++)
        will |= ro_reader_is(r, w + 1, wills[i]);
    if (!will || ro_reader_is(r, w + 2, "be") || ro_reader_is(r, w + 2, "like") ||
        ro_reader_is(r, w + 2, "say"))
        return RO_ACT_ASSERT;
    return ro_lexicon_find(&s->rules->negations, ro_reader_word(r, w + 2)) == RO_NONE ? RO_ACT_PROMISE
                                                                                      : RO_ACT_REJECT;
}

/* "which prisoners should be released": what is under the word is not what is done. */
static bool subordinates(const ro_reader *r, uint32_t w) {
    static const char *const words[] = {"if",   "whether", "because", "after", "before",
                                        "when", "until",   "where",   "than"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ro_reader_is(r, w, words[i]))
            return true;
    return r->kinds[w] == RO_WORD_RELATIVE;
}

static bool frees(const ro_reader *r, uint32_t w) {
    return (r->kinds[w] == RO_WORD_PUNCT && !ro_reader_is(r, w, "-")) || ro_reader_is(r, w, "and") ||
           ro_reader_is(r, w, "but");
}

static ro_act act_of_content(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement) {
    act_search s = {.rules = rules, .r = r, .statement = statement, .act = RO_ACT_ASSERT};
    uint32_t looked_at = 0;
    for (uint32_t c = 0; c < statement->content.count; c++) {
        s.words = words_of(r, statement->content.items[c]);
        bool under = false;
        ro_act own = c ? RO_ACT_ASSERT : own_will(&s);
        if (own != RO_ACT_ASSERT) {
            s.act = own;
            s.most = WEIGHT_OWN_WILL;
        }
        for (uint32_t w = s.words.begin; w < s.words.end && looked_at < MAX_CONTENT_WORDS; w++, looked_at++) {
            under = subordinates(r, w) || (under && !frees(r, w));
            if (!under)
                read_word(&s, w);
        }
    }
    return s.act;
}

ro_act ro_act_of(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement) {
    ro_cue_form form;
    if (!ro_cue_of(r, statement, &form))
        return act_of_content(rules, r, statement);
    ro_act act = ro_cue_act(r->lexicon, form.row);
    if (is_negated(rules, r, statement, form.first)) {
        uint32_t row =
            ro_lexicon_find(&rules->negated, ro_slice_of(ro_act_name(act), strlen(ro_act_name(act))));
        return row == RO_NONE ? act : act_named(ro_lexicon_cell(&rules->negated, row, 1));
    }
    bool plain = ro_cue_is_plain(r->lexicon, form.row);
    if (!plain && act != RO_ACT_PROMISE)
        return act;
    ro_act told = act_of_content(rules, r, statement);
    if (!plain)
        return told == RO_ACT_THREATEN ? told : act;
    return told == RO_ACT_ASSERT ? act : told;
}
