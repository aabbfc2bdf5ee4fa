/* Whole files, packed or not, through the source: every file gives something or a reason, and the walk ends.
 */
#include "intake_harness.h"

#include "intake/source.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_intake *all = fuzz_intake_get();
    char path[64];
    int file = memfd_create("fuzz", 0);
    FUZZ_CHECK(file >= 0 && write(file, bytes, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    const char *paths[] = {path};
    ro_source *source;
    ro_arena held = {0};
    ro_raw raw;
    unsigned given = 0;
    FUZZ_CHECK(!ro_source_open(paths, 1, &source, NULL));
    while (ro_source_next(source, &held, &raw, NULL) == 1) {
        FUZZ_CHECK(raw.id.len > 0 && ro_utf8_valid(raw.id) == raw.id.len);
        FUZZ_CHECK(!raw.status == !raw.problem.status);
        fuzz_read_raw(all, &raw);
        ro_arena_reset(&all->arena);
        ro_arena_reset(&held);
        given++;
    }
    FUZZ_CHECK(ro_source_taken(source) <= size);
    (void)given;
    ro_source_close(source);
    ro_arena_free(&held);
    close(file);
    return 0;
}
