#include "learn/sparse.h"

#include "base/error.h"
#include "learn/dispatch.h"

#include <math.h>
#include <stdio.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static int section_of(const ro_model_file *file, const char *name, const char *part, size_t count,
                      size_t size, const void **items, readout_error *error) {
    char section[RO_MODEL_NAME];
    snprintf(section, sizeof section, "%s.%s", name, part);
    return ro_model_array(file, section, count, size, items, error);
}

/* A slot stays empty, so that every search ends. */
static bool has_empty(const uint16_t *tags, uint32_t slots) {
    for (uint32_t s = 0; s < slots; s++)
        if (!tags[s])
            return true;
    return false;
}

int ro_sparse_open(const ro_model_file *file, const char *name, ro_sparse *sparse, readout_error *error) {
    const void *found = NULL;
    int status = section_of(file, name, "shape", 1, sizeof sparse->shape, &found, error);
    if (status)
        return status;
    memcpy(&sparse->shape, found, sizeof sparse->shape);
    const ro_sparse_shape *s = &sparse->shape;
    if (!s->outputs || s->outputs > RO_SPARSE_OUTPUTS || s->hidden != RO_SPARSE_HIDDEN || s->inputs > 4096 ||
        s->slots < RO_SPARSE_WINDOW || s->slots > 1u << 24)
        return ro_fail(error, READOUT_BAD_MODEL, "scorer %s has an impossible shape", name);
    sparse->row = s->outputs + (s->rows_reach_hidden ? s->hidden : 0);
    size_t floats = s->outputs + s->hidden + (size_t)(s->outputs + s->inputs) * s->hidden;
    const void *tags, *rows, *dense;
    status = section_of(file, name, "tags", s->slots + RO_SPARSE_WINDOW, sizeof(uint16_t), &tags, error);
    if (!status)
        status = section_of(file, name, "rows", (size_t)s->slots * sparse->row, 1, &rows, error);
    if (!status)
        status = section_of(file, name, "dense", floats, sizeof(float), &dense, error);
    if (status)
        return status;
    if (!has_empty(tags, s->slots) ||
        memcmp(tags, (const uint16_t *)tags + s->slots, RO_SPARSE_WINDOW * sizeof(uint16_t)))
        return ro_fail(error, READOUT_BAD_MODEL, "scorer %s has a full or broken table", name);
    sparse->tags = tags;
    sparse->rows = rows;
    sparse->bias = dense;
    sparse->hidden_bias = sparse->bias + s->outputs;
    sparse->top = sparse->hidden_bias + s->hidden;
    sparse->project = sparse->top + (size_t)s->outputs * s->hidden;
    return 0;
}

int ro_sparse_pack(ro_arena *arena, uint32_t width, ro_sparse *sparse, readout_error *error) {
    uint32_t hidden = sparse->shape.hidden, slots = sparse->shape.inputs / width;
    size_t columns = (size_t)slots * hidden;
    float *side_by_side = ro_arena_alloc(arena, (width * columns + 1) * sizeof *side_by_side);
    if (!side_by_side)
        return ro_fail_memory(error);
    for (uint32_t k = 0; k < slots; k++)
        for (uint32_t i = 0; i < width; i++)
            memcpy(side_by_side + i * columns + k * hidden,
                   sparse->project + ((size_t)k * width + i) * hidden, hidden * sizeof *side_by_side);
    return ro_packed_make(arena, side_by_side, width, (uint32_t)columns, &sparse->packed, error);
}

/* Which of RO_SPARSE_WINDOW tags are the tag, a bit each. */
static uint32_t matches(const uint16_t *tags, uint16_t tag) {
#ifdef __SSE2__
    __m128i sought = _mm_set1_epi16((int16_t)tag);
    __m128i low = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)tags), sought);
    __m128i high = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(tags + 8)), sought);
    return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(low, high));
#else
    uint32_t found = 0;
    for (uint32_t i = 0; i < RO_SPARSE_WINDOW; i++)
        found |= (uint32_t)(tags[i] == tag) << i;
    return found;
#endif
}

/* The slot of the tag, or of the empty slot where the search ends. */
static uint32_t find_slot(const ro_sparse *sparse, uint32_t slot, uint16_t tag, bool *known) {
    uint32_t slots = sparse->shape.slots;
    for (;;) {
        uint32_t same = matches(sparse->tags + slot, tag), empty = matches(sparse->tags + slot, 0);
        if (same | empty) {
            uint32_t first = (uint32_t)__builtin_ctz(same | empty);
            *known = same >> first & 1;
            return slot + first < slots ? slot + first : slot + first - slots;
        }
        slot = slot + RO_SPARSE_WINDOW < slots ? slot + RO_SPARSE_WINDOW : slot + RO_SPARSE_WINDOW - slots;
    }
}

