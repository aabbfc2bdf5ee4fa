/* An article as the statement model reads it: every word with what its features are made of.
 *
 *     words      form, lemma, tags as hashes; class numbers and vector row of the form; tree links
 *     sentences  how much of each is quoted
 *
 * All arrays live in the scratch arena. Hashes do not depend on the numbers of the language model's tags. */
#ifndef RO_READING_STATEMENT_WORDS_H
#define RO_READING_STATEMENT_WORDS_H

#include "doc/doc.h"
#include "reading/statement_lexis.h"

enum { RO_SWORD_NO_NAME = 255 };

/* A mark that may stand for "said":   Lind: We are close.   LIND: We are close.   “We are close.” — Marta
 * Lind */
typedef enum { RO_TURN_NOT, RO_TURN_COLON, RO_TURN_CAPITALS, RO_TURN_DASH } ro_turn;

typedef struct {
    uint32_t form, lemma, xpos;
    uint32_t relation;       /* hash of relation and subtype */
    uint32_t fine, coarse;   /* classes of the form, 0: unknown */
    uint32_t vector;         /* row of its vector, 0: none */
    uint32_t head;           /* index into words, RO_NONE */
    uint32_t child, sibling; /* the first dependent; the next with the same head */
    uint32_t left;           /* the first word of its subtree */
    uint32_t quote;          /* 1 + its outermost quotation, 0: none */
    uint32_t mark;           /* lemma of its last case or mark, 0: none */
    uint32_t commas;         /* commas of the article up to here, itself included */
    uint8_t kind, link;      /* ro_upos, ro_relation */
    uint8_t name;            /* ro_name_type, or RO_SWORD_NO_NAME */
    uint8_t turn;            /* ro_turn */
    uint8_t depth;           /* words from here to the root, itself included */
    bool punct, comma, time;
} ro_sword;

/* How much of a sentence is quoted. */
typedef enum { RO_QUOTED_NOT, RO_QUOTED_WITHIN, RO_QUOTED_FROM_BEGIN, RO_QUOTED_WHOLE } ro_quoted;

typedef struct {
    ro_quoted quoted;
    uint32_t first_quote, last_quote; /* of its first and last word, as ro_sword.quote */
    uint32_t quoted_tenths;           /* 0: nothing, else 1 + tenths of its words */
    bool begins_turn;                 /* it begins with a name and a colon */
    float cue_outside, cue_inside;    /* the highest chance of a cue outside and inside quotations */
} ro_ssentence;

typedef struct {
    const ro_doc *doc;
    ro_sword *words;
    ro_ssentence *sentences;
    uint32_t count;
    uint32_t turns; /* sentences, titles aside, that begin or end a turn */
    float *cue;     /* [count] chance that the word is a cue's head */
} ro_swords;

int ro_swords_make(const ro_statement_lexis *lexis, const ro_doc *doc, ro_arena *scratch, ro_swords *words,
                   readout_error *error);

/* Fills cue_outside and cue_inside from `cue`. */
void ro_swords_note_cues(ro_swords *words);

static inline const ro_sentence *ro_swords_sentence(const ro_swords *s, uint32_t word) {
    return &s->doc->sentences.items[s->doc->words.items[word].sentence];
}

/* What stands `by` words from here in the same sentence; RO_EDGE_BEGIN or RO_EDGE_END beyond it. */
enum { RO_EDGE_BEGIN = 1, RO_EDGE_END = 2 };
uint32_t ro_swords_form(const ro_swords *s, uint32_t word, int by);
uint32_t ro_swords_xpos(const ro_swords *s, uint32_t word, int by);

#endif
