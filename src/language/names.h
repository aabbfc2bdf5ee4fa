/* Stage `names`: finds names by the names' model (language/name_model.h), gives each one type all through the
 * article (language/name_types.h), and adds what the lexicons know and the model left out. Fills names, in
 * text order, not overlapping.
 *
 *     CIA Director William Burns and Brett McGurk, a senior adviser … to President Joe Biden
 *     └o┘          └──person───┘     └─person───┘                              └person─┘
 *
 * By rule, runs of capitalised words are cut where the lexicons know a part (a country, an institution, a
 * title, a last word such as "Committee"); such a part, or a run that nothing knows, is a name where the
 * model found none. A capital that only begins a sentence is no evidence. Titles are no part of a name. */
#ifndef RO_LANGUAGE_NAMES_H
#define RO_LANGUAGE_NAMES_H

#include "doc/stage.h"

RO_STAGE(names);

#endif
