#include "view/record.h"

#include "base/error.h"
#include "base/utf8.h"
#include "view/record_talks.h"

typedef struct {
    const ro_doc *doc;
    const ro_record_options *options;
    ro_utf8_index points;
    ro_buffer *out;
} writer;

/* A comma unless a bracket or a key stands just before. */
static void next(writer *w) {
    char last = w->out->length ? w->out->bytes[w->out->length - 1] : '{';
    if (last != '{' && last != '[' && last != ':')
        ro_buffer_byte(w->out, ',');
}

static void key(writer *w, const char *name) {
    next(w);
    ro_buffer_byte(w->out, '"');
    ro_buffer_text(w->out, name);
    ro_buffer_text(w->out, "\":");
}

static void open_list(writer *w, const char *name) {
    key(w, name);
    ro_buffer_byte(w->out, '[');
}

static void open_item(writer *w) {
    next(w);
    ro_buffer_byte(w->out, '{');
}

static void put_name(writer *w, const char *name, const char *value) {
    key(w, name);
    ro_buffer_byte(w->out, '"');
    ro_buffer_text(w->out, value);
    ro_buffer_byte(w->out, '"');
}

static void put_text(writer *w, const char *name, ro_slice text) {
    key(w, name);
    if (text.len)
        ro_buffer_json(w->out, text);
    else
        ro_buffer_text(w->out, "null");
}

static void put_index(writer *w, const char *name, uint32_t index) {
    key(w, name);
    if (index == RO_NONE)
        ro_buffer_text(w->out, "null");
    else
        ro_buffer_number(w->out, index);
}

static uint32_t offset(const writer *w, uint32_t byte) {
    return w->options->byte_offsets ? byte : ro_utf8_index_points(&w->points, byte);
}

static void span_here(writer *w, ro_span span) {
    next(w);
    ro_buffer_byte(w->out, '[');
    ro_buffer_number(w->out, offset(w, span.begin));
    ro_buffer_byte(w->out, ',');
    ro_buffer_number(w->out, offset(w, span.end));
    ro_buffer_byte(w->out, ']');
}

static void put_span(writer *w, const char *name, ro_span span) {
    key(w, name);
    if (span.end)
        span_here(w, span);
    else
        ro_buffer_text(w->out, "null");
}

static void put_spans(writer *w, const char *name, const ro_span *spans, uint32_t count) {
    open_list(w, name);
    for (uint32_t i = 0; i < count; i++)
        span_here(w, spans[i]);
    ro_buffer_byte(w->out, ']');
}

static const char *published_from(ro_published_from from) {
    static const char *const names[] = {"unknown", "given", "metadata", "stated", "inferred"};
    return names[from];
}

