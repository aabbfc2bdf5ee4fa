#include "intake/page.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "intake/html_names.h"
#include "intake/metadata.h"
#include "intake/words.h"
#include "intake/written_date.h"

enum {
    LONGEST_KEY = 64,
    LONGEST_LABEL = 200,
    TITLE_SUFFIX_WORDS = 5,
    LEAST_TITLE_WORDS = 3,
    LABEL_NODES = 12,
    NEAR_HEADING = 40
};

typedef struct {
    const ro_intake *tables;
    const ro_html *html;
    ro_doc *doc;
    ro_arena *scratch;
    ro_slice *body;
    uint32_t best[5];   /* row of data/intake/html_meta.tsv that each field has come from so far */
    ro_slice values[5]; /* and its value */
} page_reading;

static const char *const fields[5] = {"title", "outlet", "url", "published", "authors"};
enum { TITLE, OUTLET, URL, PUBLISHED, AUTHORS };

static ro_slice attribute(const page_reading *page, uint32_t node, const char *name) {
    return ro_html_attribute_of(page->html, node, name);
}

/* The text of an element, at most LONGEST_LABEL bytes of it: white space made one space each, a line break
 * where the page has one. */
static ro_slice label_of(const page_reading *page, uint32_t node) {
    char *text = ro_arena_alloc(page->scratch, LONGEST_LABEL + 1);
    size_t length = 0;
    for (uint32_t n = node; text && n < page->html->nodes.items[node].end; n++) {
        const ro_html_node *part = &page->html->nodes.items[n];
        bool breaks =
            part->class != RO_HTML_TEXT && part->class != RO_HTML_INLINE && part->class != RO_HTML_LINK;
        if (breaks && length && length < LONGEST_LABEL)
            text[length++] = '\n';
        for (size_t i = 0; i < part->text.len && length < LONGEST_LABEL; i++) {
            bool space = (unsigned char)part->text.ptr[i] <= ' ';
            if (!space || (length && (unsigned char)text[length - 1] > ' '))
                text[length++] = space ? ' ' : part->text.ptr[i];
        }
    }
    return ro_slice_trim(ro_slice_of(text ? text : "", length));
}

/* ---- <meta> -------------------------------------------------------------------------------------------- */

static uint32_t meta_row(const page_reading *page, ro_slice key) {
    char folded[LONGEST_KEY];
    if (!key.len || key.len > sizeof folded)
        return RO_NONE;
    return ro_lexicon_find(&page->tables->html_meta, ro_slice_lower(key, folded, sizeof folded));
}

/* A date that does not read, or a link in an author's place, leaves the field to the next one. */
static bool is_useful(const page_reading *page, unsigned field, ro_slice value) {
    ro_written_date date;
    if (field == PUBLISHED)
        return ro_written_date_parse(&page->tables->date_words, value, &date);
    if (field == AUTHORS)
        return !memmem(value.ptr, value.len, "://", 3);
    return ro_slice_trim(value).len > 0;
}

static void hear_meta(page_reading *page, uint32_t node) {
    static const char *const keys[] = {"property", "name", "itemprop"};
    ro_slice value = attribute(page, node, "content");
    for (size_t k = 0; value.len && k < sizeof keys / sizeof *keys; k++) {
        uint32_t row = meta_row(page, attribute(page, node, keys[k]));
        if (row == RO_NONE)
            continue;
        ro_slice name = ro_lexicon_cell(&page->tables->html_meta, row, 1);
        for (unsigned field = 0; field < 5; field++)
            if (ro_slice_is(name, fields[field]) && row < page->best[field] &&
                is_useful(page, field, value)) {
                page->best[field] = row;
                page->values[field] = value;
            }
    }
}

static int apply_meta(page_reading *page, readout_error *error) {
    ro_doc *doc = page->doc;
    int status = ro_metadata_text(doc, &doc->article.outlet, page->values[OUTLET], error);
    if (!status)
        status = ro_metadata_text(doc, &doc->article.url, page->values[URL], error);
    if (!status)
        status = ro_metadata_text(doc, &doc->article.title, page->values[TITLE], error);
    if (!status)
        status =
            ro_metadata_published(page->tables, doc, page->values[PUBLISHED], RO_PUBLISHED_METADATA, error);
    if (!status && !doc->article.credits.count)
        status = ro_metadata_authors(page->tables, doc, page->values[AUTHORS], error);
    return status;
}

/* ---- the title ----------------------------------------------------------------------------------------- */

