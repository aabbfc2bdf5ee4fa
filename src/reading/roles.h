/* Where roles stand around a name, and where a noun phrase begins and ends. */
#ifndef RO_READING_ROLES_H
#define RO_READING_ROLES_H

#include "reading/people.h"
#include "reading/reader.h"

/* The words before `w` that modify what stands there, back to `first`; a determiner is not among them. */
uint32_t ro_modifiers_begin(const ro_people *people, const ro_reader *r, uint32_t first, uint32_t w);
/* The end of what "of", "for", "from" or "at" adds behind a noun that ends at `w`. */
uint32_t ro_complements_end(const ro_reader *r, uint32_t w, uint32_t end);

/* Is the word a possessive pronoun: "its", "her"? */
bool ro_owns(const ro_people *people, const ro_reader *r, uint32_t w);

/* The role of the person whose name is given, before or behind it; an empty phrase when there is none. */
ro_phrase ro_role_of_name(const ro_people *people, const ro_reader *r, const ro_name *name);
/* The second role, behind a name that has one before it: "Colonel Katrin Ruiter, | the army's spokeswoman |,
 * said". */
ro_phrase ro_role_behind_title(const ro_people *people, const ro_reader *r, const ro_name *name);

#endif
