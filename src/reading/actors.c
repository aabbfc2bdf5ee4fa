#include "reading/actors.h"

#include "reading/roles.h"

#include <math.h>

static const double weight_reports = 100, weight_subject = 80, weight_other = 45, weight_possessive = 25,
                    weight_in_role = 8, weight_quoted = 12,
                    weight_introduced = 100, /* with a role: the article means to speak of them */
    decay_units = 2;                         /* of the clock, in which half is lost */

uint32_t ro_cast_add(ro_cast *cast, ro_slice name, ro_name_type type) {
    ro_doc *doc = cast->r->doc;
    ro_entity *entity = ro_array_push(doc->arena, &doc->entities);
    ro_actor *actor = entity ? ro_array_push(cast->scratch, &cast->actors) : NULL;
    if (!actor)
        return RO_NONE;
    entity->name = name;
    entity->type = type;
    actor->last = RO_NONE;
    return doc->entities.count - 1;
}

static double weight_of(const ro_mention *m) {
    if (m->quote != RO_NONE)
        return weight_quoted;
    if (m->in_role)
        return weight_in_role;
    if (m->possessive)
        return weight_possessive;
    if (m->reports || m->subject)
        return m->reports ? weight_reports : weight_subject;
    return m->role.end ? weight_introduced : weight_other;
}

static void move_to_front(ro_cast *cast, uint32_t e) {
    uint32_t at = 0;
    while (at < cast->recent_count && cast->recent[at] != e)
        at++;
    if (at == cast->recent_count && cast->recent_count < RO_MAX_RECENT)
        cast->recent_count++;
    if (at == RO_MAX_RECENT)
        at--;
    memmove(cast->recent + 1, cast->recent, at * sizeof *cast->recent);
    cast->recent[0] = e;
}

double ro_cast_salience(const ro_cast *cast, uint32_t e) {
    const ro_actor *actor = &cast->actors.items[e];
    return actor->weight * exp2(-(double)(cast->clock - actor->clock) / decay_units);
}

int ro_cast_mention(ro_cast *cast, uint32_t m, uint32_t e) {
    ro_doc *doc = cast->r->doc;
    ro_mention *mention = &cast->mentions->items[m];
    mention->entity = e;
    ro_span *span = ro_array_push(doc->arena, &doc->entities.items[e].mentions);
    if (!span)
        return READOUT_NO_MEMORY;
    *span = ro_phrase_span(cast->r, mention->phrase);
    ro_actor *actor = &cast->actors.items[e];
    actor->weight = ro_cast_salience(cast, e) + weight_of(mention);
    actor->clock = cast->clock;
    actor->last = m;
    move_to_front(cast, e);
    return 0;
}

static bool has_role(const ro_entity *entity, ro_slice text) {
    for (uint32_t i = 0; i < entity->roles.count; i++)
        if (ro_slice_equal(entity->roles.items[i].text, text))
            return true;
    return false;
}

/* The organisation or country a role names. */
static void read_affiliation(ro_cast *cast, ro_entity *entity, ro_phrase role) {
    const ro_reader *r = cast->r;
    for (uint32_t w = role.begin; w < role.end; w++) {
        uint32_t n = r->name_of[w];
        if (n == RO_NONE || (w > role.begin && r->name_of[w - 1] == n))
            continue;
        const ro_name *name = &r->doc->names.items[n];
        ro_slice text = ro_doc_text(r->doc, name->span), kind;
        ro_slice code = ro_people_country(cast->people, text, &kind);
        uint32_t row = ro_lexicon_find(&cast->people->organisations, text);
        if (!code.len && row != RO_NONE)
            code = ro_lexicon_cell(&cast->people->organisations, row, 2);
        if (name->type == RO_NAME_ORGANISATION && !entity->affiliation.len)
            entity->affiliation = text;
        else if (code.len && !entity->affiliation.len && !ro_slice_is(kind, "capital"))
            entity->affiliation = ro_people_country_name(cast->people, code);
        if (code.len == 3 && !entity->country[0])
            memcpy(entity->country, code.ptr, 3);
    }
}

/* "…, envoy for Ushara:", "(the nominee for governor)": the last is a mark that is not of the role. */
static bool ends_in_mark(const ro_reader *r, ro_phrase role) {
    uint32_t last = role.end - 1, opened = role.begin;
    while (opened < last && !ro_reader_is(r, opened, "("))
        opened++;
    char mark = r->doc->text.ptr[r->doc->words.items[last].span.begin];
    return r->doc->words.items[last].upos == RO_UPOS_PUNCT && mark != '.' && (mark != ')' || opened == last);
}

int ro_cast_role(ro_cast *cast, uint32_t e, ro_phrase role) {
    const ro_reader *r = cast->r;
    while (role.begin < role.end &&
           (r->kinds[role.begin] == RO_WORD_DETERMINER || ro_owns(cast->people, r, role.begin)))
        role.begin++;
    while (role.begin < role.end && ends_in_mark(r, role))
        role.end--;
    if (role.begin == role.end)
        return 0;
    ro_entity *entity = &r->doc->entities.items[e];
    ro_span span = ro_phrase_span(r, role);
    ro_slice text = ro_doc_text(r->doc, span);
    read_affiliation(cast, entity, role);
    for (uint32_t w = role.begin; w < role.end; w++) {
        ro_noun noun = ro_people_noun(cast->people, ro_reader_word(r, w));
        bool behind_of = w > role.begin && ro_reader_is(r, w - 1, "of");
        if (behind_of)
            break;
        if (noun.gender && !cast->actors.items[e].gender)
            cast->actors.items[e].gender = noun.gender;
    }
    if (has_role(entity, text))
        return 0;
    ro_role *added = ro_array_push(r->doc->arena, &entity->roles);
    if (!added)
        return READOUT_NO_MEMORY;
    *added = (ro_role){span, text};
    return 0;
}
