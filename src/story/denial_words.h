/* A sentence as the rules for disputes see it: its words, each with its classes.
 *
 *     “Metro on Monday dismissed a report that it had hired drivers.”
 *                       dismiss    report      it clause
 *
 * Classes and their words are in data/story/dispute_words.tsv. Marks of quotation are no words; any other
 * mark behind a word ends its part of the sentence.
 */
#ifndef RO_STORY_DENIAL_WORDS_H
#define RO_STORY_DENIAL_WORDS_H

#include "base/lexicon.h"

/* clang-format off */
#define RO_DISPUTE_CLASSES(X) \
    X(deny) X(dismiss) X(dispute) X(push) X(back) X(report) X(loose) X(wrong) X(false) X(true) X(call) \
    X(blame) X(allege) X(not) X(be) X(modal) X(persist) X(clause) X(it) X(relative) X(prep) X(attend) \
    X(take) X(clock) X(noon) X(thought) X(either) X(det) X(accuse) X(hard) X(self) X(account) X(part) X(whole) X(figure) X(bare) X(contrast) X(number) X(forecast) X(generic) \
    X(event) X(once) X(where) X(weekday) X(says) X(grows) X(request) X(agree) X(cites) X(talks) X(roughly) X(counts) X(speaks) X(puts) X(comes) X(lacks) \
    X(causes) X(rules) X(unsure) X(reacts) X(anybody) X(lets) X(whom) X(tells)
/* clang-format on */

#define RO_AS_ID(name) RO_DC_##name,
typedef enum { RO_DISPUTE_CLASSES(RO_AS_ID) RO_DC_COUNT } ro_dispute_class;
#undef RO_AS_ID

typedef struct {
    ro_lexicon table;
    uint64_t *bits; /* [rows] the class of the row, as a bit */
} ro_dispute_words;

enum { RO_SENTENCE_WORDS = 120, RO_WORD_BYTES = 24 };

typedef struct {
    uint32_t begin, end; /* in the sentence */
    uint64_t classes;
    char text[RO_WORD_BYTES]; /* in lower case, cut to this length */
    uint8_t length;
    bool stops;     /* a comma or a stop follows */
    bool ends;      /* a full stop, a semicolon or a colon follows */
    bool is_name;   /* with a capital letter, and not the first */
    bool is_number; /* begins with a digit */
} ro_sentence_word;

typedef struct {
    ro_sentence_word items[RO_SENTENCE_WORDS];
    uint32_t count;
    bool asks; /* ends with a question mark */
} ro_sentence_words;

/* READOUT_BAD_MODEL where a class is unknown. */
int ro_dispute_words_load(ro_arena *arena, ro_dispute_words *words, readout_error *error);
/* Of a longer sentence the first RO_SENTENCE_WORDS words. */
void ro_sentence_words_cut(const ro_dispute_words *words, ro_slice sentence, ro_sentence_words *cut);

static inline bool ro_word_has(const ro_sentence_words *s, uint32_t at, ro_dispute_class class) {
    return at < s->count && s->items[at].classes >> class & 1;
}

static inline ro_slice ro_word_text(const ro_sentence_word *word) {
    return ro_slice_of(word->text, word->length);
}

static inline bool ro_word_is(const ro_sentence_words *s, uint32_t at, const char *text) {
    return at < s->count && ro_slice_is(ro_word_text(&s->items[at]), text);
}

#endif
