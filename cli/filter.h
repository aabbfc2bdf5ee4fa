/* What the commands that show a story share: options and the filter made from them. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "commands.h"

#define FILTER_OPTIONS                                                                                       \
    {"by", 0, "NAME", "only what this person or party said"},                                                \
        {"about", 0, "WORDS", "only what holds these words (an FTS5 query)"},                                \
        {"since", 0, "DAY", "from this day on: YYYY-MM-DD, YYYY-MM or YYYY"},                                \
        {"until", 0, "DAY", "up to this day"},                                                               \
        {"as-of", 0, "DAY", "what was known on this day: only what was published until then"},               \
        {"outlet", 0, "NAME", "only as this outlet reports it"}, {                                           \
        "story", 0, "ID", "only this story"                                                                  \
    }

/* False, with a message, when a day is none. */
bool read_filter(const char *command, const cli_values *values, readout_filter *filter);

/* Says why the library failed; returns the exit status for it. */
int fail_with(const char *command, const readout_error *error);

#endif
