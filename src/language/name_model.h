/* Names by a model of their own, over words, tags, trees and what much news showed of words.
 *
 *     open words ──ro_name_features──▶ scores of "outside, begins, goes on" by type ──Viterbi──▶ names
 *
 * names.model: manifest, "words" and "phrases" (name_tables.h), "weights" (learn/keyed.h), "moves"
 * int32[labels × labels] in the same unit. */
#ifndef RO_LANGUAGE_NAME_MODEL_H
#define RO_LANGUAGE_NAME_MODEL_H

#include "language/name_view.h"
#include "learn/keyed.h"

/* 0 is outside, 1 + 2t begins a name of type t, 2 + 2t goes on with it. */
enum { RO_NAME_TAGS = 1 + 2 * (RO_NAME_OTHER + 1) };

typedef struct {
    ro_name_tables tables;
    ro_keyed weights;
    const int32_t *moves; /* [RO_NAME_TAGS * RO_NAME_TAGS] */
} ro_name_model;

/* READOUT_BAD_MODEL with the reason. The bytes outlive the model. */
int ro_name_model_open(ro_slice bytes, ro_name_model *model, readout_error *error);

/* A name and how the words speak for each type. */
typedef struct {
    ro_name name;
    int32_t scores[RO_NAME_OTHER + 1];
} ro_scored_name;

/* The names of the document in text order; the array is in `scratch`. */
int ro_name_model_find(const ro_name_model *model, const ro_doc *doc, ro_arena *scratch,
                       ro_scored_name **names, uint32_t *count, readout_error *error);

#endif
