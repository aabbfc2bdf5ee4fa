/* Between the files that write one article: by the document's index, the rows that its items join (before)
 * and are (after they were written); 0 where there is none. */
#ifndef RO_STORE_ADD_H
#define RO_STORE_ADD_H

#include "base/hash.h"
#include "store/sql.h"

/* A sentence's id holds its article and its position, so that nothing has to be looked up. */
enum { RO_STORE_SENTENCES = 1 << 20 };
#define RO_STORE_SENTENCE(article, position) ((article) * (int64_t)RO_STORE_SENTENCES + (int64_t)(position))

typedef struct {
    ro_store *store;
    const ro_doc *doc;
    const ro_links *links; /* or NULL */
    ro_digest hash;
    ro_day day; /* of publication */
    int64_t article, story, copy_of;
    uint32_t sentences;            /* that are kept */
    int64_t *entities;             /* [doc->entities.count] rows */
    int64_t *statements, *reports; /* [doc->statements.count] rows; 0: not kept */
    int64_t *series;               /* [doc->figures.count] rows; 0: not kept */
    uint32_t *earlier; /* [doc->statements.count] 1 + the statement of the document that it joins */
    int64_t *moments;  /* [links->moments.count] rows; 0: not kept */
} ro_writer;

/* The row of a sentence, 0 where it is not kept. */
int64_t ro_writer_sentence(const ro_writer *w, uint32_t position);
ro_day_text ro_writer_day(const ro_writer *w, ro_slice value, bool *stated);
ro_slice ro_writer_day_slice(const ro_day_text *day);

/* Stories that the article makes one; story 0: none. */
typedef struct {
    int64_t story, into;
    double score;
} ro_story_merge;

/* Before the article: sets w->story, and which merge is to be written after it. */
int ro_write_story(ro_writer *w, ro_story_merge *merge, readout_error *error);
int ro_write_story_merge(ro_writer *w, const ro_story_merge *merge, readout_error *error);
int ro_write_entity(ro_writer *w, uint32_t index, readout_error *error);
int ro_write_statement(ro_writer *w, uint32_t index, readout_error *error);
int ro_write_figure(ro_writer *w, uint32_t index, readout_error *error);
/* All of doc->talks. */
int ro_write_talks(ro_writer *w, readout_error *error);
/* Makes stored statements one, before the article's reports are written to the one that is left. */
int ro_write_joins(ro_writer *w, readout_error *error);
int ro_write_link(ro_writer *w, const ro_link_item *item, readout_error *error);

/* What hangs on the day of an article that has none yet; nothing is written for a dated article, or where the
 * value is a day. */
typedef enum { RO_OPEN_STATEMENT = 1, RO_OPEN_FIGURE, RO_OPEN_MOMENT } ro_open_kind;
int ro_write_open(ro_writer *w, ro_open_kind what, int64_t row, ro_slice value, readout_error *error);
/* A dated article tells the statement's day: it no longer hangs on another's. */
int ro_write_closed(ro_writer *w, int64_t statement, bool *was_open, readout_error *error);
int ro_write_dating(ro_writer *w, const ro_link_dating *dating, readout_error *error);
/* Adds the undated articles among the candidates to links->datings. */
int ro_find_datings(ro_store *store, ro_links *links, ro_arena *arena, readout_error *error);

/* Adds reports that share a run of quoted words to the items' candidates, which have room for RO_LINK_REPEATS
 * more. */
int ro_find_quoted(ro_store *store, ro_links *links, ro_arena *arena, readout_error *error);
int ro_write_runs(ro_writer *w, const ro_link_item *item, int64_t record, readout_error *error);

/* Whether an article of this text and outlet is stored; fills the text's hash. */
int ro_store_has(ro_store *store, const ro_doc *doc, ro_digest *hash, bool *there, readout_error *error);

#endif
