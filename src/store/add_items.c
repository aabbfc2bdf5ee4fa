/* Writes what an article says: entities, statements, figures. */
#include "store/add.h"

#include <math.h>

static int fill_entity(ro_writer *w, const ro_entity *entity, int64_t id, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_FILL_ENTITY, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, id);
    ro_sql_text(sql, 2, entity->name);
    ro_sql_text(sql, 3, entity->affiliation);
    ro_sql_text(sql, 4, ro_slice_of(entity->country, strnlen(entity->country, 3)));
    return ro_sql_run(w->store, sql, NULL, error);
}

static int add_entity(ro_writer *w, const ro_entity *entity, int64_t *id, readout_error *error) {
    const char *type = ro_name_type_name(entity->type);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_ENTITY, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_sql_text(sql, 1, entity->name);
    ro_sql_text(sql, 2, ro_slice_of(type, strlen(type)));
    sqlite3_bind_int(sql, 3, entity->plural);
    ro_sql_text(sql, 4, entity->affiliation);
    ro_sql_text(sql, 5, ro_slice_of(entity->country, strnlen(entity->country, 3)));
    return ro_sql_run(w->store, sql, id, error);
}

static int add_role(ro_writer *w, int64_t entity, ro_slice role, readout_error *error) {
    ro_day_text day = ro_day_write(w->day);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_ROLE, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, entity);
    ro_sql_text(sql, 2, role);
    ro_sql_text_or_null(sql, 3, ro_writer_day_slice(&day));
    return ro_sql_run(w->store, sql, NULL, error);
}

/* Copied by SQLite. */
static void bind_roles(ro_writer *w, sqlite3_stmt *sql, const ro_entity *entity) {
    ro_buffer *buffer = &w->store->buffer;
    ro_buffer_clear(buffer);
    ro_buffer_byte(buffer, '[');
    for (uint32_t r = 0; r < entity->roles.count; r++) {
        ro_buffer_text(buffer, r ? "," : "");
        ro_buffer_json(buffer, entity->roles.items[r].text);
    }
    ro_buffer_byte(buffer, ']');
    sqlite3_bind_text64(sql, 6, buffer->bytes, buffer->length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

int ro_write_entity(ro_writer *w, uint32_t index, readout_error *error) {
    const ro_entity *entity = &w->doc->entities.items[index];
    int64_t id = w->entities[index];
    int status = id ? fill_entity(w, entity, id, error) : add_entity(w, entity, &id, error);
    for (uint32_t r = 0; !status && r < entity->roles.count; r++)
        status = add_role(w, id, entity->roles.items[r].text, error);
    if (status)
        return status;
    w->entities[index] = id;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_APPEARANCE, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, w->article);
    sqlite3_bind_int64(sql, 2, index);
    sqlite3_bind_int64(sql, 3, id);
    ro_sql_text(sql, 4, entity->name);
    ro_sql_spans(w->store, sql, 5, entity->mentions.items, entity->mentions.count);
    bind_roles(w, sql, entity);
    return ro_sql_run(w->store, sql, NULL, error);
}

static int64_t entity_row(const ro_writer *w, uint32_t index) {
    return index < w->doc->entities.count ? w->entities[index] : 0;
}

static ro_slice addressee_of(const ro_writer *w, const ro_statement *statement) {
    if (statement->addressee < w->doc->entities.count)
        return w->doc->entities.items[statement->addressee].name;
    return ro_doc_text(w->doc, statement->addressee_span);
}

static ro_slice speaker_text(const ro_writer *w, const ro_statement *statement) {
    bool known = statement->speaker < w->doc->entities.count;
    return known || !statement->source.count ? RO_LITERAL("")
                                             : ro_doc_text(w->doc, statement->source.items[0]);
}

static int set_speaker(ro_writer *w, int64_t id, int64_t speaker, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_SET_SPEAKER, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, id);
    sqlite3_bind_int64(sql, 2, speaker);
    return ro_sql_run(w->store, sql, NULL, error);
}

/* What another report told of a statement already. */
typedef struct {
    bool no_speaker, no_addressee, day_stated;
    ro_day day;
} known_of;

