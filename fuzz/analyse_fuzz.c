/* Any text: words inside sentences, one root and no cycle in each, names inside the text. */
#include "base/utf8.h"
#include "language/analyse.h"
#include "language/segment.h"

#include <stdlib.h>

static void require(bool condition) {
    if (!condition)
        abort();
}

static void check_tree(const ro_doc *doc, const ro_sentence *sentence) {
    uint32_t roots = 0, first = sentence->first_word, end = first + sentence->words;
    for (uint32_t w = first; w < end; w++) {
        uint32_t node = w, steps = 0;
        roots += doc->words.items[w].head == RO_NONE;
        for (; doc->words.items[node].head != RO_NONE; node = doc->words.items[node].head)
            require(doc->words.items[node].head >= first && doc->words.items[node].head < end &&
                    ++steps <= sentence->words);
    }
    require(roots == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static ro_arena models;
    static const void *segment, *analyse;
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena};
    if (!analyse)
        require(ro_segment_load(&models, &segment, NULL) == 0 &&
                ro_analyse_load(&models, &analyse, NULL) == 0);
    doc.text = ro_utf8_repair(&arena, ro_slice_of((const char *)bytes, size));
    require(ro_segment_run(segment, &doc, &scratch, NULL) == 0);
    ro_arena_reset(&scratch);
    require(ro_analyse_run(analyse, &doc, &scratch, NULL) == 0);
    for (uint32_t s = 0; s < doc.sentences.count; s++) {
        const ro_sentence *sentence = &doc.sentences.items[s];
        require(sentence->words > 0 && sentence->words <= RO_MAX_SENTENCE_WORDS);
        require(sentence->span.begin < sentence->span.end && sentence->span.end <= doc.text.len);
        check_tree(&doc, sentence);
    }
    for (uint32_t n = 0; n < doc.names.count; n++)
        require(doc.names.items[n].span.end <= doc.text.len && doc.names.items[n].words > 0);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return 0;
}
