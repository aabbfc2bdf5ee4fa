#include "store/names.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store/texts.h"
#include "store/window.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    GROUP_ARTICLES = 512,  /* committed at once, at most */
    WAIT_SECONDS = 60,     /* for another process to end its group */
    WAIT_STEP_US = 1500,   /* between two tries */
    LET_IN_US = 4000,      /* pause between two groups, in which another process gets its turn */
    CACHE_KIB = 64 * 1024, /* of pages */
    LEAST_CACHE_KIB = 2 * 1024,
    USUAL_KIB = 16 * 1024, /* that an article takes beside the cache, at most */
};

static const double group_seconds = 0.4;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* SQLite's own waiting backs off to 0.1 s, which starves a process beside one that writes group after group.
 */
static int wait_turn(void *context, int tries) {
    (void)context;
    if ((int64_t)tries * WAIT_STEP_US > (int64_t)WAIT_SECONDS * 1000000)
        return 0;
    usleep(WAIT_STEP_US);
    return 1;
}

static int refuse_folder(const char *path, readout_error *error) {
    struct stat status;
    if (stat(path, &status)) {
        int reason = errno == ENOENT ? READOUT_NOT_FOUND : READOUT_IO;
        return ro_fail(error, reason, "%s: %s", path, strerror(errno));
    }
    if (!S_ISREG(status.st_mode))
        return ro_fail(error, READOUT_BAD_STORE, "%s: is no file", path);
    return 0;
}

/* A file in a folder where nothing can be written, and that nobody is writing to, is opened as one that never
 * changes: SQLite would want to make its -shm file beside it. */
static bool is_frozen(const char *path) {
    size_t length = strlen(path);
    char *beside = malloc(length + 5);
    if (!beside)
        return false;
    memcpy(beside, path, length);
    memcpy(beside + length, "-wal", 5);
    bool written = access(beside, F_OK) == 0;
    beside[length] = 0;
    char *slash = strrchr(beside, '/');
    if (slash)
        slash[slash == beside ? 1 : 0] = 0;
    bool frozen = !written && access(slash ? beside : ".", W_OK) != 0;
    free(beside);
    return frozen;
}

static ro_slice frozen_name(const char *path, ro_buffer *name) {
    ro_buffer_text(name, "file:");
    for (const char *c = path; *c; c++) {
        if (*c == '?' || *c == '#' || *c == '%')
            ro_buffer_format(name, "%%%02x", (unsigned char)*c);
        else
            ro_buffer_byte(name, *c);
    }
    ro_buffer_text(name, "?immutable=1");
    ro_buffer_byte(name, 0);
    return ro_buffer_slice(name);
}

/* SQLite's name for a file that nobody else sees, in memory while it fits the cache. */
static const char in_memory[] = "";

static int open_file(ro_store *store, readout_error *error) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (store->mode == READOUT_STORE_MEMORY)
        return sqlite3_open_v2(in_memory, &store->db, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               NULL);
    if (store->mode == READOUT_STORE_WRITE)
        return sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               NULL);
    if (!is_frozen(store->path))
        return sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_READONLY, NULL);
    ro_buffer name = {0};
    ro_slice uri = frozen_name(store->path, &name);
    int result = name.failed ? ro_fail_memory(error)
                             : sqlite3_open_v2(uri.ptr, &store->db,
                                               flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    ro_buffer_free(&name);
    return result;
}

static int set_cache(ro_store *store, size_t kib, readout_error *error) {
    char text[64];
    if (kib == store->cache_kib)
        return 0;
    store->cache_kib = kib;
    snprintf(text, sizeof text, "PRAGMA cache_size = -%zu", kib);
    int status = ro_sql_script(store, text, error);
    sqlite3_db_release_memory(store->db);
    return status;
}

int ro_store_leave_room(ro_store *store, size_t bytes, readout_error *error) {
    size_t kib = bytes >> 10, most = CACHE_KIB - LEAST_CACHE_KIB;
    if (kib <= USUAL_KIB)
        kib = 0;
    return set_cache(store, CACHE_KIB - (kib < most ? kib : most), error);
}