static int find_statement(ro_writer *w, int64_t id, known_of *known, readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_FIND_STATEMENT, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, id);
    int row = ro_sql_row(w->store, sql, error);
    *known = (known_of){sqlite3_column_int(sql, 0) != 0, sqlite3_column_int(sql, 1) != 0,
                        sqlite3_column_int(sql, 3) != 0, ro_day_read(ro_sql_column(sql, 2))};
    sqlite3_reset(sql);
    return row < 0 ? row : 0;
}

/* Adds to a stored statement what this report knows better. */
static int fill_statement(ro_writer *w, const ro_statement *statement, int64_t id, readout_error *error) {
    known_of known = {0};
    bool stated;
    int status = find_statement(w, id, &known, error);
    int64_t speaker = entity_row(w, statement->speaker);
    if (!status && known.no_speaker && speaker)
        status = set_speaker(w, id, speaker, error);
    if (status)
        return status;
    ro_day_text day = ro_writer_day(w, statement->when, &stated);
    ro_day new_day = ro_day_read(ro_writer_day_slice(&day));
    bool was_open = false;
    if (new_day != RO_NO_DAY && !known.day_stated)
        status = ro_write_closed(w, id, &was_open, error);
    if (status)
        return status;
    if (was_open)
        known.day = RO_NO_DAY;
    bool better = new_day != RO_NO_DAY && !known.day_stated &&
                  (stated || known.day == RO_NO_DAY || new_day < known.day);
    ro_slice addressee = addressee_of(w, statement);
    if (!better && !(known.no_addressee && addressee.len))
        return 0;
    day = ro_day_write(better ? new_day : known.day);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_FILL_STATEMENT, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, id);
    ro_sql_text(sql, 2, addressee);
    ro_sql_text_or_null(sql, 3, ro_writer_day_slice(&day));
    sqlite3_bind_int(sql, 4, known.day_stated || (better && stated));
    return ro_sql_run(w->store, sql, NULL, error);
}

static int add_statement(ro_writer *w, const ro_statement *statement, int64_t *id, readout_error *error) {
    bool stated;
    ro_day_text day = ro_writer_day(w, statement->when, &stated);
    const char *act = ro_act_name(statement->act);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_STATEMENT, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_sql_id_or_null(sql, 1, entity_row(w, statement->speaker));
    ro_sql_text(sql, 2, speaker_text(w, statement));
    ro_sql_text(sql, 3, addressee_of(w, statement));
    ro_sql_text(sql, 4, ro_slice_of(act, strlen(act)));
    ro_sql_text_or_null(sql, 5, ro_writer_day_slice(&day));
    sqlite3_bind_int(sql, 6, stated);
    int status = ro_sql_run(w->store, sql, id, error);
    return status ? status : ro_write_open(w, RO_OPEN_STATEMENT, *id, statement->when, error);
}

static int add_report_search(ro_writer *w, const ro_statement *statement, int64_t report,
                             readout_error *error) {
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_REPORT_SEARCH, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_buffer *buffer = &w->store->buffer;
    ro_buffer_clear(buffer);
    for (uint32_t c = 0; c < statement->content.count; c++) {
        if (c)
            ro_buffer_text(buffer, " … ");
        ro_buffer_add(buffer, ro_doc_text(w->doc, statement->content.items[c]));
    }
    sqlite3_bind_int64(sql, 1, report);
    ro_sql_text(sql, 2, ro_buffer_slice(buffer));
    return ro_sql_run(w->store, sql, NULL, error);
}

static int add_report(ro_writer *w, uint32_t index, readout_error *error) {
    const ro_statement *statement = &w->doc->statements.items[index];
    const char *kind = ro_statement_kind_name(statement->kind);
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_REPORT, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, w->statements[index]);
    sqlite3_bind_int64(sql, 2, w->article);
    sqlite3_bind_int64(sql, 3, ro_writer_sentence(w, statement->sentence));
    ro_sql_text(sql, 4, ro_slice_of(kind, strlen(kind)));
    ro_sql_spans(w->store, sql, 5, statement->source.items, statement->source.count);
    ro_sql_spans(w->store, sql, 6, statement->cue.items, statement->cue.count);
    ro_sql_spans(w->store, sql, 7, statement->content.items, statement->content.count);
    sqlite3_bind_double(sql, 8, isfinite(statement->score) ? statement->score : 0);
    ro_sql_text(sql, 9, statement->why);
    int status = ro_sql_run(w->store, sql, &w->reports[index], error);
    return status ? status : add_report_search(w, statement, w->reports[index], error);
}

