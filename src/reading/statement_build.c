#include "reading/statement_build.h"

#include "base/utf8.h"

static bool is_punctuation(const ro_reader *r, uint32_t w) {
    return r->kinds[w] == RO_WORD_PUNCT && r->quote_of[w] == RO_NONE && !ro_reader_is(r, w, "]") &&
           !ro_reader_is(r, w, ")");
}

/* Pieces of the content are cut where it leaves a paragraph. */
static int add_content(const ro_reader *r, ro_statement *statement, ro_phrase phrase) {
    while (phrase.end > phrase.begin && is_punctuation(r, phrase.end - 1))
        phrase.end--;
    while (phrase.begin < phrase.end && is_punctuation(r, phrase.begin))
        phrase.begin++;
    const ro_word *words = r->doc->words.items;
    const ro_sentence *sentences = r->doc->sentences.items;
    while (phrase.begin < phrase.end) {
        uint32_t end = phrase.begin, paragraph = sentences[words[end].sentence].paragraph;
        while (end < phrase.end && sentences[words[end].sentence].paragraph == paragraph)
            end++;
        ro_span *span = ro_array_push(r->doc->arena, &statement->content);
        if (!span)
            return READOUT_NO_MEMORY;
        *span = ro_phrase_span(r, (ro_phrase){phrase.begin, end});
        phrase.begin = end;
    }
    return 0;
}

static ro_statement_kind kind_of(const ro_reader *r, const ro_statement *statement) {
    uint32_t quoted = 0, plain = 0;
    for (uint32_t c = 0; c < statement->content.count; c++) {
        ro_span span = statement->content.items[c];
        for (uint32_t w = ro_doc_word_at(r->doc, span.begin);
             w < r->doc->words.count && r->doc->words.items[w].span.begin < span.end; w++) {
            quoted += r->quote_of[w] != RO_NONE;
            plain += r->quote_of[w] == RO_NONE && r->kinds[w] != RO_WORD_PUNCT;
        }
    }
    return !quoted ? RO_INDIRECT : plain ? RO_MIXED : RO_DIRECT;
}

static int add_span(const ro_reader *r, ro_spans *spans, ro_phrase phrase) {
    if (phrase.begin == phrase.end)
        return 0;
    ro_span *span = ro_array_push(r->doc->arena, spans);
    if (!span)
        return READOUT_NO_MEMORY;
    *span = ro_phrase_span(r, phrase);
    return 0;
}

int ro_statement_add(const ro_reader *r, const ro_statement_found *found) {
    ro_statement *s = ro_array_push(r->doc->arena, &r->doc->statements);
    if (!s)
        return READOUT_NO_MEMORY;
    s->speaker = s->addressee = RO_NONE;
    s->score = found->score;
    s->why = ro_slice_of(found->why, strlen(found->why));
    int status = add_span(r, &s->source, found->source);
    if (!status)
        status = add_span(r, &s->cue, found->cue);
    for (int c = 0; !status && c < 2; c++)
        status = add_content(r, s, found->content[c]);
    if (!s->content.count) {
        r->doc->statements.count--;
        return status;
    }
    s->kind = kind_of(r, s);
    uint32_t at = s->cue.count ? s->cue.items[0].begin : s->content.items[0].begin;
    s->sentence = ro_doc_sentence_at(r->doc, at);
    return status;
}

uint32_t ro_quote_end_word(const ro_reader *r, uint32_t quote) {
    return ro_doc_word_at(r->doc, r->doc->quotes.items[quote].span.end);
}

uint32_t ro_quote_chain_begin(const ro_reader *r, uint32_t quote) {
    const ro_quote *quotes = r->doc->quotes.items;
    while (quotes[quote].continues != RO_NONE)
        quote = quotes[quote].continues;
    return ro_doc_word_at(r->doc, quotes[quote].span.begin);
}

static uint32_t paragraph_of(const ro_reader *r, uint32_t w) {
    return r->doc->sentences.items[r->doc->words.items[w].sentence].paragraph;
}

/* The end of a quotation that begins at `w` and behind which a new sentence begins, or `w`. */
static uint32_t standing_quote_end(const ro_reader *r, uint32_t w) {
    const ro_doc *doc = r->doc;
    if (w >= doc->words.count || r->quote_of[w] == RO_NONE ||
        doc->quotes.items[r->quote_of[w]].span.begin != doc->words.items[w].span.begin)
        return w;
    if (doc->sentences.items[doc->words.items[w].sentence].skipped)
        return w;
    uint32_t end = ro_quote_end_word(r, r->quote_of[w]);
    if (end < doc->words.count && ro_reader_is(r, end, "."))
        end++;
    bool alone =
        end == doc->words.count || doc->words.items[end].sentence != doc->words.items[end - 1].sentence;
    return alone ? end : w;
}

/* Is the paragraph from `w` on nothing but quotations? */
static bool only_quotes(const ro_reader *r, uint32_t w) {
    uint32_t paragraph = paragraph_of(r, w);
    while (w < r->doc->words.count && paragraph_of(r, w) == paragraph) {
        uint32_t end = standing_quote_end(r, w);
        if (end == w)
            return false;
        w = end;
    }
    return true;
}

int ro_statement_continue(const ro_reader *r, uint32_t w, uint32_t *after) {
    ro_statement *statement = &r->doc->statements.items[r->doc->statements.count - 1];
    bool began_quoted = statement->kind != RO_INDIRECT;
    int status = 0;
    *after = w;
    while (!status && w < r->doc->words.count) {
        bool new_paragraph = w && paragraph_of(r, w) != paragraph_of(r, w - 1);
        if (new_paragraph && (!began_quoted || !only_quotes(r, w)))
            break;
        uint32_t end = standing_quote_end(r, w);
        if (end == w)
            break;
        status = add_content(r, statement, (ro_phrase){w, end});
        *after = w = end;
    }
    statement->kind = kind_of(r, statement);
    return status;
}
