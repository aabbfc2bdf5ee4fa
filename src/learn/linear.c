#include "learn/linear.h"

#include "base/error.h"

enum { HEAD = 64 };

int ro_linear_open(const ro_model_file *file, const char *section, ro_linear *linear, readout_error *error) {
    ro_slice bytes = ro_model_find(file, section);
    uint32_t shape[2];
    if (!bytes.ptr || bytes.len < HEAD)
        return ro_fail(error, READOUT_BAD_MODEL, "model file has no section %s", section);
    memcpy(shape, bytes.ptr, sizeof shape);
    uint32_t rows = shape[0], labels = shape[1];
    if (!rows || (rows & (rows - 1)) || !labels || labels > 4096 ||
        (uint64_t)rows * labels != bytes.len - HEAD)
        return ro_fail(error, READOUT_BAD_MODEL, "model file: section %s has a wrong shape", section);
    *linear = (ro_linear){(const int8_t *)bytes.ptr + HEAD, rows, labels};
    return 0;
}

void ro_linear_scores(const ro_linear *linear, const uint32_t *features, uint32_t count, int32_t *scores) {
    uint32_t labels = linear->labels;
    memset(scores, 0, labels * sizeof *scores);
    for (uint32_t f = 0; f < count; f++) {
        const int8_t *row = linear->weights + (size_t)(features[f] & (linear->rows - 1)) * labels;
        for (uint32_t l = 0; l < labels; l++)
            scores[l] += row[l];
    }
}

int32_t ro_linear_score(const ro_linear *linear, const uint32_t *features, uint32_t count) {
    int32_t score = 0;
    for (uint32_t f = 0; f < count; f++)
        score += linear->weights[features[f] & (linear->rows - 1)];
    return score;
}

uint32_t ro_linear_best(const int32_t *scores, uint32_t labels) {
    uint32_t best = 0;
    for (uint32_t l = 1; l < labels; l++)
        if (scores[l] > scores[best])
            best = l;
    return best;
}

static void viterbi_step(const int32_t *previous, const int32_t *transitions, const int32_t *emission,
                         uint32_t labels, int32_t *current, uint8_t *back) {
    for (uint32_t to = 0; to < labels; to++) {
        uint32_t best = 0;
        for (uint32_t from = 1; from < labels; from++)
            if (previous[from] + transitions[from * labels + to] >
                previous[best] + transitions[best * labels + to])
                best = from;
        current[to] = previous[best] + transitions[best * labels + to] + emission[to];
        back[to] = (uint8_t)best;
    }
}

int ro_viterbi(const int32_t *emissions, const int32_t *transitions, uint32_t length, uint32_t labels,
               uint8_t *path, ro_arena *scratch, readout_error *error) {
    if (!length || !labels || labels > 256)
        return length ? ro_fail(error, READOUT_BAD_ARGUMENT, "%u labels", labels) : 0;
    uint8_t *back = ro_arena_alloc(scratch, (size_t)length * labels);
    int32_t *scores = ro_arena_alloc(scratch, (size_t)2 * labels * sizeof *scores);
    if (!back || !scores)
        return ro_fail_memory(error);
    int32_t *previous = scores, *current = scores + labels;
    memcpy(previous, emissions, labels * sizeof *previous);
    for (uint32_t i = 1; i < length; i++) {
        viterbi_step(previous, transitions, emissions + (size_t)i * labels, labels, current,
                     back + (size_t)i * labels);
        int32_t *swap = previous;
        previous = current;
        current = swap;
    }
    path[length - 1] = (uint8_t)ro_linear_best(previous, labels);
    for (uint32_t i = length - 1; i; i--)
        path[i - 1] = back[(size_t)i * labels + path[i]];
    return 0;
}
