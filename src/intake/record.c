#include "intake/record.h"

#include "base/buffer.h"
#include "base/error.h"
#include "intake/encoding.h"
#include "intake/limits.h"
#include "intake/metadata.h"

#include <jansson.h>
#include <stdlib.h>

/* Commas and opening brackets outside of strings: no less than the values less one. */
static size_t value_count(ro_slice text) {
    size_t count = 0;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        count += c == ',' || c == '[' || c == '{';
        for (at += c == '"'; c == '"' && at < text.len && text.ptr[at] != '"'; at++)
            at += text.ptr[at] == '\\';
    }
    return count;
}

static int parse(const ro_intake *tables, const ro_raw *raw, ro_arena *scratch, json_t **record,
                 readout_error *error) {
    ro_slice text;
    json_error_t why;
    int status = ro_encoding_to_utf8(&tables->encodings, raw->bytes, (ro_slice){"", 0}, RO_MAX_RECORD,
                                     scratch, &text, error);
    if (status)
        return status;
    /* A value takes many times the bytes that it is written in, a string does not. */
    if (text.len > RO_MAX_RECORD_VALUES && value_count(text) > RO_MAX_RECORD_VALUES)
        return ro_fail(error, READOUT_TOO_LARGE, "line %llu: more than %d values",
                       (unsigned long long)raw->line, RO_MAX_RECORD_VALUES);
    *record = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);
    if (!*record)
        return ro_fail(error, READOUT_BAD_INPUT, "line %llu: not valid JSON: %s",
                       (unsigned long long)raw->line + (unsigned)(why.line > 0 ? why.line - 1 : 0), why.text);
    if (json_is_object(*record))
        return 0;
    return ro_fail(error, READOUT_BAD_INPUT, "line %llu: not a JSON object", (unsigned long long)raw->line);
}

static void add_piece(ro_buffer *out, const json_t *value) {
    if (json_is_string(value)) {
        if (out->length)
            ro_buffer_byte(out, '\n');
        ro_buffer_add(out, ro_slice_of(json_string_value(value), json_string_length(value)));
    } else if (json_is_integer(value)) {
        ro_buffer_number(out, json_integer_value(value));
    } else if (json_is_real(value)) {
        ro_buffer_json_number(out, json_real_value(value));
    }
}

/* A string, a number, an object's "name", or several of these, one a line. */
static void value_text(ro_buffer *out, const json_t *value) {
    size_t index;
    const json_t *item;
    ro_buffer_clear(out);
    if (!json_is_array(value)) {
        add_piece(out, json_is_object(value) ? json_object_get(value, "name") : value);
        return;
    }
    json_array_foreach(value, index, item) {
        add_piece(out, json_is_object(item) ? json_object_get(item, "name") : item);
    }
}

/* The text keeps every byte of its string. */
static int set_text(ro_doc *doc, const json_t *value, readout_error *error) {
    if (doc->text.len || !json_is_string(value))
        return 0;
    ro_slice text = ro_slice_of(json_string_value(value), json_string_length(value));
    if (text.len > RO_MAX_TEXT)
        return ro_fail(error, READOUT_TOO_LARGE, "the text is larger than %d MiB", RO_MAX_TEXT >> 20);
    if (!ro_slice_trim(text).len)
        return 0;
    doc->text = ro_arena_copy(doc->arena, text);
    return doc->text.ptr ? 0 : ro_fail_memory(error);
}

static int set_field(const ro_intake *tables, ro_doc *doc, ro_slice field, ro_slice value, ro_slice *id,
                     readout_error *error) {
    ro_article *article = &doc->article;
    if (ro_slice_is(field, "published"))
        return ro_metadata_published(tables, doc, value, RO_PUBLISHED_GIVEN, error);
    if (ro_slice_is(field, "authors"))
        return article->credits.count ? 0 : ro_metadata_authors(tables, doc, value, error);
    ro_slice *slot = ro_slice_is(field, "id")         ? id
                     : ro_slice_is(field, "url")      ? &article->url
                     : ro_slice_is(field, "title")    ? &article->title
                     : ro_slice_is(field, "outlet")   ? &article->outlet
                     : ro_slice_is(field, "language") ? &article->language
                                                      : NULL;
    return slot ? ro_metadata_text(doc, slot, value, error) : 0;
}

static int fill(const ro_intake *tables, const json_t *record, ro_doc *doc, ro_slice *id,
                readout_error *error) {
    ro_buffer value = {0};
    int status = 0;
    for (uint32_t row = 0; !status && row < tables->record_keys.row_count; row++) {
        ro_slice key = ro_lexicon_cell(&tables->record_keys, row, 0);
        ro_slice field = ro_lexicon_cell(&tables->record_keys, row, 1);
        const json_t *found = json_object_getn(record, key.ptr, key.len);
        if (!found)
            continue;
        if (ro_slice_is(field, "text")) {
            status = set_text(doc, found, error);
            continue;
        }
        value_text(&value, found);
        status = value.failed ? ro_fail_memory(error)
                              : set_field(tables, doc, field, ro_buffer_slice(&value), id, error);
    }
    ro_buffer_free(&value);
    return status;
}

int ro_record_open(const ro_intake *tables, const ro_raw *raw, ro_doc *doc, ro_arena *scratch,
                   readout_error *error) {
    json_t *record = NULL;
    ro_slice id = {"", 0};
    int status = parse(tables, raw, scratch, &record, error);
    if (!status)
        status = fill(tables, record, doc, &id, error);
    if (!status && !doc->text.len)
        status = ro_fail(error, READOUT_BAD_INPUT, "line %llu: the record has no text",
                         (unsigned long long)raw->line);
    if (!status)
        status = ro_metadata_outlet_from_url(doc, error);
    if (!status && (id.len || doc->article.url.len))
        doc->id = id.len ? id : doc->article.url;
    json_decref(record);
    return status;
}
