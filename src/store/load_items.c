/* Loads statements with their reports, figures, moments and differences. */
#include "store/load.h"

#include <math.h>
#include <stdlib.h>

int ro_load_each(ro_loader *loader, ro_sql_id id, ro_load_row *load) {
    sqlite3_stmt *sql = ro_sql(loader->store, id, loader->error);
    if (!sql)
        return ro_sql_fail(loader->store, loader->error);
    int row, status = 0;
    while (!status && (row = ro_sql_row(loader->store, sql, loader->error)) != 0)
        status = row == 1 ? load(loader, sql) : row;
    sqlite3_reset(sql);
    return status;
}

static int name_index(ro_slice text, const char *(*name)(int), int count) {
    for (int n = 0; n < count; n++)
        if (ro_slice_is(text, name(n)))
            return n;
    return 0;
}

static const char *act_name(int act) {
    return ro_act_name((ro_act)act);
}

static const char *kind_name(int kind) {
    return ro_statement_kind_name((ro_statement_kind)kind);
}

static const char *qualifier_name(int qualifier) {
    return ro_qualifier_name((ro_qualifier)qualifier);
}

static int load_statement(ro_loader *loader, sqlite3_stmt *sql) {
    ro_cov_statement *statement = ro_array_push(loader->arena, &loader->coverage->statements);
    if (!statement)
        return ro_fail_memory(loader->error);
    statement->id = sqlite3_column_int64(sql, 0);
    statement->speaker = ro_row_map_find(&loader->entities, sqlite3_column_int64(sql, 1));
    statement->speaker_text = ro_load_text(loader->arena, sql, 2);
    statement->addressee = ro_load_text(loader->arena, sql, 3);
    statement->act = (ro_act)name_index(ro_sql_column(sql, 4), act_name, RO_ACT_DECLINE + 1);
    statement->day = ro_load_text(loader->arena, sql, 5);
    statement->day_stated = sqlite3_column_int(sql, 6) != 0;
    if (!statement->speaker_text.ptr || !statement->addressee.ptr || !statement->day.ptr)
        return ro_fail_memory(loader->error);
    return ro_row_map_add(loader, &loader->statements, statement->id, loader->coverage->statements.count - 1);
}

static int load_report(ro_loader *loader, sqlite3_stmt *sql) {
    ro_cov_report *report = ro_array_push(loader->arena, &loader->coverage->reports);
    if (!report)
        return ro_fail_memory(loader->error);
    report->id = sqlite3_column_int64(sql, 0);
    report->statement = ro_row_map_find(&loader->statements, sqlite3_column_int64(sql, 1));
    if (report->statement == RO_NONE)
        return ro_load_damaged(loader, "a report of no statement");
    int status = ro_load_place(loader, sql, 2, &report->article, &report->sentence);
    if (status)
        return status;
    ro_slice text = loader->coverage->articles.items[report->article].text;
    report->kind = (ro_statement_kind)name_index(ro_sql_column(sql, 4), kind_name, RO_MIXED + 1);
    status = ro_load_spans(loader, ro_sql_column(sql, 5), text, &report->source, &report->source_count);
    if (!status)
        status = ro_load_spans(loader, ro_sql_column(sql, 6), text, &report->cue, &report->cue_count);
    if (!status)
        status = ro_load_spans(loader, ro_sql_column(sql, 7), text, &report->content, &report->content_count);
    report->score = sqlite3_column_double(sql, 8);
    report->why = ro_load_text(loader->arena, sql, 9);
    return status || report->why.ptr ? status : ro_fail_memory(loader->error);
}

static int load_join(ro_loader *loader, sqlite3_stmt *sql) {
    ro_cov_join *join = ro_array_push(loader->arena, &loader->coverage->joins);
    if (!join)
        return ro_fail_memory(loader->error);
    *join = (ro_cov_join){.statement = sqlite3_column_int64(sql, 0),
                          .into = sqlite3_column_int64(sql, 1),
                          .left = ro_row_map_find(&loader->statements, sqlite3_column_int64(sql, 2)),
                          .article = ro_row_map_find(&loader->articles, sqlite3_column_int64(sql, 3)),
                          .score = sqlite3_column_double(sql, 4)};
    bool damaged = join->left == RO_NONE || join->article == RO_NONE;
    return damaged ? ro_load_damaged(loader, "a merge of statements") : 0;
}

static size_t content_length(const ro_cov_report *report) {
    size_t length = 0;
    for (uint32_t c = 0; c < report->content_count; c++)
        length += report->content[c].end - report->content[c].begin;
    return length;
}

