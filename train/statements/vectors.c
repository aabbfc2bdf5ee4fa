#include "vectors.h"

#include "learn/dispatch.h"
#include "learner.h"
#include "use.h"

#include <math.h>

enum {
    WIDTH = RO_LEXIS_VECTOR,
    ROUNDS = 3,
    WINDOW = 3,
    NEGATIVE = 5,
    DRAWS = 1 << 20,
    LONGEST = 1000,
    SIGMOID = 1024,
    SEED = 88172645
};

#define RATE 0.025f
#define FREQUENT 1e-4 /* forms more frequent than this are passed over at times */

typedef struct {
    float *in, *out, *keep;
    uint32_t *draws; /* [DRAWS] forms by their count to the 3/4 */
    uint64_t random;
    float rate;
    float sigmoid[SIGMOID];
} skipgram;

/* Sums apart, so that the compiler may use vectors. */
RO_INLINE float dot_of(const float *x, const float *y) {
    enum { APART = 16 };
    float sums[APART] = {0}, sum = 0;
    for (int j = 0; j < WIDTH; j += APART)
        for (int k = 0; k < APART; k++)
            sums[k] += x[j + k] * y[j + k];
    for (int k = 0; k < APART; k++)
        sum += sums[k];
    return sum;
}

static void prepare(skipgram *s, const uint32_t *counts, uint32_t forms) {
    double total = 0, powers = 0, sum = 0;
    for (int i = 0; i < SIGMOID; i++)
        s->sigmoid[i] = 1 / (1 + expf(-(float)(i - SIGMOID / 2) / (SIGMOID / 16)));
    for (uint32_t f = 0; f < forms; f++) {
        total += counts[f];
        powers += pow(counts[f], 0.75);
    }
    for (uint32_t f = 0, d = 0; f < forms; f++) {
        sum += pow(counts[f], 0.75);
        while (d < DRAWS && d < sum / powers * DRAWS)
            s->draws[d++] = f;
        double share = FREQUENT / (counts[f] / total);
        s->keep[f] = (float)fmin(1, sqrt(share) + share);
    }
    for (size_t i = 0; i < (size_t)forms * WIDTH; i++)
        s->in[i] = (random_share(&s->random) - 0.5f) / WIDTH;
}

RO_INLINE float sigmoid(const skipgram *s, float x) {
    return x > 7.9f ? 1 : x < -7.9f ? 0 : s->sigmoid[(int)(x * (SIGMOID / 16)) + SIGMOID / 2];
}

/* One pair and its negative samples. */
RO_DISPATCH(learn_pair, (skipgram * s, uint32_t form, uint32_t near), (s, form, near)) {
    float *x = s->in + (size_t)form * WIDTH, change[WIDTH] = {0};
    for (int k = 0; k <= NEGATIVE; k++) {
        uint32_t other = k ? s->draws[random_next(&s->random) >> 20 & (DRAWS - 1)] : near;
        if (k && other == near)
            continue;
        float *y = s->out + (size_t)other * WIDTH;
        float step = s->rate * ((k == 0) - sigmoid(s, dot_of(x, y)));
        for (int j = 0; j < WIDTH; j++) {
            change[j] += step * y[j];
            y[j] += step * x[j];
        }
    }
    for (int j = 0; j < WIDTH; j++)
        x[j] += change[j];
}

static void learn_sentence(skipgram *s, const uint32_t *forms, uint32_t count) {
    for (uint32_t t = 0; t < count; t++) {
        uint32_t reach = 1 + (uint32_t)(random_next(&s->random) >> 20) % WINDOW;
        uint32_t from = t < reach ? 0 : t - reach, to = t + reach < count ? t + reach : count - 1;
        for (uint32_t u = from; u <= to; u++)
            if (u != t)
                learn_pair(s, forms[t], forms[u]);
    }
}

float *vectors_learn(const uint32_t *stream, size_t length, const uint32_t *counts, uint32_t forms) {
    size_t size = (size_t)forms * WIDTH;
    skipgram s = {.in = need(size * sizeof *s.in),
                  .out = need(size * sizeof *s.out),
                  .keep = need((forms + 1) * sizeof *s.keep),
                  .draws = need(DRAWS * sizeof *s.draws),
                  .random = SEED};
    prepare(&s, counts, forms);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < length;) {
            uint32_t sentence[LONGEST], count = 0;
            for (; i < length && stream[i] != NO_FORM; i++)
                if (count < LONGEST && random_share(&s.random) < s.keep[stream[i]])
                    sentence[count++] = stream[i];
            i++;
            s.rate = RATE * (1 - ((float)round + (float)i / (float)length) / ROUNDS) + 1e-4f;
            learn_sentence(&s, sentence, count);
        }
    free(s.out);
    free(s.keep);
    free(s.draws);
    return s.in;
}

static void normalise(float *x) {
    float sum = 1e-12f;
    for (int j = 0; j < WIDTH; j++)
        sum += x[j] * x[j];
    for (int j = 0; j < WIDTH; j++)
        x[j] /= sqrtf(sum);
}

void vectors_normalise(float *vectors, uint32_t forms) {
    for (uint32_t f = 0; f < forms; f++)
        normalise(vectors + (size_t)f * WIDTH);
}

typedef struct {
    uint32_t count, form;
} counted;

static int more_first(const void *a, const void *b) {
    const counted *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->form < y->form ? -1 : 1;
}

static void start_centres(const float *vectors, const uint32_t *counts, uint32_t forms, uint32_t classes,
                          float *centres) {
    counted *order = need((forms + 1) * sizeof *order);
    for (uint32_t f = 0; f < forms; f++)
        order[f] = (counted){counts[f], f};
    qsort(order, forms, sizeof *order, more_first);
    uint32_t spread = forms < 5000 ? forms : 5000;
    for (uint32_t k = 0; k < classes; k++)
        memcpy(centres + (size_t)k * WIDTH, vectors + (size_t)order[k * 7 % spread].form * WIDTH,
               WIDTH * sizeof *centres);
    free(order);
}

RO_DISPATCH(find_nearest, (const float *x, const float *centres, uint32_t classes, uint16_t *found),
            (x, centres, classes, found)) {
    float best = -2;
    for (uint32_t k = 0; k < classes; k++) {
        float dot = dot_of(x, centres + (size_t)k * WIDTH);
        if (dot > best) {
            best = dot;
            *found = (uint16_t)k;
        }
    }
}

uint16_t *vectors_classes(const float *vectors, const uint32_t *counts, uint32_t forms, uint32_t classes) {
    enum { TURNS = 12 };
    size_t size = (size_t)classes * WIDTH;
    float *centres = need(size * sizeof *centres), *sums = need(size * sizeof *sums);
    uint16_t *of = need((forms + 1) * sizeof *of);
    start_centres(vectors, counts, forms, classes, centres);
    for (int turn = 0; turn < TURNS; turn++) {
        memset(sums, 0, size * sizeof *sums);
        for (uint32_t f = 0; f < forms; f++) {
            const float *x = vectors + (size_t)f * WIDTH;
            find_nearest(x, centres, classes, &of[f]);
            for (int j = 0; j < WIDTH; j++)
                sums[(size_t)of[f] * WIDTH + j] += x[j];
        }
        for (uint32_t k = 0; k < classes; k++) {
            normalise(sums + (size_t)k * WIDTH);
            memcpy(centres + (size_t)k * WIDTH, sums + (size_t)k * WIDTH, WIDTH * sizeof *centres);
        }
    }
    free(centres);
    free(sums);
    return of;
}
