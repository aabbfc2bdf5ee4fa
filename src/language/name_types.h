/* One type for a name all through an article. */
#ifndef RO_LANGUAGE_NAME_TYPES_H
#define RO_LANGUAGE_NAME_TYPES_H

#include "doc/doc.h"
#include "language/word_set.h"

/* A single word that is a person's surname is that person, whatever it was taken for; else each text gets the
 * type most of its names have. `surnames`: those known so far; gains those of the full names. */
int ro_name_types_settle(ro_doc *doc, ro_word_set *surnames, ro_arena *scratch);

#endif
