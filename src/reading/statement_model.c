#include "reading/statement_model.h"

#include "base/error.h"
#include "reading/statement_cues.h"
#include "reading/statement_rank.h"
#include "reading/statement_spans.h"

static int open_scorer(ro_arena *arena, const ro_model_file *file, const char *name, uint32_t outputs,
                       uint32_t slots, ro_sparse *scorer, readout_error *error) {
    int status = ro_sparse_open(file, name, scorer, error);
    if (status)
        return status;
    if (scorer->shape.outputs != outputs || scorer->shape.inputs != slots * RO_LEXIS_VECTOR ||
        scorer->shape.hidden != RO_SPARSE_HIDDEN)
        return ro_fail(error, READOUT_BAD_MODEL, "scorer %s: %u outputs, %u inputs, %u hidden", name,
                       scorer->shape.outputs, scorer->shape.inputs, scorer->shape.hidden);
    return slots ? ro_sparse_pack(arena, RO_LEXIS_VECTOR, scorer, error) : 0;
}

int ro_statement_model_open(ro_arena *arena, ro_slice bytes, ro_statement_model *model,
                            readout_error *error) {
    ro_model_file file;
    int status = ro_model_file_open(bytes, &file, error);
    if (!status)
        status = ro_lexis_open(&file, &model->lexis, error);
    if (!status)
        status = open_scorer(arena, &file, "cues", 1, RO_CUE_SLOTS, &model->cues, error);
    if (!status)
        status = open_scorer(arena, &file, "spans", RO_CHAIN_LABELS, RO_SPAN_SLOTS, &model->spans, error);
    if (!status)
        status = open_scorer(arena, &file, "reach", 1, 0, &model->reach, error);
    if (!status)
        status = open_scorer(arena, &file, "rank", 1, RO_RANK_SLOTS, &model->rank, error);
    const void *moves = NULL;
    if (!status)
        status = ro_model_array(&file, "spans.moves", RO_SPAN_EDGES, sizeof(ro_chain_matrix), &moves, error);
    model->moves = moves;
    return status;
}
