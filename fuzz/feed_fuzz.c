/* Feeds: entries come in order, and each goes through the intake. */
#include "intake_harness.h"

#include "intake/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    fuzz_intake *all = fuzz_intake_get();
    ro_arena held = {0};
    ro_slice text = ro_utf8_repair(&held, ro_slice_of((const char *)bytes, size));
    ro_feed *feed;
    ro_feed_item item;
    uint64_t number = 0;
    FUZZ_CHECK(!ro_feed_open(text, &feed, NULL));
    while (ro_feed_next(feed, &held, &item, NULL) == 1) {
        FUZZ_CHECK(item.number == ++number);
        ro_raw raw = {.form = RO_RAW_FEED_ENTRY,
                      .id = RO_LITERAL("fuzz"),
                      .bytes = item.content,
                      .entry = &item.fields};
        size_t first = fuzz_read_raw(all, &raw);
        FUZZ_CHECK(fuzz_read_raw(all, &raw) == first);
        ro_arena_reset(&all->arena);
    }
    ro_feed_close(feed);
    ro_arena_free(&held);
    return 0;
}
