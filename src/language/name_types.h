/* One name, one type, as far as an article goes. */
#ifndef RO_LANGUAGE_NAME_TYPES_H
#define RO_LANGUAGE_NAME_TYPES_H

#include "language/name_model.h"

/* Each name gets the type that its own words and, as much again, all names of the document that are written
 * like it speak for. What begins or ends the full name of a person ("Abdel Fattah | el-Sissi") speaks for one
 * where it stands alone. */
int ro_name_types_settle(const ro_doc *doc, ro_scored_name *names, uint32_t names_count, ro_arena *scratch);

#endif
