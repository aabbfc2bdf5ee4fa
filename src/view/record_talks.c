#include "view/record_talks.h"

typedef struct {
    const ro_doc *doc;
    const ro_utf8_index *points;
    ro_buffer *out;
} writer;

/* A comma unless a bracket stands just before. */
static void next(writer *w) {
    char last = w->out->length ? w->out->bytes[w->out->length - 1] : '{';
    if (last != '{' && last != '[')
        ro_buffer_byte(w->out, ',');
}

static void put_key(writer *w, const char *name) {
    next(w);
    ro_buffer_format(w->out, "\"%s\":", name);
}

static void put_span_here(writer *w, ro_span span) {
    uint32_t begin = w->points ? ro_utf8_index_points(w->points, span.begin) : span.begin;
    uint32_t end = w->points ? ro_utf8_index_points(w->points, span.end) : span.end;
    ro_buffer_format(w->out, "[%u,%u]", begin, end);
}

static void put_span(writer *w, const char *name, ro_span span) {
    put_key(w, name);
    if (span.end)
        put_span_here(w, span);
    else
        ro_buffer_text(w->out, "null");
}

static void put_spans(writer *w, const char *name, const ro_span *spans, uint32_t count) {
    put_key(w, name);
    ro_buffer_byte(w->out, '[');
    for (uint32_t i = 0; i < count; i++) {
        next(w);
        put_span_here(w, spans[i]);
    }
    ro_buffer_byte(w->out, ']');
}

static void put_text(writer *w, const char *name, ro_slice text) {
    put_key(w, name);
    if (text.len)
        ro_buffer_json(w->out, text);
    else
        ro_buffer_text(w->out, "null");
}

static void put_name(writer *w, const char *name, const char *value) {
    put_text(w, name, ro_slice_of(value, strlen(value)));
}

static void put_index(writer *w, const char *name, uint32_t index) {
    put_key(w, name);
    if (index == RO_NONE)
        ro_buffer_text(w->out, "null");
    else
        ro_buffer_number(w->out, index);
}

static void put_score(writer *w, double score) {
    put_key(w, "score");
    ro_buffer_format(w->out, "%.2f", score);
}

static void open_list(writer *w, const char *name) {
    put_key(w, name);
    ro_buffer_byte(w->out, '[');
}

static void open_item(writer *w) {
    next(w);
    ro_buffer_byte(w->out, '{');
}

/* The text, the place, the entity: null where nobody is named. */
static void put_actor_here(writer *w, ro_talker actor) {
    ro_buffer_byte(w->out, '{');
    put_span(w, "span", actor.span);
    put_index(w, "entity", actor.entity);
    ro_buffer_byte(w->out, '}');
}

static void put_actor(writer *w, const char *name, ro_talker actor) {
    put_key(w, name);
    if (actor.span.end || actor.entity != RO_NONE)
        put_actor_here(w, actor);
    else
        ro_buffer_text(w->out, "null");
}

static void put_sides(writer *w, const char *name, ro_side_role role) {
    const ro_talks *talks = &w->doc->talks;
    open_list(w, name);
    for (uint32_t i = 0; i < talks->sides.count; i++)
        if (talks->sides.items[i].role == role) {
            next(w);
            put_actor_here(w, talks->sides.items[i].actor);
        }
    ro_buffer_byte(w->out, ']');
}

