#include "intake/page.h"

#include "base/buffer.h"
#include "base/error.h"
#include "intake/metadata.h"

#include <jansson.h>

/* How far an article is looked for inside lists and graphs, and how many things are looked at. */
enum { DEEPEST = 4, MOST_THINGS = 2000 };

static ro_slice string_of(const json_t *value) {
    if (json_is_object(value))
        value = json_object_get(value, "name");
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return json_is_string(value) ? ro_slice_of(json_string_value(value), json_string_length(value))
                                 : (ro_slice){"", 0};
}

/* NewsArticle, ReportageNewsArticle, BlogPosting … (schema.org). */
static bool is_article(const json_t *thing) {
    const json_t *type = json_object_get(thing, "@type");
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_is_array(type) ? json_array_get(type, i) : type;
        ro_slice name = json_is_string(one) ? string_of(one) : (ro_slice){"", 0};
        if (ro_slice_ends(name, RO_LITERAL("Article")) || ro_slice_ends(name, RO_LITERAL("BlogPosting")))
            return true;
    }
    return false;
}

static const json_t *find_article(const json_t *thing, unsigned depth, unsigned *looked_at) {
    size_t index;
    const json_t *item, *found = NULL;
    if (depth > DEEPEST || ++*looked_at > MOST_THINGS)
        return NULL;
    if (json_is_array(thing)) {
        json_array_foreach(thing, index, item) {
            if ((found = find_article(item, depth + 1, looked_at)))
                return found;
        }
        return NULL;
    }
    if (!json_is_object(thing) || is_article(thing))
        return json_is_object(thing) ? thing : NULL;
    static const char *const inside[] = {"@graph", "mainEntity", "mainEntityOfPage"};
    for (size_t i = 0; !found && i < sizeof inside / sizeof *inside; i++)
        found = find_article(json_object_get(thing, inside[i]), depth + 1, looked_at);
    return found;
}

/* One name a line. */
static void add_authors(ro_buffer *names, const json_t *author) {
    size_t index;
    const json_t *item;
    if (!json_is_array(author)) {
        ro_buffer_add(names, string_of(author));
        ro_buffer_byte(names, '\n');
        return;
    }
    json_array_foreach(author, index, item) {
        ro_buffer_add(names, string_of(item));
        ro_buffer_byte(names, '\n');
    }
}

static int fill_authors(const ro_intake *tables, const json_t *article, ro_doc *doc, readout_error *error) {
    ro_buffer names = {0};
    const json_t *author = json_object_get(article, "author");
    if (doc->article.credits.count || !author)
        return 0;
    add_authors(&names, author);
    int status = names.failed ? ro_fail_memory(error)
                              : ro_metadata_authors(tables, doc, ro_buffer_slice(&names), error);
    ro_buffer_free(&names);
    return status;
}

static int fill(const ro_intake *tables, const json_t *article, ro_doc *doc, ro_arena *scratch,
                ro_slice *body, readout_error *error) {
    int status =
        ro_metadata_text(doc, &doc->article.title, string_of(json_object_get(article, "headline")), error);
    if (!status)
        status = ro_metadata_text(doc, &doc->article.outlet, string_of(json_object_get(article, "publisher")),
                                  error);
    if (!status)
        status = ro_metadata_text(doc, &doc->article.url, string_of(json_object_get(article, "url")), error);
    if (!status)
        status = ro_metadata_published(tables, doc, string_of(json_object_get(article, "datePublished")),
                                       RO_PUBLISHED_METADATA, error);
    if (!status)
        status = fill_authors(tables, article, doc, error);
    if (status || body->len)
        return status;
    *body = ro_arena_copy(scratch, string_of(json_object_get(article, "articleBody")));
    return body->ptr ? 0 : ro_fail_memory(error);
}

int ro_page_linked_data(const ro_intake *tables, ro_slice json, ro_doc *doc, ro_arena *scratch,
                        ro_slice *body, readout_error *error) {
    json_t *root = json_loadb(json.ptr, json.len, 0, NULL);
    unsigned looked_at = 0;
    const json_t *article = find_article(root, 0, &looked_at);
    int status = article && is_article(article) ? fill(tables, article, doc, scratch, body, error) : 0;
    json_decref(root);
    return status;
}
