/* The words of a document in the form in which they are compared across articles, whatever analysed it.
 *
 *     text     “The Hostages’ families … Köves’s 10 …”
 *     tokens    the  hostage families→family  koves  10          with a weight each: rare words tell more
 *
 * A word is folded: lower case, marks off its letters, the possessive and the plural's s off; "don't" is two,
 * "do" and "not". Its weight is ln(articles / articles that have it) over a large number of news articles
 * (data/story/terms.tsv).
 */
#ifndef RO_STORY_TOKENS_H
#define RO_STORY_TOKENS_H

#include "base/lexicon.h"
#include "doc/doc.h"

/* Words that weigh less are in so many articles that sharing them says nothing. */
#define RO_CONTENT_WEIGHT 2.2f

typedef struct {
    uint32_t hash;  /* of the folded form; of the value where it is a number: "ten" and "10" are one */
    uint32_t stem;  /* of the form without its ending: "collapse", "collapsed", "collapsing" */
    uint32_t begin; /* bytes of the text */
    uint32_t end;
    float weight;
    bool quoted;  /* inside quotation marks, and not in others within them: those are somebody else's words */
    bool capital; /* begins with one */
    bool number;
} ro_token;

typedef RO_ARRAY(ro_token) ro_tokens;

typedef struct {
    uint32_t *hashes; /* [size], open addressing, 0 is free */
    float *weights;
    uint32_t size;
    float unknown;           /* the weight of a word that is not in the table */
    ro_lexicon contractions; /* data/story/contractions.tsv */
} ro_term_table;

int ro_terms_load(ro_arena *arena, ro_term_table *table, readout_error *error);
float ro_term_weight(const ro_term_table *table, uint32_t hash);

/* Folds a word into `out`, which has room for `size` bytes; returns the length, cut off at the room there is.
 */
size_t ro_fold(ro_slice word, char *out, size_t size);
/* A letter without case and marks; `room` is 4 bytes at least. */
size_t ro_fold_point(uint32_t point, char *out, size_t room);
/* The hash of a folded word. */
uint32_t ro_fold_hash(ro_slice word);
/* The length of a folded word without the ending of a verb or adverb. */
size_t ro_stem_length(ro_slice folded);

/* The words of any text, in order. */
int ro_tokenize(const ro_term_table *table, ro_slice text, ro_arena *arena, ro_tokens *tokens,
                readout_error *error);
/* The words of a document's text, with its quotation marks and numbers known. */
int ro_tokenize_doc(const ro_term_table *table, const ro_doc *doc, ro_arena *arena, ro_tokens *tokens,
                    readout_error *error);

/* The first token that begins at or behind the byte. */
uint32_t ro_token_at(const ro_tokens *tokens, uint32_t byte);

static inline bool ro_is_content(const ro_token *token) {
    return token->weight >= RO_CONTENT_WEIGHT;
}

#endif
