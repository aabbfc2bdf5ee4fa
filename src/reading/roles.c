#include "reading/roles.h"

#include "base/utf8.h"

enum { MAX_MODIFIERS = 10, MAX_COMPLEMENT = 10, MAX_ROLE = 24, MAX_BEFORE_HEAD = 8 };

static bool is_possessive(const ro_reader *r, uint32_t w) {
    return ro_reader_is(r, w, "'s") || ro_reader_is(r, w, "’s") || ro_reader_is(r, w, "'") ||
           ro_reader_is(r, w, "’");
}

static bool is_person_name(const ro_reader *r, uint32_t w) {
    return r->name_of[w] != RO_NONE && r->doc->names.items[r->name_of[w]].type == RO_NAME_PERSON;
}

static bool is_tagged(const ro_reader *r) {
    return r->doc->layers & RO_LAYER_TAGS;
}

static bool is_verb_form(const ro_reader *r, uint32_t w) {
    ro_cue_form form;
    return ro_cue_form_at(r->lexicon, r->doc, w, w + 1, &form) && !ro_cue_is_noun_too(r->lexicon, form.row);
}

/* Can the word stand before a noun and belong to it? */
static bool modifies(const ro_people *people, const ro_reader *r, uint32_t w) {
    if (r->name_of[w] != RO_NONE)
        return true;
    if (ro_reader_is(r, w, "-"))
        return true;
    if (r->kinds[w] != RO_WORD_CONTENT)
        return false;
    if (is_tagged(r)) {
        uint8_t upos = r->doc->words.items[w].upos;
        return upos == RO_UPOS_ADJ || upos == RO_UPOS_NOUN || upos == RO_UPOS_PROPN || upos == RO_UPOS_NUM;
    }
    ro_slice word = ro_reader_word(r, w);
    return !is_verb_form(r, w) &&
           (ro_people_noun(people, word).kind || !ro_slice_ends(word, RO_LITERAL("ed")));
}

uint32_t ro_modifiers_begin(const ro_people *people, const ro_reader *r, uint32_t first, uint32_t w) {
    uint32_t begin = w;
    while (begin > first && w - begin < MAX_MODIFIERS && r->quote_of[begin - 1] == r->quote_of[w]) {
        if (modifies(people, r, begin - 1))
            begin--;
        else if (is_possessive(r, begin - 1) && begin > first + 1 && r->name_of[begin - 2] != RO_NONE &&
                 !is_person_name(r, begin - 2))
            begin -= 2;
        else
            break;
    }
    while (begin < w && ro_reader_is(r, begin, "-"))
        begin++;
    return begin;
}

static bool joins_complement(const ro_reader *r, uint32_t w) {
    return ro_reader_is(r, w, "of") || ro_reader_is(r, w, "for") || ro_reader_is(r, w, "from") ||
           ro_reader_is(r, w, "at") ||
           (ro_reader_is(r, w, "to") &&
            (r->name_of[w + 1] != RO_NONE || r->kinds[w + 1] == RO_WORD_DETERMINER));
}

static bool continues_complement(const ro_reader *r, uint32_t w) {
    if (r->name_of[w] != RO_NONE)
        return !is_person_name(r, w);
    if (is_possessive(r, w) || ro_reader_is(r, w, "-") || r->kinds[w] == RO_WORD_DETERMINER)
        return true;
    if (r->kinds[w] != RO_WORD_CONTENT)
        return false;
    if (!is_tagged(r))
        return !is_verb_form(r, w);
    uint8_t upos = r->doc->words.items[w].upos;
    return upos == RO_UPOS_ADJ || upos == RO_UPOS_NOUN || upos == RO_UPOS_PROPN || upos == RO_UPOS_NUM;
}

