#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

int ro_fail(readout_error *error, int status, const char *format, ...) {
    if (!error)
        return status;
    error->status = status;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    for (char *c = error->message; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = ' ';
    return status;
}

int ro_fail_memory(readout_error *error) {
    return ro_fail(error, READOUT_NO_MEMORY, "out of memory");
}
