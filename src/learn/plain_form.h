/* A word as tables that were counted in text have it: "Envoys’" and "ENVOYS'" are "envoys'", "2031" is
 * "0000". */
#ifndef RO_LEARN_PLAIN_FORM_H
#define RO_LEARN_PLAIN_FORM_H

#include "base/slice.h"

enum { RO_PLAIN_FORM = 60 }; /* bytes of a form that count */

/* Lower case in ASCII, digits as 0, straight apostrophes. Returns its length. */
uint32_t ro_plain_form(ro_slice text, char form[RO_PLAIN_FORM]);

#endif
