/* One type for a name all through an article. */
#ifndef RO_LANGUAGE_NAME_TYPES_H
#define RO_LANGUAGE_NAME_TYPES_H

#include "base/lexicon.h"
#include "doc/doc.h"
#include "language/word_set.h"

/* Each text gets the type that most of its names have: one vote each, more where the lexicons are sure, and
 * those of the words beside it (`contexts`: data/language/name_contexts.tsv). An adjective is none of a
 * person, an organisation or a place. A single word that is a person's surname is that person. `surnames`:
 * those known; gains those of full names. */
int ro_name_types_settle(const ro_lexicon *contexts, ro_doc *doc, const bool *sure, ro_word_set *surnames,
                         ro_arena *scratch);

#endif
