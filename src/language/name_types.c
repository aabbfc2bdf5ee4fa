#include "language/name_types.h"

#include "base/hash.h"

enum { VOTE_SURE = 20, VOTE_NETWORK = 4, VOTE_ALONE = 1, VOTE_ADJECTIVE = 12, VOTE_CONTEXT = 4 };

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
        if (b->votes[t] > b->votes[best])
            best = t;
    return best;
}

static void vote_context(const ro_lexicon *contexts, const ro_doc *doc, uint32_t w, const char *side,
                         ballot *b) {
    uint32_t row = ro_lexicon_find(contexts, ro_doc_text(doc, doc->words.items[w].span));
    for (; row != RO_NONE; row = ro_lexicon_next(contexts, row)) {
        if (!ro_slice_is(ro_lexicon_cell(contexts, row, 1), side))
            continue;
        for (ro_name_type t = RO_NAME_PERSON; t <= RO_NAME_OTHER; t++)
            if (ro_slice_is(ro_lexicon_cell(contexts, row, 2), ro_name_type_name(t)))
                b->votes[t] += VOTE_CONTEXT * (uint32_t)(ro_lexicon_cell(contexts, row, 3).ptr[0] - '0');
    }
}

/* A person is introduced by the full name: a single word that is nobody's surname is weak evidence of one. */
static void vote(const ro_lexicon *contexts, const ro_doc *doc, const ro_name *name, bool sure,
                 const ro_word_set *surnames, ballot *b) {
    uint32_t after = name->first_word + name->words;
    const ro_word *word = &doc->words.items[name->first_word];
    bool alone =
        name->type == RO_NAME_PERSON && name->words == 1 && !ro_word_set_has(surnames, text_of(doc, name));
    b->votes[name->type] += sure ? VOTE_SURE : alone ? VOTE_ALONE : VOTE_NETWORK;
    if (!sure && name->words == 1 && word->upos == RO_UPOS_ADJ)
        b->votes[RO_NAME_OTHER] += VOTE_ADJECTIVE;
    if (!sure && name->words <= 2 && name->first_word)
        vote_context(contexts, doc, name->first_word - 1, "before", b);
    if (!sure && name->words <= 2 && after + 1 < doc->words.count && doc->words.items[after].joined)
        vote_context(contexts, doc, after + 1, "after owner", b);
}

static void note_surname(const ro_doc *doc, const ro_name *name, ro_word_set *surnames) {
    if (name->type == RO_NAME_PERSON && name->words > 1)
        ro_word_set_put(surnames,
                        ro_doc_text(doc, doc->words.items[name->first_word + name->words - 1].span));
}

int ro_name_types_settle(const ro_lexicon *contexts, ro_doc *doc, const bool *sure, ro_word_set *surnames,
                         ro_arena *scratch) {
    uint32_t size = 64;
    while (size < 2 * doc->names.count)
        size *= 2;
    ballot *ballots = ro_arena_zero(scratch, size, sizeof *ballots);
    if (!ballots)
        return READOUT_NO_MEMORY;
    for (uint32_t n = 0; n < doc->names.count; n++)
        note_surname(doc, &doc->names.items[n], surnames);
    for (uint32_t n = 0; n < doc->names.count; n++) {
        const ro_name *name = &doc->names.items[n];
        vote(contexts, doc, name, sure[n], surnames, ballot_of(ballots, size, text_of(doc, name)));
    }
    for (uint32_t n = 0; n < doc->names.count; n++) {
        ro_name *name = &doc->names.items[n];
        name->type = most(ballot_of(ballots, size, text_of(doc, name)));
    }
    for (uint32_t n = 0; n < doc->names.count; n++) {
        ro_name *name = &doc->names.items[n];
        if (name->words == 1 && name->type != RO_NAME_PLACE && ro_word_set_has(surnames, text_of(doc, name)))
            name->type = RO_NAME_PERSON;
    }
    return 0;
}
