/* readout: reads the coverage of a developing story and says who said what.
 *
 * The only public header. What every call shares:
 *
 *   results    int: 0 is success, a negative value is one of readout_status. The detail is in the
 *              caller's readout_error, which may be NULL.
 *   ownership  what a call returns through an out-pointer belongs to the caller, who ends it with the
 *              matching _close or _free; those accept NULL. Strings and slices handed to a callback are valid
 *              until the callback returns.
 *   strings    readout_slice is bytes and a length, UTF-8, not NUL-terminated. Paths are C strings.
 *   threads    a readout_reader may be used by many threads at once; a readout_store by one at a time.
 */
#ifndef READOUT_H
#define READOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define READOUT_VERSION "0.1.0"

typedef struct {
    const char *ptr;
    size_t len;
} readout_slice;

typedef enum {
    READOUT_OK = 0,
    READOUT_NO_MEMORY = -1,
    READOUT_BAD_INPUT = -2, /* bytes that are no article: the run goes on with the next */
    READOUT_TOO_LARGE = -3, /* a documented cap was passed */
    READOUT_IO = -4,        /* the system refused a read or a write */
    READOUT_NOT_FOUND = -5,
    READOUT_BAD_ARGUMENT = -6,
    READOUT_BAD_STORE = -7, /* no database, damaged, or of a newer version */
    READOUT_BAD_MODEL = -8, /* model or lexicon that does not read */
    READOUT_STOPPED = -9,   /* a callback asked to stop */
} readout_status;

typedef struct {
    int status;
    char message[480]; /* one line, NUL-terminated, no line break; names no path unless it is about one */
} readout_error;

/* Takes bytes of output in order; anything but 0 stops the call that writes, which returns READOUT_STOPPED.
 */
typedef int (*readout_write)(void *context, const char *bytes, size_t length);

/* ---- reading ------------------------------------------------------------------------------------------- */

/* Lexicons and models, loaded once, read-only. */
typedef struct readout_reader readout_reader;
/* One article, read. */
typedef struct readout_doc readout_doc;

typedef struct {
    const char *until; /* name of the last stage to run, NULL for all */
    bool time_stages;  /* keep CPU time per stage, for readout_reader_timings */
} readout_reader_options;

int readout_reader_open(const readout_reader_options *options, readout_reader **reader, readout_error *error);
void readout_reader_close(readout_reader *reader);

/* Stages in order: calls `each` with the stage's name and the CPU seconds it has taken in all threads. */
void readout_reader_timings(const readout_reader *reader,
                            void (*each)(void *context, const char *stage, double cpu_seconds),
                            void *context);

typedef enum {
    READOUT_RENDER_NONE,
    READOUT_RENDER_JSONL,
    READOUT_RENDER_CONLLU,
} readout_render;

typedef struct {
    readout_render render; /* what readout_result.rendered holds */
    bool byte_offsets;     /* offsets in bytes, not code points */
    bool tokens;           /* JSON Lines: add words */
    unsigned jobs;         /* threads; 0 means 1 */
} readout_run_options;

/* One article, or one input that gave none. Valid during the callback. */
typedef struct {
    readout_slice id;       /* file name, URL, or the id the input gave */
    const readout_doc *doc; /* NULL when status is not 0 */
    readout_slice rendered; /* as asked, with its final line break */
    bool more;           /* `rendered` goes on in the next call, for the same article: only of large ones */
    int status;          /* 0, or why this input was refused */
    const char *problem; /* NULL, or one line that says why */
    uint64_t bytes_read; /* input bytes taken so far, in all */
    uint64_t bytes_expected; /* of all inputs, 0 where not known (standard input) */
} readout_result;

/* Called in input order, on the calling thread, whatever the number of jobs. Return 0 to go on. */
typedef int (*readout_on_result)(void *context, const readout_result *result);

/* Reads every article under `paths` (files, folders, "-" for standard input), in constant memory.
 * A bad input is a result with a status; the run goes on. Fails only when nothing can be done. */
int readout_run(const readout_reader *reader, const char *const *paths, size_t path_count,
                const readout_run_options *options, readout_on_result on_result, void *context,
                readout_error *error);

/* ---- the store ----------------------------------------------------------------------------------------- */

typedef struct readout_store readout_store;

typedef enum {
    READOUT_STORE_READ,   /* must exist */
    READOUT_STORE_WRITE,  /* made when missing */
    READOUT_STORE_MEMORY, /* path is ignored, nothing is kept */
} readout_store_mode;

int readout_store_open(const char *path, readout_store_mode mode, readout_store **store,
                       readout_error *error);
