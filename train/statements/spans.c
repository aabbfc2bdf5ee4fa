#include "spans.h"

#include "learner.h"
#include "use.h"

#include <math.h>
#include <stdio.h>

enum { LABELS = RO_CHAIN_LABELS, LONGEST = RO_MAX_SENTENCE_WORDS };

static const learner_plan plan = {.outputs = LABELS,
                                  .slots = RO_SPAN_SLOTS,
                                  .rows_reach_hidden = true,
                                  .least = 32,
                                  .rate = 0.03f,
                                  .leave = 0.4f,
                                  .leave_slots = 0.2f,
                                  .rounds = 4,
                                  .seed = 2};

#define NEVER (-50.0f)

void gold_labels(const gold_statement *gold, uint32_t first, uint32_t end, uint8_t *labels) {
    const ro_word_list *lists[] = {&gold->content, &gold->cue, &gold->source};
    const uint8_t as[] = {RO_LABEL_CONTENT, RO_LABEL_CUE, RO_LABEL_SOURCE};
    memset(labels, RO_LABEL_OUTSIDE, end - first);
    for (int k = 0; k < 3; k++)
        for (uint32_t i = 0; i < lists[k]->count; i++)
            if (lists[k]->items[i] >= first && lists[k]->items[i] < end)
                labels[lists[k]->items[i] - first] = as[k];
    labels[gold->head - first] = RO_LABEL_CUE;
}

typedef struct {
    uint32_t article, gold;
    uint32_t number; /* of its first word's instance */
} example;

/* What one sentence needs on its way, and the transitions that are learnt. */
typedef struct {
    learner l;
    ro_span_view view;
    instance words[LONGEST];
    uint8_t labels[LONGEST], edges[LONGEST];
    ro_chain_row weights[LONGEST], forward[LONGEST], backward[LONGEST], chances[LONGEST];
    float scale[LONGEST];
    ro_chain chain;
    ro_chain_matrix transitions[RO_SPAN_EDGES], squares[RO_SPAN_EDGES], moves[RO_SPAN_EDGES];
} course;

static void all_features(const ro_span_view *view, uint32_t word, ro_features *features) {
    ro_features branch;
    ro_span_own_features(view, word, features);
    ro_span_branch_features(view, word, &branch);
    memcpy(features->items + features->count, branch.items, branch.count * sizeof *branch.items);
    features->count += branch.count;
}

static void see_word(course *c, const ro_statement_lexis *lexis, uint32_t word, uint32_t number) {
    uint32_t slots[RO_SPAN_SLOTS], at = word - c->view.first;
    const int8_t *vectors[RO_SPAN_SLOTS];
    ro_span_slots(&c->view, word, slots);
    for (int k = 0; k < RO_SPAN_SLOTS; k++)
        vectors[k] = slots[k] == RO_NONE
                         ? NULL
                         : lexis->vectors + (size_t)c->view.s->words[slots[k]].vector * RO_LEXIS_VECTOR;
    learner_scores(&c->l, number, vectors, &c->words[at]);
    float scores[LABELS];
    for (int k = 0; k < LABELS; k++)
        scores[k] = c->words[at].scores[k] + (word == c->view.cue && k != RO_LABEL_CUE ? NEVER : 0);
    ro_chain_weigh(scores, c->weights[at]);
    c->edges[at] = ro_span_edge(&c->view, word);
}

/* The chance of each pair of labels at i − 1 and i. */
static void pair_chances(const course *c, uint32_t i, ro_chain_matrix pairs) {
    float sum = 1e-30f;
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            sum += pairs[from][to] = c->forward[i - 1][from] * c->moves[c->edges[i]][from][to] *
                                     c->weights[i][to] * c->backward[i][to];
    for (int from = 0; from < LABELS; from++)
        for (int to = 0; to < LABELS; to++)
            pairs[from][to] /= sum;
}

static void learn_transitions(course *c) {
    static ro_chain_matrix slope[RO_SPAN_EDGES];
    memset(slope, 0, sizeof slope);
    for (uint32_t i = 1; i < c->chain.length; i++) {
        ro_chain_matrix pairs;
        pair_chances(c, i, pairs);
        pairs[c->labels[i - 1]][c->labels[i]] -= 1;
        for (int from = 0; from < LABELS; from++)
            for (int to = 0; to < LABELS; to++) {
                slope[c->edges[i]][from][to] += pairs[from][to];
                c->squares[c->edges[i]][from][to] += pairs[from][to] * pairs[from][to];
            }
    }
    for (int e = 0; e < RO_SPAN_EDGES; e++)
        for (int from = 0; from < LABELS; from++)
            for (int to = 0; to < LABELS; to++) {
                if (slope[e][from][to] == 0)
                    continue;
                c->transitions[e][from][to] -=
                    c->l.rate * slope[e][from][to] / sqrtf(c->squares[e][from][to]);
                c->moves[e][from][to] = expf(c->transitions[e][from][to]);
            }
}

