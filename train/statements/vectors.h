/* Skip-gram with negative samples (Mikolov et al. 2013), and k-means on the sphere. */
#ifndef TRAIN_STATEMENTS_VECTORS_H
#define TRAIN_STATEMENTS_VECTORS_H

#include "reading/statement_lexis.h"

#define NO_FORM UINT32_MAX

/* stream: forms in order, NO_FORM between sentences. Returns [forms × RO_LEXIS_VECTOR], by malloc. */
float *vectors_learn(const uint32_t *stream, size_t length, const uint32_t *counts, uint32_t forms);
/* Each to length 1. */
void vectors_normalise(float *vectors, uint32_t forms);
/* The class of each form; the most frequent forms are where the classes begin. By malloc. */
uint16_t *vectors_classes(const float *vectors, const uint32_t *counts, uint32_t forms, uint32_t classes);

#endif
