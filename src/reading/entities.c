#include "reading/entities.h"

#include "base/error.h"
#include "reading/awaited.h"
#include "reading/name_match.h"
#include "reading/pairs.h"

enum { MAX_APPOSITION = 14, MAX_BACK = 24 }; /* words of an apposition; mentions before a relative pronoun */
enum { MAX_SUBJECT = 12 };                   /* words from a subject to what is said of it */

typedef struct {
    ro_cue_words words;
    ro_people people;
} lexicons;

typedef struct {
    ro_cast cast;
    ro_mentions mentions;
    ro_name_groups groups;
    uint32_t *entity_of; /* [groups] */
    ro_pairs pairs;
    ro_awaited awaited;
} finding;

static ro_slice name_text(const finding *f, uint32_t n) {
    const ro_doc *doc = f->cast.r->doc;
    ro_slice text = ro_doc_text(doc, doc->names.items[n].span);
    return text;
}

/* "Senate Democrats": the noun that ends the name. */
static ro_noun last_noun(const finding *f, uint32_t group) {
    const ro_reader *r = f->cast.r;
    const ro_name *name = &r->doc->names.items[f->groups.best[group]];
    return ro_people_noun(f->cast.people, ro_reader_word(r, name->first_word + name->words - 1));
}

static void describe_name(finding *f, uint32_t e, uint32_t group) {
    const ro_doc *doc = f->cast.r->doc;
    const ro_people *people = f->cast.people;
    ro_entity *entity = &doc->entities.items[e];
    ro_actor *actor = &f->cast.actors.items[e];
    ro_slice text = entity->name, kind;
    ro_slice code = ro_people_country(people, text, &kind);
    uint32_t row = ro_lexicon_find(&people->organisations, text);
    if (row != RO_NONE && entity->type == RO_NAME_ORGANISATION) {
        actor->kind = ro_lexicon_cell(&people->organisations, row, 1);
        if (!code.len)
            code = ro_lexicon_cell(&people->organisations, row, 2);
    }
    if (code.len == 3 && entity->type != RO_NAME_PERSON)
        memcpy(entity->country, code.ptr, 3);
    ro_noun noun = last_noun(f, group);
    bool many = noun.kind == RO_NOUN_PERSON && noun.many;
    if (many)
        entity->type = RO_NAME_PERSON;
    entity->plural = many || ro_slice_is(kind, "peoples");
    actor->named = true;
    actor->gender = f->groups.gender[group];
    actor->person = !many && (entity->type == RO_NAME_PERSON || (entity->type == RO_NAME_OTHER && !code.len));
    actor->place = entity->type == RO_NAME_PLACE;
    actor->unsure = entity->type == RO_NAME_OTHER;
    actor->body =
        entity->type == RO_NAME_ORGANISATION || (entity->type == RO_NAME_PLACE && ro_slice_is(kind, "name"));
}

static int entity_of_group(finding *f, const ro_mention *m, uint32_t group, uint32_t *e) {
    *e = f->entity_of[group];
    if (*e != RO_NONE)
        return 0;
    ro_doc *doc = f->cast.r->doc;
    uint32_t best = f->groups.best[group];
    ro_name_type type = doc->names.items[best].type;
    bool completes = ro_awaited_is(&f->awaited, &f->cast, m, f->groups.gender[group]);
    if (completes) {
        *e = f->awaited.entity;
        doc->entities.items[*e].name = name_text(f, best);
        doc->entities.items[*e].type = type;
        f->awaited = ro_awaited_none();
    } else {
        *e = ro_cast_add(&f->cast, name_text(f, best), type);
    }
    if (*e == RO_NONE)
        return READOUT_NO_MEMORY;
    f->entity_of[group] = *e;
    describe_name(f, *e, group);
    return completes ? ro_cast_role(&f->cast, *e, f->cast.actors.items[*e].phrase) : 0;
}

static int take_name(finding *f, uint32_t i) {
    const ro_mention *m = &f->mentions.items[i];
    ro_doc *doc = f->cast.r->doc;
    ro_slice kind,
        code = ro_people_country(f->cast.people, ro_doc_text(doc, doc->names.items[m->name].span), &kind);
    if (code.len && ro_slice_is(kind, "people"))
        return 0;
    uint32_t group = f->groups.group[m->name], e;
    int status = entity_of_group(f, m, group, &e);
    if (status)
        return status;
    doc->names.items[m->name].entity = e;
    if (m->role.end)
        status = ro_cast_role(&f->cast, e, m->role);
    if (!status && m->behind.end)
        status = ro_cast_role(&f->cast, e, m->behind);
    return status ? status : ro_cast_mention(&f->cast, i, e);
}

