/* Possible statements of an article, before it is decided which to believe.
 *
 *     words ─▶ chance of heading a cue ─▶ for each likely head: source, cue and content in its sentence
 *           ─▶ sentences around it that belong to the content ─▶ chance that the whole is right
 */
#ifndef RO_READING_STATEMENT_FIND_H
#define RO_READING_STATEMENT_FIND_H

#include "reading/statement_model.h"
#include "reading/statement_reach.h"
#include "reading/statement_spans.h"

typedef RO_ARRAY(uint32_t) ro_word_list;

typedef struct {
    uint32_t head;                       /* the cue's head word */
    ro_word_list source, cue, content;   /* words in text order */
    float cue_chance;                    /* that the head is a cue's */
    float content_chance, source_chance; /* mean over the words chosen; source: of there being it, or none */
    float reach_chance;                  /* of the sentences taken and the first not taken */
    uint32_t ahead, back;                /* sentences taken */
    float score;                         /* that the whole is right */
} ro_candidate;

typedef struct {
    ro_swords words;
    RO_ARRAY(ro_candidate) items; /* by head */
} ro_candidates;

/* Each fills what the one before left open; the trainer runs them one by one. All memory is scratch's. */
int ro_find_cues(const ro_statement_model *model, ro_swords *words, ro_arena *scratch, readout_error *error);
int ro_find_spans(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                  readout_error *error);
int ro_find_reach(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                  readout_error *error);
int ro_find_scores(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                   readout_error *error);

/* What each word of a sentence adds to a scorer's hidden layer, by the slot it fills. */
typedef struct {
    float *sums; /* [words × slots × hidden] */
    uint32_t slots, hidden, first_word;
} ro_projection;

/* Of words [first, end). */
int ro_project(const ro_statement_lexis *lexis, const ro_sparse *scorer, const ro_swords *words,
               uint32_t first, uint32_t end, ro_arena *scratch, ro_projection *projection,
               readout_error *error);
/* dense[hidden] from the words that fill the slots, RO_NONE: none. */
void ro_project_sum(const ro_projection *projection, const uint32_t *slots, float *dense);

/* The features of a candidate as a whole, for every one of `found`: features[items.count]. */
int ro_candidate_features(const ro_candidates *found, ro_features *features, ro_arena *scratch,
                          readout_error *error);

#endif
