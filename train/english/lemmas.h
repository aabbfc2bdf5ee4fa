/* Learns the tables of language/lemmas.h: for each ending and tag the script seen most, kept where it differs
 * from what the shorter endings say. */
#ifndef TRAIN_ENGLISH_LEMMAS_H
#define TRAIN_ENGLISH_LEMMAS_H

#include "corpus.h"
#include "learn/model_file.h"

/* xpos_of[tag]: the number of the tag's Penn part, as the opened model will number it. */
int train_lemmas(const train_corpus *corpus, const uint32_t *xpos_of, ro_model_writer *writer,
                 readout_error *error);

#endif
