#include "reading/actors.h"

#include <strings.h>

enum { MAX_ROLES_LOOKED_AT = 6, MAX_FAME = 20 };
static const double weight_of_fame = 0.1, /* of each mention, where an epithet may mean several */
    in_paragraph = 1.25, just_introduced = 1.5,
                    clearly = 1.3; /* how far who is meant stands before the next */
static const double least_salience = 4, least_of_many = 25,
                    least_of_one = 30; /* "they" and "it" may be things, which no mention is of */

static bool agrees(const ro_cast *cast, uint32_t e, const ro_mention *m) {
    const ro_actor *a = &cast->actors.items[e];
    bool plural = cast->r->doc->entities.items[e].plural;
    switch (m->pronoun) {
    case RO_PRONOUN_HE:
        return !plural && a->person && a->gender != 'f';
    case RO_PRONOUN_SHE:
        return !plural && a->person && a->gender != 'm';
    case RO_PRONOUN_THEY:
        return plural || (a->body && m->reports);
    case RO_PRONOUN_IT:
        return !plural && (a->body || (a->named && (a->unsure || (a->place && m->reports))));
    case RO_PRONOUN_RELATIVE:
        break;
    }
    return false;
}

static uint32_t paragraph_of(const ro_cast *cast, uint32_t word) {
    const ro_doc *doc = cast->r->doc;
    return doc->sentences.items[doc->words.items[word].sentence].paragraph;
}

static double preference(const ro_cast *cast, uint32_t e, const ro_mention *m) {
    ro_pronoun pronoun = m->pronoun;
    const ro_actor *a = &cast->actors.items[e];
    const ro_mention *last = &cast->mentions->items[a->last];
    bool here = cast->r->doc->words.items[last->head].sentence == cast->r->doc->words.items[m->head].sentence;
    double p = here && last->subject ? 2 : 1;
    if (!here && m->subject && last->subject)
        p *= 1.3;
    bool paragraph = paragraph_of(cast, last->head) == paragraph_of(cast, m->head);
    if (paragraph)
        p *= in_paragraph;
    if (paragraph && !here && last->subject && last->kind == RO_MENTION_NAME && last->role.end)
        p *= just_introduced;
    if (m->reports && last->reports)
        p *= 1.5;
    if (a->unsure)
        p *= 0.3;
    if (pronoun == RO_PRONOUN_THEY && !cast->r->doc->entities.items[e].plural)
        p *= 0.4;
    if (!a->named && pronoun <= RO_PRONOUN_SHE)
        p *= 0.6;
    return p;
}

/* Inside a quotation only what the same quotation names is near enough. */
static uint32_t quoted_pronoun(const ro_cast *cast, const ro_mention *m) {
    for (uint32_t i = 0; i < cast->recent_count; i++) {
        uint32_t e = cast->recent[i];
        const ro_mention *last = &cast->mentions->items[cast->actors.items[e].last];
        if (last->quote == m->quote && agrees(cast, e, m))
            return e;
    }
    return RO_NONE;
}

/* "Kirby told him": the object is not the subject of its own clause. */
static bool is_own_subject(const ro_cast *cast, uint32_t e, const ro_mention *m) {
    const ro_mention *last = &cast->mentions->items[cast->actors.items[e].last];
    const ro_reader *r = cast->r;
    if (!m->object || !last->subject ||
        r->doc->words.items[last->head].sentence != r->doc->words.items[m->head].sentence)
        return false;
    for (uint32_t w = last->phrase.end; w < m->head; w++)
        if (r->kinds[w] == RO_WORD_CONJ || r->kinds[w] == RO_WORD_RELATIVE || r->kinds[w] == RO_WORD_PUNCT)
            return false;
    return true;
}

