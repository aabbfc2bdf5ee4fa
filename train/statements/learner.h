/* Training of learn/sparse.h: AdaGrad (Duchi et al. 2011) with features and slots left out at random, one
 * accumulator a row and part. Single-threaded, nothing fused, sums in order: the same data in the same order
 * gives the same bytes.
 *
 *     learner_count   every instance's features; then learner_close
 *     learner_keep    every instance again: the rows of its features, under the next number
 *     learner_scores, learner_update   by number, as often as the rounds ask for */
#ifndef TRAIN_STATEMENTS_LEARNER_H
#define TRAIN_STATEMENTS_LEARNER_H

#include "learn/sparse.h"

enum { SLOT_WIDTH = 64, MOST_SLOTS = 9 };

typedef struct {
    uint32_t outputs, slots;
    bool rows_reach_hidden;
    uint32_t least;    /* times a feature must be seen */
    float rate;        /* of the first round; it falls to a fifth behind the last */
    float leave;       /* share of features left out */
    float leave_slots; /* share of slots left out */
    uint32_t rounds;
    uint64_t seed;
} learner_plan;

typedef struct {
    learner_plan plan;
    uint64_t *keys;  /* [mask + 1] features, 0: empty */
    uint32_t *found; /* [mask + 1] while counting: how often; then: the row, UINT32_MAX: too rare */
    size_t mask, used;
    uint32_t rows, width;
    uint32_t stride;
    float *weights; /* [rows × stride] straight, hidden, and a sum of squares for each of the two */
    uint32_t *kept; /* rows of the instances, one after the other */
    size_t *begins; /* [instances + 1] where each begins in `kept` */
    size_t kept_room;
    size_t instance_room;
    uint32_t instances;
    float bias[RO_SPARSE_OUTPUTS], bias_squares[RO_SPARSE_OUTPUTS];
    float hidden_bias[RO_SPARSE_HIDDEN], hidden_bias_squares[RO_SPARSE_HIDDEN];
    float top[RO_SPARSE_OUTPUTS][RO_SPARSE_HIDDEN], top_squares[RO_SPARSE_OUTPUTS][RO_SPARSE_HIDDEN];
    float *project, *project_squares; /* [inputs × hidden], [inputs] */
    float rate;
    uint64_t random;
} learner;

/* One instance on its way: what `learner_scores` leaves for `learner_update`. */
typedef struct {
    uint32_t rows[RO_SPARSE_FEATURES], count;
    float input[MOST_SLOTS * SLOT_WIDTH];
    bool slot_used[MOST_SLOTS];
    float hidden[RO_SPARSE_HIDDEN];
    float scores[RO_SPARSE_OUTPUTS];
} instance;

void learner_begin(learner *l, const learner_plan *plan);
void learner_count(learner *l, const ro_features *features);
void learner_close(learner *l);
void learner_keep(learner *l, const ro_features *features);
void learner_round(learner *l, uint32_t round);
/* slots: the vectors of each, NULL where there is none. */
void learner_scores(learner *l, uint32_t number, const int8_t *const *slots, instance *x);
/* slope: the loss by each score. */
void learner_update(learner *l, const instance *x, const float *slope);
/* One step of logistic regression; returns the loss. */
float learner_step(learner *l, uint32_t number, const int8_t *const *slots, bool right);
/* A scorer to use, in the arena; the learner is freed. */
ro_sparse learner_end(learner *l, ro_arena *arena);
void sparse_add(const ro_sparse *sparse, const char *name, ro_model_writer *writer);

uint64_t random_next(uint64_t *state);
float random_share(uint64_t *state);
/* Fisher and Yates. */
void shuffle(uint64_t *state, void *items, uint32_t count, size_t size);

#endif
