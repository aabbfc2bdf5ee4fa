/* What kind of thing a file is, told from its first bytes; its name decides only where they leave it open. */
#ifndef RO_INTAKE_FORM_H
#define RO_INTAKE_FORM_H

#include "base/slice.h"

typedef enum {
    RO_FORM_TEXT,
    RO_FORM_HTML,
    RO_FORM_JSON_LINES,
    RO_FORM_JSON_VALUES, /* an array of records, or records that go over several lines */
    RO_FORM_FEED,        /* RSS 2.0, RSS 1.0, Atom */
    RO_FORM_REFUSED,
} ro_form;

enum { RO_FORM_SAMPLE = 64 << 10 }; /* bytes that are enough to tell */

/* `head`: the first RO_FORM_SAMPLE bytes, unpacked; `ascii`: the same as ro_encoding_narrow gives it; `name`:
 * of the file, with or without ".gz". RO_FORM_REFUSED: *problem says why. */
ro_form ro_form_of(ro_slice head, ro_slice ascii, ro_slice name, readout_error *problem);

#endif
