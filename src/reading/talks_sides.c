#include "reading/talks_reader.h"

enum { MOST = 4, SKIP = 4, CLOSE = 64 };

static bool is_known(const ro_talks_reader *r, ro_span span, ro_side_role role) {
    ro_slice text = ro_doc_text(r->doc, span);
    for (uint32_t s = 0; s < r->doc->talks.sides.count; s++) {
        const ro_talks_side *side = &r->doc->talks.sides.items[s];
        if (side->role == role && ro_slice_equal(ro_doc_text(r->doc, side->actor.span), text))
            return true;
    }
    return false;
}

/* "the two sides" names nobody. */
static bool is_anyone(const ro_talks_reader *r, ro_talker actor) {
    return actor.entity == RO_NONE &&
           ro_talks_classes(r->words, ro_doc_text(r->doc, actor.span)) & RO_TC_BIT(RO_TC_SIDES);
}

int ro_talks_add_side(ro_talks_reader *r, ro_talker actor, ro_side_role role) {
    if (is_known(r, actor.span, role) || is_anyone(r, actor))
        return 0;
    ro_talks_side *side = ro_array_push(r->doc->arena, &r->doc->talks.sides);
    if (!side)
        return READOUT_NO_MEMORY;
    *side = (ro_talks_side){actor, role, r->sentence};
    return 0;
}

/* "Hamas' go-betweens": whoever owns them is another. */
static bool owns_next(const ro_talks_reader *r, uint32_t at) {
    return ro_talks_word_is(r, at + 1, "'s") || ro_talks_word_is(r, at + 1, "’s") ||
           ro_talks_word_is(r, at + 1, "'") || ro_talks_word_is(r, at + 1, "’");
}

/* Behind it another clause goes on. */
static bool is_verb(const ro_talks_reader *r, uint32_t at) {
    return !ro_talks_in(r, at, RO_TC_NAME) &&
           r->doc->words.items[r->units.items[at].word].upos == RO_UPOS_VERB;
}

/* "the Usharan rebels": a name taken for a person's that only describes a noun is part of who is meant. */
static ro_talker with_noun(const ro_talks_reader *r, uint32_t at, ro_talker actor) {
    const ro_word *words = r->doc->words.items;
    uint32_t next = at + 1 < r->units.count ? r->units.items[at + 1].word : RO_NONE;
    bool describes = actor.entity != RO_NONE && r->doc->entities.items[actor.entity].type == RO_NAME_PERSON &&
                     next != RO_NONE && words[next].upos == RO_UPOS_NOUN && words[next - 1].head == next &&
                     (words[next - 1].relation == RO_REL_compound || words[next - 1].relation == RO_REL_amod);
    return describes ? (ro_talker){{actor.span.begin, words[next].span.end}, RO_NONE} : actor;
}

/* The actors of a list from unit `at` on: "the government of Belmora, Lethia and the union"; backwards where
 * `step` is -1, and then only names. */
static int add_list(ro_talks_reader *r, uint32_t at, int step, uint32_t most, ro_side_role role) {
    int status = 0;
    uint32_t found = 0, skipped = 0;
    for (; !status && at < r->units.count && found < most && skipped <= SKIP; at += (uint32_t)step) {
        if (ro_talks_in(r, at, RO_TC_BREAK) || ro_talks_in(r, at, RO_TC_TIME) ||
            (found && step > 0 && is_verb(r, at)))
            break;
        bool may = step > 0 || role == RO_SIDE_PARTY || ro_talks_in(r, at, RO_TC_NAME);
        ro_talker actor = may && !owns_next(r, at) ? ro_talks_actor_at(r, at) : (ro_talker){{0, 0}, RO_NONE};
        skipped = actor.span.end ? 0 : skipped + 1;
        if (actor.span.end) {
            status = ro_talks_add_side(r, with_noun(r, at, actor), role);
            found++;
        }
    }
    return status;
}

/* "asked Judge Falk to mediate" */
static int add_inside(ro_talks_reader *r, const ro_talks_match *match) {
    int status = 0;
    for (uint32_t at = match->begin; !status && at < match->end; at++)
        if (ro_talks_in(r, at, RO_TC_NAME))
            status = ro_talks_add_side(r, ro_talks_actor_at(r, at), RO_SIDE_MEDIATOR);
    return status;
}

