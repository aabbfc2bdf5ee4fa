#include "intake/feed.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "intake/feed_clean.h"
#include "intake/limits.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

enum { PIECE = 32 << 10 };

/* What an element of a feed holds, and which of several elements is the better one. */
typedef enum { TITLE, URL, PUBLISHED, AUTHOR, CONTENT, OUTLET, FIELD_COUNT } feed_field;

static const struct {
    const char *name, *prefix; /* prefix "" means none is needed */
    feed_field field;
    int rank; /* the higher wins; equal ranks: the first, authors: all */
} elements[] = {
    {"title", "", TITLE, 1},
    {"link", "", URL, 2},
    {"guid", "", URL, 1},
    {"pubDate", "", PUBLISHED, 3},
    {"published", "", PUBLISHED, 3},
    {"date", "dc", PUBLISHED, 2},
    {"issued", "", PUBLISHED, 2},
    {"updated", "", PUBLISHED, 1},
    {"modified", "", PUBLISHED, 1},
    {"creator", "dc", AUTHOR, 1},
    {"author", "", AUTHOR, 1},
    {"encoded", "content", CONTENT, 4},
    {"content", "", CONTENT, 3},
    {"body", "xhtml", CONTENT, 3},
    {"description", "", CONTENT, 1},
    {"summary", "", CONTENT, 2},
};

struct ro_feed {
    xmlParserCtxtPtr parser;
    ro_buffer clean;
    ro_slice rest; /* not yet given to the parser */
    bool ended;
    int status; /* what stopped the parser */
    readout_error problem;
    uint64_t count;
    /* where the parser is */
    uint32_t depth, entry_depth, field_depth; /* the two last: 0 outside */
    feed_field field;
    int rank;
    bool skipping_inside; /* author: only its <name> counts */
    bool markup;          /* XHTML inside: tags are written out again */
    ro_buffer text;
    ro_buffer values[FIELD_COUNT];
    int ranks[FIELD_COUNT];
    ro_buffer outlet;
    /* entries that a piece has ended, each its fields in turn */
    ro_arena arena;
    RO_ARRAY(ro_feed_item) items;
    uint32_t next;
};

static bool is(const xmlChar *name, const char *other) {
    return name && !strcmp((const char *)name, other);
}

static void stop(ro_feed *feed, int status, const char *why) {
    if (!feed->status)
        feed->status = ro_fail(&feed->problem, status, "%s", why);
    xmlStopParser(feed->parser);
}

/* ---- entries ------------------------------------------------------------------------------------------- */

static void begin_entry(ro_feed *feed) {
    feed->entry_depth = feed->depth;
    for (unsigned f = 0; f < FIELD_COUNT; f++) {
        ro_buffer_clear(&feed->values[f]);
        feed->ranks[f] = 0;
    }
}

static ro_slice keep(ro_feed *feed, const ro_buffer *buffer) {
    ro_slice text = ro_slice_trim(ro_buffer_slice(buffer));
    return buffer->failed ? (ro_slice){NULL, 0} : ro_arena_copy(&feed->arena, text);
}

static void end_entry(ro_feed *feed) {
    ro_feed_item *item = ro_array_push(&feed->arena, &feed->items);
    feed->entry_depth = 0;
    if (!item) {
        stop(feed, READOUT_NO_MEMORY, "out of memory");
        return;
    }
    item->number = ++feed->count;
    item->fields.title = keep(feed, &feed->values[TITLE]);
    item->fields.url = keep(feed, &feed->values[URL]);
    item->fields.published = keep(feed, &feed->values[PUBLISHED]);
    item->fields.authors = keep(feed, &feed->values[AUTHOR]);
    item->fields.outlet = keep(feed, &feed->outlet);
    item->content = keep(feed, &feed->values[CONTENT]);
    if (!item->content.ptr || !item->fields.title.ptr || !item->fields.outlet.ptr || !item->fields.url.ptr ||
        !item->fields.published.ptr || !item->fields.authors.ptr)
        stop(feed, READOUT_NO_MEMORY, "out of memory");
}

/* ---- fields -------------------------------------------------------------------------------------------- */

static const char *attribute(int count, const xmlChar **attributes, const char *name, size_t *length) {
    for (int a = 0; a < count; a++)
        if (is(attributes[5 * a], name)) {
            *length = (size_t)(attributes[5 * a + 4] - attributes[5 * a + 3]);
            return (const char *)attributes[5 * a + 3];
        }
    *length = 0;
    return NULL;
}

