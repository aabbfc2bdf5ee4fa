#include "reading/statement_project.h"

#include "base/error.h"

int ro_project(const ro_statement_lexis *lexis, const ro_sparse *scorer, const ro_swords *words,
               uint32_t first, uint32_t end, ro_arena *scratch, ro_projection *projection,
               readout_error *error) {
    uint32_t slots = scorer->shape.inputs / RO_LEXIS_VECTOR, hidden = scorer->shape.hidden;
    size_t rows = end - first;
    uint8_t *bytes = ro_arena_alloc(scratch, rows * RO_LEXIS_VECTOR + 1);
    float *scales = ro_arena_alloc(scratch, (rows + 1) * sizeof *scales);
    *projection = (ro_projection){.slots = slots, .hidden = hidden, .first_word = first};
    projection->sums = ro_arena_alloc(scratch, (rows * slots * hidden + 1) * sizeof *projection->sums);
    if (!bytes || !scales || !projection->sums)
        return ro_fail_memory(error);
    for (size_t r = 0; r < rows; r++) {
        const int8_t *from = lexis->vectors + (size_t)words->words[first + r].vector * RO_LEXIS_VECTOR;
        for (uint32_t j = 0; j < RO_LEXIS_VECTOR; j++)
            bytes[r * RO_LEXIS_VECTOR + j] = (uint8_t)(from[j] + 128);
        scales[r] = 1.0f / 64;
    }
    ro_sparse_project(scorer, bytes, scales, rows, projection->sums);
    return 0;
}

void ro_project_sum(const ro_projection *projection, const uint32_t *slots, float *dense) {
    memset(dense, 0, projection->hidden * sizeof *dense);
    for (uint32_t k = 0; k < projection->slots; k++) {
        if (slots[k] == RO_NONE)
            continue;
        const float *row =
            projection->sums +
            ((size_t)(slots[k] - projection->first_word) * projection->slots + k) * projection->hidden;
        for (uint32_t j = 0; j < projection->hidden; j++)
            dense[j] += row[j];
    }
}
