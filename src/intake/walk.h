/* One file after another below the paths that a user gives: paths in their order, folders sorted by name
 * (byte order), hidden names, README, LICENSE and key.json (an answer key) passed over, each folder entered
 * once however many links lead to it.
 *
 *     level 0   folder/   a.txt  [sub]  z.txt         names of one folder, sorted; next
 *     level 1   folder/sub/   b.txt                   …
 *
 * Memory: the names of the folders that are open, and 16 bytes for each folder entered.
 */
#ifndef RO_INTAKE_WALK_H
#define RO_INTAKE_WALK_H

#include "base/slice.h"

typedef struct ro_walk ro_walk;

/* Valid until the next call. */
typedef struct {
    const char *path; /* to open; "-" with `standard_input` */
    ro_slice id;      /* as source.h says */
    bool standard_input;
    uint64_t size; /* bytes on disk, 0 where not known */
    int status;    /* not 0: not to be opened, for the reason in `problem` */
    readout_error problem;
} ro_walk_file;

/* `paths` must outlive the walk. */
int ro_walk_open(const char *const *paths, size_t count, ro_walk **walk, readout_error *error);
void ro_walk_close(ro_walk *walk);

/* 1, or 0 at the end, or READOUT_NO_MEMORY. */
int ro_walk_next(ro_walk *walk, ro_walk_file *file, readout_error *error);

/* Fills *error with the system's words for `number` (an errno); READOUT_NOT_FOUND or READOUT_IO. */
int ro_fail_system(readout_error *error, int number);

#endif
