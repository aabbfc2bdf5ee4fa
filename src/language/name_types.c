#include "language/name_types.h"

#include "base/hash.h"
#include "language/name_tables.h"

enum { TYPES = RO_NAME_OTHER + 1, FULL_NAME = 100, LAST_NAME = 3, MOST_VOICES = 8 };

/* Of a name: its own, its first word's, those of its last words. A table twice as large stays at most half
 * full. */
enum { MOST_TALLIES = 2 * (2 + LAST_NAME) };

/* What all names that are written alike say; scores count from the best type downwards. */
typedef struct {
    uint64_t key;
    int64_t sums[TYPES];
    uint32_t count;
} tally;

typedef struct {
    const ro_doc *doc;
    ro_arena *scratch;
    RO_ARRAY(tally) tallies;
    uint32_t *slots; /* [size], a power of two: indices into tallies, RO_NONE: free */
    uint32_t size;
} tally_table;

/* Of the words from `first` on, whatever their case. NULL when memory is at its end. It holds until the next
 * call. */
static tally *tally_of(tally_table *all, uint32_t first, uint32_t words) {
    uint64_t key = 0;
    for (uint32_t w = first; w < first + words; w++) {
        char form[RO_PLAIN_FORM];
        uint32_t length = ro_plain_form(ro_doc_text(all->doc, all->doc->words.items[w].span), form);
        key = ro_hash_mix(key, ro_hash(ro_slice_of(form, length), 0));
    }
    uint32_t at = (uint32_t)(key >> 32) & (all->size - 1);
    while (all->slots[at] != RO_NONE && all->tallies.items[all->slots[at]].key != key)
        at = (at + 1) & (all->size - 1);
    if (all->slots[at] != RO_NONE)
        return &all->tallies.items[all->slots[at]];
    tally *added = ro_array_push(all->scratch, &all->tallies);
    if (added) {
        added->key = key;
        all->slots[at] = all->tallies.count - 1;
    }
    return added;
}

static bool favour_person(tally_table *all, uint32_t first, uint32_t words) {
    tally *t = tally_of(all, first, words);
    if (t)
        t->sums[RO_NAME_PERSON] += FULL_NAME;
    return t;
}

static bool count(tally_table *all, const ro_scored_name *name) {
    uint32_t first = name->name.first_word, words = name->name.words;
    tally *t = tally_of(all, first, words);
    if (!t)
        return false;
    int32_t most = name->scores[0];
    for (uint32_t type = 1; type < TYPES; type++)
        most = name->scores[type] > most ? name->scores[type] : most;
    for (uint32_t type = 0; type < TYPES; type++)
        t->sums[type] += name->scores[type] - most;
    t->count++;
    if (name->name.type != RO_NAME_PERSON || words < 2)
        return true;
    bool room = favour_person(all, first, 1);
    for (uint32_t last = 1; room && last < words && last <= LAST_NAME; last++)
        room = favour_person(all, first + words - last, last);
    return room;
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
    tally_table all = {.doc = doc, .scratch = scratch, .size = 64};
    while (all.size < MOST_TALLIES * names_count)
        all.size *= 2;
    all.slots = ro_arena_alloc(scratch, all.size * sizeof *all.slots);
    bool room = all.slots;
    if (room)
        memset(all.slots, 0xff, all.size * sizeof *all.slots);
    for (uint32_t n = 0; room && n < names_count; n++)
        room = count(&all, &names[n]);
    for (uint32_t n = 0; room && n < names_count; n++)
        names[n].name.type =
            best_type(&names[n], tally_of(&all, names[n].name.first_word, names[n].name.words));
    return room ? 0 : READOUT_NO_MEMORY;
}
