/* What the fuzz targets of the intake share: bytes go through a file's form, its records, the intake and the
 * article stage, and what comes out must hold together whatever went in. */
#ifndef FUZZ_INTAKE_HARNESS_H
#define FUZZ_INTAKE_HARNESS_H

#include "base/utf8.h"
#include "intake/article.h"
#include "intake/intake.h"

#include <stdlib.h>

#define FUZZ_CHECK(condition)                                                                                \
    do {                                                                                                     \
        if (!(condition))                                                                                    \
            abort();                                                                                         \
    } while (0)

typedef struct {
    ro_arena tables, arena, scratch;
    const ro_intake *intake;
    const void *article;
} fuzz_intake;

/* Loaded once. */
static inline fuzz_intake *fuzz_intake_get(void) {
    static fuzz_intake all;
    if (!all.intake) {
        FUZZ_CHECK(!ro_intake_load(&all.tables, &all.intake, NULL));
        FUZZ_CHECK(!ro_article_load(&all.tables, &all.article, NULL));
    }
    return &all;
}

static inline void fuzz_check_span(const ro_doc *doc, ro_span span) {
    FUZZ_CHECK(span.begin <= span.end && span.end <= doc->text.len);
    /* A span cuts no character. */
    FUZZ_CHECK(span.begin == doc->text.len || ((unsigned char)doc->text.ptr[span.begin] & 0xC0) != 0x80);
    FUZZ_CHECK(span.end == doc->text.len || ((unsigned char)doc->text.ptr[span.end] & 0xC0) != 0x80);
}

static inline void fuzz_check_utf8(ro_slice text) {
    FUZZ_CHECK(ro_utf8_valid(text) == text.len);
}

static inline void fuzz_check_doc(const ro_doc *doc) {
    const ro_article *article = &doc->article;
    FUZZ_CHECK(doc->text.len <= RO_MAX_TEXT);
    fuzz_check_utf8(doc->text);
    fuzz_check_utf8(doc->id);
    fuzz_check_utf8(article->title);
    fuzz_check_utf8(article->outlet);
    fuzz_check_utf8(article->url);
    FUZZ_CHECK(article->published.len == 0 || article->published.len == 10 || article->published.len == 19 ||
               article->published.len == 25);
    FUZZ_CHECK((article->published.len == 0) == (article->published_from == RO_PUBLISHED_UNKNOWN));
    fuzz_check_span(doc, article->title_span);
    fuzz_check_span(doc, article->published_span);
    fuzz_check_span(doc, article->dateline);
    uint32_t end = 0;
    for (uint32_t i = 0; i < article->skipped.count; i++) {
        ro_span span = article->skipped.items[i];
        fuzz_check_span(doc, span);
        FUZZ_CHECK(span.begin >= end && span.begin < span.end);
        end = span.end;
    }
    for (uint32_t i = 0; i < article->credits.count; i++) {
        fuzz_check_span(doc, article->credits.items[i].span);
        fuzz_check_utf8(article->credits.items[i].name);
        FUZZ_CHECK(article->credits.items[i].name.len > 0);
    }
}

/* Returns a hash-like sum of what was found, the same for the same bytes. */
static inline size_t fuzz_read_raw(fuzz_intake *all, const ro_raw *raw) {
    ro_doc doc = {.arena = &all->arena};
    size_t sum = 0;
    int status = ro_intake_open(all->intake, raw, &doc, &all->scratch, NULL);
    ro_arena_reset(&all->scratch);
    if (!status) {
        FUZZ_CHECK(!ro_article_run(all->article, &doc, &all->scratch, NULL));
        ro_arena_reset(&all->scratch);
        fuzz_check_doc(&doc);
        sum = doc.text.len * 31 + doc.article.skipped.count * 7 + doc.article.credits.count +
              doc.article.title.len;
    }
    return sum + (size_t)-status;
}

static inline void fuzz_read_form(ro_raw_form form, ro_slice bytes) {
    fuzz_intake *all = fuzz_intake_get();
    ro_raw raw = {.form = form, .id = RO_LITERAL("fuzz"), .bytes = bytes, .line = 1};
    size_t first = fuzz_read_raw(all, &raw);
    ro_arena_reset(&all->arena);
    FUZZ_CHECK(fuzz_read_raw(all, &raw) == first);
    ro_arena_reset(&all->arena);
}

#endif
