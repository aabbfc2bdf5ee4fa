/* Where the time of reading goes: words per CPU second of each stage, and the peak memory, on one thread.
 * usage: bench_stages TIMES PATH...     reads all of PATH... TIMES times */
#include "doc/doc.h"
#include "readout.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

typedef struct {
    uint64_t articles, words, bytes, statements;
} totals;

static int count(void *context, const readout_result *result) {
    totals *all = context;
    if (result->status || result->more)
        return 0;
    all->articles++;
    all->words += result->doc->words.count;
    all->bytes += result->doc->text.len;
    all->statements += result->doc->statements.count;
    return 0;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

typedef struct {
    double words, sum;
} table;

static void print_stage(void *context, const char *stage, double seconds) {
    table *t = context;
    t->sum += seconds;
    printf("%-12s %8.3f s %12.0f words/s\n", stage, seconds, seconds > 0 ? t->words / seconds : 0);
}

int main(int argc, char **argv) {
    int times = argc > 2 ? atoi(argv[1]) : 0;
    if (times < 1) {
        fprintf(stderr, "usage: bench_stages TIMES PATH...\n");
        return 2;
    }
    size_t paths = (size_t)(argc - 2) * (size_t)times;
    const char **all_paths = calloc(paths, sizeof *all_paths);
    readout_error error = {0};
    readout_reader *reader = NULL;
    double begin = cpu_seconds();
    if (!all_paths || readout_reader_open(&(readout_reader_options){.time_stages = true}, &reader, &error)) {
        fprintf(stderr, "bench_stages: %s\n", error.message);
        free(all_paths);
        return 1;
    }
    double opened = cpu_seconds();
    for (size_t i = 0; i < paths; i++)
        all_paths[i] = argv[2 + i % (size_t)(argc - 2)];
    totals all = {0};
    readout_run_options options = {.render = READOUT_RENDER_JSONL, .jobs = 1};
    int status = readout_run(reader, all_paths, paths, &options, count, &all, &error);
    double end = cpu_seconds();
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    table t = {.words = (double)all.words};
    printf("%llu articles, %llu words, %.1f MB, %llu statements\n", (unsigned long long)all.articles,
           (unsigned long long)all.words, (double)all.bytes / 1e6, (unsigned long long)all.statements);
    readout_reader_timings(reader, print_stage, &t);
    print_stage(&t, "intake, JSON", end - opened - t.sum);
    printf("%-12s %8.3f s %12.0f words/s\n", "all", end - opened, t.words / (end - opened));
    printf("start-up %.1f ms, peak memory %.1f MB\n", 1e3 * (opened - begin), (double)usage.ru_maxrss / 1024);
    readout_reader_close(reader);
    free(all_paths);
    return status ? 1 : 0;
}
