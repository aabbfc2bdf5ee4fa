#include "pipeline.h"

#include "base/error.h"

#include <time.h>

#define STAGE(name, folder, reads, fills) RO_STAGE(name);
#include "pipeline.def"
#undef STAGE

static const struct {
    const char *name;
    uint32_t reads, fills;
    ro_stage_load *load;
    ro_stage_run *run;
} stages[RO_STAGE_COUNT] = {
#define STAGE(name, folder, reads, fills) {#name, reads, fills, ro_##name##_load, ro_##name##_run},
#include "pipeline.def"
#undef STAGE
};

const char *ro_pipeline_stage_name(unsigned stage) {
    return stages[stage].name;
}

int ro_pipeline_check(readout_error *error) {
    uint32_t filled = RO_LAYER_TEXT;
    for (unsigned s = 0; s < RO_STAGE_COUNT; s++) {
        if (stages[s].reads & ~filled)
            return ro_fail(error, READOUT_BAD_ARGUMENT, "stage %s reads a layer that no earlier stage fills",
                           stages[s].name);
        filled |= stages[s].fills;
    }
    return 0;
}

static int find_stage(const char *name, unsigned *stage, readout_error *error) {
    for (*stage = 0; *stage < RO_STAGE_COUNT; ++*stage)
        if (!strcmp(stages[*stage].name, name))
            return 0;
    return ro_fail(error, READOUT_BAD_ARGUMENT, "no stage is called '%s'", name);
}

/* What the tables and the packed weights of all stages take. */
enum { MODELS_SIZE = 8 << 20 };

int ro_pipeline_load(ro_pipeline *pipeline, const char *until, readout_error *error) {
    *pipeline = (ro_pipeline){.last = RO_STAGE_COUNT - 1};
    int status = ro_pipeline_check(error);
    if (!status && until)
        status = find_stage(until, &pipeline->last, error);
    if (!status && !ro_arena_reserve(&pipeline->arena, MODELS_SIZE))
        status = ro_fail_memory(error);
    for (unsigned s = 0; !status && s <= pipeline->last; s++)
        status = stages[s].load(&pipeline->arena, &pipeline->models[s], error);
    if (status)
        ro_pipeline_free(pipeline);
    return status;
}

void ro_pipeline_free(ro_pipeline *pipeline) {
    ro_arena_free(&pipeline->arena);
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* What a stage took for an article far larger than most is not kept idle while the next one works. */
enum { MOST_KEPT = 16 << 20 };

static void empty(ro_arena *scratch) {
    if (scratch->total > MOST_KEPT)
        ro_arena_free(scratch);
    else
        ro_arena_reset(scratch);
}

int ro_pipeline_run(const ro_pipeline *pipeline, ro_doc *doc, ro_arena *scratch, double *seconds,
                    readout_error *error) {
    for (unsigned s = 0; s <= pipeline->last; s++) {
        double begin = seconds ? cpu_seconds() : 0;
        int status = stages[s].run(pipeline->models[s], doc, scratch, error);
        empty(scratch);
        if (status)
            return status;
        doc->layers |= stages[s].fills;
        if (seconds)
            seconds[s] += cpu_seconds() - begin;
    }
    return 0;
}
