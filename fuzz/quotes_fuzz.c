/* Any text, a paragraph a line: quotations in order, inside the text, each inside its parent. */
#include "language/quotes.h"

#include <stdlib.h>

static void require(bool condition) {
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = ro_slice_of((const char *)bytes, size)};
    const void *model = NULL;
    require(ro_quotes_load(&arena, &model, NULL) == 0);
    ro_slice rest = doc.text, line;
    while (ro_slice_line(&rest, &line)) {
        uint32_t begin = (uint32_t)(line.ptr - doc.text.ptr);
        ro_paragraph *paragraph = ro_array_push(&arena, &doc.paragraphs);
        require(paragraph);
        paragraph->span = (ro_span){begin, begin + (uint32_t)line.len};
    }
    require(ro_quotes_run(model, &doc, &scratch, NULL) == 0);
    for (uint32_t q = 0; q < doc.quotes.count; q++) {
        const ro_quote *quote = &doc.quotes.items[q];
        require(quote->span.begin < quote->inside.begin && quote->inside.begin <= quote->inside.end);
        require(quote->inside.end <= quote->span.end && quote->span.end <= size);
        require(!q || quote[-1].span.begin < quote->span.begin);
        if (quote->parent != RO_NONE) {
            require(quote->parent < q);
            require(ro_span_holds(doc.quotes.items[quote->parent].span, quote->span));
        }
        require(quote->continues == RO_NONE || quote->continues < q);
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return 0;
}
