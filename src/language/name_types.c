#include "language/name_types.h"

#include "base/hash.h"

typedef struct {
    uint64_t key;
    uint32_t votes[RO_NAME_OTHER + 1];
} ballot;

static ro_slice text_of(const ro_doc *doc, const ro_name *name) {
    return ro_doc_text(doc, name->span);
}

static ballot *ballot_of(ballot *ballots, uint32_t size, ro_slice text) {
    uint64_t key = ro_hash(text, 0) | 1;
    uint32_t at = (uint32_t)key & (size - 1);
    while (ballots[at].key && ballots[at].key != key)
        at = (at + 1) & (size - 1);
    ballots[at].key = key;
    return &ballots[at];
}

static ro_name_type most(const ballot *b) {
    ro_name_type best = RO_NAME_PERSON;
    for (ro_name_type t = RO_NAME_PERSON; t <= RO_NAME_OTHER; t++)
        if (b->votes[t] > b->votes[best] || (t < RO_NAME_OTHER && b->votes[t] == b->votes[best] &&
                                             b->votes[best] && t == RO_NAME_ORGANISATION))
            best = t;
    return best;
}

int ro_name_types_settle(ro_doc *doc, ro_word_set *surnames, ro_arena *scratch) {
    uint32_t size = 64;
    while (size < 2 * doc->names.count)
        size *= 2;
    ballot *ballots = ro_arena_zero(scratch, size, sizeof *ballots);
    if (!ballots)
        return READOUT_NO_MEMORY;
    for (uint32_t n = 0; n < doc->names.count; n++) {
        const ro_name *name = &doc->names.items[n];
        ballot_of(ballots, size, text_of(doc, name))->votes[name->type]++;
        if (name->type == RO_NAME_PERSON && name->words > 1)
            ro_word_set_put(surnames,
                            ro_doc_text(doc, doc->words.items[name->first_word + name->words - 1].span));
    }
    for (uint32_t n = 0; n < doc->names.count; n++) {
        ro_name *name = &doc->names.items[n];
        name->type = most(ballot_of(ballots, size, text_of(doc, name)));
        if (name->words == 1 && name->type != RO_NAME_PLACE && ro_word_set_has(surnames, text_of(doc, name)))
            name->type = RO_NAME_PERSON;
    }
    return 0;
}
