/* Cases whose statements are given by marks, so that they do not depend on how statements are found:
 *
 *     {q “We are close,”} {s Lind} {c said}. {q2 “No,”} {c2 answered} {s2 Weber}.
 *
 * The marks are taken out; what stays is read up to the entities, and the speakers stage runs on the
 * statements that were marked. */
#ifndef MARKED_H
#define MARKED_H

#include "cases.h"
#include "pipeline.h"
#include "reading/speakers.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { MARKED_MAX = 9 };

typedef struct {
    ro_pipeline pipeline; /* up to the entities */
    ro_arena models, arena, scratch;
    const void *speakers;
} marked;

typedef struct {
    ro_spans source, cue, content;
} marked_statement;

static inline int marked_set_up(void **state) {
    static marked m;
    readout_error error;
    m = (marked){0};
    if (ro_pipeline_load(&m.pipeline, "entities", &error) || ro_speakers_load(&m.models, &m.speakers, &error))
        fail_msg("%s", error.message);
    *state = &m;
    return 0;
}

static inline int marked_tear_down(void **state) {
    marked *m = *state;
    ro_pipeline_free(&m->pipeline);
    ro_arena_free(&m->models);
    ro_arena_free(&m->arena);
    ro_arena_free(&m->scratch);
    return 0;
}

/* Takes the marks out of `input`; returns the number of statements. */
static inline unsigned marked_parse(marked *m, ro_slice input, ro_buffer *text,
                                    marked_statement *statements) {
    ro_spans *open = NULL;
    unsigned count = 0;
    uint32_t begin = 0;
    for (size_t i = 0; i < input.len; i++) {
        char c = input.ptr[i];
        if (c == '{') {
            char kind = input.ptr[++i];
            unsigned which = 1;
            if (input.ptr[i + 1] >= '1' && input.ptr[i + 1] <= '9')
                which = (unsigned)(input.ptr[++i] - '0');
            i++;
            count = which > count ? which : count;
            marked_statement *s = &statements[which - 1];
            open = kind == 's' ? &s->source : kind == 'c' ? &s->cue : &s->content;
            begin = (uint32_t)text->length;
        } else if (c == '}') {
            ro_span *span = ro_array_push(&m->arena, open);
            assert_non_null(span);
            *span = (ro_span){begin, (uint32_t)text->length};
        } else {
            ro_buffer_byte(text, c);
        }
    }
    return count;
}

/* Reads the case into `doc`, whose text is in `text`. */
static inline void marked_read(marked *m, ro_slice input, ro_buffer *text, ro_doc *doc) {
    marked_statement given[MARKED_MAX] = {0};
    unsigned count = marked_parse(m, input, text, given);
    *doc = (ro_doc){.arena = &m->arena, .text = ro_buffer_slice(text)};
    doc->article.published = RO_LITERAL("2024-08-23");
    doc->article.published_from = RO_PUBLISHED_GIVEN;
    assert_int_equal(ro_pipeline_run(&m->pipeline, doc, &m->scratch, NULL, NULL), 0);
    doc->statements.count = 0;
    for (unsigned i = 0; i < count; i++) {
        ro_statement *s = ro_array_push(&m->arena, &doc->statements);
        assert_non_null(s);
        s->source = given[i].source;
        s->cue = given[i].cue;
        s->content = given[i].content;
        uint32_t at = s->cue.count ? s->cue.items[0].begin : s->content.items[0].begin;
        s->sentence = ro_doc_sentence_at(doc, at);
        s->kind = memchr("\"\xe2", doc->text.ptr[s->content.items[0].begin], 2) ? RO_DIRECT : RO_INDIRECT;
    }
    assert_int_equal(ro_speakers_run(m->speakers, doc, &m->scratch, NULL), 0);
    ro_arena_reset(&m->scratch);
}

#endif
