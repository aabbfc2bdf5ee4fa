#include "learn/perceptron.h"

#include "base/error.h"

#include <math.h>
#include <stdlib.h>

int ro_perceptron_make(uint32_t rows, uint32_t labels, ro_perceptron *perceptron, readout_error *error) {
    *perceptron = (ro_perceptron){.rows = rows, .labels = labels, .step = 1};
    if (!rows || (rows & (rows - 1)))
        return ro_fail(error, READOUT_BAD_ARGUMENT, "%u rows: not a power of two", rows);
    perceptron->weights = calloc((size_t)rows * labels, sizeof *perceptron->weights);
    perceptron->sums = calloc((size_t)rows * labels, sizeof *perceptron->sums);
    return perceptron->weights && perceptron->sums ? 0 : ro_fail_memory(error);
}

void ro_perceptron_free(ro_perceptron *perceptron) {
    free(perceptron->weights);
    free(perceptron->sums);
    *perceptron = (ro_perceptron){0};
}

void ro_perceptron_scores(const ro_perceptron *perceptron, const uint32_t *features, uint32_t count,
                          int32_t *scores) {
    uint32_t labels = perceptron->labels;
    for (uint32_t l = 0; l < labels; l++) {
        float sum = 0;
        for (uint32_t f = 0; f < count; f++)
            sum += perceptron->weights[(size_t)(features[f] & (perceptron->rows - 1)) * labels + l];
        scores[l] = (int32_t)(sum * RO_PERCEPTRON_UNIT);
    }
}

void ro_perceptron_update(ro_perceptron *perceptron, const uint32_t *features, uint32_t count, uint32_t label,
                          float amount) {
    for (uint32_t f = 0; f < count; f++) {
        size_t at = (size_t)(features[f] & (perceptron->rows - 1)) * perceptron->labels + label;
        perceptron->weights[at] += amount;
        perceptron->sums[at] += amount * (float)perceptron->step;
    }
}

static float average(const ro_perceptron *perceptron, size_t at) {
    return perceptron->weights[at] - perceptron->sums[at] / (float)perceptron->step;
}

int ro_perceptron_add(const ro_perceptron *perceptron, ro_model_writer *writer, const char *section,
                      float *scale, readout_error *error) {
    enum { HEAD = 64 };
    size_t count = (size_t)perceptron->rows * perceptron->labels;
    int8_t *bytes = calloc(HEAD + count, 1);
    if (!bytes)
        return ro_fail_memory(error);
    float largest = 1e-9f;
    for (size_t i = 0; i < count; i++)
        largest = fmaxf(largest, fabsf(average(perceptron, i)));
    *scale = 127.0f / largest;
    for (size_t i = 0; i < count; i++)
        bytes[HEAD + i] = (int8_t)lrintf(*scale * average(perceptron, i));
    memcpy(bytes, (const uint32_t[]){perceptron->rows, perceptron->labels}, 2 * sizeof(uint32_t));
    ro_model_add(writer, section, bytes, HEAD + count);
    free(bytes);
    return 0;
}
