#include "learn/packed.h"

#include "base/error.h"
#include "learn/dispatch.h"
#include "learn/lanes.h"
#include "learn/packed_kernels.h"

enum { MIDDLE = 128, MOST = 127 };

/* most[columns]: the largest size in each column of w[rows × columns]. */
RO_DISPATCH(find_largest, (const float *restrict w, uint32_t rows, uint32_t columns, float *restrict most),
            (w, rows, columns, most)) {
    for (uint32_t r = 0; r < rows; r++, w += columns)
        for (uint32_t c = 0; c < columns; c += RO_DENSE_LANES) {
            ro_lanes size = (ro_lanes)((ro_lanes_mask)RO_LANES_AT(w + c) & INT32_MAX),
                     top = RO_LANES_AT(most + c);
            RO_LANES_AT(most + c) = ro_lanes_choose(size > top, size, top);
        }
}

/* Rounded by adding what leaves the integer in the low bits of the sum. */
RO_INLINE ro_lanes_mask rounded_lanes(ro_lanes x) {
    const float round = 12582912.0f;
    return (ro_lanes_mask)(x + round) - (ro_lanes_mask)ro_lanes_of(round);
}

/* A panel's columns, RO_GROUP rows at a time: a byte of each row beside each other. */
RO_DISPATCH(pack_panel,
            (const float *restrict w, uint32_t rows, uint32_t columns, uint32_t width,
             const float *restrict scales, int8_t *restrict weights, int32_t *restrict sums),
            (w, rows, columns, width, scales, weights, sums)) {
    for (uint32_t r = 0; r < rows;
         r += RO_GROUP, w += (size_t)RO_GROUP * columns, weights += RO_GROUP * width)
        for (uint32_t c = 0; c < width; c += RO_DENSE_LANES) {
            ro_lanes_mask sum = {0}, packed = {0};
            for (int k = 0; k < RO_GROUP; k++) {
                ro_lanes_mask byte =
                    rounded_lanes(RO_LANES_AT(w + (size_t)k * columns + c) / RO_LANES_AT(scales + c));
                sum += byte;
                packed |= (byte & UINT8_MAX) << 8 * k;
            }
            for (int l = 0; l < RO_DENSE_LANES; l++)
                sums[c + (uint32_t)l] += MIDDLE * sum[l];
            memcpy(weights + (size_t)RO_GROUP * c, &packed, sizeof packed);
        }
}

int ro_packed_make(ro_arena *arena, const float *w, uint32_t rows, uint32_t columns, ro_packed *packed,
                   readout_error *error) {
    size_t size = (size_t)rows * columns;
    char *room = ro_arena_alloc(arena, size + 64);
    int32_t *sums = ro_arena_zero(arena, columns, sizeof *sums);
    float *scales = ro_arena_zero(arena, columns, sizeof *scales);
    if (!room || !sums || !scales)
        return ro_fail_memory(error);
    int8_t *weights = (int8_t *)room + (64 - (uintptr_t)room % 64) % 64;
    find_largest(w, rows, columns, scales);
    for (uint32_t c = 0; c < columns; c++)
        scales[c] = scales[c] > 0 ? scales[c] / MOST : 1;
    for (uint32_t first = 0; first < columns; first += RO_PANEL)
        pack_panel(w + first, rows, columns, ro_panel_width(columns, first), scales + first,
                   weights + (size_t)first * rows, sums + first);
    *packed = (ro_packed){weights, sums, scales, rows, columns};
    return 0;
}

RO_INLINE float largest_size(const float *row, size_t k) {
    ro_lanes most = {0};
    for (size_t i = 0; i < k; i += RO_DENSE_LANES) {
        ro_lanes size = (ro_lanes)((ro_lanes_mask)RO_LANES_AT(row + i) & INT32_MAX);
        most = ro_lanes_choose(size > most, size, most);
    }
    float top = 1e-6f;
    for (int l = 0; l < RO_DENSE_LANES; l++)
        top = most[l] > top ? most[l] : top;
    return top;
}

RO_DISPATCH(ro_packed_rows,
            (const float *restrict x, size_t m, size_t k, uint8_t *restrict bytes, float *restrict scales),
            (x, m, k, bytes, scales)) {
    /* Adding this leaves the rounded integer in the low bits of the sum. */
    const float round = 12582912.0f;
    for (size_t r = 0; r < m; r++) {
        const float *row = x + r * k;
        uint8_t *to = bytes + r * k;
        float top = largest_size(row, k), inverse = MOST / top;
        scales[r] = top / MOST;
        for (size_t i = 0; i < k; i++) {
            union {
                float sum;
                uint32_t bits;
            } rounded = {row[i] * inverse + round};
            to[i] = (uint8_t)(rounded.bits + MIDDLE);
        }
    }
}

/* Any machine. */
RO_DISPATCH(ro_packed_multiply_plain,
            (const ro_packed *packed, const uint8_t *bytes, const float *scales, const float *bias, float *c,
             size_t m),
            (packed, bytes, scales, bias, c, m)) {
    uint32_t columns = packed->columns;
    for (size_t r = 0; r < m; r++)
        for (uint32_t column = 0; column < columns; column += RO_DENSE_LANES) {
            uint32_t first = column / RO_PANEL * RO_PANEL, width = ro_panel_width(columns, first);
            int32_t sum[RO_DENSE_LANES];
            for (uint32_t l = 0; l < RO_DENSE_LANES; l++)
                sum[l] = -packed->sums[column + l];
            for (uint32_t i = 0; i < packed->rows; i += RO_GROUP) {
                const uint8_t *a = bytes + r * packed->rows + i;
                const int8_t *w = packed->weights + (size_t)first * packed->rows +
                                  ((size_t)i * width + (column - first) * RO_GROUP);
                for (uint32_t l = 0; l < RO_DENSE_LANES; l++)
                    sum[l] += a[0] * w[RO_GROUP * l] + a[1] * w[RO_GROUP * l + 1] +
                              a[2] * w[RO_GROUP * l + 2] + a[3] * w[RO_GROUP * l + 3];
            }
            for (uint32_t l = 0; l < RO_DENSE_LANES; l++)
                c[r * columns + column + l] =
                    (float)sum[l] * (scales[r] * packed->scales[column + l]) + (bias ? bias[column + l] : 0);
        }
}

void ro_packed_multiply(const ro_packed *packed, const uint8_t *bytes, const float *scales, const float *bias,
                        float *c, size_t m) {
    for (const ro_packed_kernel *kernel = ro_packed_kernels; kernel->multiply; kernel++)
        if (kernel->runs_here()) {
            kernel->multiply(packed, bytes, scales, bias, c, m);
            return;
        }
    ro_packed_multiply_plain(packed, bytes, scales, bias, c, m);
}
