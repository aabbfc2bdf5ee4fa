#include "english.h"

#include "boundaries.h"
#include "language/analyse.h"
#include "language/segment.h"

static int analyse(ro_slice model, ro_slice text, ro_arena *arena, ro_doc *doc, readout_error *error) {
    ro_arena scratch = {0};
    const void *segment = NULL, *analysis = NULL;
    *doc = (ro_doc){.arena = arena, .text = text};
    int status = ro_segment_open(arena, model, &segment, error);
    if (!status)
        status = ro_analyse_open(arena, model, &analysis, error);
    if (!status)
        status = ro_segment_run(segment, doc, &scratch, error);
    ro_arena_reset(&scratch);
    if (!status)
        status = ro_analyse_run(analysis, doc, &scratch, error);
    ro_arena_free(&scratch);
    return status;
}

int train_eval(ro_slice model, const char *treebank, train_count counts[TRAIN_SCORES], readout_error *error) {
    ro_arena arena = {0};
    train_labels tags = {0}, relations = {0};
    train_corpus gold = {.arena = &arena, .tags = &tags, .relations = &relations};
    ro_buffer text = {0};
    ro_doc doc;
    int status = train_read_treebank(&gold, treebank, NULL, true, error);
    if (!status) {
        train_raw_text(&gold, &text);
        status = analyse(model, ro_buffer_slice(&text), &arena, &doc, error);
    }
    if (!status)
        status = train_score_doc(&gold, &doc, counts, error);
    ro_buffer_free(&text);
    ro_arena_free(&arena);
    return status;
}
