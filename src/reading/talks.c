#include "reading/talks.h"

#include "base/error.h"
#include "reading/talks_reader.h"

int ro_talks_load(ro_arena *arena, const void **model, readout_error *error) {
    const ro_talks_words *words = NULL;
    int status = ro_talks_words_load(arena, &words, error);
    *model = words;
    return status;
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
    return status ? status : ro_talks_assess(r);
}

int ro_talks_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    ro_talks_reader r;
    if (!doc->words.count)
        return 0;
    int status = ro_talks_reader_make(model, doc, scratch, &r);
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
