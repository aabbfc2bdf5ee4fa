/* Writes one article. Rows are made in the order of their references: article, sentences, entities,
 * statements with their reports, figures, moments, differences, and what linking will look for. */
#include "store/add.h"

#include "store/schema.h"
#include "store/texts.h"

int64_t ro_writer_sentence(const ro_writer *w, uint32_t position) {
    return position < w->sentences ? RO_STORE_SENTENCE(w->article, position) : 0;
}

/* The day of a TIMEX3 value where it is a day, else that of publication. */
ro_day_text ro_writer_day(const ro_writer *w, ro_slice value, bool *stated) {
    ro_day day = ro_day_read(value);
    *stated = day != RO_NO_DAY;
    return ro_day_write(*stated ? day : w->day);
}

ro_slice ro_writer_day_slice(const ro_day_text *day) {
    return ro_slice_of(day->text, strlen(day->text));
}

static int write_article(ro_writer *w, readout_error *error) {
    static const char *const from[] = {"unknown", "given", "metadata", "stated", "inferred"};
    const ro_article *article = &w->doc->article;
    ro_day_text day = ro_day_write(w->day);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_ARTICLE, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_sql_text(sql, 1, ro_slice_of(w->hash.hex, 64));
    ro_sql_text(sql, 2, w->doc->id);
    ro_sql_text(sql, 3, article->url);
    ro_sql_text(sql, 4, article->outlet);
    ro_sql_text(sql, 5, article->title);
    ro_sql_text(sql, 6, article->language);
    ro_sql_text(sql, 7, w->doc->text);
    ro_sql_text_or_null(sql, 8, article->published);
    ro_sql_text_or_null(sql, 9, ro_writer_day_slice(&day));
    ro_sql_text(sql, 10, ro_slice_of(from[article->published_from], strlen(from[article->published_from])));
    ro_sql_id_or_null(sql, 11, w->story);
    ro_sql_id_or_null(sql, 12, w->copy_of);
    ro_sql_text(sql, 13, ro_slice_of(w->store->today, strlen(w->store->today)));
    int status = ro_sql_run(w->store, sql, &w->article, error);
    if (!status)
        ro_texts_add(&w->store->texts, w->article, &w->hash);
    return status;
}

static int write_sentence(ro_writer *w, uint32_t position, readout_error *error) {
    const ro_sentence *sentence = &w->doc->sentences.items[position];
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_SENTENCE, error);
    sqlite3_stmt *search = ro_sql(w->store, RO_SQL_ADD_SENTENCE_SEARCH, error);
    if (!sql || !search)
        return ro_sql_fail(w->store, error);
    int64_t id = RO_STORE_SENTENCE(w->article, position);
    sqlite3_bind_int64(sql, 1, id);
    sqlite3_bind_int64(sql, 2, w->article);
    sqlite3_bind_int64(sql, 3, position);
    sqlite3_bind_int64(sql, 4, sentence->span.begin);
    sqlite3_bind_int64(sql, 5, sentence->span.end);
    sqlite3_bind_int(sql, 6, sentence->skipped);
    sqlite3_bind_int(sql, 7, sentence->title);
    int status = ro_sql_run(w->store, sql, NULL, error);
    if (status)
        return status;
    sqlite3_bind_int64(search, 1, id);
    ro_sql_text(search, 2, ro_doc_text(w->doc, sentence->span));
    return ro_sql_run(w->store, search, NULL, error);
}

static int write_change(ro_writer *w, const ro_link_change *change, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_DIFFERENCE, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_sql_text(sql, 1, RO_LITERAL("words"));
    ro_sql_text(sql, 2, change->question);
    sqlite3_bind_int64(sql, 3, w->article);
    ro_sql_id_or_null(sql, 4, ro_writer_sentence(w, change->sentence));
    sqlite3_bind_int64(sql, 5, change->span.begin);
    sqlite3_bind_int64(sql, 6, change->span.end);
    int64_t other = change->other_article ? change->other_article : w->article;
    sqlite3_bind_int64(sql, 7, other);
    sqlite3_bind_int64(sql, 8, RO_STORE_SENTENCE(other, change->other_sentence));
    sqlite3_bind_int64(sql, 9, change->other_span.begin);
    sqlite3_bind_int64(sql, 10, change->other_span.end);
    sqlite3_bind_double(sql, 11, change->score);
    return ro_sql_run(w->store, sql, NULL, error);
}

static int write_moment(ro_writer *w, uint32_t index, readout_error *error) {
    const ro_link_moment *moment = &w->links->moments.items[index];
    int64_t target = w->moments[index];
    ro_day_text day = ro_day_write(moment->day);
    if ((!day.text[0] && w->day != RO_NO_DAY) || !ro_writer_sentence(w, moment->sentence))
        return 0;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_MOMENT, error);
    sqlite3_stmt *telling = ro_sql(w->store, RO_SQL_ADD_TELLING, error);
    if (!sql || !telling)
        return ro_sql_fail(w->store, error);
    ro_sql_text(sql, 1, ro_writer_day_slice(&day));
    int status = target ? 0 : ro_sql_run(w->store, sql, &target, error);
    if (!status && !day.text[0])
        status = ro_write_open(w, RO_OPEN_MOMENT, target, moment->open, error);
    if (status)
        return status;
    w->moments[index] = target;
    sqlite3_bind_int64(telling, 1, target);
    sqlite3_bind_int64(telling, 2, w->article);
    sqlite3_bind_int64(telling, 3, ro_writer_sentence(w, moment->sentence));
    sqlite3_bind_int64(telling, 4, moment->span.begin);
    sqlite3_bind_int64(telling, 5, moment->span.end);
    ro_sql_id_or_null(telling, 6,
                      moment->statement < w->doc->statements.count ? w->reports[moment->statement] : 0);
    sqlite3_bind_double(telling, 7, moment->weight);
    return ro_sql_run(w->store, telling, NULL, error);
}

