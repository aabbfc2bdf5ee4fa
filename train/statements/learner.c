#include "learner.h"

#include "learn/dispatch.h"
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
    l->project_squares = need((inputs + 1) * sizeof *l->project_squares);
    for (size_t i = 0; i < inputs * RO_SPARSE_HIDDEN; i++)
        l->project[i] = around(l, 1 / sqrtf((float)inputs));
    for (size_t i = 0; i < inputs; i++)
        l->project_squares[i] = 1e-5f;
}

void learner_close(learner *l) {
    for (size_t i = 0; i <= l->mask; i++)
        if (l->keys[i])
            l->found[i] = l->found[i] >= l->plan.least ? l->rows++ : UINT32_MAX;
    l->width = l->plan.outputs + (l->plan.rows_reach_hidden ? RO_SPARSE_HIDDEN : 0);
    l->stride = l->width + 2;
    l->weights = need(((size_t)l->rows * l->stride + 1) * sizeof *l->weights);
    for (size_t r = 0; r < l->rows; r++) {
        float *row = l->weights + r * l->stride;
        for (uint32_t j = l->plan.outputs; j < l->width; j++)
            row[j] = around(l, 0.02f);
        row[l->width] = row[l->width + 1] = 1e-6f;
    }
    start_dense(l);
}

/* Room for one more item, and for `more`. */
static void *room_for(void *items, size_t size, size_t count, size_t more, size_t *room) {
    if (count + more <= *room)
        return items;
    *room = 2 * (count + more);
    void *larger = realloc(items, *room * size);
    if (!larger)
        stop("out of memory");
    return larger;
}

void learner_keep(learner *l, const ro_features *features) {
    size_t count = l->instances ? l->begins[l->instances] : 0;
    l->begins = room_for(l->begins, sizeof *l->begins, l->instances, 2, &l->instance_room);
    l->kept = room_for(l->kept, sizeof *l->kept, count, features->count, &l->kept_room);
    l->begins[l->instances++] = count;
    for (uint32_t i = 0; i < features->count; i++) {
        size_t at = place_of(l, features->items[i] ? features->items[i] : 1);
        if (l->keys[at] && l->found[at] != UINT32_MAX)
            l->kept[count++] = l->found[at];
    }
    l->begins[l->instances] = count;
}

void learner_round(learner *l, uint32_t round) {
    l->rate = l->plan.rate * (1 - 0.8f * (float)round / (float)l->plan.rounds);
}

static void take_rows(learner *l, uint32_t number, instance *x) {
    x->count = 0;
    for (size_t i = l->begins[number]; i < l->begins[number + 1]; i++)
        if (random_share(&l->random) >= l->plan.leave) {
            x->rows[x->count] = l->kept[i];
            __builtin_prefetch(l->weights + (size_t)x->rows[x->count++] * l->stride);
        }
}

static void take_slots(learner *l, const int8_t *const *slots, instance *x) {
    for (uint32_t k = 0; k < l->plan.slots; k++) {
        x->slot_used[k] = slots[k] && random_share(&l->random) >= l->plan.leave_slots;
        for (int j = 0; x->slot_used[k] && j < SLOT_WIDTH; j++)
            x->input[k * SLOT_WIDTH + j] = (float)slots[k][j] / 64;
    }
}

/* hidden += x · P */
RO_DISPATCH(add_projected,
            (float *restrict hidden, const float *restrict x, const float *restrict p, size_t inputs),
            (hidden, x, p, inputs)) {
    float sum[RO_SPARSE_HIDDEN];
    memcpy(sum, hidden, sizeof sum);
    for (size_t i = 0; i < inputs; i++)
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
            sum[j] += x[i] * p[i * RO_SPARSE_HIDDEN + (size_t)j];
    memcpy(hidden, sum, sizeof sum);
}

void learner_scores(learner *l, uint32_t number, const int8_t *const *slots, instance *x) {
    take_rows(l, number, x);
    take_slots(l, slots, x);
    memcpy(x->hidden, l->hidden_bias, sizeof x->hidden);
    memcpy(x->scores, l->bias, sizeof x->scores);
    for (uint32_t i = 0; i < x->count; i++) {
        const float *row = l->weights + (size_t)x->rows[i] * l->stride;
        for (uint32_t k = 0; k < l->plan.outputs; k++)
            x->scores[k] += row[k];
        for (uint32_t j = 0; j < l->width - l->plan.outputs; j++)
            x->hidden[j] += row[l->plan.outputs + j];
    }
    for (uint32_t k = 0; k < l->plan.slots; k++)
        if (x->slot_used[k])
            add_projected(x->hidden, x->input + k * SLOT_WIDTH,
                          l->project + (size_t)k * SLOT_WIDTH * RO_SPARSE_HIDDEN, SLOT_WIDTH);
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

/* One slot of P, a step down the slope. */
RO_DISPATCH(step_projected,
            (float *restrict p, float *restrict squares, const float *restrict x, const float *restrict deep,
             float deep_square, float rate),
            (p, squares, x, deep, deep_square, rate)) {
    for (size_t i = 0; i < SLOT_WIDTH; i++) {
        squares[i] += x[i] * x[i] * deep_square;
        float step = rate * x[i] / sqrtf(squares[i]);
        for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
            p[i * RO_SPARSE_HIDDEN + (size_t)j] -= step * deep[j];
    }
}

static void update_dense(learner *l, const instance *x, const float *deep, float deep_square) {
    for (int j = 0; j < RO_SPARSE_HIDDEN; j++) {
        l->hidden_bias_squares[j] += deep[j] * deep[j];
        l->hidden_bias[j] -= l->rate * deep[j] / sqrtf(l->hidden_bias_squares[j]);
    }
    for (uint32_t k = 0; k < l->plan.slots; k++)
        if (x->slot_used[k])
            step_projected(l->project + (size_t)k * SLOT_WIDTH * RO_SPARSE_HIDDEN,
                           l->project_squares + k * SLOT_WIDTH, x->input + k * SLOT_WIDTH, deep, deep_square,
                           l->rate * 0.5f);
}

static void update_rows(learner *l, const instance *x, const float *slope, const float *deep,
                        float deep_square) {
    float straight_square = 0;
    for (uint32_t k = 0; k < l->plan.outputs; k++)
        straight_square += slope[k] * slope[k] / (float)l->plan.outputs;
    for (uint32_t i = 0; i < x->count; i++) {
        float *row = l->weights + (size_t)x->rows[i] * l->stride, *square = row + l->width;
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
    float deep_square = 0;
    for (int j = 0; j < RO_SPARSE_HIDDEN; j++)
        deep_square += deep[j] * deep[j] / RO_SPARSE_HIDDEN;
    update_top(l, x, slope);
    update_dense(l, x, deep, deep_square);
    update_rows(l, x, slope, deep, deep_square);
}

float learner_step(learner *l, uint32_t number, const int8_t *const *slots, bool right) {
    instance x;
    learner_scores(l, number, slots, &x);
    float chance = 1 / (1 + expf(-x.scores[0])), slope = chance - (float)right;
    learner_update(l, &x, &slope);
    return -logf((right ? chance : 1 - chance) + 1e-7f);
}