static int add_noun(finding *f, uint32_t i, uint32_t *e) {
    const ro_mention *m = &f->mentions.items[i];
    const ro_reader *r = f->cast.r;
    ro_name_type type = m->noun.kind == RO_NOUN_PERSON  ? RO_NAME_PERSON
                        : m->noun.kind == RO_NOUN_GROUP ? RO_NAME_ORGANISATION
                                                        : RO_NAME_OTHER;
    *e = ro_cast_add(&f->cast, ro_doc_text(r->doc, ro_phrase_span(r, m->phrase)), type);
    if (*e == RO_NONE)
        return READOUT_NO_MEMORY;
    ro_actor *actor = &f->cast.actors.items[*e];
    actor->noun = m->noun.singular;
    actor->phrase = m->phrase;
    actor->gender = m->noun.gender;
    actor->person = m->noun.kind == RO_NOUN_PERSON && !m->noun.many;
    actor->body = m->noun.kind != RO_NOUN_PERSON && !m->noun.many;
    actor->clock = f->cast.clock;
    r->doc->entities.items[*e].plural = m->noun.many;
    int status = ro_cast_role(&f->cast, *e, m->phrase);
    r->doc->entities.items[*e].roles.count = 0;
    ro_awaited_note(&f->awaited, &f->cast, m, *e);
    return status;
}

/* "Lind is a judge": whom the noun is said of, or RO_NONE. */
static uint32_t said_of(const finding *f, uint32_t i) {
    const ro_mention *m = &f->mentions.items[i];
    const ro_reader *r = f->cast.r;
    const ro_word *words = r->doc->words.items;
    uint32_t first = r->doc->sentences.items[words[m->head].sentence].first_word, subject = RO_NONE;
    bool is = false;
    for (uint32_t w = m->phrase.begin; w > first && m->phrase.begin - w < MAX_SUBJECT; w--) {
        if (words[w - 1].head != m->head)
            continue;
        uint8_t relation = words[w - 1].relation;
        if (relation == RO_REL_nsubj)
            subject = w - 1;
        if (relation == RO_REL_advmod || (relation == RO_REL_aux && !ro_slice_is(words[w - 1].lemma, "have")))
            return RO_NONE;
        is |= relation == RO_REL_cop;
    }
    for (uint32_t j = i; is && subject != RO_NONE && j-- > 0 && f->mentions.items[j].head >= subject;)
        if (f->mentions.items[j].phrase.begin <= subject)
            return f->mentions.items[j].entity;
    return RO_NONE;
}

static int take_noun(finding *f, uint32_t i) {
    const ro_mention *m = &f->mentions.items[i];
    bool thing = m->noun.kind == RO_NOUN_DOCUMENT || (m->noun.kind == RO_NOUN_POLITY && !m->noun.many);
    if (thing && !m->reports)
        return 0;
    uint32_t e = m->definite || m->noun.many ? ro_cast_noun(&f->cast, i) : RO_NONE;
    int status = 0;
    if (e == RO_NONE && m->noun.kind == RO_NOUN_PERSON && !m->noun.many)
        e = ro_cast_epithet(&f->cast, i);
    if (e == RO_NONE && m->noun.kind == RO_NOUN_PERSON && !m->noun.many && m->quote == RO_NONE) {
        e = said_of(f, i);
        bool fits = e != RO_NONE && f->cast.actors.items[e].named && f->cast.actors.items[e].person;
        if (fits)
            status = ro_cast_role(&f->cast, e, m->phrase);
        else
            e = RO_NONE;
    }
    if (e == RO_NONE)
        status = add_noun(f, i, &e);
    return status ? status : ro_cast_mention(&f->cast, i, e);
}

/* "Anna Berg, a fellow … | who": is what stands between an apposition, without a finite verb? */
static bool is_apposed(const ro_reader *r, uint32_t from, uint32_t to) {
    if (from >= to || to - from > MAX_APPOSITION || !ro_reader_is(r, from, ","))
        return false;
    for (uint32_t w = from + 1; w < to; w++)
        if (ro_reader_is_finite(r, w) || r->kinds[w] == RO_WORD_CONJ || ro_reader_is(r, w, ";"))
            return false;
    return true;
}

static bool holds(ro_phrase phrase, uint32_t word) {
    return phrase.begin <= word && word < phrase.end;
}

/* Whom a relative pronoun means: the mention that its clause hangs on, else the last before it that it can
 * mean. */
