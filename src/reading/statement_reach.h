/* Does a statement reach into the sentences around the cue's own? Asked sentence by sentence, outwards, until
 * the answer is no.
 *
 *     “We are close,” Lind said. “Nobody has signed. ¶ “We shall see tomorrow.”
 *                          └──── 1 ────────────────┘ └──── 2 ─────────────────┘
 */
#ifndef RO_READING_STATEMENT_REACH_H
#define RO_READING_STATEMENT_REACH_H

#include "learn/sparse.h"
#include "reading/statement_words.h"

enum { RO_REACH_AHEAD = 15, RO_REACH_BACK = 8 };

/* What is known of the statement's part in its own sentence. */
typedef struct {
    uint32_t cue;          /* its head */
    bool any;              /* content at all */
    bool at_begin, at_end; /* the sentence's first or last word is content */
    bool quoted;           /* some of the content is */
} ro_reach_from;

/* `by`: −1 the sentence before, 1 the one behind, … It exists. */
void ro_reach_features(const ro_swords *s, const ro_reach_from *from, int by, ro_features *features);

/* The word is content where its sentence is reached: all of it, or what is quoted. */
bool ro_reach_takes(const ro_swords *s, uint32_t sentence, uint32_t word);

#endif