uint32_t ro_cast_pronoun(const ro_cast *cast, uint32_t mention, double *score) {
    const ro_mention *m = &cast->mentions->items[mention];
    if (m->pronoun == RO_PRONOUN_IT && !m->reports && !m->subject && !m->possessive)
        return RO_NONE;
    if (m->quote != RO_NONE)
        return quoted_pronoun(cast, m);
    uint32_t best = RO_NONE;
    double most = least_salience;
    *score = 0;
    if (m->pronoun == RO_PRONOUN_THEY && !m->reports)
        most = least_of_many;
    if (m->pronoun == RO_PRONOUN_IT && !m->reports)
        most = least_of_one;
    for (uint32_t i = 0; i < cast->recent_count; i++) {
        uint32_t e = cast->recent[i];
        if (!agrees(cast, e, m) || is_own_subject(cast, e, m))
            continue;
        double salience = ro_cast_salience(cast, e) * preference(cast, e, m);
        if (salience > most) {
            most = salience;
            best = e;
        }
    }
    *score = best == RO_NONE ? 0 : most;
    return best;
}

/* Whatever the case of the letters. */
static bool holds_word(ro_slice text, ro_slice word) {
    for (size_t at = 0; at + word.len <= text.len; at++)
        if (!strncasecmp(text.ptr + at, word.ptr, word.len))
            return true;
    return false;
}

/* Are all the modifiers of the noun phrase among the words of the role? Countries compare by their code. */
static bool modifiers_fit(const ro_cast *cast, const ro_mention *m, const ro_entity *entity, ro_slice role) {
    const ro_reader *r = cast->r;
    for (uint32_t w = m->phrase.begin; w < m->phrase.end; w++) {
        ro_slice word = ro_reader_word(r, w);
        if (w == m->head || r->kinds[w] != RO_WORD_CONTENT)
            continue;
        ro_slice kind, code = ro_people_country(cast->people, word, &kind);
        if (code.len == 3 && entity->country[0]) {
            if (memcmp(code.ptr, entity->country, 3))
                return false;
            continue;
        }
        if (!holds_word(role, word) && !holds_word(entity->affiliation, word))
            return false;
    }
    return true;
}

static ro_slice plain_noun(ro_slice singular) {
    if (ro_slice_starts(singular, RO_LITERAL("spokes")))
        return RO_LITERAL("spokesperson");
    if (ro_slice_is(singular, "advisor"))
        return RO_LITERAL("adviser");
    return singular;
}

typedef enum { ROLE_NONE, ROLE_OTHER, ROLE_FITS } role_fit;

/* Has the entity a role of which the noun is one, and with those modifiers? */
static role_fit fit_role(const ro_cast *cast, const ro_mention *m, uint32_t e) {
    const ro_entity *entity = &cast->r->doc->entities.items[e];
    ro_slice wanted = plain_noun(m->noun.singular);
    role_fit fit = ROLE_NONE;
    for (uint32_t i = 0; i < entity->roles.count && i < MAX_ROLES_LOOKED_AT; i++) {
        ro_slice role = entity->roles.items[i].text, rest = role, word;
        while (ro_slice_field(&rest, ' ', &word)) {
            if (word.len && word.ptr[word.len - 1] == ',')
                word.len--;
            ro_noun noun = ro_people_noun(cast->people, word);
            if (noun.kind != RO_NOUN_PERSON || !ro_slice_equal(plain_noun(noun.singular), wanted))
                continue;
            if (modifiers_fit(cast, m, entity, role))
                return ROLE_FITS;
            fit = ROLE_OTHER;
        }
    }
    return fit;
}

/* Known by the same noun and modifiers before: "the official" is the last "senior official". */
static bool same_noun(const ro_cast *cast, const ro_mention *m, uint32_t e) {
    const ro_actor *a = &cast->actors.items[e];
    const ro_entity *entity = &cast->r->doc->entities.items[e];
    return !a->named && entity->plural == m->noun.many && ro_slice_equal(a->noun, m->noun.singular) &&
           modifiers_fit(cast, m, entity, ro_doc_text(cast->r->doc, ro_phrase_span(cast->r, a->phrase)));
}

