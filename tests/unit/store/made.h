/* Documents made by hand, as the stages would fill them, for tests of the store and of linking. */
#ifndef MADE_H
#define MADE_H

#include "doc/doc.h"

#include <math.h>
#include <stdlib.h>

static inline ro_slice made_text(const char *text) {
    return ro_slice_of(text, strlen(text));
}

/* The first place of `part` in the text at or after `from`; the test is wrong when it is not there. */
static inline ro_span made_span_from(const ro_doc *doc, const char *part, uint32_t from) {
    size_t length = strlen(part);
    for (uint32_t at = from; at + length <= doc->text.len; at++)
        if (!memcmp(doc->text.ptr + at, part, length))
            return (ro_span){at, at + (uint32_t)length};
    abort();
}

static inline ro_span made_span(const ro_doc *doc, const char *part) {
    return made_span_from(doc, part, 0);
}

/* A sentence a line. */
static inline ro_doc *made_doc(ro_arena *arena, const char *id, const char *outlet, const char *published,
                               const char *text) {
    ro_doc *doc = ro_arena_zero(arena, 1, sizeof *doc);
    doc->arena = arena;
    doc->id = made_text(id);
    doc->text = ro_arena_copy(arena, made_text(text));
    doc->article.outlet = made_text(outlet);
    doc->article.language = RO_LITERAL("en");
    doc->article.published = made_text(published);
    doc->article.published_from = *published ? RO_PUBLISHED_GIVEN : RO_PUBLISHED_UNKNOWN;
    ro_slice rest = doc->text, line;
    while (ro_slice_line(&rest, &line)) {
        uint32_t begin = (uint32_t)(line.ptr - doc->text.ptr);
        if (!line.len)
            continue;
        ro_sentence *sentence = ro_array_push(arena, &doc->sentences);
        sentence->span = (ro_span){begin, begin + (uint32_t)line.len};
        if (!doc->article.title.ptr) {
            doc->article.title = line;
            sentence->title = true;
        }
    }
    return doc;
}

static inline uint32_t made_entity(ro_doc *doc, const char *name, ro_name_type type, const char *role) {
    ro_entity *entity = ro_array_push(doc->arena, &doc->entities);
    entity->name = made_text(name);
    entity->type = type;
    *(ro_span *)ro_array_push(doc->arena, &entity->mentions) = made_span(doc, name);
    if (role) {
        ro_role *made = ro_array_push(doc->arena, &entity->roles);
        made->text = made_text(role);
    }
    return doc->entities.count - 1;
}

static inline ro_statement *made_statement(ro_doc *doc, ro_statement_kind kind, uint32_t speaker,
                                           const char *content) {
    ro_statement *statement = ro_array_push(doc->arena, &doc->statements);
    ro_span span = made_span(doc, content);
    statement->kind = kind;
    *(ro_span *)ro_array_push(doc->arena, &statement->content) = span;
    statement->sentence = ro_doc_sentence_at(doc, span.begin);
    statement->score = 0.9;
    statement->why = RO_LITERAL("made by hand");
    statement->speaker = speaker;
    statement->addressee = RO_NONE;
    return statement;
}

static inline ro_figure *made_figure(ro_doc *doc, const char *span, double value, const char *counts,
                                     const char *topic, const char *place) {
    ro_figure *figure = ro_array_push(doc->arena, &doc->figures);
    figure->span = made_span(doc, span);
    figure->value = value;
    figure->upper = NAN;
    figure->counts = made_text(counts);
    figure->topic = made_text(topic);
    figure->place = made_text(place);
    figure->said_in = RO_NONE;
    figure->sentence = ro_doc_sentence_at(doc, figure->span.begin);
    return figure;
}

#endif
