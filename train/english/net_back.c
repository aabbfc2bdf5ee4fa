/* The way back through the network. */
#include "learn/dispatch.h"
#include "learn/lanes.h"
#include "net.h"

#include <math.h>

/* e^x to about 2e-7 of itself, of basic operations alone; x ≤ 0. */
RO_LANES_INLINE ro_lanes exponential(ro_lanes x) {
    const float round = 12582912.0f;
    x = ro_lanes_choose(x < -87.0f, ro_lanes_of(-87.0f), x);
    ro_lanes whole = (x * 1.44269504f + round) - round;
    ro_lanes r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
    ro_lanes p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    ro_lanes_mask power = ((ro_lanes_mask)(whole + round) - (ro_lanes_mask)ro_lanes_of(round) + 127) << 23;
    return p * (ro_lanes)power;
}

/* Scores become what is to be divided by the sum that is returned to give chances. */
RO_INLINE float chances_of(float *x, uint32_t count, uint32_t padded) {
    float most = x[0], sum = 0;
    for (uint32_t i = 1; i < count; i++)
        most = x[i] > most ? x[i] : most;
    for (uint32_t i = 0; i < padded; i += RO_DENSE_LANES)
        RO_LANES_AT(x + i) = exponential(RO_LANES_AT(x + i) - most);
    for (uint32_t i = 0; i < count; i++)
        sum += x[i];
    for (uint32_t i = count; i < padded; i++)
        x[i] = 0;
    return sum;
}

RO_DISPATCH(net_chances, (float *x, uint32_t count, uint32_t padded), (x, count, padded)) {
    float sum = chances_of(x, count, padded);
    for (uint32_t i = 0; i < count; i++)
        x[i] /= sum;
}

/* Scores become what the loss asks of them: (chance − answer) · weight. *loss gains −log chance · weight. */
RO_DISPATCH(soften,
            (float *x, uint32_t count, uint32_t padded, const train_answer *answer, float weight,
             double *loss),
            (x, count, padded, answer, weight, loss)) {
    float sum = chances_of(x, count, padded);
    for (int a = 0; a < TRAIN_ANSWERS && answer->share[a] > 0; a++)
        *loss -= log((double)x[answer->label[a]] / sum + 1e-9) * answer->share[a] * weight;
    for (uint32_t i = 0; i < count; i++)
        x[i] *= weight / sum;
    for (int a = 0; a < TRAIN_ANSWERS && answer->share[a] > 0; a++)
        x[answer->label[a]] -= answer->share[a] * weight;
}

static train_answer surely(uint32_t label) {
    return (train_answer){.label = {(uint16_t)label}, .share = {1}};
}

/* What the teachers said of a word, or NULL. */
static const train_answers *answers_of(const net *n, const train_word *word) {
    return word->answers == RO_NONE ? NULL : &n->corpus->answers.items[word->answers];
}

/* gradients of `w` (and of its bias `b`) += in ᵀ · out; d_in += out · wᵀ. */
static void back_product(net *n, const float *in, ro_network_matrix w, ro_network_matrix b, const float *out,
                         float *d_in) {
    size_t k = n->layout.rows[w], columns = n->layout.columns[w];
    ro_dense_transpose(in, k, n->spare[0], NET_ROWS, n->rows, k);
    ro_dense_multiply(n->spare[0], NET_ROWS, out, columns, net_gradient(n, w), columns, k, n->rows, columns,
                      true);
    for (uint32_t r = 0; b != RO_NET_MATRICES && r < n->rows; r++)
        for (size_t c = 0; c < columns; c++)
            net_gradient(n, b)[c] += out[r * columns + c];
    if (!d_in)
        return;
    ro_dense_transpose(net_at(n, w), columns, n->spare[1], k, k, columns);
    ro_dense_multiply(out, columns, n->spare[1], k, d_in, k, n->rows, columns, k, true);
}

typedef enum { TAG, RELATION, NAME } question;

