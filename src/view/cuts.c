#include "view/cuts.h"

#include "base/hash.h"
#include "base/utf8.h"

typedef struct {
    ro_span span;
    uint64_t key; /* 0: punctuation alone, equal to any other such */
} word;

typedef struct {
    ro_slice text;
    word *words;
    uint32_t count;
} words;

static uint64_t key_of(ro_slice text) {
    uint64_t key = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, at, &length);
        at += length;
        if (ro_is_letter(c) || ro_is_digit(c))
            key = ro_hash_mix(key, ro_to_lower(c)) | 1;
    }
    return key;
}

static int split(ro_arena *arena, ro_slice text, words *out) {
    *out = (words){.text = text, .words = ro_arena_alloc(arena, RO_CUT_WORDS * sizeof(word))};
    if (!out->words)
        return READOUT_NO_MEMORY;
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        size_t begin = at;
        while (at < text.len && !ro_is_space(ro_utf8_at(text, at, &length)))
            at += length;
        if (at > begin) {
            ro_span span = {(uint32_t)begin, (uint32_t)at};
            if (out->count == RO_CUT_WORDS)
                out->words[out->count - 1].span.end = span.end;
            else
                out->words[out->count++] = (word){span, key_of(ro_slice_part(text, span.begin, span.end))};
        } else {
            at += length;
        }
    }
    return 0;
}

/* lengths[i * (b.count + 1) + j]: of the longest common subsequence of a[i..] and b[j..]. */
static void measure(const words *a, const words *b, uint16_t *lengths) {
    size_t stride = b->count + 1;
    for (uint32_t i = a->count + 1; i-- > 0;)
        for (uint32_t j = b->count + 1; j-- > 0;) {
            uint16_t best = 0;
            if (i < a->count && j < b->count) {
                uint16_t down = lengths[(i + 1) * stride + j], across = lengths[i * stride + j + 1];
                best = down > across ? down : across;
                if (a->words[i].key == b->words[j].key)
                    best = (uint16_t)(lengths[(i + 1) * stride + j + 1] + 1);
            }
            lengths[i * stride + j] = best;
        }
}

/* A step of the alignment: a word of `a`, a word of `b`, or one of each; RO_NONE for none. */
typedef struct {
    ro_cut_type type;
    uint32_t a, b;
} step;

/* A change of punctuation alone is none: what `a` has stays, what `b` has goes. */
static uint32_t align(const words *a, const words *b, const uint16_t *lengths, step *steps) {
    size_t stride = b->count + 1;
    uint32_t i = 0, j = 0, count = 0;
    while (i < a->count || j < b->count) {
        bool both = i < a->count && j < b->count;
        if (both && a->words[i].key == b->words[j].key) {
            steps[count++] = (step){RO_CUT_SAME, i++, j++};
        } else if (i < a->count && (!both || lengths[(i + 1) * stride + j] >= lengths[i * stride + j + 1])) {
            steps[count++] = (step){a->words[i].key ? RO_CUT_LEFT : RO_CUT_SAME, i, RO_NONE};
            i++;
        } else {
            if (b->words[j].key)
                steps[count++] = (step){RO_CUT_ADDED, RO_NONE, j};
            j++;
        }
    }
    return count;
}

enum { TOO_FEW = 2 }; /* words alike between two changes: chance rather than quotation */

static uint32_t run_end(const step *steps, uint32_t count, uint32_t begin) {
    uint32_t end = begin;
    while (end < count && (steps[end].type == RO_CUT_SAME) == (steps[begin].type == RO_CUT_SAME))
        end++;
    return end;
}

/* Where the change that begins with the run [begin, end) ends: behind the changes that follow with hardly a
 * word between, where words are both left out and added; words left out here and there stay as they are. */
static uint32_t change_end(const step *steps, uint32_t count, uint32_t begin, uint32_t end) {
    uint32_t far = end;
    for (uint32_t same = run_end(steps, count, far); same < count && same - far <= TOO_FEW;
         same = run_end(steps, count, far))
        far = run_end(steps, count, same);
    bool left = false, added = false;
    for (uint32_t i = begin; i < far; i++) {
        left |= steps[i].type == RO_CUT_LEFT;
        added |= steps[i].type == RO_CUT_ADDED;
    }
    return left && added ? far : end;
}

static int put_run(ro_arena *arena, ro_cuts *cuts, ro_cut_type type, const words *from, const step *steps,
                   uint32_t begin, uint32_t end) {
    ro_cut *last = cuts->count ? &cuts->items[cuts->count - 1] : NULL;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t index = type == RO_CUT_ADDED ? steps[i].b : steps[i].a;
        if (index == RO_NONE)
            continue;
        ro_span span = from->words[index].span;
        ro_slice text = ro_slice_part(from->text, span.begin, span.end);
        if (!last || last->type != type) {
            last = ro_array_push(arena, cuts);
            if (!last)
                return READOUT_NO_MEMORY;
            *last = (ro_cut){type, text};
        }
        last->text.len = (size_t)(text.ptr + text.len - last->text.ptr);
    }
    return 0;
}

/* From the steps to runs: changes with hardly a word between them are one. */
static int gather(ro_arena *arena, const words *a, const words *b, const step *steps, uint32_t count,
                  ro_cuts *cuts) {
    int status = 0;
    for (uint32_t begin = 0, end; begin < count && !status; begin = end) {
        end = run_end(steps, count, begin);
        if (steps[begin].type == RO_CUT_SAME) {
            status = put_run(arena, cuts, RO_CUT_SAME, a, steps, begin, end);
            continue;
        }
        end = change_end(steps, count, begin, end);
        status = put_run(arena, cuts, RO_CUT_LEFT, a, steps, begin, end);
        if (!status)
            status = put_run(arena, cuts, RO_CUT_ADDED, b, steps, begin, end);
    }
    return status;
}

int ro_cuts_find(ro_arena *arena, ro_slice whole, ro_slice other, ro_cuts *cuts) {
    words a, b;
    if (split(arena, whole, &a) || split(arena, other, &b))
        return READOUT_NO_MEMORY;
    size_t cells = (size_t)(a.count + 1) * (b.count + 1);
    uint16_t *lengths = ro_arena_alloc(arena, cells * sizeof *lengths);
    step *steps = ro_arena_alloc(arena, (a.count + b.count + 1) * sizeof *steps);
    if (!lengths || !steps)
        return READOUT_NO_MEMORY;
    measure(&a, &b, lengths);
    return gather(arena, &a, &b, steps, align(&a, &b, lengths, steps), cuts);
}

bool ro_cuts_same(const ro_cuts *cuts) {
    return cuts->count == 0 || (cuts->count == 1 && cuts->items[0].type == RO_CUT_SAME);
}
