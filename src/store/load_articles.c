/* Loads articles with their sentences. */
#include "store/load.h"

static int published_from(ro_slice text) {
    static const char *const names[] = {"unknown", "given", "metadata", "stated", "inferred"};
    for (int n = 0; n < 5; n++)
        if (ro_slice_is(text, names[n]))
            return n;
    return 0;
}

static int load_sentences(ro_loader *loader, ro_cov_article *article) {
    RO_ARRAY(ro_span) spans = {0};
    sqlite3_stmt *sql = ro_sql(loader->store, RO_SQL_LOAD_SENTENCES, loader->error);
    if (!sql)
        return ro_sql_fail(loader->store, loader->error);
    sqlite3_bind_int64(sql, 1, RO_STORE_SENTENCE(article->id, 0));
    int row, status = 0;
    while (!status && (row = ro_sql_row(loader->store, sql, loader->error)) != 0) {
        ro_span *span = row == 1 ? ro_array_push(loader->arena, &spans) : NULL;
        if (row < 0)
            status = row;
        else if (!span)
            status = ro_fail_memory(loader->error);
        else if (sqlite3_column_int64(sql, 0) != RO_STORE_SENTENCE(article->id, spans.count - 1))
            status = ro_load_damaged(loader, "a sentence is missing");
        else
            status = ro_load_span(loader, sql, 1, article->text, span);
    }
    sqlite3_reset(sql);
    article->sentences = spans.items;
    article->sentence_count = spans.count;
    return status;
}

int ro_load_one_article(ro_loader *loader, sqlite3_stmt *sql, ro_cov_article *article) {
    ro_arena *arena = loader->arena;
    *article = (ro_cov_article){.id = sqlite3_column_int64(sql, 0), .copy_of = RO_NONE};
    article->name = ro_load_text(arena, sql, 1);
    article->url = ro_load_text(arena, sql, 2);
    article->outlet = ro_load_text(arena, sql, 3);
    article->title = ro_load_text(arena, sql, 4);
    article->text = ro_load_text(arena, sql, 5);
    article->published = ro_load_text(arena, sql, 6);
    article->published_from = (ro_published_from)published_from(ro_sql_column(sql, 7));
    article->story = sqlite3_column_int64(sql, 9);
    article->first_day = ro_load_text(arena, sql, 10);
    article->last_day = ro_load_text(arena, sql, 11);
    article->chance = sqlite3_column_double(sql, 12);
    article->dated_by = ro_load_text(arena, sql, 13);
    if (!article->first_day.ptr || !article->last_day.ptr || !article->dated_by.ptr)
        return ro_fail_memory(loader->error);
    if (!article->name.ptr || !article->url.ptr || !article->outlet.ptr || !article->title.ptr ||
        !article->text.ptr || !article->published.ptr)
        return ro_fail_memory(loader->error);
    /* A damaged page can give any bytes; everything behind this takes UTF-8. */
    if (ro_utf8_valid(article->text) != article->text.len || article->id < 1 ||
        article->id > INT64_MAX / RO_STORE_SENTENCES - 1)
        return ro_load_damaged(loader, "an article");
    return load_sentences(loader, article);
}

static void take_days(ro_coverage *coverage, const ro_cov_article *article) {
    if (ro_day_read(article->published) == RO_NO_DAY)
        return;
    ro_slice day = ro_slice_part(article->published, 0, 10);
    if (!coverage->first_day.len || ro_slice_compare(day, coverage->first_day) < 0)
        coverage->first_day = day;
    if (!coverage->last_day.len || ro_slice_compare(day, coverage->last_day) > 0)
        coverage->last_day = day;
}

static ro_slice given_day(const ro_cov_article *article) {
    bool known = ro_day_read(article->published) != RO_NO_DAY;
    return known && article->published_from != RO_PUBLISHED_INFERRED
               ? ro_slice_part(article->published, 0, 10)
               : (ro_slice){NULL, 0};
}

