/* Training of the network of learn/network.h: the way back through it, and Adam (Kingma and Ba 2015).
 *
 *     batch of sentences ──forward──▶ x[layers] ──scorers──▶ loss
 *                        ◀─────────── gradients ◀──────────────┘
 *
 * One thread, one order, arithmetic that does not depend on the machine's vectors (learn/dense.h): the same
 * data and flags give the same weights, bit by bit. */
#ifndef TRAIN_ENGLISH_NET_H
#define TRAIN_ENGLISH_NET_H

#include "corpus.h"
#include "learn/network.h"
#include "meanings.h"

enum { NET_ROWS = 2048, NET_SENTENCES = 512, NET_LONGEST = 400 };

typedef struct {
    float rate;             /* of learning, at its highest */
    float drop_input, drop; /* shares of values hidden: of the embeddings, of the layers */
    bool hides_words;       /* by train_word.drop */
    uint32_t passes, batch; /* over the data; words a batch */
    float silver, taught;   /* the shares of such sentences that a pass takes */
    uint32_t untaught;      /* last passes, without the taught ones */
    float name_weight;
} net_plan;

/* Sentences of a corpus: [0, gold) from treebanks, [gold, silver) with names alone, the rest news that
 * teachers answer for. */
typedef struct {
    uint32_t gold, silver;
} net_parts;

/* The network and all that its training needs. */
typedef struct {
    ro_network_layout layout;
    size_t dense;                                /* floats of the matrices, and of the one below */
    float *weights, *gradients, *first, *second; /* of the matrices; first and second moments */
    uint32_t trained;                            /* rows of words from here on have a meaning alone */
    float *meanings;                             /* [words × TRAIN_MEANING], not trained */
    float *table, *table_gradients, *table_first, *table_second; /* words, then pieces: [rows × width] */
    uint8_t *touched;                                            /* [table rows] since the last update */
    uint32_t *list, listed;
    uint64_t random;
    double beta1, beta2; /* powers so far */

    /* the batch */
    const train_corpus *corpus;
    uint32_t rows, sentences;
    uint32_t begin[NET_SENTENCES + 1], which[NET_SENTENCES];
    uint32_t (*inputs)[RO_WORD_PIECES + 1];
    const train_word **words;                                        /* [rows] */
    float *meant;                                                    /* [rows × TRAIN_MEANING] */
    float *x[RO_NETWORK_LAYERS + 1], *hidden[RO_NETWORK_LAYERS + 1]; /* values; the same with some hidden */
    float *masks[RO_NETWORK_LAYERS + 1];                             /* [sentences × width] */
    float *gates[RO_NETWORK_LAYERS], *cells[RO_NETWORK_LAYERS], *back[RO_NETWORK_LAYERS + 1];
    float *tags, *names, *asked, *query, *key, *dependent, *head, *label, *relation;
    float *d_asked, *d_query, *d_key, *d_label, *d_head;
    float *arcs, *keys, *d_top, *spare[3];
    double loss[4]; /* tag, name, arc, relation: sums of this pass */
} net;

int net_make(net *n, const ro_network_shape *shape, uint64_t seed, readout_error *error);
void net_free(net *n);

static inline float *net_at(net *n, ro_network_matrix m) {
    return n->weights + n->layout.offset[m];
}

static inline float *net_gradient(net *n, ro_network_matrix m) {
    return n->gradients + n->layout.offset[m];
}

/* [TRAIN_MEANING × width], behind the matrices: what a word's meaning adds to its embedding. Once trained it
 * goes into the words' rows (net_settle), so that it is no part of the network that is written. */
static inline float *net_meaning(net *n, float *dense) {
    return dense + n->layout.size;
}

/* Puts the meanings into the words' rows; rows that were not trained become that of the unknown word first.
 */
void net_settle(net *n);

uint64_t net_random(net *n);
/* [0, 1) */
float net_uniform(net *n);

/* Takes sentences order[*at …] of the corpus until the batch has `words` words. */
void net_take(net *n, const train_corpus *corpus, const uint32_t *order, uint32_t *at, uint32_t end,
              uint32_t words);
/* From words to scores, some values hidden by the plan. */
void net_forward(net *n, const net_plan *plan);
/* The scores of one sentence's arcs into n->arcs; returns the stride. */
size_t net_arcs(net *n, uint32_t sentence);
/* Label scores for the heads given: rows of the batch, or RO_NONE. */
void net_labels(net *n, const uint32_t *heads);
/* Scores become chances, the padding 0. */
void net_chances(float *x, uint32_t count, uint32_t padded);
/* One step: forward, back, update. */
void net_step(net *n, const net_plan *plan, float rate);
void net_backward(net *n, const net_plan *plan);

/* Trains on the corpus. */
int net_train(net *n, const train_corpus *corpus, const net_parts *parts, const net_plan *plan,
              void (*progress)(void *context, const char *line), void *context, readout_error *error);

#endif
