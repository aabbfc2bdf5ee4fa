/* Paragraphs: a line of the text each, but for text that was wrapped by hand.
 *
 *     A line break ends a paragraph …↵                    news: two paragraphs
 *     … and so does a blank line.↵
 *
 *     a block of lines that were broken because the↵      wrapped: one paragraph
 *     next word had no room on the line before it↵
 *
 * A block (lines between blank lines) is wrapped when at each of its breaks the next line's first word would
 * have made the line longer than the block's longest, and that is no longer than a wrapped line gets to be.
 */
#ifndef RO_LANGUAGE_PARAGRAPHS_H
#define RO_LANGUAGE_PARAGRAPHS_H

#include "doc/doc.h"

/* Fills doc->paragraphs (sentences still empty). Skipped lines and the title never join others. */
int ro_paragraphs_find(ro_doc *doc, readout_error *error);

#endif
