/* What the commands that read articles share: options, the run, the messages about inputs that failed. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "commands.h"
#include "terminal.h"

#define READING_OPTIONS                                                                                      \
    {"jobs", 'j', "N", "read with N threads (default: one a core); the output is the same"}, {               \
        "timing", 0, NULL, "say on standard error how long each stage took"                                  \
    }

typedef struct {
    const char *command;
    cli_progress progress;
    int (*take)(void *context,
                const readout_result *result); /* an article that was read; not 0 stops the run */
    void *context;
} reading;

/* Opens a reader, reads all of `paths` and hands each article to reading->take. Inputs that fail are named on
 * standard error. Returns an exit status. `until` is the last stage to run, NULL for all. */
int read_articles(reading *run, const cli_values *values, const char *const *paths, int path_count,
                  readout_run_options options, const char *until);

#endif
