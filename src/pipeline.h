/* The stages of src/pipeline.def: loading them, and running them on a document. */
#ifndef RO_PIPELINE_H
#define RO_PIPELINE_H

#include "doc/stage.h"

enum {
#define STAGE(name, folder, reads, fills) RO_STAGE_##name,
#include "pipeline.def"
#undef STAGE
    RO_STAGE_COUNT
};

typedef struct {
    ro_arena arena; /* holds the models */
    const void *models[RO_STAGE_COUNT];
    unsigned last; /* stages [0, last] run */
} ro_pipeline;

const char *ro_pipeline_stage_name(unsigned stage);

/* Loads what the stages up to `until` (NULL: all) need. READOUT_BAD_ARGUMENT: no such stage. */
int ro_pipeline_load(ro_pipeline *pipeline, const char *until, readout_error *error);
void ro_pipeline_free(ro_pipeline *pipeline);

/* Runs the stages on a document whose text is there. `seconds`, when not NULL, is [RO_STAGE_COUNT] and gains
 * the CPU time of each. */
int ro_pipeline_run(const ro_pipeline *pipeline, ro_doc *doc, ro_arena *scratch, double *seconds,
                    readout_error *error);

/* READOUT_BAD_ARGUMENT when a stage reads a layer that no earlier one fills: a mistake in pipeline.def. */
int ro_pipeline_check(readout_error *error);

#endif
