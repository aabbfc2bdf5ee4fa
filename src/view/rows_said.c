/* Rows of `show statements` and `show people`. */
#include "view/label.h"
#include "view/rows.h"

/* ---- statements --- */

enum {
    S_ID,
    S_DAY,
    S_DAY_STATED,
    S_SPEAKER,
    S_ROLE,
    S_TO,
    S_ACT,
    S_KIND,
    S_OUTLETS,
    S_REPORTS,
    S_ARTICLE,
    S_OUTLET,
    S_BEGIN,
    S_END,
    S_SCORE,
    S_TEXT,
    S_COLUMNS
};

static const ro_row_column statement_columns[S_COLUMNS] = {
    [S_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [S_DAY] = {"day", RO_IN_TABLE | RO_IN_DATA, 10, 4},
    [S_DAY_STATED] = {"day_stated", RO_IN_DATA | RO_FLAG, 0, 0},
    [S_SPEAKER] = {"speaker", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [S_ROLE] = {"role", RO_IN_DATA, 0, 0},
    [S_TO] = {"to", RO_IN_DATA, 0, 0},
    [S_ACT] = {"act", RO_IN_TABLE | RO_IN_DATA, 8, 5},
    [S_KIND] = {"kind", RO_IN_DATA, 0, 0},
    [S_OUTLETS] = {"outlets", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 7, 6},
    [S_REPORTS] = {"reports_count", RO_IN_DATA | RO_NUMBER, 0, 0},
    [S_ARTICLE] = {"article", RO_IN_DATA, 0, 0},
    [S_OUTLET] = {"outlet", RO_IN_DATA, 0, 0},
    [S_BEGIN] = {"sentence_begin", RO_IN_DATA | RO_NUMBER, 0, 0},
    [S_END] = {"sentence_end", RO_IN_DATA | RO_NUMBER, 0, 0},
    [S_SCORE] = {"score", RO_IN_DATA | RO_NUMBER, 0, 0},
    [S_TEXT] = {"text", RO_IN_TABLE | RO_IN_DATA, 16, 0},
};

static uint32_t count_statements(const ro_rows *rows) {
    return rows->statements.count;
}

static int fill_statement(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_statement *statement = &coverage->statements.items[rows->statements.items[row]];
    cells[S_ID] = ro_label_id(rows->arena, 's', statement->id);
    cells[S_DAY] = statement->day;
    cells[S_DAY_STATED] = ro_cell_flag(statement->day_stated);
    cells[S_SPEAKER] = ro_label_speaker(coverage, statement);
    if (statement->speaker < coverage->entities.count)
        cells[S_ROLE] = ro_label_role(&coverage->entities.items[statement->speaker]);
    cells[S_TO] = statement->addressee;
    cells[S_ACT] = ro_cell_text(ro_act_name(statement->act));
    cells[S_OUTLETS] = ro_cell_number(rows, statement->outlets);
    cells[S_REPORTS] = ro_cell_number(rows, statement->report_count);
    if (!statement->report_count)
        return 0;
    const ro_cov_report *report = &coverage->reports.items[statement->first_report];
    cells[S_KIND] = ro_cell_text(ro_statement_kind_name(report->kind));
    cells[S_ARTICLE] = coverage->articles.items[report->article].name;
    cells[S_OUTLET] = ro_label_outlet(&coverage->articles.items[report->article]);
    cells[S_SCORE] = ro_cell_number(rows, report->score);
    cells[S_TEXT] = ro_label_content(rows->arena, coverage, report);
    return ro_cell_offsets(rows, report->article,
                           coverage->articles.items[report->article].sentences[report->sentence],
                           &cells[S_BEGIN], &cells[S_END]);
}

static int put_report(ro_rows *rows, const ro_cov_report *report, ro_buffer *out) {
    const ro_coverage *coverage = rows->coverage;
    const ro_cov_article *article = &coverage->articles.items[report->article];
    ro_buffer_format(out, "{\"id\":\"r%lld\"", (long long)report->id);
    ro_json_key(out, "article");
    ro_buffer_json(out, article->name);
    ro_json_key(out, "outlet");
    ro_buffer_json(out, ro_label_outlet(article));
    ro_json_key(out, "kind");
    ro_buffer_json(out, ro_cell_text(ro_statement_kind_name(report->kind)));
    ro_json_key(out, "score");
    ro_buffer_json_number(out, report->score);
    ro_json_key(out, "sentence");
    int status = ro_json_span(rows, report->article, article->sentences[report->sentence], out);
    ro_json_key(out, "source");
    status |= ro_json_spans(rows, report->article, report->source, report->source_count, out);
    ro_json_key(out, "cue");
    status |= ro_json_spans(rows, report->article, report->cue, report->cue_count, out);
    ro_json_key(out, "content");
    status |= ro_json_spans(rows, report->article, report->content, report->content_count, out);
    ro_json_key(out, "text");
    ro_buffer_json(out, ro_label_content(rows->arena, coverage, report));
    ro_buffer_byte(out, '}');
    return status;
}

static int more_statement(ro_rows *rows, uint32_t row, ro_buffer *out) {
    const ro_cov_statement *statement = &rows->coverage->statements.items[rows->statements.items[row]];
    int status = 0;
    ro_json_key(out, "reports");
    ro_buffer_byte(out, '[');
    for (uint32_t i = 0; i < statement->report_count && !status; i++) {
        if (i)
            ro_buffer_byte(out, ',');
        status = put_report(rows, &rows->coverage->reports.items[statement->first_report + i], out);
    }
    ro_buffer_byte(out, ']');
    return status;
}

const ro_row_kind ro_rows_statements = {"statements",     statement_columns, S_COLUMNS,
                                        count_statements, fill_statement,    more_statement};

/* ---- people --- */

enum { P_ID, P_NAME, P_TYPE, P_ROLE, P_AFFILIATION, P_COUNTRY, P_STATEMENTS, P_ARTICLES, P_COLUMNS };

static const ro_row_column people_columns[P_COLUMNS] = {
    [P_ID] = {"id", RO_IN_TABLE | RO_IN_DATA | RO_FAINT_COLUMN, 4, 3},
    [P_NAME] = {"name", RO_IN_TABLE | RO_IN_DATA, 10, 0},
    [P_TYPE] = {"type", RO_IN_DATA, 0, 0},
    [P_ROLE] = {"role", RO_IN_TABLE | RO_IN_DATA, 10, 5},
    [P_AFFILIATION] = {"affiliation", RO_IN_TABLE | RO_IN_DATA, 8, 7},
    [P_COUNTRY] = {"country", RO_IN_TABLE | RO_IN_DATA, 3, 6},
    [P_STATEMENTS] = {"statements", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 10, 0},
    [P_ARTICLES] = {"articles", RO_IN_TABLE | RO_IN_DATA | RO_NUMBER, 8, 4},
};

static uint32_t count_people(const ro_rows *rows) {
    return rows->people.count;
}

static const ro_cov_entity *person_at(const ro_rows *rows, uint32_t row) {
    return &rows->coverage->entities.items[rows->people.items[row]];
}

static int fill_person(ro_rows *rows, uint32_t row, ro_slice *cells) {
    const ro_cov_entity *entity = person_at(rows, row);
    cells[P_ID] = ro_label_id(rows->arena, 'e', entity->id);
    cells[P_NAME] = entity->name;
    cells[P_TYPE] = ro_cell_text(ro_name_type_name(entity->type));
    cells[P_ROLE] = entity->role_count ? entity->roles[0] : (ro_slice){0};
    cells[P_AFFILIATION] = entity->affiliation;
    cells[P_COUNTRY] = ro_cell_text(entity->country);
    cells[P_STATEMENTS] = ro_cell_number(rows, entity->statements);
    cells[P_ARTICLES] = ro_cell_number(rows, entity->mentions);
    return 0;
}

static int more_person(ro_rows *rows, uint32_t row, ro_buffer *out) {
    const ro_cov_entity *entity = person_at(rows, row);
    ro_json_key(out, "roles");
    ro_buffer_byte(out, '[');
    for (uint32_t i = 0; i < entity->role_count; i++) {
        if (i)
            ro_buffer_byte(out, ',');
        ro_buffer_json(out, entity->roles[i]);
    }
    ro_buffer_byte(out, ']');
    return 0;
}

const ro_row_kind ro_rows_people = {"people",     people_columns, P_COLUMNS,
                                    count_people, fill_person,    more_person};
