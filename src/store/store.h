/* One story file: SQLite, by hand readable (docs/store.md), written in groups of articles.
 *
 *     ro_store_add: article, sentences, entities, statements, figures, links ──▶ one transaction for many
 *     ro_store_load: a filter ──▶ ro_coverage
 *
 * A store belongs to one thread at a time; several processes may add to one file. What goes wrong says
 * READOUT_BAD_STORE (no database, not ours, damaged, newer), READOUT_IO (no room, no permission, locked).
 */
#ifndef RO_STORE_STORE_H
#define RO_STORE_STORE_H

#include "doc/coverage.h"
#include "doc/doc.h"
#include "doc/link.h"

typedef struct ro_store ro_store;

/* `path` is ignored in memory mode. Older files are brought to the newest schema unless opened to read. */
int ro_store_open(const char *path, readout_store_mode mode, ro_store **store, readout_error *error);
/* Flushes; use ro_store_flush before where its failure matters. */
void ro_store_close(ro_store *store);

/* Fills the candidates of every item; they are in `arena`. Opens the transaction that ro_store_add writes in,
 * so that nobody else writes between. Sets *added to READOUT_ALREADY_THERE, and finds nothing, when the
 * document's content is there. */
int ro_store_find(ro_store *store, const ro_doc *doc, ro_links *links, ro_arena *arena, readout_added *added,
                  readout_error *error);

/* Writes the article and, where `links` is not NULL, joins it to what is there: every item's target. An
 * article is there already when one of the same text and outlet is. READOUT_BAD_INPUT: no text.
 * After a failure the articles since the last commit are not kept; the message says how many. */
int ro_store_add(ro_store *store, const ro_doc *doc, const ro_links *links, readout_added *added,
                 readout_error *error);

/* While an article takes `bytes` of memory: the file's pages in memory make way for it, so that the process
 * stays within bounds. */
int ro_store_leave_room(ro_store *store, size_t bytes, readout_error *error);

/* Makes all that was added durable. */
int ro_store_flush(ro_store *store, readout_error *error);

/* readout_filter_check (readout.h). */
int ro_filter_check(const readout_filter *filter, readout_error *error);

/* Everything that the filter (NULL: all) selects, in `arena`. Spans are checked to lie in their texts.
 * READOUT_BAD_ARGUMENT: a filter that cannot be understood. */
int ro_store_load(ro_store *store, const readout_filter *filter, ro_arena *arena, ro_coverage *coverage,
                  readout_error *error);

#endif