static void put_contacts(writer *w) {
    open_list(w, "contacts");
    for (uint32_t i = 0; i < w->doc->talks.contacts.count; i++) {
        const ro_contact *contact = &w->doc->talks.contacts.items[i];
        open_item(w);
        put_span(w, "span", contact->span);
        put_actor(w, "who", contact->who);
        put_actor(w, "with", contact->with);
        put_name(w, "manner", ro_contact_manner_name(contact->manner));
        put_text(w, "when", contact->when);
        put_score(w, contact->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_rounds(writer *w) {
    open_list(w, "rounds");
    for (uint32_t i = 0; i < w->doc->talks.rounds.count; i++) {
        const ro_round *round = &w->doc->talks.rounds.items[i];
        open_item(w);
        put_spans(w, "spans", round->spans.items, round->spans.count);
        put_text(w, "place", round->place.end ? ro_doc_text(w->doc, round->place) : RO_LITERAL(""));
        put_key(w, "online");
        ro_buffer_text(w->out, round->online ? "true" : "false");
        put_text(w, "first_day", round->first_day);
        put_text(w, "last_day", round->last_day);
        put_index(w, "ordinal", round->ordinal ? round->ordinal : RO_NONE);
        put_name(w, "state", ro_round_state_name(round->state));
        put_text(w, "level", round->level);
        open_list(w, "who");
        for (uint32_t k = 0; k < round->who.count; k++) {
            next(w);
            put_actor_here(w, round->who.items[k]);
        }
        ro_buffer_byte(w->out, ']');
        put_score(w, round->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_phases(writer *w, const ro_proposal *proposal) {
    open_list(w, "phases");
    for (uint32_t i = 0; i < proposal->phases.count; i++) {
        const ro_phase *phase = &proposal->phases.items[i];
        open_item(w);
        put_index(w, "order", phase->order);
        put_text(w, "length", phase->length);
        put_span(w, "span", phase->span);
        put_spans(w, "terms", phase->terms.items, phase->terms.count);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_proposals(writer *w) {
    open_list(w, "proposals");
    for (uint32_t i = 0; i < w->doc->talks.proposals.count; i++) {
        const ro_proposal *proposal = &w->doc->talks.proposals.items[i];
        open_item(w);
        put_span(w, "span", proposal->span);
        put_actor(w, "by", proposal->by);
        put_text(w, "when", proposal->when);
        put_phases(w, proposal);
        put_score(w, proposal->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_replies(writer *w) {
    open_list(w, "replies");
    for (uint32_t i = 0; i < w->doc->talks.replies.count; i++) {
        const ro_reply *reply = &w->doc->talks.replies.items[i];
        open_item(w);
        put_span(w, "span", reply->span);
        put_actor(w, "party", reply->party);
        put_span(w, "what", reply->what);
        put_name(w, "stance", ro_reply_stance_name(reply->stance));
        put_key(w, "denied");
        ro_buffer_text(w->out, reply->denied ? "true" : "false");
        put_index(w, "said_in", reply->statement);
        put_text(w, "when", reply->when);
        put_score(w, reply->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_sticking_points(writer *w) {
    open_list(w, "sticking_points");
    for (uint32_t i = 0; i < w->doc->talks.sticking_points.count; i++) {
        const ro_sticking_point *point = &w->doc->talks.sticking_points.items[i];
        open_item(w);
        put_span(w, "issue", point->issue);
        put_key(w, "named");
        ro_buffer_text(w->out, point->named ? "true" : "false");
        open_list(w, "positions");
        for (uint32_t k = 0; k < point->positions.count; k++) {
            const ro_position *position = &point->positions.items[k];
            open_item(w);
            put_actor(w, "party", position->party);
            put_span(w, "span", position->span);
            put_text(w, "when", position->when);
            ro_buffer_byte(w->out, '}');
        }
        ro_buffer_byte(w->out, ']');
        put_score(w, point->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_assessments(writer *w) {
    open_list(w, "assessments");
    for (uint32_t i = 0; i < w->doc->talks.assessments.count; i++) {
        const ro_assessment *assessment = &w->doc->talks.assessments.items[i];
        open_item(w);
        put_span(w, "span", assessment->span);
        put_actor(w, "who", assessment->who);
        put_key(w, "scale");
        ro_buffer_number(w->out, assessment->scale);
        put_name(w, "mood", ro_mood_name(assessment->mood));
        put_index(w, "said_in", assessment->statement);
        put_text(w, "when", assessment->when);
        put_score(w, assessment->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

void ro_view_record_talks(const ro_doc *doc, const ro_utf8_index *points, ro_buffer *out) {
    writer w = {doc, points, out};
    put_key(&w, "talks");
    ro_buffer_byte(out, '{');
    put_sides(&w, "parties", RO_SIDE_PARTY);
    put_sides(&w, "mediators", RO_SIDE_MEDIATOR);
    put_contacts(&w);
    put_rounds(&w);
    put_proposals(&w);
    put_replies(&w);
    put_sticking_points(&w);
    put_assessments(&w);
    ro_buffer_byte(out, '}');
}
