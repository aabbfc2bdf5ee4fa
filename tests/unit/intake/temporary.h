/* A folder for one test, and files in it. */
#ifndef TEST_INTAKE_TEMPORARY_H
#define TEST_INTAKE_TEMPORARY_H

#include "base/slice.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char path[256];
} temporary;

static inline temporary temporary_make(void) {
    temporary folder;
    const char *parent = getenv("TMPDIR");
    snprintf(folder.path, sizeof folder.path, "%s/readout-XXXXXX", parent && *parent ? parent : "/tmp");
    if (!mkdtemp(folder.path))
        abort();
    return folder;
}

static inline int temporary_unlink(const char *path, const struct stat *about, int kind, struct FTW *where) {
    (void)about, (void)where;
    return kind == FTW_DP ? rmdir(path) : unlink(path);
}

static inline void temporary_remove(const temporary *folder) {
    nftw(folder->path, temporary_unlink, 16, FTW_DEPTH | FTW_PHYS);
}

/* folder/name, in one of four places that are used in turn. */
static inline const char *temporary_path(const temporary *folder, const char *name) {
    static char paths[4][1024];
    static unsigned turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder->path, name);
    return path;
}

static inline void temporary_folder(const temporary *folder, const char *name) {
    if (mkdir(temporary_path(folder, name), 0777))
        abort();
}

static inline void temporary_write(const temporary *folder, const char *name, ro_slice bytes) {
    FILE *file = fopen(temporary_path(folder, name), "wb");
    if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file))
        abort();
}

static inline void temporary_text(const temporary *folder, const char *name, const char *text) {
    temporary_write(folder, name, ro_slice_of(text, strlen(text)));
}

#endif
