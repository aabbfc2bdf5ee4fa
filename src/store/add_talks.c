/* Writes what an article says of negotiations: one row an item. */
#include "store/add.h"

typedef struct {
    const char *kind;
    uint32_t sentence;
    ro_span span;
    int64_t parent;
    ro_talker who;
    ro_slice day, last_day, place, detail;
    const char *state;
    int number;
    bool denied;
    uint32_t statement;
    double score;
    ro_slice why;
} talk_row;

static ro_slice who_text(const ro_writer *w, ro_talker who) {
    if (who.entity < w->doc->entities.count)
        return w->doc->entities.items[who.entity].name;
    return ro_doc_text(w->doc, who.span);
}

static int write_row(ro_writer *w, const talk_row *row, int64_t *id, readout_error *error) {
    const char *state = row->state ? row->state : "";
    int64_t entity = row->who.entity < w->doc->entities.count ? w->entities[row->who.entity] : 0;
    *id = 0;
    if (!ro_writer_sentence(w, row->sentence))
        return 0;
    sqlite3_stmt *sql = ro_sql(w->store, RO_SQL_ADD_TALK, error);
    if (!sql)
        return ro_sql_fail(w->store, error);
    ro_sql_text(sql, 1, ro_slice_of(row->kind, strlen(row->kind)));
    sqlite3_bind_int64(sql, 2, w->article);
    sqlite3_bind_int64(sql, 3, ro_writer_sentence(w, row->sentence));
    sqlite3_bind_int64(sql, 4, row->span.begin);
    sqlite3_bind_int64(sql, 5, row->span.end);
    ro_sql_id_or_null(sql, 6, row->parent);
    ro_sql_text(sql, 7, who_text(w, row->who));
    ro_sql_id_or_null(sql, 8, entity);
    ro_sql_text_or_null(sql, 9, row->day);
    ro_sql_text_or_null(sql, 10, row->last_day);
    ro_sql_text(sql, 11, ro_slice_of(state, strlen(state)));
    sqlite3_bind_int(sql, 12, row->number);
    ro_sql_text(sql, 13, row->place);
    ro_sql_text(sql, 14, row->detail);
    sqlite3_bind_int(sql, 15, row->denied);
    ro_sql_id_or_null(sql, 16, row->statement < w->doc->statements.count ? w->reports[row->statement] : 0);
    sqlite3_bind_double(sql, 17, row->score);
    ro_sql_text(sql, 18, row->why);
    return ro_sql_run(w->store, sql, id, error);
}

