#include "filter.h"

#include <stdio.h>
#include <string.h>

static bool is_day(const char *text) {
    static const char pattern[] = "dddd-dd-dd";
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i])
            return false;
    return true;
}

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
    const char *bad = filter->since && !is_day(filter->since)   ? filter->since
                      : filter->until && !is_day(filter->until) ? filter->until
                      : filter->as_of && !is_day(filter->as_of) ? filter->as_of
                                                                : NULL;
    if (bad)
        fprintf(stderr, "readout %s: a day is YYYY-MM-DD, YYYY-MM or YYYY, not '%s'\n", command, bad);
    return !bad;
}

int fail_with(const char *command, const readout_error *error) {
    fprintf(stderr, "readout %s: %s\n", command, error->message);
    return error->status == READOUT_BAD_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
}
