/* Names guessed where a treebank gives tags, and the judged names leave room. */
#ifndef TRAIN_NAMES_GUESS_H
#define TRAIN_NAMES_GUESS_H

#include "learn.h"

/* Labels the texts without labels: what the model finds most likely where only a word that annotators called
 * a proper noun, or an adjective, noun or number beside one, is part of a name, and where names that were
 * judged stay as they are. They count as labelled after.
 */
void guess(texts *all, const ro_name_tables *tables, const name_weights *learnt);

#endif
