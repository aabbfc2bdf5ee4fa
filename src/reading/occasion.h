/* To whom a statement is made, and when: read from the words around its cue. */
#ifndef RO_READING_OCCASION_H
#define RO_READING_OCCASION_H

#include "reading/acts.h"
#include "reading/source_entity.h"

typedef struct {
    ro_lexicon pairs;     /* data/reading/addressee_words.tsv: "interview" and "with" */
    ro_lexicon audiences; /* data/reading/audiences.tsv: "rally", a gathering; "thank", a cue */
} ro_addressee_words;

/* Fills addressee or addressee_span. */
void ro_addressee_of(const ro_people *people, const ro_addressee_words *words, const ro_reader *r,
                     const ro_told_list *list, ro_statement *statement);

/* The value of the time expression that goes with the cue; empty when there is none. */
ro_slice ro_when_of(const ro_reader *r, const ro_statement *statement);

/* Does the cue tell it as done once: "said", "told", not "says", "has said", "had said", "according to"? */
bool ro_is_told_as_done(const ro_reader *r, const ro_statement *statement);

#endif
