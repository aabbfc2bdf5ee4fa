#include "measure.h"

#include "../statements/use.h"

#include <stdio.h>

static int by_chance(const void *a, const void *b) {
    double x = ((const answer *)a)->chance, y = ((const answer *)b)->chance;
    return (x < y) - (x > y);
}

static void put_at(const answers *of, uint32_t right, double least) {
    uint32_t found = 0, hits = 0;
    for (uint32_t i = 0; i < of->items.count && of->items.items[i].chance >= least; i++) {
        found++;
        hits += of->items.items[i].right;
    }
    printf("%.2f: %u found, right %.1f%%, of all right %.1f%%\n", least, found, 100.0 * hits / (found + 1e-9),
           100.0 * hits / (right + 1e-9));
}

void measure_add(const ro_position_model *model, const examples *all, answers *of) {
    for (uint32_t i = 0; i < all->items.count; i++) {
        const example *e = &all->items.items[i];
        if (!e->kept_out)
            continue;
        answer *added = ro_array_push(&of->arena, &of->items);
        if (!added)
            stop("out of memory");
        *added = (answer){ro_position_chance(model, &e->view), e->right};
    }
}

void measure_put(answers *of) {
    uint32_t right = 0;
    double precision = 0;
    qsort(of->items.items, of->items.count, sizeof *of->items.items, by_chance);
    for (uint32_t i = 0; i < of->items.count; i++)
        if (of->items.items[i].right)
            precision += (double)++right / (i + 1);
    printf("%u sentences, %u right; average precision %.3f\n", of->items.count, right,
           precision / (right + 1e-9));
    static const double marks[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
        put_at(of, right, marks[m]);
}
