#include "intake/page.h"

#include "base/buffer.h"
#include "base/error.h"
#include "intake/words.h"

enum { LEAST_WORDS = 12 }; /* of a body; with fewer the page holds no article */

/* A heading stands over something: it goes where no kept block that is none follows. */
static void drop_bare_headings(const ro_html_blocks *blocks, bool *keep) {
    bool followed = false;
    for (uint32_t b = blocks->count; b-- > 0;) {
        if (!keep[b])
            continue;
        bool heading = blocks->items[b].class == RO_HTML_HEADING;
        keep[b] = !heading || followed;
        followed = !heading;
    }
}

static void drop_title(const ro_html_blocks *blocks, ro_slice title, bool *keep) {
    for (uint32_t b = 0; title.len && b < blocks->count; b++)
        if (keep[b] && ro_same_words(blocks->items[b].text, title))
            keep[b] = false;
}

static uint32_t words_kept(const ro_html_blocks *blocks, const bool *keep) {
    uint32_t words = 0;
    for (uint32_t b = 0; b < blocks->count; b++)
        words += keep[b] ? blocks->items[b].words : 0;
    return words;
}

/* Paragraphs with a blank line between them; items as bullets, on lines that follow each other. */
static void write_blocks(const ro_html_blocks *blocks, const bool *keep, ro_buffer *out) {
    bool item_before = false;
    for (uint32_t b = 0; b < blocks->count; b++) {
        if (keep && !keep[b])
            continue;
        bool item = blocks->items[b].class == RO_HTML_ITEM;
        if (out->length)
            ro_buffer_text(out, item && item_before ? "\n" : "\n\n");
        if (item)
            ro_buffer_text(out, "• ");
        ro_buffer_add(out, blocks->items[b].text);
        item_before = item;
    }
    if (out->length)
        ro_buffer_byte(out, '\n');
}

static int set_text(ro_doc *doc, ro_slice text, readout_error *error) {
    if (text.len > RO_MAX_TEXT)
        return ro_fail(error, READOUT_TOO_LARGE, "the text is larger than %d MiB", RO_MAX_TEXT >> 20);
    if (!ro_slice_trim(text).len)
        return ro_fail(error, READOUT_BAD_INPUT, "no article text on the page");
    doc->text = ro_arena_copy(doc->arena, text);
    return doc->text.ptr ? 0 : ro_fail_memory(error);
}

static int set_blocks(ro_doc *doc, const ro_html_blocks *blocks, const bool *keep, readout_error *error) {
    ro_buffer out = {0};
    write_blocks(blocks, keep, &out);
    int status = out.failed ? ro_fail_memory(error) : set_text(doc, ro_buffer_slice(&out), error);
    ro_buffer_free(&out);
    return status;
}

static int set_body(const ro_intake *tables, const ro_html *html, ro_slice linked_body, ro_doc *doc,
                    ro_arena *scratch, readout_error *error) {
    ro_html_blocks blocks = {0};
    if (ro_html_cut(html, &tables->html_hints, scratch, &blocks))
        return ro_fail_memory(error);
    bool *keep = ro_arena_alloc(scratch, blocks.count + 1);
    if (!keep || ro_body_find(&tables->body, html, &blocks, scratch, keep))
        return ro_fail_memory(error);
    drop_title(&blocks, doc->article.title, keep);
    drop_bare_headings(&blocks, keep);
    if (words_kept(&blocks, keep) >= LEAST_WORDS)
        return set_blocks(doc, &blocks, keep, error);
    return set_text(doc, linked_body, error);
}

int ro_page_open(const ro_intake *tables, ro_slice page, ro_doc *doc, ro_arena *scratch,
                 readout_error *error) {
    ro_html html;
    ro_slice linked_body = {"", 0};
    int status = ro_html_parse(&tables->html_tags, page, scratch, &html, error);
    if (!status)
        status = ro_page_metadata(tables, &html, doc, scratch, &linked_body, error);
    if (!status)
        status = set_body(tables, &html, linked_body, doc, scratch, error);
    return status;
}

int ro_page_fragment(const ro_intake *tables, ro_slice fragment, ro_doc *doc, ro_arena *scratch,
                     readout_error *error) {
    if (!memchr(fragment.ptr, '<', fragment.len) && !memchr(fragment.ptr, '&', fragment.len))
        return set_text(doc, fragment, error);
    ro_html html;
    ro_html_blocks blocks = {0};
    int status = ro_html_parse(&tables->html_tags, fragment, scratch, &html, error);
    if (status)
        return status;
    if (ro_html_cut(&html, NULL, scratch, &blocks))
        return ro_fail_memory(error);
    return set_blocks(doc, &blocks, NULL, error);
}
