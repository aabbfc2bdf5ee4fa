#include "measure.h"

#include "use.h"

#include <stdio.h>

enum { STEPS = 19 };

typedef struct {
    uint32_t gold, kept[STEPS], right[STEPS];
} tally;

/* One candidate counts for one gold statement: those behind the first are wrong. */
static void count_article(article *a, tally *t) {
    t->gold += a->gold.count;
    for (uint32_t i = 0; i < a->found.items.count; i++) {
        const ro_candidate *c = &a->found.items.items[i];
        bool right = c->content.count && is_right(a, c);
        for (int s = 0; s < STEPS; s++)
            if (c->content.count && c->score >= (float)(s + 1) / 20) {
                t->kept[s]++;
                t->right[s] += right;
            }
    }
}

void measure_held(const char *name, const ro_statement_model *model, articles *all) {
    tally t = {0};
    readout_error error;
    for (uint32_t i = 0; i < all->count; i++) {
        article *a = &all->items[i];
        if (!a->held)
            continue;
        if (ro_find_scores(model, &a->found, &a->arena, &error))
            stop("%s", error.message);
        count_article(a, &t);
    }
    for (int s = 0; s < STEPS && t.gold; s++) {
        double precision = t.kept[s] ? 100.0 * t.right[s] / t.kept[s] : 0,
               recall = 100.0 * t.right[s] / t.gold;
        double sum = precision + recall;
        printf("%s, candidates from %.2f: precision %.2f recall %.2f F1 %.2f (%u of %u)\n", name,
               (s + 1) / 20.0, precision, recall, sum > 0 ? 2 * precision * recall / sum : 0, t.kept[s],
               t.gold);
    }
}
