/* The words and patterns of negotiations, read from tables.
 *
 *     data/reading/talks_words.tsv      class, the forms that belong to it
 *     data/reading/talks_patterns.tsv   what it finds, a pattern, its value
 *     data/reading/talks_images.tsv     image, whether it is a thing, the forms that belong to it
 *     data/reading/talks_judgements.tsv such patterns too: what is thought of how talks go
 *
 *         assess   TALKS *4 collapsed                 -2
 *         round    ROUND|TALKS *3 opened|began        under_way
 *         issue    sticking point *2 BE|involve       after
 *
 * An element of a pattern takes one unit of a sentence: a word, a compound with a hyphen that the table has
 * ("cease-fire"), a whole name (NAME), a whole time expression (TIME) or a number (NUM). `a|B|@c` is a
 * word, a class or an image; `x?` may be missing; `*4` passes over up to four units but no STOP; `(!x)`
 * behind the last or before the first element forbids x there. Marks of quotation are passed over. Of the
 * patterns of one kind that match at a place the longest wins, then the first in the table.
 *
 * Bounds: a match takes at most 63 units; the places that its elements may end at are kept as a set, so it
 * costs at most 63 steps an element whatever the text.
 */
#ifndef RO_READING_TALKS_WORDS_H
#define RO_READING_TALKS_WORDS_H

#include "base/lexicon.h"
#include "doc/doc.h"

/* clang-format off */
#define RO_TALKS_CLASSES(X) \
    X(TALKS) X(ROUND) X(DEAL) X(PLAN) X(SIDES) X(BRIDGE) X(PARTY) X(LEVEL) X(BE) X(HAVE) \
    X(NOT) X(IRREAL) X(MODAL) X(DENY) X(REPORT) X(BREAK) X(STOP) X(CLOSE) X(QUOTE) X(ORD) X(UNIT) \
    X(PHASE) X(ONLINE) X(DEMAND) X(REFUSE) X(PREP) X(PRONOUN) X(SUBORD) X(GOOD) X(BAD) \
    X(STUCK) X(FAIL) X(DONE) X(OPEN) X(END) X(HOLD) X(CANCEL) X(ANNOUNCE) X(ACCEPT) \
    X(REJECT) X(STUDY) X(CONDITION) X(COME) X(GAP) X(MEDIATE) X(DET) X(ENVOY) X(FIRM) X(HARD) X(OFFICE) X(BROKER) X(CARRY) X(COURSE) X(TOPIC) X(TURN) X(SOBER) X(HEARTEN) X(NAME) X(TIME) \
    X(NUM)
/* clang-format on */

#define RO_AS_ID(name) RO_TC_##name,
typedef enum { RO_TALKS_CLASSES(RO_AS_ID) RO_TC_COUNT } ro_talks_class;
#undef RO_AS_ID

#define RO_TC_BIT(class) (1ull << (class))

typedef enum {
    RO_TK_ASSESS,
    RO_TK_JUDGE,
    RO_TK_IMAGE,
    RO_TK_ROUND,
    RO_TK_PROPOSAL,
    RO_TK_PHASE,
    RO_TK_REPLY,
    RO_TK_ISSUE,
    RO_TK_POSITION,
    RO_TK_PARTIES,
    RO_TK_MEDIATORS,
    RO_TK_CONTACT,
    RO_TK_COUNT
} ro_talks_kind;

typedef struct ro_talks_words ro_talks_words;

/* READOUT_BAD_MODEL names the row. */
int ro_talks_words_load(ro_arena *arena, const ro_talks_words **words, readout_error *error);

/* One unit of a sentence, as patterns see it. */
typedef struct {
    uint32_t word, words; /* of the document */
    uint32_t entry;       /* in the vocabulary, RO_NONE where it is not there */
    uint64_t classes;
    ro_slice value; /* of the entry's first class that has one: "2" for "second" */
} ro_talks_unit;

typedef RO_ARRAY(ro_talks_unit) ro_talks_units;

typedef struct {
    uint32_t begin, end; /* units */
    uint32_t pattern;
    ro_slice value, why;
} ro_talks_match;

/* Puts the units of the sentence into `units`, whose former content goes. `name_of` and `time_of` hold, a
 * word of the document, the index of the name or time it is in. READOUT_NO_MEMORY, or 0. */
int ro_talks_units_cut(const ro_talks_words *words, const ro_doc *doc, const uint32_t *name_of,
                       const uint32_t *time_of, uint32_t sentence, ro_arena *scratch, ro_talks_units *units);

/* The best match of a kind that begins at unit `at`. */
bool ro_talks_match_at(const ro_talks_words *words, const ro_talks_units *units, ro_talks_kind kind,
                       uint32_t at, ro_talks_match *match);

/* The classes of a word, as bits; 0 where the table does not have it. */
uint64_t ro_talks_classes(const ro_talks_words *words, ro_slice word);
/* Those of all its words together. */
uint64_t ro_talks_classes_within(const ro_talks_words *words, ro_slice text);
/* The words that tables and patterns hold. */
uint32_t ro_talks_entry_count(const ro_talks_words *words);
/* Is the word, which may be RO_NONE, one of an image that is a thing? */
bool ro_talks_is_thing(const ro_talks_words *words, uint32_t entry);
/* Does the word stand in the table of classes? Such words say nothing of what talks are about. */
bool ro_talks_is_common(const ro_talks_words *words, ro_slice word);

static inline bool ro_talks_is(const ro_talks_unit *unit, ro_talks_class class) {
    return unit->classes >> class & 1;
}

#endif
