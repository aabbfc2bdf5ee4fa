#include "learn.h"

#include "../statements/use.h"

#include <math.h>
#include <stdio.h>

#define STEPS 32.0f /* of a weight of one, in int8 */

enum { TAGS = RO_NAME_TAGS, LONGEST = RO_MAX_SENTENCE_WORDS };

typedef struct {
    uint32_t first, words; /* of `positions` */
} sequence;

typedef struct {
    uint32_t first; /* of `features` */
    uint8_t count, label;
} position;

typedef struct {
    learn_plan plan;
    RO_ARRAY(uint32_t) features;
    RO_ARRAY(position) positions;
    RO_ARRAY(sequence) sequences;
    ro_arena arena;
    uint32_t *keys; /* [rows] the features that are kept */
    uint32_t rows;
    float *weights, *squares; /* [rows × TAGS] */
    float moves[TAGS][TAGS], move_squares[TAGS][TAGS];
    uint64_t random;
    float rate;
} learning;

static uint64_t random_next(uint64_t *state) {
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static bool may_follow(uint32_t from, uint32_t to) {
    return !(to && to % 2 == 0 && from != to && from + 1 != to);
}

/* Labels that a cut left without their beginning make the sequence useless. */
static bool is_sound(const uint8_t *labels, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!may_follow(i ? labels[i - 1] : 0, labels[i]))
            return false;
    return true;
}

static void take_sequence(learning *l, const ro_name_sentence *s, const uint8_t *labels, uint32_t i,
                          uint32_t end) {
    if (!is_sound(labels + s->first + i, end - i))
        return;
    sequence *made = ro_array_push(&l->arena, &l->sequences);
    if (!made)
        stop("out of memory");
    *made = (sequence){l->positions.count, end - i};
    for (; i < end; i++) {
        uint32_t features[RO_NAME_FEATURES], count = ro_name_features(s, i, features);
        position *at = ro_array_push(&l->arena, &l->positions);
        if (!at)
            stop("out of memory");
        *at = (position){l->features.count, (uint8_t)count, labels[s->first + i]};
        for (uint32_t f = 0; f < count; f++) {
            uint32_t *feature = ro_array_push(&l->arena, &l->features);
            if (!feature)
                stop("out of memory");
            *feature = features[f];
        }
    }
}

static void take_text(learning *l, const ro_name_tables *tables, const text *t) {
    static ro_name_view views[LONGEST];
    for (uint32_t s = 0; s < t->doc.sentences.count; s++) {
        ro_name_sentence sentence;
        if (!ro_name_sentence_view(tables, &t->doc, s, views, &sentence))
            continue;
        for (uint32_t begin, end = 0; ro_name_next_run(&sentence, &begin, &end);)
            take_sequence(l, &sentence, t->labels, begin, end);
    }
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Keeps the features seen often enough, in order, and puts each feature's number in its place. */
static void number_features(learning *l) {
    uint32_t count = l->features.count, *sorted = need((count + 1) * sizeof *sorted), kept = 0;
    memcpy(sorted, l->features.items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_number);
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i;
        while (end < count && sorted[end] == sorted[i])
            end++;
        if (end - i >= l->plan.least)
            sorted[kept++] = sorted[i];
        i = end;
    }
    l->keys = sorted;
    l->rows = kept;
    kept = 0;
    for (uint32_t p = 0; p < l->positions.count; p++) {
        position *at = &l->positions.items[p];
        uint32_t from = at->first, end = from + at->count;
        at->first = kept;
        for (uint32_t f = from; f < end; f++) {
            const uint32_t *found =
                bsearch(&l->features.items[f], l->keys, l->rows, sizeof *l->keys, by_number);
            if (found)
                l->features.items[kept++] = (uint32_t)(found - l->keys);
        }
        at->count = (uint8_t)(kept - at->first);
    }
    l->features.count = kept;
}

typedef struct {
    float weights[LONGEST][TAGS], forward[LONGEST][TAGS], backward[LONGEST][TAGS], scale[LONGEST];
    float moves[TAGS][TAGS];
    uint32_t used[LONGEST][RO_NAME_FEATURES];
    uint8_t count[LONGEST];
} lattice;

