#include "store/decide.h"

#include "store/names.h"
#include "store/schema.h"
#include "store/sql.h"

static int64_t number_behind(ro_slice text, char letter) {
    int64_t number = 0;
    if (text.len < 2 || text.len > 18 || text.ptr[0] != letter)
        return 0;
    for (size_t at = 1; at < text.len; at++) {
        if (text.ptr[at] < '0' || text.ptr[at] > '9')
            return 0;
        number = number * 10 + (text.ptr[at] - '0');
    }
    return number;
}

bool ro_store_is_article(ro_slice wanted) {
    return number_behind(wanted, 'a') != 0;
}

/* Steps through the statement once; *id gets the first row's first column. 1: a row, 0: none. */
static int first_row(ro_store *store, sqlite3_stmt *sql, int64_t *id, readout_error *error) {
    int row = ro_sql_row(store, sql, error);
    if (row == 1)
        *id = sqlite3_column_int64(sql, 0);
    return row;
}

static int entity_of_name(ro_store *store, ro_slice name, int64_t *entity, readout_error *error) {
    int64_t another = 0;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_ENTITY_OF_NAME, error);
    if (!sql)
        return ro_sql_fail(store, error);
    ro_sql_text(sql, 1, name);
    int row = first_row(store, sql, entity, error),
        more = row == 1 ? first_row(store, sql, &another, error) : 0;
    sqlite3_reset(sql);
    if (row < 0 || more < 0)
        return row < 0 ? row : more;
    if (!row)
        return ro_fail(error, READOUT_NOT_FOUND, "nobody is called '%.*s' here", (int)name.len, name.ptr);
    if (more)
        return ro_fail(error, READOUT_BAD_ARGUMENT,
                       "several are called '%.*s' (e%lld, e%lld): say which by its id", (int)name.len,
                       name.ptr, (long long)*entity, (long long)another);
    return 0;
}

int ro_store_entity(ro_store *store, ro_slice wanted, int64_t *entity, readout_error *error) {
    int64_t id = number_behind(wanted, 'e');
    if (!id)
        return entity_of_name(store, wanted, entity, error);
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_ENTITY_OF_ID, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, id);
    int row = first_row(store, sql, entity, error);
    sqlite3_reset(sql);
    return row == 1 ? 0 : row ? row : ro_fail(error, READOUT_NOT_FOUND, "there is no e%lld", (long long)id);
}

static int list_texts(ro_store *store, ro_sql_id id, int64_t entity, ro_arena *arena, ro_names_of *texts,
                      readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, id, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, entity);
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1) {
        ro_slice *text = ro_array_push(arena, texts);
        if (!text || !(*text = ro_arena_copy(arena, ro_sql_column(sql, 0))).ptr) {
            row = ro_fail_memory(error);
            break;
        }
    }
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

int ro_store_entity_names(ro_store *store, int64_t entity, ro_arena *arena, ro_names_of *names,
                          ro_names_of *roles, ro_name_type *type, readout_error *error) {
    ro_names_of types = {0};
    int status = list_texts(store, RO_SQL_ENTITY_NAMES, entity, arena, names, error);
    if (!status)
        status = list_texts(store, RO_SQL_ENTITY_ROLES, entity, arena, roles, error);
    if (!status)
        status = list_texts(store, RO_SQL_ENTITY_TYPE, entity, arena, &types, error);
    *type = RO_NAME_OTHER;
    for (int t = RO_NAME_PERSON; !status && types.count && t < RO_NAME_OTHER; t++)
        if (ro_slice_is(types.items[0], ro_name_type_name((ro_name_type)t)))
            *type = (ro_name_type)t;
    return status;
}

/* ---- steps of a decision: each statement takes the two entities ---- */

static int run_steps(ro_store *store, const ro_sql_id *steps, unsigned count, int64_t entity, int64_t other,
                     readout_error *error) {
    int status = 0;
    for (unsigned s = 0; !status && s < count; s++) {
        sqlite3_stmt *sql = ro_sql(store, steps[s], error);
        if (!sql)
            return ro_sql_fail(store, error);
        sqlite3_bind_int64(sql, 1, entity);
        sqlite3_bind_int64(sql, 2, other);
        status = ro_sql_run(store, sql, NULL, error);
    }
    return status;
}

static int note(ro_store *store, const char *kind, int64_t entity, int64_t other, ro_slice detail,
                int64_t *decision, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_ADD_DECISION, error);
    if (!sql)
        return ro_sql_fail(store, error);
    ro_sql_text(sql, 1, ro_slice_of(kind, strlen(kind)));
    sqlite3_bind_int64(sql, 2, entity);
    sqlite3_bind_int64(sql, 3, other);
    ro_sql_text(sql, 4, detail);
    ro_sql_text(sql, 5, ro_slice_of(store->today, strlen(store->today)));
    return ro_sql_run(store, sql, decision, error);
}

static int pin(ro_store *store, const ro_name_keys *name, int64_t entity, int64_t decision,
               readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_SET_PIN, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, name->whole);
    sqlite3_bind_int64(sql, 2, entity);
    sqlite3_bind_int64(sql, 3, decision);
    return ro_sql_run(store, sql, NULL, error);
}

static int end(ro_store *store, int status, readout_error *error) {
    ro_names_clear(&store->names);
    if (status)
        return ro_store_give_up(store, status, error);
    return ro_store_flush(store, error);
}