/* Where the last " | ", " - " or the like begins, and its length; 0 where there is none. */
static size_t last_separator(ro_slice title, size_t *length) {
    static const char *const separators[] = {" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " : "};
    size_t last = 0;
    for (size_t s = 0; s < sizeof separators / sizeof *separators; s++) {
        size_t size = strlen(separators[s]);
        for (size_t at = title.len > size ? title.len - size : 0; at > last; at--)
            if (!memcmp(title.ptr + at, separators[s], size)) {
                last = at;
                *length = size;
                break;
            }
    }
    return last;
}

static uint32_t count_words(ro_slice text) {
    uint32_t words = 0;
    for (ro_slice word; ro_slice_field(&text, ' ', &word);)
        words += word.len > 0;
    return words;
}

/* Cuts what names the site off a title: its name, or a few words behind a bar. */
static ro_slice without_site(ro_slice title, ro_slice outlet) {
    for (unsigned times = 0; times < 3; times++) {
        size_t length = 0, at = last_separator(title, &length);
        if (!at)
            break;
        ro_slice head = ro_slice_part(title, 0, at), tail = ro_slice_part(title, at + length, title.len);
        bool bar = title.ptr[at + 1] == '|' && count_words(tail) <= TITLE_SUFFIX_WORDS &&
                   count_words(head) > count_words(tail);
        if (!bar && !ro_same_words(tail, outlet))
            break;
        title = head;
    }
    return title;
}

/* Whether the page shows this text by itself. */
static bool is_shown(const page_reading *page, ro_slice text, uint32_t title) {
    for (uint32_t n = 0; n < page->html->nodes.count; n++) {
        const ro_html_node *node = &page->html->nodes.items[n];
        if (node->class == RO_HTML_TEXT && node->parent != title && ro_same_words(node->text, text))
            return true;
    }
    return false;
}

/* Of "Site - Section - Headline" the part that the page shows, else all of it. */
static ro_slice shown_part(const page_reading *page, ro_slice title, uint32_t node) {
    ro_slice rest = title;
    for (unsigned parts = 0; parts < 4 && rest.len; parts++) {
        size_t length = 0, at = last_separator(rest, &length);
        ro_slice part = at ? ro_slice_part(rest, at + length, rest.len) : rest;
        if (count_words(part) >= LEAST_TITLE_WORDS && is_shown(page, part, node))
            return part;
        rest.len = at;
    }
    return title;
}

static int find_title(page_reading *page, readout_error *error) {
    uint32_t heading = RO_NONE, title = RO_NONE, headings = 0;
    ro_article *article = &page->doc->article;
    for (uint32_t n = 0; n < page->html->nodes.count; n++) {
        ro_slice name = page->html->nodes.items[n].name;
        if (ro_slice_is(name, "h1") && headings++ == 0)
            heading = n;
        if (ro_slice_is(name, "title") && title == RO_NONE)
            title = n;
    }
    int status = 0;
    if (headings == 1)
        status = ro_metadata_text(page->doc, &article->title, label_of(page, heading), error);
    if (!status && title != RO_NONE)
        status = ro_metadata_text(page->doc, &article->title, shown_part(page, label_of(page, title), title),
                                  error);
    if (!status && headings)
        status = ro_metadata_text(page->doc, &article->title, label_of(page, heading), error);
    article->title = without_site(article->title, article->outlet);
    return status;
}

/* ---- elements that tell by their name ------------------------------------------------------------------ */

/* Whether one of the words of a class or id is `wanted` or begins with it. */
static bool is_called(const page_reading *page, uint32_t node, const char *wanted) {
    static const char *const attributes[] = {"class", "id", "itemprop", "rel"};
    for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
        ro_html_names names = ro_html_names_of(attribute(page, node, attributes[a]));
        for (ro_slice word, joined; ro_html_names_next(&names, &word, &joined);)
            if (ro_slice_starts(word, ro_slice_of(wanted, strlen(wanted))))
                return true;
    }
    return false;
}

static int find_time(page_reading *page, readout_error *error) {
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t n = 0; n < page->html->nodes.count && !page->doc->article.published.len; n++) {
            const ro_html_node *node = &page->html->nodes.items[n];
            if (!ro_slice_is(node->name, "time"))
                continue;
            bool says = attribute(page, n, "pubdate").ptr || is_called(page, n, "publish");
            int status = says || pass
                             ? ro_metadata_published(page->tables, page->doc, attribute(page, n, "datetime"),
                                                     RO_PUBLISHED_METADATA, error)
                             : 0;
            if (status)
                return status;
        }
    return 0;
}

/* "Published: June 3, 2031" is a date behind its colon or its first word. */
static int try_date(page_reading *page, ro_slice label, readout_error *error) {
    for (unsigned words = 0; label.len && words < 3; words++) {
        int status = ro_metadata_published(page->tables, page->doc, label, RO_PUBLISHED_METADATA, error);
        if (status || page->doc->article.published.len)
            return status;
        size_t at = 0;
        while (at < label.len && !strchr(" \n:", label.ptr[at]))
            at++;
        label = ro_slice_part(label, at < label.len ? at + 1 : at, label.len);
    }
    return 0;
}

