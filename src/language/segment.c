#include "language/segment.h"

#include "base/error.h"
#include "language/english.h"
#include "language/paragraphs.h"
#include "language/sentences.h"

typedef struct {
    ro_word_rules words;
    ro_linear boundaries;
} segment_model;

int ro_segment_open(ro_arena *arena, ro_slice model_file, const void **model, readout_error *error) {
    segment_model *rules = ro_arena_zero(arena, 1, sizeof *rules);
    if (!rules)
        return ro_fail_memory(error);
    ro_model_file file;
    *model = rules;
    int status = ro_word_rules_load(arena, &rules->words, error);
    if (!status)
        status = ro_model_file_open(model_file, &file, error);
    return status ? status : ro_boundaries_open(&file, &rules->boundaries, error);
}

int ro_segment_load(ro_arena *arena, const void **model, readout_error *error) {
    return ro_segment_open(arena, ro_english_resource(), model, error);
}

static void mark_sentences(ro_doc *doc) {
    uint32_t skip = 0;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        ro_sentence *sentence = &doc->sentences.items[s];
        while (skip < doc->article.skipped.count &&
               doc->article.skipped.items[skip].end <= sentence->span.begin)
            skip++;
        sentence->skipped = (skip < doc->article.skipped.count &&
                             doc->article.skipped.items[skip].begin <= sentence->span.begin) ||
                            ro_span_holds(doc->article.dateline, sentence->span);
        sentence->title = ro_span_overlap(doc->article.title_span, sentence->span);
    }
}

int ro_segment_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const segment_model *rules = model;
    int status = ro_paragraphs_find(doc, error);
    for (uint32_t p = 0; !status && p < doc->paragraphs.count; p++) {
        ro_paragraph *paragraph = &doc->paragraphs.items[p];
        paragraph->first_sentence = doc->sentences.count;
        uint32_t first_word = doc->words.count;
        status = ro_words_split(&rules->words, doc, paragraph->span, error);
        if (!status)
            status =
                ro_sentences_split(&rules->words, &rules->boundaries, doc, p, first_word, scratch, error);
        paragraph->sentences = doc->sentences.count - paragraph->first_sentence;
    }
    if (!status)
        mark_sentences(doc);
    return status;
}
