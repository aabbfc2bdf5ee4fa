#include "story/copies.h"

#include "base/error.h"
#include "base/hash.h"
#include "story/record.h"

#include <stdlib.h>

enum {
    RUN = 4,       /* words of a shingle */
    SAMPLED = 4,   /* one shingle of so many is in the sketch */
    LARGEST = 384, /* hashes of a sketch, the smallest kept */
    KEYS = 8,
    FEWEST = 8, /* hashes that say anything */
};

/* Of the smaller sketch: reports of one event that quote the same briefing share up to a third. */
static const double contained = 0.6;

typedef RO_ARRAY(uint32_t) sketch;

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void sort_unique(sketch *hashes) {
    uint32_t kept = 0;
    if (!hashes->count)
        return;
    qsort(hashes->items, hashes->count, sizeof *hashes->items, ascending);
    for (uint32_t i = 0; i < hashes->count && kept < LARGEST; i++)
        if (!kept || hashes->items[i] != hashes->items[kept - 1])
            hashes->items[kept++] = hashes->items[i];
    hashes->count = kept;
}

static int add_run(ro_joining *joining, const ro_token *run, sketch *hashes) {
    uint64_t hash = 0;
    for (unsigned w = 0; w < RUN; w++)
        hash = ro_hash_mix(hash, run[w].hash);
    if (hash % SAMPLED)
        return 0;
    uint32_t *place = ro_array_push(joining->arena, hashes);
    if (!place)
        return ro_fail_memory(joining->error);
    *place = (uint32_t)(hash >> 32);
    return 0;
}

/* Of the article's own prose: promotion and credits differ between reprints. */
static int make_sketch(ro_joining *joining, sketch *hashes) {
    const ro_tokens *tokens = &joining->tokens;
    int status = 0;
    for (uint32_t s = 0; !status && s < joining->doc->sentences.count; s++) {
        const ro_sentence *sentence = &joining->doc->sentences.items[s];
        if (sentence->skipped || sentence->title)
            continue;
        for (uint32_t t = ro_token_at(tokens, sentence->span.begin);
             !status && t + RUN <= tokens->count && tokens->items[t + RUN - 1].end <= sentence->span.end; t++)
            status = add_run(joining, &tokens->items[t], hashes);
    }
    sort_unique(hashes);
    return status;
}

int ro_copies_ask(ro_joining *joining) {
    sketch hashes = {0};
    ro_buffer buffer = {0};
    int status = make_sketch(joining, &hashes);
    if (status || hashes.count < FEWEST)
        return status;
    ro_link_item *item = ro_story_item(joining, RO_LINK_COPY, 0, ro_story_day(joining->doc));
    if (!item)
        return ro_fail_memory(joining->error);
    ro_record_put(&buffer, hashes.count);
    for (uint32_t h = 0; h < hashes.count; h++) {
        ro_record_put(&buffer, hashes.items[h]);
        if (h < KEYS)
            ro_story_key(item, hashes.items[h]);
    }
    return ro_story_record(joining, item, &buffer);
}

static uint32_t unpack(ro_slice bytes, uint32_t hashes[LARGEST]) {
    ro_record record = {.bytes = bytes};
    uint32_t count = ro_record_count(&record, 1);
    if (count > LARGEST)
        return 0;
    for (uint32_t h = 0; h < count; h++)
        hashes[h] = ro_record_get(&record);
    return count;
}

static uint32_t count_to(const uint32_t *hashes, uint32_t count, uint32_t last) {
    while (count && hashes[count - 1] > last)
        count--;
    return count;
}

/* The share of the smaller sketch that the other has. A full sketch says nothing of hashes beyond its last.
 */
static double containment(ro_slice mine, ro_slice other) {
    uint32_t a[LARGEST], b[LARGEST], shared = 0;
    uint32_t x = unpack(mine, a), y = unpack(other, b);
    if (x == LARGEST)
        y = count_to(b, y, a[x - 1]);
    if (y == LARGEST)
        x = count_to(a, x, b[y - 1]);
    for (uint32_t i = 0, j = 0; i < x && j < y;) {
        shared += a[i] == b[j];
        uint32_t left = a[i], right = b[j];
        i += left <= right;
        j += right <= left;
    }
    uint32_t smaller = x < y ? x : y;
    return smaller < FEWEST ? 0 : (double)shared / smaller;
}

int64_t ro_copies_decide(ro_joining *joining) {
    for (uint32_t i = 0; i < joining->links->items.count; i++) {
        ro_link_item *item = &joining->links->items.items[i];
        double best = contained;
        int64_t met_in = 0;
        if (item->kind != RO_LINK_COPY)
            continue;
        for (uint32_t c = 0; c < item->candidate_count; c++) {
            double share = containment(item->record, item->candidates[c].record);
            if (share < best || (share == best && met_in))
                continue;
            best = share;
            item->target = item->candidates[c].target;
            met_in = item->candidates[c].article;
        }
        return met_in;
    }
    return 0;
}