static ro_slice attribute_slice(int count, const xmlChar **attributes, const char *name) {
    size_t length;
    const char *value = attribute(count, attributes, name, &length);
    return ro_slice_of(value, length);
}

static void set_value(ro_feed *feed, feed_field field, int rank, ro_slice value) {
    if (!ro_slice_trim(value).len || (field != AUTHOR && rank <= feed->ranks[field]))
        return;
    if (field != AUTHOR)
        ro_buffer_clear(&feed->values[field]);
    else if (feed->values[AUTHOR].length)
        ro_buffer_byte(&feed->values[AUTHOR], '\n');
    ro_buffer_add(&feed->values[field], ro_slice_trim(value));
    feed->ranks[field] = rank;
}

/* Atom's <link href>: the page itself, not its edit form, its replies or a file beside it. */
static void take_link(ro_feed *feed, int count, const xmlChar **attributes) {
    ro_slice href = attribute_slice(count, attributes, "href"),
             rel = attribute_slice(count, attributes, "rel");
    if (href.len && (!rel.len || ro_slice_is(rel, "alternate")))
        set_value(feed, URL, 3, href);
}

static void begin_field(ro_feed *feed, const xmlChar *name, const xmlChar *prefix, int count,
                        const xmlChar **attributes) {
    for (size_t e = 0; e < sizeof elements / sizeof *elements; e++) {
        bool prefixed =
            elements[e].prefix[0] ? is(prefix, elements[e].prefix) : !prefix || is(prefix, "atom");
        if (!prefixed || !is(name, elements[e].name))
            continue;
        feed->field_depth = feed->depth;
        feed->field = elements[e].field;
        feed->rank = elements[e].rank;
        feed->skipping_inside = false;
        feed->markup =
            ro_slice_is(attribute_slice(count, attributes, "type"), "xhtml") || is(prefix, "xhtml");
        ro_buffer_clear(&feed->text);
        if (is(name, "guid") && ro_slice_is(attribute_slice(count, attributes, "isPermaLink"), "false"))
            feed->rank = 0;
        if (feed->field == URL)
            take_link(feed, count, attributes);
        return;
    }
}

static void end_field(ro_feed *feed) {
    feed->field_depth = 0;
    set_value(feed, feed->field, feed->rank, ro_buffer_slice(&feed->text));
}

/* "Harbour Post: The talks", "Harbour Post > World": the outlet stands before. */
static ro_slice without_section(ro_slice title) {
    static const char *const marks[] = {": ", " > ", " » "};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        const char *found = title.len ? memmem(title.ptr, title.len, marks[m], strlen(marks[m])) : NULL;
        if (found && found > title.ptr)
            return ro_slice_part(title, 0, (size_t)(found - title.ptr));
    }
    return title;
}

/* ---- what the parser says ------------------------------------------------------------------------------ */

static void write_tag(ro_feed *feed, const xmlChar *name, bool end) {
    ro_buffer_text(&feed->text, end ? "</" : "<");
    ro_buffer_text(&feed->text, (const char *)name);
    ro_buffer_byte(&feed->text, '>');
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespaces, const xmlChar **namespace_pairs, int count, int defaulted,
                     const xmlChar **attributes) {
    (void)uri, (void)namespaces, (void)namespace_pairs, (void)defaulted;
    ro_feed *feed = context;
    if (++feed->depth > RO_MAX_FEED_DEPTH) {
        stop(feed, READOUT_TOO_LARGE, "the feed nests its elements too deep");
    } else if (feed->field_depth) {
        if (feed->markup)
            write_tag(feed, name, false);
        if (feed->field == AUTHOR)
            feed->skipping_inside = !is(name, "name");
    } else if (feed->entry_depth) {
        begin_field(feed, name, prefix, count, attributes);
    } else if (is(name, "item") || is(name, "entry")) {
        begin_entry(feed);
    } else if (is(name, "title") && !prefix && !feed->outlet.length && feed->depth <= 3) {
        feed->field_depth = feed->depth;
        feed->field = OUTLET;
        feed->markup = feed->skipping_inside = false;
        ro_buffer_clear(&feed->text);
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)prefix, (void)uri;
    ro_feed *feed = context;
    if (feed->field_depth && feed->depth > feed->field_depth && feed->markup)
        write_tag(feed, name, true);
    feed->skipping_inside = false;
    if (feed->depth == feed->field_depth && feed->field == OUTLET) {
        feed->field_depth = 0;
        ro_buffer_add(&feed->outlet, without_section(ro_slice_trim(ro_buffer_slice(&feed->text))));
    } else if (feed->depth == feed->field_depth) {
        end_field(feed);
    } else if (feed->depth == feed->entry_depth) {
        end_entry(feed);
    }
    feed->depth -= feed->depth > 0;
}