/* A window of tags may lie in two lines of the cache. */
void ro_sparse_fetch(const ro_sparse *sparse, const ro_features *features, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end && i < features->count; i++) {
        const uint16_t *window = sparse->tags + ro_sparse_begin(features->items[i], sparse->shape.slots);
        __builtin_prefetch(window);
        __builtin_prefetch(window + RO_SPARSE_WINDOW - 1);
    }
}

/* Row numbers of those of the features [begin, end) that the table knows. The rows are fetched meanwhile, to
 * their last byte. */
static uint32_t find_rows(const ro_sparse *sparse, const uint64_t *features, uint32_t count,
                          uint32_t *found) {
    uint32_t slots = sparse->shape.slots, kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool known = false;
        found[kept] =
            find_slot(sparse, ro_sparse_begin(features[i], slots), ro_sparse_tag(features[i]), &known);
        const int8_t *row = sparse->rows + (size_t)found[kept] * sparse->row;
        __builtin_prefetch(row);
        __builtin_prefetch(row + sparse->row - 1);
        kept += known;
    }
    return kept;
}

RO_DISPATCH(add_rows,
            (const int8_t *rows, const uint32_t *found, uint32_t count, uint32_t outputs,
             ro_sparse_sums *sums),
            (rows, found, count, outputs, sums)) {
    int16_t deep[RO_SPARSE_HIDDEN];
    memcpy(deep, sums->deep, sizeof deep);
    for (uint32_t i = 0; i < count; i++) {
        const int8_t *row = rows + (size_t)found[i] * (outputs + RO_SPARSE_HIDDEN);
        for (uint32_t k = 0; k < outputs; k++)
            sums->straight[k] = (int16_t)(sums->straight[k] + row[k]);
        for (uint32_t j = 0; j < RO_SPARSE_HIDDEN; j++)
            deep[j] = (int16_t)(deep[j] + row[outputs + j]);
    }
    memcpy(sums->deep, deep, sizeof deep);
}

static void add_some(const ro_sparse *sparse, const uint64_t *features, uint32_t count,
                     ro_sparse_sums *sums) {
    uint32_t found[RO_SPARSE_FEATURES + 1], outputs = sparse->shape.outputs;
    count = find_rows(sparse, features, count, found);
    if (sparse->row > outputs) {
        add_rows(sparse->rows, found, count, outputs, sums);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < outputs; k++)
            sums->straight[k] = (int16_t)(sums->straight[k] + sparse->rows[(size_t)found[i] * outputs + k]);
}

void ro_sparse_add(const ro_sparse *sparse, const ro_features *features, ro_sparse_sums *sums) {
    add_some(sparse, features->items, features->count, sums);
}

void ro_sparse_scores(const ro_sparse *sparse, const ro_sparse_sums *sums, const float *dense,
                      float *scores) {
    const ro_sparse_shape *s = &sparse->shape;
    float hidden[RO_SPARSE_HIDDEN];
    for (uint32_t j = 0; j < s->hidden; j++) {
        float h = s->deep * sums->deep[j] + sparse->hidden_bias[j] + (dense ? dense[j] : 0);
        hidden[j] = h > 0 ? h : 0;
    }
    for (uint32_t k = 0; k < s->outputs; k++) {
        float score = s->straight * sums->straight[k] + sparse->bias[k];
        for (uint32_t j = 0; j < s->hidden; j++)
            score += sparse->top[k * s->hidden + j] * hidden[j];
        scores[k] = score;
    }
}

static float chance_of(const ro_sparse *sparse, const ro_sparse_sums *sums, const float *dense) {
    float scores[RO_SPARSE_OUTPUTS];
    ro_sparse_scores(sparse, sums, dense, scores);
    return 1 / (1 + expf(-scores[0]));
}

float ro_sparse_chance(const ro_sparse *sparse, const ro_features *features, const float *dense) {
    ro_sparse_sums sums = {0};
    ro_sparse_add(sparse, features, &sums);
    return chance_of(sparse, &sums, dense);
}

float ro_sparse_glance(const ro_sparse *sparse, const ro_features *features, const float *dense, float far,
                       float chance_there) {
    ro_sparse_sums sums = {0};
    float scores[RO_SPARSE_OUTPUTS];
    ro_sparse_scores(sparse, &sums, dense, scores);
    for (uint32_t i = 0; i < features->count; i += RO_SPARSE_LOOK) {
        uint32_t left = features->count - i;
        ro_sparse_fetch(sparse, features, i + RO_SPARSE_LOOK, i + 2 * RO_SPARSE_LOOK);
        add_some(sparse, features->items + i, left < RO_SPARSE_LOOK ? left : RO_SPARSE_LOOK, &sums);
        if (scores[0] + sparse->shape.straight * sums.straight[0] < far)
            return chance_there;
    }
    return chance_of(sparse, &sums, dense);
}

void ro_sparse_project(const ro_sparse *sparse, const uint8_t *bytes, const float *scales, size_t rows,
                       float *sums) {
    ro_packed_multiply(&sparse->packed, bytes, scales, NULL, sums, rows);
}
