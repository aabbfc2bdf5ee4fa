/* The "talks" object of the record (view/record.h). */
#ifndef RO_VIEW_RECORD_TALKS_H
#define RO_VIEW_RECORD_TALKS_H

#include "base/buffer.h"
#include "base/utf8.h"
#include "doc/doc.h"

/* Appends ,"talks":{…}. Offsets are code points of `points`, bytes where it is NULL. */
void ro_view_record_talks(const ro_doc *doc, const ro_utf8_index *points, ro_buffer *out);

#endif