void readout_store_close(readout_store *store);

typedef enum { READOUT_ADDED, READOUT_ALREADY_THERE } readout_added;

/* Adds a read article and links it to what is there. Articles become durable in groups; readout_store_flush
 * makes all of them so. A kill at any moment leaves the file whole, without the articles not yet flushed. */
int readout_store_add(readout_store *store, const readout_doc *doc, readout_added *added,
                      readout_error *error);
int readout_store_flush(readout_store *store, readout_error *error);

/* Two are one: what is known of `other` becomes `entity`'s, also what later articles tell of its names. Each
 * is an id as `show people` prints it ("e5") or a whole name. READOUT_NOT_FOUND; READOUT_BAD_ARGUMENT where
 * several have the name. */
int readout_store_merge(readout_store *store, const char *entity, const char *other, readout_error *error);
/* One is two: what some articles ("a3") tell of `entity`, or all under some names as articles have them,
 * becomes a new entity's. Later articles that use such a name mean the new one; others the one that they fit
 * better. `id`: of the new entity, as `show people` prints it. */
int readout_store_split(readout_store *store, const char *entity, const char *const *apart,
                        size_t apart_count, char id[24], readout_error *error);

/* ---- views --------------------------------------------------------------------------------------------- */

/* Every field may be NULL. Days are YYYY-MM-DD, months YYYY-MM, years YYYY. */
typedef struct {
    const char *by;    /* speaker or party: part of a name, case aside */
    const char *about; /* full-text query over statements and sentences */
    const char *since;
    const char *until;
    const char *as_of; /* only what was published until this day, whatever days it speaks of */
    const char *outlet;
    const char *story;
} readout_filter;

/* Whether its days can be: READOUT_BAD_ARGUMENT for "tomorrow" and "2024-02-30". All that takes a filter asks
 * the same; a caller asks where it has much to do before. */
int readout_filter_check(const readout_filter *filter, readout_error *error);

typedef enum { READOUT_TABLE, READOUT_JSONL, READOUT_CSV } readout_format;

typedef struct {
    unsigned width; /* columns of the terminal; 0 means 80 */
    bool color;
    bool all; /* also what the default view leaves out as uncertain */
} readout_look;

/* `what`: one of the names readout_show_names lists ("statements", "figures", ...). "changes" is what
 * articles published from filter->since on tell that those before did not; without that day it is
 * READOUT_BAD_ARGUMENT. */
int readout_show(readout_store *store, const char *what, const readout_filter *filter, readout_format format,
                 const readout_look *look, readout_write write, void *context, readout_error *error);
/* NULL-terminated, static. */
const char *const *readout_show_names(void);
/* One person or party: other names, roles over time, what it said, what others said of it, whom it met.
 * `who`: an id as `show people` prints it ("e5"), a whole name, or a part of one that only one has. As table
 * (text) or JSON Lines. */
int readout_show_person(readout_store *store, const char *who, const readout_filter *filter,
                        readout_format format, const readout_look *look, readout_write write, void *context,
                        readout_error *error);

int readout_digest(readout_store *store, const readout_filter *filter, const readout_look *look,
                   readout_write write, void *context, readout_error *error);
/* One self-contained HTML page. */
int readout_report(readout_store *store, const readout_filter *filter, readout_write write, void *context,
                   readout_error *error);
/* Why an item was found: its sentence, what fired, its score. `id` as `show` prints it. */
int readout_explain(readout_store *store, const char *id, const readout_look *look, readout_write write,
                    void *context, readout_error *error);

/* ---- the models ---------------------------------------------------------------------------------------- */

/* Writes a model's manifest (JSON: data, split, seed, flags, scores, licence) and its sections. `path`: a
 * model file, or NULL for the one that the library carries. */
int readout_model_info(const char *path, readout_write write, void *context, readout_error *error);

/* Reads the raw text of CoNLL-U treebanks with the model and writes F1 for sentences, words, tags, lemmas and
 * trees. `path` as in readout_model_info. */
int readout_model_eval(const char *path, const char *const *treebanks, size_t treebank_count,
                       readout_write write, void *context, readout_error *error);

typedef struct {
    const char *data;                                  /* folder: ud/, polnear/, news/ (train/README.md) */
    const char *output;                                /* the model file to write */
    const char *recipe;                                /* "free" (NULL) or "all" */
    void (*progress)(void *context, const char *line); /* may be NULL */
    void *context;
} readout_model_training;

/* Trains the English model. Single-threaded: the same data gives the same bytes. */
int readout_model_train(const readout_model_training *training, readout_error *error);

#ifdef __cplusplus
}
#endif
#endif
