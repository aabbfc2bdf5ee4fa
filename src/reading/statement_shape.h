/* A candidate as it stands in its own sentence.
 *
 *     Lind, the chief mediator, told reporters [on Friday] that a deal was near, as ministers arrived.
 *     └──────── source ───────┘ └─ cue ──────┘    gap      └──── content ────┘   └── behind ──┘
 */
#ifndef RO_READING_STATEMENT_SHAPE_H
#define RO_READING_STATEMENT_SHAPE_H

#include "reading/statement_find.h"

typedef struct {
    const ro_swords *words;
    const ro_candidate *c;
    uint32_t source_head, content_head;   /* the highest in the tree, RO_NONE */
    uint32_t content_first, content_last; /* RO_NONE: no content here */
    uint32_t source_link, content_link;   /* how they hang on the cue */
    uint32_t phrase, helpers;             /* hashes of the cue's lemmas; the head's left out */
    uint32_t order;                       /* of source, cue and content */
    uint32_t quoted;              /* of the content: 0 nothing, 1 some, 2 nearly all, 3 there is none */
    uint32_t has;                 /* 1 content, 2 source */
    uint32_t cuts;                /* gaps in the content */
    uint32_t before, gap, behind; /* classes of how many words of the sentence belong to no part */
} ro_statement_shape;

ro_statement_shape ro_statement_shape_of(const ro_candidates *found, uint32_t index);

/* 1 source, 2 cue, 3 content, 0 none of them. */
uint32_t ro_statement_part(const ro_candidate *c, uint32_t word);

#endif
