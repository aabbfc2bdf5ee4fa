/* From a raw article to a document with its text and what its container says (title, outlet, url, date,
 * credits). Text and HTML are converted to UTF-8 here. Called by many threads at once. What the text itself
 * says is the article stage's work (intake/article.h), which keeps what is filled here. */
#ifndef RO_INTAKE_INTAKE_H
#define RO_INTAKE_INTAKE_H

#include "doc/doc.h"
#include "intake/source.h"

/* Fills doc->id, doc->text and what it can of doc->article, in doc->arena. */
int ro_intake_open(const ro_raw *raw, ro_doc *doc, ro_arena *scratch, readout_error *error);

#endif
