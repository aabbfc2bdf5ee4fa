#include "reading.h"

#include <stdio.h>
#include <string.h>

static const cli_option options[] = {
    {"format", 'f', "FORMAT", "jsonl (default) or conllu"},
    {"tokens", 0, NULL, "jsonl: add the words of each sentence"},
    {"bytes", 0, NULL, "offsets in bytes, not code points"},
    {"until", 0, "STAGE", "run the stages up to this one"},
    READING_OPTIONS,
    {0},
};

static int print(void *context, const readout_result *result) {
    return cli_write_file(context, result->rendered.ptr, result->rendered.len);
}

static int run(cli_values *values) {
    readout_run_options how = {.render = READOUT_RENDER_JSONL,
                               .byte_offsets = cli_value(values, "bytes"),
                               .tokens = cli_value(values, "tokens")};
    const char *format = cli_value(values, "format");
    if (format && !strcmp(format, "conllu"))
        how.render = READOUT_RENDER_CONLLU;
    else if (format && strcmp(format, "jsonl")) {
        fprintf(stderr, "readout read: --format is jsonl or conllu, not '%s'\n", format);
        return EXIT_USAGE;
    }
    if (!values->argument_count) {
        fprintf(stderr, "readout read: name files or folders, or - for standard input\n");
        return EXIT_USAGE;
    }
    reading all = {.command = "read", .take = print, .context = stdout};
    int status = read_articles(&all, values, values->arguments, values->argument_count, how,
                               cli_value(values, "until"));
    return cli_finish_output("read") ? status : EXIT_FAILED;
}

const cli_command command_read = {
    .name = "read",
    .arguments = "PATH... | -",
    .summary = "the stateless filter: articles in, one JSON object an article out",
    .details = "Reads text, HTML, JSON Lines, RSS and Atom, plain or compressed (gzip, zstd, xz); folders "
               "with all that is\n"
               "in them. Memory stays the same however many articles there are.",
    .options = options,
    .run = run,
};
