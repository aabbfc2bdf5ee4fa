#include "learn/network.h"

#include "base/error.h"
#include "learn/dispatch.h"
#include "learn/lanes.h"

uint32_t ro_network_pad(uint32_t columns) {
    return (columns + RO_DENSE_LANES - 1) / RO_DENSE_LANES * RO_DENSE_LANES;
}

int ro_network_layout_of(const ro_network_shape *s, ro_network_layout *layout, readout_error *error) {
    enum { MOST = 4096 };
    if (!s->width || s->width % (2 * RO_DENSE_LANES) || s->width > 1024 || !s->layers ||
        s->layers > RO_NETWORK_LAYERS || !s->arc || s->arc > MOST || !s->label || s->label > MOST ||
        !s->tags || s->tags > MOST || !s->relations || s->relations > MOST || !s->names || s->names > MOST ||
        !s->words || !s->pieces)
        return ro_fail(error, READOUT_BAD_MODEL, "a network of an impossible shape");
    *layout = (ro_network_layout){.shape = *s};
    const struct {
        ro_network_matrix id;
        uint32_t rows, columns;
    } list[] = {
        {RO_NET_TAG_W, s->width, s->tags},
        {RO_NET_TAG_B, 1, s->tags},
        {RO_NET_NAME_W, s->width, s->names},
        {RO_NET_NAME_B, 1, s->names},
        {RO_NET_QUERY_W, s->width, s->arc},
        {RO_NET_QUERY_B, 1, s->arc},
        {RO_NET_KEY_W, s->width, s->arc},
        {RO_NET_KEY_B, 1, s->arc},
        {RO_NET_ARC, ro_network_pad(s->arc), s->arc},
        {RO_NET_ROOT_KEY, 1, s->arc},
        {RO_NET_KEY_PRIOR, 1, s->arc},
        {RO_NET_DISTANCE, 1, 2 * RO_NETWORK_DISTANCE + 1},
        {RO_NET_DEP_W, s->width, s->label},
        {RO_NET_HEAD_W, s->width, s->label},
        {RO_NET_LABEL_B, 1, s->label},
        {RO_NET_ROOT_LABEL, 1, s->label},
        {RO_NET_RELATION_W, ro_network_pad(s->label), s->relations},
        {RO_NET_RELATION_B, 1, s->relations},
        {RO_NET_JUDGE_W, s->width, 1},
        {RO_NET_JUDGE_B, 1, 1},
    };
    for (uint32_t l = 0; l < s->layers; l++) {
        layout->rows[RO_NET_LAYER_W + l] = s->width;
        layout->rows[RO_NET_LAYER_B + l] = 1;
        layout->columns[RO_NET_LAYER_W + l] = layout->columns[RO_NET_LAYER_B + l] = 3 * s->width;
    }
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        layout->rows[list[i].id] = list[i].rows;
        layout->columns[list[i].id] = ro_network_pad(list[i].columns);
    }
    for (int m = 0; m < RO_NET_MATRICES; m++) {
        layout->offset[m] = layout->size;
        layout->size += (size_t)layout->rows[m] * layout->columns[m];
    }
    return 0;
}

RO_INLINE void step(uint32_t width, uint32_t from, uint32_t to, const float *x, float *gates, float *cells,
                    const float *before, float *out) {
    for (uint32_t j = from; j < to; j += RO_DENSE_LANES) {
        ro_lanes z = RO_LANES_AT(gates + j);
        ro_lanes f = ro_lanes_sigmoid(RO_LANES_AT(gates + width + j));
        ro_lanes r = ro_lanes_sigmoid(RO_LANES_AT(gates + 2 * width + j));
        ro_lanes c = f * RO_LANES_AT(before + j) + (1 - f) * z;
        RO_LANES_AT(gates + width + j) = f;
        RO_LANES_AT(gates + 2 * width + j) = r;
        RO_LANES_AT(cells + j) = c;
        RO_LANES_AT(out + j) = r * ro_lanes_tanh(c) + (1 - r) * RO_LANES_AT(x + j);
    }
}

RO_DISPATCH(ro_network_recur,
            (uint32_t width, uint32_t begin, uint32_t end, const float *x, float *gates, float *cells,
             float *out),
            (width, begin, end, x, gates, cells, out)) {
    static const float nothing[1024];
    for (uint32_t t = begin; t < end; t++)
        step(width, 0, width / 2, x + (size_t)t * width, gates + (size_t)t * 3 * width,
             cells + (size_t)t * width, t > begin ? cells + (size_t)(t - 1) * width : nothing,
             out + (size_t)t * width);
    for (uint32_t t = end; t-- > begin;)
        step(width, width / 2, width, x + (size_t)t * width, gates + (size_t)t * 3 * width,
             cells + (size_t)t * width, t + 1 < end ? cells + (size_t)(t + 1) * width : nothing,
             out + (size_t)t * width);
}

RO_DISPATCH(ro_network_relu, (float *y, const float *b, size_t rows, size_t columns), (y, b, rows, columns)) {
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            float v = y[r * columns + c] + b[c];
            y[r * columns + c] = v > 0 ? v : 0;
        }
}

RO_DISPATCH(ro_network_add_bias, (float *y, const float *b, size_t rows, size_t columns),
            (y, b, rows, columns)) {
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++)
            y[r * columns + c] += b[c];
}
