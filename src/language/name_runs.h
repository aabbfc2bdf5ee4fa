/* Runs of capitalised words, and what the article shows of its words elsewhere. */
#ifndef RO_LANGUAGE_NAME_RUNS_H
#define RO_LANGUAGE_NAME_RUNS_H

#include "base/lexicon.h"
#include "doc/doc.h"

typedef struct {
    ro_lexicon starters;  /* words that only begin sentences */
    ro_lexicon particles; /* "bin", "de", "of": join capitalised words */
} ro_run_rules;

int ro_run_rules_load(ro_arena *arena, ro_run_rules *rules, readout_error *error);

typedef enum {
    RO_PARTICLE_NONE,
    RO_PARTICLE_ANY,
    RO_PARTICLE_AFTER, /* only behind an institution's word: "Ministry of" */
    RO_PARTICLE_OWN,   /* only before one: "Families' Committee" */
} ro_particle;

/* What the word joins. */
ro_particle ro_name_particle(const ro_run_rules *rules, const ro_doc *doc, uint32_t w);

typedef struct {
    uint32_t first, words;
    bool title_case; /* in a line where nearly all is capitalised: weak evidence */
    bool doubtful;   /* one word, whose capital may be that of the sentence alone */
} ro_run;

typedef RO_ARRAY(ro_run) ro_runs;

/* The runs of the document's sentences, in order. A word that begins a sentence belongs to one only where
 * the article, or the word after it, shows that it is a name. */
int ro_name_runs(const ro_run_rules *rules, const ro_doc *doc, ro_arena *scratch, ro_runs *runs);

bool ro_is_capitalised(ro_slice word);
/* A headline: no full stop, and nearly all of its longer words capitalised. */
bool ro_is_title_case(const ro_doc *doc, const ro_sentence *sentence);

#endif
