/* The trained model of statements, data/models/statements.model.
 *
 *     manifest       JSON: data, split, seed, flags, scores, licence
 *     lexis.*        reading/statement_lexis.h
 *     cues.*         learn/sparse.h: does the word head a cue? 1 output, inputs: RO_CUE_SLOTS vectors
 *     spans.*        source, cue or content? 4 outputs, inputs: RO_SPAN_SLOTS vectors
 *     spans.moves    float[RO_SPAN_EDGES × 4 × 4]   exp of the transitions
 *     reach.*        does it reach into the next sentence? 1 output
 *     rank.*         is the whole right? 1 output, inputs: RO_RANK_SLOTS vectors
 */
#ifndef RO_READING_STATEMENT_MODEL_H
#define RO_READING_STATEMENT_MODEL_H

#include "learn/chain.h"
#include "learn/sparse.h"
#include "reading/statement_lexis.h"

typedef struct {
    ro_statement_lexis lexis;
    ro_sparse cues, spans, reach, rank;
    const ro_chain_matrix *moves;
} ro_statement_model;

/* Opens a model over bytes that outlive it. READOUT_BAD_MODEL with the reason. */
int ro_statement_model_open(ro_arena *arena, ro_slice bytes, ro_statement_model *model, readout_error *error);

#endif
