#include "language/name_types.h"

#include "base/hash.h"
#include "language/name_tables.h"

enum { TYPES = RO_NAME_OTHER + 1, FULL_NAME = 100, LAST_NAME = 3, MOST_VOICES = 8 };

/* What all names that are written alike say; scores count from the best type downwards. */
typedef struct {
    uint64_t key;
    int64_t sums[TYPES];
    uint32_t count;
} tally;

typedef struct {
    const ro_doc *doc;
    tally *tallies; /* [size], a power of two */
    uint32_t size;
} tallies;

/* Of the words from `first` on, whatever their case. */
static tally *tally_of(const tallies *all, uint32_t first, uint32_t words) {
    uint64_t key = 0;
    for (uint32_t w = first; w < first + words; w++) {
        char form[RO_PLAIN_FORM];
        uint32_t length = ro_plain_form(ro_doc_text(all->doc, all->doc->words.items[w].span), form);
        key = ro_hash_mix(key, ro_hash(ro_slice_of(form, length), 0));
    }
    key |= 1;
    uint32_t at = (uint32_t)(key >> 32) & (all->size - 1);
    while (all->tallies[at].key && all->tallies[at].key != key)
        at = (at + 1) & (all->size - 1);
    all->tallies[at].key = key;
    return &all->tallies[at];
}

static void count(const tallies *all, const ro_scored_name *name) {
    uint32_t first = name->name.first_word, words = name->name.words;
    tally *t = tally_of(all, first, words);
    int32_t most = name->scores[0];
    for (uint32_t type = 1; type < TYPES; type++)
        most = name->scores[type] > most ? name->scores[type] : most;
    for (uint32_t type = 0; type < TYPES; type++)
        t->sums[type] += name->scores[type] - most;
    t->count++;
    if (name->name.type == RO_NAME_PERSON && words > 1) {
        tally_of(all, first, 1)->sums[RO_NAME_PERSON] += FULL_NAME;
        for (uint32_t last = 1; last < words && last <= LAST_NAME; last++)
            tally_of(all, first + words - last, last)->sums[RO_NAME_PERSON] += FULL_NAME;
    }
}

static ro_name_type best_type(const ro_scored_name *name, const tally *t) {
    ro_name_type best = RO_NAME_PERSON;
    int64_t most = INT64_MIN;
    int64_t share = t->count < 2 * MOST_VOICES ? 1 : t->count / MOST_VOICES;
    for (uint32_t type = 0; type < TYPES; type++) {
        int64_t score = name->scores[type] + t->sums[type] / share;
        if (score > most) {
            most = score;
            best = (ro_name_type)type;
        }
    }
    return best;
}

int ro_name_types_settle(const ro_doc *doc, ro_scored_name *names, uint32_t names_count, ro_arena *scratch) {
    tallies all = {doc, NULL, 64};
    while (all.size < 8 * names_count)
        all.size *= 2;
    all.tallies = ro_arena_zero(scratch, all.size, sizeof *all.tallies);
    if (!all.tallies)
        return READOUT_NO_MEMORY;
    for (uint32_t n = 0; n < names_count; n++)
        count(&all, &names[n]);
    for (uint32_t n = 0; n < names_count; n++)
        names[n].name.type =
            best_type(&names[n], tally_of(&all, names[n].name.first_word, names[n].name.words));
    return 0;
}
