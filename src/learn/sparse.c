#include "learn/sparse.h"

#include "base/error.h"
#include "learn/dense.h"

#include <math.h>
#include <stdio.h>

static int section_of(const ro_model_file *file, const char *name, const char *part, size_t count,
                      size_t size, const void **items, readout_error *error) {
    char section[RO_MODEL_NAME];
    snprintf(section, sizeof section, "%s.%s", name, part);
    return ro_model_array(file, section, count, size, items, error);
}

/* A slot stays empty, so that every search ends. */
static bool has_empty(const uint16_t *tags, uint32_t slots) {
    for (uint32_t s = 0; s < slots; s++)
        if (!tags[s])
            return true;
    return false;
}

int ro_sparse_open(const ro_model_file *file, const char *name, ro_sparse *sparse, readout_error *error) {
    const void *found = NULL;
    int status = section_of(file, name, "shape", 1, sizeof sparse->shape, &found, error);
    if (status)
        return status;
    memcpy(&sparse->shape, found, sizeof sparse->shape);
    const ro_sparse_shape *s = &sparse->shape;
    if (!s->outputs || s->outputs > RO_SPARSE_OUTPUTS || s->hidden > RO_SPARSE_HIDDEN || s->inputs > 4096 ||
        !s->slots || s->slots > 1u << 24)
        return ro_fail(error, READOUT_BAD_MODEL, "scorer %s has an impossible shape", name);
    sparse->row = s->outputs + (s->rows_reach_hidden ? s->hidden : 0);
    size_t floats = s->outputs + s->hidden + (size_t)(s->outputs + s->inputs) * s->hidden;
    const void *tags, *rows, *dense;
    status = section_of(file, name, "tags", s->slots, sizeof(uint16_t), &tags, error);
    if (!status)
        status = section_of(file, name, "rows", (size_t)s->slots * sparse->row, 1, &rows, error);
    if (!status)
        status = section_of(file, name, "dense", floats, sizeof(float), &dense, error);
    if (status)
        return status;
    if (!has_empty(tags, s->slots))
        return ro_fail(error, READOUT_BAD_MODEL, "scorer %s has a full table", name);
    sparse->tags = tags;
    sparse->rows = rows;
    sparse->bias = dense;
    sparse->hidden_bias = sparse->bias + s->outputs;
    sparse->top = sparse->hidden_bias + s->hidden;
    sparse->project = sparse->top + (size_t)s->outputs * s->hidden;
    return 0;
}

static const int8_t *row_of(const ro_sparse *sparse, uint64_t feature) {
    uint32_t slots = sparse->shape.slots, slot = ro_sparse_begin(feature, slots);
    uint16_t tag = ro_sparse_tag(feature);
    while (sparse->tags[slot]) {
        if (sparse->tags[slot] == tag)
            return sparse->rows + (size_t)slot * sparse->row;
        if (++slot == slots)
            slot = 0;
    }
    return NULL;
}

/* Sums of at most RO_SPARSE_FEATURES int8 fit int16. */
typedef struct {
    int16_t straight[RO_SPARSE_OUTPUTS];
    int16_t deep[RO_SPARSE_HIDDEN];
} row_sums;

static void add_row(const ro_sparse *sparse, const int8_t *row, row_sums *total) {
    uint32_t outputs = sparse->shape.outputs;
    for (uint32_t k = 0; k < outputs; k++)
        total->straight[k] = (int16_t)(total->straight[k] + row[k]);
    if (sparse->row == outputs + RO_SPARSE_HIDDEN)
        for (uint32_t j = 0; j < RO_SPARSE_HIDDEN; j++)
            total->deep[j] = (int16_t)(total->deep[j] + row[outputs + j]);
    else
        for (uint32_t j = 0; j < sparse->row - outputs; j++)
            total->deep[j] = (int16_t)(total->deep[j] + row[outputs + j]);
}

void ro_sparse_scores(const ro_sparse *sparse, const ro_features *features, const float *dense,
                      float *scores) {
    const ro_sparse_shape *s = &sparse->shape;
    row_sums total = {0};
    for (uint32_t i = 0; i < features->count; i++) {
        const int8_t *row = row_of(sparse, features->items[i]);
        if (row)
            add_row(sparse, row, &total);
    }
    float hidden[RO_SPARSE_HIDDEN];
    for (uint32_t j = 0; j < s->hidden; j++) {
        float h = s->deep * total.deep[j] + sparse->hidden_bias[j] + (dense ? dense[j] : 0);
        hidden[j] = h > 0 ? h : 0;
    }
    for (uint32_t k = 0; k < s->outputs; k++) {
        float score = s->straight * total.straight[k] + sparse->bias[k];
        for (uint32_t j = 0; j < s->hidden; j++)
            score += sparse->top[k * s->hidden + j] * hidden[j];
        scores[k] = score;
    }
}

void ro_sparse_project(const ro_sparse *sparse, const float *x, size_t rows, size_t width, float *sums) {
    size_t hidden = sparse->shape.hidden, slots = sparse->shape.inputs / width;
    for (size_t k = 0; k < slots; k++)
        ro_dense_multiply(x, width, sparse->project + k * width * hidden, hidden, sums + k * hidden,
                          slots * hidden, rows, width, hidden, false);
}

float ro_sparse_chance(const ro_sparse *sparse, const ro_features *features, const float *dense) {
    float scores[RO_SPARSE_OUTPUTS];
    ro_sparse_scores(sparse, features, dense, scores);
    return 1 / (1 + expf(-scores[0]));
}
