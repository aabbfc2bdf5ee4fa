/* Byte products with the instructions of x86-64 machines. */
#include "learn/packed_kernels.h"

#ifdef __x86_64__
#include "learn/dispatch.h"

#include <immintrin.h>

/* ---- four products and their sum in one instruction (AVX-512 VNNI)
 * ------------------------------------------
 */

enum { ROWS = 4, VECTORS = RO_PANEL / 16 };

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
    for (size_t i = 0; i < k; i += RO_GROUP, weights += 64 * vectors) {
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
    for (; column + RO_PANEL <= packed->columns; column += RO_PANEL)
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

static bool has_byte_products(void) {
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw");
}

/* ---- two products of sixteen bits and their sum (AVX2)
 * ------------------------------------------------------
 */

enum { PAIR_ROWS = 2, QUARTERS = 4, MOST_INNER = 4096 };

#define PAIR_PRODUCTS __attribute__((target("avx2")))
#define ADD_IN_PLACE(sum, value) __asm__("vpaddd %1, %0, %0" : "+x"(sum) : "x"(value))

/* Four columns of four bytes, as sixteen bits, by four values of a row: a column's sum is in two lanes. */
PAIR_PRODUCTS RO_INLINE void add_pairs(const int8_t *weights, int16_t row[PAIR_ROWS][MOST_INNER], size_t i,
                                       int rows, __m256i sum[PAIR_ROWS][QUARTERS]) {
    __m256i four[PAIR_ROWS];
    for (int r = 0; r < rows; r++) {
        int64_t values;
        memcpy(&values, &row[r][i], sizeof values);
        four[r] = _mm256_set1_epi64x(values);
    }
    for (int q = 0; q < QUARTERS; q++) {
        __m256i w = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(weights + 16 * q)));
        for (int r = 0; r < rows; r++)
            ADD_IN_PLACE(sum[r][q], _mm256_madd_epi16(w, four[r]));
    }
}

PAIR_PRODUCTS RO_INLINE void put_eight(const ro_packed *packed, __m256i low, __m256i high, uint32_t at,
                                       float row_scale, const float *bias, float *c) {
    __m256i sum = _mm256_permute4x64_epi64(_mm256_hadd_epi32(low, high), 0xd8);
    sum = _mm256_sub_epi32(sum, _mm256_loadu_si256((const __m256i *)(packed->sums + at)));
    __m256 scale = _mm256_mul_ps(_mm256_set1_ps(row_scale), _mm256_loadu_ps(packed->scales + at));
    __m256 add = bias ? _mm256_loadu_ps(bias + at) : _mm256_setzero_ps();
    _mm256_storeu_ps(c + at, _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale), add));
}

/* `rows` rows by sixteen columns. */
PAIR_PRODUCTS RO_INLINE void pair_tile(const ro_packed *packed, int16_t row[PAIR_ROWS][MOST_INNER],
                                       const float *scales, const float *bias, float *c, uint32_t column,
                                       int rows) {
    size_t k = packed->rows, n = packed->columns;
    uint32_t first = column / RO_PANEL * RO_PANEL, width = ro_panel_width(packed->columns, first);
    const int8_t *weights = packed->weights + first * k + (size_t)(column - first) * RO_GROUP;
    __m256i sum[PAIR_ROWS][QUARTERS];
    for (int r = 0; r < rows; r++)
        for (int q = 0; q < QUARTERS; q++)
            sum[r][q] = _mm256_setzero_si256();
    for (size_t i = 0; i < k; i += RO_GROUP)
        add_pairs(weights + i * width, row, i, rows, sum);
    for (int r = 0; r < rows; r++)
        for (uint32_t half = 0; half < 2; half++)
            put_eight(packed, sum[r][2 * half], sum[r][2 * half + 1], column + 8 * half, scales[r], bias,
                      c + (size_t)r * n);
}

/* `rows` rows by a panel. */
PAIR_PRODUCTS RO_INLINE void pair_panel(const ro_packed *packed, const uint8_t *bytes, const float *scales,
                                        const float *bias, float *c, uint32_t first, int rows) {
    int16_t row[PAIR_ROWS][MOST_INNER];
    for (int r = 0; r < rows; r++)
        for (uint32_t i = 0; i < packed->rows; i++)
            row[r][i] = bytes[(size_t)r * packed->rows + i];
    uint32_t end = first + ro_panel_width(packed->columns, first);
    for (uint32_t column = first; column < end; column += 16)
        pair_tile(packed, row, scales, bias, c, column, rows);
}

PAIR_PRODUCTS static void multiply_pairs(const ro_packed *packed, const uint8_t *bytes, const float *scales,
                                         const float *bias, float *c, size_t m) {
    size_t k = packed->rows, n = packed->columns;
    if (k > MOST_INNER) {
        ro_packed_multiply_plain(packed, bytes, scales, bias, c, m);
        return;
    }
    for (uint32_t first = 0; first < n; first += RO_PANEL) {
        size_t r = 0;
        for (; r + PAIR_ROWS <= m; r += PAIR_ROWS)
            pair_panel(packed, bytes + r * k, scales + r, bias, c + r * n, first, PAIR_ROWS);
        if (r < m)
            pair_panel(packed, bytes + r * k, scales + r, bias, c + r * n, first, 1);
    }
}

static bool has_pair_products(void) {
    return __builtin_cpu_supports("avx2");
}

const ro_packed_kernel ro_packed_kernels[] = {{"byte products", has_byte_products, multiply_bytes},
                                              {"pair products", has_pair_products, multiply_pairs},
                                              {NULL, NULL, NULL}};
#else
const ro_packed_kernel ro_packed_kernels[] = {{NULL, NULL, NULL}};
#endif
