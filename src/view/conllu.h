/* CoNLL-U (universaldependencies.org/format.html): the words of one article, for `readout read --format
 * conllu`. */
#ifndef RO_VIEW_CONLLU_H
#define RO_VIEW_CONLLU_H

#include "base/buffer.h"
#include "doc/doc.h"

/* Columns of layers that are not filled are "_". */
int ro_view_conllu(const ro_doc *doc, ro_buffer *out, readout_error *error);

#endif
