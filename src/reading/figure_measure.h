/* What a share, a sum or a measure is of, by the tree.
 *
 *     26,000 tonnes of maize          a pay rise of 4.5 percent      Turnout was 62 percent.
 *                      └───┘            └──────┘                     └─────┘
 *     They cut emissions by 43 percent.
 *              └───────┘
 *
 * data/reading/figure_levels.tsv has the verbs that have a value stand at, or move, what they are said of,
 * and the words behind a size that make it a shape or a way and no news ("40 km long", "3 miles north of").
 */
#ifndef RO_READING_FIGURE_MEASURE_H
#define RO_READING_FIGURE_MEASURE_H

#include "base/lexicon.h"
#include "reading/reader.h"

/* Empty where nothing is named, or there are no trees. */
ro_phrase ro_figure_measured(const ro_lexicon *levels, const ro_reader *r, const ro_number *number);

/* Is the measure a shape, an age or a way to somewhere? */
bool ro_figure_is_shape(const ro_lexicon *levels, const ro_reader *r, const ro_number *number);

/* Is the noun one that only says that there is a value, as "rate" and "times"? */
bool ro_figure_is_empty(const ro_lexicon *levels, const ro_reader *r, uint32_t noun);

#endif
