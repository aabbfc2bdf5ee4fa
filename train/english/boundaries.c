#include "boundaries.h"

#include "base/error.h"
#include "learn/perceptron.h"

#include <stdlib.h>

enum { ROWS = 1 << 18, PASSES = 10, SURE = 1 };

typedef struct {
    ro_arena arena;
    ro_word_rules rules;
    ro_buffer text;
    ro_doc doc;
    RO_ARRAY(uint32_t) ends;       /* of sentences, bytes of the text */
    RO_ARRAY(uint32_t) paragraphs; /* of paragraphs, words */
    bool *gold;                    /* [words] a sentence ends behind it */
    ro_word_look *looks;           /* [words] */
} learner;

void train_raw_text(const train_corpus *corpus, ro_buffer *text) {
    for (uint32_t s = 0; s < corpus->texts.count; s++) {
        if (text->length)
            ro_buffer_text(text, corpus->sentences.items[s].paragraph ? "\n\n" : " ");
        ro_buffer_add(text, corpus->texts.items[s]);
    }
}

static int split_words(learner *l, readout_error *error) {
    ro_slice text = l->doc.text;
    int status = 0;
    for (size_t at = 0; !status && at < text.len;) {
        const char *blank = memmem(text.ptr + at, text.len - at, "\n\n", 2);
        size_t end = blank ? (size_t)(blank - text.ptr) : text.len;
        status = ro_words_split(&l->rules, &l->doc, (ro_span){(uint32_t)at, (uint32_t)end}, error);
        uint32_t *paragraph = ro_array_push(&l->arena, &l->paragraphs);
        if (!status && !paragraph)
            status = ro_fail_memory(error);
        if (!status)
            *paragraph = l->doc.words.count;
        at = end + 2;
    }
    return status;
}

static int prepare(learner *l, const train_corpus *corpus, readout_error *error) {
    int status = ro_word_rules_load(&l->arena, &l->rules, error);
    for (uint32_t s = 0; s < corpus->texts.count; s++) {
        if (l->text.length)
            ro_buffer_text(&l->text, corpus->sentences.items[s].paragraph ? "\n\n" : " ");
        ro_buffer_add(&l->text, corpus->texts.items[s]);
        uint32_t *end = ro_array_push(&l->arena, &l->ends);
        if (!end)
            return ro_fail_memory(error);
        *end = (uint32_t)l->text.length;
    }
    l->doc = (ro_doc){.arena = &l->arena, .text = ro_buffer_slice(&l->text)};
    if (!status)
        status = split_words(l, error);
    l->gold = calloc(l->doc.words.count + 1, sizeof *l->gold);
    l->looks = calloc(l->doc.words.count + 1, sizeof *l->looks);
    if (status || !l->gold || !l->looks)
        return status ? status : ro_fail_memory(error);
    for (uint32_t w = 0, s = 0; w < l->doc.words.count; w++) {
        uint32_t end = l->doc.words.items[w].span.end;
        while (s < l->ends.count && l->ends.items[s] < end)
            s++;
        l->gold[w] = s < l->ends.count && l->ends.items[s] == end;
    }
    ro_boundary_looks(&l->rules, &l->doc, 0, l->doc.words.count, l->looks);
    return 0;
}

/* One paragraph. In the first passes the walk goes as it should, later as the classifier has it. */
static void learn_paragraph(learner *l, ro_perceptron *perceptron, uint32_t first, uint32_t end,
                            bool guided) {
    ro_boundary_walk walk = {&l->rules, &l->doc, l->looks + first, first, end, first, false, false};
    for (uint32_t w = first; w + 1 < end; w++) {
        bool ended = l->gold[w];
        if (!l->doc.words.items[w + 1].joined) {
            uint32_t features[RO_BOUNDARY_FEATURES], count = ro_boundary_features(&walk, w, features);
            int32_t score;
            ro_perceptron_scores(perceptron, features, count, &score);
            int32_t margin = l->gold[w] ? score : -score;
            if (margin <= SURE * RO_PERCEPTRON_UNIT)
                ro_perceptron_update(perceptron, features, count, 0, l->gold[w] ? 1 : -1);
            perceptron->step++;
            ended = guided ? ended : score > 0;
        }
        ro_boundary_pass(&walk, w, ended);
    }
}

int train_boundaries(const train_corpus *corpus, ro_model_writer *writer, readout_error *error) {
    learner l = {0};
    ro_perceptron perceptron = {0};
    float scale;
    int status = prepare(&l, corpus, error);
    if (!status)
        status = ro_perceptron_make(ROWS, 1, &perceptron, error);
    for (uint32_t pass = 0; !status && pass < PASSES; pass++)
        for (uint32_t p = 0, first = 0; p < l.paragraphs.count; first = l.paragraphs.items[p++])
            learn_paragraph(&l, &perceptron, first, l.paragraphs.items[p], pass < 2);
    if (!status)
        status = ro_perceptron_add(&perceptron, writer, "boundaries", &scale, error);
    ro_perceptron_free(&perceptron);
    free(l.gold);
    free(l.looks);
    ro_buffer_free(&l.text);
    ro_arena_free(&l.arena);
    return status;
}
