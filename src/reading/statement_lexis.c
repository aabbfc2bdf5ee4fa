#include "reading/statement_lexis.h"

#include "base/error.h"
#include "base/hash.h"

static int check_rows(const ro_statement_lexis *lexis, readout_error *error) {
    uint32_t empty = 0;
    for (uint32_t s = 0; s < lexis->slots; s++) {
        empty += !lexis->keys[s];
        if (lexis->rows[s] > lexis->row_count)
            return ro_fail(error, READOUT_BAD_MODEL, "lexis: row %u of %u", lexis->rows[s], lexis->row_count);
    }
    return empty ? 0 : ro_fail(error, READOUT_BAD_MODEL, "lexis: the table is full");
}

int ro_lexis_open(const ro_model_file *file, ro_statement_lexis *lexis, readout_error *error) {
    size_t slots = ro_model_find(file, "lexis.keys").len / sizeof(uint32_t);
    size_t vectors = ro_model_find(file, "lexis.vectors").len;
    size_t rows = vectors / RO_LEXIS_VECTOR;
    if (!slots || slots & (slots - 1) || slots > 1 << 24 || !rows || rows > UINT16_MAX)
        return ro_fail(error, READOUT_BAD_MODEL, "lexis: %zu slots, %zu rows", slots, rows);
    const void *keys, *row_of, *classes, *values, *cues;
    int status = ro_model_array(file, "lexis.keys", slots, sizeof(uint32_t), &keys, error);
    if (!status)
        status = ro_model_array(file, "lexis.rows", slots, sizeof(uint16_t), &row_of, error);
    if (!status)
        status = ro_model_array(file, "lexis.classes", 2 * rows, sizeof(uint16_t), &classes, error);
    if (!status)
        status = ro_model_array(file, "lexis.vectors", rows * RO_LEXIS_VECTOR, 1, &values, error);
    if (!status)
        status = ro_model_array(file, "lexis.cues", RO_LEXIS_CUES, 1, &cues, error);
    if (status)
        return status;
    *lexis = (ro_statement_lexis){.keys = keys,
                                  .rows = row_of,
                                  .classes = classes,
                                  .vectors = values,
                                  .cues = cues,
                                  .slots = (uint32_t)slots,
                                  .row_count = (uint32_t)rows - 1};
    return check_rows(lexis, error);
}

uint32_t ro_lexis_hash(ro_slice form) {
    uint32_t hash = (uint32_t)ro_hash(form, 7);
    return hash ? hash : 1;
}

uint32_t ro_lexis_row(const ro_statement_lexis *lexis, uint32_t hash) {
    uint32_t slot = hash & (lexis->slots - 1);
    while (lexis->keys[slot]) {
        if (lexis->keys[slot] == hash)
            return lexis->rows[slot];
        slot = (slot + 1) & (lexis->slots - 1);
    }
    return 0;
}
