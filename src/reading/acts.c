#include "reading/acts.h"

enum { MAX_TO_OBJECT = 6, MAX_TO_VERB = 12 };

int ro_act_rules_load(ro_arena *arena, ro_act_rules *rules, readout_error *error) {
    const struct {
        const char *name;
        uint32_t columns;
        ro_lexicon *lexicon;
    } tables[] = {
        {"data/reading/act_patterns.tsv", 4, &rules->patterns},
        {"data/reading/act_negated.tsv", 2, &rules->negated},
        {"data/reading/negations.tsv", 1, &rules->negations},
        {"data/reading/act_objects.tsv", 3, &rules->objects},
        {"data/reading/act_complements.tsv", 3, &rules->complements},
        {"data/reading/act_verbs.tsv", 2, &rules->verbs},
    };
    int status = 0;
    for (size_t t = 0; !status && t < sizeof tables / sizeof *tables; t++)
        status = ro_lexicon_load(arena, tables[t].name, tables[t].columns, tables[t].lexicon, error);
    return status;
}

ro_act ro_act_named(ro_slice name) {
    for (ro_act act = RO_ACT_ASSERT; act <= RO_ACT_DECLINE; act++)
        if (ro_slice_is(name, ro_act_name(act)))
            return act;
    return RO_ACT_ASSERT;
}

ro_phrase ro_words_of(const ro_reader *r, ro_span span) {
    ro_phrase words = {ro_doc_word_at(r->doc, span.begin), ro_doc_word_at(r->doc, span.end)};
    if (words.end < r->doc->words.count && r->doc->words.items[words.end].span.begin < span.end)
        words.end++;
    return words;
}

bool ro_subordinates(const ro_reader *r, uint32_t w) {
    static const char *const words[] = {"if",   "whether", "because", "after", "before",
                                        "when", "until",   "where",   "than"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ro_reader_is(r, w, words[i]))
            return true;
    return r->kinds[w] == RO_WORD_RELATIVE;
}

bool ro_cue_of(const ro_reader *r, const ro_statement *statement, ro_cue_form *form) {
    for (uint32_t c = 0; c < statement->cue.count; c++) {
        ro_phrase cue = ro_words_of(r, statement->cue.items[c]);
        for (uint32_t w = cue.begin; w < cue.end; w++)
            if (ro_cue_form_at(r->lexicon, r->doc, w, r->doc->words.count, form))
                return true;
    }
    return false;
}

static bool is_negated(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement,
                       uint32_t verb) {
    for (uint32_t c = 0; c < statement->cue.count; c++) {
        ro_phrase cue = ro_words_of(r, statement->cue.items[c]);
        for (uint32_t w = cue.begin; w < cue.end && w < verb; w++)
            if (ro_lexicon_find(&rules->negations, ro_reader_word(r, w)) != RO_NONE)
                return true;
    }
    return false;
}

/* "dismissed claims that …": the act with the first noun behind the verb that changes it. */
static ro_act act_with_object(const ro_act_rules *rules, const ro_reader *r, const ro_cue_form *form,
                              ro_act act) {
    ro_slice name = ro_slice_of(ro_act_name(act), strlen(ro_act_name(act)));
    ro_slice lemma = ro_cue_lemma(r->lexicon, form->row);
    uint32_t w = form->first + form->words;
    for (uint32_t end = w + MAX_TO_OBJECT; w < end && w < r->doc->words.count; w++) {
        if (ro_reader_is(r, w, "that") || ro_reader_is(r, w, "of") || ro_subordinates(r, w) ||
            ro_reader_is(r, w, "."))
            break;
        uint32_t row = ro_lexicon_find(&rules->objects, ro_reader_word(r, w));
        for (; row != RO_NONE; row = ro_lexicon_next(&rules->objects, row)) {
            ro_slice cue = ro_lexicon_cell(&rules->objects, row, 1);
            if (ro_slice_equal(cue, name) || ro_slice_equal(cue, lemma))
                return ro_act_named(ro_lexicon_cell(&rules->objects, row, 2));
        }
    }
    return act;
}

static bool is_tag(const ro_reader *r, uint32_t w, char first, char third) {
    const char *tag = r->doc->xpos_names[r->doc->words.items[w].xpos];
    return tag[0] == first && (!third || (tag[0] && tag[1] && tag[2] == third));
}

/* How the content hangs on the cue: "to" ("asked them to go"), "be" ("insists that they be freed"), else the
 * preposition right behind the verb. */
