/* A model file reads back as it was written, and any change to it is refused. */
#include "base/resource.h"
#include "learn/perceptron.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static char *aligned_copy(ro_slice bytes) {
    char *copy = aligned_alloc(RO_MODEL_ALIGN, (bytes.len / RO_MODEL_ALIGN + 1) * RO_MODEL_ALIGN);
    memcpy(copy, bytes.ptr, bytes.len);
    return copy;
}

static ro_buffer write_sample(void) {
    ro_model_writer writer = {0};
    ro_buffer out = {0};
    readout_error error;
    ro_model_add(&writer, "manifest", "{}", 2);
    ro_model_add(&writer, "numbers", (const uint32_t[]){1, 2, 3}, 12);
    assert_int_equal(ro_model_write(&writer, &out, &error), 0);
    return out;
}

static void sections_read_back(void **state) {
    (void)state;
    ro_buffer out = write_sample();
    char *bytes = aligned_copy(ro_buffer_slice(&out));
    ro_model_file file;
    readout_error error;
    const void *items;
    assert_int_equal(ro_model_file_open(ro_slice_of(bytes, out.length), &file, &error), 0);
    assert_true(ro_slice_is(ro_model_find(&file, "manifest"), "{}"));
    assert_int_equal(ro_model_array(&file, "numbers", 3, 4, &items, &error), 0);
    assert_int_equal(((const uint32_t *)items)[2], 3);
    assert_int_equal(ro_model_array(&file, "numbers", 4, 4, &items, &error), READOUT_BAD_MODEL);
    assert_null(ro_model_find(&file, "other").ptr);
    free(bytes);
    ro_buffer_free(&out);
}

static void every_change_is_refused(void **state) {
    (void)state;
    ro_buffer out = write_sample();
    char *bytes = aligned_copy(ro_buffer_slice(&out));
    ro_model_file file;
    readout_error error;
    for (size_t i = 0; i < out.length; i++) {
        bytes[i] ^= 0x40;
        assert_int_equal(ro_model_file_open(ro_slice_of(bytes, out.length), &file, &error),
                         READOUT_BAD_MODEL);
        bytes[i] ^= 0x40;
        assert_int_equal(ro_model_file_open(ro_slice_of(bytes, i), &file, &error), READOUT_BAD_MODEL);
    }
    free(bytes);
    ro_buffer_free(&out);
}

static void the_models_of_the_program_are_unharmed(void **state) {
    (void)state;
    static const char *const names[] = {"english", "names", "statements", "talks"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[64];
        snprintf(path, sizeof path, "data/models/%s.model", names[i]);
        ro_slice carried = ro_resource_find(path);
        assert_non_null(carried.ptr);
        char *copy = aligned_copy(carried);
        ro_model_file file;
        assert_int_equal(ro_model_file_open(ro_slice_of(copy, carried.len), &file, NULL), 0);
        copy[carried.len / 2] ^= 1;
        assert_int_equal(ro_model_file_open(ro_slice_of(copy, carried.len), &file, NULL), READOUT_BAD_MODEL);
        free(copy);
    }
}

static void a_perceptron_learns_and_reads_back(void **state) {
    (void)state;
    ro_perceptron perceptron;
    readout_error error;
    assert_int_equal(ro_perceptron_make(64, 2, &perceptron, &error), 0);
    for (uint32_t i = 0; i < 400; i++, perceptron.step++) {
        uint32_t label = i % 2, features[] = {ro_feature(1, label), ro_feature(2, i % 3)};
        int32_t scores[2];
        ro_perceptron_scores(&perceptron, features, 2, scores);
        uint32_t best = ro_linear_best(scores, 2);
        if (best == label)
            continue;
        ro_perceptron_update(&perceptron, features, 2, label, 1);
        ro_perceptron_update(&perceptron, features, 2, best, -1);
    }
    ro_model_writer writer = {0};
    float scale;
    ro_buffer out = {0};
    assert_int_equal(ro_perceptron_add(&perceptron, &writer, "linear", &scale, &error), 0);
    assert_int_equal(ro_model_write(&writer, &out, &error), 0);
    char *bytes = aligned_copy(ro_buffer_slice(&out));
    ro_model_file file;
    ro_linear linear;
    assert_int_equal(ro_model_file_open(ro_slice_of(bytes, out.length), &file, &error), 0);
    assert_int_equal(ro_linear_open(&file, "linear", &linear, &error), 0);
    for (uint32_t label = 0; label < 2; label++) {
        int32_t scores[2];
        ro_linear_scores(&linear, (const uint32_t[]){ro_feature(1, label)}, 1, scores);
        assert_int_equal(ro_linear_best(scores, 2), label);
    }
    free(bytes);
    ro_buffer_free(&out);
    ro_perceptron_free(&perceptron);
}

static void viterbi_finds_the_best_path(void **state) {
    (void)state;
    static const int32_t emissions[] = {5, 0, 0, 1, 3, 0}, transitions[] = {0, 0, -9, 0};
    uint8_t path[3];
    ro_arena scratch = {0};
    readout_error error;
    assert_int_equal(ro_viterbi(emissions, transitions, 3, 2, path, &scratch, &error), 0);
    assert_int_equal(path[0], 0);
    assert_int_equal(path[1], 0); /* once in 1, the way back to 0 costs 9 */
    assert_int_equal(path[2], 0);
    ro_arena_free(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_read_back),
        cmocka_unit_test(the_models_of_the_program_are_unharmed),
        cmocka_unit_test(every_change_is_refused),
        cmocka_unit_test(a_perceptron_learns_and_reads_back),
        cmocka_unit_test(viterbi_finds_the_best_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
