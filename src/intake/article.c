#include "intake/article.h"

#include "base/error.h"
#include "base/resource.h"
#include "intake/article_model.h"

int ro_article_load(ro_arena *arena, const void **model, readout_error *error) {
    ro_article_model *made = ro_arena_zero(arena, 1, sizeof *made);
    if (!made)
        return ro_fail_memory(error);
    const ro_lexicon_wanted wanted[] = {
        {"data/intake/name_words.tsv", 2, &made->name_words},
        {"data/intake/date_words.tsv", 4, &made->date_words},
        {"data/intake/agencies.tsv", 2, &made->agencies},
        {"data/intake/not_places.tsv", 1, &made->not_places},
        {"data/intake/dateline_places.tsv", 2, &made->places},
    };
    int status = ro_lexicons_load(arena, wanted, sizeof wanted / sizeof *wanted, error);
    if (status)
        return status;
    *model = made;
    static const char formulas[] = "data/intake/line_formulas.tsv";
    return ro_formulas_read(arena, formulas, ro_resource_find(formulas), &made->name_words, &made->date_words,
                            &made->formulas, error);
}

static int add_skipped(ro_doc *doc, uint32_t begin, uint32_t end, readout_error *error) {
    if (begin == end)
        return 0;
    ro_span *span = ro_array_push(doc->arena, &doc->article.skipped);
    if (!span)
        return ro_fail_memory(error);
    *span = (ro_span){begin, end};
    return 0;
}

static int fill_skipped(const ro_article_work *work, readout_error *error) {
    int status = 0;
    for (uint32_t i = 0; !status && i < work->lines.count; i++) {
        const ro_line *line = &work->lines.items[i];
        if (line->furniture) {
            status = add_skipped(work->doc, line->span.begin, line->span.end, error);
            continue;
        }
        status = add_skipped(work->doc, line->span.begin, line->prose.begin, error);
        if (!status)
            status = add_skipped(work->doc, line->prose.end, line->span.end, error);
    }
    return status;
}

int ro_article_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    static int (*const parts[])(ro_article_work *, readout_error *) = {
        ro_article_formulas, ro_article_repeats, ro_article_headline, ro_article_dateline, ro_article_outlet,
    };
    ro_article_work work = {.model = model, .doc = doc, .scratch = scratch};
    int status = ro_lines_split(scratch, doc->text, &work.lines) ? ro_fail_memory(error) : 0;
    for (size_t p = 0; !status && p < sizeof parts / sizeof *parts; p++)
        status = parts[p](&work, error);
    if (!status)
        status = fill_skipped(&work, error);
    if (!doc->article.language.len)
        doc->article.language = RO_LITERAL("en");
    return status;
}
