/* From the words of a source to whom they mean. */
#ifndef RO_READING_SOURCE_ENTITY_H
#define RO_READING_SOURCE_ENTITY_H

#include "doc/reading.h"
#include "reading/people.h"
#include "reading/reader.h"

/* Mentions of entities in text order. */
typedef struct {
    ro_span span;
    uint32_t entity;
} ro_told;

typedef struct {
    ro_told *items;
    uint32_t count;
} ro_told_list;

int ro_told_list_make(const ro_doc *doc, ro_arena *scratch, ro_told_list *list);
/* The first mention that begins at `offset` or behind it. */
uint32_t ro_told_at(const ro_told_list *list, uint32_t offset);

/* Whom the words of a source mean, added to doc->entities where the article does not speak of it elsewhere;
 * RO_NONE for a pronoun that was not resolved. `spans` is not empty. *entity is set. */
int ro_source_entity(const ro_people *people, const ro_reader *r, const ro_told_list *list,
                     const ro_spans *spans, uint32_t *entity);

#endif
