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
    ro_word_list source, cue, content;   /* words in text order; a source is one run */
    float cue_chance;                    /* that the head is a cue's */
    float content_chance, source_chance; /* mean over the words chosen; source: of there being it, or none */
    float reach_chance;                  /* of the sentences taken and the first not taken */
    uint32_t ahead, back;                /* sentences taken */
    float score;                         /* that the whole is right */
    bool by_rule;                        /* reading/statement_rules.h */
} ro_candidate;

typedef struct {
    ro_swords words;
    RO_ARRAY(ro_candidate) items; /* by head */
} ro_candidates;

bool ro_word_list_holds(const ro_word_list *list, uint32_t word);

/* Each fills what the one before left open; the trainer runs them one by one. All memory is scratch's. */
int ro_find_cues(const ro_statement_model *model, ro_swords *words, ro_arena *scratch, readout_error *error);
int ro_find_spans(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                  readout_error *error);
int ro_find_reach(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                  readout_error *error);
int ro_find_scores(const ro_statement_model *model, ro_candidates *found, ro_arena *scratch,
                   readout_error *error);

#endif
