/* Stage `names`, by rules: reads sentences; fills doc->names, in text order, not overlapping.
 *
 *     CIA Director William Burns and Brett McGurk, a senior adviser … to President Joe Biden
 *     └o┘          └──person───┘     └─person───┘                              └person─┘
 *
 * Runs of capitalised words are cut where the lexicons know a part (a country, an institution, a title); what
 * is left is typed by its last word, its first name, what stands before it, and how the article uses it
 * elsewhere. A capital that only begins a sentence is no evidence. */
#ifndef RO_LANGUAGE_NAMES_H
#define RO_LANGUAGE_NAMES_H

#include "doc/stage.h"

RO_STAGE(names);

#endif
