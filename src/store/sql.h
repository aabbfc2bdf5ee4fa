/* The store's handle on SQLite: prepared statements, binding, and errors that say what a user can do.
 * Every function but the column readers returns 0 or a status with the error filled. */
#ifndef RO_STORE_SQL_H
#define RO_STORE_SQL_H

#include "base/array.h"
#include "base/buffer.h"
#include "base/day.h"
#include "base/error.h"
#include "base/filter.h"
#include "base/hash.h"
#include "store/store.h"

#include <sqlite3.h>

typedef enum {
#define SQL(name, text) RO_SQL_##name,
#include "store/sql.def"
#undef SQL
    RO_SQL_COUNT
} ro_sql_id;

/* store/window.h */
typedef struct {
    struct ro_window_entry *entries;  /* [count] */
    uint32_t *heads;                  /* [head_count], a power of two; RO_NONE: empty */
    struct ro_window_record *records; /* [record_count] */
    struct ro_window_bucket *buckets; /* [bucket_count] that are loaded, in order */
    uint32_t count, capacity, head_count, record_count, record_capacity, bucket_count, bucket_capacity;
    uint32_t kept; /* entries, when it was last made smaller */
    /* Stories that were merged since the records were last walked: their targets are looked up here. */
    struct ro_window_merge *merges; /* [merge_count], by the story that is no more */
    uint32_t merge_count, merge_capacity;
    int64_t last_merge;  /* the newest that was seen */
    int64_t last_join;   /* of statements */
    uint64_t articles;   /* that were looked for: the clock by which buckets grow old */
    ro_arena bytes;      /* of the records */
    int64_t last_record; /* the newest that was seen */
} ro_window;

struct ro_pin {
    int64_t hash, entity;
};

struct ro_name_table {
    struct ro_name_slot *slots;
    uint32_t count;
    ro_arena arena;
};

/* store/names.h */
typedef struct {
    struct ro_name_table lately, before;
    ro_arena pin_arena;
    RO_ARRAY(struct ro_pin) pins; /* in its arena, by hash */
    bool pins_read;
} ro_names;

/* store/texts.h */
typedef struct {
    ro_filter known;
    int64_t newest;    /* article that is in it */
    int64_t looked_up; /* texts, since it was filled */
} ro_texts;

struct ro_store {
    sqlite3 *db;
    sqlite3_stmt *prepared[RO_SQL_COUNT];
    char *path;
    readout_store_mode mode;
    ro_window window;
    ro_names names;
    ro_texts texts;
    size_t cache_kib;        /* that SQLite may hold of the file */
    int64_t version;         /* of the file, when others' writing was last looked at */
    const ro_doc *looked_up; /* by ro_store_find, in this transaction: not there, and its hash; or NULL */
    ro_digest hash;
    bool writing;     /* a transaction is open */
    uint32_t pending; /* articles in it */
    double begun;     /* when it was opened, seconds of the monotonic clock */
    char today[32];   /* for article.added */
    ro_buffer buffer; /* for what is put together on the way into a column */
};

/* What the last failure of SQLite means, in one line that names the file. */
int ro_sql_fail(const ro_store *store, readout_error *error);

/* The prepared statement, ready to bind; NULL with the error filled. */
sqlite3_stmt *ro_sql(ro_store *store, ro_sql_id id, readout_error *error);
/* As ro_sql for a statement used once: finalize it. */
sqlite3_stmt *ro_sql_once(ro_store *store, const char *text, readout_error *error);

/* Runs a statement that gives no row; *id, where not NULL, gets the row's id. Resets it. */
int ro_sql_run(ro_store *store, sqlite3_stmt *statement, int64_t *id, readout_error *error);
/* Steps: 1 a row, 0 the end, else a status. */
int ro_sql_row(ro_store *store, sqlite3_stmt *statement, readout_error *error);
/* Runs a script. */
int ro_sql_script(ro_store *store, const char *text, readout_error *error);
/* The integer that a one-row query gives. */
int ro_sql_number(ro_store *store, const char *text, int64_t *number, readout_error *error);

/* The bytes must live until the statement is reset. */
void ro_sql_text(sqlite3_stmt *statement, int at, ro_slice text);
void ro_sql_text_or_null(sqlite3_stmt *statement, int at, ro_slice text);
void ro_sql_id_or_null(sqlite3_stmt *statement, int at, int64_t id);
/* '[[begins,ends],…]', in the store's buffer until the next call for the same buffer: copied by SQLite. */
void ro_sql_spans(ro_store *store, sqlite3_stmt *statement, int at, const ro_span *spans, uint32_t count);

/* Valid until the next step. */
ro_slice ro_sql_column(sqlite3_stmt *statement, int at);

#endif
