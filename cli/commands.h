/* The subcommands: one file each, one table (commands.c). */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "options.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_SOME_FAILED = 3 };

typedef struct {
    const char *name;
    const char *arguments; /* "STORY.db PATH..." */
    const char *summary;   /* one line, for `readout --help` */
    const char *details;   /* what `readout NAME --help` says before the options; may be NULL */
    const cli_option *options;
    int (*run)(cli_values *values); /* returns an exit status */
} cli_command;

extern const cli_command command_digest, command_add, command_show, command_explain, command_report,
    command_merge, command_split, command_read, command_model;

/* NULL-terminated, in the order that `readout --help` lists them. */
extern const cli_command *const commands[];

#endif
