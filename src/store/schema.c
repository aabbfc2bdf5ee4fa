#include "store/schema.h"

#include "base/resource.h"
#include "store/sql.h"

#include <stdlib.h>

static const char *const migrations[] = {"data/store/001_schema.sql",    "data/store/002_talks.sql",
                                         "data/store/003_dating.sql",    "data/store/004_decisions.sql",
                                         "data/store/005_stories.sql",   "data/store/006_contacts.sql",
                                         "data/store/007_statements.sql"};

enum { NEWEST = sizeof migrations / sizeof *migrations };

int ro_schema_newest(void) {
    return NEWEST;
}

/* Only the application id and version of a file that nobody made are 0, and it has no tables. */
static int find_version(ro_store *store, int64_t *version, readout_error *error) {
    int64_t application = 0, tables = 0;
    int status = ro_sql_number(store, "PRAGMA application_id", &application, error);
    if (!status)
        status = ro_sql_number(store, "PRAGMA user_version", version, error);
    if (!status)
        status = ro_sql_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error);
    if (status)
        return status;
    if (application == RO_STORE_APPLICATION && *version > 0)
        return 0;
    if (application || *version || tables)
        return ro_fail(error, READOUT_BAD_STORE, "%s: is a database, but no story file", store->path);
    return 0;
}

static int run_migration(ro_store *store, unsigned number, readout_error *error) {
    ro_slice script = ro_resource_find(migrations[number - 1]);
    if (!script.ptr)
        return ro_fail(error, READOUT_BAD_MODEL, "%s is missing", migrations[number - 1]);
    ro_buffer text = {0};
    ro_buffer_add(&text, script);
    ro_buffer_format(&text,
                     "\n;INSERT INTO migration VALUES (%u, strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', 'now'));"
                     "PRAGMA application_id = %d; PRAGMA user_version = %u;",
                     number, RO_STORE_APPLICATION, number);
    ro_buffer_byte(&text, 0);
    int status = text.failed ? ro_fail_memory(error) : ro_sql_script(store, text.bytes, error);
    ro_buffer_free(&text);
    return status;
}

/* All in one transaction: a file is never between two versions. Another process may have been faster. */
static int migrate(ro_store *store, readout_error *error) {
    int64_t version = 0;
    int status = ro_store_begin(store, error);
    if (!status)
        status = find_version(store, &version, error);
    for (int64_t number = version + 1; !status && number <= NEWEST; number++)
        status = run_migration(store, (unsigned)number, error);
    if (status)
        return ro_store_give_up(store, status, error);
    return ro_store_commit(store, error);
}

int ro_schema_check(ro_store *store, readout_error *error) {
    int64_t version = 0;
    int status = find_version(store, &version, error);
    if (status)
        return status;
    if (version > NEWEST)
        return ro_fail(error, READOUT_BAD_STORE,
                       "%s: was made by a newer readout (its version is %lld, this one knows %d)",
                       store->path, (long long)version, NEWEST);
    if (version == NEWEST)
        return 0;
    if (store->mode == READOUT_STORE_READ)
        return version ? ro_fail(error, READOUT_BAD_STORE,
                                 "%s: was made by an older readout; `readout add` brings it up to date",
                                 store->path)
                       : ro_fail(error, READOUT_BAD_STORE, "%s: is empty, no story file", store->path);
    return migrate(store, error);
}