/* "envoys from Lethia and Dorande carrying messages": those who only came carry none. */
static bool carry_words(const ro_talks_reader *r, const ro_talks_match *match) {
    enum { REACH = 14 };
    for (uint32_t at = match->end; at < r->units.count && at < match->end + REACH; at++)
        if (ro_talks_in(r, at, RO_TC_CARRY))
            return true;
    return false;
}

static int take(ro_talks_reader *r, const ro_talks_match *match, ro_talks_kind kind) {
    if (ro_slice_is(match->value, "inside"))
        return add_inside(r, match);
    if (ro_slice_is(match->value, "carriers"))
        return carry_words(r, match) ? add_list(r, match->end, 1, MOST, RO_SIDE_MEDIATOR) : 0;
    if (ro_slice_is(match->value, "both"))
        return add_list(r, match->begin - 1, -1, 2, RO_SIDE_PARTY);
    if (kind == RO_TK_MEDIATORS)
        return ro_slice_is(match->value, "before")
                   ? add_list(r, match->begin - 1, -1, MOST, RO_SIDE_MEDIATOR)
                   : add_list(r, match->end - ro_talks_in(r, match->end - 1, RO_TC_NAME), 1, MOST,
                              RO_SIDE_MEDIATOR);
    if (ro_slice_is(match->value, "with"))
        return add_list(r, match->end - 1, 1, 1, RO_SIDE_PARTY);
    return add_list(r, match->end, 1, 2, RO_SIDE_PARTY);
}

/* "the Conciliation Service": a body that is there to mediate. */
static int add_service(ro_talks_reader *r, uint32_t at) {
    ro_talker actor =
        ro_talks_in(r, at, RO_TC_NAME) ? ro_talks_actor_at(r, at) : (ro_talker){{0, 0}, RO_NONE};
    bool body = actor.span.end && r->units.items[at].words > 1 &&
                r->doc->names.items[r->name_of[r->units.items[at].word]].type != RO_NAME_PERSON;
    return body && ro_talks_classes_within(r->words, ro_doc_text(r->doc, actor.span)) &
                       RO_TC_BIT(RO_TC_BROKER)
               ? ro_talks_add_side(r, actor, RO_SIDE_MEDIATOR)
               : 0;
}

/* "Imelda Rourke, the chief conciliator" */
int ro_talks_add_brokers(ro_talks_reader *r) {
    int status = 0;
    for (uint32_t e = 0; !status && e < r->doc->entities.count; e++) {
        const ro_entity *entity = &r->doc->entities.items[e];
        bool broker = ro_talks_role_classes(r, e) & RO_TC_BIT(RO_TC_BROKER);
        if (!broker || !entity->mentions.count || entity->type != RO_NAME_PERSON)
            continue;
        r->sentence = r->doc->words.items[ro_doc_word_at(r->doc, entity->mentions.items[0].begin)].sentence;
        status = ro_talks_add_side(r, (ro_talker){entity->mentions.items[0], e}, RO_SIDE_MEDIATOR);
    }
    return status;
}

int ro_talks_find_sides(ro_talks_reader *r) {
    static const ro_talks_kind kinds[] = {RO_TK_PARTIES, RO_TK_MEDIATORS};
    int status = 0;
    for (uint32_t at = 0; !status && at < r->units.count; at++) {
        status = add_service(r, at);
        for (unsigned k = 0; !status && k < 2; k++) {
            ro_talks_match match;
            if (ro_talks_match_at(r->words, &r->units, kinds[k], at, &match))
                status = take(r, &match, kinds[k]);
        }
    }
    return status;
}

static bool are_same(const ro_talks_reader *r, const ro_talks_side *a, const ro_talks_side *b) {
    return (a->actor.entity != RO_NONE && a->actor.entity == b->actor.entity) ||
           ro_slice_equal(ro_doc_text(r->doc, a->actor.span), ro_doc_text(r->doc, b->actor.span));
}

/* Whoever is a party is no mediator. */
void ro_talks_close_sides(ro_talks_reader *r) {
    ro_talks *talks = &r->doc->talks;
    uint32_t kept = 0;
    for (uint32_t s = 0; s < talks->sides.count; s++) {
        bool party = false;
        for (uint32_t o = 0; o < talks->sides.count && o < CLOSE; o++)
            party |= talks->sides.items[s].role == RO_SIDE_MEDIATOR &&
                     talks->sides.items[o].role == RO_SIDE_PARTY &&
                     are_same(r, &talks->sides.items[s], &talks->sides.items[o]);
        if (!party)
            talks->sides.items[kept++] = talks->sides.items[s];
    }
    talks->sides.count = kept;
}
