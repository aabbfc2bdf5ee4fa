/* Any text: numbers in order, inside the text, their digits inside their span, bounds in order. */
#include "base/utf8.h"
#include "language/numbers.h"
#include "language/segment.h"

#include <math.h>
#include <stdlib.h>

static void require(bool condition) {
    if (!condition)
        abort();
}

static void check(const ro_doc *doc) {
    uint32_t end = 0;
    for (uint32_t n = 0; n < doc->numbers.count; n++) {
        const ro_number *number = &doc->numbers.items[n];
        require(end <= number->span.begin && number->span.begin < number->span.end);
        require(number->span.end <= doc->text.len && ro_span_holds(number->span, number->digits));
        require(number->first_word + number->words <= doc->words.count && number->words > 0);
        require(!isnan(number->value) && !(number->upper <= number->value));
        end = number->span.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    ro_arena arena = {0}, scratch = {0};
    const void *segment = NULL, *numbers = NULL;
    ro_doc doc = {.arena = &arena};
    doc.text = ro_utf8_repair(&arena, ro_slice_of((const char *)bytes, size));
    require(ro_segment_load(&arena, &segment, NULL) == 0 && ro_numbers_load(&arena, &numbers, NULL) == 0);
    require(ro_segment_run(segment, &doc, &scratch, NULL) == 0);
    ro_arena_reset(&scratch);
    require(ro_numbers_run(numbers, &doc, &scratch, NULL) == 0);
    check(&doc);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return 0;
}