int ro_store_merge(ro_store *store, int64_t entity, int64_t other, const ro_name_keys *pins, uint32_t count,
                   readout_error *error) {
    static const ro_sql_id steps[] = {RO_SQL_MERGE_ROLES,    RO_SQL_DROP_ROLES,  RO_SQL_MERGE_APPEARANCES,
                                      RO_SQL_MERGE_SPEAKERS, RO_SQL_MERGE_TALKS, RO_SQL_MERGE_KEYS,
                                      RO_SQL_DROP_KEYS,      RO_SQL_MERGE_FACTS, RO_SQL_MERGE_POINTERS,
                                      RO_SQL_MERGE_PINS};
    int64_t decision = 0;
    if (entity == other)
        return ro_fail(error, READOUT_BAD_ARGUMENT, "e%lld is one already", (long long)entity);
    int status = ro_store_begin(store, error);
    if (status)
        return status;
    status = run_steps(store, steps, sizeof steps / sizeof *steps, entity, other, error);
    if (!status)
        status = note(store, "merge", entity, other, RO_LITERAL(""), &decision, error);
    for (uint32_t p = 0; !status && p < count; p++)
        status = pin(store, &pins[p], entity, decision, error);
    return end(store, status, error);
}

/* ---- splitting ---- */

static int make_moved(ro_store *store, readout_error *error) {
    return ro_sql_script(
        store,
        "CREATE TEMP TABLE IF NOT EXISTS moved (article INTEGER, position INTEGER, mentions TEXT,"
        " PRIMARY KEY (article, position)) WITHOUT ROWID; DELETE FROM temp.moved;",
        error);
}

static int choose_moved(ro_store *store, int64_t entity, ro_slice wanted, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_CHOOSE_MOVED, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, entity);
    sqlite3_bind_int64(sql, 2, number_behind(wanted, 'a'));
    ro_sql_text(sql, 3, wanted);
    int status = ro_sql_run(store, sql, NULL, error);
    if (!status && !sqlite3_changes(store->db))
        status = ro_fail(error, READOUT_NOT_FOUND, "e%lld is not in '%.*s', nor called so", (long long)entity,
                         (int)wanted.len, wanted.ptr);
    return status;
}

static int something_stays(ro_store *store, int64_t entity, readout_error *error) {
    int64_t stays = 0;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_COUNT_STAYING, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, entity);
    int row = first_row(store, sql, &stays, error);
    sqlite3_reset(sql);
    if (row < 0 || stays)
        return row < 0 ? row : 0;
    return ro_fail(error, READOUT_BAD_ARGUMENT, "nothing would be left of e%lld", (long long)entity);
}

static ro_slice write_detail(ro_store *store, const ro_slice *wanted, uint32_t count) {
    ro_buffer_clear(&store->buffer);
    for (uint32_t w = 0; w < count; w++) {
        ro_buffer_byte(&store->buffer, w ? ',' : '[');
        ro_buffer_json(&store->buffer, wanted[w]);
    }
    ro_buffer_byte(&store->buffer, ']');
    return ro_buffer_slice(&store->buffer);
}

static int split(ro_store *store, int64_t entity, const ro_slice *wanted, uint32_t count, int64_t *other,
                 readout_error *error) {
    static const ro_sql_id steps[] = {RO_SQL_SPLIT_SPEAKERS, RO_SQL_SPLIT_TALKS, RO_SQL_SPLIT_APPEARANCES,
                                      RO_SQL_CLEAR_ROLES, RO_SQL_FILL_ROLES};
    int64_t decision;
    int status = make_moved(store, error);
    for (uint32_t w = 0; !status && w < count; w++)
        status = choose_moved(store, entity, wanted[w], error);
    if (!status)
        status = something_stays(store, entity, error);
    sqlite3_stmt *sql = status ? NULL : ro_sql(store, RO_SQL_ADD_SPLIT, error);
    if (!sql)
        return status ? status : ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, entity);
    status = ro_sql_run(store, sql, other, error);
    if (!status)
        status = run_steps(store, steps, sizeof steps / sizeof *steps, entity, *other, error);
    return status
               ? status
               : note(store, "split", entity, *other, write_detail(store, wanted, count), &decision, error);
}

int ro_store_split(ro_store *store, int64_t entity, const ro_slice *wanted, uint32_t count, int64_t *other,
                   readout_error *error) {
    int status = ro_store_begin(store, error);
    if (!status)
        status = split(store, entity, wanted, count, other, error);
    return status ? end(store, status, error) : 0;
}

int ro_store_split_end(ro_store *store, int64_t other, const ro_name_keys *names, uint32_t count, bool pinned,
                       int status, readout_error *error) {
    int64_t decision = 0;
    if (!status)
        status = ro_sql_number(store, "SELECT max(id) FROM decision", &decision, error);
    for (uint32_t n = 0; !status && n < count; n++) {
        sqlite3_stmt *sql = ro_sql(store, RO_SQL_ADD_ENTITY_KEY, error);
        if (!sql)
            status = ro_sql_fail(store, error);
        if (status)
            break;
        sqlite3_bind_int64(sql, 1, names[n].key);
        sqlite3_bind_int64(sql, 2, other);
        sqlite3_bind_blob64(sql, 3, names[n].record.ptr, names[n].record.len, SQLITE_STATIC);
        status = ro_sql_run(store, sql, NULL, error);
        if (!status && pinned)
            status = pin(store, &names[n], other, decision, error);
    }
    return end(store, status, error);
}
