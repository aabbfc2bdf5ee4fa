#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fill_tables(const cli_option *options, struct option *longs, char *letters) {
    int count = 0;
    *letters++ = ':'; /* tells a missing argument from an unknown option */
    for (; options[count].name; count++) {
        const cli_option *o = &options[count];
        longs[count] =
            (struct option){o->name, o->argument ? required_argument : no_argument, NULL, 256 + count};
        if (!o->letter)
            continue;
        *letters++ = o->letter;
        if (o->argument)
            *letters++ = ':';
    }
    longs[count] = (struct option){"help", no_argument, NULL, 'h'};
    longs[count + 1] = (struct option){0};
    strcpy(letters, "h");
    return count;
}

static int place_of(const cli_option *options, int code) {
    if (code >= 256)
        return code - 256;
    for (int i = 0; options[i].name; i++)
        if (options[i].letter == code)
            return i;
    return -1;
}

bool cli_read_options(const char *command, const cli_option *options, int argc, char **argv,
                      cli_values *values) {
    struct option longs[CLI_MOST_OPTIONS + 2];
    char letters[2 * CLI_MOST_OPTIONS + 4];
    *values = (cli_values){.options = options};
    fill_tables(options, longs, letters);
    optind = 1;
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        if (code == 'h') {
            values->help = true;
            return true;
        }
        if (code == '?' || code == ':') {
            fprintf(stderr, "readout %s: %s '%s' (readout %s --help lists the options)\n", command,
                    code == ':' ? "a value is missing behind" : "no such option", argv[optind - 1], command);
            return false;
        }
        values->given[place_of(options, code)] = optarg ? optarg : "";
    }
    values->arguments = (const char *const *)argv + optind;
    values->argument_count = argc - optind;
    return true;
}

const char *cli_value(const cli_values *values, const char *name) {
    for (int i = 0; values->options[i].name; i++)
        if (!strcmp(values->options[i].name, name))
            return values->given[i];
    return NULL;
}

bool cli_number(const char *command, const cli_values *values, const char *name, long least, long most,
                long otherwise, long *number) {
    const char *text = cli_value(values, name);
    *number = otherwise;
    if (!text)
        return true;
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    if (!errno && *text && !*end && *number >= least && *number <= most)
        return true;
    fprintf(stderr, "readout %s: --%s takes a whole number from %ld to %ld, not '%s'\n", command, name, least,
            most, text);
    return false;
}

static void print_option(char letter, const char *name, const char *argument, const char *help) {
    char left[64];
    snprintf(left, sizeof left, "%c%c%s--%s%s%s", letter ? '-' : ' ', letter ? letter : ' ',
             letter ? ", " : "  ", name, argument ? " " : "", argument ? argument : "");
    printf("  %-28s %s\n", left, help);
}

void cli_print_options(const cli_option *options) {
    for (; options->name; options++)
        print_option(options->letter, options->name, options->argument, options->help);
    print_option('h', "help", NULL, "show this");
}
