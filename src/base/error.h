/* How the library reports failure: return ro_fail(error, READOUT_..., "what, with the value that was wrong").
 */
#ifndef RO_BASE_ERROR_H
#define RO_BASE_ERROR_H

#include "readout.h"

/* Fills *error (when not NULL) with one line and returns status. Control characters become spaces. */
int ro_fail(readout_error *error, int status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The usual case of an arena or a malloc that gave NULL. */
int ro_fail_memory(readout_error *error);

#endif