/* The store calls the one that came in first the original; a reader, the one that was published on an earlier
 * day. */
static int lead_by_earliest(ro_loader *loader) {
    ro_coverage *coverage = loader->coverage;
    ro_cov_article *articles = coverage->articles.items;
    uint32_t count = coverage->articles.count;
    uint32_t *leads = ro_arena_alloc(loader->arena, (count + 1) * sizeof *leads);
    if (!leads)
        return ro_fail_memory(loader->error);
    for (uint32_t a = 0; a < count; a++)
        leads[a] = a;
    for (uint32_t a = 0; a < count; a++) {
        uint32_t first = articles[a].copy_of;
        if (first == RO_NONE || articles[first].copy_of != RO_NONE)
            continue;
        ro_slice day = given_day(&articles[a]), lead = given_day(&articles[leads[first]]);
        if (day.len && lead.len && ro_slice_compare(day, lead) < 0)
            leads[first] = a;
    }
    for (uint32_t a = 0; a < count; a++)
        if (articles[a].copy_of != RO_NONE && leads[articles[a].copy_of] != articles[a].copy_of)
            articles[a].copy_of = leads[articles[a].copy_of];
    for (uint32_t a = 0; a < count; a++)
        if (leads[a] != a) {
            articles[leads[a]].copy_of = RO_NONE;
            articles[a].copy_of = leads[a];
        }
    return 0;
}

static int set_copies(ro_loader *loader, const int64_t *copy_of) {
    ro_coverage *coverage = loader->coverage;
    for (uint32_t a = 0; a < coverage->articles.count; a++) {
        ro_cov_article *article = &coverage->articles.items[a];
        if (copy_of[a])
            article->copy_of = ro_row_map_find(&loader->articles, copy_of[a]);
        if (article->copy_of == a)
            return ro_load_damaged(loader, "a copy of itself");
        coverage->independent += article->copy_of == RO_NONE;
        take_days(coverage, article);
    }
    return lead_by_earliest(loader);
}

static int load_merge(ro_loader *loader, sqlite3_stmt *sql) {
    ro_cov_merge *merge = ro_array_push(loader->arena, &loader->coverage->merges);
    if (!merge)
        return ro_fail_memory(loader->error);
    *merge = (ro_cov_merge){.story = sqlite3_column_int64(sql, 0),
                            .into = sqlite3_column_int64(sql, 1),
                            .article = ro_row_map_find(&loader->articles, sqlite3_column_int64(sql, 2)),
                            .score = sqlite3_column_double(sql, 3)};
    return merge->article == RO_NONE ? ro_load_damaged(loader, "a merge of stories") : 0;
}

int ro_load_articles(ro_loader *loader) {
    RO_ARRAY(int64_t) copy_of = {0};
    sqlite3_stmt *sql = ro_sql(loader->store, RO_SQL_LOAD_ARTICLES, loader->error);
    if (!sql)
        return ro_sql_fail(loader->store, loader->error);
    int row, status = 0;
    while (!status && (row = ro_sql_row(loader->store, sql, loader->error)) != 0) {
        if (row < 0) {
            status = row;
            break;
        }
        ro_cov_article *article = ro_array_push(loader->arena, &loader->coverage->articles);
        int64_t *copied = ro_array_push(loader->arena, &copy_of);
        if (!article || !copied) {
            status = ro_fail_memory(loader->error);
            break;
        }
        *copied = sqlite3_column_int64(sql, 8);
        status = ro_load_one_article(loader, sql, article);
        if (!status)
            status =
                ro_row_map_add(loader, &loader->articles, article->id, loader->coverage->articles.count - 1);
    }
    sqlite3_reset(sql);
    ro_row_map_sort(&loader->articles);
    if (!status)
        status = set_copies(loader, copy_of.items);
    return status ? status : ro_load_each(loader, RO_SQL_LOAD_MERGES, load_merge);
}
