/* A scorer made by hand: what its rows and its hidden layer add up to, and what it refuses to open. */
#include "learn/sparse.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { SLOTS = 20, HIDDEN = RO_SPARSE_HIDDEN, ROW = 1 + HIDDEN };

typedef struct {
    ro_sparse_shape shape;
    uint16_t tags[SLOTS + RO_SPARSE_WINDOW];
    int8_t rows[SLOTS][ROW];
    float dense[1 + HIDDEN + HIDDEN];
} made;

/* All sought from the same slot, the last, so that the search goes round. */
static const uint64_t known = 0xff00000000000042u, other = 0xff00000000000043u, strange = 0xff00000000000044u;

/* score = 0.5 × straight + relu(0.25 × deep[0] − 1) × 2, plus 3 */
static made make(void) {
    made m = {.shape = {.outputs = 1,
                        .hidden = HIDDEN,
                        .rows_reach_hidden = 1,
                        .slots = SLOTS,
                        .straight = 0.5f,
                        .deep = 0.25f}};
    uint32_t slot = ro_sparse_begin(known, SLOTS);
    m.tags[slot] = ro_sparse_tag(known);
    m.rows[slot][0] = 4;
    m.rows[slot][1] = 8;
    slot = (slot + 1) % SLOTS;
    m.tags[slot] = ro_sparse_tag(other);
    m.rows[slot][0] = -2;
    m.rows[slot][1] = -6;
    memcpy(m.tags + SLOTS, m.tags, RO_SPARSE_WINDOW * sizeof *m.tags);
    m.dense[0] = 3;
    m.dense[1] = -1;
    m.dense[1 + HIDDEN] = 2;
    return m;
}

static ro_buffer write(const made *m) {
    ro_model_writer writer = {0};
    ro_buffer out = {0};
    ro_model_add(&writer, "it.shape", &m->shape, sizeof m->shape);
    ro_model_add(&writer, "it.tags", m->tags, sizeof m->tags);
    ro_model_add(&writer, "it.rows", m->rows, SLOTS * (m->shape.rows_reach_hidden ? ROW : 1));
    ro_model_add(&writer, "it.dense", m->dense, sizeof m->dense);
    assert_int_equal(ro_model_write(&writer, &out, NULL), 0);
    return out;
}

static int open_made(const made *m, ro_sparse *sparse, void **memory) {
    ro_buffer bytes = write(m);
    ro_model_file file;
    size_t room = (bytes.length + RO_MODEL_ALIGN - 1) / RO_MODEL_ALIGN * RO_MODEL_ALIGN;
    *memory = aligned_alloc(RO_MODEL_ALIGN, room);
    memcpy(*memory, bytes.bytes, bytes.length);
    assert_int_equal(ro_model_file_open(ro_slice_of(*memory, bytes.length), &file, NULL), 0);
    ro_buffer_free(&bytes);
    return ro_sparse_open(&file, "it", sparse, NULL);
}

static float score_of(const ro_sparse *sparse, uint64_t a, uint64_t b) {
    ro_features features = {.items = {a, b}, .count = 2};
    float score;
    ro_sparse_sums sums = {0};
    ro_sparse_add(sparse, &features, &sums);
    ro_sparse_scores(sparse, &sums, NULL, &score);
    return score;
}

static void rows_and_hidden_layer_add_up(void **state) {
    (void)state;
    made m = make();
    ro_sparse sparse;
    void *memory;
    assert_int_equal(open_made(&m, &sparse, &memory), 0);
    assert_true(fabsf(score_of(&sparse, known, strange) - (0.5f * 4 + 2 * (0.25f * 8 - 1) + 3)) < 1e-6f);
    assert_true(fabsf(score_of(&sparse, known, other) - (0.5f * 2 + 3)) < 1e-6f);
    assert_true(fabsf(score_of(&sparse, strange, strange) - 3) < 1e-6f);
    free(memory);
}

/* The first features of the table put the score far down; the last would bring it up again. */
static void a_glance_stops_where_the_score_is_far(void **state) {
    (void)state;
    made m = make();
    ro_sparse sparse;
    void *memory;
    m.shape.rows_reach_hidden = 0;
    int8_t *rows = (int8_t *)m.rows;
    memset(rows, 0, sizeof m.rows);
    rows[SLOTS - 1] = -20;
    rows[0] = 100;
    m.dense[0] = 0;
    assert_int_equal(open_made(&m, &sparse, &memory), 0);
    ro_features features = {.count = RO_SPARSE_LOOK + 1};
    for (uint32_t i = 0; i < RO_SPARSE_LOOK; i++)
        features.items[i] = i ? strange : known;
    features.items[RO_SPARSE_LOOK] = other;
    float whole = ro_sparse_chance(&sparse, &features, NULL);
    assert_true(whole > 0.99f);
    assert_true(ro_sparse_glance(&sparse, &features, NULL, -9, 0.25f) == 0.25f);
    assert_true(ro_sparse_glance(&sparse, &features, NULL, -11, 0.25f) == whole);
    free(memory);
}

static void impossible_shapes_are_refused(void **state) {
    (void)state;
    ro_sparse sparse;
    void *memory;
    made m = make();
    m.shape.slots = SLOTS - 1;
    assert_int_equal(open_made(&m, &sparse, &memory), READOUT_BAD_MODEL);
    free(memory);
    m = make();
    m.shape.outputs = RO_SPARSE_OUTPUTS + 1;
    assert_int_equal(open_made(&m, &sparse, &memory), READOUT_BAD_MODEL);
    free(memory);
    m = make();
    m.shape.inputs = 64;
    assert_int_equal(open_made(&m, &sparse, &memory), READOUT_BAD_MODEL);
    free(memory);
    m = make();
    for (int s = 0; s < SLOTS + RO_SPARSE_WINDOW; s++)
        m.tags[s] = 1;
    assert_int_equal(open_made(&m, &sparse, &memory), READOUT_BAD_MODEL);
    free(memory);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_and_hidden_layer_add_up),
                                       cmocka_unit_test(a_glance_stops_where_the_score_is_far),
                                       cmocka_unit_test(impossible_shapes_are_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
