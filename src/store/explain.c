/* One item by the id that `show` prints: a letter for its table and the row's number. */
#include "store/load.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

/* Every query gives: article, sentence (or NULL), spans as JSON, why, score (or NULL), name. ?1: the row. */
static const struct {
    char letter;
    const char *what, *query;
} kinds[] = {
    {'a', "article",
     "SELECT id, NULL, '[]', 'published: ' || published_from, NULL, title FROM article WHERE id = ?1"},
    {'s', "statement",
     "SELECT article, sentence, content, why, score, (SELECT name FROM entity WHERE id = speaker)"
     " FROM report JOIN statement ON statement.id = report.statement WHERE statement = ?1"
     " ORDER BY length(content) DESC, report.id LIMIT 1"},
    {'r', "report",
     "SELECT article, sentence, content, why, score, (SELECT name FROM entity WHERE id = speaker)"
     " FROM report JOIN statement ON statement.id = report.statement WHERE report.id = ?1"},
    {'f', "figure",
     "SELECT article, sentence, json_array(json_array(begins, ends)),"
     " trim(qualifier || ', counts: ' || figure.counts || ', topic: ' || topic || ', as of: ' || "
     "coalesce(day, 'unknown')), NULL,"
     " figure.counts FROM figure JOIN series ON series.id = series WHERE figure.id = ?1"},
    {'e', "entity",
     "SELECT article, NULL, mentions, (SELECT group_concat(role, '; ') FROM role WHERE role.entity = ?1), "
     "NULL,"
     " (SELECT name FROM entity WHERE id = ?1) FROM appearance WHERE entity = ?1 ORDER BY article LIMIT 1"},
    {'m', "moment",
     "SELECT article, sentence, json_array(json_array(begins, ends)), 'told of ' || day, weight, day"
     " FROM telling JOIN moment ON moment.id = moment WHERE moment = ?1 ORDER BY weight DESC, telling.id "
     "LIMIT 1"},
    {'t', "talk",
     "SELECT article, sentence, json_array(json_array(begins, ends)),"
     " kind || ', ' || CASE kind WHEN 'assessment' THEN number || ' on the scale, ' || state || ', ' ELSE '' "
     "END || why,"
     " score, kind FROM talk WHERE id = ?1"},
    {'d', "difference",
     "SELECT article, sentence, json_array(json_array(begins, ends)), type, score, question FROM difference "
     "WHERE id = ?1"},
};

static int fill(ro_loader *loader, sqlite3_stmt *sql, ro_store_item *item) {
    item->why = ro_load_text(loader->arena, sql, 3);
    item->score = sqlite3_column_type(sql, 4) == SQLITE_NULL ? NAN : sqlite3_column_double(sql, 4);
    item->name = ro_load_text(loader->arena, sql, 5);
    item->sentence = RO_NONE;
    if (!item->why.ptr || !item->name.ptr)
        return ro_fail_memory(loader->error);
    sqlite3_stmt *article = ro_sql(loader->store, RO_SQL_LOAD_ARTICLE, loader->error);
    if (!article)
        return ro_sql_fail(loader->store, loader->error);
    sqlite3_bind_int64(article, 1, sqlite3_column_int64(sql, 0));
    int status = ro_sql_row(loader->store, article, loader->error);
    if (status == 1)
        status = ro_load_one_article(loader, article, &item->article);
    else if (!status)
        status = ro_load_damaged(loader, "an article is missing");
    sqlite3_reset(article);
    if (!status)
        status =
            ro_load_spans(loader, ro_sql_column(sql, 2), item->article.text, &item->spans, &item->span_count);
    if (!status && sqlite3_column_type(sql, 1) != SQLITE_NULL) {
        item->sentence = (uint32_t)(sqlite3_column_int64(sql, 1) % RO_STORE_SENTENCES);
        if (item->sentence >= item->article.sentence_count)
            status = ro_load_damaged(loader, "a sentence that is not there");
    }
    return status;
}

int ro_store_explain_item(ro_store *store, const char *id, ro_arena *arena, ro_store_item *item,
                          readout_error *error) {
    ro_loader loader = {.store = store, .arena = arena, .error = error};
    char *end = NULL;
    unsigned kind = 0;
    *item = (ro_store_item){.score = NAN};
    while (kind < sizeof kinds / sizeof *kinds && kinds[kind].letter != id[0])
        kind++;
    errno = 0;
    long long row = kind < sizeof kinds / sizeof *kinds ? strtoll(id + 1, &end, 10) : 0;
    if (row < 1 || *end || errno)
        return ro_fail(error, READOUT_BAD_ARGUMENT,
                       "'%s' is no id; one is a letter and a number, as `show` prints it: s12, f3, a4", id);
    sqlite3_stmt *sql = ro_sql_once(store, kinds[kind].query, error);
    if (!sql)
        return ro_sql_fail(store, error);
    sqlite3_bind_int64(sql, 1, row);
    int status = ro_sql_row(store, sql, error);
    item->what = ro_slice_of(kinds[kind].what, strlen(kinds[kind].what));
    if (status == 1)
        status = fill(&loader, sql, item);
    else if (!status)
        status = ro_fail(error, READOUT_NOT_FOUND, "%s: has no %s %s", store->path, kinds[kind].what, id);
    sqlite3_finalize(sql);
    return status;
}
