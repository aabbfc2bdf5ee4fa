/* Comparing text by its words. */
#ifndef RO_INTAKE_WORDS_H
#define RO_INTAKE_WORDS_H

#include "base/slice.h"

/* Whether two texts have the same letters and digits in the same order, case aside. */
bool ro_same_words(ro_slice a, ro_slice b);

#endif
