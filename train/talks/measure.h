/* What models find of the sentences kept out of them, by how sure they have to be. */
#ifndef TRAIN_TALKS_MEASURE_H
#define TRAIN_TALKS_MEASURE_H

#include "examples.h"

typedef struct {
    double chance;
    bool right;
} answer;

typedef struct {
    RO_ARRAY(answer) items;
    ro_arena arena;
} answers;

/* Adds what the model says of the examples that were kept out. */
void measure_add(const ro_position_model *model, const examples *all, answers *of);
/* Prints average precision, and precision and recall at marks. */
void measure_put(answers *of);

#endif
