/* A trained network in a model file, and running it.
 *
 *     net.shape      u32 × 9     ro_network_shape, in its order
 *     net.matrices   float[…]    as ro_network_layout_of lays them out
 *     net.words      int8[words × width]      net.pieces   int8[pieces × width]
 *     net.scales     float × 2   what one step of each table is worth
 *     net.keys       u32[2^k]    hashes of the forms, 0: empty; a form is sought from its low bits on
 *     net.rows       u32[2^k]    the row of each
 */
#ifndef RO_LEARN_NETWORK_MODEL_H
#define RO_LEARN_NETWORK_MODEL_H

#include "learn/model_file.h"
#include "learn/network.h"
#include "learn/packed.h"

typedef struct {
    ro_network_layout layout;
    const float *matrices;
    ro_packed packed[RO_NET_MATRICES]; /* of the matrices that words are multiplied with */
    const int8_t *words, *pieces;
    float word_scale, piece_scale;
    const uint32_t *keys, *rows;
    uint32_t key_mask;
} ro_network;

/* READOUT_BAD_MODEL with the reason when a section is missing or not as written above. */
int ro_network_open(ro_arena *arena, const ro_model_file *file, ro_network *network, readout_error *error);

/* The row of a form, 0 when it is not known. */
uint32_t ro_network_word(const ro_network *network, uint32_t form);
/* Asks for what ro_network_word will read. */
static inline void ro_network_fetch_slot(const ro_network *network, uint32_t form) {
    __builtin_prefetch(&network->keys[form & network->key_mask]);
    __builtin_prefetch(&network->rows[form & network->key_mask]);
}

static inline const float *ro_network_at(const ro_network *network, ro_network_matrix matrix) {
    return network->matrices + network->layout.offset[matrix];
}

/* One batch of whole sentences on its way through the network. Arrays are the scratch arena's. */
typedef struct {
    const ro_network *network;
    uint32_t rows, sentences;
    const uint32_t *begin; /* [sentences + 1] the first row of each, and the end */
    uint8_t *bytes;        /* [rows × width] of what is multiplied now, with scales[rows] */
    float *scales;
    float *x; /* [rows × width] embeddings, then each layer's result */
    float *spare, *gates, *cells;
    float *asked, *query, *key;            /* [rows × arc]; query is asked · ARC */
    float *dependent, *head;               /* [rows × label] */
    float *label, *relation;               /* [rows × label], [rows × relations] */
    float *arcs, *keys_transposed, *prior; /* of one sentence */
} ro_network_run;

/* Room for a batch of `rows` words, in sentences of at most `longest`. */
int ro_network_make_run(const ro_network *network, uint32_t rows, uint32_t longest, ro_network_run *run,
                        ro_arena *scratch, readout_error *error);
/* Asks for the rows that ro_network_embed will read: the tables are larger than the nearer caches. */
void ro_network_fetch(const ro_network *network, uint32_t word_row, const uint32_t *pieces,
                      uint32_t piece_count);
/* Puts a word's embedding into its row; word_row is ro_network_word's. */
void ro_network_embed(ro_network_run *run, uint32_t row, uint32_t word_row, const uint32_t *pieces,
                      uint32_t piece_count);
/* From the embeddings to run->x and what the scorers need. */
void ro_network_forward(ro_network_run *run);
/* Scores for each row: out[rows × padded columns of w]. Straight after ro_network_forward. */
void ro_network_scores(const ro_network_run *run, ro_network_matrix w, ro_network_matrix b, float *out);
/* Makes ready for ro_network_arcs, once the scores are taken. */
void ro_network_ask(ro_network_run *run);
/* run->arcs for the sentence as ro_tree_decode takes them; returns the stride. */
size_t ro_network_arcs(ro_network_run *run, uint32_t sentence);
/* run->relation for each row, by the heads: heads[rows], rows of the batch or RO_NONE. */
void ro_network_relations(ro_network_run *run, const uint32_t *heads);

#endif