static double learn_example(course *c, const article *a, const gold_statement *gold,
                            const ro_statement_lexis *lexis, uint32_t number) {
    ro_span_view_make(&a->words, gold->head, &c->view);
    if (gold->head >= c->view.end)
        return 0;
    gold_labels(gold, c->view.first, c->view.end, c->labels);
    for (uint32_t w = c->view.first; w < c->view.end; w++)
        see_word(c, lexis, w, number + w - c->view.first);
    c->chain.length = c->view.end - c->view.first;
    ro_chain_run(&c->chain);
    double loss = 0;
    for (uint32_t i = 0; i < c->chain.length; i++) {
        float slope[LABELS];
        for (int k = 0; k < LABELS; k++)
            slope[k] = c->chances[i][k] - (k == c->labels[i]);
        loss -= log((double)c->chances[i][c->labels[i]] + 1e-9);
        learner_update(&c->l, &c->words[i], slope);
    }
    learn_transitions(c);
    return loss;
}

typedef void each_word(learner *l, const ro_features *features);

static void show_example(course *c, const article *a, const gold_statement *gold, each_word *each) {
    ro_features features;
    ro_span_view_make(&a->words, gold->head, &c->view);
    for (uint32_t w = c->view.first; w < c->view.end; w++) {
        all_features(&c->view, w, &features);
        each(&c->l, &features);
    }
}

static void start(course *c) {
    learner_begin(&c->l, &plan);
    c->chain = (ro_chain){.weights = c->weights,
                          .edges = c->edges,
                          .moves = c->moves,
                          .forward = c->forward,
                          .backward = c->backward,
                          .chances = c->chances,
                          .scale = c->scale};
    for (int e = 0; e < RO_SPAN_EDGES; e++)
        for (int from = 0; from < LABELS; from++)
            for (int to = 0; to < LABELS; to++) {
                c->squares[e][from][to] = 1e-4f;
                c->moves[e][from][to] = 1;
            }
}

static uint32_t examples_of(const articles *all, uint32_t fold, example **out) {
    uint32_t total = 0, count = 0;
    for (uint32_t i = 0; i < all->count; i++)
        total += all->items[i].gold.count;
    *out = need((total + 1) * sizeof **out);
    for (uint32_t i = 0; i < all->count; i++)
        for (uint32_t g = 0; g < all->items[i].gold.count; g++)
            if (!all->items[i].held && all->items[i].fold != fold &&
                all->items[i].gold.items[g].head != RO_NONE)
                (*out)[count++] = (example){i, g, 0};
    return count;
}

static const article *article_of(const articles *all, const example *e) {
    return &all->items[e->article];
}

static const gold_statement *gold_of(const articles *all, const example *e) {
    return &article_of(all, e)->gold.items[e->gold];
}

ro_sparse spans_train(const articles *all, uint32_t fold, const ro_statement_lexis *lexis, ro_arena *arena,
                      const ro_chain_matrix **moves) {
    course *c = need(sizeof *c);
    example *examples;
    uint32_t count = examples_of(all, fold, &examples);
    start(c);
    for (uint32_t i = 0; i < count; i++)
        show_example(c, article_of(all, &examples[i]), gold_of(all, &examples[i]), learner_count);
    learner_close(&c->l);
    for (uint32_t i = 0; i < count; i++) {
        examples[i].number = c->l.instances;
        show_example(c, article_of(all, &examples[i]), gold_of(all, &examples[i]), learner_keep);
    }
    for (uint32_t round = 0; round < plan.rounds; round++) {
        double loss = 0;
        learner_round(&c->l, round);
        shuffle(&c->l.random, examples, count, sizeof *examples);
        for (uint32_t i = 0; i < count; i++)
            loss += learn_example(c, article_of(all, &examples[i]), gold_of(all, &examples[i]), lexis,
                                  examples[i].number);
        fprintf(stderr, "spans %u: round %u loss %.3f of %u, %u rows, %.0f s\n", fold, round, loss / count,
                count, c->l.rows, cpu_seconds());
    }
    ro_chain_matrix *kept = need_in(arena, sizeof c->moves);
    memcpy(kept, c->moves, sizeof c->moves);
    *moves = (const ro_chain_matrix *)kept;
    ro_sparse sparse = learner_end(&c->l, arena);
    free(examples);
    free(c);
    return sparse;
}
