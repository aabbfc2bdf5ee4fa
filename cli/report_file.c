#include "report_file.h"

#include "filter.h"
#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int refuse(const char *command, const char *path) {
    int reason = errno;
    fprintf(stderr, "readout %s: ", command);
    cli_print_safe(path, strlen(path));
    fprintf(stderr, ": %s\n", strerror(reason));
    return EXIT_FAILED;
}

/* Opens a new file beside `path`, which *name (malloc) then names, with the rights that a new file gets. */
static FILE *open_beside(const char *path, char **name) {
    *name = malloc(strlen(path) + sizeof ".XXXXXX");
    if (!*name)
        return NULL;
    strcat(strcpy(*name, path), ".XXXXXX");
    int descriptor = mkstemp(*name);
    if (descriptor < 0)
        return NULL;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor, 0666 & ~mask);
    FILE *file = fdopen(descriptor, "wb");
    if (!file)
        close(descriptor);
    return file;
}

static int write_to(const char *command, readout_store *store, const readout_filter *filter, FILE *file,
                    const char *path) {
    readout_error error = {0};
    errno = 0;
    int status = readout_report(store, filter, cli_write_file, file, &error);
    if (status && status != READOUT_STOPPED)
        return fail_with(command, &error);
    if (status || fflush(file))
        return refuse(command, path);
    return EXIT_DONE;
}

int write_report(const char *command, readout_store *store, const readout_filter *filter, const char *path) {
    struct stat known;
    if (!strcmp(path, "-")) {
        int status = write_to(command, store, filter, stdout, "standard output");
        return status ? status : cli_finish_output(command) ? EXIT_DONE : EXIT_FAILED;
    }
    bool in_place = stat(path, &known) == 0 && !S_ISREG(known.st_mode);
    char *beside = NULL;
    FILE *file = in_place ? fopen(path, "wb") : open_beside(path, &beside);
    int status = file ? write_to(command, store, filter, file, path) : refuse(command, path);
    if (file && fclose(file) && !status)
        status = refuse(command, path);
    if (file && !in_place) {
        if (!status && rename(beside, path))
            status = refuse(command, path);
        if (status)
            unlink(beside);
    }
    free(beside);
    return status;
}
