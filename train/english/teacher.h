/* News that trained networks answer for, for another one to learn from: what several agree on is more often
 * right than what one says, and how far they agree is worth knowing too (Hinton et al. 2015). */
#ifndef TRAIN_ENGLISH_TEACHER_H
#define TRAIN_ENGLISH_TEACHER_H

#include "net.h"

/* Appends the sentences of one article in `each` of JSON Lines (`text`), cut as the model file's boundaries
 * say; nothing else is known of their words. */
int train_read_news(train_corpus *corpus, ro_slice model, const char *path, uint32_t each,
                    readout_error *error);

/* Gives the words of the sentences from `first` on what the teachers answer, on the mean: a tag, a head and
 * its relation, with how sure they are (train_answers). */
int train_teach(train_corpus *corpus, uint32_t first, net *teachers, uint32_t count, readout_error *error);

#endif
