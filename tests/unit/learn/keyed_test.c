/* A classifier made by hand: what its rows add up to, and what it refuses to open. */
#include "learn/keyed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { SLOTS = 8, ALL = SLOTS + RO_KEYED_WINDOW, LABELS = 3 };

typedef struct {
    uint16_t tags[ALL];
    int8_t rows[ALL][RO_KEYED_ROW];
} made;

/* All three are sought from the last slot on. */
static const uint32_t known = 0xf0000042u, other = 0xf0000043u, strange = 0xf0000044u;

static made make(void) {
    made m = {0};
    uint32_t slot = ro_keyed_begin(known, SLOTS);
    m.tags[slot] = ro_keyed_tag(known);
    m.tags[slot + 1] = ro_keyed_tag(other);
    memcpy(m.rows[slot], (int8_t[]){4, -1, 0}, LABELS);
    memcpy(m.rows[slot + 1], (int8_t[]){-100, 127, 5}, LABELS);
    return m;
}

static int open_made(const made *m, size_t rows, ro_keyed *keyed, void **memory) {
    ro_model_writer writer = {0};
    ro_buffer out = {0};
    ro_model_file file;
    ro_model_add(&writer, "it.tags", m->tags, sizeof m->tags);
    ro_model_add(&writer, "it.rows", m->rows, rows * RO_KEYED_ROW);
    assert_int_equal(ro_model_write(&writer, &out, NULL), 0);
    *memory =
        aligned_alloc(RO_MODEL_ALIGN, (out.length + RO_MODEL_ALIGN - 1) / RO_MODEL_ALIGN * RO_MODEL_ALIGN);
    memcpy(*memory, out.bytes, out.length);
    assert_int_equal(ro_model_file_open(ro_slice_of(*memory, out.length), &file, NULL), 0);
    ro_buffer_free(&out);
    return ro_keyed_open(&file, "it", keyed, NULL);
}

static void known_features_add_up(void **state) {
    (void)state;
    made m = make();
    ro_keyed keyed;
    void *memory;
    int32_t scores[LABELS];
    assert_int_equal(open_made(&m, ALL, &keyed, &memory), 0);
    ro_keyed_scores(&keyed, (uint32_t[]){known, strange, other, known}, 4, LABELS, scores);
    assert_int_equal(scores[0], 4 - 100 + 4);
    assert_int_equal(scores[1], -1 + 127 - 1);
    assert_int_equal(scores[2], 5);
    ro_keyed_scores(&keyed, &strange, 1, LABELS, scores);
    for (int l = 0; l < LABELS; l++)
        assert_int_equal(scores[l], 0);
    free(memory);
}

static void a_full_window_ends_the_search(void **state) {
    (void)state;
    made m = make();
    ro_keyed keyed;
    void *memory;
    int32_t scores[LABELS];
    for (uint32_t s = 0; s < ALL; s++)
        m.tags[s] = ro_keyed_tag(other);
    assert_int_equal(open_made(&m, ALL, &keyed, &memory), 0);
    ro_keyed_scores(&keyed, &strange, 1, LABELS, scores);
    assert_int_equal(scores[1], 0);
    free(memory);
}

static void other_shapes_are_refused(void **state) {
    (void)state;
    made m = make();
    ro_keyed keyed;
    void *memory;
    assert_int_equal(open_made(&m, ALL - 1, &keyed, &memory), READOUT_BAD_MODEL);
    free(memory);
    assert_int_equal(open_made(&m, 0, &keyed, &memory), READOUT_BAD_MODEL);
    free(memory);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_features_add_up),
        cmocka_unit_test(a_full_window_ends_the_search),
        cmocka_unit_test(other_shapes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
