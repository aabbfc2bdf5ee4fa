/* A linear-chain conditional random field (Lafferty et al. 2001) over hashed features, by AdaGrad (Duchi et
 * al. 2011) with features left out at random. Single-threaded: the same data in the same order gives the same
 * bytes. */
#ifndef TRAIN_NAMES_LEARN_H
#define TRAIN_NAMES_LEARN_H

#include "texts.h"

typedef struct {
    uint32_t rounds, runs; /* of rounds each */
    uint64_t seed;
    uint32_t least; /* times a feature must be seen */
    float rate, leave;
} learn_plan;

typedef struct {
    ro_keyed weights; /* in `arena` */
    int32_t moves[RO_NAME_TAGS * RO_NAME_TAGS];
} name_weights;

/* From all texts, those whose labels are guessed only where `guessed`. */
void learn(const texts *all, const ro_name_tables *tables, const learn_plan *plan, bool guessed,
           ro_arena *arena, name_weights *out);

#endif
