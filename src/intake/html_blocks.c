#include "intake/html_blocks.h"

#include "base/utf8.h"
#include "intake/html_names.h"

/* "related*" in the table of hints stands for all words that begin so. */
enum { SHORTEST_PREFIX = 5, LONGEST_PREFIX = 10 };

/* What a node takes from the elements around it. */
typedef struct {
    uint32_t owner; /* the nearest element that stands on lines of its own */
    ro_html_class class;
    bool dropped, linked, quoted;
    int good, bad;
} node_context;

typedef struct {
    const ro_html *html;
    const ro_lexicon *hints;
    ro_arena *arena;
    uint32_t *words; /* [nodes + 1] words of the page before each node */
    node_context *contexts;
    ro_html_blocks *blocks;
    /* the block at hand */
    char *text; /* [room] */
    size_t room, length;
    ro_html_block block;
    bool open, in_word, broken; /* broken: a line break was the last thing */
} cutting;

static const ro_html_node *node_at(const cutting *cut, uint32_t node) {
    return &cut->html->nodes.items[node];
}

static bool runs_on(ro_html_class class) {
    return class == RO_HTML_INLINE || class == RO_HTML_LINK || class == RO_HTML_BREAK ||
           class == RO_HTML_TEXT;
}

/* ---- how the words of the page are spread -------------------------------------------------------------- */

static uint32_t count_words(ro_slice text) {
    uint32_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool space = c <= ' ';
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static void spread_words(cutting *cut) {
    uint32_t words = 0, dropped_until = 0;
    for (uint32_t n = 0; n < cut->html->nodes.count; n++) {
        const ro_html_node *node = node_at(cut, n);
        cut->words[n] = words;
        if (node->class == RO_HTML_DROPPED && node->end > dropped_until)
            dropped_until = node->end;
        if (node->class == RO_HTML_TEXT && n >= dropped_until)
            words += count_words(node->text);
    }
    cut->words[cut->html->nodes.count] = words;
}

/* What an element says of itself does not count when most of the page is inside it. */
static bool holds_most(const cutting *cut, uint32_t node) {
    uint32_t inside = cut->words[node_at(cut, node)->end] - cut->words[node];
    return 2 * (uint64_t)inside > cut->words[cut->html->nodes.count];
}

/* ---- hints --------------------------------------------------------------------------------------------- */

static uint32_t hint_row(const cutting *cut, ro_slice word) {
    uint32_t row = ro_lexicon_find(cut->hints, word);
    char prefix[LONGEST_PREFIX + 1];
    for (size_t length = SHORTEST_PREFIX; row == RO_NONE && length <= LONGEST_PREFIX && length < word.len;
         length++) {
        memcpy(prefix, word.ptr, length);
        prefix[length] = '*';
        row = ro_lexicon_find(cut->hints, ro_slice_of(prefix, length + 1));
    }
    return row;
}

static void apply_hint(const cutting *cut, ro_slice word, node_context *context) {
    uint32_t row = word.len ? hint_row(cut, word) : RO_NONE;
    if (row == RO_NONE)
        return;
    ro_slice cell = ro_lexicon_cell(cut->hints, row, 1);
    bool bad = cell.len > 1 && cell.ptr[0] == '-';
    int strength = cell.len ? cell.ptr[cell.len - 1] - '0' : 0;
    int *slot = bad ? &context->bad : &context->good;
    *slot = strength > *slot ? strength : *slot;
}

static void apply_hints(const cutting *cut, ro_slice value, node_context *context) {
    ro_html_names names = ro_html_names_of(value);
    for (ro_slice word, joined; ro_html_names_next(&names, &word, &joined);) {
        apply_hint(cut, word, context);
        apply_hint(cut, joined, context);
    }
}

static bool is_hidden(const ro_html *html, uint32_t node) {
    ro_slice style = ro_html_attribute_of(html, node, "style"),
             hidden = ro_html_attribute_of(html, node, "aria-hidden");
    return ro_html_attribute_of(html, node, "hidden").ptr || ro_slice_is(hidden, "true") ||
           (style.ptr && (memmem(style.ptr, style.len, "display:none", 12) ||
                          memmem(style.ptr, style.len, "display: none", 13)));
}

static void hear_hints(const cutting *cut, uint32_t number, node_context *context) {
    static const char *const attributes[] = {"class",    "id",          "role",
                                             "itemprop", "data-testid", "data-component"};
    node_context own = {0};
    for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++)
        apply_hints(cut, ro_html_attribute_of(cut->html, number, attributes[a]), &own);
    apply_hints(cut, node_at(cut, number)->name, &own);
    context->good = own.good > context->good ? own.good : context->good;
    if (own.bad > context->bad && !holds_most(cut, number))
        context->bad = own.bad;
}

