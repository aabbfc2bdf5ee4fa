#include "filter.h"

#include <stdio.h>

bool read_filter(const char *command, const cli_values *values, readout_filter *filter) {
    *filter = (readout_filter){
        .by = cli_value(values, "by"),
        .about = cli_value(values, "about"),
        .since = cli_value(values, "since"),
        .until = cli_value(values, "until"),
        .as_of = cli_value(values, "as-of"),
        .outlet = cli_value(values, "outlet"),
        .story = cli_value(values, "story"),
    };
    readout_error error;
    if (!readout_filter_check(filter, &error))
        return true;
    fail_with(command, &error);
    return false;
}

int fail_with(const char *command, const readout_error *error) {
    fprintf(stderr, "readout %s: %s\n", command, error->message);
    return error->status == READOUT_BAD_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
}
