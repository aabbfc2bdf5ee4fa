#include "reading/talks_reader.h"

enum { MOST = 4, SKIP = 4 };

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

/* The actors of a list that begins at unit `at`: "the government of Belmora, Lethia and the union". */
static int add_after(ro_talks_reader *r, uint32_t at, uint32_t most, ro_side_role role) {
    int status = 0;
    uint32_t found = 0, skipped = 0;
    for (; !status && at < r->units.count && found < most && skipped <= SKIP; at++) {
        if (ro_talks_in(r, at, RO_TC_BREAK) || ro_talks_in(r, at, RO_TC_TIME))
            break;
        ro_talker actor = ro_talks_actor_at(r, at);
        if (actor.span.end) {
            status = add(r, actor, role);
            found++;
            skipped = 0;
        } else {
            skipped++;
        }
    }
    return status;
}

/* The actors of a list that ends before unit `end`. */
static int add_before(ro_talks_reader *r, uint32_t end, ro_side_role role) {
    int status = 0;
    uint32_t found = 0, skipped = 0;
    while (!status && end-- > 0 && found < MOST && skipped <= SKIP) {
        if (ro_talks_in(r, end, RO_TC_BREAK))
            break;
        ro_talker actor =
            ro_talks_in(r, end, RO_TC_NAME) ? ro_talks_actor_at(r, end) : (ro_talker){{0, 0}, RO_NONE};
        if (actor.span.end) {
            status = add(r, actor, role);
            found++;
            skipped = 0;
        } else {
            skipped++;
        }
    }
    return status;
}

static int take(ro_talks_reader *r, const ro_talks_match *match, ro_talks_kind kind) {
    if (kind == RO_TK_MEDIATORS)
        return ro_slice_is(match->value, "before")
                   ? add_before(r, match->begin, RO_SIDE_MEDIATOR)
                   : add_after(r, match->end - ro_talks_in(r, match->end - 1, RO_TC_NAME), MOST,
                               RO_SIDE_MEDIATOR);
    if (ro_slice_is(match->value, "with"))
        return add_after(r, match->end - 1, 1, RO_SIDE_PARTY);
    return add_after(r, match->end, 2, RO_SIDE_PARTY);
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
