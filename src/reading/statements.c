#include "reading/statements.h"

#include "base/error.h"
#include "base/resource.h"
#include "doc/part.h"
#include "reading/statement_fill.h"
#include "reading/statement_rules.h"

#include <stdlib.h>

ro_slice ro_statements_resource(void) {
    return ro_resource_find("data/models/statements.model");
}

typedef struct {
    ro_statement_model model;
    ro_statement_rules rules;
} finder;

int ro_statements_load(ro_arena *arena, const void **model, readout_error *error) {
    finder *opened = ro_arena_zero(arena, 1, sizeof *opened);
    if (!opened)
        return ro_fail_memory(error);
    *model = opened;
    int status = ro_statement_model_open(arena, ro_statements_resource(), &opened->model, error);
    return status ? status : ro_statement_rules_load(arena, &opened->rules, error);
}

/* Words that are read together: a reading takes some 1.5 kB for each. A statement reaches 15 sentences, its
 * rivals are where it is, so that reading a book in parts changes little and an article nothing. */
enum { PART_WORDS = 8000 };

static int read_whole(const finder *f, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const ro_statement_model *model = &f->model;
    ro_candidates found = {0};
    int status = ro_swords_make(&model->lexis, doc, scratch, &found.words, error);
    if (!status)
        status = ro_find_cues(model, &found.words, scratch, error);
    if (!status)
        status = ro_find_spans(model, &found, scratch, error);
    if (!status)
        status = ro_find_reach(model, &found, scratch, error);
    if (!status)
        status = ro_find_scores(model, &found, scratch, error);
    if (!status)
        status = ro_find_by_rule(&f->rules, &found, scratch, error);
    return status ? status : ro_statements_settle(&found, doc, scratch, error);
}

static int read_part(const finder *f, ro_doc *doc, uint32_t first, uint32_t end, ro_arena *scratch,
                     readout_error *error) {
    ro_doc part;
    int status = ro_doc_part_make(doc, first, end, scratch, &part, error);
    if (status || !part.words.count)
        return status;
    uint32_t before = doc->statements.count;
    part.statements.items = doc->statements.items;
    part.statements.count = doc->statements.count;
    part.statements.capacity = doc->statements.capacity;
    status = read_whole(f, &part, scratch, error);
    doc->statements.items = part.statements.items;
    doc->statements.count = part.statements.count;
    doc->statements.capacity = part.statements.capacity;
    for (uint32_t i = before; i < doc->statements.count; i++)
        doc->statements.items[i].sentence += first;
    return status;
}

int ro_statements_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const finder *f = model;
    int status = 0;
    if (doc->words.count <= 2 * PART_WORDS)
        return doc->words.count ? read_whole(f, doc, scratch, error) : 0;
    for (uint32_t first = 0, end; !status && first < doc->sentences.count; first = end) {
        end = ro_doc_part_end(doc, first, PART_WORDS);
        ro_arena_mark mark = ro_arena_here(scratch);
        status = read_part(f, doc, first, end, scratch, error);
        ro_arena_rewind(scratch, mark);
    }
    return status;
}

enum { TAKEN_CUE = 1, TAKEN_CONTENT = 2 };

static uint32_t untaken(ro_word_list *list, const uint8_t *taken, uint8_t by) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++)
        if (!(taken[list->items[i]] & by))
            list->items[kept++] = list->items[i];
    return kept;
}

/* Keeps the candidate with what surer ones have left of it, if that is the greater part. */
static bool settle_one(ro_candidate *c, uint8_t *taken) {
    if (c->score < RO_STATEMENT_LEAST || !c->content.count || taken[c->head] & TAKEN_CONTENT)
        return false;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < c->content.count; i++)
        shared += taken[c->content.items[i]] != 0;
    if (2 * shared > c->content.count || shared == c->content.count)
        return false;
    c->content.count = untaken(&c->content, taken, TAKEN_CUE | TAKEN_CONTENT);
    c->cue.count = untaken(&c->cue, taken, TAKEN_CONTENT);
    for (uint32_t i = 0; i < c->content.count; i++)
        taken[c->content.items[i]] |= TAKEN_CONTENT;
    for (uint32_t i = 0; i < c->cue.count; i++)
        taken[c->cue.items[i]] |= TAKEN_CUE;
    return true;
}

typedef struct {
    float score;
    uint32_t index;
} ranked;

static int surer_first(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    return x->index < y->index ? -1 : 1;
}

int ro_statements_settle(ro_candidates *found, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    uint32_t count = found->items.count;
    ranked *order = ro_arena_alloc(scratch, (count + 1) * sizeof *order);
    uint8_t *taken = ro_arena_zero(scratch, found->words.count + 1, 1);
    bool *kept = ro_arena_zero(scratch, count + 1, sizeof *kept);
    if (!order || !taken || !kept)
        return ro_fail_memory(error);
    for (uint32_t i = 0; i < count; i++)
        order[i] = (ranked){found->items.items[i].score, i};
    qsort(order, count, sizeof *order, surer_first);
    for (uint32_t i = 0; i < count; i++)
        kept[order[i].index] = settle_one(&found->items.items[order[i].index], taken);
    int status = 0;
    for (uint32_t i = 0; i < count && !status; i++)
        if (kept[i])
            status = ro_continue_quotation(&found->words, &found->items.items[i], taken, TAKEN_CONTENT,
                                           scratch, error);
    for (uint32_t i = 0; i < count && !status; i++)
        if (kept[i])
            status = ro_statement_fill(&found->words, &found->items.items[i], doc, error);
    return status;
}
