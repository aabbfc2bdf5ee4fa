/* Stage `analyse`: reads sentences and words; fills tags and lemmas, trees, and names, by one network that
 * reads each sentence once (learn/network.h), from data/models/english.model. */
#ifndef RO_LANGUAGE_ANALYSE_H
#define RO_LANGUAGE_ANALYSE_H

#include "doc/stage.h"

RO_STAGE(analyse);

/* As ro_analyse_load, with another model file, whose bytes outlive it. */
int ro_analyse_open(ro_arena *arena, ro_slice model_file, const void **model, readout_error *error);

#endif