static int write_sides(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < talks->sides.count; i++) {
        const ro_talks_side *side = &talks->sides.items[i];
        talk_row row = {.kind = ro_side_role_name(side->role),
                        .sentence = side->sentence,
                        .span = side->actor.span,
                        .who = side->actor,
                        .statement = RO_NONE,
                        .score = 0.6};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

static int write_contacts(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < talks->contacts.count; i++) {
        const ro_contact *contact = &talks->contacts.items[i];
        talk_row row = {.kind = "contact",
                        .sentence = contact->sentence,
                        .span = contact->span,
                        .who = contact->who,
                        .day = contact->when,
                        .state = ro_contact_manner_name(contact->manner),
                        .detail = who_text(w, contact->with),
                        .statement = RO_NONE,
                        .score = contact->score,
                        .why = contact->why};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

static int write_rounds(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < talks->rounds.count; i++) {
        const ro_round *round = &talks->rounds.items[i];
        talk_row row = {.kind = "round",
                        .sentence = round->sentence,
                        .span = round->spans.items[0],
                        .who = round->who.count ? round->who.items[0] : (ro_talker){{0, 0}, RO_NONE},
                        .day = round->first_day,
                        .last_day = round->last_day,
                        .state = ro_round_state_name(round->state),
                        .number = (int)round->ordinal,
                        .place = round->place.end ? ro_doc_text(w->doc, round->place)
                                 : round->online  ? RO_LITERAL("online")
                                                  : RO_LITERAL(""),
                        .detail = round->level,
                        .statement = RO_NONE,
                        .score = round->score,
                        .why = round->why};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

static int write_phases(ro_writer *w, const ro_proposal *proposal, int64_t parent, readout_error *error) {
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < proposal->phases.count; i++) {
        const ro_phase *phase = &proposal->phases.items[i];
        ro_span span = phase->span;
        if (phase->terms.count)
            span.end = phase->terms.items[phase->terms.count - 1].end;
        talk_row row = {.kind = "phase",
                        .sentence = phase->sentence,
                        .span = span,
                        .parent = parent,
                        .who = {{0, 0}, RO_NONE},
                        .number = phase->order == RO_NONE ? 0 : (int)phase->order,
                        .detail = phase->length,
                        .statement = RO_NONE,
                        .score = proposal->score,
                        .why = proposal->why};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

static int write_proposals(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    for (uint32_t i = 0; !status && i < talks->proposals.count; i++) {
        const ro_proposal *proposal = &talks->proposals.items[i];
        int64_t id;
        talk_row row = {.kind = "proposal",
                        .sentence = proposal->sentence,
                        .span = proposal->span,
                        .who = proposal->by,
                        .day = proposal->when,
                        .statement = RO_NONE,
                        .score = proposal->score,
                        .why = proposal->why};
        status = write_row(w, &row, &id, error);
        if (!status && id)
            status = write_phases(w, proposal, id, error);
    }
    return status;
}

static int write_replies(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < talks->replies.count; i++) {
        const ro_reply *reply = &talks->replies.items[i];
        talk_row row = {.kind = "reply",
                        .sentence = reply->sentence,
                        .span = reply->span,
                        .who = reply->party,
                        .day = reply->when,
                        .state = ro_reply_stance_name(reply->stance),
                        .denied = reply->denied,
                        .statement = reply->statement,
                        .score = reply->score,
                        .why = reply->why};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

static int write_positions(ro_writer *w, const ro_sticking_point *point, int64_t parent,
                           readout_error *error) {
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < point->positions.count; i++) {
        const ro_position *position = &point->positions.items[i];
        talk_row row = {.kind = "position",
                        .sentence = position->sentence,
                        .span = position->span,
                        .parent = parent,
                        .who = position->party,
                        .day = position->when,
                        .statement = RO_NONE,
                        .score = point->score,
                        .why = point->why};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

static int write_issues(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    for (uint32_t i = 0; !status && i < talks->sticking_points.count; i++) {
        const ro_sticking_point *point = &talks->sticking_points.items[i];
        int64_t id;
        talk_row row = {.kind = "issue",
                        .sentence = point->sentence,
                        .span = point->issue,
                        .who = {{0, 0}, RO_NONE},
                        .state = point->named ? "named" : "",
                        .detail = ro_doc_text(w->doc, point->issue),
                        .statement = RO_NONE,
                        .score = point->score,
                        .why = point->why};
        status = write_row(w, &row, &id, error);
        if (!status && id)
            status = write_positions(w, point, id, error);
    }
    return status;
}

static int write_assessments(ro_writer *w, readout_error *error) {
    const ro_talks *talks = &w->doc->talks;
    int status = 0;
    int64_t id;
    for (uint32_t i = 0; !status && i < talks->assessments.count; i++) {
        const ro_assessment *assessment = &talks->assessments.items[i];
        talk_row row = {.kind = "assessment",
                        .sentence = assessment->sentence,
                        .span = assessment->span,
                        .who = assessment->who,
                        .day = assessment->when,
                        .state = ro_mood_name(assessment->mood),
                        .number = assessment->scale,
                        .statement = assessment->statement,
                        .score = assessment->score,
                        .why = assessment->why};
        status = write_row(w, &row, &id, error);
    }
    return status;
}

int ro_write_talks(ro_writer *w, readout_error *error) {
    int status = write_sides(w, error);
    if (!status)
        status = write_contacts(w, error);
    if (!status)
        status = write_rounds(w, error);
    if (!status)
        status = write_proposals(w, error);
    if (!status)
        status = write_replies(w, error);
    if (!status)
        status = write_issues(w, error);
    return status ? status : write_assessments(w, error);
}
