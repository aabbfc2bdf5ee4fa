/* Any text, read as one on negotiations: what is found lies in its sentence, days are days, steps of the
 * scale are steps, and a second reading finds the same. */
#include "base/day.h"
#include "base/utf8.h"
#include "pipeline.h"

#include <stdlib.h>

static const char context[] = "The talks on a deal, and the negotiations before them.\n\n";

static void require(bool condition) {
    if (!condition)
        abort();
}

static void check_span(const ro_doc *doc, ro_span span, uint32_t sentence) {
    require(sentence < doc->sentences.count);
    require(span.begin < span.end && span.end <= doc->text.len);
    require(ro_span_overlap(span, doc->sentences.items[sentence].span));
}

static void check_who(const ro_doc *doc, ro_talker who) {
    require(who.span.begin <= who.span.end && who.span.end <= doc->text.len);
    require(who.entity == RO_NONE || who.entity < doc->entities.count);
}

static void check_rounds(const ro_doc *doc) {
    for (uint32_t i = 0; i < doc->talks.rounds.count; i++) {
        const ro_round *round = &doc->talks.rounds.items[i];
        require(round->spans.count > 0 && round->state <= RO_ROUND_CALLED_OFF);
        check_span(doc, round->spans.items[0], round->sentence);
        require(!round->first_day.len || ro_day_read(round->first_day) != RO_NO_DAY);
        require(!round->last_day.len || ro_day_read(round->last_day) != RO_NO_DAY);
        for (uint32_t w = 0; w < round->who.count; w++)
            check_who(doc, round->who.items[w]);
    }
}

static void check_proposals(const ro_doc *doc) {
    for (uint32_t i = 0; i < doc->talks.proposals.count; i++) {
        const ro_proposal *proposal = &doc->talks.proposals.items[i];
        check_span(doc, proposal->span, proposal->sentence);
        check_who(doc, proposal->by);
        for (uint32_t p = 0; p < proposal->phases.count; p++) {
            const ro_phase *phase = &proposal->phases.items[p];
            check_span(doc, phase->span, phase->sentence);
            require(phase->terms.count > 0 && phase->sentence >= proposal->sentence);
        }
    }
    for (uint32_t i = 0; i < doc->talks.replies.count; i++) {
        check_span(doc, doc->talks.replies.items[i].span, doc->talks.replies.items[i].sentence);
        check_who(doc, doc->talks.replies.items[i].party);
    }
}

static void check_rest(const ro_doc *doc) {
    for (uint32_t i = 0; i < doc->talks.sides.count; i++)
        check_who(doc, doc->talks.sides.items[i].actor);
    for (uint32_t i = 0; i < doc->talks.sticking_points.count; i++) {
        const ro_sticking_point *point = &doc->talks.sticking_points.items[i];
        check_span(doc, point->issue, point->sentence);
        for (uint32_t p = 0; p < point->positions.count; p++)
            check_who(doc, point->positions.items[p].party);
    }
    for (uint32_t i = 0; i < doc->talks.assessments.count; i++) {
        const ro_assessment *assessment = &doc->talks.assessments.items[i];
        check_span(doc, assessment->span, assessment->sentence);
        check_who(doc, assessment->who);
        require(assessment->scale >= -2 && assessment->scale <= 2);
        require(assessment->statement == RO_NONE || assessment->statement < doc->statements.count);
    }
}

static uint32_t read_text(const ro_pipeline *pipeline, ro_slice text) {
    ro_arena arena = {0}, scratch = {0};
    ro_doc doc = {.arena = &arena, .text = text};
    require(ro_pipeline_run(pipeline, &doc, &scratch, NULL, NULL) == 0);
    check_rounds(&doc);
    check_proposals(&doc);
    check_rest(&doc);
    uint32_t found = doc.talks.rounds.count + doc.talks.proposals.count + doc.talks.replies.count +
                     doc.talks.sticking_points.count + doc.talks.assessments.count;
    ro_arena_free(&arena);
    ro_arena_free(&scratch);
    return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static ro_pipeline pipeline;
    static bool loaded;
    if (!loaded)
        require(ro_pipeline_load(&pipeline, NULL, NULL) == 0);
    loaded = true;
    ro_arena arena = {0};
    ro_slice body = ro_utf8_repair(&arena, ro_slice_of((const char *)bytes, size));
    ro_slice text = ro_arena_format(&arena, "%s%.*s", context, (int)body.len, body.ptr ? body.ptr : "");
    require(text.ptr);
    require(read_text(&pipeline, text) == read_text(&pipeline, text));
    ro_arena_free(&arena);
    return 0;
}
