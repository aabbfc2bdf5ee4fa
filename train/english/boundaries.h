/* Learns where sentences end (language/sentences.h) from treebanks' raw text, as our own words divide it. */
#ifndef TRAIN_ENGLISH_BOUNDARIES_H
#define TRAIN_ENGLISH_BOUNDARIES_H

#include "corpus.h"
#include "language/sentences.h"

/* Adds the section "boundaries". Sentences without a text are passed over. */
int train_boundaries(const train_corpus *corpus, ro_model_writer *writer, readout_error *error);

/* The text as the treebank had it before it was cut: sentences apart by a space, paragraphs by an empty line.
 */
void train_raw_text(const train_corpus *corpus, ro_buffer *text);

#endif