uint32_t ro_complements_end(const ro_reader *r, uint32_t w, uint32_t end) {
    uint32_t at = w;
    while (at + 1 < end && at - w < MAX_COMPLEMENT && joins_complement(r, at) &&
           continues_complement(r, at + 1)) {
        uint32_t more = at + 1;
        while (more < end && more - w < MAX_COMPLEMENT && continues_complement(r, more))
            more++;
        at = more;
    }
    return at;
}

static uint32_t sentence_first(const ro_reader *r, uint32_t w) {
    return r->doc->sentences.items[r->doc->words.items[w].sentence].first_word;
}

static uint32_t sentence_end(const ro_reader *r, uint32_t w) {
    const ro_sentence *s = &r->doc->sentences.items[r->doc->words.items[w].sentence];
    return s->first_word + s->words;
}

static bool is_role_noun(const ro_people *people, const ro_reader *r, uint32_t w) {
    if (r->name_of[w] != RO_NONE && is_person_name(r, w))
        return false;
    ro_noun noun = ro_people_noun(people, ro_reader_word(r, w));
    return noun.kind == RO_NOUN_PERSON && !noun.many;
}

/* "Secretary of State | Antony Blinken": the role noun that ends the words before `w`, or RO_NONE. */
static uint32_t role_noun_before(const ro_people *people, const ro_reader *r, uint32_t first, uint32_t w) {
    if (w == first)
        return RO_NONE;
    if (is_role_noun(people, r, w - 1))
        return w - 1;
    uint32_t at = w - 1;
    while (at > first && w - at < 4 && !ro_reader_is(r, at, "of"))
        at--;
    bool capital = at + 1 < w;
    for (uint32_t i = at + 1; i < w; i++)
        capital &= ro_reader_word(r, i).ptr[0] >= 'A' && ro_reader_word(r, i).ptr[0] <= 'Z';
    return capital && at > first && ro_reader_is(r, at, "of") && is_role_noun(people, r, at - 1) ? at - 1
                                                                                                 : RO_NONE;
}

bool ro_owns(const ro_people *people, const ro_reader *r, uint32_t w) {
    uint32_t row = ro_lexicon_find(&people->pronouns, ro_reader_word(r, w));
    return row != RO_NONE && ro_slice_is(ro_lexicon_cell(&people->pronouns, row, 2), "possessive");
}

/* "a spokesman for the ministry | , Carl Holm": the role noun of the phrase that ends at the comma, or
 * RO_NONE. */
static uint32_t noun_before_comma(const ro_people *people, const ro_reader *r, uint32_t first,
                                  uint32_t comma) {
    for (uint32_t w = comma; w > first && comma - w < MAX_COMPLEMENT; w--)
        if (is_role_noun(people, r, w - 1) && (w == comma || ro_complements_end(r, w, comma) == comma))
            return w - 1;
    return RO_NONE;
}

static ro_phrase role_before(const ro_people *people, const ro_reader *r, const ro_name *name) {
    uint32_t first = sentence_first(r, name->first_word), w = name->first_word;
    w -= w > first && ro_reader_is(r, w - 1, "[");
    uint32_t noun = role_noun_before(people, r, first, w);
    bool titled =
        w > first + 2 && ro_people_is_title(people, ro_reader_word(r, w - 1)) && ro_reader_is(r, w - 2, ",");
    if (!titled && noun != RO_NONE)
        return (ro_phrase){ro_modifiers_begin(people, r, first, noun), w};
    while (w > first && ro_people_is_title(people, ro_reader_word(r, w - 1)))
        w--;
    if (w > first + 1 && ro_reader_is(r, w - 1, ",")) {
        noun = noun_before_comma(people, r, first, w - 1);
        uint32_t begin = noun == RO_NONE ? 0 : ro_modifiers_begin(people, r, first, noun);
        bool named = noun != RO_NONE && begin > first &&
                     (r->kinds[begin - 1] == RO_WORD_DETERMINER || is_possessive(r, begin - 1) ||
                      ro_owns(people, r, begin - 1));
        bool owned = noun != RO_NONE && begin < noun && r->name_of[begin] != RO_NONE;
        if (named || owned)
            return (ro_phrase){begin, w - 1};
    }
    return (ro_phrase){0, 0};
}

