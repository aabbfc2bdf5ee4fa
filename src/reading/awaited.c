#include "reading/awaited.h"

enum {
    MAX_WAIT = 8, /* units of the clock, about three sentences, within which the name follows */
    OPENING = 3   /* units that have passed in the first sentence */
};

ro_awaited ro_awaited_none(void) {
    return (ro_awaited){.entity = RO_NONE};
}

void ro_awaited_note(ro_awaited *awaited, const ro_cast *cast, const ro_mention *m, uint32_t e) {
    bool opens = cast->clock <= OPENING;
    if (cast->actors.items[e].person && m->reports && m->quote == RO_NONE && (m->definite || opens))
        *awaited = (ro_awaited){.entity = e, .definite = m->definite, .opens = opens};
}

static uint32_t sentence_of(const ro_reader *r, uint32_t word) {
    return r->doc->words.items[word].sentence;
}

static bool quotes(const ro_reader *r, uint32_t sentence) {
    const ro_sentence *s = &r->doc->sentences.items[sentence];
    for (uint32_t w = s->first_word; w < s->first_word + s->words; w++)
        if (r->quote_of[w] != RO_NONE)
            return true;
    return false;
}

/* The code of the country that the words tell first; empty: none. */
static ro_slice country_in(const ro_cast *cast, ro_phrase phrase) {
    ro_slice kind, code = {NULL, 0};
    for (uint32_t w = phrase.begin; w < phrase.end && code.len != 3; w++)
        code = ro_people_country(cast->people, ro_reader_word(cast->r, w), &kind);
    return code;
}

static bool other_country(const ro_cast *cast, ro_phrase a, ro_phrase b) {
    ro_slice x = country_in(cast, a), y = country_in(cast, b);
    return x.len == 3 && y.len == 3 && !ro_slice_equal(x, y);
}

/* Is the role that comes with the name the one they are known by: "the envoy", of "the Union's envoy to the
 * talks"? */
static bool is_that_role(const ro_cast *cast, ro_phrase role, ro_slice known) {
    for (uint32_t w = role.begin; w < role.end; w++) {
        ro_noun noun = ro_people_noun(cast->people, ro_reader_word(cast->r, w));
        if (noun.kind == RO_NOUN_PERSON)
            return !noun.many && ro_slice_equal(noun.singular, known);
    }
    return false;
}

/* "The woman charged with exploring a coalition said …": whom the article has yet to name. */
static bool is_anyone(const ro_actor *actor) {
    return ro_slice_is(actor->noun, "man") || ro_slice_is(actor->noun, "woman");
}

/* "A senior mediator said Friday … . “One page is left,” Stellan Brandt, the adviser, told reporters": what
 * an article opens with is borne out by who is quoted next. */
static bool bears_out(const ro_awaited *awaited, const ro_cast *cast, const ro_mention *m) {
    const ro_actor *actor = &cast->actors.items[awaited->entity];
    uint32_t opening = sentence_of(cast->r, actor->phrase.begin), here = sentence_of(cast->r, m->head);
    bool once = cast->r->doc->entities.items[awaited->entity].mentions.count == 1;
    return awaited->opens && once && m->reports && here > opening && cast->clock - actor->clock <= OPENING &&
           quotes(cast->r, here);
}

/* "Jessica Tan of the rival union". */
static bool is_of_another(const ro_reader *r, uint32_t behind) {
    return behind < r->doc->words.count && (ro_reader_is(r, behind, "of") ||
                                            ro_reader_is(r, behind, "from") || ro_reader_is(r, behind, "at"));
}

/* Is "the envoy, Marta Holm" the source of a statement, whichever of its words the tree takes for the
 * subject? */
static bool is_source(const ro_cast *cast, const ro_mention *m) {
    const ro_doc *doc = cast->r->doc;
    if (!m->role.end || m->role.begin >= m->phrase.begin)
        return false;
    ro_span span = ro_phrase_span(cast->r, (ro_phrase){m->role.begin, m->phrase.end});
    for (uint32_t s = 0; s < doc->statements.count; s++) {
        const ro_spans *source = &doc->statements.items[s].source;
        if (source->count && source->items[0].begin <= span.begin && span.end <= source->items[0].end)
            return true;
    }
    return false;
}

bool ro_awaited_is(const ro_awaited *awaited, const ro_cast *cast, const ro_mention *m, char gender) {
    if (awaited->entity == RO_NONE || m->quote != RO_NONE)
        return false;
    const ro_actor *actor = &cast->actors.items[awaited->entity];
    const ro_name *name = &cast->r->doc->names.items[m->name];
    if (name->type != RO_NAME_PERSON || name->words < 2 || cast->clock - actor->clock > MAX_WAIT ||
        is_of_another(cast->r, name->first_word + name->words) ||
        (gender && actor->gender && gender != actor->gender) || !(m->subject || is_source(cast, m)))
        return false;
    if (!m->role.end)
        return awaited->definite;
    return !other_country(cast, m->role, actor->phrase) &&
           (is_that_role(cast, m->role, actor->noun) ||
            ((!awaited->definite || is_anyone(actor)) && bears_out(awaited, cast, m)));
}
