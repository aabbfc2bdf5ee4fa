#include "reach.h"

#include "learner.h"
#include "spans.h"
#include "use.h"

#include <stdio.h>

static const learner_plan plan = {
    .outputs = 1, .least = 3, .rate = 0.03f, .leave = 0.3f, .rounds = 4, .seed = 3};

static ro_reach_from gold_from(const article *a, const gold_statement *gold) {
    const ro_sentence *own = ro_swords_sentence(&a->words, gold->head);
    uint32_t first = own->first_word, last = first + own->words - 1;
    while (first < last && a->words.words[first].punct)
        first++;
    while (first < last && a->words.words[last].punct)
        last--;
    ro_reach_from from = {.cue = gold->head};
    for (uint32_t i = 0; i < gold->content.count; i++) {
        uint32_t w = gold->content.items[i];
        if (w < own->first_word || w >= own->first_word + own->words)
            continue;
        from.any = true;
        from.at_begin |= w == first;
        from.at_end |= w == last;
        from.quoted |= a->words.words[w].quote != 0;
    }
    return from;
}

/* At least half of what would be taken of the sentence is content. */
static bool is_reached(const article *a, const gold_statement *gold, uint32_t sentence) {
    const ro_sentence *s = &a->doc.sentences.items[sentence];
    uint32_t words = 0, content = 0, quoted = 0, quoted_content = 0;
    for (uint32_t i = s->first_word; i < s->first_word + s->words; i++) {
        if (a->words.words[i].punct)
            continue;
        bool in = ro_word_list_holds(&gold->content, i);
        words++;
        content += in;
        quoted += a->words.words[i].quote != 0;
        quoted_content += in && a->words.words[i].quote;
    }
    return content && (2 * content >= words || (quoted && 2 * quoted_content >= quoted));
}

typedef void each_question(void *context, const ro_features *features, bool right);

/* Outwards from the cue's sentence until the first that is not reached. */
static void ask(const article *a, const gold_statement *gold, int direction, each_question *each,
                void *context) {
    int64_t own = a->doc.words.items[gold->head].sentence;
    ro_reach_from from = gold_from(a, gold);
    int most = direction > 0 ? RO_REACH_AHEAD : RO_REACH_BACK;
    for (int by = 1; by <= most; by++) {
        int64_t there = own + by * direction;
        if (there < 0 || there >= a->doc.sentences.count || !a->doc.sentences.items[there].words)
            return;
        ro_features features;
        ro_reach_features(&a->words, &from, by * direction, &features);
        bool right = is_reached(a, gold, (uint32_t)there);
        each(context, &features, right);
        if (!right)
            return;
    }
}

typedef struct {
    learner l;
    double loss;
    uint32_t seen; /* in this round */
} course;

static void count_question(void *context, const ro_features *features, bool right) {
    (void)right;
    learner_count(&((course *)context)->l, features);
}

static void keep_question(void *context, const ro_features *features, bool right) {
    (void)right;
    learner_keep(&((course *)context)->l, features);
}

static void learn_question(void *context, const ro_features *features, bool right) {
    course *c = context;
    (void)features;
    c->loss += learner_step(&c->l, c->seen++, NULL, right);
}

static void ask_all(const articles *all, each_question *each, void *context) {
    for (uint32_t i = 0; i < all->count; i++) {
        const article *a = &all->items[i];
        for (uint32_t g = 0; g < a->gold.count && !a->held; g++) {
            if (a->gold.items[g].head == RO_NONE)
                continue;
            ask(a, &a->gold.items[g], -1, each, context);
            ask(a, &a->gold.items[g], 1, each, context);
        }
    }
}

ro_sparse reach_train(const articles *all, ro_arena *arena) {
    course c = {0};
    learner_begin(&c.l, &plan);
    ask_all(all, count_question, &c);
    learner_close(&c.l);
    ask_all(all, keep_question, &c);
    for (uint32_t round = 0; round < plan.rounds; round++) {
        c.loss = c.seen = 0;
        learner_round(&c.l, round);
        ask_all(all, learn_question, &c);
        fprintf(stderr, "reach: round %u loss %.4f of %u, %u rows\n", round, c.loss / c.seen, c.seen,
                c.l.rows);
    }
    return learner_end(&c.l, arena);
}
