/* What stands at the head of a story: its outlets, its headline, its people. Counted from the coverage. */
#ifndef RO_VIEW_FACTS_H
#define RO_VIEW_FACTS_H

#include "doc/coverage.h"

typedef struct {
    ro_slice name;   /* tells it from others */
    ro_slice source; /* for reading */
    bool named;      /* false: an article whose outlet is not known stands for itself */
    uint32_t articles;
    uint32_t copies;      /* of the articles, how many are copies of another */
    uint32_t reports;     /* of statements, in all its articles */
    ro_slice first, last; /* days of publication; empty when none is known */
} ro_outlet;

typedef RO_ARRAY(ro_outlet) ro_outlets;

/* Who published most first, the unnamed last. `of_article[i]`: index into *outlets; [articles], in the arena.
 * 0, or READOUT_NO_MEMORY. */
int ro_facts_outlets(ro_arena *arena, const ro_coverage *coverage, ro_outlets *outlets,
                     const uint32_t **of_article);

/* The article whose headline says best where the story stands: of the newest tenth of the dated articles
 * (five at least), the one that shares most words with all the headlines, counted by the share of headlines
 * that have the word. RO_NONE where no article has a headline. */
int ro_facts_headline(ro_arena *arena, const ro_coverage *coverage, uint32_t *article);

/* Indices of entities: the persons who made a statement, most first, and organisations and places in most
 * articles first. At most `limit` of each. */
typedef RO_ARRAY(uint32_t) ro_indices;
typedef RO_ARRAY(ro_slice) ro_slices;
int ro_facts_speakers(ro_arena *arena, const ro_coverage *coverage, uint32_t limit, ro_indices *speakers);
int ro_facts_parties(ro_arena *arena, const ro_coverage *coverage, uint32_t limit, ro_indices *parties);

/* rank[i]: the place of moment i when what matters is told first; [moments], in the arena. What weighs more
 * comes first, of equals those that lie apart in time; after the third of a day, and the third from outside
 * the time of the coverage, the others come last. 0, or READOUT_NO_MEMORY. */
int ro_facts_moments(ro_arena *arena, const ro_coverage *coverage, const uint32_t **rank);

/* No report of it is sure (RO_STATEMENT_SURE): left out unless all is asked for. */
bool ro_facts_uncertain(const ro_coverage *coverage, const ro_cov_statement *statement);

/* Different outlets among a statement's reports, in the order of the reports. */
int ro_facts_statement_outlets(ro_arena *arena, const ro_coverage *coverage,
                               const ro_cov_statement *statement, ro_slices *outlets);

#endif
