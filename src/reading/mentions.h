/* The phrases of an article that may speak of someone: names, nouns for people and bodies, pronouns.
 *
 *     White House national security spokesman John Kirby      NAME, role before it
 *     Jonathan Panikoff, director of the … Council,           NAME, role behind it
 *     Qatar’s emir, Sheikh Tamim …                            NAME, role before its comma
 *     The White House spokesman   U.S. officials   the group  NOUN
 *     he                                                      PRONOUN
 *     a lawyer who said                                       PRONOUN, antecedent "lawyer"
 */
#ifndef RO_READING_MENTIONS_H
#define RO_READING_MENTIONS_H

#include "reading/people.h"
#include "reading/reader.h"

typedef enum { RO_MENTION_NAME, RO_MENTION_NOUN, RO_MENTION_PRONOUN } ro_mention_kind;
typedef enum {
    RO_PRONOUN_HE,
    RO_PRONOUN_SHE,
    RO_PRONOUN_THEY,
    RO_PRONOUN_IT,
    RO_PRONOUN_RELATIVE
} ro_pronoun;

typedef struct {
    ro_mention_kind kind;
    ro_phrase phrase; /* a name alone; a noun with its determiner and modifiers; a pronoun */
    ro_phrase role;   /* of a name: empty when there is none */
    ro_phrase behind; /* of a name with a role before it: the one behind it; empty when there is none */
    uint32_t head;    /* the noun, the pronoun, a name's last word */
    uint32_t top;     /* the word of the phrase that hangs on one outside it; `head` without a tree */
    uint32_t name;    /* index into names, or RO_NONE */
    uint32_t quote;   /* the quotation it stands in, or RO_NONE */
    ro_noun noun;     /* of a noun */
    ro_pronoun pronoun;
    uint32_t antecedent; /* of a relative pronoun: the noun its clause hangs on, or RO_NONE */
    uint32_t entity;     /* whom it means, RO_NONE until that is found (entities.c) */
    bool definite;       /* a noun with "the" or a possessive */
    bool subject;        /* of a verb */
    bool reports;        /* the source of a statement, subject of a cue, or what "according to" names */
    bool in_role;        /* a name inside another's role or noun phrase */
    bool possessive, object, reflexive;
} ro_mention;

typedef RO_ARRAY(ro_mention) ro_mentions;

/* In text order. Sentences that are skipped have none. */
int ro_mentions_find(const ro_people *people, const ro_reader *reader, ro_arena *scratch,
                     ro_mentions *mentions);

#endif
