/* One article, from its text to what it says.
 *
 *     source ─▶ id, text                                              intake   (before the stages)
 *     article ─▶ title, outlet, date, dateline, credits, skipped      intake
 *     paragraphs, sentences, words ─▶ quotes, names, numbers, times   language
 *     statements, entities, figures, talks                            reading
 *
 * The text is immutable UTF-8; every span is byte offsets into it; arrays refer to each other by index; all
 * memory is the document's arena. src/pipeline.def says which stage fills what.
 */
#ifndef RO_DOC_DOC_H
#define RO_DOC_DOC_H

#include "doc/article.h"
#include "doc/layers.h"
#include "doc/reading.h"
#include "doc/talks.h"

#include <string.h>

/* Caps, so that no input costs more than its share. */
enum {
    RO_MAX_TEXT = 4 << 20,       /* bytes of an article's text */
    RO_MAX_SENTENCE_WORDS = 400, /* a longer sentence is cut for the analysis */
};

typedef struct readout_doc {
    ro_arena *arena;
    ro_slice id;
    ro_slice text;
    uint32_t layers; /* RO_LAYER_* filled so far */

    ro_article article;

    RO_ARRAY(ro_paragraph) paragraphs;
    RO_ARRAY(ro_sentence) sentences;
    RO_ARRAY(ro_word) words;
    RO_ARRAY(ro_quote) quotes;
    RO_ARRAY(ro_name) names;
    RO_ARRAY(ro_number) numbers;
    RO_ARRAY(ro_time) times;
    const char *const *xpos_names;    /* [0] is "_" */
    const char *const *subtype_names; /* [0] is "" */

    RO_ARRAY(ro_entity) entities;
    RO_ARRAY(ro_statement) statements;
    RO_ARRAY(ro_figure) figures;
    ro_talks talks;
} ro_doc;

static inline ro_slice ro_doc_text(const ro_doc *doc, ro_span span) {
    return ro_slice_part(doc->text, span.begin, span.end);
}

/* Whether a word of a tagged document has the Penn tag. */
static inline bool ro_doc_is_tagged(const ro_doc *doc, uint32_t word, const char *tag) {
    return !strcmp(doc->xpos_names[doc->words.items[word].xpos], tag);
}

/* The sentence that holds the byte, or the last before it; RO_NONE when there is none before. */
uint32_t ro_doc_sentence_at(const ro_doc *doc, uint32_t offset);
/* The first word that ends behind the byte; the number of words when there is none. */
uint32_t ro_doc_word_at(const ro_doc *doc, uint32_t offset);

#endif
