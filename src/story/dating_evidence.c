#include "story/dating_evidence.h"

#include "base/error.h"
#include "story/record.h"

enum { MOST_TIMES = 200, SCALE = 1 << 20 };

/* Less like than this, and the words say nothing of the day. */
static const double unlike = 0.05;

/* ---- what is packed ---- */

/* Bytes, filled up to whole numbers. */
static void put_text(ro_buffer *buffer, ro_slice text) {
    ro_record_put(buffer, (uint32_t)text.len);
    ro_buffer_add(buffer, text);
    for (size_t at = text.len; at % 4; at++)
        ro_buffer_byte(buffer, 0);
}

static ro_slice get_text(ro_record *record) {
    uint32_t length = ro_record_get(record);
    size_t room = record->bytes.len - record->at, padded = ((size_t)length + 3) / 4 * 4;
    if (record->damaged || padded > room) {
        record->damaged = true;
        return RO_LITERAL("");
    }
    record->at += padded;
    return ro_slice_of(record->bytes.ptr + record->at - padded, length);
}

static void put_event(ro_buffer *buffer, const ro_date_event *event) {
    ro_record_put(buffer, (uint32_t)event->day);
    ro_record_put(buffer, (uint32_t)(event->start << 16 | event->month << 8 | event->mday));
    ro_record_put(buffer, event->word_count);
    for (uint32_t w = 0; w < event->word_count; w++)
        ro_record_put(buffer, event->words[w]);
}

static bool get_event(ro_record *record, ro_date_event *event) {
    *event = (ro_date_event){.day = (ro_day)ro_record_get(record)};
    uint32_t named = ro_record_get(record);
    event->month = (int)(named >> 8 & 15);
    event->mday = (int)(named & 31);
    event->start = named >> 16 & 1;
    uint32_t words = ro_record_count(record, 1);
    for (uint32_t w = 0; w < words; w++) {
        uint32_t word = ro_record_get(record);
        if (w < RO_DATE_EVENT_WORDS)
            event->words[event->word_count++] = word;
    }
    return !record->damaged && event->month >= 1 && event->month <= 12 && event->mday >= 1;
}

static void put_times(const ro_doc *doc, ro_buffer *buffer) {
    uint32_t count = doc->times.count < MOST_TIMES ? doc->times.count : MOST_TIMES;
    ro_record_put(buffer, count);
    for (uint32_t t = 0; t < count; t++) {
        const ro_time *time = &doc->times.items[t];
        ro_record_put(buffer, time->span.begin);
        ro_record_put(buffer, time->span.end);
        ro_record_put(buffer, (uint32_t)time->type << 8 | (uint32_t)time->dateline << 3 |
                                  (uint32_t)(time->towards + 2));
        put_text(buffer, time->value);
        put_text(buffer, time->offset);
    }
}

static int get_times(ro_record *record, ro_doc *doc) {
    uint32_t count = ro_record_count(record, 5);
    for (uint32_t t = 0; t < count && !record->damaged; t++) {
        ro_time *time = ro_array_push(doc->arena, &doc->times);
        if (!time)
            return READOUT_NO_MEMORY;
        time->span.begin = ro_record_get(record);
        time->span.end = ro_record_get(record);
        uint32_t flags = ro_record_get(record);
        time->type = (ro_time_type)(flags >> 8 & 3);
        time->dateline = flags >> 3 & 1;
        time->towards = (int8_t)((int)(flags & 7) - 2);
        time->value = get_text(record);
        time->offset = get_text(record);
        if (time->span.begin > time->span.end || time->span.end > doc->text.len)
            record->damaged = true;
    }
    return 0;
}

static void put_known(const ro_evidence *known, ro_buffer *buffer) {
    ro_record_put(buffer, known->sibling_count);
    for (uint32_t s = 0; s < known->sibling_count; s++) {
        ro_record_put(buffer, (uint32_t)known->siblings[s].day);
        ro_record_put(buffer, (uint32_t)(known->siblings[s].likeness * SCALE));
        ro_record_put(buffer, known->siblings[s].same_words);
    }
    ro_record_put(buffer, known->event_count);
    for (uint32_t e = 0; e < known->event_count; e++)
        put_event(buffer, &known->events[e]);
}

