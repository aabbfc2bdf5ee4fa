#include "reading/statement_rivals.h"

#include "base/error.h"

/* Claims on a word by candidates' contents; of more than these the rest is passed over. */
enum { CLAIMS = 4 };

typedef struct {
    const ro_candidates *found;
    uint32_t (*claims)[CLAIMS]; /* [words] candidates, RO_NONE: no more */
    uint32_t *head_of;          /* [words] the candidate whose head it is, RO_NONE */
    uint32_t *shared;           /* [candidates] words shared with the one looked at */
    ro_rivals *rivals;          /* [candidates] */
} claims;

static float larger(float a, float b) {
    return a > b ? a : b;
}

static void claim(claims *c, uint32_t candidate, uint32_t word) {
    for (int k = 0; k < CLAIMS; k++)
        if (c->claims[word][k] == RO_NONE) {
            c->claims[word][k] = candidate;
            return;
        }
}

static void relate(claims *c, uint32_t index) {
    const ro_candidate *items = c->found->items.items, *me = &items[index];
    for (uint32_t i = 0; i < me->content.count; i++) {
        uint32_t word = me->content.items[i], other = c->head_of[word];
        claim(c, index, word);
        if (other == RO_NONE || other == index)
            continue;
        ro_rivals *r = &c->rivals[other];
        r->inside = larger(r->inside, me->cue_chance * me->content_chance);
        c->rivals[index].holds = larger(c->rivals[index].holds, items[other].cue_chance);
    }
    for (uint32_t i = 0; i < me->source.count; i++) {
        uint32_t other = c->head_of[me->source.items[i]];
        if (other != RO_NONE && other != index)
            c->rivals[other].in_source = true;
    }
}

static void find_rival(claims *c, uint32_t index) {
    const ro_candidate *items = c->found->items.items, *me = &items[index];
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < me->content.count; i++)
            for (int k = 0; k < CLAIMS && c->claims[me->content.items[i]][k] != RO_NONE; k++) {
                uint32_t other = c->claims[me->content.items[i]][k];
                if (pass)
                    c->shared[other] = 0;
                else if (other != index && 2 * ++c->shared[other] > me->content.count &&
                         !ro_word_list_holds(&me->content, items[other].head))
                    c->rivals[index].rival = larger(c->rivals[index].rival, items[other].cue_chance);
            }
}

int ro_find_rivals(const ro_candidates *found, ro_rivals *rivals, ro_arena *scratch, readout_error *error) {
    size_t words = found->words.count + 1, count = found->items.count + 1;
    claims c = {.found = found,
                .claims = ro_arena_alloc(scratch, words * sizeof *c.claims),
                .head_of = ro_arena_alloc(scratch, words * sizeof *c.head_of),
                .shared = ro_arena_zero(scratch, count, sizeof *c.shared),
                .rivals = rivals};
    if (!c.claims || !c.head_of || !c.shared)
        return ro_fail_memory(error);
    memset(c.claims, 0xff, words * sizeof *c.claims);
    memset(c.head_of, 0xff, words * sizeof *c.head_of);
    memset(rivals, 0, count * sizeof *rivals);
    for (uint32_t i = 0; i < found->items.count; i++)
        c.head_of[found->items.items[i].head] = i;
    for (uint32_t i = 0; i < found->items.count; i++)
        relate(&c, i);
    for (uint32_t i = 0; i < found->items.count; i++)
        find_rival(&c, i);
    return 0;
}