static ro_slice complement_of(const ro_reader *r, uint32_t w) {
    uint32_t end = w + MAX_TO_VERB < r->doc->words.count ? w + MAX_TO_VERB : r->doc->words.count;
    if (w < end && (r->kinds[w] == RO_WORD_PREPOSITION || r->kinds[w] == RO_WORD_NOUN_PREPOSITION))
        return ro_reader_word(r, w);
    bool modal = false;
    for (; w < end; w++) {
        if (r->kinds[w] == RO_WORD_PUNCT || r->kinds[w] == RO_WORD_RELATIVE || ro_subordinates(r, w))
            break;
        modal |= is_tag(r, w, 'M', 0);
        if (w + 1 < end && ro_reader_is(r, w, "to") && r->doc->words.items[w].upos == RO_UPOS_PART)
            return ro_reader_word(r, w);
        if (!modal && (ro_reader_is(r, w, "be") || ro_doc_is_tagged(r->doc, w, "VB")))
            return RO_LITERAL("be");
        if (is_tag(r, w, 'V', 'D') || is_tag(r, w, 'V', 'Z') || is_tag(r, w, 'V', 'P'))
            break;
    }
    return (ro_slice){NULL, 0};
}

static bool act_with_complement(const ro_act_rules *rules, ro_slice lemma, ro_slice complement, ro_act *act) {
    uint32_t row = complement.len ? ro_lexicon_find(&rules->complements, lemma) : RO_NONE;
    for (; row != RO_NONE; row = ro_lexicon_next(&rules->complements, row)) {
        if (!ro_slice_equal(ro_lexicon_cell(&rules->complements, row, 1), complement))
            continue;
        *act = ro_act_named(ro_lexicon_cell(&rules->complements, row, 2));
        return true;
    }
    return false;
}

/* "to comment", "to name the firm": what is refused is an answer. */
static bool withholds(const ro_act_rules *rules, const ro_reader *r, uint32_t w) {
    if (w + 1 >= r->doc->words.count || !ro_reader_is(r, w, "to"))
        return false;
    uint32_t row = ro_lexicon_find(&rules->verbs, ro_reader_word(r, w + 1));
    for (; row != RO_NONE; row = ro_lexicon_next(&rules->verbs, row))
        if (ro_slice_is(ro_lexicon_cell(&rules->verbs, row, 1), "answer"))
            return true;
    return false;
}

/* What a cue does that is no verb of the lexicon: "would not choose" declines, "reckoned" judges. */
static ro_act act_of_other_cue(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement) {
    ro_act content = ro_act_of_content(rules, r, statement);
    for (uint32_t c = 0; content == RO_ACT_ASSERT && c < statement->cue.count; c++) {
        ro_phrase cue = ro_words_of(r, statement->cue.items[c]);
        bool negated = false;
        for (uint32_t w = cue.begin; w < cue.end; w++) {
            if (ro_act_verb_is(rules, r, w, "judge"))
                return RO_ACT_ASSESS;
            if (negated && ro_act_verb_is(rules, r, w, "answer"))
                return RO_ACT_DECLINE;
            negated |= ro_lexicon_find(&rules->negations, ro_reader_word(r, w)) != RO_NONE;
        }
    }
    return content;
}

ro_act ro_act_of(const ro_act_rules *rules, const ro_reader *r, const ro_statement *statement) {
    ro_cue_form form;
    if (!ro_cue_of(r, statement, &form))
        return act_of_other_cue(rules, r, statement);
    ro_act act = ro_cue_act(r->lexicon, form.row);
    if (is_negated(rules, r, statement, form.first)) {
        uint32_t row =
            ro_lexicon_find(&rules->negated, ro_slice_of(ro_act_name(act), strlen(ro_act_name(act))));
        return row == RO_NONE ? act : ro_act_named(ro_lexicon_cell(&rules->negated, row, 1));
    }
    uint32_t behind = form.first + form.words;
    if (ro_slice_is(ro_cue_lemma(r->lexicon, form.row), "refuse") && withholds(rules, r, behind))
        return RO_ACT_DECLINE;
    bool told =
        act_with_complement(rules, ro_cue_lemma(r->lexicon, form.row), complement_of(r, behind), &act);
    ro_act object = act_with_object(rules, r, &form, act);
    if (object != act)
        return object;
    bool plain = ro_cue_is_plain(r->lexicon, form.row);
    if (told && act != RO_ACT_ASSERT && act != RO_ACT_PROMISE)
        return act;
    if (!plain && act != RO_ACT_PROMISE && act != RO_ACT_ASSERT)
        return act;
    ro_act content = ro_act_of_content(rules, r, statement);
    if (content == RO_ACT_PROMISE || content == RO_ACT_REJECT)
        act_with_complement(rules, ro_cue_lemma(r->lexicon, form.row), RO_LITERAL("will"), &content);
    if ((content == RO_ACT_ASSERT || content == RO_ACT_ASSESS) && ro_act_tells_harm(rules, r, statement))
        act_with_complement(rules, ro_cue_lemma(r->lexicon, form.row), RO_LITERAL("harm"), &content);
    if (!plain)
        return content == RO_ACT_THREATEN || content == RO_ACT_DENY ? content : act;
    return content == RO_ACT_ASSERT ? act : content;
}
