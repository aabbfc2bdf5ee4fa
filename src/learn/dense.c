#include "learn/dense.h"

#include "learn/dispatch.h"
#include "learn/lanes.h"

enum { ROWS = 4, COLUMNS = 4 };

/* One tile: `rows` rows of c by `columns` vectors. The accumulators stay in registers. */
RO_INLINE void tile(const float *a, size_t as, const float *b, size_t bs, float *c, size_t cs, size_t k,
                    size_t rows, size_t columns, bool add) {
    ro_lanes sum[ROWS][COLUMNS];
    for (size_t r = 0; r < rows; r++)
        for (size_t v = 0; v < columns; v++)
            sum[r][v] = add ? RO_LANES_AT(c + r * cs + v * RO_DENSE_LANES) : (ro_lanes){0};
    for (size_t i = 0; i < k; i++)
        for (size_t v = 0; v < columns; v++) {
            ro_lanes x = RO_LANES_AT(b + i * bs + v * RO_DENSE_LANES);
            for (size_t r = 0; r < rows; r++)
                sum[r][v] += a[r * as + i] * x;
        }
    for (size_t r = 0; r < rows; r++)
        for (size_t v = 0; v < columns; v++)
            RO_LANES_AT(c + r * cs + v * RO_DENSE_LANES) = sum[r][v];
}

/* All rows by one strip of columns, so that the strip of b stays near. */
RO_INLINE void strip(const float *a, size_t as, const float *b, size_t bs, float *c, size_t cs, size_t m,
                     size_t k, size_t columns, bool add) {
    size_t r = 0;
    for (; r + ROWS <= m; r += ROWS)
        tile(a + r * as, as, b, bs, c + r * cs, cs, k, ROWS, columns, add);
    for (; r < m; r++)
        tile(a + r * as, as, b, bs, c + r * cs, cs, k, 1, columns, add);
}

RO_DISPATCH(ro_dense_multiply,
            (const float *a, size_t as, const float *b, size_t bs, float *c, size_t cs, size_t m, size_t k,
             size_t n, bool add),
            (a, as, b, bs, c, cs, m, k, n, add)) {
    const size_t wide = COLUMNS * RO_DENSE_LANES;
    size_t column = 0;
    for (; column + wide <= n; column += wide)
        strip(a, as, b + column, bs, c + column, cs, m, k, COLUMNS, add);
    for (; column < n; column += RO_DENSE_LANES)
        strip(a, as, b + column, bs, c + column, cs, m, k, 1, add);
}

RO_DISPATCH(ro_dense_best, (const float *x, size_t stride, size_t m, uint32_t n, uint32_t *best),
            (x, stride, m, n, best)) {
    for (size_t r = 0; r < m; r++)
        best[r] = ro_lanes_best(x + r * stride, n);
}

void ro_dense_transpose(const float *from, size_t fs, float *to, size_t ts, size_t m, size_t n) {
    for (size_t r = 0; r < m; r += 16)
        for (size_t c = 0; c < n; c += 16)
            for (size_t j = c; j < n && j < c + 16; j++)
                for (size_t i = r; i < m && i < r + 16; i++)
                    to[j * ts + i] = from[i * fs + j];
}
