#include "reading/pairs.h"

#include <math.h>

enum { MAX_APART = 6 }; /* mentions from the one to the other */

static const double weight_reports = 120, weight_subject = 90, units_to_half = 2;

ro_pairs ro_pairs_none(void) {
    return (ro_pairs){.last = RO_NONE};
}

static bool is_person(const ro_cast *cast, uint32_t e) {
    return e != RO_NONE && cast->actors.items[e].named && cast->actors.items[e].person &&
           !cast->actors.items[e].unsure;
}

static uint32_t pair_of(ro_pairs *pairs, uint32_t first, uint32_t second) {
    for (uint32_t i = 0; i < pairs->count; i++)
        if (pairs->kept[i].first == first && pairs->kept[i].second == second)
            return i;
    uint32_t at = pairs->count < RO_PAIRS_KEPT ? pairs->count++ : 0;
    pairs->kept[at] = (ro_pair){.first = first, .second = second, .joint = RO_NONE};
    return at;
}

void ro_pairs_note(ro_pairs *pairs, const ro_cast *cast, uint32_t mention) {
    const ro_mention *m = &cast->mentions->items[mention];
    const ro_word *words = cast->r->doc->words.items;
    if (m->kind != RO_MENTION_NAME || m->quote != RO_NONE || !is_person(cast, m->entity) ||
        words[m->top].relation != RO_REL_conj || words[m->top].head == RO_NONE)
        return;
    const ro_mention *before = m;
    for (int steps = 0;
         steps < MAX_APART && before > cast->mentions->items && before->phrase.begin > words[m->top].head;
         steps++)
        before--;
    if (before == m || before->top != words[m->top].head || before->kind != RO_MENTION_NAME ||
        !before->subject || before->entity == m->entity || !is_person(cast, before->entity))
        return;
    pairs->last = pair_of(pairs, before->entity, m->entity);
    pairs->clock = cast->clock;
    pairs->reports = before->reports;
    pairs->kept[pairs->last].span =
        (ro_span){words[before->phrase.begin].span.begin, words[m->phrase.end - 1].span.end};
}

/* The entity of both. Its first mention is where they were named. */
static int make_joint(ro_pair *pair, ro_cast *cast) {
    ro_doc *doc = cast->r->doc;
    ro_slice first = doc->entities.items[pair->first].name, second = doc->entities.items[pair->second].name;
    ro_slice name =
        ro_arena_format(doc->arena, "%.*s and %.*s", (int)first.len, first.ptr, (int)second.len, second.ptr);
    uint32_t e = name.len ? ro_cast_add(cast, name, RO_NAME_PERSON) : RO_NONE;
    ro_span *span = e == RO_NONE ? NULL : ro_array_push(doc->arena, &doc->entities.items[e].mentions);
    if (!span)
        return READOUT_NO_MEMORY;
    *span = pair->span;
    doc->entities.items[e].plural = true;
    cast->actors.items[e].named = true;
    pair->joint = e;
    return 0;
}

int ro_pairs_take(ro_pairs *pairs, ro_cast *cast, uint32_t mention, double score, uint32_t *entity) {
    const ro_mention *m = &cast->mentions->items[mention];
    if (pairs->last == RO_NONE || !m->subject)
        return 0;
    double weight = pairs->reports ? weight_reports : weight_subject;
    if (weight * exp2(-(double)(cast->clock - pairs->clock) / units_to_half) <= score)
        return 0;
    ro_pair *pair = &pairs->kept[pairs->last];
    int status = pair->joint == RO_NONE ? make_joint(pair, cast) : 0;
    if (!status)
        *entity = pair->joint;
    return status;
}
