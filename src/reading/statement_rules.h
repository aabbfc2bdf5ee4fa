/* Statements that the model for them often overlooks, found by rules over trees.
 *
 *     The envoy pushed back against reports that the talks had collapsed.      a denial and what it denies
 *     The Front puts the number at 38.                                         an account of a figure
 *     The following statement was issued by the envoy: ¶ “I have read …”       a quotation behind a colon
 *
 * Words are in data/reading/statement_rules.tsv. */
#ifndef RO_READING_STATEMENT_RULES_H
#define RO_READING_STATEMENT_RULES_H

#include "reading/statement_find.h"

#include "base/lexicon.h"

typedef struct {
    ro_lexicon words;
} ro_statement_rules;

int ro_statement_rules_load(ro_arena *arena, ro_statement_rules *rules, readout_error *error);

/* Adds what the rules find to the candidates, which have their scores; a candidate of the model with the same
 * head gives way where it is less sure. All memory is scratch's. */
int ro_find_by_rule(const ro_statement_rules *rules, ro_candidates *found, ro_arena *scratch,
                    readout_error *error);

/* statement_quoted.c: of a colon that a quotation in the next sentence follows. */
int ro_find_behind_colons(ro_candidates *found, ro_arena *scratch, readout_error *error);

/* A quotation that goes on in the next paragraph, and that nobody else is said to have spoken there, is
 * content to its end. taken[words]: not 0 for words of statements that were decided on; it is kept up. */
int ro_continue_quotation(const ro_swords *words, ro_candidate *candidate, uint8_t *taken, uint8_t mark,
                          ro_arena *scratch, readout_error *error);

/* The candidate with that head, made where there is none; NULL: no memory. */
ro_candidate *ro_candidate_of(ro_candidates *found, uint32_t head, ro_arena *scratch);

/* The word lists of a candidate from runs of words [begin, end), marks left out. */
int ro_take_run(const ro_swords *words, uint32_t begin, uint32_t end, ro_word_list *list, ro_arena *scratch,
                readout_error *error);

/* The source that a verb has by its tree: its subject, or the "by" of a passive; false: none. */
bool ro_subject_run(const ro_swords *words, uint32_t verb, uint32_t *begin, uint32_t *end);

/* How sure what a rule finds is: docs/accuracy.md. */
#define RO_RULE_SURE 0.78f

#endif
