/* What the rules for disputes look at in the pairs of sentences that were judged by hand.
 *
 *     train_disputes JUDGED SET STORE...
 *
 *     JUDGED   docs/judged_disputes.tsv
 *     SET      its rows that are of this set
 *     STORE    stories that have their articles, read with `readout add`
 *
 * Writes a line a pair that a store has and the rules propose: set, verdict, type, and the features of
 * src/story/disputes_weigh.h in their order; the first line names them. train/disputes/fit.py makes weights
 * of it. */
#include "base/error.h"
#include "statements/use.h"
#include "store/store.h"
#include "story/disputes.h"
#include "story/disputes_weigh.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 7, LINE = 400 };

typedef struct {
    char line[LINE];
    const char *cells[COLUMNS]; /* set, article, sentence, other article, its sentence, type, verdict */
} judged;

typedef struct {
    ro_coverage coverage;
    ro_claims claims;
    ro_dispute_words words;
} story;

/* The sentence of an article that begins at a code point. */
static const ro_claim *claim_of(const story *s, const char *article, const char *sentence) {
    for (uint32_t a = 0; a < s->coverage.articles.count; a++) {
        const ro_cov_article *here = &s->coverage.articles.items[a];
        if (!ro_slice_is(here->name, article))
            continue;
        uint32_t begin = byte_of(here->text, strtoul(sentence, NULL, 10));
        for (uint32_t n = 0; n < here->sentence_count; n++)
            if (here->sentences[n].begin <= begin && begin < here->sentences[n].end)
                return ro_claims_find(&s->claims, a, n);
    }
    return NULL;
}

/* The dispute of the two that the rules propose, one of which denies; NULL where they do not. */
static const ro_cov_difference *proposed(const story *s, const ro_claim *a, const ro_claim *b) {
    for (uint32_t d = 0; d < s->coverage.differences.count; d++) {
        const ro_cov_difference *found = &s->coverage.differences.items[d];
        const ro_claim *first = ro_claims_find(&s->claims, found->article[0], found->sentence[0]);
        const ro_claim *last = ro_claims_find(&s->claims, found->article[1], found->sentence[1]);
        if (((first == a && last == b) || (first == b && last == a)) && last &&
            last->denies != RO_DENIES_NOTHING)
            return found;
    }
    return NULL;
}

static void put(const judged *row, const ro_cov_difference *found, const story *s) {
    double x[RO_DF_COUNT];
    ro_dispute_look(&s->coverage, &s->claims, &s->words,
                    ro_claims_find(&s->claims, found->article[0], found->sentence[0]),
                    ro_claims_find(&s->claims, found->article[1], found->sentence[1]), x);
    printf("%s\t%s\t%s\t%s:%s\t%s:%s", row->cells[0], row->cells[6], row->cells[5], row->cells[1],
           row->cells[2], row->cells[3], row->cells[4]);
    for (unsigned n = 0; n < RO_DF_COUNT; n++)
        printf("\t%.6g", x[n]);
    putchar('\n');
}

static bool split(judged *row) {
    unsigned count = 0;
    row->line[strcspn(row->line, "\n")] = 0;
    for (char *cell = row->line; cell && count < COLUMNS; count++) {
        char *tab = strchr(cell, '\t');
        row->cells[count] = cell;
        if (tab)
            *tab++ = 0;
        cell = tab;
    }
    return count == COLUMNS && row->line[0] != '#';
}

static void put_rows(const char *path, const char *set, const story *s) {
    static judged row;
    FILE *file = fopen(path, "r");
    if (!file)
        stop("%s cannot be read", path);
    while (fgets(row.line, sizeof row.line, file)) {
        if (!split(&row) || strcmp(row.cells[0], set))
            continue;
        const ro_claim *a = claim_of(s, row.cells[1], row.cells[2]);
        const ro_claim *b = claim_of(s, row.cells[3], row.cells[4]);
        const ro_cov_difference *found = a && b ? proposed(s, a, b) : NULL;
        if (found)
            put(&row, found, s);
    }
    fclose(file);
}

static void open_story(const char *path, ro_arena *arena, story *s) {
    readout_error error;
    ro_store *store = NULL;
    if (ro_store_open(path, READOUT_STORE_READ, &store, &error) ||
        ro_store_load(store, NULL, arena, &s->coverage, &error) ||
        ro_dispute_words_load(arena, &s->words, &error) ||
        ro_claims_make(&s->coverage, arena, &s->words, &s->claims, &error) ||
        ro_disputes_propose(&s->coverage, arena, &error))
        stop("%s: %s", path, error.message);
    ro_store_close(store);
}

int main(int count, char **arguments) {
    if (count < 4)
        stop("usage: train_disputes JUDGED SET STORE...");
    printf("set\tverdict\ttype\tclaim\tdenial");
    for (unsigned n = 0; n < RO_DF_COUNT; n++)
        printf("\t%s", ro_dispute_feature_name(n));
    putchar('\n');
    for (int n = 3; n < count; n++) {
        ro_arena arena = {0};
        story s = {0};
        open_story(arguments[n], &arena, &s);
        put_rows(arguments[1], arguments[2], &s);
        ro_arena_free(&arena);
    }
    return 0;
}