static int by_statement(const void *a, const void *b) {
    const ro_cov_report *x = a, *y = b;
    size_t lengths[2] = {content_length(x), content_length(y)};
    if (x->statement != y->statement)
        return x->statement < y->statement ? -1 : 1;
    if (lengths[0] != lengths[1])
        return lengths[0] > lengths[1] ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int by_slice(const void *a, const void *b) {
    return ro_slice_compare(*(const ro_slice *)a, *(const ro_slice *)b);
}

/* How many outlets report it, copies aside; an article whose outlet is not known counts for itself. */
static uint32_t count_outlets(const ro_coverage *coverage, const ro_cov_statement *statement,
                              ro_slice *names) {
    uint32_t count = 0, different = 0;
    for (uint32_t r = 0; r < statement->report_count; r++) {
        uint32_t a = coverage->reports.items[statement->first_report + r].article;
        const ro_cov_article *article = &coverage->articles.items[a];
        if (article->copy_of == RO_NONE)
            names[count++] = article->outlet.len ? article->outlet : article->name;
    }
    qsort(names, count, sizeof *names, by_slice);
    for (uint32_t n = 0; n < count; n++)
        different += !n || !ro_slice_equal(names[n], names[n - 1]);
    return different;
}

int ro_load_statements(ro_loader *loader) {
    ro_coverage *coverage = loader->coverage;
    int status = ro_load_each(loader, RO_SQL_LOAD_STATEMENTS, load_statement);
    ro_row_map_sort(&loader->statements);
    if (!status)
        status = ro_load_each(loader, RO_SQL_LOAD_JOINS, load_join);
    if (!status)
        status = ro_load_each(loader, RO_SQL_LOAD_REPORTS, load_report);
    if (status || !coverage->reports.count)
        return status;
    qsort(coverage->reports.items, coverage->reports.count, sizeof *coverage->reports.items, by_statement);
    for (uint32_t r = 0; r < coverage->reports.count; r++) {
        ro_cov_statement *statement = &coverage->statements.items[coverage->reports.items[r].statement];
        if (!statement->report_count++)
            statement->first_report = r;
    }
    ro_slice *names = ro_arena_zero(loader->arena, coverage->reports.count, sizeof *names);
    for (uint32_t s = 0; names && s < coverage->statements.count; s++)
        coverage->statements.items[s].outlets =
            count_outlets(coverage, &coverage->statements.items[s], names);
    return names ? 0 : ro_fail_memory(loader->error);
}

static int load_point(ro_loader *loader, sqlite3_stmt *sql) {
    ro_coverage *coverage = loader->coverage;
    ro_cov_point *point = ro_array_push(loader->arena, &coverage->points);
    if (!point)
        return ro_fail_memory(loader->error);
    point->id = sqlite3_column_int64(sql, 0);
    int status = ro_load_place(loader, sql, 2, &point->article, &point->sentence);
    if (!status)
        status = ro_load_span(loader, sql, 4, coverage->articles.items[point->article].text, &point->span);
    if (status)
        return status;
    point->value = sqlite3_column_double(sql, 6);
    point->upper = sqlite3_column_type(sql, 7) == SQLITE_NULL ? NAN : sqlite3_column_double(sql, 7);
    point->qualifier = (ro_qualifier)name_index(ro_sql_column(sql, 8), qualifier_name, RO_BETWEEN + 1);
    point->counts = ro_load_text(loader->arena, sql, 9);
    point->day = ro_load_text(loader->arena, sql, 10);
    point->account = ro_load_text(loader->arena, sql, 11);
    /* The rows come series by series: `last_series` is the one of the row before. */
    int64_t row = sqlite3_column_int64(sql, 1);
    if (!coverage->series.count || loader->last_series != row) {
        ro_cov_series *series = ro_array_push(loader->arena, &coverage->series);
        if (!series)
            return ro_fail_memory(loader->error);
        loader->last_series = row;
        series->topic = ro_load_text(loader->arena, sql, 12);
        series->counts = ro_load_text(loader->arena, sql, 13);
        series->place = ro_load_text(loader->arena, sql, 14);
        series->first_point = coverage->points.count - 1;
    }
    coverage->series.items[coverage->series.count - 1].point_count++;
    return 0;
}

int ro_load_series(ro_loader *loader) {
    return ro_load_each(loader, RO_SQL_LOAD_FIGURES, load_point);
}

static int load_moment(ro_loader *loader, sqlite3_stmt *sql) {
    ro_coverage *coverage = loader->coverage;
    ro_cov_moment *moment = ro_array_push(loader->arena, &coverage->moments);
    if (!moment)
        return ro_fail_memory(loader->error);
    moment->id = sqlite3_column_int64(sql, 0);
    moment->day = ro_load_text(loader->arena, sql, 1);
    int status = ro_load_place(loader, sql, 2, &moment->article, &moment->sentence);
    if (!status)
        status = ro_load_span(loader, sql, 4, coverage->articles.items[moment->article].text, &moment->span);
    moment->statement = ro_row_map_find(&loader->statements, sqlite3_column_int64(sql, 6));
    moment->articles = (uint32_t)sqlite3_column_int64(sql, 7);
    moment->weight = sqlite3_column_double(sql, 8);
    moment->first = ro_row_map_find(&loader->articles, sqlite3_column_int64(sql, 9));
    return status || moment->day.ptr ? status : ro_fail_memory(loader->error);
}

int ro_load_moments(ro_loader *loader) {
    return ro_load_each(loader, RO_SQL_LOAD_MOMENTS, load_moment);
}

static int load_difference(ro_loader *loader, sqlite3_stmt *sql) {
    ro_coverage *coverage = loader->coverage;
    ro_cov_difference *difference = ro_array_push(loader->arena, &coverage->differences);
    if (!difference)
        return ro_fail_memory(loader->error);
    difference->type = RO_DIFFERENCE_WORDS;
    difference->id = sqlite3_column_int64(sql, 10);
    difference->question = ro_load_text(loader->arena, sql, 1);
    int status = difference->question.ptr ? 0 : ro_fail_memory(loader->error);
    for (int side = 0; !status && side < 2; side++) {
        status =
            ro_load_place(loader, sql, 2 + 4 * side, &difference->article[side], &difference->sentence[side]);
        if (!status)
            status = ro_load_span(loader, sql, 4 + 4 * side,
                                  coverage->articles.items[difference->article[side]].text,
                                  &difference->span[side]);
    }
    return status;
}

int ro_load_differences(ro_loader *loader) {
    return ro_load_each(loader, RO_SQL_LOAD_DIFFERENCES, load_difference);
}