static void score(learning *l, const sequence *s, lattice *x) {
    for (uint32_t i = 0; i < s->words; i++) {
        const position *p = &l->positions.items[s->first + i];
        float scores[TAGS] = {0}, most = -1e9f;
        x->count[i] = 0;
        for (uint32_t f = p->first; f < p->first + p->count; f++) {
            if ((float)(random_next(&l->random) >> 40) < l->plan.leave * (1 << 24))
                continue;
            uint32_t row = l->features.items[f];
            x->used[i][x->count[i]++] = row;
            for (uint32_t t = 0; t < TAGS; t++)
                scores[t] += l->weights[(size_t)row * TAGS + t];
        }
        for (uint32_t t = 0; t < TAGS; t++)
            most = fmaxf(most, scores[t]);
        for (uint32_t t = 0; t < TAGS; t++)
            x->weights[i][t] = expf(scores[t] - most);
    }
}

static void normalise(float *row, float *scale) {
    float sum = 0;
    for (uint32_t t = 0; t < TAGS; t++)
        sum += row[t];
    *scale = sum;
    for (uint32_t t = 0; t < TAGS; t++)
        row[t] /= sum;
}

static void pass(lattice *x, uint32_t words) {
    for (uint32_t i = 0; i < words; i++) {
        for (uint32_t t = 0; t < TAGS; t++) {
            float sum = i ? 0 : x->moves[0][t] > 0;
            for (uint32_t f = 0; i && f < TAGS; f++)
                sum += x->forward[i - 1][f] * x->moves[f][t];
            x->forward[i][t] = sum * x->weights[i][t];
        }
        normalise(x->forward[i], &x->scale[i]);
    }
    for (uint32_t i = words; i-- > 0;)
        for (uint32_t f = 0; f < TAGS; f++) {
            float sum = i + 1 == words;
            for (uint32_t t = 0; i + 1 < words && t < TAGS; t++)
                sum += x->moves[f][t] * x->weights[i + 1][t] * x->backward[i + 1][t] / x->scale[i + 1];
            x->backward[i][f] = sum;
        }
}

static void step(float *weight, float *square, float slope, float rate) {
    *square += slope * slope;
    *weight -= rate * slope / sqrtf(*square);
}

static void update(learning *l, const sequence *s, lattice *x) {
    for (uint32_t i = 0; i < s->words; i++) {
        uint32_t gold = l->positions.items[s->first + i].label;
        for (uint32_t t = 0; t < TAGS; t++) {
            float slope = x->forward[i][t] * x->backward[i][t] - (t == gold);
            if (fabsf(slope) < 1e-3f)
                continue;
            for (uint32_t f = 0; f < x->count[i]; f++) {
                size_t at = (size_t)x->used[i][f] * TAGS + t;
                step(&l->weights[at], &l->squares[at], slope, l->rate);
            }
        }
        for (uint32_t f = 0; i && f < TAGS; f++)
            for (uint32_t t = 0; t < TAGS; t++) {
                uint32_t before = l->positions.items[s->first + i - 1].label;
                float chance = x->forward[i - 1][f] * x->moves[f][t] * x->weights[i][t] * x->backward[i][t] /
                               x->scale[i];
                float slope = chance - (f == before && t == gold);
                if (may_follow(f, t) && fabsf(slope) > 1e-4f)
                    step(&l->moves[f][t], &l->move_squares[f][t], slope, l->rate * 0.3f);
            }
    }
}

static double one_round(learning *l, lattice *x) {
    double loss = 0;
    for (uint32_t n = l->sequences.count; n > 1; n--) {
        uint32_t other = (uint32_t)(random_next(&l->random) % n);
        sequence swap = l->sequences.items[n - 1];
        l->sequences.items[n - 1] = l->sequences.items[other];
        l->sequences.items[other] = swap;
    }
    for (uint32_t n = 0; n < l->sequences.count; n++) {
        const sequence *s = &l->sequences.items[n];
        for (uint32_t f = 0; f < TAGS; f++)
            for (uint32_t t = 0; t < TAGS; t++)
                x->moves[f][t] = may_follow(f, t) ? expf(l->moves[f][t]) : 0;
        score(l, s, x);
        pass(x, s->words);
        for (uint32_t i = 0; i < s->words; i++) {
            uint32_t gold = l->positions.items[s->first + i].label;
            loss -= log(fmaxf(x->forward[i][gold] * x->backward[i][gold], 1e-9f));
        }
        update(l, s, x);
    }
    return loss / l->positions.count;
}

