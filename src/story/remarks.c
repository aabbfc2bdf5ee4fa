#include "story/remarks.h"

static bool is_own_voice(const ro_telling *telling) {
    const ro_doc *doc = telling->doc;
    uint32_t first = telling->sentence->first_word, end = first + telling->sentence->words;
    for (uint32_t w = first; w < end; w++)
        if (doc->words.items[w].upos == RO_UPOS_PRON && ro_moment_word(telling, w, "own") &&
            !ro_in_quotes(doc, doc->words.items[w].span.begin))
            return true;
    return end > first && ro_slice_is(doc->words.items[end - 1].lemma, "?");
}

/* "ruled", "announced". */
static bool is_act(const ro_telling *telling) {
    uint32_t first = telling->sentence->first_word, end = first + telling->sentence->words;
    for (uint32_t w = first; w < end; w++)
        if (ro_in_cue(telling, w) && ro_moment_word(telling, w, "act"))
            return true;
    return false;
}

/* What is said changes something, or a body tells what it knows. */
static bool is_event(const ro_doc *doc, const ro_statement *statement) {
    bool body = statement->speaker < doc->entities.count &&
                doc->entities.items[statement->speaker].type != RO_NAME_PERSON;
    switch (statement->act) {
    case RO_ACT_DENY:
    case RO_ACT_URGE:
    case RO_ACT_ACCEPT:
    case RO_ACT_REJECT:
    case RO_ACT_PROMISE:
    case RO_ACT_THREATEN:
        return true;
    case RO_ACT_ASSERT:
    case RO_ACT_DEMAND:
        return body;
    case RO_ACT_ASSESS:
    case RO_ACT_DECLINE:
        break;
    }
    return false;
}

/* "The flood has killed 63, the colonel said": what was said comes first. */
static bool is_content_first(const ro_statement *statement) {
    return statement->content.count && statement->cue.count &&
           statement->content.items[0].begin < statement->cue.items[0].begin;
}

static bool is_remark(const ro_telling *telling, bool first, const ro_happening *told) {
    if (is_own_voice(telling))
        return true;
    if (!told->said || first || is_act(telling)) /* the article is about what opens it */
        return false;
    const ro_statement *statement = &telling->doc->statements.items[telling->statement];
    return !is_content_first(statement) && !is_event(telling->doc, statement);
}

bool ro_happening_told(const ro_telling *telling, bool first, uint32_t *time, ro_happening *told) {
    *told = ro_happened(telling, time);
    bool now = !told->weight && first && ro_happened_now(telling);
    if (now)
        *told =
            (ro_happening){.day = telling->published, .said = ro_in_cue(telling, ro_telling_root(telling))};
    return (now || told->weight > 0) && !is_remark(telling, first, told);
}
