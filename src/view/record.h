/* The JSON object that `readout read` prints for an article: the record format of README.md. */
#ifndef RO_VIEW_RECORD_H
#define RO_VIEW_RECORD_H

#include "base/buffer.h"
#include "doc/doc.h"

typedef struct {
    bool byte_offsets; /* else offsets are code points */
    bool tokens;       /* add the words of each sentence */
} ro_record_options;

/* Appends one line, with its line break. READOUT_NO_MEMORY when scratch or the buffer is at its end. */
int ro_view_record(const ro_doc *doc, const ro_record_options *options, ro_arena *scratch, ro_buffer *out,
                   readout_error *error);

#endif
