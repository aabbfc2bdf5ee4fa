/* Decompression step by step: gzip (RFC 1952), Zstandard (RFC 8878), xz. Members that follow each other are
 * one content; what follows the last one and is none is passed over, as gzip does (damage, in xz). */
#ifndef RO_INTAKE_CODEC_H
#define RO_INTAKE_CODEC_H

#include "base/slice.h"

typedef enum { RO_CODEC_NONE, RO_CODEC_GZIP, RO_CODEC_ZSTD, RO_CODEC_XZ } ro_codec_kind;

enum { RO_CODEC_MAGIC = 6 }; /* bytes that tell the kind */

/* By the first bytes of a file. */
ro_codec_kind ro_codec_of(ro_slice head);

typedef struct ro_codec ro_codec;

/* `kind` is not RO_CODEC_NONE. */
int ro_codec_open(ro_codec_kind kind, ro_codec **codec, readout_error *error);
void ro_codec_close(ro_codec *codec);

typedef enum { RO_CODEC_MORE, RO_CODEC_END } ro_codec_state;

/* Takes bytes off *in and appends to out[*length, room). `last`: no input comes behind *in. Returns
 * RO_CODEC_MORE (wants more input or more room), RO_CODEC_END, or READOUT_BAD_INPUT (damaged, or cut off
 * before its end), READOUT_TOO_LARGE (wants more than RO_MAX_CODEC_MEMORY), READOUT_NO_MEMORY. */
int ro_codec_step(ro_codec *codec, ro_slice *in, bool last, char *out, size_t *length, size_t room,
                  readout_error *error);

#endif
