/* What every unit test includes: cmocka with what it needs. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/slice.h"

#define assert_slice(slice, expected)                                                                        \
    do {                                                                                                     \
        ro_slice got_ = (slice);                                                                             \
        if (!ro_slice_is(got_, (expected)))                                                                  \
            fail_msg("got \"%.*s\", expected \"%s\"", (int)got_.len, got_.ptr ? got_.ptr : "", (expected));  \
    } while (0)

#endif
