/* Universal tags and relations by name and number. */
#ifndef RO_DOC_TAGSET_H
#define RO_DOC_TAGSET_H

#include "base/slice.h"

typedef enum {
#define UPOS(name) RO_UPOS_##name,
#include "doc/tagset.def"
#undef UPOS
    RO_UPOS_COUNT
} ro_upos;

typedef enum {
#define RELATION(name) RO_REL_##name,
#include "doc/tagset.def"
#undef RELATION
    RO_REL_COUNT
} ro_relation;

const char *ro_upos_name(ro_upos upos);
const char *ro_relation_name(ro_relation relation);
/* RO_UPOS_X and RO_REL_dep where the name is none of them; a relation's subtype (after ':') is passed over.
 */
ro_upos ro_upos_from(ro_slice name);
ro_relation ro_relation_from(ro_slice name);

#endif
