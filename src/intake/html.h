/* An HTML page as a flat tree: the only thing that the rest of intake knows of HTML. The parser (gumbo) is
 * behind html.c alone.
 *
 *     <p>A <b>b</b></p><p>c</p>
 *
 *     node    0 html … 2 p   3 "A "   4 b   5 "b"   6 p   7 "c"       in document order
 *     end              6     4        6     6       8     8           behind the last node inside
 *
 * The children of n: n + 1, then the `end` of each child, up to nodes[n].end.
 */
#ifndef RO_INTAKE_HTML_H
#define RO_INTAKE_HTML_H

#include "base/array.h"
#include "base/lexicon.h"

/* What a tag means for the text: the second column of data/intake/html_tags.tsv. */
typedef enum {
    RO_HTML_BLOCK,     /* a tag that is not in the table */
    RO_HTML_INLINE,    /* runs on in its line */
    RO_HTML_BREAK,     /* br */
    RO_HTML_PARAGRAPH, /* p */
    RO_HTML_HEADING,
    RO_HTML_ITEM,    /* li */
    RO_HTML_CAPTION, /* figcaption, caption */
    RO_HTML_LINK,    /* a */
    RO_HTML_ASIDE,   /* holds no prose, unless it holds most of the page: nav, footer … */
    RO_HTML_DROPPED, /* never holds any: script, select … */
    RO_HTML_TEXT,    /* no tag: a text node */
} ro_html_class;

typedef struct {
    ro_slice name, value; /* name in lower case */
} ro_html_attribute;

typedef struct {
    ro_slice name; /* of the tag, in lower case; empty for text */
    ro_slice text; /* of a text node, entities resolved */
    uint32_t parent, end;
    uint32_t first_attribute, attributes;
    ro_html_class class;
} ro_html_node;

typedef struct {
    RO_ARRAY(ro_html_node) nodes;
    RO_ARRAY(ro_html_attribute) attributes;
} ro_html;

/* Parses a page or a fragment, UTF-8; what the tree points to is in `arena` or in `page`. `tags`:
 * data/intake/html_tags.tsv. READOUT_TOO_LARGE: nested deeper than RO_MAX_HTML_DEPTH, or it would take more
 * than RO_MAX_HTML_MEMORY. */
int ro_html_parse(const ro_lexicon *tags, ro_slice page, ro_arena *arena, ro_html *html,
                  readout_error *error);

/* The value of an attribute, .ptr NULL where there is none. */
ro_slice ro_html_attribute_of(const ro_html *html, uint32_t node, const char *name);

/* Upper bounds, found in linear time without parsing: what would make a parser slow or overflow is refused.
 */
typedef struct {
    uint32_t depth;      /* elements inside each other */
    uint32_t attributes; /* of one tag */
} ro_html_bounds;

ro_html_bounds ro_html_scan(ro_slice page);

#endif
