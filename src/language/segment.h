/* Stage `segment`: reads the text and the article layer; fills paragraphs, sentences and words (their spans,
 * space_after and joined), and marks the sentences that are skipped or the title. */
#ifndef RO_LANGUAGE_SEGMENT_H
#define RO_LANGUAGE_SEGMENT_H

#include "doc/stage.h"

RO_STAGE(segment);

/* As ro_segment_load, with another model file, whose bytes outlive it. */
int ro_segment_open(ro_arena *arena, ro_slice model_file, const void **model, readout_error *error);

#endif
