#include "learn/network_model.h"

#include "base/error.h"

#include <math.h>

static int open_tables(const ro_model_file *file, ro_network *network, readout_error *error) {
    const ro_network_shape *shape = &network->layout.shape;
    const float *scales = NULL;
    int status = ro_model_array(file, "net.words", (size_t)shape->words * shape->width, 1,
                                (const void **)&network->words, error);
    if (!status)
        status = ro_model_array(file, "net.pieces", (size_t)shape->pieces * shape->width, 1,
                                (const void **)&network->pieces, error);
    if (!status)
        status = ro_model_array(file, "net.scales", 2, sizeof *scales, (const void **)&scales, error);
    if (!status && !(fabsf(scales[0]) < 1e3f && fabsf(scales[1]) < 1e3f))
        status = ro_fail(error, READOUT_BAD_MODEL, "model file: a scale is out of range");
    if (status)
        return status;
    network->word_scale = scales[0];
    network->piece_scale = scales[1];
    return 0;
}

static int open_vocabulary(const ro_model_file *file, ro_network *network, readout_error *error) {
    size_t slots = ro_model_find(file, "net.keys").len / sizeof(uint32_t);
    if (slots < 2 || slots & (slots - 1) || slots > UINT32_MAX)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: %zu slots for words", slots);
    network->key_mask = (uint32_t)slots - 1;
    int status =
        ro_model_array(file, "net.keys", slots, sizeof(uint32_t), (const void **)&network->keys, error);
    if (!status)
        status =
            ro_model_array(file, "net.rows", slots, sizeof(uint32_t), (const void **)&network->rows, error);
    bool room = false;
    for (size_t i = 0; !status && i < slots; i++) {
        if (network->keys[i] && network->rows[i] >= network->layout.shape.words)
            status = ro_fail(error, READOUT_BAD_MODEL, "model file: a word has row %u", network->rows[i]);
        room |= !network->keys[i];
    }
    if (!status && !room)
        status = ro_fail(error, READOUT_BAD_MODEL, "model file: no empty slot for words");
    return status;
}

/* A value that is no number would make every score one. */
static int check_numbers(const ro_network *network, readout_error *error) {
    uint32_t bad = 0;
    for (size_t i = 0; i < network->layout.size; i++)
        bad |= (uint32_t) !(fabsf(network->matrices[i]) < 1e3f);
    return bad ? ro_fail(error, READOUT_BAD_MODEL, "model file: a weight is out of range") : 0;
}

static int pack(ro_arena *arena, ro_network *network, readout_error *error) {
    const ro_network_layout *layout = &network->layout;
    int status = 0;
    for (int m = 0; m < RO_NET_MATRICES && !status; m++)
        if (layout->rows[m] > 1)
            status = ro_packed_make(arena, network->matrices + layout->offset[m], layout->rows[m],
                                    layout->columns[m], &network->packed[m], error);
    return status;
}

int ro_network_open(ro_arena *arena, const ro_model_file *file, ro_network *network, readout_error *error) {
    const ro_network_shape *shape = NULL;
    _Static_assert(sizeof *shape == 9 * sizeof(uint32_t), "the shape is nine numbers");
    *network = (ro_network){0};
    int status = ro_model_array(file, "net.shape", 9, sizeof(uint32_t), (const void **)&shape, error);
    if (!status)
        status = ro_network_layout_of(shape, &network->layout, error);
    if (!status)
        status = ro_model_array(file, "net.matrices", network->layout.size, sizeof(float),
                                (const void **)&network->matrices, error);
    if (!status)
        status = check_numbers(network, error);
    if (!status)
        status = pack(arena, network, error);
    if (!status)
        status = open_tables(file, network, error);
    return status ? status : open_vocabulary(file, network, error);
}

uint32_t ro_network_word(const ro_network *network, uint32_t form) {
    for (uint32_t i = form & network->key_mask; network->keys[i]; i = (i + 1) & network->key_mask)
        if (network->keys[i] == form)
            return network->rows[i];
    return 0;
}
