/* Which names of an article name the same: groups of doc->names.
 *
 *     John Kirby … Kirby … Mr Kirby          one
 *     Hillary Clinton … Bill Clinton         two; "Mrs. Clinton" is the first
 *     Israel Defense Forces … IDF            one
 *     Gaza Health Ministry … Health Ministry one
 *     Abdel Fattah el-Sissi … El-Sissi       one
 *     Mr [Yahya] Sinwar                      one, of two pieces
 */
#ifndef RO_READING_NAME_MATCH_H
#define RO_READING_NAME_MATCH_H

#include "doc/doc.h"
#include "reading/people.h"

typedef struct {
    uint32_t *group; /* [names] */
    uint32_t *best;  /* [groups] the name with the fullest form */
    char *gender;    /* [groups] 'm', 'f' or 0, by titles and first names */
    uint32_t groups;
} ro_name_groups;

int ro_name_groups_make(const ro_people *people, const ro_doc *doc, ro_arena *scratch,
                        ro_name_groups *groups);

#endif
