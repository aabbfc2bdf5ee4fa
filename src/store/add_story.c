/* Which story an article is written to, and the merge of two that it shows to be one. */
#include "store/add.h"
#include "store/window.h"

enum { MOST_MOVED = 256 }; /* articles: what a merge may cost */

static const ro_link_item *story_item(const ro_writer *w) {
    for (uint32_t i = 0; i < w->links->items.count; i++)
        if (w->links->items.items[i].kind == RO_LINK_STORY)
            return &w->links->items.items[i];
    return NULL;
}

static int is_large(ro_store *store, int64_t story, bool *large, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_STORY_IS_LARGE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, story);
    sqlite3_bind_int64(sql, 2, MOST_MOVED + 1);
    int row = ro_sql_row(store, sql, error);
    *large = row == 1 && sqlite3_column_int64(sql, 0) > MOST_MOVED;
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

/* The younger goes into the older, unless it is too large to be moved while an article waits. */
static int find_merge(ro_writer *w, ro_story_merge *merge, readout_error *error) {
    const ro_link_item *item = story_item(w);
    bool large = true;
    if (!item || !item->target || !item->other || item->other == item->target)
        return 0;
    bool older = item->target < item->other;
    int64_t story = older ? item->other : item->target, into = older ? item->target : item->other;
    int status = is_large(w->store, story, &large, error);
    if (status || large)
        return status;
    *merge = (ro_story_merge){story, into, item->other_score};
    w->story = into;
    return 0;
}

int ro_write_story(ro_writer *w, ro_story_merge *merge, readout_error *error) {
    *merge = (ro_story_merge){0};
    if (!w->links || w->story)
        return w->links ? find_merge(w, merge, error) : 0;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_STORY, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_sql_text(sql, 1, w->doc->article.title);
    return ro_sql_run(w->store, sql, &w->story, error);
}

static int move(ro_store *store, ro_sql_id id, const ro_story_merge *merge, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(store, id, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, merge->into);
    sqlite3_bind_int64(sql, 2, merge->story);
    return ro_sql_run(store, sql, NULL, error);
}

int ro_write_story_merge(ro_writer *w, const ro_story_merge *merge, readout_error *error) {
    int64_t row = 0;
    if (!merge->story)
        return 0;
    int status = move(w->store, RO_SQL_MOVE_ARTICLES, merge, error);
    if (!status)
        status = move(w->store, RO_SQL_MOVE_STORIES, merge, error);
    sqlite3_stmt *sql = status ? NULL : ro_sql(w->store, RO_SQL_ADD_STORY_MERGE, error);
    if (!sql)
        return status ? status : ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, merge->story);
    sqlite3_bind_int64(sql, 2, merge->into);
    sqlite3_bind_int64(sql, 3, w->article);
    sqlite3_bind_double(sql, 4, merge->score);
    status = ro_sql_run(w->store, sql, &row, error);
    return status ? status : ro_window_merge(&w->store->window, row, merge->story, merge->into, error);
}
