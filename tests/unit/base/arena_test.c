#include "check.h"

#include "base/arena.h"
#include "base/array.h"

static void gives_aligned_memory(void **state) {
    (void)state;
    ro_arena arena = {0};
    for (size_t size = 0; size < 300; size += 7) {
        char *memory = ro_arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        memset(memory, 1, size);
    }
    ro_arena_free(&arena);
}

static void serves_what_is_larger_than_a_block(void **state) {
    (void)state;
    ro_arena arena = {0};
    char *small = ro_arena_alloc(&arena, 10);
    char *large = ro_arena_zero(&arena, 1000, 1000);
    assert_non_null(small);
    assert_non_null(large);
    large[999999] = 1;
    ro_arena_reset(&arena);
    assert_ptr_equal(ro_arena_alloc(&arena, 10), small);
    ro_arena_free(&arena);
}

static void keeps_its_limit(void **state) {
    (void)state;
    ro_arena_budget budget = {.limit = 1 << 20};
    ro_arena arena = {.budget = &budget};
    assert_null(ro_arena_alloc(&arena, 2 << 20));
    assert_non_null(ro_arena_alloc(&arena, 1 << 18));
    assert_null(ro_arena_zero(&arena, SIZE_MAX / 2, 4));
    ro_arena_free(&arena);
}

static void rewinds_to_a_mark(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_arena_alloc(&arena, 100);
    ro_arena_mark mark = ro_arena_here(&arena);
    char *first = ro_arena_alloc(&arena, 40);
    ro_arena_alloc(&arena, 1 << 20);
    ro_arena_rewind(&arena, mark);
    assert_ptr_equal(ro_arena_alloc(&arena, 40), first);
    ro_arena_free(&arena);
}

static void large_things_grow_and_keep_what_they_hold(void **state) {
    (void)state;
    ro_arena_budget budget = {.limit = 40 << 20};
    ro_arena arena = {.budget = &budget};
    RO_ARRAY(uint64_t) numbers = {0}, others = {0};
    for (uint64_t i = 0; i < 2000000; i++) {
        uint64_t *number = ro_array_push(&arena, &numbers);
        uint64_t *other = i % 4 ? NULL : ro_array_push(&arena, &others);
        assert_true(number && (i % 4 || other));
        *number = i;
        if (other)
            *other = ~i;
    }
    for (uint64_t i = 0; i < numbers.count; i++)
        assert_true(numbers.items[i] == i && others.items[i / 4] == ~(i / 4 * 4));
    assert_true(budget.held < 24 << 20);
    ro_arena_reset(&arena);
    assert_true(budget.held < 4 << 20);
    ro_arena_free(&arena);
    assert_int_equal(budget.held, 0);
}

static void rewinding_gives_back_what_is_large(void **state) {
    (void)state;
    ro_arena_budget budget = {.limit = 64 << 20};
    ro_arena arena = {.budget = &budget};
    char *kept = ro_arena_alloc(&arena, 2 << 20);
    memset(kept, 7, 2 << 20);
    ro_arena_mark mark = ro_arena_here(&arena);
    assert_non_null(ro_arena_alloc(&arena, 8 << 20));
    kept = ro_arena_widen(&arena, kept, 2 << 20, 3 << 20); /* taken before the mark, grown behind it */
    ro_arena_rewind(&arena, mark);
    assert_int_equal(budget.held, 3 << 20);
    assert_int_equal(kept[(2 << 20) - 1], 7);
    ro_arena_free(&arena);
}

static void what_was_taken_last_grows_where_it_stands(void **state) {
    (void)state;
    ro_arena arena = {0};
    char *first = ro_arena_alloc(&arena, 16);
    assert_ptr_equal(ro_arena_widen(&arena, first, 16, 64), first);
    char *second = ro_arena_alloc(&arena, 16);
    memset(first, 1, 64);
    char *moved = ro_arena_widen(&arena, first, 64, 128);
    assert_true(moved != first && moved > second);
    assert_int_equal(moved[63], 1);
    ro_arena_free(&arena);
}

static void rewinds_to_before_the_first_block(void **state) {
    (void)state;
    ro_arena arena = {0};
    ro_arena_mark mark = ro_arena_here(&arena);
    char *first = ro_arena_alloc(&arena, 8);
    ro_arena_rewind(&arena, mark);
    assert_ptr_equal(ro_arena_alloc(&arena, 8), first);
    ro_arena_free(&arena);
}

static void arrays_grow_and_zero(void **state) {
    (void)state;
    ro_arena arena = {0};
    RO_ARRAY(ro_span) spans = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        ro_span *span = ro_array_push(&arena, &spans);
        assert_non_null(span);
        assert_int_equal(span->end, 0);
        *span = (ro_span){i, i + 1};
    }
    assert_int_equal(spans.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(spans.items[i].begin, i);
    ro_arena_free(&arena);
}

static void a_full_array_stays_whole(void **state) {
    (void)state;
    ro_arena_budget budget = {.limit = 1 << 17};
    ro_arena arena = {.budget = &budget};
    RO_ARRAY(uint64_t) numbers = {0};
    uint64_t *number;
    uint64_t pushed = 0;
    while ((number = ro_array_push(&arena, &numbers)))
        *number = pushed++;
    assert_true(pushed > 100);
    assert_int_equal(numbers.count, pushed);
    for (uint64_t i = 0; i < pushed; i++)
        assert_int_equal(numbers.items[i], i);
    ro_arena_free(&arena);
}

static void formats_and_copies(void **state) {
    (void)state;
    ro_arena arena = {0};
    assert_slice(ro_arena_format(&arena, "%d-%s", 7, "x"), "7-x");
    assert_slice(ro_arena_copy(&arena, RO_LITERAL("abc")), "abc");
    assert_slice(ro_arena_copy(&arena, (ro_slice){NULL, 0}), "");
    ro_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_aligned_memory),
        cmocka_unit_test(serves_what_is_larger_than_a_block),
        cmocka_unit_test(keeps_its_limit),
        cmocka_unit_test(rewinds_to_a_mark),
        cmocka_unit_test(large_things_grow_and_keep_what_they_hold),
        cmocka_unit_test(rewinding_gives_back_what_is_large),
        cmocka_unit_test(what_was_taken_last_grows_where_it_stands),
        cmocka_unit_test(rewinds_to_before_the_first_block),
        cmocka_unit_test(arrays_grow_and_zero),
        cmocka_unit_test(a_full_array_stays_whole),
        cmocka_unit_test(formats_and_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
