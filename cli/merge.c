#include "filter.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

static const cli_option options[] = {{0}};

static int open_store(const char *command, const char *path, readout_store **store) {
    readout_error error = {0};
    readout_store *known;
    /* A mistyped name must not make a new file. */
    if (readout_store_open(path, READOUT_STORE_READ, &known, &error))
        return fail_with(command, &error);
    readout_store_close(known);
    return readout_store_open(path, READOUT_STORE_WRITE, store, &error) ? fail_with(command, &error)
                                                                        : EXIT_DONE;
}

static int run_merge(cli_values *values) {
    readout_error error = {0};
    readout_store *store;
    if (values->argument_count != 3) {
        fprintf(stderr,
                "readout merge: name a story file and two that are one: readout merge STORY.db e5 e12\n");
        return EXIT_USAGE;
    }
    int status = open_store("merge", values->arguments[0], &store);
    if (status)
        return status;
    if (readout_store_merge(store, values->arguments[1], values->arguments[2], &error))
        status = fail_with("merge", &error);
    else
        printf("%s is now part of %s\n", values->arguments[2], values->arguments[1]);
    readout_store_close(store);
    return cli_finish_output("merge") ? status : EXIT_FAILED;
}

static int run_split(cli_values *values) {
    readout_error error = {0};
    readout_store *store;
    char id[24];
    if (values->argument_count < 3) {
        fprintf(stderr, "readout split: name a story file, whom to split, and what is another's: "
                        "readout split STORY.db e5 a3\n");
        return EXIT_USAGE;
    }
    int status = open_store("split", values->arguments[0], &store);
    if (status)
        return status;
    if (readout_store_split(store, values->arguments[1], values->arguments + 2,
                            (size_t)values->argument_count - 2, id, &error))
        status = fail_with("split", &error);
    else
        printf("%s is what was split off %s\n", id, values->arguments[1]);
    readout_store_close(store);
    return cli_finish_output("split") ? status : EXIT_FAILED;
}

const cli_command command_merge = {
    .name = "merge",
    .arguments = "STORY.db WHO WHO",
    .summary = "say that two people or parties are one",
    .details = "WHO is an id that `readout show STORY.db people` prints (e5), or a whole name. The second "
               "becomes part of\n"
               "the first, also in what is added later.",
    .options = options,
    .run = run_merge,
};

const cli_command command_split = {
    .name = "split",
    .arguments = "STORY.db WHO WHERE...",
    .summary = "say that one person or party is two",
    .details = "WHERE is an article (a3) or a name as articles have it: what is told there of WHO becomes "
               "another's. Where\n"
               "names are given, later articles that use them mean that other one.",
    .options = options,
    .run = run_split,
};
