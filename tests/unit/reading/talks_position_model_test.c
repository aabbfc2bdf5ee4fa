/* The talks model, missing, cut short or of another shape, is refused with a reason. */
#include "reading/talks_position_model.h"

#include "base/resource.h"
#include "reading/statements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static ro_slice carried(void) {
    return ro_resource_find("data/models/talks.model");
}

/* The model with a section cut by one byte, or without it. */
static int open_without(const char *section, bool cut, readout_error *error) {
    ro_model_file file;
    ro_model_writer writer = {0};
    ro_buffer out = {0};
    assert_int_equal(ro_model_file_open(carried(), &file, NULL), 0);
    for (uint32_t i = 0; i < file.section_count; i++) {
        const ro_model_section *from = &file.sections[i];
        bool here = !strcmp(from->name, section);
        if (!here || cut)
            ro_model_add(&writer, from->name, file.bytes.ptr + from->offset, from->size - here);
    }
    assert_int_equal(ro_model_write(&writer, &out, NULL), 0);
    char *bytes = aligned_alloc(RO_MODEL_ALIGN, (out.length / RO_MODEL_ALIGN + 1) * RO_MODEL_ALIGN);
    memcpy(bytes, out.bytes, out.length);
    ro_position_model model;
    int status =
        ro_position_model_open(ro_slice_of(bytes, out.length), ro_statements_resource(), &model, error);
    free(bytes);
    ro_buffer_free(&out);
    return status;
}

static void a_whole_model_is_opened(void **state) {
    (void)state;
    ro_position_model model;
    assert_int_equal(ro_position_model_open(carried(), ro_statements_resource(), &model, NULL), 0);
}

static void damage_is_refused(void **state) {
    static const char *const sections[] = {"position.shape", "position.tags", "position.rows",
                                           "position.dense"};
    (void)state;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        for (int cut = 0; cut < 2; cut++) {
            readout_error error = {0};
            assert_int_equal(open_without(sections[i], cut, &error), READOUT_BAD_MODEL);
            assert_true(error.message[0] != 0);
        }
}

static void another_model_is_refused(void **state) {
    (void)state;
    ro_position_model model;
    readout_error error = {0};
    assert_int_equal(
        ro_position_model_open(ro_statements_resource(), ro_statements_resource(), &model, &error),
        READOUT_BAD_MODEL);
    assert_true(error.message[0] != 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_model_is_opened),
        cmocka_unit_test(damage_is_refused),
        cmocka_unit_test(another_model_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
