/* Reading articles into a store, for `add` and `digest`. */
#ifndef CLI_ADDING_H
#define CLI_ADDING_H

#include "reading.h"

typedef struct {
    readout_store *store;
    uint64_t added, already_there, refused;
} adding;

/* Reads `paths` into to->store and counts. Returns an exit status. */
int add_articles(const char *command, adding *to, const cli_values *values, const char *const *paths,
                 int path_count);

#endif
