#include "store/sql.h"

static const char *const texts[RO_SQL_COUNT] = {
#define SQL(name, text) [RO_SQL_##name] = text,
#include "store/sql.def"
#undef SQL
};

int ro_sql_fail(const ro_store *store, readout_error *error) {
    const char *path = store->path;
    switch (sqlite3_errcode(store->db)) {
    case SQLITE_NOMEM:
        return ro_fail_memory(error);
    case SQLITE_FULL:
        return ro_fail(error, READOUT_IO, "%s: no room left to write", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ro_fail(error, READOUT_IO, "%s: another program has had it locked for too long", path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ro_fail(error, READOUT_IO, "%s: no permission to write", path);
    case SQLITE_CANTOPEN:
        return ro_fail(error, READOUT_IO, "%s: cannot be opened", path);
    case SQLITE_IOERR:
        return ro_fail(error, READOUT_IO, "%s: the system refused to read or write (%s)", path,
                       sqlite3_errmsg(store->db));
    case SQLITE_NOTADB:
        return ro_fail(error, READOUT_BAD_STORE, "%s: is no story file", path);
    case SQLITE_TOOBIG:
        return ro_fail(error, READOUT_TOO_LARGE, "%s: an article is too large for the file", path);
    default:
        return ro_fail(error, READOUT_BAD_STORE, "%s: the story file is damaged (%s)", path,
                       sqlite3_errmsg(store->db));
    }
}

sqlite3_stmt *ro_sql(ro_store *store, ro_sql_id id, readout_error *error) {
    sqlite3_stmt **slot = &store->prepared[id];
    if (!*slot &&
        sqlite3_prepare_v3(store->db, texts[id], -1, SQLITE_PREPARE_PERSISTENT, slot, NULL) != SQLITE_OK)
        ro_sql_fail(store, error);
    return *slot;
}

sqlite3_stmt *ro_sql_once(ro_store *store, const char *text, readout_error *error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, text, -1, &statement, NULL) != SQLITE_OK)
        ro_sql_fail(store, error);
    return statement;
}

int ro_sql_row(ro_store *store, sqlite3_stmt *statement, readout_error *error) {
    int result = sqlite3_step(statement);
    if (result == SQLITE_ROW)
        return 1;
    return result == SQLITE_DONE ? 0 : ro_sql_fail(store, error);
}

int ro_sql_run(ro_store *store, sqlite3_stmt *statement, int64_t *id, readout_error *error) {
    int result = sqlite3_step(statement);
    int status = result == SQLITE_DONE || result == SQLITE_ROW ? 0 : ro_sql_fail(store, error);
    if (!status && id)
        *id = sqlite3_last_insert_rowid(store->db);
    sqlite3_reset(statement);
    return status;
}

int ro_sql_script(ro_store *store, const char *text, readout_error *error) {
    return sqlite3_exec(store->db, text, NULL, NULL, NULL) == SQLITE_OK ? 0 : ro_sql_fail(store, error);
}

int ro_sql_number(ro_store *store, const char *text, int64_t *number, readout_error *error) {
    sqlite3_stmt *statement = ro_sql_once(store, text, error);
    if (!statement)
        return ro_sql_fail(store, error);
    int status = ro_sql_row(store, statement, error);
    *number = status == 1 ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return status < 0 ? status : 0;
}

void ro_sql_text(sqlite3_stmt *statement, int at, ro_slice text) {
    sqlite3_bind_text64(statement, at, text.len ? text.ptr : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void ro_sql_text_or_null(sqlite3_stmt *statement, int at, ro_slice text) {
    if (text.len)
        ro_sql_text(statement, at, text);
    else
        sqlite3_bind_null(statement, at);
}

void ro_sql_id_or_null(sqlite3_stmt *statement, int at, int64_t id) {
    if (id)
        sqlite3_bind_int64(statement, at, id);
    else
        sqlite3_bind_null(statement, at);
}

void ro_sql_spans(ro_store *store, sqlite3_stmt *statement, int at, const ro_span *spans, uint32_t count) {
    ro_buffer *buffer = &store->buffer;
    ro_buffer_clear(buffer);
    ro_buffer_byte(buffer, '[');
    for (uint32_t s = 0; s < count; s++) {
        ro_buffer_text(buffer, s ? ",[" : "[");
        ro_buffer_number(buffer, spans[s].begin);
        ro_buffer_byte(buffer, ',');
        ro_buffer_number(buffer, spans[s].end);
        ro_buffer_byte(buffer, ']');
    }
    ro_buffer_byte(buffer, ']');
    sqlite3_bind_text64(statement, at, buffer->bytes, buffer->length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

ro_slice ro_sql_column(sqlite3_stmt *statement, int at) {
    const char *bytes = (const char *)sqlite3_column_text(statement, at);
    int length = sqlite3_column_bytes(statement, at);
    return ro_slice_of(bytes ? bytes : "", bytes ? (size_t)length : 0);
}
