/* Making a network to be trained, and the way forward through it. */
#include "net.h"

#include "base/error.h"
#include "learn/dense.h"

#include <math.h>
#include <stdlib.h>

uint64_t net_random(net *n) {
    n->random ^= n->random << 13;
    n->random ^= n->random >> 7;
    n->random ^= n->random << 17;
    return n->random * 0x2545F4914F6CDD1Du >> 16;
}

float net_uniform(net *n) {
    return (float)(net_random(n) >> 24) / 16777216.0f;
}

/* Near enough to a normal one, of basic operations alone. */
static float draw(net *n) {
    float sum = -6;
    for (int i = 0; i < 12; i++)
        sum += net_uniform(n);
    return sum;
}

static float *floats(size_t count, bool *failed) {
    size_t size = (count * sizeof(float) + 63) / 64 * 64;
    float *room = aligned_alloc(64, size ? size : 64);
    *failed |= !room;
    if (room)
        memset(room, 0, size);
    return room;
}

static void make_weights(net *n, bool *failed) {
    size_t rows = (size_t)n->layout.shape.words + n->layout.shape.pieces, size = rows * n->layout.shape.width;
    n->dense = n->layout.size + (size_t)TRAIN_MEANING * n->layout.shape.width;
    n->meanings = floats((size_t)n->layout.shape.words * TRAIN_MEANING, failed);
    float **dense[] = {&n->weights, &n->gradients, &n->first, &n->second};
    float **sparse[] = {&n->table, &n->table_gradients, &n->table_first, &n->table_second};
    for (int i = 0; i < 4; i++) {
        *dense[i] = floats(n->dense, failed);
        *sparse[i] = floats(size, failed);
    }
    n->touched = calloc(rows, 1);
    n->list = calloc(rows, sizeof *n->list);
    *failed |= !n->touched || !n->list;
}

static void make_batch(net *n, bool *failed) {
    size_t width = n->layout.shape.width, arc = n->layout.columns[RO_NET_QUERY_W];
    size_t label = n->layout.columns[RO_NET_DEP_W], widest = 3 * width;
    for (uint32_t l = 0; l <= n->layout.shape.layers; l++) {
        n->x[l] = floats(NET_ROWS * width, failed);
        n->hidden[l] = floats(NET_ROWS * width, failed);
        n->back[l] = floats(NET_ROWS * width, failed);
        n->masks[l] = floats(NET_SENTENCES * width, failed);
        if (l < n->layout.shape.layers) {
            n->gates[l] = floats(NET_ROWS * 3 * width, failed);
            n->cells[l] = floats(NET_ROWS * width, failed);
        }
    }
    widest = widest > 512 ? widest : 512; /* a sentence against itself */
    widest = widest > n->layout.columns[RO_NET_TAG_W] ? widest : n->layout.columns[RO_NET_TAG_W];
    float **arcs[] = {&n->asked, &n->query, &n->key, &n->d_asked, &n->d_query, &n->d_key};
    for (size_t i = 0; i < sizeof arcs / sizeof *arcs; i++)
        *arcs[i] = floats((NET_ROWS + 1) * arc, failed);
    float **labels[] = {&n->dependent, &n->head, &n->label, &n->d_label, &n->d_head};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        *labels[i] = floats(NET_ROWS * label, failed);
    n->tags = floats(NET_ROWS * n->layout.columns[RO_NET_TAG_W], failed);
    n->names = floats(NET_ROWS * n->layout.columns[RO_NET_NAME_W], failed);
    n->relation = floats(NET_ROWS * n->layout.columns[RO_NET_RELATION_W], failed);
    n->d_top = floats(NET_ROWS * width, failed);
    n->arcs = floats(NET_LONGEST * ro_network_pad(NET_LONGEST + 1), failed);
    n->keys = floats(arc * ro_network_pad(NET_LONGEST + 1), failed);
    for (int i = 0; i < 3; i++)
        n->spare[i] = floats(NET_ROWS * widest + 3 * width * width, failed);
    n->inputs = calloc(NET_ROWS, sizeof *n->inputs);
    n->words = calloc(NET_ROWS, sizeof *n->words);
    n->meant = floats((size_t)NET_ROWS * TRAIN_MEANING, failed);
    *failed |= !n->inputs || !n->words;
}

static void draw_weights(net *n) {
    const ro_network_layout *layout = &n->layout;
    uint32_t width = layout->shape.width;
    size_t table = ((size_t)layout->shape.words + layout->shape.pieces) * width;
    for (size_t i = (size_t)layout->shape.words * width; i < table; i++) /* the words' begin as nothing */
        n->table[i] = 0.1f * draw(n);
    for (size_t i = 0; i < (size_t)TRAIN_MEANING * width; i++)
        net_meaning(n, n->weights)[i] = 0.1f * draw(n);
    for (int m = 0; m < RO_NET_MATRICES; m++) {
        if (layout->rows[m] < 2)
            continue;
        uint32_t out = m < RO_NET_LAYER_B ? width : layout->columns[m];
        float spread = sqrtf(2.0f / (float)(layout->rows[m] + out));
        for (size_t i = 0; i < (size_t)layout->rows[m] * layout->columns[m]; i++)
            net_at(n, m)[i] = spread * draw(n);
    }
    for (uint32_t i = 0; i < layout->columns[RO_NET_ROOT_KEY]; i++)
        net_at(n, RO_NET_ROOT_KEY)[i] = 0.3f * fabsf(draw(n));
    /* Some cells forget at once, some late. */
    for (uint32_t l = 0; l < layout->shape.layers; l++)
        for (uint32_t j = 0; j < width; j++)
            net_at(n, RO_NET_LAYER_B + l)[width + j] = net_uniform(n) * 2 - 0.5f;
}

