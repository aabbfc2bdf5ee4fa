/* Which words head a cue: what the model sees of a word.
 *
 *     “…,” the White House said in a statement Friday
 *              └─ subject ─┘ ▲└─ case, time: what hangs on it ─┘   the word, its neighbours, its dependents,
 *                            word                                   what it hangs on, quotations near by
 */
#ifndef RO_READING_STATEMENT_CUES_H
#define RO_READING_STATEMENT_CUES_H

#include "learn/sparse.h"
#include "reading/statement_words.h"

/* Words whose vectors the scorer reads: itself, head, one before, one after, subject, object, clause,
 * oblique, two after. */
enum { RO_CUE_SLOTS = 9 };

/* Worth scoring: not one that is never a cue. */
bool ro_cue_possible(const ro_statement_lexis *lexis, const ro_sword *word);

void ro_cue_features(const ro_swords *s, uint32_t word, ro_features *features);

/* The words for the slots, RO_NONE where there is none. */
void ro_cue_slots(const ro_swords *s, uint32_t word, uint32_t slots[RO_CUE_SLOTS]);

/* Which relations hang on the word, in order and on which side; with_marks: and by which preposition. */
uint32_t ro_cue_frame(const ro_swords *s, uint32_t word, bool with_marks);

#endif
