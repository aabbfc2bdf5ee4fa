#include "adding.h"
#include "filter.h"

#include <stdio.h>

static const cli_option options[] = {
    READING_OPTIONS,
    {0},
};

static int run(cli_values *values) {
    if (values->argument_count < 2) {
        fprintf(stderr,
                "readout add: name a story file and what to read into it: readout add STORY.db PATH...\n");
        return EXIT_USAGE;
    }
    const char *path = values->arguments[0];
    readout_error error = {0};
    adding to = {0};
    if (readout_store_open(path, READOUT_STORE_WRITE, &to.store, &error))
        return fail_with("add", &error);
    int status = add_articles("add", &to, values, values->arguments + 1, values->argument_count - 1);
    readout_store_close(to.store);
    if (status != EXIT_USAGE)
        printf("%llu added, %llu already there, %llu refused\n", (unsigned long long)to.added,
               (unsigned long long)to.already_there, (unsigned long long)to.refused);
    return cli_finish_output("add") ? status : EXIT_FAILED;
}

const cli_command command_add = {
    .name = "add",
    .arguments = "STORY.db PATH...",
    .summary = "read into a story file; run again, only new articles are added",
    .details = "An article that is there already, under whatever name, is not added twice. Stopping it at "
               "any moment\n"
               "leaves the file whole; two processes may add to one file.",
    .options = options,
    .run = run,
};