static void add_text(ro_feed *feed, const char *text, size_t length) {
    if (!feed->field_depth || feed->skipping_inside)
        return;
    for (size_t i = 0; feed->markup && i < length; i++) {
        if (text[i] == '<' || text[i] == '&')
            ro_buffer_text(&feed->text, text[i] == '<' ? "&lt;" : "&amp;");
        else
            ro_buffer_byte(&feed->text, text[i]);
    }
    if (!feed->markup)
        ro_buffer_add(&feed->text, ro_slice_of(text, length));
}

static void on_text(void *context, const xmlChar *text, int length) {
    add_text(context, (const char *)text, (size_t)length);
}

/* ro_feed_clean leaves none. */
static xmlEntityPtr on_entity(void *context, const xmlChar *name) {
    (void)context, (void)name;
    return NULL;
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .getEntity = on_entity,
};

/* ---- the pull side ------------------------------------------------------------------------------------- */

int ro_feed_open(ro_slice text, ro_feed **feed, readout_error *error) {
    ro_feed *made = calloc(1, sizeof *made);
    if (!made)
        return ro_fail_memory(error);
    xmlInitParser();
    ro_feed_clean(ro_slice_trim(text), &made->clean);
    made->rest = ro_buffer_slice(&made->clean);
    made->parser = xmlCreatePushParserCtxt((xmlSAXHandlerPtr)(uintptr_t)&handler, made, NULL, 0, NULL);
    if (made->clean.failed || !made->parser || xmlSwitchEncoding(made->parser, XML_CHAR_ENCODING_UTF8)) {
        ro_feed_close(made);
        return ro_fail_memory(error);
    }
    xmlCtxtUseOptions(made->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
    *feed = made;
    return 0;
}

void ro_feed_close(ro_feed *feed) {
    if (!feed)
        return;
    if (feed->parser)
        xmlFreeParserCtxt(feed->parser);
    for (unsigned f = 0; f < FIELD_COUNT; f++)
        ro_buffer_free(&feed->values[f]);
    ro_buffer_free(&feed->clean);
    ro_buffer_free(&feed->text);
    ro_buffer_free(&feed->outlet);
    ro_arena_free(&feed->arena);
    free(feed);
}

/* Gives the parser another piece. */
static void parse_piece(ro_feed *feed) {
    size_t length = feed->rest.len < PIECE ? feed->rest.len : PIECE;
    bool last = length == feed->rest.len;
    ro_arena_reset(&feed->arena);
    memset(&feed->items, 0, sizeof feed->items);
    feed->next = 0;
    xmlParseChunk(feed->parser, feed->rest.ptr, (int)length, last);
    feed->rest = ro_slice_part(feed->rest, length, feed->rest.len);
    feed->ended = last || feed->status;
    if (last && !feed->status && feed->depth)
        feed->status = ro_fail(&feed->problem, READOUT_BAD_INPUT, "the XML breaks off or is damaged");
}

static int copy_item(ro_arena *arena, const ro_feed_item *from, ro_feed_item *item, readout_error *error) {
    *item = *from;
    ro_slice *slices[] = {&item->fields.title,   &item->fields.url,    &item->fields.published,
                          &item->fields.authors, &item->fields.outlet, &item->content};
    for (size_t s = 0; s < sizeof slices / sizeof *slices; s++) {
        *slices[s] = ro_arena_copy(arena, ro_utf8_repair(arena, *slices[s]));
        if (!slices[s]->ptr)
            return ro_fail_memory(error);
    }
    return 1;
}

int ro_feed_next(ro_feed *feed, ro_arena *arena, ro_feed_item *item, readout_error *error) {
    while (feed->next == feed->items.count && !feed->ended)
        parse_piece(feed);
    if (feed->next < feed->items.count)
        return copy_item(arena, &feed->items.items[feed->next++], item, error);
    if (!feed->status)
        return 0;
    int status = ro_fail(error, feed->status, "%s", feed->problem.message);
    feed->status = 0;
    return status;
}
