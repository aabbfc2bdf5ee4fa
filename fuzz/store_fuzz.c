/* A damaged story file: opened, loaded, explained, added to. Every call gives an error or works, and what is
 * loaded lies inside its text.
 *
 * The input is edits of a sound file, five bytes each: where (little-endian, modulo the file's size), how
 * (overwrite, or cut the file off there), and the new byte. */
#include "../tests/unit/store/made.h"
#include "base/error.h"
#include "store/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void need(bool fine, const char *what) {
    if (fine)
        return;
    fprintf(stderr, "store_fuzz: %s\n", what);
    abort();
}

static ro_doc *sample(ro_arena *arena, const char *id) {
    ro_doc *doc = made_doc(arena, id, "Harbor Post", "2024-03-05",
                           "Envoys return to Sarn\n“We are closer than ever,” Mara Venn said.\n"
                           "At least 41 miners have died in Orvel, she said.\n");
    uint32_t venn = made_entity(doc, "Mara Venn", RO_NAME_PERSON, "spokeswoman");
    made_statement(doc, RO_DIRECT, venn, "We are closer than ever,");
    made_figure(doc, "At least 41", 41, "miners", "killed", "Orvel");
    return doc;
}

/* The bytes of a sound file with two articles. */
static ro_slice sound_file(const char *path) {
    static ro_slice bytes;
    if (bytes.ptr)
        return bytes;
    ro_arena arena = {0};
    ro_store *store;
    readout_added added;
    need(!ro_store_open(path, READOUT_STORE_WRITE, &store, NULL), "the sound file does not open");
    for (unsigned a = 0; a < 2; a++) {
        ro_doc *doc = sample(&arena, a ? "b" : "a");
        doc->article.outlet = a ? RO_LITERAL("Other") : RO_LITERAL("Harbor Post");
        need(!ro_store_add(store, doc, NULL, &added, NULL), "the sound file takes no article");
    }
    ro_store_close(store);
    struct stat status;
    int file = open(path, O_RDONLY);
    need(file >= 0 && !fstat(file, &status), "the sound file is gone");
    char *kept = malloc((size_t)status.st_size);
    need(kept && read(file, kept, (size_t)status.st_size) == status.st_size, "the sound file does not read");
    close(file);
    unlink(path);
    ro_arena_free(&arena);
    bytes = ro_slice_of(kept, (size_t)status.st_size);
    return bytes;
}

static void write_edited(const char *path, ro_slice sound, const uint8_t *edits, size_t size) {
    char *bytes = malloc(sound.len);
    size_t length = sound.len;
    need(bytes != NULL, "no memory");
    memcpy(bytes, sound.ptr, sound.len);
    for (size_t e = 0; e + 5 <= size; e += 5) {
        size_t at = ((size_t)edits[e] | (size_t)edits[e + 1] << 8 | (size_t)edits[e + 2] << 16) % sound.len;
        if (edits[e + 3] == 0xff)
            length = at;
        else
            bytes[at] = (char)edits[e + 4];
    }
    int file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    need(file >= 0 && write(file, bytes, length) == (ssize_t)length, "cannot write");
    close(file);
    free(bytes);
}

static void check(const ro_coverage *coverage) {
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        const ro_cov_report *report = &coverage->reports.items[r];
        need(report->article < coverage->articles.count && report->statement < coverage->statements.count,
             "a report points nowhere");
        for (uint32_t c = 0; c < report->content_count; c++)
            need(report->content[c].end <= coverage->articles.items[report->article].text.len,
                 "a content outside its text");
    }
    for (uint32_t p = 0; p < coverage->points.count; p++)
        need(coverage->points.items[p].span.end <=
                 coverage->articles.items[coverage->points.items[p].article].text.len,
             "a figure outside its text");
}

static void use(const char *path, readout_store_mode mode) {
    ro_arena arena = {0};
    ro_store *store;
    ro_coverage coverage;
    readout_added added;
    readout_error error;
    if (ro_store_open(path, mode, &store, &error))
        return;
    readout_filter filter = {.about = "miners"};
    if (!ro_store_load(store, NULL, &arena, &coverage, &error))
        check(&coverage);
    if (!ro_store_load(store, &filter, &arena, &coverage, &error))
        check(&coverage);
    if (mode == READOUT_STORE_WRITE)
        (void)(ro_store_add(store, sample(&arena, "c"), NULL, &added, &error) ||
               ro_store_flush(store, &error));
    ro_store_close(store);
    ro_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    char path[64], beside[80];
    snprintf(path, sizeof path, "/tmp/readout-store-fuzz-%d.db", (int)getpid());
    ro_slice sound = sound_file(path);
    const readout_store_mode modes[] = {READOUT_STORE_READ, READOUT_STORE_WRITE};
    write_edited(path, sound, bytes, size);
    for (unsigned m = 0; m < 2; m++)
        use(path, modes[m]);
    unlink(path);
    snprintf(beside, sizeof beside, "%s-wal", path);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-shm", path);
    unlink(beside);
    return 0;
}
