/* Updates, and passes over the data. */
#include "base/error.h"
#include "learn/dispatch.h"
#include "net.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define BETA1 0.9f
#define BETA2 0.98f

RO_DISPATCH(adapt, (float *w, float *g, float *first, float *second, size_t count, float rate, float scale),
            (w, g, first, second, count, rate, scale)) {
    for (size_t i = 0; i < count; i++) {
        float step = g[i] * scale;
        first[i] = BETA1 * first[i] + (1 - BETA1) * step;
        second[i] = BETA2 * second[i] + (1 - BETA2) * step * step;
        w[i] -= rate * first[i] / (__builtin_sqrtf(second[i]) + 1e-6f);
        g[i] = 0;
    }
}

static double square_of(const float *x, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (double)x[i] * x[i];
    return sum;
}

/* Adam; a batch's gradient is cut to a length of 2, and rows of the tables that no word of it had stay. */
static void update(net *n, float rate) {
    const double longest = 2;
    size_t width = n->layout.shape.width;
    double square = square_of(n->gradients, n->dense);
    for (uint32_t i = 0; i < n->listed; i++)
        square += square_of(n->table_gradients + n->list[i] * width, width);
    double length = sqrt(square);
    float scale = length > longest ? (float)(longest / length) : 1;
    n->beta1 *= BETA1;
    n->beta2 *= BETA2;
    rate *= (float)(sqrt(1 - n->beta2) / (1 - n->beta1));
    adapt(n->weights, n->gradients, n->first, n->second, n->dense, rate, scale);
    for (uint32_t i = 0; i < n->listed; i++) {
        size_t at = n->list[i] * width;
        adapt(n->table + at, n->table_gradients + at, n->table_first + at, n->table_second + at, width, rate,
              scale);
        n->touched[n->list[i]] = 0;
    }
    n->listed = 0;
}

void net_step(net *n, const net_plan *plan, float rate) {
    net_forward(n, plan);
    net_backward(n, plan);
    update(n, rate);
}

static void shuffle(net *n, uint32_t *order, uint32_t count) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = (uint32_t)(net_random(n) % i), swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

/* Puts a share of order[from, end), drawn anew, at `to`; returns how many. */
static uint32_t draw_share(net *n, uint32_t *order, uint32_t to, uint32_t from, uint32_t end, float share) {
    uint32_t count = (uint32_t)(share * (float)(end - from));
    count = count < end - from ? count : end - from;
    shuffle(n, order + from, end - from);
    memmove(order + to, order + from, count * sizeof *order);
    return count;
}

/* All gold sentences and shares of the others, in a new order; returns how many. */
static uint32_t draw_pass(net *n, uint32_t *order, const net_parts *parts, uint32_t all, const net_plan *plan,
                          uint32_t pass) {
    float taught = pass + plan->untaught < plan->passes ? plan->taught : 0;
    for (uint32_t i = 0; i < all; i++)
        order[i] = i;
    uint32_t count = parts->gold;
    count += draw_share(n, order, count, parts->gold, parts->silver, plan->silver);
    count += draw_share(n, order, count, parts->silver, all, taught);
    shuffle(n, order, count);
    return count;
}

/* Rises over the first 3 %, then falls to nothing along a half wave. */
static float rate_at(const net_plan *plan, double done) {
    const double warm = 0.03;
    if (done < warm)
        return plan->rate * (float)(done / warm);
    double left = done < 1 ? 1 - done : 0; /* 3x² − 2x³: much like a cosine, of basic operations alone */
    return plan->rate * (float)(left * left * (3 - 2 * left));
}

int net_train(net *n, const train_corpus *corpus, const net_parts *parts, const net_plan *plan,
              void (*progress)(void *context, const char *line), void *context, readout_error *error) {
    uint32_t all = corpus->sentences.count, *order = malloc(((size_t)all + 1) * sizeof *order);
    if (!order)
        return ro_fail_memory(error);
    for (uint32_t pass = 0; pass < plan->passes; pass++) {
        uint32_t count = draw_pass(n, order, parts, all, plan, pass), batches = 0;
        memset(n->loss, 0, sizeof n->loss);
        for (uint32_t at = 0; at < count; batches++) {
            double done = (pass + (double)at / count) / plan->passes;
            net_take(n, corpus, order, &at, count, plan->batch);
            if (n->rows)
                net_step(n, plan, rate_at(plan, done));
        }
        char line[128];
        snprintf(line, sizeof line,
                 "pass %u of %u: loss of tags %.4f, names %.4f, heads %.4f, relations %.4f", pass + 1,
                 plan->passes, n->loss[0] / batches, n->loss[1] / batches, n->loss[2] / batches,
                 n->loss[3] / batches);
        progress(context, line);
    }
    free(order);
    return 0;
}
