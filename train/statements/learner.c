#include "learner.h"

#include "use.h"

#include <math.h>

uint64_t random_next(uint64_t *state) {
    uint64_t x = *state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return *state = x;
}

float random_share(uint64_t *state) {
    return (float)(random_next(state) >> 40) / 16777216.0f;
}

void shuffle(uint64_t *state, void *items, uint32_t count, size_t size) {
    char *bytes = items, spare[64];
    for (uint32_t i = count; i > 1; i--) {
        size_t j = random_next(state) % i;
        memcpy(spare, bytes + j * size, size);
        memcpy(bytes + j * size, bytes + (i - 1) * size, size);
        memcpy(bytes + (i - 1) * size, spare, size);
    }
}

static float around(learner *l, float size) {
    return (random_share(&l->random) - 0.5f) * 2 * size;
}

void learner_begin(learner *l, const learner_plan *plan) {
    memset(l, 0, sizeof *l);
    l->plan = *plan;
    l->random = plan->seed * 0x9e3779b97f4a7c15u + 1;
    l->mask = (1u << 20) - 1;
    l->keys = need((l->mask + 1) * sizeof *l->keys);
    l->found = need((l->mask + 1) * sizeof *l->found);
}

static size_t place_of(const learner *l, uint64_t key) {
    size_t at = (key * 0x9e3779b97f4a7c15u >> 20) & l->mask;
    while (l->keys[at] && l->keys[at] != key)
        at = (at + 1) & l->mask;
    return at;
}

static void grow(learner *l) {
    learner old = *l;
    l->mask = 2 * l->mask + 1;
    l->keys = need((l->mask + 1) * sizeof *l->keys);
    l->found = need((l->mask + 1) * sizeof *l->found);
    for (size_t i = 0; i <= old.mask; i++)
        if (old.keys[i]) {
            size_t at = place_of(l, old.keys[i]);
            l->keys[at] = old.keys[i];
            l->found[at] = old.found[i];
        }
    free(old.keys);
    free(old.found);
}

void learner_count(learner *l, const ro_features *features) {
    for (uint32_t i = 0; i < features->count; i++) {
        uint64_t key = features->items[i] ? features->items[i] : 1;
        size_t at = place_of(l, key);
        if (!l->keys[at]) {
            l->keys[at] = key;
            l->used++;
        }
        l->found[at]++;
        if (2 * l->used > l->mask)
            grow(l);
    }
}

static void start_dense(learner *l) {
    size_t inputs = (size_t)l->plan.slots * SLOT_WIDTH;
    for (uint32_t k = 0; k < l->plan.outputs; k++) {
        l->bias_squares[k] = 1e-6f;
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++) {
            l->top[k][j] = around(l, 0.25f);
            l->top_squares[k][j] = 1e-6f;
        }
    }
    for (int j = 0; j < RO_SPARSE_HIDDEN; j++) {
        l->hidden_bias[j] = 0.1f;
        l->hidden_bias_squares[j] = 1e-6f;
    }
    l->project = need((inputs + 1) * RO_SPARSE_HIDDEN * sizeof *l->project);
    l->project_squares = need((inputs + 1) * RO_SPARSE_HIDDEN * sizeof *l->project_squares);
    for (size_t i = 0; i < inputs * RO_SPARSE_HIDDEN; i++) {
        l->project[i] = around(l, 1 / sqrtf((float)inputs));
        l->project_squares[i] = 1e-5f;
    }
}

void learner_close(learner *l) {
    for (size_t i = 0; i <= l->mask; i++)
        if (l->keys[i])
            l->found[i] = l->found[i] >= l->plan.least ? l->rows++ : UINT32_MAX;
    l->width = l->plan.outputs + (l->plan.rows_reach_hidden ? RO_SPARSE_HIDDEN : 0);
    l->weights = need(((size_t)l->rows * l->width + 1) * sizeof *l->weights);
    l->squares = need(((size_t)l->rows * 2 + 1) * sizeof *l->squares);
    for (size_t r = 0; r < l->rows; r++) {
        l->squares[2 * r] = l->squares[2 * r + 1] = 1e-6f;
        for (uint32_t j = l->plan.outputs; j < l->width; j++)
            l->weights[r * l->width + j] = around(l, 0.02f);
    }
    start_dense(l);
}

void learner_round(learner *l, uint32_t round) {
    l->rate = l->plan.rate * (1 - 0.8f * (float)round / (float)l->plan.rounds);
}

static void take_features(learner *l, const ro_features *features, instance *x) {
    x->count = 0;
    for (uint32_t i = 0; i < features->count; i++) {
        size_t at = place_of(l, features->items[i] ? features->items[i] : 1);
        if (!l->keys[at] || l->found[at] == UINT32_MAX)
            continue;
        if (random_share(&l->random) >= l->plan.leave)
            x->rows[x->count++] = l->found[at];
    }
}

