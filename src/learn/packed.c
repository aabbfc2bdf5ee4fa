#include "learn/packed.h"

#include "base/error.h"
#include "learn/dispatch.h"
#include "learn/lanes.h"

#include <math.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

enum { MIDDLE = 128, MOST = 127, GROUP = 4, ROWS = 4, VECTORS = 4, PANEL = 16 * VECTORS };

static float largest(const float *w, uint32_t rows, uint32_t columns, uint32_t column) {
    float most = 0;
    for (uint32_t r = 0; r < rows; r++)
        most = fmaxf(most, fabsf(w[(size_t)r * columns + column]));
    return most;
}

static uint32_t panel_width(uint32_t columns, uint32_t first) {
    return columns - first < PANEL ? columns - first : PANEL;
}

static size_t place_of(uint32_t rows, uint32_t columns, uint32_t row, uint32_t column) {
    uint32_t first = column / PANEL * PANEL;
    return (size_t)first * rows +
           ((size_t)(row / GROUP) * panel_width(columns, first) + column - first) * GROUP + row % GROUP;
}

int ro_packed_make(ro_arena *arena, const float *w, uint32_t rows, uint32_t columns, ro_packed *packed,
                   readout_error *error) {
    size_t size = (size_t)rows * columns;
    char *room = ro_arena_alloc(arena, size + 64);
    int32_t *sums = ro_arena_zero(arena, columns, sizeof *sums);
    float *scales = ro_arena_alloc(arena, columns * sizeof *scales);
    if (!room || !sums || !scales)
        return ro_fail_memory(error);
    int8_t *weights = (int8_t *)room + (64 - (uintptr_t)room % 64) % 64;
    for (uint32_t c = 0; c < columns; c++) {
        float most = largest(w, rows, columns, c);
        scales[c] = most > 0 ? most / MOST : 1;
        for (uint32_t r = 0; r < rows; r++) {
            int8_t byte = (int8_t)lrintf(w[(size_t)r * columns + c] / scales[c]);
            weights[place_of(rows, columns, r, c)] = byte;
            sums[c] += MIDDLE * byte;
        }
    }
    *packed = (ro_packed){weights, sums, scales, rows, columns};
    return 0;
}

RO_DISPATCH(ro_packed_rows, (const float *x, size_t m, size_t k, uint8_t *bytes, float *scales),
            (x, m, k, bytes, scales)) {
    /* Adding this leaves the rounded integer in the low bits of the sum. */
    const float round = 12582912.0f;
    for (size_t r = 0; r < m; r++) {
        const float *row = x + r * k;
        ro_lanes most = {0};
        for (size_t i = 0; i < k; i += RO_DENSE_LANES) {
            ro_lanes v = RO_LANES_AT(row + i);
            v = ro_lanes_choose(v < 0, -v, v);
            most = ro_lanes_choose(v > most, v, most);
        }
        float top = 1e-6f;
        for (int l = 0; l < RO_DENSE_LANES; l++)
            top = most[l] > top ? most[l] : top;
        scales[r] = top / MOST;
        float inverse = MOST / top;
        for (size_t i = 0; i < k; i += RO_DENSE_LANES) {
            ro_lanes_mask v = (ro_lanes_mask)(RO_LANES_AT(row + i) * inverse + round);
            for (int l = 0; l < RO_DENSE_LANES; l++)
                bytes[r * k + i + (size_t)l] = (uint8_t)(v[l] + MIDDLE);
        }
    }
}

/* Any machine. */
RO_DISPATCH(multiply_plain,
            (const ro_packed *packed, const uint8_t *bytes, const float *scales, const float *bias, float *c,
             size_t m),
            (packed, bytes, scales, bias, c, m)) {
    uint32_t columns = packed->columns;
    for (size_t r = 0; r < m; r++)
        for (uint32_t column = 0; column < columns; column += RO_DENSE_LANES) {
            uint32_t first = column / PANEL * PANEL, width = panel_width(columns, first);
            int32_t sum[RO_DENSE_LANES];
            for (uint32_t l = 0; l < RO_DENSE_LANES; l++)
                sum[l] = -packed->sums[column + l];
            for (uint32_t i = 0; i < packed->rows; i += GROUP) {
                const uint8_t *a = bytes + r * packed->rows + i;
                const int8_t *w = packed->weights + (size_t)first * packed->rows +
                                  ((size_t)i * width + (column - first) * GROUP);
                for (uint32_t l = 0; l < RO_DENSE_LANES; l++)
                    sum[l] += a[0] * w[GROUP * l] + a[1] * w[GROUP * l + 1] + a[2] * w[GROUP * l + 2] +
                              a[3] * w[GROUP * l + 3];
            }
            for (uint32_t l = 0; l < RO_DENSE_LANES; l++)
                c[r * columns + column + l] =
                    (float)sum[l] * (scales[r] * packed->scales[column + l]) + (bias ? bias[column + l] : 0);
        }
}

