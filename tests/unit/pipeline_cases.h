/* Cases of what the stages find, up to one of them. */
#ifndef PIPELINE_CASES_H
#define PIPELINE_CASES_H

#include "cases.h"
#include "pipeline.h"

/* cases_hold with the loaded ro_pipeline as context. `until`: the last stage, NULL for all. False, with the
 * reason printed, where the stages cannot be loaded. */
static inline bool pipeline_cases_hold(const char *path, const char *until, cases_find *find, unsigned least,
                                       unsigned percent) {
    ro_pipeline pipeline;
    readout_error error;
    if (ro_pipeline_load(&pipeline, until, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    bool right = cases_hold(path, find, &pipeline, least, percent);
    ro_pipeline_free(&pipeline);
    return right;
}

#endif
