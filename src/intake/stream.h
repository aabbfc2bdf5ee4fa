/* The bytes of one input, decompressed, through a window that moves along.
 *
 *     file ──read──▶ packed ──codec──▶ [ window: taken │ head ……… │ room ]
 *                                              ro_stream_skip ──▶
 */
#ifndef RO_INTAKE_STREAM_H
#define RO_INTAKE_STREAM_H

#include "base/arena.h"

enum { RO_STREAM_WINDOW = 256 << 10 };

typedef struct ro_stream ro_stream;

/* READOUT_NOT_FOUND, READOUT_IO: the file cannot be opened. */
int ro_stream_open_file(const char *path, ro_stream **stream, readout_error *error);
int ro_stream_open_stdin(ro_stream **stream, readout_error *error);
/* Over bytes that outlive it; nothing is decompressed. */
int ro_stream_open_memory(ro_slice bytes, ro_stream **stream, readout_error *error);
void ro_stream_close(ro_stream *stream);

/* What is in the window and not yet taken; valid until the next call. */
ro_slice ro_stream_head(const ro_stream *stream);
/* Takes bytes of the head. */
void ro_stream_skip(ro_stream *stream, size_t count);
/* Adds to the head; 1, or 0 when the input is at its end or the window is full, or READOUT_IO,
 * READOUT_BAD_INPUT (damaged or cut off), READOUT_TOO_LARGE (unpacks to more than is sane). */
int ro_stream_more(ro_stream *stream, readout_error *error);
/* Adds until the head has `count` bytes (at most RO_STREAM_WINDOW) or there are no more. What stops it is
 * said by the next ro_stream_more or ro_stream_rest. */
void ro_stream_want(ro_stream *stream, size_t count);

/* All that is left, in `arena`, with a NUL behind it. READOUT_TOO_LARGE: more than `limit` bytes. */
int ro_stream_rest(ro_stream *stream, ro_arena *arena, size_t limit, ro_slice *rest, readout_error *error);

/* Bytes read so far, packed. */
uint64_t ro_stream_taken(const ro_stream *stream);

#endif
