#include "reading/acts.h"

enum { MAX_TO_WILL = 16, MAX_CONDITION = 40 };

static bool is_will(const ro_reader *r, uint32_t w) {
    static const char *const wills[] = {"will", "would", "’ll", "'ll", "wo", "’d", "'d", "shall"};
    for (size_t i = 0; i < sizeof wills / sizeof *wills; i++)
        if (ro_reader_is(r, w, wills[i]))
            return true;
    return false;
}

static bool is_one_of(ro_slice word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (ro_slice_is(word, words[i]))
            return true;
    return false;
}

/* Does the entity have a mention there? Mentions are in text order. */
static bool is_mentioned(const ro_entity *entity, ro_span span) {
    uint32_t low = 0, high = entity->mentions.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (entity->mentions.items[middle].end <= span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < entity->mentions.count && ro_span_overlap(entity->mentions.items[low], span);
}

/* "a spokesman for the government", "the government would …". */
static bool speaks_for(const ro_entity *speaker, ro_slice noun) {
    for (uint32_t i = 0; i < speaker->roles.count; i++) {
        ro_slice rest = speaker->roles.items[i].text, word;
        while (ro_slice_field(&rest, ' ', &word))
            if (ro_slice_equal(word, noun))
                return true;
    }
    return false;
}

/* Is the subject that ends at `w` the speaker, or what the speaker speaks for? */
static bool is_own(const ro_reader *r, const ro_statement *statement, uint32_t first, uint32_t w) {
    static const char *const ours[] = {"I", "we", "We"}, *const owns[] = {"my", "our", "My", "Our"};
    static const char *const theirs[] = {"his", "her", "its", "their"};
    if (is_one_of(ro_reader_word(r, w), ours, 3))
        return true;
    for (uint32_t i = first; i < w; i++)
        if (is_one_of(ro_reader_word(r, i), owns, 4) ||
            (i <= first + 1 && is_one_of(ro_reader_word(r, i), theirs, 4)))
            return true;
    if (statement->speaker == RO_NONE)
        return false;
    const ro_doc *doc = r->doc;
    const ro_entity *speaker = &doc->entities.items[statement->speaker];
    bool person = speaker->type == RO_NAME_PERSON && !speaker->plural;
    if (r->kinds[w] == RO_WORD_PRONOUN) {
        static const char *const one[] = {"he", "she", "He", "She"}, *const many[] = {"it", "they", "It",
                                                                                      "They"};
        ro_slice word = ro_reader_word(r, w);
        return is_one_of(word, one, 4) ? person : !person && is_one_of(word, many, 4);
    }
    if (is_mentioned(speaker, doc->words.items[w].span) || speaks_for(speaker, ro_reader_word(r, w)) ||
        speaks_for(speaker, doc->words.items[w].lemma))
        return true;
    uint32_t n = r->name_of[w];
    if (n == RO_NONE)
        return false;
    uint32_t e = doc->names.items[n].entity;
    if (e == RO_NONE)
        return false;
    const ro_entity *subject = &doc->entities.items[e];
    ro_slice text = ro_doc_text(doc, doc->names.items[n].span);
    return ro_slice_equal(subject->name, speaker->affiliation) ||
           ro_slice_equal(text, speaker->affiliation) ||
           (speaker->country[0] && !strcmp(subject->country, speaker->country));
}

bool ro_act_is_others_will(const ro_reader *r, const ro_statement *statement, uint32_t begin, uint32_t w) {
    if (!is_will(r, w) || statement->speaker == RO_NONE)
        return false;
    uint32_t subject = w;
    while (subject > begin && (subject == w || r->kinds[subject] == RO_WORD_ADVERB))
        subject--;
    return subject < w && r->kinds[subject] == RO_WORD_CONTENT && r->name_of[subject] == RO_NONE &&
           !is_own(r, statement, begin, subject);
}

bool ro_act_verb_is(const ro_act_rules *rules, const ro_reader *r, uint32_t w, const char *kind) {
    uint32_t row = ro_lexicon_find(&rules->verbs, r->doc->words.items[w].lemma);
    for (; row != RO_NONE; row = ro_lexicon_next(&rules->verbs, row))
        if (ro_slice_is(ro_lexicon_cell(&rules->verbs, row, 1), kind))
            return true;
    return false;
}

/* "if …", "unless …", "rather than …": what hangs on another's doing. */
static bool is_conditional(const ro_reader *r, ro_phrase words) {
    for (uint32_t w = words.begin; w < words.end && w - words.begin < MAX_CONDITION; w++)
        if (ro_reader_is(r, w, "if") || ro_reader_is(r, w, "If") || ro_reader_is(r, w, "unless") ||
            ro_reader_is(r, w, "Unless") ||
            (ro_reader_is(r, w, "rather") && w + 1 < words.end && ro_reader_is(r, w + 1, "than")))
            return true;
    return false;
}

ro_act ro_act_of_will(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement,
                      ro_phrase words) {
    uint32_t first = words.begin, w;
    for (uint32_t i = first; i < words.end && i - first < MAX_TO_WILL && !is_will(r, i); i++)
        if (ro_reader_is(r, i, "that") && r->doc->words.items[i].upos == RO_UPOS_SCONJ)
            first = i; /* "said in a letter that it would go" */
    while (first < words.end && (r->kinds[first] == RO_WORD_PUNCT || ro_reader_is(r, first, "that")))
        first++;
    for (w = first + 1; w < words.end && w - first < MAX_TO_WILL && !is_will(r, w); w++)
        if (ro_subordinates(r, w) || r->kinds[w] == RO_WORD_AUX)
            return RO_ACT_ASSERT;
    if (w >= words.end || !is_will(r, w))
        return RO_ACT_ASSERT;
    uint32_t subject = w - 1, verb = w + 1;
    while (subject > first && r->kinds[subject] == RO_WORD_ADVERB)
        subject--;
    if (!is_own(r, statement, first, subject))
        return RO_ACT_ASSERT;
    bool negated = false;
    for (; verb < words.end && (r->kinds[verb] == RO_WORD_ADVERB || r->kinds[verb] == RO_WORD_AUX); verb++)
        negated |= ro_lexicon_find(&rules->negations, ro_reader_word(r, verb)) != RO_NONE;
    if (verb >= words.end || r->kinds[verb] == RO_WORD_PUNCT || ro_act_verb_is(rules, r, verb, "state"))
        return RO_ACT_ASSERT;
    if (ro_slice_is(r->doc->words.items[verb - 1].lemma, "be"))
        return RO_ACT_ASSERT;
    if (negated)
        return RO_ACT_REJECT;
    bool threat = ro_act_verb_is(rules, r, verb, "threat") ||
                  (ro_act_verb_is(rules, r, verb, "condition") && is_conditional(r, words));
    return threat ? RO_ACT_THREATEN : RO_ACT_PROMISE;
}

bool ro_act_tells_harm(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement) {
    if (!statement->content.count)
        return false;
    ro_phrase words = ro_words_of(r, statement->content.items[0]);
    uint32_t w = words.begin;
    while (w < words.end && w - words.begin < MAX_CONDITION && !is_will(r, w))
        w++;
    for (w++; w < words.end && (r->kinds[w] == RO_WORD_AUX || r->kinds[w] == RO_WORD_ADVERB); w++)
        continue;
    return w < words.end && is_conditional(r, words) &&
           (ro_act_verb_is(rules, r, w, "threat") || ro_act_verb_is(rules, r, w, "condition"));
}
