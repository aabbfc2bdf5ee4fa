#include "terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static unsigned columns(void) {
    struct winsize size;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
        return size.ws_col;
    const char *given = getenv("COLUMNS");
    long width = given ? strtol(given, NULL, 10) : 0;
    return width >= 20 && width <= 1000 ? (unsigned)width : 80;
}

readout_look cli_look(void) {
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    bool plain = (no_color && *no_color) || (term && !strcmp(term, "dumb"));
    return (readout_look){.width = columns(), .color = !plain && isatty(STDOUT_FILENO)};
}

int cli_write_file(void *file, const char *bytes, size_t length) {
    return fwrite(bytes, 1, length, file) == length ? 0 : -1;
}

bool cli_finish_output(const char *command) {
    bool written = !ferror(stdout);
    int reason = errno;
    if (fflush(stdout)) {
        written = false;
        reason = errno;
    }
    if (!written && reason != EPIPE)
        fprintf(stderr, "readout %s: cannot write the output: %s\n", command, strerror(reason));
    return written;
}

void cli_print_safe(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == 0x7f)
            fprintf(stderr, "\\x%02x", c);
        else
            fputc(c, stderr);
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

cli_progress cli_progress_begin(void) {
    return (cli_progress){.begin = now(), .on = isatty(STDERR_FILENO)};
}

static void draw(cli_progress *progress, const readout_result *result, double elapsed) {
    fprintf(stderr, "\r\033[K%llu articles, %.0f a second", (unsigned long long)progress->done,
            (double)progress->done / elapsed);
    if (result->bytes_expected > result->bytes_read && result->bytes_read) {
        double share = (double)result->bytes_read / (double)result->bytes_expected;
        unsigned left = (unsigned)(elapsed * (1 - share) / share + 0.5);
        fprintf(stderr, ", %.0f%%, %u:%02u left", 100 * share, left / 60, left % 60);
    }
    fflush(stderr);
    progress->drawn = true;
}

void cli_progress_step(cli_progress *progress, const readout_result *result) {
    progress->done += result->status == 0;
    progress->refused += result->status != 0;
    if (!progress->on)
        return;
    double time = now();
    if (time - progress->begin < 1 || time - progress->shown < 0.1)
        return;
    progress->shown = time;
    draw(progress, result, time - progress->begin);
}

void cli_progress_clear(cli_progress *progress) {
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
}
