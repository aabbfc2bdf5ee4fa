/* Bytes being written: grows by malloc, remembers that it failed so that callers check once, at the end. */
#ifndef RO_BASE_BUFFER_H
#define RO_BASE_BUFFER_H

#include "base/slice.h"

/* With `drain`, what was written goes there whenever RO_BUFFER_BRIM bytes would be passed; the last byte
 * written always stays. What is left at the end is the caller's to fetch. */
typedef struct {
    char *bytes;
    size_t length, capacity;
    bool failed;  /* memory was at its end */
    bool stopped; /* `drain` did not return 0: what is written from then on is lost */
    readout_write drain;
    void *context;
} ro_buffer;

enum { RO_BUFFER_BRIM = 1 << 18 };

void ro_buffer_add(ro_buffer *buffer, ro_slice text);
void ro_buffer_byte(ro_buffer *buffer, char byte);
void ro_buffer_text(ro_buffer *buffer, const char *text);
void ro_buffer_number(ro_buffer *buffer, int64_t number);
void ro_buffer_format(ro_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A JSON string with its quotation marks (RFC 8259). Expects UTF-8; safe inside an HTML script element. */
void ro_buffer_json(ro_buffer *buffer, ro_slice text);
/* A number as JSON has it: no exponent for whole numbers, "null" for NaN and infinities. */
void ro_buffer_json_number(ro_buffer *buffer, double number);

static inline ro_slice ro_buffer_slice(const ro_buffer *buffer) {
    return ro_slice_of(buffer->bytes, buffer->length);
}

static inline void ro_buffer_clear(ro_buffer *buffer) {
    buffer->length = 0;
    buffer->failed = false;
}

void ro_buffer_free(ro_buffer *buffer);

#endif
