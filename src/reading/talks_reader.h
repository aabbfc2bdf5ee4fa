/* What the rules of the talks stage share: the article with its sentences cut into units one by one. */
#ifndef RO_READING_TALKS_READER_H
#define RO_READING_TALKS_READER_H

#include "base/day.h"
#include "reading/talks_words.h"

/* A numbered round may be a boxer's: what is judged near it may be talks, but it is not known to be one of
 * them. */
typedef enum { RO_TOPIC_TALKS = 1, RO_TOPIC_ROUND = 2 } ro_talks_topic;

typedef struct {
    const ro_talks_words *words;
    const struct ro_position_model *position; /* NULL: patterns alone */
    ro_doc *doc;
    ro_arena *scratch;
    const uint32_t *name_of, *time_of; /* [words] the name or time a word is in, or RO_NONE */
    const uint32_t *mention_of; /* [words] the entity that a word speaks of without naming it, or RO_NONE */
    const uint32_t *said_in;    /* [words] the statement of the least content a word is said in, or RO_NONE */
    uint8_t *topical;           /* [sentences] ro_talks_topic: what of talks it speaks of; 0: nothing */
    uint8_t *narrated;  /* [entries of `words`] sentences that the article itself speaks of a thing in, 255 at
                           most */
    ro_slice published; /* the day; empty when unknown */
    uint32_t weight;    /* how much the article speaks of negotiations */

    uint32_t steps_told; /* behind the sentence that told last how many steps a plan has; 0: none */
    uint32_t sentence;   /* the one whose units are cut */
    ro_talks_units units;
} ro_talks_reader;

/* READOUT_NO_MEMORY, or 0. */
int ro_talks_reader_make(const ro_talks_words *words, ro_doc *doc, ro_arena *scratch,
                         ro_talks_reader *reader);
/* Is the article about negotiations? */
bool ro_talks_is_about(const ro_talks_reader *r);
/* Is it about little else, so that what is said in it is most likely said of them? */
bool ro_talks_is_mostly_about(const ro_talks_reader *r);
int ro_talks_reader_cut(ro_talks_reader *r, uint32_t sentence);

static inline const ro_talks_unit *ro_talks_unit_at(const ro_talks_reader *r, uint32_t at) {
    return &r->units.items[at];
}

static inline bool ro_talks_in(const ro_talks_reader *r, uint32_t at, ro_talks_class class) {
    return at < r->units.count && ro_talks_is(&r->units.items[at], class);
}

/* Is the unit one word, and that one? Case counts. */
bool ro_talks_word_is(const ro_talks_reader *r, uint32_t at, const char *word);
bool ro_talks_clause_ends(const ro_talks_reader *r, uint32_t at); /* a comma too */
bool ro_talks_is_question(const ro_talks_reader *r);              /* the sentence that is cut */
/* The text of units [begin, end). */
ro_span ro_talks_span(const ro_talks_reader *r, uint32_t begin, uint32_t end);
uint32_t ro_talks_statement(const ro_talks_reader *r, uint32_t at);

/* Who does what the verb at the unit says; absent where the sentence does not name it before the verb. */
ro_talker ro_talks_subject(const ro_talks_reader *r, uint32_t verb);
/* Is the unit subject or object of the verb, by the tree? True where there is no tree. */
bool ro_talks_depends(const ro_talks_reader *r, uint32_t unit, uint32_t verb);
/* The unit of the verb's subject by the tree; the number of units where there is none. */
uint32_t ro_talks_subject_unit(const ro_talks_reader *r, uint32_t verb);
/* The actor that the unit names, or a noun of the class PARTY; absent where it names none. */
ro_talker ro_talks_actor_at(const ro_talks_reader *r, uint32_t at);
/* Who said the statement; absent where it has no source. */
ro_talker ro_talks_speaker(const ro_talks_reader *r, uint32_t statement);

/* The classes of all the words that name the roles of an entity; none where it is RO_NONE. */
uint64_t ro_talks_role_classes(const ro_talks_reader *r, uint32_t entity);
/* Speaks the entity for others: a spokesman, a minister, somebody of a body? */
bool ro_talks_has_office(const ro_talks_reader *r, uint32_t entity);

/* The day of the time expression at the unit; empty where it is none. */
ro_slice ro_talks_day_at(const ro_talks_reader *r, uint32_t at);
/* The last day of the day, month or year at the unit; RO_NO_DAY where it is none. */
ro_day ro_talks_last_day(const ro_talks_reader *r, uint32_t at);
/* The day that is spoken of nearest to the unit, else that of the statement it is said in, else of
 * publication. */
ro_slice ro_talks_when(const ro_talks_reader *r, uint32_t at);

/* The rules, each for the sentence that is cut. READOUT_NO_MEMORY, or 0. */
int ro_talks_assess(ro_talks_reader *r);
int ro_talks_find_rounds(ro_talks_reader *r);
int ro_talks_find_plans(ro_talks_reader *r);
int ro_talks_find_replies(ro_talks_reader *r);
int ro_talks_find_issues(ro_talks_reader *r);
int ro_talks_find_positions(ro_talks_reader *r);
/* Where patterns found none in the sentence. */
int ro_talks_learn_positions(ro_talks_reader *r);
/* Was a position found in the sentence? */
bool ro_talks_found_position(const ro_talks_reader *r);
int ro_talks_find_sides(ro_talks_reader *r);
/* READOUT_NO_MEMORY, or 0. */
int ro_talks_add_side(ro_talks_reader *r, ro_talker actor, ro_side_role role);
int ro_talks_find_contacts(ro_talks_reader *r);
/* Once, behind the last sentence: what stands alone and is too little to be told is left out. */
int ro_talks_add_brokers(ro_talks_reader *r);
void ro_talks_close_sides(ro_talks_reader *r);
void ro_talks_close_plans(ro_talks_reader *r);
void ro_talks_close_issues(ro_talks_reader *r);
void ro_talks_close_rounds(ro_talks_reader *r);

#endif
