/* From a learner's floats to the int8 table of learn/sparse.h. */
#include "learner.h"
#include "use.h"

#include <math.h>
#include <stdio.h>

/* What was left out at random in training is there in use, so that each part weighs less. Returns the value
 * of one step: the largest weight fills int8. */
static float step_of(const learner *l, uint32_t from, uint32_t to, float keep) {
    float most = 1e-9f;
    for (size_t r = 0; r < l->rows; r++)
        for (uint32_t j = from; j < to; j++)
            most = fmaxf(most, fabsf(l->weights[r * l->stride + j]));
    return most * keep / 127;
}

static int8_t in_steps(float value, float step) {
    return (int8_t)lrintf(fmaxf(-127, fminf(127, value / step)));
}

static void put_row(const learner *l, size_t at, ro_sparse *sparse, uint16_t *tags, int8_t *rows) {
    uint64_t key = l->keys[at];
    uint32_t slots = sparse->shape.slots, slot = ro_sparse_begin(key, slots);
    while (tags[slot])
        slot = slot + 1 == slots ? 0 : slot + 1;
    tags[slot] = ro_sparse_tag(key);
    float keep = 1 - l->plan.leave;
    const float *from = l->weights + (size_t)l->found[at] * l->stride;
    for (uint32_t j = 0; j < l->width; j++)
        rows[(size_t)slot * l->width + j] =
            in_steps(from[j] * keep, j < l->plan.outputs ? sparse->shape.straight : sparse->shape.deep);
}

static void put_dense(const learner *l, ro_sparse *sparse, float *dense) {
    size_t inputs = (size_t)l->plan.slots * SLOT_WIDTH;
    sparse->bias = memcpy(dense, l->bias, l->plan.outputs * sizeof *dense);
    dense += l->plan.outputs;
    sparse->hidden_bias = memcpy(dense, l->hidden_bias, sizeof l->hidden_bias);
    dense += RO_SPARSE_HIDDEN;
    sparse->top = memcpy(dense, l->top, l->plan.outputs * RO_SPARSE_HIDDEN * sizeof *dense);
    dense += (size_t)l->plan.outputs * RO_SPARSE_HIDDEN;
    sparse->project = dense;
    for (size_t i = 0; i < inputs * RO_SPARSE_HIDDEN; i++)
        dense[i] = l->project[i] * (1 - l->plan.leave_slots);
}

ro_sparse learner_end(learner *l, ro_arena *arena) {
    uint32_t slots = l->rows + l->rows / 4 + 64;
    float keep = 1 - l->plan.leave;
    ro_sparse sparse = {.shape = {.outputs = l->plan.outputs,
                                  .hidden = RO_SPARSE_HIDDEN,
                                  .rows_reach_hidden = l->plan.rows_reach_hidden,
                                  .inputs = l->plan.slots * SLOT_WIDTH,
                                  .slots = slots,
                                  .straight = step_of(l, 0, l->plan.outputs, keep),
                                  .deep = step_of(l, l->plan.outputs, l->width, keep)},
                        .row = l->width};
    size_t inputs = (size_t)l->plan.slots * SLOT_WIDTH;
    uint16_t *tags = need_in(arena, (slots + RO_SPARSE_WINDOW) * sizeof *tags);
    int8_t *rows = need_in(arena, (size_t)slots * l->width);
    float *dense =
        need_in(arena, (RO_SPARSE_OUTPUTS + 1 + (RO_SPARSE_OUTPUTS + inputs) * (RO_SPARSE_HIDDEN + 1)) *
                           sizeof *dense);
    for (size_t i = 0; i <= l->mask; i++)
        if (l->keys[i] && l->found[i] != UINT32_MAX)
            put_row(l, i, &sparse, tags, rows);
    memcpy(tags + slots, tags, RO_SPARSE_WINDOW * sizeof *tags);
    put_dense(l, &sparse, dense);
    sparse.tags = tags;
    sparse.rows = rows;
    if (inputs && ro_sparse_pack(arena, SLOT_WIDTH, &sparse, NULL))
        stop("no memory");
    free(l->keys);
    free(l->found);
    free(l->weights);
    free(l->kept);
    free(l->begins);
    free(l->project);
    free(l->project_squares);
    return sparse;
}

void sparse_add(const ro_sparse *sparse, const char *name, ro_model_writer *writer) {
    const ro_sparse_shape *s = &sparse->shape;
    char section[RO_MODEL_NAME];
    snprintf(section, sizeof section, "%s.shape", name);
    ro_model_add(writer, section, s, sizeof *s);
    snprintf(section, sizeof section, "%s.tags", name);
    ro_model_add(writer, section, sparse->tags, (s->slots + RO_SPARSE_WINDOW) * sizeof *sparse->tags);
    snprintf(section, sizeof section, "%s.rows", name);
    ro_model_add(writer, section, sparse->rows, (size_t)s->slots * sparse->row);
    snprintf(section, sizeof section, "%s.dense", name);
    size_t floats = s->outputs + s->hidden + (size_t)(s->outputs + s->inputs) * s->hidden;
    ro_model_add(writer, section, sparse->bias, floats * sizeof(float));
}
