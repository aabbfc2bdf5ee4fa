/* JSON Lines and JSON values: how they are cut must not depend on how the bytes arrive, and each record goes
 * through the intake. */
#include "intake_harness.h"

#include "base/hash.h"
#include "intake/records.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { SMALL_LIMIT = 4096 };

static uint64_t cut(ro_slice bytes, bool values, bool read) {
    fuzz_intake *all = fuzz_intake_get();
    ro_arena held = {0};
    ro_stream *stream;
    ro_record_bytes record;
    uint64_t sum = 0, line = 0;
    FUZZ_CHECK(!ro_stream_open_memory(bytes, &stream, NULL));
    ro_records records = ro_records_over(stream, values, SMALL_LIMIT);
    while (ro_records_next(&records, &held, &record, NULL) == 1) {
        FUZZ_CHECK(record.line >= line);
        line = record.line;
        FUZZ_CHECK(record.status || record.bytes.len <= SMALL_LIMIT);
        sum = ro_hash_mix(sum, record.status ? 1 : ro_hash(record.bytes, record.line));
        if (read && !record.status) {
            ro_raw raw = {
                .form = RO_RAW_JSON, .id = RO_LITERAL("fuzz"), .bytes = record.bytes, .line = record.line};
            fuzz_read_raw(all, &raw);
            ro_arena_reset(&all->arena);
        }
        ro_arena_reset(&held);
    }
    ro_records_free(&records);
    ro_stream_close(stream);
    ro_arena_free(&held);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    ro_slice all = ro_slice_of((const char *)bytes, size);
    FUZZ_CHECK(cut(all, false, true) == cut(all, false, false));
    FUZZ_CHECK(cut(all, true, true) == cut(all, true, false));
    return 0;
}
