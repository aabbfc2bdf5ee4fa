/* From a raw article to a document with its text and what its container says (title, outlet, url, date,
 * credits). Text and HTML are converted to UTF-8 here. What the text itself says is the article stage's work
 * (intake/article.h), which keeps what is filled here.
 *
 *     raw text      ──▶ text: the file's content, byte for byte where it is valid UTF-8 without a BOM
 *     raw page      ──▶ text: the article's body; metadata from <meta>, JSON-LD, <time>
 *     raw record    ──▶ text and metadata by the record's keys (data/intake/record_keys.tsv)
 *     raw entry     ──▶ text and metadata from the feed
 */
#ifndef RO_INTAKE_INTAKE_H
#define RO_INTAKE_INTAKE_H

#include "doc/doc.h"
#include "intake/source.h"

/* The tables of data/intake that reading a container needs: loaded once, read-only, shared by all threads. */
typedef struct ro_intake ro_intake;

int ro_intake_load(ro_arena *arena, const ro_intake **intake, readout_error *error);

/* Fills doc->id, doc->text and what it can of doc->article, all in doc->arena: `raw` may go once this
 * returns. A raw article with a problem returns that problem. READOUT_BAD_INPUT, READOUT_TOO_LARGE: this
 * article cannot be read, doc->id is set all the same and the message says why without naming the file. */
int ro_intake_open(const ro_intake *intake, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                   readout_error *error);

#endif
