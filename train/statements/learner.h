/* Training of learn/sparse.h: AdaGrad (Duchi et al. 2011) with features and slots left out at random, one
 * accumulator a row and part. Single-threaded: the same data in the same order gives the same bytes. */
#ifndef TRAIN_STATEMENTS_LEARNER_H
#define TRAIN_STATEMENTS_LEARNER_H

#include "learn/sparse.h"

enum { SLOT_WIDTH = 64, MOST_SLOTS = 9 };

typedef struct {
    uint32_t outputs, slots;
    bool rows_reach_hidden;
    uint32_t least;    /* times a feature must be seen */
    float rate;        /* of the first round; the last has a fifth of it */
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
    float *weights; /* [rows × width] straight, then hidden */
    float *squares; /* [rows × 2] */
    float bias[RO_SPARSE_OUTPUTS], bias_squares[RO_SPARSE_OUTPUTS];
    float hidden_bias[RO_SPARSE_HIDDEN], hidden_bias_squares[RO_SPARSE_HIDDEN];
    float top[RO_SPARSE_OUTPUTS][RO_SPARSE_HIDDEN], top_squares[RO_SPARSE_OUTPUTS][RO_SPARSE_HIDDEN];
    float *project, *project_squares; /* [inputs × hidden] */
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
/* First every feature is counted, then the table is closed. */
void learner_count(learner *l, const ro_features *features);
void learner_close(learner *l);
void learner_round(learner *l, uint32_t round);
/* slots: the vectors of each, NULL where there is none. */
void learner_scores(learner *l, const ro_features *features, const int8_t *const *slots, instance *x);
/* slope: the loss by each score. */
void learner_update(learner *l, const instance *x, const float *slope);
/* One step of logistic regression; returns the loss. */
float learner_step(learner *l, const ro_features *features, const int8_t *const *slots, bool right);
/* A scorer to use, in the arena; the learner is freed. */
ro_sparse learner_end(learner *l, ro_arena *arena);
void sparse_add(const ro_sparse *sparse, const char *name, ro_model_writer *writer);

uint64_t random_next(uint64_t *state);
float random_share(uint64_t *state);
/* Fisher and Yates. */
void shuffle(uint64_t *state, void *items, uint32_t count, size_t size);

#endif
