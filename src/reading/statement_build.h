/* Puts a statement together from phrases. */
#ifndef RO_READING_STATEMENT_BUILD_H
#define RO_READING_STATEMENT_BUILD_H

#include "reading/statement_rules.h"

/* What a rule found. An empty phrase: none. */
typedef struct {
    ro_phrase source, cue;
    ro_phrase content[2];
    const char *why;
    double score;
} ro_statement_found;

/* Adds the statement; its kind follows from how much of the content is quoted. Trailing punctuation outside
 * quotations is left off. READOUT_NO_MEMORY, or 0. */
int ro_statement_add(const ro_reader *r, const ro_statement_found *found);

/* Adds to the last statement the quotations that stand alone from word `w` on, to the end of the paragraph
 * and over paragraphs that are nothing else. *after: the first word behind them. */
int ro_statement_continue(const ro_reader *r, uint32_t w, uint32_t *after);

/* The first word of the quotation's first part, where earlier paragraphs began it. */
uint32_t ro_quote_chain_begin(const ro_reader *r, uint32_t quote);
/* The first word behind the quotation. */
uint32_t ro_quote_end_word(const ro_reader *r, uint32_t quote);

#endif
