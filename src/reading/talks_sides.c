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

static int add(ro_talks_reader *r, ro_talker actor, ro_side_role role) {
    if (is_known(r, actor.span, role))
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

/* The actors of a list from unit `at` on: "the government of Belmora, Lethia and the union"; backwards where
 * `step` is -1, and then only names. */
static int add_list(ro_talks_reader *r, uint32_t at, int step, uint32_t most, ro_side_role role) {
    int status = 0;
    uint32_t found = 0, skipped = 0;
    for (; !status && at < r->units.count && found < most && skipped <= SKIP; at += (uint32_t)step) {
        if (ro_talks_in(r, at, RO_TC_BREAK) || ro_talks_in(r, at, RO_TC_TIME))
            break;
        bool may = step > 0 || ro_talks_in(r, at, RO_TC_NAME);
        ro_talker actor = may && !owns_next(r, at) ? ro_talks_actor_at(r, at) : (ro_talker){{0, 0}, RO_NONE};
        skipped = actor.span.end ? 0 : skipped + 1;
        if (actor.span.end) {
            status = add(r, actor, role);
            found++;
        }
    }
    return status;
}

static int take(ro_talks_reader *r, const ro_talks_match *match, ro_talks_kind kind) {
    if (kind == RO_TK_MEDIATORS)
        return ro_slice_is(match->value, "before")
                   ? add_list(r, match->begin - 1, -1, MOST, RO_SIDE_MEDIATOR)
                   : add_list(r, match->end - ro_talks_in(r, match->end - 1, RO_TC_NAME), 1, MOST,
                              RO_SIDE_MEDIATOR);
    if (ro_slice_is(match->value, "with"))
        return add_list(r, match->end - 1, 1, 1, RO_SIDE_PARTY);
    return add_list(r, match->end, 1, 2, RO_SIDE_PARTY);
}

int ro_talks_find_sides(ro_talks_reader *r) {
    static const ro_talks_kind kinds[] = {RO_TK_PARTIES, RO_TK_MEDIATORS};
    int status = 0;
    for (uint32_t at = 0; !status && at < r->units.count; at++)
        for (unsigned k = 0; !status && k < 2; k++) {
            ro_talks_match match;
            if (ro_talks_match_at(r->words, &r->units, kinds[k], at, &match))
                status = take(r, &match, kinds[k]);
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