/* Is the name at `w` an owner's: "Lena Dorn’s"? */
static bool owner_ends(const ro_reader *r, uint32_t w, uint32_t end) {
    uint32_t behind = w + 1;
    while (behind < end && r->name_of[behind] == r->name_of[w])
        behind++;
    return behind < end && is_possessive(r, behind);
}

/* Is `w` the begin of "a senior adviser on …", "director of …"? The noun, or RO_NONE. */
static uint32_t role_noun_after(const ro_people *people, const ro_reader *r, uint32_t w, uint32_t end) {
    uint32_t noun = RO_NONE;
    for (uint32_t at = w; at < end && at - w < MAX_BEFORE_HEAD; at++) {
        bool inside = r->kinds[at] == RO_WORD_DETERMINER || is_possessive(r, at) || modifies(people, r, at) ||
                      (at == w && ro_owns(people, r, at));
        if (!inside || (is_person_name(r, at) && !owner_ends(r, at, end)))
            break;
        noun = is_role_noun(people, r, at)                                    ? at
               : r->kinds[at] == RO_WORD_CONTENT && !ro_reader_is(r, at, "-") ? RO_NONE
                                                                              : noun;
    }
    return noun;
}

static ro_phrase role_behind(const ro_people *people, const ro_reader *r, const ro_name *name) {
    uint32_t w = name->first_word + name->words, end = sentence_end(r, name->first_word);
    if (w + 1 >= end || !ro_reader_is(r, w, ","))
        return (ro_phrase){0, 0};
    w++;
    unsigned length;
    if (w + 1 < end && ro_is_digit(ro_utf8_at(ro_reader_word(r, w), 0, &length)) &&
        ro_reader_is(r, w + 1, ","))
        w += 2;
    uint32_t noun = role_noun_after(people, r, w, end);
    if (noun == RO_NONE)
        return (ro_phrase){0, 0};
    uint32_t stop = noun + 1;
    while (stop < end && stop - w < MAX_ROLE && !ro_reader_is(r, stop, ",") && !ro_reader_is(r, stop, ".") &&
           r->quote_of[stop] == r->quote_of[noun] && r->kinds[stop] != RO_WORD_RELATIVE &&
           r->kinds[stop] != RO_WORD_AUX && !ro_reader_is(r, stop, "—") && !ro_reader_is(r, stop, ";") &&
           !ro_reader_is(r, stop, "–"))
        stop++;
    return (ro_phrase){w, stop};
}

/* "Governor Mary Fallin, Governor | Nikki Haley": the next of a list has a name of their own. */
static bool is_anothers(const ro_reader *r, ro_phrase role) {
    for (uint32_t w = role.begin + 1; w < role.end; w++)
        if (is_person_name(r, w) && r->kinds[w - 1] == RO_WORD_CONTENT && r->name_of[w - 1] != r->name_of[w])
            return true;
    return false;
}

/* A title stands before the name, and what it is of behind: not where a verb follows, which tells of another.
 */
static bool has_verb(const ro_reader *r, ro_phrase role) {
    for (uint32_t w = role.begin; w < role.end; w++)
        if (ro_reader_is_finite(r, w))
            return true;
    return false;
}

ro_phrase ro_role_behind_title(const ro_people *people, const ro_reader *r, const ro_name *name) {
    ro_phrase role = role_behind(people, r, name);
    return role.end && !is_anothers(r, role) && !has_verb(r, role) ? role : (ro_phrase){0, 0};
}

ro_phrase ro_role_of_name(const ro_people *people, const ro_reader *r, const ro_name *name) {
    if (name->type != RO_NAME_PERSON && name->type != RO_NAME_OTHER)
        return (ro_phrase){0, 0};
    ro_phrase role = role_before(people, r, name);
    return role.end ? role : role_behind(people, r, name);
}
