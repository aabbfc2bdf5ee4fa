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

/* A body tells what it knows. */
static bool is_of_body(const ro_doc *doc, const ro_statement *statement) {
    ro_name_type type = statement->speaker < doc->entities.count
                            ? doc->entities.items[statement->speaker].type
                            : RO_NAME_OTHER;
    return type == RO_NAME_ORGANISATION || type == RO_NAME_PLACE;
}

/* What is said changes something. */
static bool is_event(const ro_doc *doc, const ro_statement *statement) {
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
        return is_of_body(doc, statement);
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

static bool is_remark(const ro_telling *telling, bool first, const ro_statement *word) {
    if (is_own_voice(telling))
        return true;
    bool news = !word || first || is_content_first(word); /* the article is about what opens it */
    return !news && !is_event(telling->doc, word);
}

bool ro_happening_told(const ro_telling *telling, bool first, uint32_t *time, ro_happening *told) {
    *told = ro_happened(telling, time);
    bool now = !told->weight && first && ro_happened_now(telling);
    if (now)
        *told =
            (ro_happening){.day = telling->published, .said = ro_in_cue(telling, ro_telling_root(telling))};
    bool word = told->said && !is_act(telling);
    const ro_statement *statement = word ? &telling->doc->statements.items[telling->statement] : NULL;
    told->said = word && !is_content_first(statement) && !is_of_body(telling->doc, statement);
    return (now || told->weight > 0) && !is_remark(telling, first, statement);
}