/* False where the answer is not known. */
static bool answer_to(const net *n, const train_word *word, question asked, train_answer *answer) {
    const train_answers *taught = answers_of(n, word);
    int16_t gold = asked == TAG ? word->tag : asked == RELATION ? word->relation : word->name;
    if (taught && asked != NAME)
        *answer = asked == TAG ? taught->tag : taught->relation;
    else if (gold >= 0)
        *answer = surely((uint32_t)gold);
    else
        return false;
    return true;
}

/* Scores whose answer is not known ask nothing. */
static bool soften_rows(net *n, float *scores, ro_network_matrix w, uint32_t labels, question asked,
                        float weight, double *loss) {
    uint32_t columns = n->layout.columns[w];
    bool any = false;
    for (uint32_t r = 0; r < n->rows; r++) {
        train_answer answer;
        bool known = answer_to(n, n->words[r], asked, &answer);
        if (known)
            soften(scores + (size_t)r * columns, labels, columns, &answer, weight, loss);
        else
            memset(scores + (size_t)r * columns, 0, columns * sizeof *scores);
        any |= known;
    }
    return any;
}

static void back_arcs_of(net *n, uint32_t s, float weight) {
    enum { FAR = RO_NETWORK_DISTANCE };
    size_t arc = n->layout.columns[RO_NET_QUERY_W], stride = net_arcs(n, s);
    uint32_t first = n->begin[s], count = n->begin[s + 1] - first;
    float *root_gradient = net_gradient(n, RO_NET_ROOT_KEY),
          *prior_gradient = net_gradient(n, RO_NET_KEY_PRIOR);
    float *keys = n->spare[2], sums[NET_LONGEST + RO_DENSE_LANES] = {0};
    for (uint32_t d = 0; d < count; d++) {
        const train_answers *taught = answers_of(n, n->words[first + d]);
        train_answer head = taught ? taught->head : surely((uint32_t)(n->words[first + d]->head + 1));
        soften(n->arcs + d * stride, count + 1, (uint32_t)stride, &head, weight, &n->loss[2]);
        for (uint32_t h = 0; h <= count; h++) {
            int32_t far = (int32_t)h - 1 - (int32_t)d;
            far = far < -FAR ? -FAR : far > FAR ? FAR : far;
            sums[h] += n->arcs[d * stride + h];
            if (h)
                net_gradient(n, RO_NET_DISTANCE)[far + FAR] += n->arcs[d * stride + h];
        }
    }
    ro_dense_transpose(n->keys, stride, keys, arc, arc, stride);
    ro_dense_multiply(n->arcs, stride, keys, arc, n->d_query + first * arc, arc, count, stride, arc, false);
    ro_dense_transpose(n->arcs, stride, n->spare[0], NET_ROWS, count, stride);
    ro_dense_multiply(n->spare[0], NET_ROWS, n->query + first * arc, arc, n->spare[1], arc, count + 1, count,
                      arc, false);
    for (uint32_t h = 0; h <= count; h++) {
        float *to = h ? n->d_key + (first + h - 1) * arc : root_gradient;
        for (size_t i = 0; i < arc; i++) {
            to[i] += n->spare[1][h * arc + i] + sums[h] * net_at(n, RO_NET_KEY_PRIOR)[i];
            prior_gradient[i] += sums[h] * keys[h * arc + i];
        }
    }
}

static void zero_where_cut(float *gradient, const float *value, size_t count) {
    for (size_t i = 0; i < count; i++)
        gradient[i] = value[i] > 0 ? gradient[i] : 0;
}

static void back_arcs(net *n, float weight, float *d_top) {
    size_t arc = n->layout.columns[RO_NET_QUERY_W], values = n->rows * arc;
    const float *top = n->hidden[n->layout.shape.layers];
    memset(n->d_query, 0, values * sizeof(float));
    memset(n->d_key, 0, values * sizeof(float));
    memset(n->d_asked, 0, values * sizeof(float));
    for (uint32_t s = 0; s < n->sentences; s++)
        if (n->corpus->sentences.items[n->which[s]].tree)
            back_arcs_of(n, s, weight);
    back_product(n, n->asked, RO_NET_ARC, RO_NET_MATRICES, n->d_query, n->d_asked);
    zero_where_cut(n->d_asked, n->asked, values);
    zero_where_cut(n->d_key, n->key, values);
    back_product(n, top, RO_NET_QUERY_W, RO_NET_QUERY_B, n->d_asked, d_top);
    back_product(n, top, RO_NET_KEY_W, RO_NET_KEY_B, n->d_key, d_top);
}

