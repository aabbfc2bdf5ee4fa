/* Cuts a stream into JSON records without reading them: what is in a record is src/intake/record.h's matter.
 *
 *     lines     {"id": …}⏎{"id": …}⏎ …          a record a line; a bad line does not touch the next
 *     values    [ {…}, {…}, … ]   or   {…} {…}   by brackets outside strings, over any number of lines
 *
 * Constant memory: the record at hand, and of one that is too large nothing.
 */
#ifndef RO_INTAKE_RECORDS_H
#define RO_INTAKE_RECORDS_H

#include "base/buffer.h"
#include "intake/stream.h"

typedef struct {
    ro_slice bytes;
    uint64_t number; /* which line, or which value; from 1 */
    uint64_t line;   /* where it begins; from 1 */
    int status;      /* not 0: the record is lost, for the reason in `problem` */
    readout_error problem;
} ro_record_bytes;

typedef struct {
    ro_stream *stream; /* the caller's */
    bool values;
    uint64_t number, line;
    bool in_array, ended;
    size_t limit;      /* bytes of a record */
    ro_buffer pending; /* the part of the record at hand that the stream has let go */
} ro_records;

ro_records ro_records_over(ro_stream *stream, bool values, size_t limit);
void ro_records_free(ro_records *records);

/* The next record, in `arena`: 1, or 0 at the end, or READOUT_NO_MEMORY. When the stream fails, a last record
 * carries its problem. */
int ro_records_next(ro_records *records, ro_arena *arena, ro_record_bytes *record, readout_error *error);

#endif
