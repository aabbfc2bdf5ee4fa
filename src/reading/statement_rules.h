/* The phrases around a cue.
 *
 *     But Kirby on Friday   also said     in a statement   that  “…”
 *         └subject┘         └─── verb group, then what belongs to the cue ──┘   content
 */
#ifndef RO_READING_STATEMENT_RULES_H
#define RO_READING_STATEMENT_RULES_H

#include "reading/reader.h"

typedef enum { RO_SUBJECT_NONE, RO_SUBJECT_PHRASE, RO_SUBJECT_SHARED } ro_subject_found;

/* The subject of a verb group that begins at `verb`, looked for from there back to `first`; SHARED: there is
 * only a conjunction, so it is that of the verb before. */
ro_subject_found ro_subject_before(const ro_reader *r, uint32_t first, uint32_t verb, ro_phrase *subject);
/* The noun phrase that begins at `w`, with an apposition that follows it; ends before `end`. */
ro_phrase ro_phrase_after(const ro_reader *r, uint32_t w, uint32_t end);

/* The first auxiliary or adverb of the group that ends in the verb at `verb`. */
uint32_t ro_verb_group_begin(const ro_reader *r, uint32_t first, uint32_t verb);
/* The end of what belongs to a cue behind its verb: "said Tuesday at a press conference". */
uint32_t ro_cue_end(const ro_reader *r, uint32_t w, uint32_t end);

#endif
