/* What the command knows of where it prints: width, colour, progress. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "readout.h"

/* Width and colour of standard output: NO_COLOR, COLUMNS and TERM=dumb are honoured. `all` is left false. */
readout_look cli_look(void);

/* readout_write to a FILE *. */
int cli_write_file(void *file, const char *bytes, size_t length);

/* Flushes standard output; false, with a message, when it could not all be written. */
bool cli_finish_output(const char *command);

/* Prints bytes from elsewhere (names of files, problems) without control characters. */
void cli_print_safe(const char *text, size_t length);

/* Work under way: a line on standard error, only on a terminal and only once it takes longer than a second.
 */
typedef struct {
    double begin, shown;
    bool on, drawn;
    uint64_t done, refused;
} cli_progress;

cli_progress cli_progress_begin(void);
void cli_progress_step(cli_progress *progress, const readout_result *result);
/* Takes the line away, so that other messages may follow. */
void cli_progress_clear(cli_progress *progress);

#endif
