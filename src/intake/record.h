/* A JSON record as an article, by the keys of data/intake/record_keys.tsv. */
#ifndef RO_INTAKE_RECORD_H
#define RO_INTAKE_RECORD_H

#include "intake/tables.h"

/* READOUT_BAD_INPUT: no JSON object, or one without text. READOUT_TOO_LARGE: more than RO_MAX_TEXT. */
int ro_record_open(const ro_intake *tables, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                   readout_error *error);

#endif