/* A short element that is called `wanted` and stands in no menu, list of teasers or the like. */
static bool is_label(const page_reading *page, uint32_t number, const char *wanted) {
    const ro_html_node *nodes = page->html->nodes.items;
    if (nodes[number].class == RO_HTML_TEXT || nodes[number].end - number > LABEL_NODES ||
        !is_called(page, number, wanted))
        return false;
    for (uint32_t n = number; n != RO_NONE; n = nodes[n].parent)
        if (nodes[n].class == RO_HTML_ASIDE || nodes[n].class == RO_HTML_DROPPED)
            return false;
    return true;
}

/* A date by itself, soon behind the heading. */
static int find_bare_date(page_reading *page, readout_error *error) {
    uint32_t n = 0, count = page->html->nodes.count;
    while (n < count && !ro_slice_is(page->html->nodes.items[n].name, "h1"))
        n++;
    for (uint32_t end = n + NEAR_HEADING < count ? n + NEAR_HEADING : count; n < end; n++) {
        int status = ro_metadata_published(page->tables, page->doc, page->html->nodes.items[n].text,
                                           RO_PUBLISHED_METADATA, error);
        if (status)
            return status;
    }
    return 0;
}

static int find_date(page_reading *page, readout_error *error) {
    static const char *const names[] = {"publish", "date", "posted", "timestamp", "time"};
    for (size_t w = 0; w < sizeof names / sizeof *names; w++)
        for (uint32_t n = 0; n < page->html->nodes.count && !page->doc->article.published.len; n++) {
            int status = is_label(page, n, names[w]) ? try_date(page, label_of(page, n), error) : 0;
            if (status)
                return status;
        }
    return find_bare_date(page, error);
}

static int find_authors(page_reading *page, readout_error *error) {
    static const char *const names[] = {"author", "byline", "by"};
    for (size_t w = 0; w < sizeof names / sizeof *names; w++)
        for (uint32_t n = 0; n < page->html->nodes.count && !page->doc->article.credits.count; n++) {
            if (!is_label(page, n, names[w]))
                continue;
            ro_slice label = label_of(page, n);
            bool byline = count_words(label) <= 12 && label.len < LONGEST_LABEL;
            int status = byline ? ro_metadata_authors(page->tables, page->doc, label, error) : 0;
            if (status)
                return status;
        }
    return 0;
}

/* ---- all of it ----------------------------------------------------------------------------------------- */

static int hear_link(page_reading *page, uint32_t node, readout_error *error) {
    if (!ro_slice_is(attribute(page, node, "rel"), "canonical"))
        return 0;
    return ro_metadata_text(page->doc, &page->doc->article.url, attribute(page, node, "href"), error);
}

static int hear_head(page_reading *page, readout_error *error) {
    int status = 0;
    for (uint32_t n = 0; !status && n < page->html->nodes.count; n++) {
        ro_slice name = page->html->nodes.items[n].name;
        if (ro_slice_is(name, "meta"))
            hear_meta(page, n);
        else if (ro_slice_is(name, "link"))
            status = hear_link(page, n, error);
    }
    return status ? status : apply_meta(page, error);
}

static int hear_linked_data(page_reading *page, readout_error *error) {
    int status = 0;
    for (uint32_t n = 0; !status && n + 1 < page->html->nodes.count; n++)
        if (ro_slice_is(page->html->nodes.items[n].name, "script") &&
            page->html->nodes.items[n].end > n + 1 &&
            ro_slice_is(attribute(page, n, "type"), "application/ld+json"))
            status = ro_page_linked_data(page->tables, page->html->nodes.items[n + 1].text, page->doc,
                                         page->scratch, page->body, error);
    return status;
}

int ro_page_metadata(const ro_intake *tables, const ro_html *html, ro_doc *doc, ro_arena *scratch,
                     ro_slice *body, readout_error *error) {
    static int (*const parts[])(page_reading *, readout_error *) = {
        hear_head, hear_linked_data, find_title, find_time, find_date, find_authors,
    };
    page_reading page = {tables, html, doc, scratch, body, {RO_NONE, RO_NONE, RO_NONE, RO_NONE, RO_NONE},
                         {{0}}};
    int status = 0;
    for (size_t p = 0; !status && p < sizeof parts / sizeof *parts; p++)
        status = parts[p](&page, error);
    return status ? status : ro_metadata_outlet_from_url(doc, error);
}
