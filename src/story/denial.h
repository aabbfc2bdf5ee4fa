/* What a sentence denies, by its words.
 *
 *     that      “denied that the talks had collapsed”  “denied having met him”  “denied any role in the raid”
 *     report    “dismissed a report that it had hired drivers”  “denied the charges”
 *     it        “denied it”  “disputed that”  “a charge that he denied”  “That is not true”
 *     false     “The report is false”  “called the account an invention”
 *
 * "denied him the seat", "denied a request", "was denied bail" deny nothing that was said.
 */
#ifndef RO_STORY_DENIAL_H
#define RO_STORY_DENIAL_H

#include "story/denial_words.h"

typedef enum {
    RO_DENIES_NOTHING,
    RO_DENIES_THAT,
    RO_DENIES_REPORT,
    RO_DENIES_IT,
    RO_DENIES_AS_FALSE,
} ro_denial_kind;

typedef struct {
    ro_denial_kind kind;
    /* words; the number of words where the sentence has none */
    uint32_t verb;  /* the word that denies */
    uint32_t first; /* the first of what is denied */
    uint32_t last;  /* behind the last of it; to the end of the clause where there is none */
    uint32_t noun;  /* what it is called: "reports", "the claim" */
    bool lacks;     /* the noun stands behind "no": "there is no letter" */
    bool recalled;  /* "had denied": of a time before */
    bool here;      /* of RO_DENIES_IT: what is denied stands before it in the sentence */
} ro_denial;

/* The first denial of the sentence. */
ro_denial ro_denial_find(const ro_sentence_words *s);

#endif
