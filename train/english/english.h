/* The recipe of data/models/english.model. */
#ifndef TRAIN_ENGLISH_ENGLISH_H
#define TRAIN_ENGLISH_ENGLISH_H

#include "corpus.h"
#include "learn/model_file.h"
#include "net.h"
#include "score.h"

typedef struct {
    const char *name;
    const char *without; /* GUM's genres that are left out */
    const char *licence;
    uint32_t rows;     /* of words: the treebanks', then the most frequent of the news */
    uint32_t teachers; /* networks that answer for the news that the last one learns from too; 0: none */
    uint32_t teacher_passes; /* of each */
    uint32_t taught_one_in;  /* articles of the news */
    float often;             /* of hiding words: train_vocabulary_assign */
    ro_network_shape shape;  /* tags, relations, names and words are found out */
    net_plan plan;
    uint64_t seed;
} train_recipe;

/* "free" or "all"; NULL where there is none of that name. */
const train_recipe *train_recipe_named(const char *name);

/* What is said of the work as it goes on. */
typedef struct {
    void (*say)(void *context, const char *line);
    void *context;
} train_progress;

/* Trains by the recipe on the data folder and appends the model file to `out`. */
int train_english(const train_recipe *recipe, const char *data, const train_progress *progress,
                  ro_buffer *out, readout_error *error);

/* Reads a treebank's raw text with the model and scores it. `docs`: one document, or NULL for all. */
int train_eval(ro_slice model, const char *treebank, train_count counts[TRAIN_SCORES], readout_error *error);

#endif
