#include "base/error.h"
#include "learn/dense.h"
#include "learn/dispatch.h"
#include "learn/network_model.h"

static float *floats(ro_arena *scratch, size_t rows, size_t columns, bool *failed) {
    char *bytes = ro_arena_alloc(scratch, rows * columns * sizeof(float) + 64);
    *failed |= !bytes;
    return bytes ? (float *)(bytes + (64 - (uintptr_t)bytes % 64) % 64) : NULL;
}

int ro_network_make_run(const ro_network *network, uint32_t rows, uint32_t longest, ro_network_run *run,
                        ro_arena *scratch, readout_error *error) {
    const ro_network_layout *layout = &network->layout;
    size_t width = layout->shape.width, arc = layout->columns[RO_NET_QUERY_W];
    size_t label = layout->columns[RO_NET_DEP_W], stride = ro_network_pad(longest + 1);
    size_t widest = width > arc ? width : arc;
    widest = widest > label ? widest : label;
    bool failed = false;
    *run = (ro_network_run){.network = network};
    run->bytes = (uint8_t *)floats(scratch, rows, (widest + 3) / 4, &failed);
    run->scales = floats(scratch, rows, 1, &failed);
    run->x = floats(scratch, rows, width, &failed);
    run->spare = floats(scratch, rows, width, &failed);
    run->cells = floats(scratch, rows, width, &failed);
    run->gates = floats(scratch, rows, 3 * width, &failed);
    run->prior = floats(scratch, 1, stride, &failed);
    run->asked = floats(scratch, rows, arc, &failed);
    run->query = floats(scratch, rows, arc, &failed);
    run->key = floats(scratch, rows, arc, &failed);
    run->dependent = floats(scratch, rows, label, &failed);
    run->head = floats(scratch, rows, label, &failed);
    run->label = floats(scratch, rows, label, &failed);
    run->relation = floats(scratch, rows, layout->columns[RO_NET_RELATION_W], &failed);
    run->arcs = floats(scratch, longest, stride, &failed);
    run->keys_transposed = floats(scratch, arc, stride, &failed);
    return failed ? ro_fail_memory(error) : 0;
}

enum { MOST_PIECES = 64, BLOCK = 32 }; /* of pieces, the bytes' sum fits sixteen bits with room to spare */

typedef int8_t byte_block __attribute__((vector_size(BLOCK), aligned(1), may_alias));
typedef int16_t sum_block __attribute__((vector_size(2 * BLOCK), may_alias));

/* x = what the pieces' rows add up to, and the word's row; each with its scale. */
RO_DISPATCH(join_rows,
            (float *restrict x, const int8_t *const *pieces, uint32_t count, float piece_scale,
             const int8_t *restrict word, float word_scale, size_t width),
            (x, pieces, count, piece_scale, word, word_scale, width)) {
    for (size_t j = 0; j < width; j += BLOCK) {
        sum_block sum = {0};
        for (uint32_t p = 0; p < count; p++)
            sum += __builtin_convertvector(*(const byte_block *)(pieces[p] + j), sum_block);
        for (size_t i = 0; i < BLOCK; i++)
            x[j + i] = piece_scale * (float)sum[i] + word_scale * (float)word[j + i];
    }
}

static const int8_t *piece_row(const ro_network *network, uint32_t piece) {
    return network->pieces + (size_t)(piece % network->layout.shape.pieces) * network->layout.shape.width;
}

static void fetch_row(const int8_t *row, size_t width) {
    for (size_t j = 0; j < width; j += 64)
        __builtin_prefetch(row + j);
}

void ro_network_fetch(const ro_network *network, uint32_t word_row, const uint32_t *pieces,
                      uint32_t piece_count) {
    size_t width = network->layout.shape.width;
    fetch_row(network->words + word_row * width, width);
    for (uint32_t p = 0; p < piece_count && p < MOST_PIECES; p++)
        fetch_row(piece_row(network, pieces[p]), width);
}

void ro_network_embed(ro_network_run *run, uint32_t row, uint32_t word_row, const uint32_t *pieces,
                      uint32_t piece_count) {
    const ro_network *network = run->network;
    size_t width = network->layout.shape.width;
    const int8_t *rows[MOST_PIECES];
    uint32_t count = piece_count < MOST_PIECES ? piece_count : MOST_PIECES;
    for (uint32_t p = 0; p < count; p++)
        rows[p] = piece_row(network, pieces[p]);
    join_rows(run->x + row * width, rows, count, network->piece_scale, network->words + word_row * width,
              network->word_scale, width);
}

/* What is multiplied next: the rows of `in`, as bytes. */
static void take_rows(ro_network_run *run, const float *in, size_t columns) {
    ro_packed_rows(in, run->rows, columns, run->bytes, run->scales);
}

