/* What the lexicons know of people, bodies and countries. */
#ifndef RO_READING_PEOPLE_H
#define RO_READING_PEOPLE_H

#include "base/lexicon.h"

typedef struct {
    ro_lexicon nouns;         /* form, singular, kind, number, gender */
    ro_lexicon titles;        /* form, gender */
    ro_lexicon first_names;   /* form, gender */
    ro_lexicon countries;     /* form, code, kind */
    ro_lexicon organisations; /* form, kind, code */
    ro_lexicon pronouns;      /* form, kind, case */
    ro_lexicon epithets;      /* singular */
} ro_people;

typedef enum { RO_NOUN_NONE, RO_NOUN_PERSON, RO_NOUN_GROUP, RO_NOUN_DOCUMENT, RO_NOUN_POLITY } ro_noun_kind;

typedef struct {
    ro_noun_kind kind;
    bool many;
    char gender; /* 'm', 'f', or 0 */
    ro_slice singular;
} ro_noun;

int ro_people_load(ro_arena *arena, ro_people *people, readout_error *error);

/* The noun a word is, with or without a capital; kind RO_NOUN_NONE when it is none. */
ro_noun ro_people_noun(const ro_people *people, ro_slice word);
/* 'm', 'f', or 0 where the word tells none. */
char ro_people_first_name(const ro_people *people, ro_slice word);
char ro_people_title(const ro_people *people, ro_slice word);
bool ro_people_is_title(const ro_people *people, ro_slice word);

/* The country a name, a people or a capital is of: its code, or an empty slice. *kind: "name", "people",
 * "peoples" or "capital". */
ro_slice ro_people_country(const ro_people *people, ro_slice form, ro_slice *kind);
/* The first name in the table of the country with the code. */
ro_slice ro_people_country_name(const ro_people *people, ro_slice code);

#endif
