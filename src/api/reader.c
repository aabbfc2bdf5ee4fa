#include "api/reader.h"

#include "base/error.h"

#include <stdlib.h>

/* What reading one article may take: with the models, some 40 MB, less than 150 MB for the process. */
enum { DESK_LIMIT = 108000000 };

/* What few articles take more than: beside such a one, while it is stored or printed, nothing idle is kept.
 */
enum { USUAL = 16 << 20 };

int readout_reader_open(const readout_reader_options *options, readout_reader **out, readout_error *error) {
    *out = NULL;
    readout_reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return ro_fail_memory(error);
    pthread_mutex_init(&reader->clock, NULL);
    reader->time_stages = options && options->time_stages;
    int status = ro_intake_load(&reader->tables, &reader->intake, error);
    if (!status)
        status = ro_pipeline_load(&reader->pipeline, options ? options->until : NULL, error);
    if (status)
        readout_reader_close(reader);
    else
        *out = reader;
    return status;
}

void readout_reader_close(readout_reader *reader) {
    if (!reader)
        return;
    ro_pipeline_free(&reader->pipeline);
    ro_arena_free(&reader->tables);
    pthread_mutex_destroy(&reader->clock);
    free(reader);
}

void readout_reader_timings(const readout_reader *reader,
                            void (*each)(void *context, const char *stage, double cpu_seconds),
                            void *context) {
    for (unsigned s = 0; s <= reader->pipeline.last; s++)
        each(context, ro_pipeline_stage_name(s), reader->seconds[s]);
}

/* What an article needs beyond its budget is no lack of the machine's memory. */
static int say_exceeded(const ro_desk *desk, int status, readout_error *error) {
    if (status != READOUT_NO_MEMORY || !desk->budget.exceeded)
        return status;
    return ro_fail(error, READOUT_TOO_LARGE, "reading it would take more than %d MB of memory",
                   DESK_LIMIT / 1000000);
}

int ro_desk_open(const readout_reader *reader, ro_desk *desk, const ro_raw *raw, readout_error *error) {
    desk->budget = (ro_arena_budget){.limit = DESK_LIMIT, .held = desk->arena.total + desk->scratch.total};
    desk->arena.budget = desk->scratch.budget = &desk->budget;
    ro_arena_reset(&desk->arena);
    ro_arena_reset(&desk->scratch);
    desk->doc = (ro_doc){.arena = &desk->arena};
    int status = ro_intake_open(reader->intake, raw, &desk->doc, &desk->scratch, error);
    ro_arena_reset(&desk->scratch);
    desk->doc.layers = RO_LAYER_TEXT;
    return say_exceeded(desk, status, error);
}

int ro_desk_read(const readout_reader *reader, ro_desk *desk, readout_error *error) {
    int status = ro_pipeline_run(&reader->pipeline, &desk->doc, &desk->scratch,
                                 reader->time_stages ? desk->seconds : NULL, error);
    if (desk->arena.total > USUAL)
        ro_arena_free(&desk->scratch);
    return say_exceeded(desk, status, error);
}

void ro_desk_close(const readout_reader *reader, ro_desk *desk) {
    readout_reader *shared = (readout_reader *)reader;
    pthread_mutex_lock(&shared->clock);
    for (unsigned s = 0; s < RO_STAGE_COUNT; s++)
        shared->seconds[s] += desk->seconds[s];
    pthread_mutex_unlock(&shared->clock);
    ro_arena_free(&desk->arena);
    ro_arena_free(&desk->scratch);
}
