#include "filter.h"
#include "report_file.h"

#include <stdio.h>

static const cli_option options[] = {
    {"output", 'o', "FILE", "where the page goes; - for standard output"},
    FILTER_OPTIONS,
    {0},
};

static int run(cli_values *values) {
    readout_filter filter;
    const char *output = cli_value(values, "output");
    if (values->argument_count != 1 || !output) {
        fprintf(stderr, "readout report: name a story file and the page: readout report STORY.db -o FILE\n");
        return EXIT_USAGE;
    }
    if (!read_filter("report", values, &filter))
        return EXIT_USAGE;
    readout_error error = {0};
    readout_store *store;
    const char *path = values->arguments[0];
    if (readout_store_open(path, READOUT_STORE_READ, &store, &error))
        return fail_with("report", &error);
    int status = write_report("report", store, &filter, output);
    readout_store_close(store);
    return status;
}

const cli_command command_report = {
    .name = "report",
    .arguments = "STORY.db -o FILE",
    .summary = "write the story as one web page that needs no network",
    .details = NULL,
    .options = options,
    .run = run,
};
