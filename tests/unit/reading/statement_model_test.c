/* The statements model with one section broken — missing, cut short, too long, or holding what cannot be — is
 * refused with a reason. */
#include "reading/statements.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct {
    const char *section;
    enum { LEFT_OUT, CUT_BY_ONE, ONE_MORE, ALL_ONES } how;
} damage;

/* The section as the damage leaves it, by malloc. */
static ro_slice damaged(ro_slice section, const damage *by) {
    size_t size = section.len - (by->how == CUT_BY_ONE) + (by->how == ONE_MORE);
    char *bytes = calloc(1, size + 1);
    memcpy(bytes, section.ptr, size < section.len ? size : section.len);
    if (by->how == ALL_ONES)
        memset(bytes, 0xff, size);
    return ro_slice_of(bytes, size);
}

/* The library's model again, but for the damage. */
static ro_buffer rewrite(const damage *by) {
    ro_model_file file;
    ro_model_writer writer = {0};
    ro_buffer out = {0};
    assert_int_equal(ro_model_file_open(ro_statements_resource(), &file, NULL), 0);
    bool found = !by;
    for (uint32_t i = 0; i < file.section_count; i++) {
        const ro_model_section *from = &file.sections[i];
        ro_slice section = ro_slice_of(file.bytes.ptr + from->offset, from->size);
        bool here = by && !strcmp(from->name, by->section);
        found |= here;
        if (!here)
            ro_model_add(&writer, from->name, section.ptr, section.len);
        else if (by->how != LEFT_OUT) {
            ro_slice broken = damaged(section, by);
            ro_model_add(&writer, from->name, broken.ptr, broken.len);
            free((char *)broken.ptr);
        }
    }
    assert_true(found);
    assert_int_equal(ro_model_write(&writer, &out, NULL), 0);
    return out;
}

static int open_rewritten(const damage *by, readout_error *error) {
    ro_buffer out = rewrite(by);
    char *bytes = aligned_alloc(RO_MODEL_ALIGN, (out.length / RO_MODEL_ALIGN + 1) * RO_MODEL_ALIGN);
    memcpy(bytes, out.bytes, out.length);
    ro_statement_model model;
    ro_arena arena = {0};
    int status = ro_statement_model_open(&arena, ro_slice_of(bytes, out.length), &model, error);
    free(bytes);
    ro_arena_free(&arena);
    ro_buffer_free(&out);
    return status;
}

static void require_refused(const damage *by) {
    readout_error error = {0};
    if (open_rewritten(by, &error) != READOUT_BAD_MODEL || !error.message[0])
        fail_msg("%s, damage %d: not refused, or without a reason", by->section, (int)by->how);
}

static void is_opened_when_whole(void **state) {
    (void)state;
    readout_error error = {0};
    assert_int_equal(open_rewritten(NULL, &error), 0);
}

static void sections_of_a_wrong_size_are_refused(void **state) {
    (void)state;
    ro_model_file file;
    assert_int_equal(ro_model_file_open(ro_statements_resource(), &file, NULL), 0);
    uint32_t tried = 0;
    for (uint32_t i = 0; i < file.section_count; i++) {
        const char *name = file.sections[i].name;
        if (!strcmp(name, "manifest"))
            continue;
        /* each costs a copy of the whole model: one section the one way, the next the other */
        require_refused(&(damage){name, i % 2 ? CUT_BY_ONE : ONE_MORE});
        tried++;
    }
    assert_true(tried > 15);
}

static void what_cannot_be_is_refused(void **state) {
    static const char *const sections[] = {"lexis.keys",  "lexis.rows", "cues.shape", "spans.shape",
                                           "reach.shape", "rank.shape", "cues.tags",  "rank.tags"};
    (void)state;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        require_refused(&(damage){sections[i], ALL_ONES});
    require_refused(&(damage){"spans.moves", LEFT_OUT});
    require_refused(&(damage){"rank.dense", LEFT_OUT});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_opened_when_whole),
        cmocka_unit_test(sections_of_a_wrong_size_are_refused),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
