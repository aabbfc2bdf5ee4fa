#include "news.h"

#include "base/error.h"
#include "base/utf8.h"
#include "corpus.h"
#include "language/paragraphs.h"
#include "language/words.h"

#include <jansson.h>
#include <stdlib.h>

enum { SLOTS = 1 << 22 };

void news_free(news_stream *news) {
    free(news->words);
    free(news->hashes);
    free(news->counts);
    free(news->slots);
    *news = (news_stream){0};
}

static bool room_for_words(news_stream *news, size_t more) {
    if (news->count + more <= news->capacity)
        return true;
    size_t capacity = 2 * (news->capacity + more);
    news_word *words = realloc(news->words, capacity * sizeof *words);
    if (!words)
        return false;
    news->words = words;
    news->capacity = capacity;
    return true;
}

static bool room_for_form(news_stream *news) {
    if (news->forms < news->forms_capacity)
        return true;
    uint32_t capacity = 2 * news->forms_capacity + 1024;
    uint32_t *hashes = realloc(news->hashes, capacity * sizeof *hashes);
    if (hashes)
        news->hashes = hashes;
    uint32_t *counts = realloc(news->counts, capacity * sizeof *counts);
    if (counts)
        news->counts = counts;
    if (!hashes || !counts)
        return false;
    news->forms_capacity = capacity;
    return true;
}

/* RO_NONE: no room. */
static uint32_t number_of(news_stream *news, uint32_t hash) {
    uint32_t slot = hash & news->mask;
    for (; news->slots[slot]; slot = (slot + 1) & news->mask)
        if (news->hashes[news->slots[slot] - 1] == hash)
            return news->slots[slot] - 1;
    if (news->forms > SLOTS / 2 || !room_for_form(news))
        return RO_NONE;
    news->hashes[news->forms] = hash;
    news->counts[news->forms] = 0;
    news->slots[slot] = ++news->forms;
    return news->forms - 1;
}

static news_case case_of(ro_slice word) {
    uint32_t capitals = 0, letters = 0;
    unsigned length;
    for (size_t at = 0; at < word.len; at += length) {
        uint32_t c = ro_utf8_at(word, at, &length);
        if (!at && !ro_is_upper(c))
            return NEWS_SMALL;
        letters += ro_is_letter(c);
        capitals += ro_is_upper(c);
    }
    return capitals == letters && letters > 1 ? NEWS_CAPITALS : NEWS_CAPITAL;
}

static bool begins_small(ro_slice word) {
    unsigned length;
    uint32_t c = word.len ? ro_utf8_at(word, 0, &length) : 0;
    return ro_is_letter(c) && !ro_is_upper(c);
}

static bool take_words(news_stream *news, const ro_doc *doc, uint32_t first) {
    if (!room_for_words(news, doc->words.count - first + 1))
        return false;
    bool inside = false;
    for (uint32_t w = first; w < doc->words.count; w++) {
        ro_slice text = ro_doc_text(doc, doc->words.items[w].span);
        uint32_t form = number_of(news, ro_word_form(text));
        if (form == RO_NONE)
            return false;
        news->counts[form]++;
        news->words[news->count++] = (news_word){form, (uint8_t)case_of(text), inside};
        inside = begins_small(text);
    }
    news->words[news->count++] = (news_word){.form = RO_NONE};
    return true;
}

/* On its way in. */
typedef struct {
    news_stream *news;
    ro_word_rules rules;
    ro_arena arena;
} reading;

static int take_text(void *context, ro_slice text, readout_error *error) {
    reading *r = context;
    ro_doc doc = {.arena = &r->arena, .text = text};
    int status = ro_paragraphs_find(&doc, error);
    for (uint32_t p = 0; !status && p < doc.paragraphs.count; p++) {
        uint32_t first = doc.words.count;
        status = ro_words_split(&r->rules, &doc, doc.paragraphs.items[p].span, error);
        if (!status && !take_words(r->news, &doc, first))
            status = ro_fail_memory(error);
    }
    ro_arena_reset(&r->arena);
    return status;
}

int news_each(const char *path, int (*take)(void *context, ro_slice text, readout_error *error),
              void *context, readout_error *error) {
    ro_buffer bytes = {0};
    int status = train_read_file(path, &bytes, error);
    ro_slice rest = ro_buffer_slice(&bytes), line;
    while (!status && ro_slice_line(&rest, &line)) {
        json_error_t why;
        json_t *article = json_loadb(line.ptr, line.len, 0, &why), *text = json_object_get(article, "text");
        if (!article)
            status = ro_fail(error, READOUT_BAD_INPUT, "an article of the news is no JSON: %s", why.text);
        else if (json_is_string(text))
            status = take(context, ro_slice_of(json_string_value(text), json_string_length(text)), error);
        json_decref(article);
    }
    ro_buffer_free(&bytes);
    return status;
}

int news_read(news_stream *news, const char *path, readout_error *error) {
    ro_arena kept = {0};
    reading r = {.news = news};
    *news = (news_stream){.mask = SLOTS - 1, .slots = calloc(SLOTS, sizeof *news->slots)};
    int status = news->slots ? ro_word_rules_load(&kept, &r.rules, error) : ro_fail_memory(error);
    if (!status)
        status = news_each(path, take_text, &r, error);
    ro_arena_free(&r.arena);
    ro_arena_free(&kept);
    return status;
}