/* "the ministry": its last word is the noun. */
static bool name_ends_in(const ro_cast *cast, const ro_mention *m, uint32_t e) {
    ro_slice name = cast->r->doc->entities.items[e].name, noun = m->noun.singular;
    if (name.len <= noun.len || !noun.len)
        return false;
    ro_slice end = ro_slice_part(name, name.len - noun.len, name.len);
    return (end.ptr[0] | 0x20) == noun.ptr[0] && !memcmp(end.ptr + 1, noun.ptr + 1, noun.len - 1);
}

/* What kinds of organisation a common noun calls: "the group" no government, "the company" no party. */
static bool kind_allows(ro_slice noun, ro_slice kind) {
    static const char *const calls[][3] = {
        {"group", "group", "body"},        {"movement", "group", "party"},  {"organization", "group", "body"},
        {"organisation", "group", "body"}, {"party", "party", "group"},     {"company", "company", "media"},
        {"firm", "company", "body"},       {"newspaper", "media", "media"}, {"network", "media", "media"},
        {"agency", "media", "body"},       {"outlet", "media", "media"},    {"faction", "group", "party"},
        {"militia", "group", "group"},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (ro_slice_is(noun, calls[i][0]))
            return !kind.len || ro_slice_is(kind, calls[i][1]) || ro_slice_is(kind, calls[i][2]);
    return false;
}

static bool body_fits(const ro_cast *cast, const ro_mention *m, uint32_t e) {
    const ro_actor *a = &cast->actors.items[e];
    const ro_entity *entity = &cast->r->doc->entities.items[e];
    if (!a->named || entity->plural)
        return false;
    if (m->noun.kind == RO_NOUN_POLITY)
        return entity->type == RO_NAME_PLACE && entity->country[0] && m->phrase.end - m->phrase.begin == 2;
    if (entity->type != RO_NAME_ORGANISATION)
        return false;
    if (name_ends_in(cast, m, e))
        return true;
    return m->phrase.end - m->phrase.begin == 2 && kind_allows(m->noun.singular, a->kind);
}

/* The mention that owns the noun phrase: "Its | president", "Norland’s | minister"; RO_NONE: none does. */
static uint32_t owner_of(const ro_cast *cast, uint32_t mention) {
    const ro_mention *m = &cast->mentions->items[mention];
    for (uint32_t i = mention; i-- > 0;) {
        const ro_mention *before = &cast->mentions->items[i];
        if (before->head + 1 < m->phrase.begin || before->kind == RO_MENTION_NOUN)
            break;
        if (before->possessive && before->head < m->head)
            return i;
    }
    return RO_NONE;
}

/* May `e` be who the owner’s noun means: is its role, affiliation or country the owner’s? Of a country’s or a
 * person’s also who has none. */
static bool may_belong(const ro_cast *cast, uint32_t e, uint32_t owner) {
    const ro_entity *entities = cast->r->doc->entities.items, *entity = &entities[e];
    if (owner == RO_NONE)
        return true;
    uint32_t o = cast->mentions->items[owner].entity;
    if (o == RO_NONE)
        return cast->mentions->items[owner].kind == RO_MENTION_NAME || entity->affiliation.len;
    const ro_entity *of = &entities[o];
    if (o == e)
        return false;
    if (entity->country[0] && of->country[0])
        return !strcmp(entity->country, of->country);
    if (of->type == RO_NAME_PERSON)
        return true;
    bool affiliated = entity->affiliation.len > 0;
    if (affiliated &&
        (holds_word(entity->affiliation, of->name) || holds_word(of->name, entity->affiliation)))
        return true;
    for (uint32_t i = 0; i < entity->roles.count && i < MAX_ROLES_LOOKED_AT; i++)
        if (holds_word(entity->roles.items[i].text, of->name))
            return true;
    return of->type == RO_NAME_PLACE && !affiliated;
}

uint32_t ro_cast_noun(const ro_cast *cast, uint32_t mention) {
    const ro_mention *m = &cast->mentions->items[mention];
    uint32_t best = RO_NONE, owner = owner_of(cast, mention);
    double most = -1;
    for (uint32_t i = 0; i < cast->recent_count; i++) {
        uint32_t e = cast->recent[i];
        const ro_actor *a = &cast->actors.items[e];
        bool fits = same_noun(cast, m, e);
        if (!fits && m->noun.kind == RO_NOUN_PERSON && !m->noun.many)
            fits = a->named && a->person && !(m->noun.gender && a->gender && m->noun.gender != a->gender) &&
                   fit_role(cast, m, e) == ROLE_FITS && may_belong(cast, e, owner);
        else if (!fits && !m->noun.many)
            fits = body_fits(cast, m, e);
        double salience = fits ? ro_cast_salience(cast, e) : -1;
        if (salience > most) {
            most = salience;
            best = e;
        }
    }
    return best;
}

/* May the noun phrase be another name for someone: "the nominee", "the former New Mexico governor"? */
static bool is_epithet(const ro_cast *cast, const ro_mention *m) {
    const ro_reader *r = cast->r;
    uint32_t begin = m->phrase.begin;
    if (!(ro_reader_is(r, begin, "the") || ro_reader_is(r, begin, "The")) || !m->subject ||
        m->quote != RO_NONE || m->phrase.end != m->head + 1)
        return false;
    return ro_reader_is(r, begin + 1, "former") ||
           ro_lexicon_find(&cast->people->epithets, m->noun.singular) != RO_NONE;
}

/* "The envoy allowed herself a smile": the gender that the sentence goes on to tell of its subject; 0: none.
 */
static char gender_told(const ro_cast *cast, uint32_t mention) {
    const ro_doc *doc = cast->r->doc;
    uint32_t sentence = doc->words.items[cast->mentions->items[mention].head].sentence;
    for (uint32_t i = mention + 1; i < cast->mentions->count; i++) {
        const ro_mention *m = &cast->mentions->items[i];
        if (doc->words.items[m->head].sentence != sentence)
            break;
        if (m->reflexive && m->quote == RO_NONE && m->pronoun <= RO_PRONOUN_SHE)
            return m->pronoun == RO_PRONOUN_HE ? 'm' : 'f';
    }
    return 0;
}

uint32_t ro_cast_epithet(const ro_cast *cast, uint32_t mention) {
    const ro_mention *m = &cast->mentions->items[mention];
    if (!is_epithet(cast, m))
        return RO_NONE;
    uint32_t best = RO_NONE, sentence = cast->r->doc->words.items[m->head].sentence;
    char gender = m->noun.gender ? m->noun.gender : gender_told(cast, mention);
    double most = 0, next = 0;
    for (uint32_t i = 0; i < cast->recent_count; i++) {
        uint32_t e = cast->recent[i], last = cast->actors.items[e].last;
        const ro_actor *a = &cast->actors.items[e];
        const ro_entity *entity = &cast->r->doc->entities.items[e];
        bool here = last != RO_NONE &&
                    cast->r->doc->words.items[cast->mentions->items[last].head].sentence == sentence;
        if (!a->named || !a->person || a->unsure || entity->plural || here ||
            (gender && a->gender && gender != a->gender) || fit_role(cast, m, e) == ROLE_OTHER)
            continue;
        double near = ro_cast_salience(cast, e);
        uint32_t fame = entity->mentions.count < MAX_FAME ? entity->mentions.count : MAX_FAME;
        double score = near < least_salience ? 0 : near * (1 + weight_of_fame * fame);
        if (score > most) {
            next = most;
            most = score;
            best = e;
        } else if (score > next) {
            next = score;
        }
    }
    return most > clearly * next ? best : RO_NONE;
}
