/* From words to spans: a candidate that was decided on becomes a statement. */
#ifndef RO_READING_STATEMENT_FILL_H
#define RO_READING_STATEMENT_FILL_H

#include "reading/statement_find.h"

int ro_statement_fill(const ro_swords *words, const ro_candidate *candidate, ro_doc *doc,
                      readout_error *error);

#endif
