/* A scorer over sparse features, with a small hidden layer beside it ("wide and deep", Cheng et al. 2016).
 *
 *     features  f0 f1 …  ─▶ table ─▶ row: int8 [outputs] straight to the scores
 *                                         int8 [hidden] into the hidden layer (or none)
 *     dense     x[inputs] ─▶ x · P ─────▶ [hidden]
 *     h = relu(Σ hidden rows + x · P + b)
 *     scores = Σ straight rows + T · h + c
 *
 * A feature is 64 bits of hash. The table knows those that training saw often enough, each under 16 bits of
 * its hash, so that no two share a row; any other feature adds nothing.
 *
 * Sections of a model file, for a scorer called NAME:
 *     NAME.shape   u32 outputs, hidden, rows_reach_hidden, inputs, slots; float straight, deep: a step's
 * worth NAME.tags    u16[slots]     0: empty; a feature is sought from its high bits on NAME.rows int8[slots
 * × row] NAME.dense   float: c[outputs] b[hidden] T[outputs × hidden] P[inputs × hidden]
 */
#ifndef RO_LEARN_SPARSE_H
#define RO_LEARN_SPARSE_H

#include "learn/model_file.h"
#include "learn/packed.h"

enum { RO_SPARSE_OUTPUTS = 4, RO_SPARSE_HIDDEN = 32, RO_SPARSE_FEATURES = 250, RO_SPARSE_WINDOW = 16 };

typedef struct {
    uint64_t items[RO_SPARSE_FEATURES];
    uint32_t count;
} ro_features;

/* Template `t` saw a, b and c. */
static inline void ro_features_add(ro_features *features, uint32_t t, uint32_t a, uint32_t b, uint32_t c) {
    uint64_t x =
        t * 0x9e3779b97f4a7c15u + a * 0xc2b2ae3d27d4eb4fu + b * 0x165667b19e3779f9u + c * 0xd6e8feb86659fd93u;
    x = (x ^ x >> 32) * 0xff51afd7ed558ccdu;
    if (features->count < RO_SPARSE_FEATURES)
        features->items[features->count++] = x ^ x >> 29;
}

typedef struct {
    uint32_t outputs, hidden, rows_reach_hidden, inputs, slots;
    float straight, deep;
} ro_sparse_shape;

typedef struct {
    ro_sparse_shape shape;
    uint32_t row; /* bytes */
    const uint16_t *tags;
    const int8_t *rows;
    const float *bias, *hidden_bias, *top, *project;
    ro_packed packed; /* P as [width × slots · hidden], by ro_sparse_pack */
} ro_sparse;

/* READOUT_BAD_MODEL with the reason when a section is missing or not as written above. */
int ro_sparse_open(const ro_model_file *file, const char *name, ro_sparse *sparse, readout_error *error);

/* Makes bytes of P, for ro_sparse_project; `width` inputs fill a slot. */
int ro_sparse_pack(ro_arena *arena, uint32_t width, ro_sparse *sparse, readout_error *error);

static inline uint16_t ro_sparse_tag(uint64_t feature) {
    uint16_t tag = (uint16_t)feature;
    return tag ? tag : 1;
}

static inline uint32_t ro_sparse_begin(uint64_t feature, uint32_t slots) {
    return (uint32_t)((feature >> 32) * slots >> 32);
}

/* The rows of some features, summed. At most RO_SPARSE_FEATURES int8 fit int16. */
typedef struct {
    int16_t straight[RO_SPARSE_OUTPUTS];
    int16_t deep[RO_SPARSE_HIDDEN];
} ro_sparse_sums;

/* Asks for what is read first of the features [begin, end). The tables are larger than the nearer caches:
 * where something else is done in between, most of the waiting is spared. */
void ro_sparse_fetch(const ro_sparse *sparse, const ro_features *features, uint32_t begin, uint32_t end);

/* Adds the features' rows to the sums, which may hold those of other features of the same instance. */
void ro_sparse_add(const ro_sparse *sparse, const ro_features *features, ro_sparse_sums *sums);

/* scores[outputs]. `dense` is x · P, [hidden], or NULL where the scorer has no inputs. */
void ro_sparse_scores(const ro_sparse *sparse, const ro_sparse_sums *sums, const float *dense, float *scores);

/* x[rows × width], as bytes with a scale a row (learn/packed.h), through each of the inputs / width slots of
 * P: sums[rows × slots × hidden]. The dense part of an instance is the sum, over its slots, of the slot's
 * part of the row that fills it. */
void ro_sparse_project(const ro_sparse *sparse, const uint8_t *bytes, const float *scales, size_t rows,
                       float *sums);

/* The chance of the only output. */
float ro_sparse_chance(const ro_sparse *sparse, const ro_features *features, const float *dense);

/* The same of a scorer whose rows do not reach the hidden layer; but once the score is below `far` after any
 * RO_SPARSE_LOOK of the features, the rest is left unread and the chance is `chance_there`. */
enum { RO_SPARSE_LOOK = 16 };
float ro_sparse_glance(const ro_sparse *sparse, const ro_features *features, const float *dense, float far,
                       float chance_there);

#endif
