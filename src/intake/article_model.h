/* What the parts of the article stage share: its tables, and the article being judged. */
#ifndef RO_INTAKE_ARTICLE_MODEL_H
#define RO_INTAKE_ARTICLE_MODEL_H

#include "doc/doc.h"
#include "intake/formula.h"
#include "intake/line.h"

typedef struct {
    ro_lexicon name_words;       /* data/intake/name_words.tsv */
    ro_lexicon date_words;       /* data/intake/date_words.tsv */
    ro_lexicon agencies;         /* data/intake/agencies.tsv */
    ro_lexicon not_places;       /* data/intake/not_places.tsv */
    ro_lexicon places;           /* data/intake/dateline_places.tsv */
    const ro_formulas *formulas; /* data/intake/line_formulas.tsv */
} ro_article_model;

typedef struct {
    const ro_article_model *model;
    ro_doc *doc;
    ro_arena *scratch;
    ro_lines lines;
    ro_slice own_agency; /* whose article it is by its byline, dateline or signature; empty when none says */
} ro_article_work;

static inline ro_slice ro_work_text(const ro_article_work *work, ro_span span) {
    return ro_slice_part(work->doc->text, span.begin, span.end);
}

/* Lines that follow a formula: marks them as furniture, fills credits and a stated date. */
int ro_article_formulas(ro_article_work *work, readout_error *error);
/* Bullets and lines that say what another line says: marks them as furniture. */
int ro_article_repeats(ro_article_work *work, readout_error *error);
/* The line that is the title; the title where the container gave none. */
int ro_article_headline(ro_article_work *work, readout_error *error);
/* The dateline, and the agency it names. */
int ro_article_dateline(ro_article_work *work, readout_error *error);

/* The outlet where the container named none: the agency whose article it is. That agency is no credit. */
int ro_article_outlet(ro_article_work *work, readout_error *error);

/* Whether a line begins with a dateline. */
bool ro_article_begins_dateline(const ro_article_work *work, uint32_t line);

/* Adds the names in tokens [begin, end) to the credits; `place`: a place comes first. */
int ro_article_credit_people(ro_article_work *work, const ro_line_tokens *tokens, uint32_t begin,
                             uint32_t end, bool place, ro_credit_kind kind, readout_error *error);
/* Whether letters in brackets are an agency's signature, a known one or a few capitals: "AP", "TNA". */
bool ro_article_signs(const ro_article_model *model, ro_slice letters);
/* Whether the words of a name begin with the letters of a short form: "Tessaria News Agency", "TNA". */
bool ro_article_spells(ro_slice name, ro_slice letters);
/* Notes whose article it is; the first to be noted stays. */
void ro_article_note_agency(ro_article_work *work, ro_slice name);

/* Adds a credit, unless it is there. */
int ro_article_credit(ro_article_work *work, ro_credit_kind kind, ro_slice name, ro_span span,
                      readout_error *error);

#endif
