/* Options of a subcommand: a table gives both their reading and their help. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "readout.h"

typedef struct {
    const char *name;     /* long name, without "--"; NULL ends the table */
    char letter;          /* short form, or 0 */
    const char *argument; /* what it takes, for the help; NULL: a switch */
    const char *help;
} cli_option;

enum { CLI_MOST_OPTIONS = 24 };

typedef struct {
    const cli_option *options;
    const char
        *given[CLI_MOST_OPTIONS]; /* by place in the table: the value, "" for a switch, NULL when not given */
    const char *const *arguments; /* what is not an option */
    int argument_count;
    bool help;
} cli_values;

/* Reads argv[1..]; on a mistake prints one line that names the command and returns false. */
bool cli_read_options(const char *command, const cli_option *options, int argc, char **argv,
                      cli_values *values);
/* The value of option `name` (which is in the table), or NULL. */
const char *cli_value(const cli_values *values, const char *name);
/* A whole number in [least, most] from option `name`, or `otherwise` when it is not given; false: message
 * printed. */
bool cli_number(const char *command, const cli_values *values, const char *name, long least, long most,
                long otherwise, long *number);
void cli_print_options(const cli_option *options);

#endif
