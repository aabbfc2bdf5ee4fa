/* Any text through every stage up to the statements: spans inside the text and in order, no content
 * shared. */
#include "pipeline.h"

#include "base/utf8.h"

#include <stdlib.h>

/* Statements that each is compared with, so that long inputs take no time squared. */
enum { COMPARED = 200 };

static void require(bool condition) {
    if (!condition)
        abort();
}

static void require_spans(const ro_doc *doc, const ro_spans *spans) {
    for (uint32_t i = 0; i < spans->count; i++) {
        require(spans->items[i].begin < spans->items[i].end && spans->items[i].end <= doc->text.len);
        require(!i || spans->items[i - 1].end <= spans->items[i].begin);
    }
}

static void require_apart(const ro_spans *a, const ro_spans *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++)
            require(!ro_span_overlap(a->items[i], b->items[j]));
}

static void require_statement(const ro_doc *doc, uint32_t index) {
    const ro_statement *s = &doc->statements.items[index];
    require_spans(doc, &s->source);
    require_spans(doc, &s->cue);
    require_spans(doc, &s->content);
    require(s->content.count > 0 && s->sentence < doc->sentences.count);
    require(s->score >= RO_STATEMENT_LEAST && s->score <= 1 && s->why.len);
    for (uint32_t other = 0; other < index && other < COMPARED; other++)
        require_apart(&s->content, &doc->statements.items[other].content);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static ro_pipeline pipeline;
    if (!pipeline.arena.first)
        require(ro_pipeline_load(&pipeline, "statements", NULL) == 0);
    ro_arena arena = {0}, scratch = {0};
    ro_slice text = ro_utf8_repair(&arena, ro_slice_of((const char *)bytes, size));
    ro_doc doc = {.arena = &arena, .text = text, .layers = RO_LAYER_TEXT};
    require(ro_pipeline_run(&pipeline, &doc, &scratch, NULL, NULL) == 0);
    for (uint32_t i = 0; i < doc.statements.count; i++)
        require_statement(&doc, i);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return 0;
}