/* A row in steps; false when all of it is too small to count. */
static bool to_steps(const learning *l, uint32_t row, int8_t steps[TAGS]) {
    bool any = false;
    for (uint32_t t = 0; t < TAGS; t++) {
        float weight = STEPS * (1 - l->plan.leave) * l->weights[(size_t)row * TAGS + t];
        steps[t] = (int8_t)lrintf(fmaxf(-127, fminf(127, weight)));
        any |= abs(steps[t]) > 1;
    }
    return any;
}

static void to_table(const learning *l, ro_arena *arena, name_weights *out) {
    int8_t steps[TAGS];
    uint32_t kept = 0, lost = 0;
    for (uint32_t r = 0; r < l->rows; r++)
        kept += to_steps(l, r, steps);
    uint32_t slots = kept + kept / 3 + 64;
    uint16_t *tags = need_in(arena, (slots + RO_KEYED_WINDOW) * sizeof *tags);
    int8_t *rows = need_in(arena, (size_t)(slots + RO_KEYED_WINDOW) * RO_KEYED_ROW);
    for (uint32_t r = 0; r < l->rows; r++) {
        uint32_t slot = ro_keyed_begin(l->keys[r], slots), end = slot + RO_KEYED_WINDOW;
        if (!to_steps(l, r, steps))
            continue;
        while (slot < end && tags[slot])
            slot++;
        lost += slot == end;
        if (slot == end)
            continue;
        tags[slot] = ro_keyed_tag(l->keys[r]);
        memcpy(rows + (size_t)slot * RO_KEYED_ROW, steps, TAGS);
    }
    fprintf(stderr, "%u features, %u kept, %u without room\n", l->rows, kept, lost);
    out->weights = (ro_keyed){tags, rows, slots};
    for (uint32_t f = 0; f < TAGS; f++)
        for (uint32_t t = 0; t < TAGS; t++)
            out->moves[f * TAGS + t] =
                may_follow(f, t) ? (int32_t)lrintf(STEPS * l->moves[f][t]) : -(1 << 20);
}

static void learn_once(learning *l, lattice *x) {
    memset(l->weights, 0, (size_t)l->rows * TAGS * sizeof *l->weights);
    memset(l->moves, 0, sizeof l->moves);
    for (size_t i = 0; i < (size_t)l->rows * TAGS; i++)
        l->squares[i] = 0.1f;
    for (uint32_t i = 0; i < TAGS * TAGS; i++)
        l->move_squares[i / TAGS][i % TAGS] = 0.1f;
    for (uint32_t round = 0; round < l->plan.rounds; round++) {
        l->rate = l->plan.rate * (1 - 0.8f * (float)round / (float)l->plan.rounds);
        double loss = one_round(l, x);
        fprintf(stderr, "round %u: loss %.4f, %.0f s\n", round + 1, loss, cpu_seconds());
    }
}

/* The mean of several runs, each in another order: what one order alone taught weighs less. */
static void learn_mean(learning *l) {
    size_t count = (size_t)l->rows * TAGS;
    float *sums = need(count * sizeof *sums), moves[TAGS * TAGS] = {0};
    lattice *x = need(sizeof *x);
    for (uint32_t run = 0; run < l->plan.runs; run++) {
        learn_once(l, x);
        for (size_t i = 0; i < count; i++)
            sums[i] += l->weights[i] / (float)l->plan.runs;
        for (uint32_t i = 0; i < TAGS * TAGS; i++)
            moves[i] += l->moves[i / TAGS][i % TAGS] / (float)l->plan.runs;
    }
    memcpy(l->moves, moves, sizeof l->moves);
    free(l->weights);
    free(x);
    l->weights = sums;
}

void learn(const texts *all, const ro_name_tables *tables, const learn_plan *plan, bool guessed,
           ro_arena *arena, name_weights *out) {
    learning l = {.plan = *plan, .random = plan->seed};
    for (uint32_t i = 0; i < all->items.count; i++)
        if (guessed || !all->items.items[i].open)
            take_text(&l, tables, &all->items.items[i]);
    number_features(&l);
    l.weights = need((size_t)l.rows * TAGS * sizeof *l.weights);
    l.squares = need((size_t)l.rows * TAGS * sizeof *l.squares);
    fprintf(stderr, "%u texts, %u sequences, %u words, %u features\n", all->items.count, l.sequences.count,
            l.positions.count, l.features.count);
    learn_mean(&l);
    to_table(&l, arena, out);
    free(l.weights);
    free(l.squares);
    free(l.keys);
    ro_arena_free(&l.arena);
}