static void put_credits(writer *w) {
    static const char *const kinds[] = {"agency", "reporter", "contributor"};
    const ro_article *article = &w->doc->article;
    open_list(w, "credits");
    for (uint32_t i = 0; i < article->credits.count; i++) {
        const ro_credit *credit = &article->credits.items[i];
        open_item(w);
        put_name(w, "kind", kinds[credit->kind]);
        put_text(w, "name", credit->name);
        put_span(w, "span", credit->span);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_article(writer *w) {
    const ro_article *article = &w->doc->article;
    put_text(w, "id", w->doc->id);
    put_text(w, "url", article->url);
    put_text(w, "outlet", article->outlet);
    put_text(w, "title", article->title);
    key(w, "text");
    ro_buffer_json(w->out, w->doc->text);
    put_text(w, "language", article->language);
    put_text(w, "published", article->published);
    put_name(w, "published_from", published_from(article->published_from));
    put_span(w, "published_span", article->published_span);
    put_span(w, "dateline", article->dateline);
    put_credits(w);
    put_spans(w, "skipped", article->skipped.items, article->skipped.count);
}

static void put_word(writer *w, const ro_sentence *sentence, uint32_t index) {
    const ro_doc *doc = w->doc;
    const ro_word *word = &doc->words.items[index];
    open_item(w);
    put_span(w, "span", word->span);
    if (doc->layers & RO_LAYER_TAGS) {
        put_text(w, "lemma", word->lemma);
        put_name(w, "upos", ro_upos_name(word->upos));
        put_name(w, "xpos", doc->xpos_names[word->xpos]);
    }
    if (doc->layers & RO_LAYER_TREES) {
        put_index(w, "head", word->head == RO_NONE ? 0 : word->head - sentence->first_word + 1);
        put_name(w, "relation", ro_relation_name(word->relation));
    }
    ro_buffer_byte(w->out, '}');
}

static void put_tokens(writer *w) {
    open_list(w, "tokens");
    for (uint32_t i = 0; i < w->doc->sentences.count; i++) {
        const ro_sentence *sentence = &w->doc->sentences.items[i];
        next(w);
        ro_buffer_byte(w->out, '[');
        for (uint32_t k = 0; k < sentence->words; k++)
            put_word(w, sentence, sentence->first_word + k);
        ro_buffer_byte(w->out, ']');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_sentences(writer *w) {
    open_list(w, "sentences");
    for (uint32_t i = 0; i < w->doc->sentences.count; i++)
        span_here(w, w->doc->sentences.items[i].span);
    ro_buffer_byte(w->out, ']');
    if (w->options->tokens)
        put_tokens(w);
}

static void put_names(writer *w) {
    bool linked = w->doc->layers & RO_LAYER_ENTITIES;
    open_list(w, "names");
    for (uint32_t i = 0; i < w->doc->names.count; i++) {
        const ro_name *name = &w->doc->names.items[i];
        open_item(w);
        put_span(w, "span", name->span);
        put_name(w, "type", ro_name_type_name(name->type));
        put_index(w, "entity", linked ? name->entity : RO_NONE);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_entities(writer *w) {
    open_list(w, "entities");
    for (uint32_t i = 0; i < w->doc->entities.count; i++) {
        const ro_entity *entity = &w->doc->entities.items[i];
        open_item(w);
        put_index(w, "id", i);
        put_text(w, "name", entity->name);
        put_name(w, "type", ro_name_type_name(entity->type));
        open_list(w, "roles");
        for (uint32_t r = 0; r < entity->roles.count; r++) {
            next(w);
            ro_buffer_json(w->out, entity->roles.items[r].text);
        }
        ro_buffer_byte(w->out, ']');
        put_text(w, "affiliation", entity->affiliation);
        put_text(w, "country", ro_slice_of(entity->country, strlen(entity->country)));
        put_spans(w, "mentions", entity->mentions.items, entity->mentions.count);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_times(writer *w) {
    open_list(w, "times");
    for (uint32_t i = 0; i < w->doc->times.count; i++) {
        const ro_time *time = &w->doc->times.items[i];
        open_item(w);
        put_span(w, "span", time->span);
        put_name(w, "type", ro_time_type_name(time->type));
        put_text(w, "value", time->value);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

/* What the speakers stage understood of a statement. */
static void put_meaning(writer *w, const ro_statement *statement) {
    put_index(w, "speaker", statement->speaker);
    if (statement->addressee == RO_NONE && statement->addressee_span.end)
        put_text(w, "to", ro_doc_text(w->doc, statement->addressee_span));
    else
        put_index(w, "to", statement->addressee);
    put_name(w, "act", ro_act_name(statement->act));
    bool published = statement->when_from == RO_WHEN_PUBLISHED && w->doc->article.published.len >= 10;
    put_text(w, "when", published ? ro_slice_part(w->doc->article.published, 0, 10) : statement->when);
    bool told = statement->when.len || published;
    const char *from = told ? ro_when_from_name(statement->when_from) : NULL;
    put_text(w, "when_from", ro_slice_of(from, from ? strlen(from) : 0));
}

static void put_statements(writer *w) {
    open_list(w, "statements");
    for (uint32_t i = 0; i < w->doc->statements.count; i++) {
        const ro_statement *statement = &w->doc->statements.items[i];
        open_item(w);
        put_index(w, "id", i);
        put_name(w, "kind", ro_statement_kind_name(statement->kind));
        if (statement->source.count)
            put_spans(w, "source", statement->source.items, statement->source.count);
        else
            put_text(w, "source", (ro_slice){NULL, 0});
        put_spans(w, "cue", statement->cue.items, statement->cue.count);
        put_spans(w, "content", statement->content.items, statement->content.count);
        if (w->doc->layers & RO_LAYER_SPEAKERS)
            put_meaning(w, statement);
        key(w, "score");
        ro_buffer_format(w->out, "%.3f", statement->score);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

static void put_number(writer *w, const char *name, double number) {
    key(w, name);
    ro_buffer_json_number(w->out, number);
}

static void put_figures(writer *w) {
    open_list(w, "figures");
    for (uint32_t i = 0; i < w->doc->figures.count; i++) {
        const ro_figure *figure = &w->doc->figures.items[i];
        open_item(w);
        put_index(w, "id", i);
        put_span(w, "span", figure->span);
        put_number(w, "value", figure->value);
        put_number(w, "upper", figure->upper);
        put_name(w, "qualifier", ro_qualifier_name(figure->qualifier));
        put_text(w, "unit", figure->unit);
        put_text(w, "counts", figure->counts);
        put_text(w, "topic", figure->topic);
        put_text(w, "place", figure->place);
        put_text(w, "as_of", figure->as_of);
        put_index(w, "said_in", figure->said_in);
        ro_buffer_byte(w->out, '}');
    }
    ro_buffer_byte(w->out, ']');
}

int ro_view_record(const ro_doc *doc, const ro_record_options *options, ro_arena *scratch, ro_buffer *out,
                   readout_error *error) {
    writer w = {.doc = doc, .options = options, .out = out};
    if (ro_utf8_index_make(scratch, doc->text, &w.points))
        return ro_fail_memory(error);
    ro_buffer_byte(out, '{');
    put_article(&w);
    put_sentences(&w);
    put_names(&w);
    put_entities(&w);
    put_times(&w);
    put_statements(&w);
    open_list(&w, "events");
    ro_buffer_byte(out, ']');
    put_figures(&w);
    ro_view_record_talks(doc, options->byte_offsets ? NULL : &w.points, out);
    ro_buffer_text(out, "}\n");
    return out->failed ? ro_fail_memory(error) : 0;
}
