/* Stage `entities`: whom the article speaks of. Reads sentences, quotations, names and statements; fills
 * doc->entities and the entity of each name.
 *
 *     White House national security adviser John Kirby   a person, with a role and an affiliation
 *     Kirby … he … the White House spokesman             the same
 *     Kirby is a former admiral, who …                   the same, and a role
 *     U.S. officials                                     several people, known by a noun alone
 *     the group                                          the organisation last called something like that
 *     Lind and Weber … they                              both (reading/pairs.h)
 *
 * Mentions are taken in text order. A name goes to its group (reading/name_match.h); a noun to who has that
 * role, or is called so again; who, which and that to what their clause hangs on; another pronoun to the most
 * salient that agrees with it (reading/actors.h), or to none. A pronoun inside a quotation goes only to who
 * is named inside it. */
#ifndef RO_READING_ENTITIES_H
#define RO_READING_ENTITIES_H

#include "doc/stage.h"

RO_STAGE(entities);

#endif
