#include "language/name_model.h"

#include "base/error.h"
#include "learn/linear.h"

/* Also what a move may be at most: sums over the longest sentence stay whole numbers of 32 bits. */
enum { FORBIDDEN = -1 << 20 };

int ro_name_model_open(ro_slice bytes, ro_name_model *model, readout_error *error) {
    ro_model_file file;
    const void *moves;
    int status = ro_model_file_open(bytes, &file, error);
    if (!status)
        status = ro_name_tables_open(&file, &model->tables, error);
    if (!status)
        status = ro_keyed_open(&file, "weights", &model->weights, error);
    if (!status)
        status =
            ro_model_array(&file, "moves", RO_NAME_TAGS * RO_NAME_TAGS, sizeof *model->moves, &moves, error);
    if (status)
        return status;
    model->moves = moves;
    for (uint32_t i = 0; i < RO_NAME_TAGS * RO_NAME_TAGS; i++)
        if (model->moves[i] < FORBIDDEN || model->moves[i] > -FORBIDDEN)
            return ro_fail(error, READOUT_BAD_MODEL, "names.model: a move of %d", model->moves[i]);
    return 0;
}

typedef struct {
    const ro_name_model *model;
    const ro_doc *doc;
    ro_arena *scratch;
    ro_name_view views[RO_MAX_SENTENCE_WORDS];
    int32_t emissions[RO_MAX_SENTENCE_WORDS * RO_NAME_TAGS];
    uint8_t path[RO_MAX_SENTENCE_WORDS];
    RO_ARRAY(ro_scored_name) found;
} finding;

/* emissions: of the words from the first on. */
static int take(finding *f, uint32_t first, uint32_t words, uint32_t label, const int32_t *emissions) {
    ro_scored_name *found = ro_array_push(f->scratch, &f->found);
    if (!found)
        return READOUT_NO_MEMORY;
    const ro_word *all = f->doc->words.items;
    found->name = (ro_name){.span = {all[first].span.begin, all[first + words - 1].span.end},
                            .first_word = first,
                            .words = words,
                            .type = (ro_name_type)((label - 1) / 2),
                            .entity = RO_NONE};
    for (uint32_t w = 0; w < words; w++)
        for (uint32_t t = 0; t <= RO_NAME_OTHER; t++)
            found->scores[t] += emissions[w * RO_NAME_TAGS + 1 + 2 * t + (w > 0)];
    return 0;
}

/* The open words from `i` to before `end` as one sequence. */
static int decode(finding *f, const ro_name_sentence *s, uint32_t i, uint32_t end, readout_error *error) {
    uint32_t features[RO_NAME_FEATURES], length = end - i;
    bool any = false;
    for (uint32_t w = 0; w < length; w++) {
        int32_t *scores = f->emissions + (size_t)w * RO_NAME_TAGS;
        uint32_t count = ro_name_features(s, i + w, features);
        ro_keyed_scores(&f->model->weights, features, count, RO_NAME_TAGS, scores);
        any |= ro_linear_best(scores, RO_NAME_TAGS) != 0;
    }
    if (!any)
        return 0;
    for (uint32_t l = 2; l < RO_NAME_TAGS; l += 2)
        f->emissions[l] += FORBIDDEN;
    ro_arena_mark mark = ro_arena_here(f->scratch);
    uint8_t *path = f->path;
    int status = ro_viterbi(f->emissions, f->model->moves, length, RO_NAME_TAGS, path, f->scratch, error);
    ro_arena_rewind(f->scratch, mark);
    for (uint32_t w = 0; !status && w < length;) {
        uint32_t label = path[w], to = w + 1;
        while (label && to < length && path[to] == label + 1)
            to++;
        if (label)
            status = take(f, s->first + i + w, to - w, label, f->emissions + (size_t)w * RO_NAME_TAGS);
        w = to;
    }
    return status;
}

int ro_name_model_find(const ro_name_model *model, const ro_doc *doc, ro_arena *scratch,
                       ro_scored_name **names, uint32_t *count, readout_error *error) {
    finding *f = ro_arena_zero(scratch, 1, sizeof *f);
    if (!f)
        return ro_fail_memory(error);
    f->model = model;
    f->doc = doc;
    f->scratch = scratch;
    int status = 0;
    for (uint32_t s = 0; !status && s < doc->sentences.count; s++) {
        ro_name_sentence sentence;
        if (!ro_name_sentence_view(&model->tables, doc, s, f->views, &sentence))
            continue;
        for (uint32_t begin, end = 0; !status && ro_name_next_run(&sentence, &begin, &end);)
            status = decode(f, &sentence, begin, end, error);
    }
    *names = f->found.items;
    *count = f->found.count;
    return status == READOUT_NO_MEMORY ? ro_fail_memory(error) : status;
}
