#include "filter.h"
#include "terminal.h"

#include <stdio.h>

static const cli_option options[] = {{0}};

static int run(cli_values *values) {
    if (values->argument_count != 2) {
        fprintf(stderr, "readout explain: name a story file and an id: readout explain STORY.db s12\n");
        return EXIT_USAGE;
    }
    readout_error error = {0};
    readout_store *store;
    const char *path = values->arguments[0];
    if (readout_store_open(path, READOUT_STORE_READ, &store, &error))
        return fail_with("explain", &error);
    readout_look look = cli_look();
    int status = readout_explain(store, values->arguments[1], &look, cli_write_file, stdout, &error);
    readout_store_close(store);
    if (status && status != READOUT_STOPPED)
        return fail_with("explain", &error);
    return cli_finish_output("explain") ? EXIT_DONE : EXIT_FAILED;
}

const cli_command command_explain = {
    .name = "explain",
    .arguments = "STORY.db ID",
    .summary = "why this was found: sentence, rule or model, score",
    .details = "ID is what `readout show` prints first in a row.",
    .options = options,
    .run = run,
};
