/* Sentences that were written to learn from: each stands alone in an article on talks. */
#include "../statements/use.h"
#include "examples.h"

#include "pipeline.h"
#include "reading/statements.h"

#include <stdio.h>

static const char *const frame = "The talks went on.\n\n%.*s\n\nThey go on.";

typedef struct {
    ro_pipeline pipeline;
    const ro_talks_words *words;
    ro_statement_lexis lexis;
    ro_arena arena, scratch;
} reading;

static void open_reading(reading *r) {
    ro_model_file file;
    readout_error error;
    if (ro_pipeline_load(&r->pipeline, "speakers", &error) ||
        ro_talks_words_load(&r->pipeline.arena, &r->words, &error) ||
        ro_model_file_open(ro_statements_resource(), &file, &error) ||
        ro_lexis_open(&file, &r->lexis, &error))
        stop("%s", error.message);
}

/* The sentence that stands in the middle of the frame; what it is cut into is looked at one by one. */
static void take(reading *r, ro_slice sentence, bool right, uint32_t line, examples *all) {
    ro_doc doc = {.arena = &r->arena,
                  .text = ro_arena_format(&r->arena, frame, (int)sentence.len, sentence.ptr)};
    ro_talks_reader reader;
    readout_error error;
    if (!doc.text.ptr || ro_pipeline_run(&r->pipeline, &doc, &r->scratch, NULL, &error) ||
        ro_talks_reader_make(r->words, &doc, &r->scratch, &reader))
        stop("no reading of a written sentence");
    for (uint32_t s = 1; s + 1 < doc.sentences.count; s++) {
        example *made = ro_array_push(&all->arena, &all->items);
        if (!made || ro_talks_reader_cut(&reader, s))
            stop("out of memory");
        *made = (example){.right = right, .written = true, .article = line};
        example_look(&reader, &r->lexis, made);
    }
    ro_arena_reset(&r->arena);
    ro_arena_reset(&r->scratch);
}

void examples_written(const char *path, examples *all) {
    reading r = {0};
    ro_arena text_arena = {0};
    ro_slice text = read_file(&text_arena, path), line, label, kind;
    uint32_t count = 0;
    open_reading(&r);
    while (ro_slice_line(&text, &line)) {
        if (!line.len || line.ptr[0] == '#')
            continue;
        if (!ro_slice_field(&line, '\t', &label) || !ro_slice_field(&line, '\t', &kind))
            stop("%s: a row has fewer than 3 fields", path);
        take(&r, line, ro_slice_is(label, "p"), count++, all);
    }
    fprintf(stderr, "%u written sentences\n", count);
    ro_arena_free(&text_arena);
    ro_arena_free(&r.arena);
    ro_arena_free(&r.scratch);
    ro_pipeline_free(&r.pipeline);
}