static int configure(ro_store *store, readout_error *error) {
    sqlite3_busy_handler(store->db, wait_turn, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    int status =
        ro_sql_script(store,
                      "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                      "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF",
                      error);
    return status ? status : set_cache(store, CACHE_KIB, error);
}

/* SQLite does not wait for its turn to change a file's journal. */
static int use_wal(ro_store *store, readout_error *error) {
    static const char text[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
    int status = ro_sql_script(store, text, error);
    for (int tries = 0; status && sqlite3_errcode(store->db) == SQLITE_BUSY && wait_turn(NULL, tries);
         tries++)
        status = ro_sql_script(store, text, error);
    return status;
}

static int open_all(ro_store *store, readout_error *error) {
    int status = store->mode == READOUT_STORE_READ ? refuse_folder(store->path, error) : 0;
    if (!status && open_file(store, error) != SQLITE_OK)
        status = store->db ? ro_sql_fail(store, error) : ro_fail_memory(error);
    if (!status)
        status = configure(store, error);
    if (!status)
        status = ro_schema_check(store, error);
    if (!status && store->mode == READOUT_STORE_WRITE)
        status = use_wal(store, error);
    return status;
}

int ro_store_open(const char *path, readout_store_mode mode, ro_store **out, readout_error *error) {
    *out = NULL;
    ro_store *store = calloc(1, sizeof *store);
    if (!store)
        return ro_fail_memory(error);
    store->mode = mode;
    store->path = strdup(mode == READOUT_STORE_MEMORY ? "memory" : path);
    int status = store->path ? open_all(store, error) : ro_fail_memory(error);
    if (status)
        ro_store_close(store);
    else
        *out = store;
    return status;
}

void ro_store_close(ro_store *store) {
    if (!store)
        return;
    if (store->db)
        ro_store_flush(store, NULL);
    for (unsigned s = 0; s < RO_SQL_COUNT; s++)
        sqlite3_finalize(store->prepared[s]);
    sqlite3_close(store->db);
    ro_buffer_free(&store->buffer);
    ro_window_free(&store->window);
    ro_names_free(&store->names);
    ro_texts_free(&store->texts);
    free(store->path);
    free(store);
}

int ro_store_begin(ro_store *store, readout_error *error) {
    if (store->writing)
        return 0;
    if (store->mode == READOUT_STORE_READ)
        return ro_fail(error, READOUT_BAD_ARGUMENT, "%s: opened to be read alone", store->path);
    sqlite3_stmt *begin = ro_sql(store, RO_SQL_BEGIN, error);
    int status = begin ? ro_sql_run(store, begin, NULL, error) : ro_sql_fail(store, error);
    if (status)
        return status;
    time_t seconds = time(NULL);
    struct tm utc;
    strftime(store->today, sizeof store->today, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &utc));
    store->writing = true;
    store->pending = 0;
    store->begun = now();
    return 0;
}

static int take_in_others(ro_store *store, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_DATA_VERSION, error);
    if (!sql)
        return ro_sql_fail(store, error);
    int row = ro_sql_row(store, sql, error);
    int64_t version = row == 1 ? sqlite3_column_int64(sql, 0) : 0;
    sqlite3_reset(sql);
    if (row < 0 || version == store->version)
        return row < 0 ? row : 0;
    store->version = version;
    ro_names_clear(&store->names);
    int status = ro_window_refresh(store, error);
    return status ? status : ro_texts_refresh(store, error);
}

int ro_store_begin_adding(ro_store *store, readout_error *error) {
    if (store->writing)
        return 0;
    int status = ro_store_begin(store, error);
    return status ? status : take_in_others(store, error);
}

int ro_store_commit(ro_store *store, readout_error *error) {
    if (!store->writing)
        return 0;
    sqlite3_stmt *commit = ro_sql(store, RO_SQL_COMMIT, error);
    int status = commit ? ro_sql_run(store, commit, NULL, error) : ro_sql_fail(store, error);
    if (status)
        return ro_store_give_up(store, status, error);
    store->writing = false;
    store->pending = 0;
    return 0;
}

int ro_store_commit_group(ro_store *store, readout_error *error) {
    store->pending++;
    if (store->pending < GROUP_ARTICLES && now() - store->begun < group_seconds)
        return 0;
    int status = ro_store_commit(store, error);
    if (!status && store->mode == READOUT_STORE_WRITE)
        usleep(LET_IN_US);
    return status;
}

int ro_store_give_up(ro_store *store, int status, readout_error *error) {
    if (store->writing && !sqlite3_get_autocommit(store->db)) {
        sqlite3_stmt *rollback = ro_sql(store, RO_SQL_ROLLBACK, NULL);
        if (rollback)
            ro_sql_run(store, rollback, NULL, NULL);
    }
    if (store->pending && error) {
        size_t used = strlen(error->message);
        snprintf(error->message + used, sizeof error->message - used,
                 "; the %u articles added last are not kept", store->pending);
    }
    store->writing = false;
    store->pending = 0;
    store->looked_up = NULL;
    ro_window_clear(&store->window);
    ro_names_clear(&store->names);
    ro_texts_free(&store->texts);
    store->version = 0;
    return status;
}

int ro_store_flush(ro_store *store, readout_error *error) {
    if (store->mode == READOUT_STORE_READ)
        return 0;
    bool wrote = store->writing;
    int status = ro_store_commit(store, error);
    if (status || !wrote || store->mode == READOUT_STORE_MEMORY)
        return status;
    /* Commits of a WAL are in the system's hands but not on the disk; checkpointing syncs them. */
    if (sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL) != SQLITE_OK &&
        sqlite3_errcode(store->db) != SQLITE_BUSY)
        return ro_sql_fail(store, error);
    return 0;
}
