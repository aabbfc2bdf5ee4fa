#include "teacher.h"

#include "base/error.h"
#include "language/segment.h"
#include "news.h"

#include <stdlib.h>

/* Shorter ones teach little, longer ones are rarely read right. */
enum { SHORTEST = 4, LONGEST = 80 };

typedef struct {
    train_corpus *corpus;
    const void *segment;
    uint32_t each, articles;
    ro_arena arena, scratch;
} reader;

static int take_sentence(train_corpus *corpus, const ro_doc *doc, const ro_sentence *sentence) {
    uint32_t first = corpus->words.count;
    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->words; w++)
        if (!train_add_word(corpus, ro_doc_text(doc, doc->words.items[w].span)))
            return READOUT_NO_MEMORY;
    return train_end_sentence(corpus, first, true, false);
}

static int take_article(void *context, ro_slice text, readout_error *error) {
    reader *r = context;
    if (r->articles++ % r->each)
        return 0;
    ro_doc doc = {.arena = &r->arena, .text = text};
    int status = ro_segment_run(r->segment, &doc, &r->scratch, error);
    ro_arena_reset(&r->scratch);
    for (uint32_t s = 0; !status && s < doc.sentences.count; s++) {
        const ro_sentence *sentence = &doc.sentences.items[s];
        if (sentence->words >= SHORTEST && sentence->words <= LONGEST)
            status = take_sentence(r->corpus, &doc, sentence);
    }
    ro_arena_reset(&r->arena);
    return status == READOUT_NO_MEMORY ? ro_fail_memory(error) : status;
}

int train_read_news(train_corpus *corpus, ro_slice model, const char *path, uint32_t each,
                    readout_error *error) {
    reader r = {.corpus = corpus, .each = each};
    ro_arena opened = {0};
    int status = ro_segment_open(&opened, model, &r.segment, error);
    if (!status)
        status = news_each(path, take_article, &r, error);
    ro_arena_free(&r.arena);
    ro_arena_free(&r.scratch);
    ro_arena_free(&opened);
    return status;
}

/* The largest of scores[0 … count), as shares of their sum. */
static train_answer likeliest(float *scores, uint32_t count) {
    train_answer answer = {0};
    float sum = 0;
    for (int a = 0; a < TRAIN_ANSWERS && (uint32_t)a < count; a++) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < count; i++)
            best = scores[i] > scores[best] ? i : best;
        answer.label[a] = (uint16_t)best;
        answer.share[a] = scores[best];
        sum += scores[best];
        scores[best] = -1;
    }
    for (int a = 0; a < TRAIN_ANSWERS; a++)
        answer.share[a] /= sum;
    return answer;
}

static void add(float *to, const float *from, size_t count) {
    for (size_t i = 0; i < count; i++)
        to[i] += from[i];
}

static void rows_to_chances(float *scores, uint32_t rows, uint32_t labels, uint32_t columns) {
    for (uint32_t r = 0; r < rows; r++)
        net_chances(scores + (size_t)r * columns, labels, columns);
}

/* The word behind row r of the batch, and what is said of it. */
static train_word *word_of(train_corpus *corpus, const net *n, uint32_t r) {
    return &corpus->words.items[n->words[r] - corpus->words.items];
}

static void answer_tags(train_corpus *corpus, net *teachers, uint32_t count) {
    net *n = teachers;
    uint32_t labels = n->layout.shape.tags, columns = n->layout.columns[RO_NET_TAG_W];
    for (uint32_t t = 0; t < count; t++) {
        rows_to_chances(teachers[t].tags, n->rows, labels, columns);
        if (t)
            add(n->tags, teachers[t].tags, (size_t)n->rows * columns);
    }
    for (uint32_t r = 0; r < n->rows; r++) {
        train_word *word = word_of(corpus, n, r);
        train_answer answer = likeliest(n->tags + (size_t)r * columns, labels);
        corpus->answers.items[word->answers].tag = answer;
        word->tag = (int16_t)answer.label[0];
    }
}

static void answer_heads(train_corpus *corpus, net *teachers, uint32_t count, uint32_t sentence) {
    net *n = teachers;
    uint32_t first = n->begin[sentence], words = n->begin[sentence + 1] - first;
    size_t stride = 0;
    for (uint32_t t = 0; t < count; t++) {
        stride = net_arcs(&teachers[t], sentence);
        rows_to_chances(teachers[t].arcs, words, words + 1, (uint32_t)stride);
        if (t)
            add(n->arcs, teachers[t].arcs, words * stride);
    }
    for (uint32_t d = 0; d < words; d++) {
        train_word *word = word_of(corpus, n, first + d);
        train_answer answer = likeliest(n->arcs + d * stride, words + 1);
        corpus->answers.items[word->answers].head = answer;
        word->head = (int32_t)answer.label[0] - 1;
    }
}

static void answer_relations(train_corpus *corpus, net *teachers, uint32_t count) {
    net *n = teachers;
    uint32_t labels = n->layout.shape.relations, columns = n->layout.columns[RO_NET_RELATION_W];
    uint32_t heads[NET_ROWS];
    for (uint32_t s = 0; s < n->sentences; s++)
        for (uint32_t r = n->begin[s]; r < n->begin[s + 1]; r++)
            heads[r] = n->words[r]->head < 0 ? RO_NONE : n->begin[s] + (uint32_t)n->words[r]->head;
    for (uint32_t t = 0; t < count; t++) {
        net_labels(&teachers[t], heads);
        rows_to_chances(teachers[t].relation, n->rows, labels, columns);
        if (t)
            add(n->relation, teachers[t].relation, (size_t)n->rows * columns);
    }
    for (uint32_t r = 0; r < n->rows; r++) {
        train_word *word = word_of(corpus, n, r);
        train_answer answer = likeliest(n->relation + (size_t)r * columns, labels);
        corpus->answers.items[word->answers].relation = answer;
        word->relation = (int16_t)answer.label[0];
    }
}

int train_teach(train_corpus *corpus, uint32_t first, net *teachers, uint32_t count, readout_error *error) {
    uint32_t all = corpus->sentences.count, at = first, *order = malloc(((size_t)all + 1) * sizeof *order);
    static const net_plan quiet = {0};
    for (uint32_t s = 0; order && s < all; s++)
        order[s] = s;
    for (uint32_t w = corpus->sentences.items[first].first; order && w < corpus->words.count; w++) {
        if (!ro_array_push(corpus->arena, &corpus->answers)) {
            free(order);
            order = NULL;
        }
        corpus->words.items[w].answers = corpus->answers.count - 1;
    }
    if (!order)
        return ro_fail_memory(error);
    while (at < all) {
        uint32_t begin = at;
        for (uint32_t t = 0; t < count; t++) {
            at = begin;
            net_take(&teachers[t], corpus, order, &at, all, NET_ROWS);
            net_forward(&teachers[t], &quiet);
        }
        answer_tags(corpus, teachers, count);
        for (uint32_t s = 0; s < teachers[0].sentences; s++)
            answer_heads(corpus, teachers, count, s);
        answer_relations(corpus, teachers, count);
    }
    free(order);
    return 0;
}
