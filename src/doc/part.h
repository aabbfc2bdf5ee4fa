/* A stretch of a document's sentences as a document of its own, for a stage that keeps much for each word and
 * need not see far.
 *
 *     sentences  0 1 2 │ 3 4 5 │ 6 …       the part: 0 1 2, words 0 …; the text and its offsets are the
 * document's
 */
#ifndef RO_DOC_PART_H
#define RO_DOC_PART_H

#include "doc/doc.h"

/* Where a part that begins with sentence `first` and has some `words` words ends: behind a paragraph, unless
 * that is longer than they are. What is left of the document becomes a part of its own only where it is
 * larger than `words`. */
uint32_t ro_doc_part_end(const ro_doc *doc, uint32_t first, uint32_t words);

/* Sentences [first, end), at least one, with their words, quotations, names and times, copied into `scratch`.
 * A quotation that begins before them is not there. Other layers are empty; the part's own arena is the
 * document's. */
int ro_doc_part_make(const ro_doc *doc, uint32_t first, uint32_t end, ro_arena *scratch, ro_doc *part,
                     readout_error *error);

#endif