int net_make(net *n, const ro_network_shape *shape, uint64_t seed, readout_error *error) {
    *n = (net){.random = seed * 0x9e3779b97f4a7c15u + 1, .beta1 = 1, .beta2 = 1};
    int status = ro_network_layout_of(shape, &n->layout, error);
    if (status)
        return status;
    n->trained = shape->words;
    bool failed = false;
    make_weights(n, &failed);
    make_batch(n, &failed);
    if (failed)
        return ro_fail_memory(error);
    draw_weights(n);
    return 0;
}

void net_free(net *n) {
    float *all[] = {n->weights,         n->gradients,   n->first,        n->second,    n->table,
                    n->table_gradients, n->table_first, n->table_second, n->tags,      n->names,
                    n->asked,           n->query,       n->key,          n->dependent, n->head,
                    n->label,           n->relation,    n->d_asked,      n->d_query,   n->d_key,
                    n->d_label,         n->d_head,      n->d_top,        n->arcs,      n->keys,
                    n->spare[0],        n->spare[1],    n->spare[2],     n->meanings,  n->meant};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    for (int l = 0; l <= RO_NETWORK_LAYERS; l++) {
        free(n->x[l]);
        free(n->hidden[l]);
        free(n->back[l]);
        free(n->masks[l]);
        if (l < RO_NETWORK_LAYERS) {
            free(n->gates[l]);
            free(n->cells[l]);
        }
    }
    free(n->touched);
    free(n->list);
    free(n->inputs);
    free(n->words);
    *n = (net){0};
}

void net_settle(net *n) {
    size_t words = n->layout.shape.words, width = n->layout.shape.width;
    for (size_t r = n->trained; r < words; r++)
        memcpy(n->table + r * width, n->table, width * sizeof *n->table);
    ro_dense_multiply(n->meanings, TRAIN_MEANING, net_meaning(n, n->weights), width, n->table, width, words,
                      TRAIN_MEANING, width, true);
}

void net_take(net *n, const train_corpus *corpus, const uint32_t *order, uint32_t *at, uint32_t end,
              uint32_t words) {
    n->corpus = corpus;
    n->rows = n->sentences = n->begin[0] = 0;
    for (; *at < end && n->sentences < NET_SENTENCES; ++*at) {
        const train_sentence *sentence = &corpus->sentences.items[order[*at]];
        if (sentence->words > NET_LONGEST)
            continue;
        if (n->sentences && n->rows + sentence->words > words)
            break;
        n->which[n->sentences] = order[*at];
        for (uint32_t w = 0; w < sentence->words; w++)
            n->words[n->rows++] = &corpus->words.items[sentence->first + w];
        n->begin[++n->sentences] = n->rows;
    }
}

/* Of the words whose row is hidden, the share whose meaning is hidden as well. */
#define HIDDEN_WHOLLY 0.4f

static void embed(net *n, const net_plan *plan, uint32_t row) {
    const train_word *word = n->words[row];
    uint32_t width = n->layout.shape.width, *inputs = n->inputs[row];
    float chance = plan->hides_words && word->drop > 0 ? net_uniform(n) : 1;
    inputs[0] = chance < word->drop || word->row >= n->trained ? 0 : word->row;
    uint32_t meaning = chance < word->drop * HIDDEN_WHOLLY ? 0 : word->row;
    memcpy(n->meant + (size_t)row * TRAIN_MEANING, n->meanings + (size_t)meaning * TRAIN_MEANING,
           TRAIN_MEANING * sizeof *n->meant);
    for (int p = 0; p < RO_WORD_PIECES; p++)
        inputs[p + 1] = n->layout.shape.words + word->features.pieces[p] % n->layout.shape.pieces;
    float *x = n->x[0] + (size_t)row * width;
    memset(x, 0, width * sizeof *x);
    for (int i = 0; i <= RO_WORD_PIECES; i++) {
        const float *from = n->table + (size_t)inputs[i] * width;
        for (uint32_t j = 0; j < width; j++)
            x[j] += from[j];
    }
}

/* hidden[l] = x[l] with a share of the values at 0, the same ones in all of a sentence. */
static void hide(net *n, uint32_t l, float share) {
    uint32_t width = n->layout.shape.width;
    for (uint32_t s = 0; s < n->sentences; s++) {
        float *mask = n->masks[l] + (size_t)s * width;
        for (uint32_t j = 0; j < width; j++)
            mask[j] = share <= 0 ? 1 : net_uniform(n) < share ? 0 : 1 / (1 - share);
        for (uint32_t r = n->begin[s]; r < n->begin[s + 1]; r++)
            for (uint32_t j = 0; j < width; j++)
                n->hidden[l][(size_t)r * width + j] = n->x[l][(size_t)r * width + j] * mask[j];
    }
}

