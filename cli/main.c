#include "commands.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static void print_help(void) {
    printf("readout reads the coverage of a developing story: who said what, what happened, what changed,\n"
           "where the reports disagree, every line tied to its sentence.\n\n"
           "usage: readout COMMAND ...\n\n");
    for (const cli_command *const *c = commands; *c; c++)
        printf("  %-8s %-20s %s\n", (*c)->name, (*c)->arguments, (*c)->summary);
    printf("\nreadout COMMAND --help tells more. Exit: 0 all done, 1 failed, 2 wrong usage, 3 done but some "
           "inputs "
           "failed.\n");
}

static void print_command_help(const cli_command *command) {
    printf("usage: readout %s [options] %s\n\n%s\n", command->name, command->arguments, command->summary);
    if (command->details)
        printf("\n%s\n", command->details);
    printf("\noptions:\n");
    cli_print_options(command->options);
}

static const cli_command *find_command(const char *name) {
    for (const cli_command *const *c = commands; *c; c++)
        if (!strcmp((*c)->name, name))
            return *c;
    return NULL;
}

int main(int argc, char **argv) {
    /* A reader that goes away (`| head`) is an error of writing, not a signal. */
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2) {
        fprintf(stderr, "usage: readout COMMAND ...   (readout --help lists the commands)\n");
        return EXIT_USAGE;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")) {
        print_help();
        return EXIT_DONE;
    }
    if (!strcmp(argv[1], "--version")) {
        printf("readout %s\n", READOUT_VERSION);
        return EXIT_DONE;
    }
    const cli_command *command = find_command(argv[1]);
    if (!command) {
        fprintf(stderr, "readout: no command is called '%s' (readout --help lists them)\n", argv[1]);
        return EXIT_USAGE;
    }
    cli_values values;
    if (!cli_read_options(command->name, command->options, argc - 1, argv + 1, &values))
        return EXIT_USAGE;
    if (values.help) {
        print_command_help(command);
        return EXIT_DONE;
    }
    return command->run(&values);
}
