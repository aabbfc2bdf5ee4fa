#include "adding.h"

#include <stdio.h>

typedef struct {
    adding *to;
    const char *command;
    bool failed;
} state;

static int take(void *context, const readout_result *result) {
    state *s = context;
    readout_added added;
    readout_error error = {0};
    if (readout_store_add(s->to->store, result->doc, &added, &error)) {
        fprintf(stderr, "readout %s: ", s->command);
        cli_print_safe(result->id.ptr, result->id.len);
        fprintf(stderr, ": cannot be stored: %s\n", error.message);
        s->failed = true;
        return 1;
    }
    s->to->added += added == READOUT_ADDED;
    s->to->already_there += added == READOUT_ALREADY_THERE;
    return 0;
}

int add_articles(const char *command, adding *to, const cli_values *values, const char *const *paths,
                 int path_count) {
    state s = {.to = to, .command = command};
    reading run = {.command = command, .take = take, .context = &s};
    int status = read_articles(&run, values, paths, path_count, (readout_run_options){0}, NULL);
    to->refused = run.progress.refused;
    readout_error error = {0};
    if (readout_store_flush(to->store, &error)) {
        if (!s.failed)
            fprintf(stderr, "readout %s: %s\n", command, error.message);
        s.failed = true;
    }
    return s.failed ? EXIT_FAILED : status;
}
