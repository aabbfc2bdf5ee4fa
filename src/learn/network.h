/* One small recurrent network that reads a sentence once and answers for every word: its tag, its head, its
 * relation, and whether it is part of a name.
 *
 *     word, prefixes, suffixes, shape          rows of the embedding tables, summed
 *       ▼
 *     x[n × width]
 *       ▼  layers ×                            light recurrence (SRU: Lei et al. 2018), half the width read
 *     [z f r] = x·W + b                        forward, half backward; only products of the whole sentence
 *     c_t = f c_{t-1} + (1 − f) z              with a matrix, nothing sequential but this line
 *     x'  = r tanh c + (1 − r) x
 *       ▼
 *     tag   = x·T                              names = x·N
 *     arc   = relu(x·Q)·U·relu(x·K)ᵀ + u·K + distance      every word against every head (Dozat and Manning
 * 2017) label = relu(x_d·D + x_h·H)·R            for the chosen head
 *
 * All matrices are float, row-major, widths padded to RO_DENSE_LANES; the embedding tables are int8 with one
 * scale for the table. */
#ifndef RO_LEARN_NETWORK_H
#define RO_LEARN_NETWORK_H

#include "base/arena.h"

enum { RO_NETWORK_LAYERS = 6, RO_NETWORK_DISTANCE = 16 };

typedef struct {
    uint32_t width, layers;          /* width: a multiple of 2 × RO_DENSE_LANES */
    uint32_t arc, label;             /* inner widths of the arc and label scorers */
    uint32_t tags, relations, names; /* outputs */
    uint32_t words, pieces;          /* rows of the embedding tables; row 0 of words: unknown */
} ro_network_shape;

typedef enum {
    RO_NET_LAYER_W,
    RO_NET_LAYER_B = RO_NET_LAYER_W + RO_NETWORK_LAYERS,
    RO_NET_TAG_W = RO_NET_LAYER_B + RO_NETWORK_LAYERS,
    RO_NET_TAG_B,
    RO_NET_NAME_W,
    RO_NET_NAME_B,
    RO_NET_QUERY_W,
    RO_NET_QUERY_B,
    RO_NET_KEY_W,
    RO_NET_KEY_B,
    RO_NET_ARC,       /* [arc × arc] */
    RO_NET_ROOT_KEY,  /* [1 × arc] the key of the root, which is no word */
    RO_NET_KEY_PRIOR, /* [1 × arc] */
    RO_NET_DISTANCE,  /* [1 × 2·DISTANCE + 1] by head − dependent, cut at ±DISTANCE */
    RO_NET_DEP_W,
    RO_NET_HEAD_W,
    RO_NET_LABEL_B,
    RO_NET_ROOT_LABEL, /* [1 × label] */
    RO_NET_RELATION_W,
    RO_NET_RELATION_B,
    RO_NET_JUDGE_W, /* is this the word that was written here? Used in pretraining alone */
    RO_NET_JUDGE_B,
    RO_NET_MATRICES
} ro_network_matrix;

typedef struct {
    ro_network_shape shape;
    uint32_t rows[RO_NET_MATRICES], columns[RO_NET_MATRICES]; /* columns padded; 0 rows: not there */
    size_t offset[RO_NET_MATRICES];                           /* in floats */
    size_t size;                                              /* floats in all */
} ro_network_layout;

uint32_t ro_network_pad(uint32_t columns);
/* READOUT_BAD_MODEL when the shape is not possible. */
int ro_network_layout_of(const ro_network_shape *shape, ro_network_layout *layout, readout_error *error);

/* One layer's recurrence: from gates before activation to gates after it, cells and output. */
void ro_network_recur(uint32_t width, uint32_t begin, uint32_t end, const float *x, float *gates,
                      float *cells, float *out);
/* y = relu(y + b) for each of the rows. */
void ro_network_relu(float *y, const float *b, size_t rows, size_t columns);
void ro_network_add_bias(float *y, const float *b, size_t rows, size_t columns);

#endif