static void get_known(ro_record *record, ro_evidence *known) {
    *known = (ro_evidence){0};
    uint32_t siblings = ro_record_count(record, 3);
    for (uint32_t s = 0; s < siblings; s++) {
        ro_date_sibling sibling = {.day = (ro_day)ro_record_get(record)};
        uint32_t likeness = ro_record_get(record);
        sibling.likeness = likeness < SCALE ? (double)likeness / SCALE : 1;
        sibling.same_words = ro_record_get(record) != 0;
        if (known->sibling_count < RO_DATING_SIBLINGS)
            known->siblings[known->sibling_count++] = sibling;
    }
    uint32_t events = ro_record_count(record, 3);
    for (uint32_t e = 0; e < events; e++)
        if (known->event_count < RO_DATING_EVENTS && get_event(record, &known->events[known->event_count]))
            known->event_count++;
}

void ro_evidence_put(const ro_doc *doc, const ro_evidence *known, ro_buffer *buffer) {
    put_times(doc, buffer);
    put_known(known, buffer);
}

int ro_evidence_get(ro_slice bytes, ro_doc *doc, ro_evidence *known, bool *damaged) {
    ro_record record = {.bytes = bytes};
    int status = get_times(&record, doc);
    if (!status)
        get_known(&record, known);
    *damaged = record.damaged;
    return status;
}

/* ---- what is added ---- */

static double worth(const ro_date_sibling *sibling) {
    return sibling->likeness + sibling->same_words;
}

/* The most like are kept. */
bool ro_evidence_add_sibling(ro_evidence *known, const ro_date_sibling *sibling) {
    uint32_t least = 0;
    if (sibling->likeness < unlike && !sibling->same_words)
        return false;
    if (known->sibling_count < RO_DATING_SIBLINGS) {
        known->siblings[known->sibling_count++] = *sibling;
        return true;
    }
    for (uint32_t s = 1; s < known->sibling_count; s++)
        if (worth(&known->siblings[s]) < worth(&known->siblings[least]))
            least = s;
    if (worth(&known->siblings[least]) >= worth(sibling))
        return false;
    known->siblings[least] = *sibling;
    return true;
}

static bool same_event(const ro_date_event *a, const ro_date_event *b) {
    if (a->day != b->day || a->month != b->month || a->mday != b->mday || a->word_count != b->word_count)
        return false;
    return !memcmp(a->words, b->words, a->word_count * sizeof *a->words);
}

static bool add_event(ro_evidence *known, const ro_date_event *event) {
    for (uint32_t e = 0; e < known->event_count; e++)
        if (same_event(&known->events[e], event))
            return false;
    if (known->event_count == RO_DATING_EVENTS)
        return false;
    known->events[known->event_count++] = *event;
    return true;
}

bool ro_evidence_add_events(ro_evidence *known, ro_slice story_record) {
    ro_record record = {.bytes = story_record};
    ro_date_event event;
    bool added = false;
    uint32_t terms = ro_record_count(&record, 2);
    for (uint32_t t = 0; t < 2 * terms; t++)
        ro_record_get(&record);
    uint32_t events = ro_record_count(&record, 3);
    for (uint32_t e = 0; e < events && get_event(&record, &event); e++)
        added |= add_event(known, &event);
    return added;
}

int ro_evidence_put_events(ro_joining *joining, ro_buffer *buffer) {
    ro_date_event *events;
    uint32_t count;
    int status = ro_date_events(joining->story->dates, &joining->story->terms, joining->doc, joining->arena,
                                &events, &count, joining->error);
    count = status ? 0 : count < RO_DATING_EVENTS ? count : RO_DATING_EVENTS;
    ro_record_put(buffer, count);
    for (uint32_t e = 0; e < count; e++)
        put_event(buffer, &events[e]);
    return status;
}
