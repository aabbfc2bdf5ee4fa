/* Records of link items: little-endian numbers, packed. What is read back may be damaged: reading past the
 * end gives zeros and marks it, and nothing is compared with it. */
#ifndef RO_STORY_RECORD_H
#define RO_STORY_RECORD_H

#include "base/buffer.h"

#include <endian.h>

typedef struct {
    ro_slice bytes;
    size_t at;
    bool damaged;
} ro_record;

static inline void ro_record_put(ro_buffer *buffer, uint32_t number) {
    ro_buffer_add(buffer, ro_slice_of((const char *)&(uint32_t){htole32(number)}, sizeof number));
}

static inline uint32_t ro_record_get(ro_record *record) {
    uint32_t number = 0;
    if (record->bytes.len - record->at < sizeof number) {
        record->damaged = true;
        return 0;
    }
    memcpy(&number, record->bytes.ptr + record->at, sizeof number);
    record->at += sizeof number;
    return le32toh(number);
}

/* A count that the bytes left can hold, each item taking `words` numbers; else 0 and damaged. */
static inline uint32_t ro_record_count(ro_record *record, uint32_t words) {
    uint32_t count = ro_record_get(record);
    if (count > (record->bytes.len - record->at) / (4 * (size_t)words)) {
        record->damaged = true;
        return 0;
    }
    return count;
}

#endif
