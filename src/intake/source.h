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

typedef enum { RO_RAW_TEXT, RO_RAW_HTML, RO_RAW_JSON, RO_RAW_FEED_ENTRY } ro_raw_form;

typedef struct {
    ro_raw_form form;
    ro_slice id; /* the path below the folder given, or as given; with "#3" for the third record of a file */
    ro_slice bytes; /* the article as it came, decompressed, any encoding */
    int status;     /* not 0: nothing to read, for the reason in `problem` */
    readout_error problem;
} ro_raw;

typedef struct ro_source ro_source;

/* `paths` must outlive the source. */
int ro_source_open(const char *const *paths, size_t count, ro_source **source, readout_error *error);
void ro_source_close(ro_source *source);

/* The next raw article, in `arena`; returns 1, or 0 at the end, or a status when nothing more can be done. */
int ro_source_next(ro_source *source, ro_arena *arena, ro_raw *raw, readout_error *error);

/* Input bytes taken so far, and of all inputs (0 while unknown). */
uint64_t ro_source_taken(const ro_source *source);
uint64_t ro_source_expected(const ro_source *source);

#endif