int ro_write_statement(ro_writer *w, uint32_t index, readout_error *error) {
    const ro_statement *statement = &w->doc->statements.items[index];
    if (!ro_writer_sentence(w, statement->sentence) || !statement->content.count)
        return 0;
    int64_t id = w->statements[index];
    if (!id && w->earlier[index] && w->earlier[index] <= index)
        id = w->statements[w->earlier[index] - 1];
    int status = id ? fill_statement(w, statement, id, error) : add_statement(w, statement, &id, error);
    w->statements[index] = id;
    return status ? status : add_report(w, index, error);
}

static int find_series(ro_writer *w, uint32_t index, readout_error *error) {
    const ro_figure *figure = &w->doc->figures.items[index];
    ro_link_series series = {index, figure->topic, figure->counts, figure->place};
    if (w->links && index < w->links->series.count)
        series = w->links->series.items[index];
    ro_sql_id ids[] = {RO_SQL_FIND_SERIES, RO_SQL_ADD_SERIES};
    for (unsigned i = 0; i < 2; i++) {
        sqlite3_stmt *sql = ro_sql(w->store, ids[i], error);
        if (!sql)
            return ro_sql_fail(w->store, error);
        ro_sql_text(sql, 1, series.topic);
        ro_sql_text(sql, 2, series.counts);
        ro_sql_text(sql, 3, series.place);
        if (i)
            return ro_sql_run(w->store, sql, &w->series[index], error);
        int row = ro_sql_row(w->store, sql, error);
        if (row == 1)
            w->series[index] = sqlite3_column_int64(sql, 0);
        sqlite3_reset(sql);
        if (row)
            return row < 0 ? row : 0;
    }
    return 0;
}

static ro_slice account_of(const ro_writer *w, const ro_figure *figure) {
    if (figure->said_in >= w->doc->statements.count)
        return ro_doc_text(w->doc, figure->by);
    const ro_statement *statement = &w->doc->statements.items[figure->said_in];
    if (statement->speaker < w->doc->entities.count)
        return w->doc->entities.items[statement->speaker].name;
    return speaker_text(w, statement);
}

int ro_write_figure(ro_writer *w, uint32_t index, readout_error *error) {
    const ro_figure *figure = &w->doc->figures.items[index];
    if (!ro_writer_sentence(w, figure->sentence))
        return 0;
    bool stated;
    ro_day_text day = ro_writer_day(w, figure->as_of, &stated);
    const char *qualifier = ro_qualifier_name(figure->qualifier);
    int status = find_series(w, index, error);
    if (status)
        return status;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_FIGURE, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    sqlite3_bind_int64(sql, 1, w->series[index]);
    sqlite3_bind_int64(sql, 2, w->article);
    sqlite3_bind_int64(sql, 3, ro_writer_sentence(w, figure->sentence));
    sqlite3_bind_int64(sql, 4, figure->span.begin);
    sqlite3_bind_int64(sql, 5, figure->span.end);
    sqlite3_bind_double(sql, 6, figure->value);
    sqlite3_bind_double(sql, 7, figure->upper);
    ro_sql_text(sql, 8, ro_slice_of(qualifier, strlen(qualifier)));
    ro_sql_text(sql, 9, figure->unit);
    ro_sql_text(sql, 10, figure->counts);
    ro_sql_text_or_null(sql, 11, ro_writer_day_slice(&day));
    sqlite3_bind_int(sql, 12, stated);
    ro_sql_text(sql, 13, account_of(w, figure));
    ro_sql_id_or_null(sql, 14, figure->said_in < w->doc->statements.count ? w->reports[figure->said_in] : 0);
    int64_t id;
    status = ro_sql_run(w->store, sql, &id, error);
    return status ? status : ro_write_open(w, RO_OPEN_FIGURE, id, figure->as_of, error);
}