static int64_t *target_of(ro_writer *w, const ro_link_item *item) {
    const ro_doc *doc = w->doc;
    switch (item->kind) {
    case RO_LINK_COPY:
        return &w->copy_of;
    case RO_LINK_STORY:
        return &w->story;
    case RO_LINK_ENTITY:
        return item->index < doc->entities.count ? &w->entities[item->index] : NULL;
    case RO_LINK_STATEMENT:
        return item->index < doc->statements.count ? &w->statements[item->index] : NULL;
    case RO_LINK_MOMENT:
        return item->index < w->links->moments.count ? &w->moments[item->index] : NULL;
    case RO_LINK_SERIES: /* found by what it counts */
        break;
    }
    return NULL;
}

static void take_targets(ro_writer *w) {
    for (uint32_t i = 0; w->links && i < w->links->items.count; i++) {
        int64_t *target = target_of(w, &w->links->items.items[i]);
        const ro_link_item *item = &w->links->items.items[i];
        if (target)
            *target = item->target;
        if (target && item->kind == RO_LINK_STATEMENT)
            w->earlier[item->index] = item->earlier;
    }
}

static int make_tables(ro_writer *w, ro_arena *arena, readout_error *error) {
    const ro_doc *doc = w->doc;
    w->entities = ro_arena_zero(arena, doc->entities.count + 1, sizeof *w->entities);
    w->statements = ro_arena_zero(arena, doc->statements.count + 1, sizeof *w->statements);
    w->earlier = ro_arena_zero(arena, doc->statements.count + 1, sizeof *w->earlier);
    w->reports = ro_arena_zero(arena, doc->statements.count + 1, sizeof *w->reports);
    w->series = ro_arena_zero(arena, doc->figures.count + 1, sizeof *w->series);
    w->moments = ro_arena_zero(arena, (w->links ? w->links->moments.count : 0) + 1, sizeof *w->moments);
    if (!w->entities || !w->statements || !w->earlier || !w->reports || !w->series || !w->moments)
        return ro_fail_memory(error);
    uint32_t sentences = doc->sentences.count;
    w->sentences = sentences < RO_STORE_SENTENCES ? sentences : RO_STORE_SENTENCES;
    w->day = ro_day_read(doc->article.published);
    take_targets(w);
    return 0;
}

static int write_all(ro_writer *w, readout_error *error) {
    ro_story_merge merge;
    int status = ro_write_story(w, &merge, error);
    if (!status)
        status = write_article(w, error);
    if (!status)
        status = ro_write_story_merge(w, &merge, error);
    for (uint32_t s = 0; !status && s < w->sentences; s++)
        status = write_sentence(w, s, error);
    for (uint32_t e = 0; !status && e < w->doc->entities.count; e++)
        status = ro_write_entity(w, e, error);
    if (!status)
        status = ro_write_joins(w, error);
    for (uint32_t s = 0; !status && s < w->doc->statements.count; s++)
        status = ro_write_statement(w, s, error);
    for (uint32_t f = 0; !status && f < w->doc->figures.count; f++)
        status = ro_write_figure(w, f, error);
    if (!status)
        status = ro_write_talks(w, error);
    for (uint32_t m = 0; !status && w->links && m < w->links->moments.count; m++)
        status = write_moment(w, m, error);
    for (uint32_t d = 0; !status && w->links && d < w->links->changes.count; d++)
        status = write_change(w, &w->links->changes.items[d], error);
    for (uint32_t i = 0; !status && w->links && i < w->links->items.count; i++)
        status = ro_write_link(w, &w->links->items.items[i], error);
    for (uint32_t d = 0; !status && w->links && d < w->links->datings.count; d++)
        status = ro_write_dating(w, &w->links->datings.items[d], error);
    return status;
}

int ro_store_has(ro_store *store, const ro_doc *doc, ro_digest *hash, bool *there, readout_error *error) {
    bool missing;
    *hash = ro_sha256(doc->text);
    *there = false;
    int status = ro_texts_missing(store, hash, &missing, error);
    if (status || missing)
        return status;
    sqlite3_stmt *sql = ro_sql(store, RO_SQL_FIND_ARTICLE, error);
    if (!sql)
        return ro_sql_fail(store, error);
    ro_sql_text(sql, 1, ro_slice_of(hash->hex, 64));
    ro_sql_text(sql, 2, doc->article.outlet);
    int row = ro_sql_row(store, sql, error);
    sqlite3_reset(sql);
    *there = row == 1;
    return row < 0 ? row : 0;
}

int ro_store_add(ro_store *store, const ro_doc *doc, const ro_links *links, readout_added *added,
                 readout_error *error) {
    ro_writer w = {.store = store, .doc = doc, .links = links};
    ro_arena arena = {0};
    bool there = false;
    if (!ro_slice_trim(doc->text).len)
        return ro_fail(error, READOUT_BAD_INPUT, "the article has no text");
    int status = ro_store_begin_adding(store, error);
    bool looked_up = store->writing && store->looked_up == doc;
    store->looked_up = NULL;
    w.hash = store->hash;
    if (!status && !looked_up)
        status = ro_store_has(store, doc, &w.hash, &there, error);
    if (!status && !there) {
        status = make_tables(&w, &arena, error);
        if (!status)
            status = write_all(&w, error);
        if (!status)
            status = ro_store_commit_group(store, error);
    }
    ro_arena_free(&arena);
    if (status)
        return ro_store_give_up(store, status, error);
    *added = there ? READOUT_ALREADY_THERE : READOUT_ADDED;
    return 0;
}
