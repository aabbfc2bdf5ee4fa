#include "intake/html_body.h"

#include "base/error.h"

#include <stdlib.h>

static const char *const feature_names[RO_BODY_FEATURES] = {
    [RO_BODY_BIAS] = "bias",     [RO_BODY_WORDS] = "words",         [RO_BODY_SENTENCES] = "sentences",
    [RO_BODY_COMMAS] = "commas", [RO_BODY_LINKED] = "linked",       [RO_BODY_GOOD] = "good",
    [RO_BODY_BAD] = "bad",       [RO_BODY_PARAGRAPH] = "paragraph", [RO_BODY_HEADING] = "heading",
    [RO_BODY_ITEM] = "item",     [RO_BODY_CAPTION] = "caption",     [RO_BODY_QUOTED] = "quoted",
    [RO_BODY_ENDS] = "ends",     [RO_BODY_SHORT] = "short",         [RO_BODY_NEAR] = "near",
    [RO_BODY_OVER] = "over",
};

enum { MANY_WORDS = 50, MANY_SENTENCES = 3, MANY_COMMAS = 3, FEW_WORDS = 5, STRONGEST_HINT = 3, REACH = 2 };

int ro_body_load(ro_arena *arena, ro_body_model *model, readout_error *error) {
    static const char name[] = "data/intake/body_weights.tsv";
    ro_lexicon rows;
    int status = ro_lexicon_load(arena, name, 2, &rows, error);
    for (unsigned f = 0; !status && f < RO_BODY_FEATURES; f++) {
        char number[32] = "", *end;
        uint32_t row = ro_lexicon_find(&rows, ro_slice_of(feature_names[f], strlen(feature_names[f])));
        ro_slice cell = row == RO_NONE ? (ro_slice){"", 0} : ro_lexicon_cell(&rows, row, 1);
        if (cell.len < sizeof number)
            memcpy(number, cell.ptr, cell.len);
        model->weights[f] = strtod(number, &end);
        if (end == number || *end)
            status = ro_fail(error, READOUT_BAD_MODEL, "%s: no weight for '%s'", name, feature_names[f]);
    }
    return status;
}

static double share(uint32_t count, uint32_t most) {
    return count < most ? (double)count / most : 1;
}

static bool ends_as_prose(ro_slice text) {
    static const char *const closers[] = {"\"", "'", ")", "”", "’"};
    for (size_t c = 0; c < sizeof closers / sizeof *closers; c++)
        if (ro_slice_ends(text, ro_slice_of(closers[c], strlen(closers[c])))) {
            text.len -= strlen(closers[c]);
            break;
        }
    return text.len && strchr(".!?:", text.ptr[text.len - 1]);
}

void ro_body_features(const ro_html_block *block, double features[RO_BODY_FEATURES]) {
    features[RO_BODY_BIAS] = 1;
    features[RO_BODY_WORDS] = share(block->words, MANY_WORDS);
    features[RO_BODY_SENTENCES] = share(block->sentences, MANY_SENTENCES);
    features[RO_BODY_COMMAS] = share(block->commas, MANY_COMMAS);
    features[RO_BODY_LINKED] = block->words ? (double)block->linked_words / block->words : 0;
    features[RO_BODY_GOOD] = (double)block->good / STRONGEST_HINT;
    features[RO_BODY_BAD] = (double)block->bad / STRONGEST_HINT;
    features[RO_BODY_PARAGRAPH] = block->class == RO_HTML_PARAGRAPH;
    features[RO_BODY_HEADING] = block->class == RO_HTML_HEADING;
    features[RO_BODY_ITEM] = block->class == RO_HTML_ITEM;
    features[RO_BODY_CAPTION] = block->class == RO_HTML_CAPTION;
    features[RO_BODY_QUOTED] = block->quoted;
    features[RO_BODY_ENDS] = ends_as_prose(block->text);
    features[RO_BODY_SHORT] = block->words < FEW_WORDS && block->class != RO_HTML_HEADING;
    features[RO_BODY_NEAR] = features[RO_BODY_OVER] = 0;
}

