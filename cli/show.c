#include "filter.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

static const cli_option options[] = {
    {"format", 'f', "FORMAT", "table (default), jsonl or csv"},
    {"all", 0, NULL, "also what is uncertain"},
    FILTER_OPTIONS,
    {0},
};

static bool read_format(const cli_values *values, readout_format *format) {
    static const char *const names[] = {"table", "jsonl", "csv"};
    const char *given = cli_value(values, "format");
    *format = READOUT_TABLE;
    for (int i = 0; given && i < 3; i++)
        if (!strcmp(given, names[i])) {
            *format = (readout_format)i;
            return true;
        }
    if (given)
        fprintf(stderr, "readout show: --format is table, jsonl or csv, not '%s'\n", given);
    return !given;
}

static bool known(const char *what) {
    for (const char *const *name = readout_show_names(); *name; name++)
        if (!strcmp(*name, what))
            return true;
    fprintf(stderr, "readout show: '%s' cannot be shown; these can:", what);
    for (const char *const *name = readout_show_names(); *name; name++)
        fprintf(stderr, " %s", *name);
    fputc('\n', stderr);
    return false;
}

static int run(cli_values *values) {
    readout_filter filter;
    readout_format format;
    bool person = values->argument_count == 3 && !strcmp(values->arguments[1], "people");
    if (values->argument_count != 2 && !person) {
        fprintf(stderr,
                "readout show: name a story file and what to show: readout show STORY.db statements\n");
        return EXIT_USAGE;
    }
    const char *path = values->arguments[0], *what = values->arguments[1];
    if (!read_filter("show", values, &filter) || !read_format(values, &format) || !known(what))
        return EXIT_USAGE;
    readout_error error = {0};
    readout_store *store;
    if (readout_store_open(path, READOUT_STORE_READ, &store, &error))
        return fail_with("show", &error);
    readout_look look = cli_look();
    look.all = cli_value(values, "all");
    int status = person ? readout_show_person(store, values->arguments[2], &filter, format, &look,
                                              cli_write_file, stdout, &error)
                        : readout_show(store, what, &filter, format, &look, cli_write_file, stdout, &error);
    readout_store_close(store);
    if (status && status != READOUT_STOPPED)
        return fail_with("show", &error);
    return cli_finish_output("show") ? EXIT_DONE : EXIT_FAILED;
}

const cli_command command_show = {
    .name = "show",
    .arguments = "STORY.db WHAT",
    .summary = "print what a story file holds: statements, figures, timeline, ...",
    .details = "WHAT is one of: statements figures timeline talks disputes people sources articles changes.\n"
               "`people NAME` (or an id: e5) shows one of them: other names, roles over time, what they "
               "said, what was\n"
               "said of them, whom they met. `changes --since DAY` shows what articles published from then "
               "on tell that\n"
               "those before did not.",
    .options = options,
    .run = run,
};