static void multiply(const ro_network_run *run, ro_network_matrix w, const float *bias, float *out) {
    ro_packed_multiply(&run->network->packed[w], run->bytes, run->scales, bias, out, run->rows);
}

void ro_network_forward(ro_network_run *run) {
    const ro_network *network = run->network;
    const ro_network_layout *layout = &network->layout;
    uint32_t width = layout->shape.width;
    for (uint32_t l = 0; l < layout->shape.layers; l++) {
        take_rows(run, run->x, width);
        multiply(run, RO_NET_LAYER_W + l, ro_network_at(network, RO_NET_LAYER_B + l), run->gates);
        for (uint32_t s = 0; s < run->sentences; s++)
            ro_network_recur(width, run->begin[s], run->begin[s + 1], run->x, run->gates, run->cells,
                             run->spare);
        float *swap = run->x;
        run->x = run->spare;
        run->spare = swap;
    }
    size_t arc = layout->columns[RO_NET_QUERY_W];
    take_rows(run, run->x, width);
    multiply(run, RO_NET_KEY_W, NULL, run->key);
    ro_network_relu(run->key, ro_network_at(network, RO_NET_KEY_B), run->rows, arc);
    multiply(run, RO_NET_DEP_W, NULL, run->dependent);
    multiply(run, RO_NET_HEAD_W, NULL, run->head);
    multiply(run, RO_NET_QUERY_W, NULL, run->asked);
    ro_network_relu(run->asked, ro_network_at(network, RO_NET_QUERY_B), run->rows, arc);
}

void ro_network_scores(const ro_network_run *run, ro_network_matrix w, ro_network_matrix b, float *out) {
    multiply(run, w, ro_network_at(run->network, b), out);
}

static void transpose_keys(ro_network_run *run, const float *key, uint32_t n, size_t arc, size_t stride) {
    const float *root = ro_network_at(run->network, RO_NET_ROOT_KEY);
    ro_dense_transpose(key, arc, run->keys_transposed + 1, stride, n, arc);
    for (size_t i = 0; i < arc; i++) {
        float *row = run->keys_transposed + i * stride;
        row[0] = root[i];
        memset(row + n + 1, 0, (stride - n - 1) * sizeof *row);
    }
}

/* scores[n × stride] += what the head's key and its distance add. */
RO_DISPATCH(add_priors, (float *scores, size_t stride, uint32_t n, const float *prior, const float *distance),
            (scores, stride, n, prior, distance)) {
    for (uint32_t d = 0; d < n; d++) {
        float *row = scores + d * stride;
        row[0] += prior[0];
        for (uint32_t h = 0; h < n; h++) {
            int32_t far = (int32_t)h - (int32_t)d;
            far = far < -RO_NETWORK_DISTANCE ? -RO_NETWORK_DISTANCE : far;
            far = far > RO_NETWORK_DISTANCE ? RO_NETWORK_DISTANCE : far;
            row[h + 1] += prior[h + 1] + distance[far + RO_NETWORK_DISTANCE];
        }
    }
}

size_t ro_network_arcs(ro_network_run *run, uint32_t sentence) {
    const ro_network *network = run->network;
    size_t arc = network->layout.columns[RO_NET_QUERY_W];
    uint32_t first = run->begin[sentence], n = run->begin[sentence + 1] - first;
    size_t stride = ro_network_pad(n + 1);
    transpose_keys(run, run->key + first * arc, n, arc, stride);
    ro_dense_multiply(ro_network_at(network, RO_NET_KEY_PRIOR), arc, run->keys_transposed, stride, run->prior,
                      stride, 1, arc, stride, false);
    ro_dense_multiply(run->query + first * arc, arc, run->keys_transposed, stride, run->arcs, stride, n, arc,
                      stride, false);
    add_priors(run->arcs, stride, n, run->prior, ro_network_at(network, RO_NET_DISTANCE));
    return stride;
}

void ro_network_ask(ro_network_run *run) {
    take_rows(run, run->asked, run->network->layout.columns[RO_NET_QUERY_W]);
    multiply(run, RO_NET_ARC, NULL, run->query);
}

void ro_network_relations(ro_network_run *run, const uint32_t *heads) {
    const ro_network *network = run->network;
    size_t label = network->layout.columns[RO_NET_DEP_W];
    for (uint32_t r = 0; r < run->rows; r++) {
        const float *head =
            heads[r] == RO_NONE ? ro_network_at(network, RO_NET_ROOT_LABEL) : run->head + heads[r] * label;
        const float *dependent = run->dependent + r * label;
        float *out = run->label + r * label;
        for (size_t i = 0; i < label; i++)
            out[i] = dependent[i] + head[i];
    }
    ro_network_relu(run->label, ro_network_at(network, RO_NET_LABEL_B), run->rows, label);
    take_rows(run, run->label, label);
    multiply(run, RO_NET_RELATION_W, ro_network_at(network, RO_NET_RELATION_B), run->relation);
}
