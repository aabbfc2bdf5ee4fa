#include "story/topic.h"

#include <math.h>
#include <stdlib.h>

/* A cosine. Of joined pairs of news told in other words that no day brings together a fifth were one
 * utterance below this mark, and more than half above it (train/utterance_pairs_told.tsv). */
static const double shared_enough = 0.15;

static const uint32_t whole = 255;

static int by_term(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

void ro_topic_add(ro_topic *topic, uint32_t hash, double value) {
    if (topic->count < RO_TOPIC_TERMS)
        topic->terms[topic->count++] = hash << 8 | (uint32_t)lround(value * whole);
}

void ro_topic_order(ro_topic *topic) {
    qsort(topic->terms, topic->count, sizeof *topic->terms, by_term);
}

void ro_topic_pack(const ro_topic *topic, ro_buffer *buffer) {
    ro_record_put(buffer, topic->count);
    for (uint32_t t = 0; t < topic->count; t++)
        ro_record_put(buffer, topic->terms[t]);
}

void ro_topic_unpack(ro_record *record, ro_topic *topic) {
    topic->count = 0;
    if (record->damaged || record->at == record->bytes.len)
        return;
    uint32_t count = ro_record_count(record, 1);
    for (uint32_t t = 0; t < count && t < RO_TOPIC_TERMS; t++)
        topic->terms[topic->count++] = ro_record_get(record);
}

bool ro_topic_shared(const ro_topic *a, const ro_topic *b) {
    double sum = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = a->terms[i] >> 8, y = b->terms[j] >> 8;
        if (x == y)
            sum += (double)(a->terms[i] & whole) * (b->terms[j] & whole);
        i += x <= y;
        j += y <= x;
    }
    return sum >= shared_enough * whole * whole;
}
