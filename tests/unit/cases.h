/* Cases as text. A file holds many:
 *
 *     === a name of the case
 *     input, any number of lines
 *     ---
 *     expected, any number of lines
 *     === another, known miss
 *     …
 *
 * A case whose name ends in "known miss" says what is true and is not found yet: it counts in the share that
 * is right, and its failing fails no test. Lines before the first "===" are comments. */
#ifndef CASES_H
#define CASES_H

#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    unsigned total, right, regressed;
} cases_score;

/* Writes what the program finds in `input` to `found`. */
typedef void cases_find(void *context, ro_slice input, ro_buffer *found);

static inline ro_buffer cases_read_file(const char *path) {
    ro_buffer bytes = {0};
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "cannot read %s\n", path);
        abort();
    }
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
        ro_buffer_add(&bytes, ro_slice_of(block, n));
    fclose(file);
    return bytes;
}

/* The lines of *rest up to one that begins with `mark`, without their last line break. */
static inline ro_slice cases_until(ro_slice *rest, const char *mark) {
    ro_slice begin = *rest, line;
    size_t len = 0;
    while (rest->len) {
        ro_slice before = *rest;
        ro_slice_line(rest, &line);
        if (line.len >= 3 && memcmp(line.ptr, mark, 3) == 0) {
            *rest = before;
            break;
        }
        len = begin.len - rest->len;
    }
    while (len && begin.ptr[len - 1] == '\n')
        len--;
    return ro_slice_of(begin.ptr, len);
}

static inline void cases_run_file(const char *path, cases_find *find, void *context, cases_score *score) {
    ro_buffer bytes = cases_read_file(path);
    ro_slice rest = ro_buffer_slice(&bytes), name, line;
    cases_until(&rest, "===");
    while (ro_slice_line(&rest, &name)) {
        ro_slice input = cases_until(&rest, "---");
        ro_slice_line(&rest, &line);
        ro_slice expected = cases_until(&rest, "===");
        ro_buffer found = {0};
        find(context, input, &found);
        while (found.length && found.bytes[found.length - 1] == '\n')
            found.length--;
        bool right = ro_slice_equal(ro_buffer_slice(&found), expected);
        bool known = ro_slice_ends(name, RO_LITERAL("known miss"));
        score->total++;
        score->right += right;
        score->regressed += !right && !known;
        if (!right)
            fprintf(stderr, "%.*s%s\n  input     %.*s\n  expected  %.*s\n  found     %.*s\n", (int)name.len,
                    name.ptr, known ? "" : " FAILS", (int)input.len, input.ptr, (int)expected.len,
                    expected.ptr, (int)found.length, found.bytes ? found.bytes : "");
        else if (known)
            fprintf(stderr, "%.*s: found by now, no miss any more\n", (int)name.len, name.ptr);
        ro_buffer_free(&found);
    }
    ro_buffer_free(&bytes);
}

/* Runs a file of cases and prints how many are right. False when one fails that is no known miss, when there
 * are fewer than `least` cases, or when less than `percent` of them are right. */
static inline bool cases_hold(const char *path, cases_find *find, void *context, unsigned least,
                              unsigned percent) {
    cases_score score = {0};
    cases_run_file(path, find, context, &score);
    printf("%s: %u of %u right\n", strrchr(path, '/') + 1, score.right, score.total);
    return !score.regressed && score.total >= least && 100 * score.right >= percent * score.total;
}

#endif
