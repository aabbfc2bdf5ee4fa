#include "reading/talks.h"

#include "base/error.h"
#include "base/resource.h"
#include "reading/statements.h"
#include "reading/talks_position_model.h"

typedef struct {
    const ro_talks_words *words;
    ro_position_model position;
} talks_model;

int ro_talks_load(ro_arena *arena, const void **model, readout_error *error) {
    talks_model *opened = ro_arena_zero(arena, 1, sizeof *opened);
    if (!opened)
        return ro_fail_memory(error);
    *model = opened;
    int status = ro_talks_words_load(arena, &opened->words, error);
    return status ? status
                  : ro_position_model_open(ro_resource_find("data/models/talks.model"),
                                           ro_statements_resource(), &opened->position, error);
}

static int read_sentence(ro_talks_reader *r, uint32_t sentence) {
    int status = ro_talks_reader_cut(r, sentence);
    if (!status)
        status = ro_talks_find_sides(r);
    if (!status)
        status = ro_talks_find_contacts(r);
    if (!status)
        status = ro_talks_find_rounds(r);
    if (!status)
        status = ro_talks_find_plans(r);
    if (!status)
        status = ro_talks_find_replies(r);
    if (!status)
        status = ro_talks_find_issues(r);
    if (!status)
        status = ro_talks_find_positions(r);
    if (!status)
        status = ro_talks_learn_positions(r);
    return status ? status : ro_talks_assess(r);
}

int ro_talks_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const talks_model *m = model;
    ro_talks_reader r;
    if (!doc->words.count)
        return 0;
    int status = ro_talks_reader_make(m->words, doc, scratch, &r);
    r.position = &m->position;
    if (!status && !ro_talks_is_about(&r))
        return 0;
    for (uint32_t s = 0; !status && s < doc->sentences.count; s++)
        if (!doc->sentences.items[s].skipped)
            status = read_sentence(&r, s);
    if (!status)
        status = ro_talks_add_brokers(&r);
    if (status)
        return ro_fail_memory(error);
    ro_talks_close_sides(&r);
    ro_talks_close_rounds(&r);
    ro_talks_close_plans(&r);
    ro_talks_close_issues(&r);
    return 0;
}
