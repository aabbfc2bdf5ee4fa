/* What a few sentences say of negotiations: tests/cases/talks/reading.case. A sentence that only names talks
 * stands before each, so that they are about some. */
#include "cases.h"
#include "pipeline.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char context[] = "date 2031-03-06\n\nThe talks on a deal, and the negotiations before them.\n\n";

static void put(const ro_doc *doc, ro_span span, ro_buffer *out) {
    ro_buffer_text(out, " | ");
    ro_buffer_add(out, ro_doc_text(doc, span));
}

static void put_who(const ro_doc *doc, ro_talker who, ro_buffer *out) {
    ro_buffer_text(out, " | ");
    if (who.entity != RO_NONE)
        ro_buffer_add(out, doc->entities.items[who.entity].name);
    else
        ro_buffer_add(out, who.span.end ? ro_doc_text(doc, who.span) : RO_LITERAL("nobody"));
}

static void put_contacts(const ro_doc *doc, ro_buffer *out) {
    for (uint32_t i = 0; i < doc->talks.contacts.count; i++) {
        const ro_contact *contact = &doc->talks.contacts.items[i];
        ro_buffer_format(out, "contact %s", ro_contact_manner_name(contact->manner));
        put_who(doc, contact->who, out);
        put_who(doc, contact->with, out);
        ro_buffer_byte(out, '\n');
    }
}

static void put_rounds(const ro_doc *doc, ro_buffer *out) {
    for (uint32_t i = 0; i < doc->talks.rounds.count; i++) {
        const ro_round *round = &doc->talks.rounds.items[i];
        ro_buffer_format(out, "round %u %s", round->ordinal, ro_round_state_name(round->state));
        put(doc, round->place, out);
        ro_buffer_text(out, round->online ? "online | " : " | ");
        ro_buffer_add(out, round->first_day);
        ro_buffer_text(out, "..");
        ro_buffer_add(out, round->last_day);
        ro_buffer_byte(out, '\n');
        if (round->level.len)
            ro_buffer_format(out, "level %.*s\n", (int)round->level.len, round->level.ptr);
        for (uint32_t w = 0; w < round->who.count; w++) {
            ro_buffer_text(out, "came");
            put_who(doc, round->who.items[w], out);
            ro_buffer_byte(out, '\n');
        }
    }
}

static void put_proposals(const ro_doc *doc, ro_buffer *out) {
    for (uint32_t i = 0; i < doc->talks.proposals.count; i++) {
        const ro_proposal *proposal = &doc->talks.proposals.items[i];
        ro_buffer_text(out, "proposal");
        put_who(doc, proposal->by, out);
        put(doc, proposal->span, out);
        ro_buffer_byte(out, '\n');
        for (uint32_t p = 0; p < proposal->phases.count; p++) {
            const ro_phase *phase = &proposal->phases.items[p];
            ro_slice length = phase->length.len ? phase->length : RO_LITERAL("of no length");
            ro_buffer_format(out, "phase %u %.*s\n", phase->order == RO_NONE ? 0 : phase->order,
                             (int)length.len, length.ptr);
        }
    }
    for (uint32_t i = 0; i < doc->talks.replies.count; i++) {
        const ro_reply *reply = &doc->talks.replies.items[i];
        ro_buffer_format(out, "reply %s%s", reply->denied ? "not " : "", ro_reply_stance_name(reply->stance));
        put_who(doc, reply->party, out);
        ro_buffer_byte(out, '\n');
    }
}

static void put_issues(const ro_doc *doc, ro_buffer *out) {
    for (uint32_t i = 0; i < doc->talks.sticking_points.count; i++) {
        const ro_sticking_point *point = &doc->talks.sticking_points.items[i];
        ro_buffer_text(out, point->named ? "issue" : "demand");
        put(doc, point->issue, out);
        ro_buffer_byte(out, '\n');
        for (uint32_t p = 0; p < point->positions.count; p++) {
            ro_buffer_text(out, "position");
            put_who(doc, point->positions.items[p].party, out);
            ro_buffer_byte(out, '\n');
        }
    }
}

