/* Stage `figures`: the numbers a reader would follow. Reads numbers, names, times and statements; fills
 * doc->figures.
 *
 *     The offensive has killed more than 40,000 Palestinians in Gaza, the ministry said Friday.
 *                       └verb┘ └─── span ──┘ └─counts──┘    └place┘              └as of: no nearer date┘
 *
 * A number is a figure when what it counts, or what is said to have happened to them, is a topic of
 * data/reading/figure_topics.tsv, or when it is money or a share. What happened outweighs what is counted.
 * Numbers in names and times are none. A figure that counts nothing of its own ("and abducting around 250")
 * counts what the one before it in the sentence does. */
#ifndef RO_READING_FIGURES_H
#define RO_READING_FIGURES_H

#include "doc/stage.h"

RO_STAGE(figures);

#endif
