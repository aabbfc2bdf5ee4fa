/* Stage `analyse`: reads sentences and words; fills tags and lemmas, trees, and names, by one network that
 * reads each sentence once (learn/network.h), from data/models/english.model. */
#ifndef RO_LANGUAGE_ANALYSE_H
#define RO_LANGUAGE_ANALYSE_H

#include "doc/stage.h"

RO_STAGE(analyse);

#endif
