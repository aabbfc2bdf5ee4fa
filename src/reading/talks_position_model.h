/* How likely a sentence says what a side of the talks wants or refuses: learnt from sentences of news that
 * were judged by hand (docs/judged_positions.tsv, train/README.md).
 *
 *     words, pairs of them, heads, what is behind "not" and "but" ─┐
 *     what the patterns found, and which of them match at all ─────┼─▶ position   1 output
 *     the place: said, near talks, how long ───────────────────────┤
 *     mean of the vectors of its content words ────────────────────┘
 *
 * Section of talks.model: position.* (learn/sparse.h); the vectors are those of statements.model.
 */
#ifndef RO_READING_TALKS_POSITION_MODEL_H
#define RO_READING_TALKS_POSITION_MODEL_H

#include "reading/statement_lexis.h"
#include "reading/talks_reader.h"

#include "learn/sparse.h"

typedef struct ro_position_model {
    ro_statement_lexis lexis;
    ro_sparse scorer;
} ro_position_model;

/* READOUT_BAD_MODEL with the reason. The bytes of both files outlive the model. */
int ro_position_model_open(ro_slice bytes, ro_slice statements, ro_position_model *model,
                           readout_error *error);

/* What is looked at in the sentence whose units are cut. */
typedef struct {
    ro_features features;
    int8_t vector[RO_LEXIS_VECTOR];
} ro_position_view;

/* `told`: a pattern found a position in it. */
void ro_position_look(const ro_talks_reader *r, const ro_statement_lexis *lexis, bool told,
                      ro_position_view *view);

/* 0..1 */
double ro_position_chance(const ro_position_model *model, const ro_position_view *view);

#endif
