#include "reading.h"

#include <stdio.h>
#include <unistd.h>

static int on_result(void *context, const readout_result *result) {
    reading *run = context;
    if (!result->more)
        cli_progress_step(&run->progress, result);
    if (!result->status)
        return run->take(run->context, result);
    cli_progress_clear(&run->progress);
    fprintf(stderr, "readout %s: ", run->command);
    cli_print_safe(result->id.ptr, result->id.len);
    fprintf(stderr, ": %s\n", result->problem);
    return 0;
}

static void print_timing(void *context, const char *stage, double seconds) {
    (void)context;
    fprintf(stderr, "%-12s %9.3f s\n", stage, seconds);
}

static long cores(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 256 ? 256 : count;
}

int read_articles(reading *run, const cli_values *values, const char *const *paths, int path_count,
                  readout_run_options options, const char *until) {
    bool timing = cli_value(values, "timing");
    long jobs;
    if (!cli_number(run->command, values, "jobs", 1, 256, cores(), &jobs))
        return EXIT_USAGE;
    options.jobs = (unsigned)jobs;
    readout_error error = {0};
    readout_reader *reader = NULL;
    readout_reader_options reader_options = {.until = until, .time_stages = timing};
    int status = readout_reader_open(&reader_options, &reader, &error);
    run->progress = cli_progress_begin();
    if (!status)
        status = readout_run(reader, paths, (size_t)path_count, &options, on_result, run, &error);
    cli_progress_clear(&run->progress);
    if (status && status != READOUT_STOPPED)
        fprintf(stderr, "readout %s: %s\n", run->command, error.message);
    if (timing && reader)
        readout_reader_timings(reader, print_timing, NULL);
    readout_reader_close(reader);
    if (status == READOUT_BAD_ARGUMENT)
        return EXIT_USAGE;
    if (status || (!run->progress.done && run->progress.refused))
        return EXIT_FAILED;
    return run->progress.refused ? EXIT_SOME_FAILED : EXIT_DONE;
}