static void put_assessments(const ro_doc *doc, ro_buffer *out) {
    for (uint32_t i = 0; i < doc->talks.assessments.count; i++) {
        const ro_assessment *assessment = &doc->talks.assessments.items[i];
        ro_buffer_format(out, "assess %s%s%s", ro_scale_name(assessment->scale),
                         assessment->mood == RO_MOOD_ASSERTED ? "" : " ",
                         assessment->mood == RO_MOOD_ASSERTED ? "" : ro_mood_name(assessment->mood));
        put_who(doc, assessment->who, out);
        ro_buffer_byte(out, '\n');
    }
}

static void read_talks(void *pipeline, ro_slice input, ro_buffer *found,
                       void (*put_all)(const ro_doc *, ro_buffer *)) {
    ro_arena arena = {0}, scratch = {0};
    ro_buffer text = {0};
    ro_buffer_text(&text, context);
    ro_buffer_add(&text, input);
    ro_doc doc = {.arena = &arena, .text = ro_buffer_slice(&text)};
    assert_int_equal(ro_pipeline_run(pipeline, &doc, &scratch, NULL, NULL), 0);
    put_all(&doc, found);
    ro_buffer_free(&text);
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
}

static void put_all(const ro_doc *doc, ro_buffer *out) {
    for (uint32_t i = 0; i < doc->talks.sides.count; i++) {
        ro_buffer_text(out, ro_side_role_name(doc->talks.sides.items[i].role));
        put_who(doc, doc->talks.sides.items[i].actor, out);
        ro_buffer_byte(out, '\n');
    }
    put_contacts(doc, out);
    put_rounds(doc, out);
    put_proposals(doc, out);
    put_issues(doc, out);
    put_assessments(doc, out);
}

static void find(void *pipeline, ro_slice input, ro_buffer *found) {
    read_talks(pipeline, input, found, put_all);
}

static void find_assessments(void *pipeline, ro_slice input, ro_buffer *found) {
    read_talks(pipeline, input, found, put_assessments);
}

static void cases_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/talks/reading.case", find, *state, 60, 0));
}

static void cases_of_many_kinds_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/talks/kinds.case", find, *state, 60, 82));
}

static void cases_of_judgements_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/talks/judgements.case", find, *state, 60, 80));
}

static void cases_of_images_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/talks/images.case", find_assessments, *state, 95, 90));
}

/* A long article that mentions talks once is not about them. */
static void nothing_where_nothing_is_said(void **state) {
    char mentioned[4096] = "The talks collapsed.";
    for (size_t length = strlen(mentioned); length + 64 < sizeof mentioned; length = strlen(mentioned))
        strcpy(mentioned + length, " The dog ran home to its yard by the river.");
    const char *const texts[] = {"", mentioned,
                                 "A man was bitten by a dog in Oster on Monday.\n\nHe said no.",
                                 "talks talks talks talks \xe2\x80\x9c deal"};
    for (unsigned t = 0; t < sizeof texts / sizeof *texts; t++) {
        ro_arena arena = {0}, scratch = {0};
        ro_doc doc = {.arena = &arena, .text = ro_slice_of(texts[t], strlen(texts[t]))};
        assert_int_equal(ro_pipeline_run(*state, &doc, &scratch, NULL, NULL), 0);
        assert_int_equal(doc.talks.rounds.count + doc.talks.proposals.count + doc.talks.assessments.count, 0);
        ro_arena_free(&arena);
        ro_arena_free(&scratch);
    }
}

static int load(void **state) {
    static ro_pipeline pipeline;
    readout_error error;
    *state = &pipeline;
    if (ro_pipeline_load(&pipeline, "talks", &error)) {
        fprintf(stderr, "%s\n", error.message);
        return -1;
    }
    return 0;
}

static int unload(void **state) {
    ro_pipeline_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_are_right), cmocka_unit_test(cases_of_many_kinds_are_right),
        cmocka_unit_test(cases_of_judgements_are_right), cmocka_unit_test(cases_of_images_are_right),
        cmocka_unit_test(nothing_where_nothing_is_said)};
    return cmocka_run_group_tests(tests, load, unload);
}
