/* Stage `names`: mends doc->names by what the lexicons and the rest of the article know better than the
 * network. Reads and fills names, in text order, not overlapping.
 *
 *     CIA Director William Burns and Brett McGurk, a senior adviser … to President Joe Biden
 *     └o┘          └──person───┘     └─person───┘                              └person─┘
 *
 * Runs of capitalised words are cut where the lexicons know a part (a country, an institution, a title, a
 * last word such as "Committee"); such a part is sure and replaces what was there. What the network found
 * stands elsewhere, without titles; a run that nothing knows is added where it found none. A capital that
 * only begins a sentence is no evidence. In the end a name has one type all through the article. */
#ifndef RO_LANGUAGE_NAMES_H
#define RO_LANGUAGE_NAMES_H

#include "doc/stage.h"

RO_STAGE(names);

#endif
