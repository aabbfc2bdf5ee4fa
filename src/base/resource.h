/* The files that the command carries inside itself: everything under data/ and web/dist/, mapped with the
 * program. */
#ifndef RO_BASE_RESOURCE_H
#define RO_BASE_RESOURCE_H

#include "base/slice.h"

/* `name` is the path below the repository ("data/language/abbreviations.tsv"). Not there: .ptr is NULL.
 * Aligned to 64 bytes, lives as long as the program. */
ro_slice ro_resource_find(const char *name);

/* Whether the bytes are those of one of them, and not a copy. */
bool ro_resource_is(ro_slice bytes);

#endif
