/* What a filter selects.
 *
 *     article   published in the days asked for, by the outlet, of the story
 *     statement of such an article, said in those days, by the speaker, whose content has the words asked for
 *     figure, moment   likewise, by account and sentence
 *
 * With a speaker or words asked for, only the articles that have something selected remain.
 */
#include "store/load.h"

#include "base/day.h"

#include <stdlib.h>
#include <string.h>

/* Parameters: ?1 since, ?2 until, ?3 outlet, ?4 story, ?5 by, ?6 about (as FTS5 has it), ?7 as of;
 * each may be NULL. */
static const char *const steps[] = {
    "INSERT INTO temp.chosen SELECT 1, id FROM main.article WHERE"
    " (?1 IS NULL OR substr(day, 1, length(?1)) >= ?1) AND (?2 IS NULL OR substr(day, 1, length(?2)) <= ?2)"
    " AND (?7 IS NULL OR substr(day, 1, length(?7)) <= ?7)"
    " AND (?3 IS NULL OR instr(lower(outlet), lower(?3)))"
    " AND (?4 IS NULL OR story IN (SELECT coalesce(merged_into, id) FROM main.story WHERE id = ?4"
    " OR instr(lower(title), lower(?4))))",

    "INSERT INTO temp.matched SELECT 1, rowid FROM main.sentence_search WHERE ?6 IS NOT NULL AND "
    "sentence_search MATCH ?6",
    "INSERT INTO temp.matched SELECT 2, rowid FROM main.report_search WHERE ?6 IS NOT NULL AND report_search "
    "MATCH ?6",
    "INSERT INTO temp.matched SELECT 3, entity.id FROM main.entity WHERE ?5 IS NOT NULL"
    " AND (instr(lower(name), lower(?5)) OR instr(lower(affiliation), lower(?5)) OR entity.id IN"
    " (SELECT entity FROM main.role WHERE instr(lower(role), lower(?5))) OR entity.id IN"
    " (SELECT entity FROM main.appearance WHERE instr(lower(name), lower(?5))))",

    "INSERT OR IGNORE INTO temp.chosen SELECT 2, statement.id FROM main.report"
    " JOIN main.statement ON statement.id = report.statement"
    " WHERE report.article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND (?1 IS NULL OR substr(statement.day, 1, length(?1)) >= ?1)"
    " AND (?2 IS NULL OR substr(statement.day, 1, length(?2)) <= ?2)"
    " AND (?5 IS NULL OR speaker IN (SELECT id FROM temp.matched WHERE kind = 3)"
    " OR instr(lower(speaker_text), lower(?5)))"
    " AND (?6 IS NULL OR report.id IN (SELECT id FROM temp.matched WHERE kind = 2))",

    "INSERT INTO temp.chosen SELECT 3, report.id FROM main.report WHERE"
    " article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND statement IN (SELECT id FROM temp.chosen WHERE kind = 2)",

    "INSERT INTO temp.chosen SELECT 4, figure.id FROM main.figure WHERE"
    " article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND (?1 IS NULL OR substr(day, 1, length(?1)) >= ?1) AND (?2 IS NULL OR substr(day, 1, length(?2)) <= "
    "?2)"
    " AND (?5 IS NULL OR instr(lower(account), lower(?5)) OR said_in IN (SELECT id FROM temp.chosen WHERE "
    "kind = 3))"
    " AND (?6 IS NULL OR sentence IN (SELECT id FROM temp.matched WHERE kind = 1))",

    "INSERT INTO temp.chosen SELECT 5, telling.id FROM main.telling"
    " JOIN main.moment ON moment.id = telling.moment WHERE"
    " article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND (?1 IS NULL OR substr(day, 1, length(?1)) >= ?1) AND (?2 IS NULL OR substr(day, 1, length(?2)) <= "
    "?2)"
    " AND (?5 IS NULL OR said_in IN (SELECT id FROM temp.chosen WHERE kind = 3))"
    " AND (?6 IS NULL OR sentence IN (SELECT id FROM temp.matched WHERE kind = 1))",

    "DELETE FROM temp.chosen WHERE kind = 1 AND coalesce(?5, ?6) IS NOT NULL"
    " AND id NOT IN (SELECT article FROM main.report WHERE id IN (SELECT id FROM temp.chosen WHERE kind = 3))"
    " AND id NOT IN (SELECT article FROM main.figure WHERE id IN (SELECT id FROM temp.chosen WHERE kind = 4))"
    " AND id NOT IN (SELECT article FROM main.telling WHERE id IN (SELECT id FROM temp.chosen WHERE kind = "
    "5))"
    " AND (?5 IS NOT NULL OR id NOT IN (SELECT id / 1048576 FROM temp.matched WHERE kind = 1))",

    /* Talks are shown whole: a round or a proposal belongs to nobody in particular. */
    "INSERT INTO temp.chosen SELECT 7, talk.id FROM main.talk WHERE"
    " article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND (?1 IS NULL OR substr(coalesce(last_day, day, ?1), 1, length(?1)) >= ?1)"
    " AND (?2 IS NULL OR substr(coalesce(day, ?2), 1, length(?2)) <= ?2)",

    "INSERT INTO temp.chosen SELECT 6, difference.id FROM main.difference WHERE"
    " article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND other_article IN (SELECT id FROM temp.chosen WHERE kind = 1)"
    " AND (?6 IS NULL OR sentence IN (SELECT id FROM temp.matched WHERE kind = 1)"
    " OR other_sentence IN (SELECT id FROM temp.matched WHERE kind = 1))"
    " AND (?5 IS NULL OR sentence IN (SELECT sentence FROM main.report WHERE id IN"
    " (SELECT id FROM temp.chosen WHERE kind = 3))"
    " OR other_sentence IN (SELECT sentence FROM main.report WHERE id IN"
    " (SELECT id FROM temp.chosen WHERE kind = 3)))",
};

