/* Where articles come from: walks the paths a user gives and hands out one raw article at a time, in a fixed
 * order (paths as given, folders sorted by name), in constant memory.
 *
 *     folder/ ─┬ a.txt        ──▶ raw text
 *              ├ b.html.gz    ──▶ raw page
 *              ├ c.jsonl      ──▶ raw record, raw record, …
 *              └ feed.xml     ──▶ raw feed entry, …
 *
 * A file's form is told from its content, its name only where the content leaves it open. What cannot be read
 * is a raw article with a problem, and the walk goes on.
 */
#ifndef RO_INTAKE_SOURCE_H
#define RO_INTAKE_SOURCE_H

#include "base/arena.h"
#include "intake/limits.h"

typedef enum { RO_RAW_TEXT, RO_RAW_HTML, RO_RAW_JSON, RO_RAW_FEED_ENTRY } ro_raw_form;

/* What a feed says of an entry, UTF-8, as it stands there; empty where it says nothing. */
typedef struct {
    ro_slice title, url, published, outlet;
    ro_slice authors; /* one a line */
} ro_feed_entry;

/* The id is one line: control characters and bytes that are no UTF-8 are escaped (\n, \x1b).
 *
 *     a file given           the path as given; "stdin" for "-"
 *     one folder given       the path below it
 *     several paths given    the path as given, with the path below it behind a slash
 *     a record, an entry     that of its file, with "#3": the third line, element or entry
 */
typedef struct {
    ro_raw_form form;
    ro_slice id;
    ro_slice bytes; /* the article as it came, decompressed, any encoding; a feed entry's HTML: UTF-8 */
    const ro_feed_entry *entry; /* of a feed entry, else NULL */
    uint64_t line;              /* of a JSON record: where it begins in its file, counted from 1; else 0 */
    int status;                 /* not 0: nothing to read, for the reason in `problem` */
    readout_error problem;      /* one line, does not repeat the id */
} ro_raw;

typedef struct ro_source ro_source;

/* `paths` must outlive the source. A path that cannot be read is no failure: see ro_source_next. */
int ro_source_open(const char *const *paths, size_t count, ro_source **source, readout_error *error);
void ro_source_close(ro_source *source);

/* The next raw article, in `arena`; returns 1, or 0 at the end, or a status when nothing more can be done. */
int ro_source_next(ro_source *source, ro_arena *arena, ro_raw *raw, readout_error *error);

/* Input bytes taken so far (as they lie on disk), and of all inputs (0 where not known: standard input). */
uint64_t ro_source_taken(const ro_source *source);
uint64_t ro_source_expected(const ro_source *source);

#endif