static uint32_t relative_entity(const finding *f, uint32_t i) {
    const ro_mention *m = &f->mentions.items[i];
    const ro_reader *r = f->cast.r;
    bool who = ro_reader_is(r, m->head, "who") || ro_reader_is(r, m->head, "whom");
    bool which = ro_reader_is(r, m->head, "which");
    uint32_t sentence = r->doc->words.items[m->head].sentence, best = RO_NONE;
    for (uint32_t j = i; j-- > 0 && i - j < MAX_BACK &&
                         r->doc->words.items[f->mentions.items[j].head].sentence == sentence;) {
        const ro_mention *before = &f->mentions.items[j];
        if (before->entity == RO_NONE || before->kind == RO_MENTION_PRONOUN)
            continue;
        const ro_entity *entity = &r->doc->entities.items[before->entity];
        bool person = entity->type == RO_NAME_PERSON, many = entity->plural;
        bool named = f->cast.actors.items[before->entity].named;
        bool fits =
            who ? person || many || entity->type == RO_NAME_OTHER : !person || many || (!which && !named);
        bool hangs = m->antecedent != RO_NONE &&
                     (holds(before->phrase, m->antecedent) || holds(before->role, m->antecedent) ||
                      holds(before->behind, m->antecedent));
        if (hangs && fits)
            return before->entity;
        bool adjoins = before->phrase.end + 1 >= m->head || before->role.end + 1 >= m->head ||
                       before->behind.end + 1 >= m->head;
        bool apposed = who && named && person && is_apposed(r, before->phrase.end, m->head);
        if (best == RO_NONE && fits && (adjoins || apposed))
            best = before->entity;
    }
    return best;
}

static int take_pronoun(finding *f, uint32_t i) {
    const ro_mention *m = &f->mentions.items[i];
    double score = 0;
    uint32_t e = RO_NONE;
    if (m->pronoun == RO_PRONOUN_RELATIVE)
        e = relative_entity(f, i);
    else
        e = ro_cast_pronoun(&f->cast, i, &score);
    if (m->pronoun == RO_PRONOUN_THEY && m->quote == RO_NONE) {
        int status = ro_pairs_take(&f->pairs, &f->cast, i, score, &e);
        if (status)
            return status;
    }
    if (e == RO_NONE)
        return 0;
    ro_actor *actor = &f->cast.actors.items[e];
    if (!actor->gender && m->pronoun <= RO_PRONOUN_SHE)
        actor->gender = m->pronoun == RO_PRONOUN_HE ? 'm' : 'f';
    return ro_cast_mention(&f->cast, i, e);
}

/* The clock goes on with each sentence that has words of the author's own. */
static void move_clock(finding *f, uint32_t from, uint32_t to) {
    const ro_reader *r = f->cast.r;
    for (uint32_t s = from; s < to; s++) {
        const ro_sentence *sentence = &r->doc->sentences.items[s];
        bool own = false;
        for (uint32_t w = sentence->first_word; !own && w < sentence->first_word + sentence->words; w++)
            own = r->quote_of[w] == RO_NONE && r->kinds[w] != RO_WORD_PUNCT;
        if (own && !sentence->skipped)
            f->cast.clock += 2 + (s && sentence->paragraph != r->doc->sentences.items[s - 1].paragraph);
    }
}

static int resolve(finding *f) {
    int status = 0;
    uint32_t sentence = 0;
    for (uint32_t i = 0; !status && i < f->mentions.count; i++) {
        const ro_mention *m = &f->mentions.items[i];
        uint32_t here = f->cast.r->doc->words.items[m->head].sentence;
        move_clock(f, sentence, here);
        sentence = here;
        if (m->kind == RO_MENTION_NAME)
            status = take_name(f, i);
        else
            status = m->kind == RO_MENTION_NOUN ? take_noun(f, i) : take_pronoun(f, i);
        ro_pairs_note(&f->pairs, &f->cast, i);
    }
    return status;
}

int ro_entities_load(ro_arena *arena, const void **model, readout_error *error) {
    lexicons *l = ro_arena_zero(arena, 1, sizeof *l);
    if (!l)
        return ro_fail_memory(error);
    *model = l;
    int status = ro_cue_words_load(arena, &l->words, error);
    return status ? status : ro_people_load(arena, &l->people, error);
}

int ro_entities_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const lexicons *l = model;
    ro_reader reader;
    finding f = {.cast = {.people = &l->people, .r = &reader, .scratch = scratch},
                 .awaited = ro_awaited_none(),
                 .pairs = ro_pairs_none()};
    f.cast.mentions = &f.mentions;
    int status = ro_name_groups_make(&l->people, doc, scratch, &f.groups);
    if (!status)
        status = ro_reader_make(&l->words, doc, scratch, &reader);
    if (!status)
        status = ro_mentions_find(&l->people, &reader, scratch, &f.mentions);
    if (!status) {
        f.entity_of = ro_arena_alloc(scratch, (f.groups.groups + 1) * sizeof *f.entity_of);
        if (!f.entity_of)
            status = READOUT_NO_MEMORY;
        else
            memset(f.entity_of, 0xff, (f.groups.groups + 1) * sizeof *f.entity_of);
    }
    if (!status)
        status = resolve(&f);
    return status ? ro_fail_memory(error) : 0;
}
