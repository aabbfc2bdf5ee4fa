/* Who is known by a role alone, until a name follows: "The ministry's spokesman said … . John Kirby told …".
 */
#ifndef RO_READING_AWAITED_H
#define RO_READING_AWAITED_H

#include "reading/actors.h"

typedef struct {
    uint32_t entity; /* the last of whom a name may follow, or RO_NONE */
    bool definite;   /* "the ministry's spokesman", not "a spokesman" */
    bool opens;      /* the article begins with what they say */
} ro_awaited;

ro_awaited ro_awaited_none(void);
/* Entity `e` was made of the noun of mention `m`, and is one of cast->actors. */
void ro_awaited_note(ro_awaited *awaited, const ro_cast *cast, const ro_mention *m, uint32_t e);
/* Is the name of mention `m`, told for the first time, theirs? `gender`: 'm', 'f', or 0. */
bool ro_awaited_is(const ro_awaited *awaited, const ro_cast *cast, const ro_mention *m, char gender);

#endif
