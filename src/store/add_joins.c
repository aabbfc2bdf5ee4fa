/* Makes statements one that an article shows to be one: the younger's reports go to the older. */
#include "store/add.h"
#include "store/window.h"

enum { MOST_MOVED = 256 }; /* reports: what a merge may cost */

/* They are few: each walks the records in memory once. */
static void apply(ro_window *window, int64_t row, int64_t statement, int64_t into) {
    if (row > window->last_join)
        window->last_join = row;
    for (uint32_t r = 0; r < window->record_count; r++)
        if (window->records[r].kind == RO_LINK_STATEMENT && window->records[r].target == statement)
            window->records[r].target = into;
}

int ro_joins_refresh(ro_store *store, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_STATEMENT_MERGES_SINCE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, store->window.last_join);
    int row;
    while ((row = ro_sql_row(store, sql, error)) == 1)
        apply(&store->window, sqlite3_column_int64(sql, 0), sqlite3_column_int64(sql, 1),
              sqlite3_column_int64(sql, 2));
    sqlite3_reset(sql);
    return row;
}

static int is_large(ro_store *store, int64_t statement, bool *large, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_STATEMENT_IS_LARGE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, statement);
    sqlite3_bind_int64(sql, 2, MOST_MOVED + 1);
    int row = ro_sql_row(store, sql, error);
    *large = row == 1 && sqlite3_column_int64(sql, 0) > MOST_MOVED;
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

static int write_join(ro_writer *w, const ro_link_join *join, readout_error *error) {
    static const ro_sql_id steps[] = {RO_SQL_JOIN_FACTS, RO_SQL_JOIN_OPEN, RO_SQL_DROP_OPEN,
                                      RO_SQL_MOVE_REPORTS, RO_SQL_MOVE_STATEMENTS};
    bool large = true;
    int64_t row = 0;
    int status = is_large(w->store, join->statement, &large, error);
    if (status || large)
        return status;
    for (unsigned s = 0; !status && s < sizeof steps / sizeof *steps; s++) {
        sqlite3_stmt *sql = ro_sql(w->store, steps[s], error);
        if (!sql)
            return ro_sql_fail(w->store, error);
        sqlite3_bind_int64(sql, 1, join->into);
        sqlite3_bind_int64(sql, 2, join->statement);
        status = ro_sql_run(w->store, sql, NULL, error);
    }
    sqlite3_stmt *sql = status ? NULL : ro_sql(w->store, RO_SQL_ADD_STATEMENT_MERGE, error);
    if (!sql)
        return status ? status : ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, join->statement);
    sqlite3_bind_int64(sql, 2, join->into);
    sqlite3_bind_int64(sql, 3, w->article);
    sqlite3_bind_double(sql, 4, join->score);
    status = ro_sql_run(w->store, sql, &row, error);
    if (!status)
        apply(&w->store->window, row, join->statement, join->into);
    return status;
}

int ro_write_joins(ro_writer *w, readout_error *error) {
    int status = 0;
    for (uint32_t j = 0; !status && w->links && j < w->links->joins.count; j++)
        status = write_join(w, &w->links->joins.items[j], error);
    return status;
}
