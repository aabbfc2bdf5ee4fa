/* The words and marks of one line, for patterns: see intake/formula.h. */
#ifndef RO_INTAKE_TOKEN_H
#define RO_INTAKE_TOKEN_H

#include "base/lexicon.h"

enum { RO_LINE_TOKENS = 128, RO_LINE_BYTES = 900 };

typedef struct {
    ro_span span;
    uint64_t hash; /* ro_line_token_hash */
    bool capital;  /* begins with a capital letter or a digit */
    bool word;     /* else a mark */
} ro_line_token;

typedef struct {
    ro_line_token items[RO_LINE_TOKENS];
    uint32_t count;
} ro_line_tokens;

/* Of a word or a mark: case and the shape of apostrophes aside; of its first 48 bytes. */
uint64_t ro_line_token_hash(ro_slice word);

/* Cuts text[span]; false when it is longer than a formula is. "U.S.", "p.m.", "R." and the abbreviations of
 * data/intake/name_words.tsv keep their full stop; elsewhere it is a mark. */
bool ro_line_tokens_cut(ro_slice text, ro_span span, const ro_lexicon *name_words, ro_line_tokens *tokens);

/* Narrows [*begin, *end) by the brackets, bullets, dashes and full stops around a line. */
void ro_line_tokens_strip(ro_slice text, const ro_line_tokens *tokens, uint32_t *begin, uint32_t *end);

/* Hashes of the first and the last word of a line, without cutting it. */
void ro_line_ends(ro_slice line, uint64_t *first, uint64_t *last);

#endif