static node_context context_of(const cutting *cut, uint32_t number) {
    const ro_html_node *node = node_at(cut, number);
    node_context context = {.owner = number, .class = RO_HTML_BLOCK};
    if (node->parent != RO_NONE)
        context = cut->contexts[node->parent];
    if (node->class == RO_HTML_TEXT || context.dropped)
        return context;
    if (!runs_on(node->class)) {
        context.owner = number;
        if (node->class != RO_HTML_BLOCK && node->class != RO_HTML_ASIDE)
            context.class = node->class;
    }
    context.linked = context.linked || node->class == RO_HTML_LINK;
    context.quoted = context.quoted || ro_slice_is(node->name, "blockquote");
    context.dropped =
        node->class == RO_HTML_DROPPED ||
        ((node->class == RO_HTML_ASIDE || is_hidden(cut->html, number)) && !holds_most(cut, number));
    if (cut->hints && !context.dropped)
        hear_hints(cut, number, &context);
    return context;
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

static bool ends_sentence(const char *text, size_t length) {
    while (length && (text[length - 1] == '"' || text[length - 1] == ')' || text[length - 1] == '\''))
        length--;
    if (length > 3 && (!memcmp(text + length - 3, "”", 3) || !memcmp(text + length - 3, "’", 3)))
        length -= 3;
    return length && strchr(".!?", text[length - 1]);
}

static int flush(cutting *cut) {
    bool open = cut->open;
    cut->open = cut->in_word = cut->broken = false;
    while (cut->length && (cut->text[cut->length - 1] == ' ' || cut->text[cut->length - 1] == '\n'))
        cut->length--;
    if (!open || !cut->length)
        return 0;
    cut->block.sentences += ends_sentence(cut->text, cut->length);
    ro_html_block *block = ro_array_push(cut->arena, cut->blocks);
    if (!block)
        return READOUT_NO_MEMORY;
    *block = cut->block;
    block->text = ro_arena_copy(cut->arena, ro_slice_of(cut->text, cut->length));
    return block->text.ptr ? 0 : READOUT_NO_MEMORY;
}

static void begin_block(cutting *cut, uint32_t first, const node_context *context) {
    cut->open = true;
    cut->length = 0;
    cut->block = (ro_html_block){.node = context->owner,
                                 .first = first,
                                 .class = context->class,
                                 .quoted = context->quoted,
                                 .good = context->good,
                                 .bad = context->bad};
}

static void put_space(cutting *cut) {
    if (cut->in_word)
        cut->block.sentences += ends_sentence(cut->text, cut->length);
    cut->in_word = false;
    if (cut->length && cut->text[cut->length - 1] != ' ' && cut->text[cut->length - 1] != '\n')
        cut->text[cut->length++] = ' ';
}

/* Characters that are there for the browser alone: soft hyphen, zero-width space, joiners of words, BOM. */
static bool is_invisible(uint32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

static void put_text(cutting *cut, ro_slice text, bool linked) {
    for (size_t at = 0; at < text.len;) {
        unsigned length;
        uint32_t c = ro_utf8_at(text, at, &length);
        if (is_invisible(c) || (c < 0x20 && !ro_is_space(c))) {
            at += length;
            continue;
        }
        if (ro_is_space(c)) {
            put_space(cut);
        } else {
            cut->block.words += !cut->in_word;
            cut->block.linked_words += !cut->in_word && linked;
            cut->block.commas += c == ',';
            cut->in_word = true;
            cut->broken = false;
            cut->length += ro_utf8_put(c, cut->text + cut->length);
        }
        at += length;
    }
}

/* One br breaks the line, two begin a paragraph. */
static int put_break(cutting *cut) {
    if (!cut->open)
        return 0;
    if (cut->broken)
        return flush(cut);
    put_space(cut);
    if (cut->length && cut->text[cut->length - 1] == ' ')
        cut->text[cut->length - 1] = '\n';
    cut->broken = true;
    return 0;
}

static int cut_node(cutting *cut, uint32_t number) {
    const ro_html_node *node = node_at(cut, number);
    const node_context *context = &cut->contexts[number];
    if (context->dropped)
        return 0;
    if (node->class == RO_HTML_BREAK)
        return put_break(cut);
    if (node->class != RO_HTML_TEXT)
        return runs_on(node->class) ? 0 : flush(cut);
    if (cut->open && cut->block.node != context->owner && flush(cut))
        return READOUT_NO_MEMORY;
    if (!cut->open)
        begin_block(cut, number, context);
    put_text(cut, node->text, context->linked);
    return 0;
}

/* A bad byte of the page becomes three. */
static size_t most_text(const ro_html *html) {
    size_t most = 0;
    for (uint32_t n = 0; n < html->nodes.count; n++)
        most += html->nodes.items[n].class == RO_HTML_TEXT ? 3 * html->nodes.items[n].text.len : 1;
    return most + 1;
}

int ro_html_cut(const ro_html *html, const ro_lexicon *hints, ro_arena *arena, ro_html_blocks *blocks) {
    uint32_t count = html->nodes.count;
    cutting cut = {.html = html, .hints = hints, .arena = arena, .blocks = blocks, .room = most_text(html)};
    cut.words = ro_arena_alloc(arena, (count + 1) * sizeof *cut.words);
    cut.contexts = ro_arena_alloc(arena, (count + 1) * sizeof *cut.contexts);
    cut.text = ro_arena_alloc(arena, cut.room);
    if (!cut.words || !cut.contexts || !cut.text)
        return READOUT_NO_MEMORY;
    spread_words(&cut);
    int status = 0;
    for (uint32_t n = 0; !status && n < count; n++) {
        cut.contexts[n] = context_of(&cut, n);
        status = cut_node(&cut, n);
    }
    return status ? status : flush(&cut);
}
