/* Any text, read to the end: names in order and apart, every span inside the text, every index one of its
 * array. */
#include "base/utf8.h"
#include "pipeline.h"

#include <stdlib.h>

static void require(bool condition) {
    if (!condition)
        abort();
}

static void check_spans(const ro_doc *doc, const ro_span *spans, uint32_t count, bool in_order) {
    for (uint32_t i = 0; i < count; i++) {
        require(spans[i].begin < spans[i].end && spans[i].end <= doc->text.len);
        require(!in_order || !i || spans[i - 1].begin <= spans[i].begin);
    }
}

static void check_names(const ro_doc *doc) {
    for (uint32_t n = 0; n < doc->names.count; n++) {
        const ro_name *name = &doc->names.items[n];
        check_spans(doc, &name->span, 1, false);
        require(name->words && name->first_word + name->words <= doc->words.count);
        require(!n || name[-1].span.end <= name->span.begin);
        require(name->entity == RO_NONE || name->entity < doc->entities.count);
    }
}

static void check_statements(const ro_doc *doc) {
    for (uint32_t s = 0; s < doc->statements.count; s++) {
        const ro_statement *statement = &doc->statements.items[s];
        check_spans(doc, statement->source.items, statement->source.count, true);
        check_spans(doc, statement->cue.items, statement->cue.count, true);
        check_spans(doc, statement->content.items, statement->content.count, true);
        require(statement->content.count && statement->sentence < doc->sentences.count);
        require(statement->speaker == RO_NONE || statement->speaker < doc->entities.count);
        require(statement->addressee == RO_NONE || statement->addressee < doc->entities.count);
        require(statement->act <= RO_ACT_DECLINE);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static ro_pipeline pipeline;
    static bool loaded;
    if (!loaded)
        require(ro_pipeline_load(&pipeline, NULL, NULL) == 0);
    loaded = true;
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = ro_utf8_repair(&arena, ro_slice_of((const char *)bytes, size))};
    require(doc.text.ptr || !size);
    require(ro_pipeline_run(&pipeline, &doc, &scratch, NULL, NULL) == 0);
    check_names(&doc);
    check_statements(&doc);
    for (uint32_t e = 0; e < doc.entities.count; e++)
        check_spans(&doc, doc.entities.items[e].mentions.items, doc.entities.items[e].mentions.count, false);
    for (uint32_t f = 0; f < doc.figures.count; f++) {
        check_spans(&doc, &doc.figures.items[f].span, 1, false);
        require(doc.figures.items[f].number < doc.numbers.count);
        require(doc.figures.items[f].said_in == RO_NONE ||
                doc.figures.items[f].said_in < doc.statements.count);
    }
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return 0;
}