static void multiply(net *n, const float *in, ro_network_matrix w, float *out) {
    size_t k = n->layout.rows[w], columns = n->layout.columns[w];
    ro_dense_multiply(in, k, net_at(n, w), columns, out, columns, n->rows, k, columns, false);
}

void net_forward(net *n, const net_plan *plan) {
    uint32_t width = n->layout.shape.width, layers = n->layout.shape.layers;
    for (uint32_t r = 0; r < n->rows; r++)
        embed(n, plan, r);
    ro_dense_multiply(n->meant, TRAIN_MEANING, net_meaning(n, n->weights), width, n->x[0], width, n->rows,
                      TRAIN_MEANING, width, true);
    for (uint32_t l = 0; l < layers; l++) {
        hide(n, l, l ? plan->drop : plan->drop_input);
        multiply(n, n->hidden[l], RO_NET_LAYER_W + l, n->gates[l]);
        ro_network_add_bias(n->gates[l], net_at(n, RO_NET_LAYER_B + l), n->rows, (size_t)3 * width);
        for (uint32_t s = 0; s < n->sentences; s++)
            ro_network_recur(width, n->begin[s], n->begin[s + 1], n->x[l], n->gates[l], n->cells[l],
                             n->x[l + 1]);
    }
    hide(n, layers, plan->drop);
    const float *top = n->hidden[layers];
    multiply(n, top, RO_NET_TAG_W, n->tags);
    ro_network_add_bias(n->tags, net_at(n, RO_NET_TAG_B), n->rows, n->layout.columns[RO_NET_TAG_W]);
    multiply(n, top, RO_NET_NAME_W, n->names);
    ro_network_add_bias(n->names, net_at(n, RO_NET_NAME_B), n->rows, n->layout.columns[RO_NET_NAME_W]);
    multiply(n, top, RO_NET_QUERY_W, n->asked);
    ro_network_relu(n->asked, net_at(n, RO_NET_QUERY_B), n->rows, n->layout.columns[RO_NET_QUERY_W]);
    multiply(n, n->asked, RO_NET_ARC, n->query);
    multiply(n, top, RO_NET_KEY_W, n->key);
    ro_network_relu(n->key, net_at(n, RO_NET_KEY_B), n->rows, n->layout.columns[RO_NET_KEY_W]);
    multiply(n, top, RO_NET_DEP_W, n->dependent);
    multiply(n, top, RO_NET_HEAD_W, n->head);
}

size_t net_arcs(net *n, uint32_t sentence) {
    enum { FAR = RO_NETWORK_DISTANCE };
    size_t arc = n->layout.columns[RO_NET_QUERY_W];
    uint32_t first = n->begin[sentence], count = n->begin[sentence + 1] - first;
    size_t stride = ro_network_pad(count + 1);
    const float *distance = net_at(n, RO_NET_DISTANCE);
    float *prior = n->spare[0];
    ro_dense_transpose(n->key + first * arc, arc, n->keys + 1, stride, count, arc);
    for (size_t i = 0; i < arc; i++) {
        n->keys[i * stride] = net_at(n, RO_NET_ROOT_KEY)[i];
        memset(n->keys + i * stride + count + 1, 0, (stride - count - 1) * sizeof(float));
    }
    ro_dense_multiply(net_at(n, RO_NET_KEY_PRIOR), arc, n->keys, stride, prior, stride, 1, arc, stride,
                      false);
    ro_dense_multiply(n->query + first * arc, arc, n->keys, stride, n->arcs, stride, count, arc, stride,
                      false);
    for (uint32_t d = 0; d < count; d++)
        for (uint32_t h = 0; h <= count; h++) {
            int32_t far = (int32_t)h - 1 - (int32_t)d;
            far = far < -FAR ? -FAR : far > FAR ? FAR : far;
            float *score = &n->arcs[d * stride + h];
            *score += prior[h] + (h ? distance[far + FAR] : 0);
            if (h == d + 1)
                *score = -1e9f;
        }
    return stride;
}

void net_labels(net *n, const uint32_t *heads) {
    size_t label = n->layout.columns[RO_NET_DEP_W];
    for (uint32_t r = 0; r < n->rows; r++) {
        const float *head = heads[r] == RO_NONE ? net_at(n, RO_NET_ROOT_LABEL) : n->head + heads[r] * label;
        for (size_t i = 0; i < label; i++)
            n->label[r * label + i] = n->dependent[r * label + i] + head[i];
    }
    ro_network_relu(n->label, net_at(n, RO_NET_LABEL_B), n->rows, label);
    multiply(n, n->label, RO_NET_RELATION_W, n->relation);
    ro_network_add_bias(n->relation, net_at(n, RO_NET_RELATION_B), n->rows,
                        n->layout.columns[RO_NET_RELATION_W]);
}
