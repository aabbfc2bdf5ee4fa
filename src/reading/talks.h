/* Stage `talks`: reads sentences, names, times, statements, and trees, entities and speakers where they are
 * there; fills doc->talks. Patterns over words (data/reading/talks_words.tsv, talks_patterns.tsv,
 * talks_images.tsv, talks_judgements.tsv) find rounds, proposals with their phases, replies, sticking points,
 * sides and assessments, in articles that speak of negotiations; the tree, the statements and the times
 * around them say who, when, and whether it is meant:
 *
 *     “Nobody says the talks have collapsed,” the envoy said on Friday.
 *      └─not─┘          └──── -2 ─────┘       └─who┘          └when┘          denied
 *
 * What would, could or should be is no assessment, and a wish no reply. Nothing is found in skipped lines. */
#ifndef RO_READING_TALKS_H
#define RO_READING_TALKS_H

#include "doc/stage.h"

RO_STAGE(talks);

#endif
