#include "base/filter.h"

#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { KEYS = 20000 };

static uint64_t key_of(uint64_t number) {
    return ro_hash(ro_slice_of((const char *)&number, sizeof number), 0);
}

static void forgets_nothing(void **state) {
    (void)state;
    ro_filter filter;
    assert_true(ro_filter_make(&filter, KEYS));
    assert_true(filter.room >= KEYS);
    for (uint64_t k = 0; k < KEYS; k++)
        ro_filter_add(&filter, key_of(k));
    assert_int_equal(filter.count, KEYS);
    for (uint64_t k = 0; k < KEYS; k++)
        assert_true(ro_filter_may_have(&filter, key_of(k)));
    ro_filter_free(&filter);
}

/* Filled to the last key that it has room for. */
static void is_seldom_unsure(void **state) {
    (void)state;
    ro_filter filter;
    unsigned unsure = 0;
    assert_true(ro_filter_make(&filter, KEYS));
    for (uint64_t k = 0; k < filter.room; k++)
        ro_filter_add(&filter, key_of(k));
    for (uint64_t k = 0; k < KEYS; k++)
        unsure += ro_filter_may_have(&filter, key_of(filter.room + k));
    assert_in_range(unsure, 1, KEYS / 200);
    ro_filter_free(&filter);
}

static void an_empty_one_has_nothing(void **state) {
    (void)state;
    ro_filter filter;
    assert_true(ro_filter_make(&filter, 0));
    assert_false(ro_filter_may_have(&filter, key_of(7)));
    ro_filter_add(&filter, 0);
    assert_true(ro_filter_may_have(&filter, 0));
    ro_filter_free(&filter);
    assert_null(filter.bits);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgets_nothing),
        cmocka_unit_test(is_seldom_unsure),
        cmocka_unit_test(an_empty_one_has_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