static void back_labels(net *n, float weight, float *d_top) {
    size_t label = n->layout.columns[RO_NET_DEP_W];
    const float *top = n->hidden[n->layout.shape.layers];
    uint32_t heads[NET_ROWS];
    for (uint32_t s = 0; s < n->sentences; s++)
        for (uint32_t r = n->begin[s]; r < n->begin[s + 1]; r++)
            heads[r] = n->words[r]->head < 0 ? RO_NONE : n->begin[s] + (uint32_t)n->words[r]->head;
    net_labels(n, heads);
    if (!soften_rows(n, n->relation, RO_NET_RELATION_W, n->layout.shape.relations, RELATION, weight,
                     &n->loss[3]))
        return;
    memset(n->d_label, 0, n->rows * label * sizeof(float));
    memset(n->d_head, 0, n->rows * label * sizeof(float));
    back_product(n, n->label, RO_NET_RELATION_W, RO_NET_RELATION_B, n->relation, n->d_label);
    zero_where_cut(n->d_label, n->label, n->rows * label);
    for (uint32_t r = 0; r < n->rows; r++) {
        float *to = heads[r] == RO_NONE ? net_gradient(n, RO_NET_ROOT_LABEL) : n->d_head + heads[r] * label;
        for (size_t i = 0; i < label; i++) {
            to[i] += n->d_label[r * label + i];
            net_gradient(n, RO_NET_LABEL_B)[i] += n->d_label[r * label + i];
        }
    }
    back_product(n, top, RO_NET_DEP_W, RO_NET_MATRICES, n->d_label, d_top);
    back_product(n, top, RO_NET_HEAD_W, RO_NET_MATRICES, n->d_head, d_top);
}

/* One direction of ro_network_recur, in reverse: `out` asks, `x` and `gates` are asked. */
RO_INLINE void back_direction(uint32_t width, uint32_t begin, uint32_t end, bool forward, const float *x,
                              const float *gates, const float *cells, const float *out, float *d_x,
                              float *d_gates) {
    static const float nothing[1024];
    uint32_t from = forward ? 0 : width / 2, to = forward ? width / 2 : width;
    float carried[1024] = {0};
    for (uint32_t i = 0; i < end - begin; i++) {
        uint32_t t = forward ? end - 1 - i : begin + i;
        bool first = forward ? t == begin : t + 1 == end;
        const float *before = first ? nothing : cells + (size_t)(forward ? t - 1 : t + 1) * width;
        const float *g = gates + (size_t)t * 3 * width;
        float *d_g = d_gates + (size_t)t * 3 * width;
        for (uint32_t j = from; j < to; j += RO_DENSE_LANES) {
            size_t at = (size_t)t * width + j;
            ro_lanes z = RO_LANES_AT(g + j), f = RO_LANES_AT(g + width + j),
                     r = RO_LANES_AT(g + 2 * width + j);
            ro_lanes tanh = ro_lanes_tanh(RO_LANES_AT(cells + at)), d = RO_LANES_AT(out + at);
            ro_lanes d_c = d * r * (1 - tanh * tanh) + RO_LANES_AT(carried + j);
            RO_LANES_AT(d_x + at) = d * (1 - r);
            RO_LANES_AT(d_g + j) = d_c * (1 - f);
            RO_LANES_AT(d_g + width + j) = d_c * (RO_LANES_AT(before + j) - z) * f * (1 - f);
            RO_LANES_AT(d_g + 2 * width + j) = d * (tanh - RO_LANES_AT(x + at)) * r * (1 - r);
            RO_LANES_AT(carried + j) = d_c * f;
        }
    }
}

