#include "intake/html.h"

#include "base/error.h"
#include "intake/limits.h"

#include <gumbo.h>
#include <setjmp.h>

/* gumbo checks no allocation, so that one that fails leaves the parser by a jump; all that it has taken by
 * then is the arena's. It is never asked to free its tree: that would recurse as deep as the page nests. */
typedef struct {
    ro_arena *arena;
    size_t taken;
    jmp_buf out_of_memory;
} gumbo_memory;

static void *take(void *context, size_t size) {
    gumbo_memory *memory = context;
    void *block = NULL;
    if (memory->taken <= RO_MAX_HTML_MEMORY && size <= RO_MAX_HTML_MEMORY - memory->taken)
        block = ro_arena_alloc(memory->arena, size);
    if (!block)
        longjmp(memory->out_of_memory, 1);
    memory->taken += size;
    return block;
}

static void give_back(void *context, void *block) {
    (void)context, (void)block;
}

/* NULL: memory is at its end, or the cap. */
static const GumboOutput *parse(gumbo_memory *memory, ro_slice page) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give_back;
    options.userdata = memory;
    options.max_errors = 0;
    if (setjmp(memory->out_of_memory))
        return NULL;
    return gumbo_parse_with_options(&options, page.len ? page.ptr : "", page.len);
}

static ro_slice slice_of(const char *text) {
    return ro_slice_of(text, text ? strlen(text) : 0);
}

static ro_html_class class_of(const ro_lexicon *tags, ro_slice name) {
    static const char *const names[] = {
        [RO_HTML_INLINE] = "inline",   [RO_HTML_BREAK] = "break", [RO_HTML_PARAGRAPH] = "paragraph",
        [RO_HTML_HEADING] = "heading", [RO_HTML_ITEM] = "item",   [RO_HTML_CAPTION] = "caption",
        [RO_HTML_LINK] = "link",       [RO_HTML_ASIDE] = "aside", [RO_HTML_DROPPED] = "dropped",
    };
    uint32_t row = ro_lexicon_find(tags, name);
    for (ro_html_class class = RO_HTML_INLINE; row != RO_NONE && class <= RO_HTML_DROPPED; class ++)
        if (ro_slice_is(ro_lexicon_cell(tags, row, 1), names[class]))
            return class;
    return RO_HTML_BLOCK;
}

/* The name of an element; gumbo keeps the source of tags that it does not know. */
static ro_slice element_name(ro_arena *arena, const GumboElement *element) {
    if (element->tag != GUMBO_TAG_UNKNOWN)
        return slice_of(gumbo_normalized_tagname(element->tag));
    GumboStringPiece source = element->original_tag;
    gumbo_tag_from_original_text(&source);
    ro_slice name =
        source.data ? ro_arena_copy(arena, ro_slice_of(source.data, source.length)) : (ro_slice){"", 0};
    for (size_t i = 0; name.ptr && i < name.len; i++)
        if (name.ptr[i] >= 'A' && name.ptr[i] <= 'Z')
            ((char *)(uintptr_t)name.ptr)[i] += 32;
    return name;
}

static int add_element(const ro_lexicon *tags, ro_arena *arena, ro_html *html, ro_html_node *node,
                       const GumboElement *element) {
    node->name = element_name(arena, element);
    node->class = class_of(tags, node->name);
    node->first_attribute = html->attributes.count;
    node->attributes = element->attributes.length;
    for (unsigned a = 0; a < element->attributes.length; a++) {
        const GumboAttribute *attribute = element->attributes.data[a];
        ro_html_attribute *added = ro_array_push(arena, &html->attributes);
        if (!added)
            return READOUT_NO_MEMORY;
        *added = (ro_html_attribute){slice_of(attribute->name), slice_of(attribute->value)};
    }
    return node->name.ptr ? 0 : READOUT_NO_MEMORY;
}

static bool is_kept(const GumboNode *node) {
    return node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT;
}

static bool is_element(const GumboNode *node) {
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static int add_node(const ro_lexicon *tags, ro_arena *arena, ro_html *html, const GumboNode *from,
                    uint32_t parent) {
    ro_html_node *node = ro_array_push(arena, &html->nodes);
    if (!node)
        return READOUT_NO_MEMORY;
    *node = (ro_html_node){.parent = parent, .end = html->nodes.count, .class = RO_HTML_TEXT};
    if (is_element(from))
        return add_element(tags, arena, html, node, &from->v.element);
    node->text = slice_of(from->v.text.text);
    return 0;
}

/* The next node in document order; *parent follows along. Subtrees end where the walk leaves them. */
static const GumboNode *next_node(ro_html *html, const GumboNode *node, bool entered, uint32_t *parent) {
    if (entered && is_element(node) && node->v.element.children.length) {
        *parent = html->nodes.count - 1;
        return node->v.element.children.data[0];
    }
    while (node->parent && is_element(node->parent)) {
        const GumboVector *siblings = &node->parent->v.element.children;
        if (node->index_within_parent + 1 < siblings->length)
            return siblings->data[node->index_within_parent + 1];
        node = node->parent;
        html->nodes.items[*parent].end = html->nodes.count;
        *parent = html->nodes.items[*parent].parent;
    }
    return NULL;
}

static int flatten(const ro_lexicon *tags, const GumboNode *root, ro_arena *arena, ro_html *html) {
    uint32_t parent = RO_NONE;
    for (const GumboNode *node = root; node;) {
        bool kept = is_kept(node);
        if (kept && add_node(tags, arena, html, node, parent))
            return READOUT_NO_MEMORY;
        node = next_node(html, node, kept, &parent);
    }
    return 0;
}

int ro_html_parse(const ro_lexicon *tags, ro_slice page, ro_arena *arena, ro_html *html,
                  readout_error *error) {
    *html = (ro_html){0};
    ro_html_bounds bounds = ro_html_scan(page);
    if (bounds.depth > RO_MAX_HTML_DEPTH)
        return ro_fail(error, READOUT_TOO_LARGE, "the page nests its elements more than %d deep",
                       RO_MAX_HTML_DEPTH);
    if (bounds.attributes > RO_MAX_HTML_ATTRIBUTES)
        return ro_fail(error, READOUT_TOO_LARGE, "the page has a tag of more than %d attributes",
                       RO_MAX_HTML_ATTRIBUTES);
    gumbo_memory memory = {.arena = arena};
    const GumboOutput *output = parse(&memory, page);
    if (!output)
        return ro_fail(error, READOUT_TOO_LARGE, "the page takes more than %d MiB to parse",
                       RO_MAX_HTML_MEMORY >> 20);
    return flatten(tags, output->root, arena, html) ? ro_fail_memory(error) : 0;
}

ro_slice ro_html_attribute_of(const ro_html *html, uint32_t node, const char *name) {
    const ro_html_node *n = &html->nodes.items[node];
    for (uint32_t a = n->first_attribute; a < n->first_attribute + n->attributes; a++)
        if (ro_slice_is(html->attributes.items[a].name, name))
            return html->attributes.items[a].value;
    return (ro_slice){NULL, 0};
}
