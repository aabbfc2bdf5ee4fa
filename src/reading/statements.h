/* Stage `statements`: reads sentences, quotes, tags, trees, names and times; fills the statements' kind,
 * source, cue, content, sentence, score and why, by the model in data/models/statements.model and, beside it,
 * by the rules of reading/statement_rules.h.
 *
 *     candidates, the rules' too ─▶ the surest, none inside another's content ─▶ quotations whole ─▶ spans
 *
 * As PolNeAR has it, statements do not overlap: what is reported inside another's content is part of it, and
 * a quotation that no one is said to have spoken is none. `score` is the chance that cue, content (in the
 * main) and source are right, one figure for all that a rule found; those under RO_STATEMENT_LEAST are not
 * kept. */
#ifndef RO_READING_STATEMENTS_H
#define RO_READING_STATEMENTS_H

#include "reading/statement_find.h"

#include "doc/stage.h"

RO_STAGE(statements);

/* The model that the library carries. */
ro_slice ro_statements_resource(void);

/* Decides between the candidates and adds the statements to the document. */
int ro_statements_settle(ro_candidates *found, ro_doc *doc, ro_arena *scratch, readout_error *error);

#endif