static bool plain_word(const char *word, size_t length) {
    bool plain = true;
    for (size_t i = 0; i < length && plain; i++) {
        unsigned char c = (unsigned char)word[i];
        plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c > 127;
    }
    return plain;
}

/* What a user types, as FTS5 has it: words with marks in them ("cease-fire", "al-Sisi") become phrases; AND,
 * OR, NOT, parentheses and phrases in quotation marks stay. */
static void write_query(const char *typed, ro_buffer *query) {
    while (*typed) {
        size_t length = strcspn(typed, " \t\n\"()");
        if (!length) {
            const char *end = *typed == '"' ? strchr(typed + 1, '"') : NULL;
            length = end ? (size_t)(end - typed) + 1 : 1;
            if (end || *typed != '"')
                ro_buffer_add(query, ro_slice_of(typed, length));
        } else if (plain_word(typed, length) ||
                   (length > 1 && typed[length - 1] == '*' && plain_word(typed, length - 1))) {
            ro_buffer_add(query, ro_slice_of(typed, length));
        } else {
            ro_buffer_byte(query, '"');
            ro_buffer_add(query, ro_slice_of(typed, length));
            ro_buffer_byte(query, '"');
        }
        typed += length;
    }
}

static bool is_period(const char *text) {
    enum { DAY_LENGTH = 10 };
    ro_slice period = ro_slice_of(text, strlen(text));
    return period.len <= DAY_LENGTH && ro_period_first(period) != RO_NO_DAY;
}

int ro_filter_check(const readout_filter *filter, readout_error *error) {
    const char *days[] = {filter->since, filter->until, filter->as_of};
    for (unsigned i = 0; i < 3; i++)
        if (days[i] && !is_period(days[i]))
            return ro_fail(error, READOUT_BAD_ARGUMENT,
                           "'%s' is no day, month or year (2024-08-23, 2024-08, 2024)", days[i]);
    return 0;
}

static int run_step(ro_store *store, const char *text, const char *const values[7], readout_error *error) {
    sqlite3_stmt *sql = ro_sql_once(store, text, error);
    if (!sql)
        return ro_sql_fail(store, error);
    for (int v = 0; v < 7; v++)
        if (values[v] && v < sqlite3_bind_parameter_count(sql))
            sqlite3_bind_text(sql, v + 1, values[v], -1, SQLITE_STATIC);
    int result = sqlite3_step(sql), status = 0;
    if (result == SQLITE_ERROR && values[5] && strstr(text, "MATCH"))
        status = ro_fail(error, READOUT_BAD_ARGUMENT, "the words to search for cannot be understood: %s",
                         sqlite3_errmsg(store->db));
    else if (result != SQLITE_DONE)
        status = ro_sql_fail(store, error);
    sqlite3_finalize(sql);
    return status;
}

int ro_load_choose(ro_store *store, const readout_filter *filter, readout_error *error) {
    static const readout_filter all = {0};
    ro_buffer query = {0};
    filter = filter ? filter : &all;
    int status = ro_filter_check(filter, error);
    if (!status)
        status = ro_sql_script(
            store,
            "CREATE TEMP TABLE IF NOT EXISTS chosen (kind INTEGER, id INTEGER, PRIMARY KEY (kind, id))"
            " WITHOUT ROWID;"
            "CREATE TEMP TABLE IF NOT EXISTS matched (kind INTEGER, id INTEGER, PRIMARY KEY (kind, id))"
            " WITHOUT ROWID;"
            "DELETE FROM temp.chosen; DELETE FROM temp.matched;",
            error);
    if (!status && filter->about) {
        write_query(filter->about, &query);
        ro_buffer_byte(&query, 0);
        status = query.failed ? ro_fail_memory(error) : 0;
    }
    const char *values[7] = {filter->since, filter->until, filter->outlet,
                             filter->story, filter->by,    filter->about ? query.bytes : NULL,
                             filter->as_of};
    for (unsigned s = 0; !status && s < sizeof steps / sizeof *steps; s++)
        status = run_step(store, steps[s], values, error);
    ro_buffer_free(&query);
    return status;
}