static void take_slots(learner *l, const int8_t *const *slots, instance *x) {
    for (uint32_t k = 0; k < l->plan.slots; k++) {
        x->slot_used[k] = slots[k] && random_share(&l->random) >= l->plan.leave_slots;
        for (int j = 0; x->slot_used[k] && j < SLOT_WIDTH; j++)
            x->input[k * SLOT_WIDTH + j] = (float)slots[k][j] / 64;
    }
}

void learner_scores(learner *l, const ro_features *features, const int8_t *const *slots, instance *x) {
    take_features(l, features, x);
    take_slots(l, slots, x);
    memcpy(x->hidden, l->hidden_bias, sizeof x->hidden);
    memcpy(x->scores, l->bias, sizeof x->scores);
    for (uint32_t i = 0; i < x->count; i++) {
        const float *row = l->weights + (size_t)x->rows[i] * l->width;
        for (uint32_t k = 0; k < l->plan.outputs; k++)
            x->scores[k] += row[k];
        for (uint32_t j = 0; j < l->width - l->plan.outputs; j++)
            x->hidden[j] += row[l->plan.outputs + j];
    }
    for (uint32_t i = 0; i < l->plan.slots * SLOT_WIDTH; i++)
        if (x->slot_used[i / SLOT_WIDTH])
            for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
                x->hidden[j] += x->input[i] * l->project[(size_t)i * RO_SPARSE_HIDDEN + j];
    for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
        x->hidden[j] = x->hidden[j] > 0 ? x->hidden[j] : 0;
    for (uint32_t k = 0; k < l->plan.outputs; k++)
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
            x->scores[k] += l->top[k][j] * x->hidden[j];
}

static void update_top(learner *l, const instance *x, const float *slope) {
    for (uint32_t k = 0; k < l->plan.outputs; k++) {
        l->bias_squares[k] += slope[k] * slope[k];
        l->bias[k] -= l->rate * slope[k] / sqrtf(l->bias_squares[k]);
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++) {
            float g = slope[k] * x->hidden[j];
            l->top_squares[k][j] += g * g;
            l->top[k][j] -= l->rate * 0.5f * g / sqrtf(l->top_squares[k][j]);
        }
    }
}

static void update_dense(learner *l, const instance *x, const float *deep) {
    for (int j = 0; j < RO_SPARSE_HIDDEN; j++) {
        l->hidden_bias_squares[j] += deep[j] * deep[j];
        l->hidden_bias[j] -= l->rate * deep[j] / sqrtf(l->hidden_bias_squares[j]);
    }
    for (uint32_t i = 0; i < l->plan.slots * SLOT_WIDTH; i++) {
        if (!x->slot_used[i / SLOT_WIDTH])
            continue;
        float *p = l->project + (size_t)i * RO_SPARSE_HIDDEN,
              *s = l->project_squares + (size_t)i * RO_SPARSE_HIDDEN;
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++) {
            float g = x->input[i] * deep[j];
            s[j] += g * g;
            p[j] -= l->rate * 0.5f * g / sqrtf(s[j]);
        }
    }
}

static void update_rows(learner *l, const instance *x, const float *slope, const float *deep) {
    float straight_square = 0, deep_square = 0;
    for (uint32_t k = 0; k < l->plan.outputs; k++)
        straight_square += slope[k] * slope[k] / (float)l->plan.outputs;
    for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
        deep_square += deep[j] * deep[j] / RO_SPARSE_HIDDEN;
    for (uint32_t i = 0; i < x->count; i++) {
        float *row = l->weights + (size_t)x->rows[i] * l->width,
              *square = l->squares + 2 * (size_t)x->rows[i];
        square[0] += straight_square;
        square[1] += deep_square;
        float step = l->rate * 0.5f / sqrtf(square[0]), deep_step = l->rate / sqrtf(square[1]);
        for (uint32_t k = 0; k < l->plan.outputs; k++)
            row[k] -= step * slope[k];
        for (uint32_t j = 0; j < l->width - l->plan.outputs; j++)
            row[l->plan.outputs + j] -= deep_step * deep[j];
    }
}

void learner_update(learner *l, const instance *x, const float *slope) {
    float deep[RO_SPARSE_HIDDEN] = {0}, size = 0;
    for (uint32_t k = 0; k < l->plan.outputs; k++)
        size += slope[k] * slope[k];
    if (size < 1e-12f)
        return;
    for (uint32_t k = 0; k < l->plan.outputs; k++)
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
            deep[j] += x->hidden[j] > 0 ? l->top[k][j] * slope[k] : 0;
    update_top(l, x, slope);
    update_dense(l, x, deep);
    update_rows(l, x, slope, deep);
}

float learner_step(learner *l, const ro_features *features, const int8_t *const *slots, bool right) {
    instance x;
    learner_scores(l, features, slots, &x);
    float chance = 1 / (1 + expf(-x.scores[0])), slope = chance - (float)right;
    learner_update(l, &x, &slope);
    return -logf((right ? chance : 1 - chance) + 1e-7f);
}
