#include "reading/talks_position_model.h"

#include "base/error.h"

int ro_position_model_open(ro_slice bytes, ro_slice statements, ro_position_model *model,
                           readout_error *error) {
    ro_model_file file, words;
    int status = ro_model_file_open(bytes, &file, error);
    if (!status)
        status = ro_model_file_open(statements, &words, error);
    if (!status)
        status = ro_lexis_open(&words, &model->lexis, error);
    if (!status)
        status = ro_sparse_open(&file, "position", &model->scorer, error);
    const ro_sparse_shape *shape = &model->scorer.shape;
    if (!status && (shape->outputs != 1 || shape->inputs != RO_LEXIS_VECTOR))
        return ro_fail(error, READOUT_BAD_MODEL, "scorer position: %u outputs, %u inputs", shape->outputs,
                       shape->inputs);
    return status;
}

double ro_position_chance(const ro_position_model *model, const ro_position_view *view) {
    float dense[RO_SPARSE_HIDDEN] = {0};
    for (uint32_t i = 0; i < RO_LEXIS_VECTOR; i++)
        for (uint32_t j = 0; j < RO_SPARSE_HIDDEN; j++)
            dense[j] += (float)view->vector[i] / 64 * model->scorer.project[i * RO_SPARSE_HIDDEN + j];
    return ro_sparse_chance(&model->scorer, &view->features, dense);
}
