/* What a stage is.
 *
 * A stage NAME in FOLDER is src/FOLDER/NAME.h, with one comment that says what it reads and fills, and two
 * functions:
 *
 *     int ro_NAME_load(ro_arena *arena, const void **model, readout_error *error);   once, at start
 *     int ro_NAME_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error);
 *
 * A stage without lexicons or weights leaves *model as it is. `run` is called by many threads at once with
 * the same model; what it keeps goes into doc->arena, what it needs meanwhile into scratch, which is emptied
 * after each stage.
 */
#ifndef RO_DOC_STAGE_H
#define RO_DOC_STAGE_H

#include "doc/doc.h"

typedef int ro_stage_load(ro_arena *arena, const void **model, readout_error *error);
typedef int ro_stage_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error);

#define RO_STAGE(name)                                                                                       \
    ro_stage_load ro_##name##_load;                                                                          \
    ro_stage_run ro_##name##_run

#endif
