/* The entities while they are found: doc->entities, and beside each what the search needs.
 *
 * Salience, after Lappin and Leass (1994), reduced to what news needs: a mention adds the weight of its place
 * in the sentence, and half of it is lost with every sentence of the author's
 * own, more where a paragraph begins. */
#ifndef RO_READING_ACTORS_H
#define RO_READING_ACTORS_H

#include "reading/mentions.h"

enum { RO_MAX_RECENT = 48 };

typedef struct {
    bool person; /* one human being, or may be */
    bool body;   /* an organisation, a country, a group as a whole */
    bool place;  /* a place that is no country */
    bool unsure; /* a name of which nothing tells what it is */
    bool named;
    char gender;      /* 'm', 'f', or 0 */
    ro_slice noun;    /* of those known by a noun: its singular */
    ro_phrase phrase; /* of those known by a noun: the first that named them */
    ro_slice kind;    /* of organisations: as data/language/organisations.tsv has it */
    double weight;    /* as of `clock` */
    uint32_t clock;
    uint32_t last; /* its last mention */
} ro_actor;

typedef struct {
    const ro_people *people;
    const ro_reader *r;
    ro_arena *scratch;
    ro_mentions *mentions;
    RO_ARRAY(ro_actor) actors;      /* one for each of doc->entities */
    uint32_t recent[RO_MAX_RECENT]; /* the last mentioned first */
    uint32_t recent_count;
    uint32_t clock; /* two for each sentence of the author's own so far, and one for each paragraph */
} ro_cast;

/* A new entity; RO_NONE when memory is at its end. */
uint32_t ro_cast_add(ro_cast *cast, ro_slice name, ro_name_type type);
/* Records that mention `m` is of entity `e`. */
int ro_cast_mention(ro_cast *cast, uint32_t m, uint32_t e);
/* Records a role that the words tell, with the affiliation and country in it. */
int ro_cast_role(ro_cast *cast, uint32_t e, ro_phrase role);

/* Who is called "the billionaire", "the former governor": of those named a moment ago the one that the
 * article speaks of most, or RO_NONE. */
uint32_t ro_cast_epithet(const ro_cast *cast, uint32_t m);

double ro_cast_salience(const ro_cast *cast, uint32_t e);
/* Whom a pronoun means, or RO_NONE. *score: how strongly; not set inside a quotation. */
uint32_t ro_cast_pronoun(const ro_cast *cast, uint32_t m, double *score);
/* Who is meant by a noun phrase with "the", or RO_NONE. */
uint32_t ro_cast_noun(const ro_cast *cast, uint32_t m);

#endif
