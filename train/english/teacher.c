#include "teacher.h"

#include "base/error.h"
#include "language/analyse.h"
#include "language/segment.h"
#include "news.h"

#include <stdio.h>

/* Shorter ones teach little, longer ones are rarely read right. */
enum { SHORTEST = 4, LONGEST = 80 };

typedef struct {
    train_corpus *corpus;
    const void *segment, *analysis;
    uint32_t each, articles;
    ro_arena arena, scratch;
} teacher;

static int16_t tag_of(const train_corpus *corpus, const ro_doc *doc, const ro_word *word) {
    char name[64];
    int length =
        snprintf(name, sizeof name, "%s %s", ro_upos_name((ro_upos)word->upos), doc->xpos_names[word->xpos]);
    return train_label(corpus->tags, corpus->arena, ro_slice_of(name, (size_t)length), false);
}

static int16_t relation_of(const train_corpus *corpus, const ro_doc *doc, const ro_word *word) {
    char name[64];
    int length = snprintf(name, sizeof name, "%s%s%s", ro_relation_name((ro_relation)word->relation),
                          word->subtype ? ":" : "", word->subtype ? doc->subtype_names[word->subtype] : "");
    return train_label(corpus->relations, corpus->arena, ro_slice_of(name, (size_t)length), false);
}

static int take_sentence(train_corpus *corpus, const ro_doc *doc, const ro_sentence *sentence) {
    uint32_t first = corpus->words.count;
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->words; w++) {
        const ro_word *from = &doc->words.items[w];
        train_word *word = train_add_word(corpus, ro_doc_text(doc, from->span));
        if (!word)
            return READOUT_NO_MEMORY;
        word->tag = tag_of(corpus, doc, from);
        word->relation = relation_of(corpus, doc, from);
        word->head = from->head == RO_NONE ? TRAIN_UNKNOWN : (int32_t)(from->head - sentence->first_word);
    }
    return train_end_sentence(corpus, first, true, false);
}

static int take_article(void *context, ro_slice text, readout_error *error) {
    teacher *t = context;
    if (t->articles++ % t->each)
        return 0;
    ro_doc doc = {.arena = &t->arena, .text = text};
    int status = ro_segment_run(t->segment, &doc, &t->scratch, error);
    ro_arena_reset(&t->scratch);
    if (!status)
        status = ro_analyse_run(t->analysis, &doc, &t->scratch, error);
    ro_arena_reset(&t->scratch);
    for (uint32_t s = 0; !status && s < doc.sentences.count; s++) {
        const ro_sentence *sentence = &doc.sentences.items[s];
        if (sentence->words >= SHORTEST && sentence->words <= LONGEST)
            status = take_sentence(t->corpus, &doc, sentence);
    }
    ro_arena_reset(&t->arena);
    return status == READOUT_NO_MEMORY ? ro_fail_memory(error) : status;
}

int train_teach(train_corpus *corpus, ro_slice model, const char *path, uint32_t each, readout_error *error) {
    teacher t = {.corpus = corpus, .each = each};
    ro_arena opened = {0};
    int status = ro_segment_open(&opened, model, &t.segment, error);
    if (!status)
        status = ro_analyse_open(&opened, model, &t.analysis, error);
    if (!status)
        status = news_each(path, take_article, &t, error);
    ro_arena_free(&t.arena);
    ro_arena_free(&t.scratch);
    ro_arena_free(&opened);
    return status;
}
