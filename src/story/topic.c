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

typedef struct {
    uint32_t hash, value;
} weighed;

static int by_value(const void *a, const void *b) {
    const weighed *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? 1 : -1;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

ro_topic ro_topic_of(ro_slice story_record) {
    enum { MOST = 64 };
    ro_record record = {.bytes = story_record};
    weighed words[MOST];
    ro_topic topic = {.count = 0};
    double length = 0;
    uint32_t count = story_record.len ? ro_record_count(&record, 2) : 0;
    count = count < MOST ? count : MOST;
    for (uint32_t t = 0; t < count; t++) {
        uint32_t hash = ro_record_get(&record), value = ro_record_get(&record);
        words[t] = (weighed){hash, value};
    }
    qsort(words, count, sizeof *words, by_value);
    for (uint32_t t = 0; t < count && t < RO_TOPIC_TERMS; t++)
        length += (double)words[t].value * words[t].value;
    for (uint32_t t = 0; t < count && t < RO_TOPIC_TERMS; t++) {
        uint32_t value = (uint32_t)lround(words[t].value / sqrt(length) * whole);
        topic.terms[topic.count++] = words[t].hash << 8 | value;
    }
    qsort(topic.terms, topic.count, sizeof *topic.terms, by_term);
    return topic;
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
