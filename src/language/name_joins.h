/* Names that a possessive cuts in two though it is a part of them: "Ushara People | 's | Front". */
#ifndef RO_LANGUAGE_NAME_JOINS_H
#define RO_LANGUAGE_NAME_JOINS_H

#include "base/lexicon.h"
#include "language/name_model.h"

/* A name that ends with one of the owners (column 0, in small letters) and a possessive goes on over the
 * proper nouns behind it, and is an organisation. The names are in the order of the text; returns how many
 * are left. */
uint32_t ro_name_joins(const ro_doc *doc, const ro_lexicon *owners, ro_scored_name *names, uint32_t count);

#endif