#ifdef __x86_64__
#define BYTE_PRODUCTS __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/* sum += four products of a column's weights and a row's bytes. Written out because gcc 12 moves the sums
 * from register to register around its own function for it, which takes as long as the products. */
#define ADD_PRODUCTS(sum, row, weights) __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(row), "v"(weights))

/* `rows` rows by `vectors` vectors of sixteen columns. */
BYTE_PRODUCTS RO_INLINE void byte_tile(const ro_packed *packed, const uint8_t *bytes, const float *scales,
                                       const float *bias, float *c, uint32_t column, int rows, int vectors) {
    size_t k = packed->rows, n = packed->columns;
    __m512i sum[ROWS][VECTORS];
    for (int r = 0; r < rows; r++)
        for (int v = 0; v < vectors; v++)
            sum[r][v] = _mm512_setzero_si512();
    const int8_t *weights = packed->weights + column * k;
    for (size_t i = 0; i < k; i += GROUP, weights += 64 * vectors) {
        __m512i four[VECTORS];
        for (int v = 0; v < vectors; v++)
            four[v] = _mm512_loadu_si512(weights + 64 * v);
        for (int r = 0; r < rows; r++) {
            int32_t a;
            memcpy(&a, bytes + (size_t)r * k + i, sizeof a);
            __m512i row = _mm512_set1_epi32(a);
            for (int v = 0; v < vectors; v++)
                ADD_PRODUCTS(sum[r][v], row, four[v]);
        }
    }
    for (int v = 0; v < vectors; v++) {
        uint32_t at = column + 16 * (uint32_t)v;
        __m512i middle = _mm512_loadu_si512(packed->sums + at);
        __m512 scale = _mm512_loadu_ps(packed->scales + at);
        __m512 add = bias ? _mm512_loadu_ps(bias + at) : _mm512_setzero_ps();
        for (int r = 0; r < rows; r++) {
            __m512 value = _mm512_cvtepi32_ps(_mm512_sub_epi32(sum[r][v], middle));
            _mm512_storeu_ps(
                c + (size_t)r * n + at,
                _mm512_add_ps(_mm512_mul_ps(value, _mm512_mul_ps(_mm512_set1_ps(scales[r]), scale)), add));
        }
    }
}

/* All rows by one panel, so that its weights stay near. */
BYTE_PRODUCTS RO_INLINE void byte_panel(const ro_packed *packed, const uint8_t *bytes, const float *scales,
                                        const float *bias, float *c, size_t m, uint32_t column, int vectors) {
    size_t k = packed->rows, n = packed->columns, r = 0;
    for (; r + ROWS <= m; r += ROWS)
        byte_tile(packed, bytes + r * k, scales + r, bias, c + r * n, column, ROWS, vectors);
    for (; r + 2 <= m; r += 2)
        byte_tile(packed, bytes + r * k, scales + r, bias, c + r * n, column, 2, vectors);
    if (r < m)
        byte_tile(packed, bytes + r * k, scales + r, bias, c + r * n, column, 1, vectors);
}

BYTE_PRODUCTS static void multiply_bytes(const ro_packed *packed, const uint8_t *bytes, const float *scales,
                                         const float *bias, float *c, size_t m) {
    uint32_t column = 0;
    for (; column + PANEL <= packed->columns; column += PANEL)
        byte_panel(packed, bytes, scales, bias, c, m, column, VECTORS);
    switch ((packed->columns - column) / 16) {
    case 1:
        byte_panel(packed, bytes, scales, bias, c, m, column, 1);
        break;
    case 2:
        byte_panel(packed, bytes, scales, bias, c, m, column, 2);
        break;
    case 3:
        byte_panel(packed, bytes, scales, bias, c, m, column, 3);
        break;
    default:
        break;
    }
}
#endif

void ro_packed_multiply(const ro_packed *packed, const uint8_t *bytes, const float *scales, const float *bias,
                        float *c, size_t m) {
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) {
        multiply_bytes(packed, bytes, scales, bias, c, m);
        return;
    }
#endif
    multiply_plain(packed, bytes, scales, bias, c, m);
}
