/* Any text, the first ten bytes the day of publication: times in order, inside the text, each with a value
 * that starts as TIMEX3 values do. */
#include "base/utf8.h"
#include "language/segment.h"
#include "language/times.h"

#include <stdlib.h>

static void require(bool condition) {
    if (!condition)
        abort();
}

static bool is_value(ro_slice value) {
    char first = value.len ? value.ptr[0] : 0;
    return (first >= '0' && first <= '9') || first == 'X' || first == 'P' || first == 'F';
}

static void check(const ro_doc *doc) {
    uint32_t end = 0;
    for (uint32_t t = 0; t < doc->times.count; t++) {
        const ro_time *time = &doc->times.items[t];
        require(end <= time->span.begin && time->span.begin < time->span.end);
        require(time->span.end <= doc->text.len && is_value(time->value));
        require(time->first_word + time->words <= doc->words.count && time->words > 0);
        end = time->span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    ro_arena arena = {0}, scratch = {0};
    const void *segment = NULL, *times = NULL;
    ro_doc doc = {.arena = &arena};
    ro_slice all = ro_slice_of((const char *)bytes, size);
    size_t published = size < 10 ? size : 10;
    doc.article.published = ro_slice_part(all, 0, published);
    doc.text = ro_utf8_repair(&arena, ro_slice_part(all, published, size));
    require(ro_segment_load(&arena, &segment, NULL) == 0 && ro_times_load(&arena, &times, NULL) == 0);
    require(ro_segment_run(segment, &doc, &scratch, NULL) == 0);
    ro_arena_reset(&scratch);
    require(ro_times_run(times, &doc, &scratch, NULL) == 0);
    check(&doc);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return 0;
}
