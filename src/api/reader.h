/* Behind readout_reader: the loaded pipeline and its clocks. */
#ifndef RO_API_READER_H
#define RO_API_READER_H

#include "intake/intake.h"
#include "pipeline.h"

#include <pthread.h>

struct readout_reader {
    ro_pipeline pipeline;
    ro_arena tables; /* holds the intake's */
    const ro_intake *intake;
    bool time_stages;
    pthread_mutex_t clock;          /* guards seconds */
    double seconds[RO_STAGE_COUNT]; /* CPU time of each stage in all threads */
};

/* What one thread needs to read an article, kept from one to the next. */
typedef struct {
    ro_arena_budget budget; /* of both arenas */
    ro_arena arena;         /* the document's */
    ro_arena scratch;       /* the stages' */
    ro_doc doc;
    double seconds[RO_STAGE_COUNT];
} ro_desk;

/* From one raw article to desk->doc, which lives until the next call: its text and what its container says;
 * `raw` may go then. */
int ro_desk_open(const readout_reader *reader, ro_desk *desk, const ro_raw *raw, readout_error *error);
/* Reads it. */
int ro_desk_read(const readout_reader *reader, ro_desk *desk, readout_error *error);
/* Adds the desk's clocks to the reader's and frees its memory. */
void ro_desk_close(const readout_reader *reader, ro_desk *desk);

#endif
