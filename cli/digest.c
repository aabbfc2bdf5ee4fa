#include "adding.h"
#include "filter.h"
#include "report_file.h"

#include <stdio.h>

static const cli_option options[] = {
    {"output", 'o', "FILE", "write the story as a web page as well"},
    {"all", 0, NULL, "all of it, also what is uncertain"},
    FILTER_OPTIONS,
    READING_OPTIONS,
    {0},
};

static int print_digest(readout_store *store, const cli_values *values, const readout_filter *filter) {
    readout_error error = {0};
    readout_look look = cli_look();
    look.all = cli_value(values, "all");
    int status = readout_digest(store, filter, &look, cli_write_file, stdout, &error);
    if (status && status != READOUT_STOPPED)
        return fail_with("digest", &error);
    return cli_finish_output("digest") ? EXIT_DONE : EXIT_FAILED;
}

static int run(cli_values *values) {
    readout_filter filter;
    if (!read_filter("digest", values, &filter))
        return EXIT_USAGE;
    if (!values->argument_count) {
        fprintf(stderr, "readout digest: name files or folders, or - for standard input\n");
        return EXIT_USAGE;
    }
    readout_error error = {0};
    adding to = {0};
    if (readout_store_open(NULL, READOUT_STORE_MEMORY, &to.store, &error))
        return fail_with("digest", &error);
    int status = add_articles("digest", &to, values, values->arguments, values->argument_count);
    int later = EXIT_DONE;
    const char *output = cli_value(values, "output");
    if (status == EXIT_DONE || status == EXIT_SOME_FAILED)
        later = print_digest(to.store, values, &filter);
    if (later == EXIT_DONE && output && (status == EXIT_DONE || status == EXIT_SOME_FAILED))
        later = write_report("digest", to.store, &filter, output);
    readout_store_close(to.store);
    return later ? later : status;
}

const cli_command command_digest = {
    .name = "digest",
    .arguments = "PATH...",
    .summary = "read, link, print the answer; nothing is kept",
    .details = NULL,
    .options = options,
    .run = run,
};