RO_DISPATCH(back_recur,
            (uint32_t width, uint32_t begin, uint32_t end, const float *x, const float *gates,
             const float *cells, const float *out, float *d_x, float *d_gates),
            (width, begin, end, x, gates, cells, out, d_x, d_gates)) {
    back_direction(width, begin, end, true, x, gates, cells, out, d_x, d_gates);
    back_direction(width, begin, end, false, x, gates, cells, out, d_x, d_gates);
}

/* to += from with what was hidden at layer l hidden again. */
static void add_masked(net *n, uint32_t l, const float *from, float *to, bool replace) {
    uint32_t width = n->layout.shape.width;
    for (uint32_t s = 0; s < n->sentences; s++)
        for (uint32_t r = n->begin[s]; r < n->begin[s + 1]; r++)
            for (uint32_t j = 0; j < width; j++) {
                size_t at = (size_t)r * width + j;
                to[at] = (replace ? 0 : to[at]) + from[at] * n->masks[l][(size_t)s * width + j];
            }
}

static void back_layer(net *n, uint32_t l) {
    uint32_t width = n->layout.shape.width;
    float *d_gates = n->spare[2], *d_in = n->hidden[l + 1]; /* of the layer above: no longer needed */
    for (uint32_t s = 0; s < n->sentences; s++)
        back_recur(width, n->begin[s], n->begin[s + 1], n->x[l], n->gates[l], n->cells[l], n->back[l + 1],
                   n->back[l], d_gates);
    memset(d_in, 0, (size_t)n->rows * width * sizeof *d_in);
    back_product(n, n->hidden[l], RO_NET_LAYER_W + l, RO_NET_LAYER_B + l, d_gates, d_in);
    add_masked(n, l, d_in, n->back[l], false);
}

static void back_embeddings(net *n) {
    uint32_t width = n->layout.shape.width;
    for (uint32_t r = 0; r < n->rows; r++)
        for (int i = 0; i <= RO_WORD_PIECES; i++) {
            uint32_t row = n->inputs[r][i];
            float *to = n->table_gradients + (size_t)row * width;
            const float *from = n->back[0] + (size_t)r * width;
            if (!n->touched[row]) {
                n->touched[row] = 1;
                n->list[n->listed++] = row;
            }
            for (uint32_t j = 0; j < width; j++)
                to[j] += from[j];
        }
}

static void back_meanings(net *n) {
    uint32_t width = n->layout.shape.width;
    ro_dense_transpose(n->meant, TRAIN_MEANING, n->spare[0], NET_ROWS, n->rows, TRAIN_MEANING);
    ro_dense_multiply(n->spare[0], NET_ROWS, n->back[0], width, net_meaning(n, n->gradients), width,
                      TRAIN_MEANING, n->rows, width, true);
}

void net_backward(net *n, const net_plan *plan) {
    uint32_t layers = n->layout.shape.layers;
    float weight = 1.0f / (float)n->rows, *d_top = n->d_top;
    const float *top = n->hidden[layers];
    memset(d_top, 0, (size_t)n->rows * n->layout.shape.width * sizeof *d_top);
    if (soften_rows(n, n->tags, RO_NET_TAG_W, n->layout.shape.tags, TAG, weight, &n->loss[0]))
        back_product(n, top, RO_NET_TAG_W, RO_NET_TAG_B, n->tags, d_top);
    if (soften_rows(n, n->names, RO_NET_NAME_W, n->layout.shape.names, NAME, weight * plan->name_weight,
                    &n->loss[1]))
        back_product(n, top, RO_NET_NAME_W, RO_NET_NAME_B, n->names, d_top);
    back_arcs(n, weight, d_top);
    back_labels(n, weight, d_top);
    add_masked(n, layers, d_top, n->back[layers], true);
    for (uint32_t l = layers; l-- > 0;)
        back_layer(n, l);
    back_embeddings(n);
    back_meanings(n);
}
