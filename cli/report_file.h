/* Writes the report page to a file, for `report` and `digest -o`. */
#ifndef CLI_REPORT_FILE_H
#define CLI_REPORT_FILE_H

#include "commands.h"

/* The file appears whole or not at all: it is written beside `path` and then takes its place. "-" and what is
 * no regular file are written as they stand. Returns an exit status, with a message when it is not EXIT_DONE.
 */
int write_report(const char *command, readout_store *store, const readout_filter *filter, const char *path);

#endif