static double score_of(const ro_body_model *model, const ro_html_block *block) {
    double features[RO_BODY_FEATURES], score = 0;
    ro_body_features(block, features);
    for (unsigned f = 0; f < RO_BODY_FEATURES; f++)
        score += model->weights[f] * features[f];
    return score;
}

/* The items of a list stay or go together: each gets their mean. */
static void even_out_lists(const ro_html *html, const ro_html_blocks *blocks, double *scores) {
    for (uint32_t begin = 0, end; begin < blocks->count; begin = end) {
        uint32_t list = html->nodes.items[blocks->items[begin].node].parent;
        double sum = 0;
        for (end = begin; end < blocks->count && blocks->items[end].class == RO_HTML_ITEM &&
                          html->nodes.items[blocks->items[end].node].parent == list;
             end++)
            sum += scores[end];
        for (uint32_t b = begin; b < end; b++)
            scores[b] = sum / (end - begin);
        end += end == begin;
    }
}

/* The element with the largest sum of scores inside; of equal ones the innermost. `sums`: of the blocks
 * before each node. */
static uint32_t best_element(const ro_html *html, const double *sums) {
    uint32_t best = 0;
    double most = 0;
    for (uint32_t n = 0; n < html->nodes.count; n++) {
        const ro_html_node *node = &html->nodes.items[n];
        double sum = sums[node->end] - sums[n];
        if (node->class != RO_HTML_TEXT && sum >= most) {
            most = sum;
            best = n;
        }
    }
    return best;
}

static void sum_up(const ro_html *html, const ro_html_blocks *blocks, const double *scores, double *sums) {
    uint32_t b = 0;
    double sum = 0;
    for (uint32_t n = 0; n <= html->nodes.count; n++) {
        sums[n] = sum;
        for (; b < blocks->count && blocks->items[b].first == n; b++)
            sum += scores[b] * share(blocks->items[b].words, MANY_WORDS);
    }
}

static double near(const double *scores, uint32_t count, uint32_t at) {
    unsigned positive = 0;
    for (uint32_t reach = 1; reach <= REACH; reach++) {
        positive += at >= reach && scores[at - reach] > 0;
        positive += at + reach < count && scores[at + reach] > 0;
    }
    return (double)positive / (2 * REACH);
}

/* A heading belongs to what it stands over. */
static void keep_headings(const ro_body_model *model, const ro_html_blocks *blocks, const double *scores,
                          uint32_t first, uint32_t last, bool *keep) {
    for (uint32_t b = last; b-- > first;)
        if (blocks->items[b].class == RO_HTML_HEADING)
            keep[b] = b + 1 < last && keep[b + 1] && scores[b] + model->weights[RO_BODY_OVER] > 0;
}

int ro_body_find(const ro_body_model *model, const ro_html *html, const ro_html_blocks *blocks,
                 ro_arena *scratch, bool *keep) {
    double *scores = ro_arena_alloc(scratch, (blocks->count + 1) * sizeof *scores);
    double *sums = ro_arena_alloc(scratch, (html->nodes.count + 1) * sizeof *sums);
    double *final = ro_arena_zero(scratch, blocks->count + 1, sizeof *final);
    if (!scores || !sums || !final)
        return READOUT_NO_MEMORY;
    for (uint32_t b = 0; b < blocks->count; b++)
        scores[b] = score_of(model, &blocks->items[b]);
    even_out_lists(html, blocks, scores);
    sum_up(html, blocks, scores, sums);
    uint32_t body = best_element(html, sums);
    uint32_t end = html->nodes.count ? html->nodes.items[body].end : 0, first = 0, last = blocks->count;
    while (first < last && blocks->items[first].first < body)
        first++;
    while (last > first && blocks->items[last - 1].first >= end)
        last--;
    for (uint32_t b = first; b < last; b++)
        final[b] = scores[b] + model->weights[RO_BODY_NEAR] * near(scores + first, last - first, b - first);
    even_out_lists(html, blocks, final);
    for (uint32_t b = 0; b < blocks->count; b++)
        keep[b] = b >= first && b < last && final[b] > 0;
    keep_headings(model, blocks, scores, first, last, keep);
    return 0;
}
