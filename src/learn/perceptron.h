/* Training of ro_linear: the averaged perceptron (Freund and Schapire 1999; averaging in one pass after
 * Daumé 2006), and the averaging that Collins (2002) uses for sequences. Single-threaded, so that the same
 * data in the same order gives the same bytes. */
#ifndef RO_LEARN_PERCEPTRON_H
#define RO_LEARN_PERCEPTRON_H

#include "learn/linear.h"

typedef struct {
    float *weights; /* [rows * labels] now */
    float *sums;    /* [rows * labels] Σ step × update: the average is weights − sums / step */
    uint32_t rows, labels;
    uint32_t step;
} ro_perceptron;

int ro_perceptron_make(uint32_t rows, uint32_t labels, ro_perceptron *perceptron, readout_error *error);
void ro_perceptron_free(ro_perceptron *perceptron);

/* Scores with the present weights, times RO_PERCEPTRON_UNIT, as int32 so that decoders are shared. */
enum { RO_PERCEPTRON_UNIT = 16 };
void ro_perceptron_scores(const ro_perceptron *perceptron, const uint32_t *features, uint32_t count,
                          int32_t *scores);

/* Adds `amount` to the label's weight of each feature. Raise perceptron->step once an example. */
void ro_perceptron_update(ro_perceptron *perceptron, const uint32_t *features, uint32_t count, uint32_t label,
                          float amount);

/* Adds a section for ro_linear_open: the averages, scaled so that the largest fills int8. Gives the scale:
 * integer score = scale × score. */
int ro_perceptron_add(const ro_perceptron *perceptron, ro_model_writer *writer, const char *section,
                      float *scale, readout_error *error);

#endif
