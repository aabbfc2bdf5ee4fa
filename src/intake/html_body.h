/* Which blocks of a page are the article's prose.
 *
 * Each block has a score: a weighted sum of features that can be seen in it (data/intake/body_weights.tsv).
 * The article is the element whose blocks' scores have the largest sum, that is, the smallest element that
 * holds the prose; in it, a block stays when its score with that of its neighbours is positive. After C.
 * Kohlschütter and others, "Boilerplate Detection using Shallow Text Features", 2010, for the features; the
 * largest-sum element takes the place of their classifier over the whole page.
 *
 *     bias        1
 *     words       0 … 1, one at 50 words
 *     sentences   0 … 1, one at 3 sentence ends
 *     commas      0 … 1, one at 3
 *     linked      the share of words inside links
 *     good, bad   0 … 1, the strongest hint around it (data/intake/html_hints.tsv)
 *     paragraph, heading, item, caption, quoted   0 or 1, what it stands in
 *     ends        0 or 1, it ends as a sentence does
 *     short       0 or 1, less than 5 words, and no heading
 *     near        0 … 1, the share of positive scores among the two blocks on either side; left out of the
 * sum
 */
#ifndef RO_INTAKE_HTML_BODY_H
#define RO_INTAKE_HTML_BODY_H

#include "intake/html_blocks.h"

enum {
    RO_BODY_BIAS,
    RO_BODY_WORDS,
    RO_BODY_SENTENCES,
    RO_BODY_COMMAS,
    RO_BODY_LINKED,
    RO_BODY_GOOD,
    RO_BODY_BAD,
    RO_BODY_PARAGRAPH,
    RO_BODY_HEADING,
    RO_BODY_ITEM,
    RO_BODY_CAPTION,
    RO_BODY_QUOTED,
    RO_BODY_ENDS,
    RO_BODY_SHORT,
    RO_BODY_NEAR,
    RO_BODY_OVER,
    RO_BODY_FEATURES
};

typedef struct {
    double weights[RO_BODY_FEATURES];
} ro_body_model;

/* Reads data/intake/body_weights.tsv. READOUT_BAD_MODEL: a feature is missing or no number. */
int ro_body_load(ro_arena *arena, ro_body_model *model, readout_error *error);

/* The features of a block but for RO_BODY_NEAR and RO_BODY_OVER, which are 0. */
void ro_body_features(const ro_html_block *block, double features[RO_BODY_FEATURES]);

/* Fills keep[blocks->count]. 0 or READOUT_NO_MEMORY. */
int ro_body_find(const ro_body_model *model, const ro_html *html, const ro_html_blocks *blocks,
                 ro_arena *scratch, bool *keep);

#endif
