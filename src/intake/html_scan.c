#include "intake/html.h"

#include <strings.h>

/* Elements that never hold others, or that the next of their kind closes: their start tags add no depth,
 * except inside drawings and formulas, where every tag does. Elements whose content is no markup. Both: HTML,
 * "Parsing HTML documents", tree construction. */
static const char *const never_deep[] = {
    "area",     "base",  "br",     "col",   "embed", "hr",    "img",  "input",  "link",
    "meta",     "param", "source", "track", "wbr",   "p",     "li",   "dt",     "dd",
    "tr",       "td",    "th",     "thead", "tbody", "tfoot", "a",    "option", "optgroup",
    "colgroup", "html",  "head",   "body",  "rt",    "rp",    "nobr",
};
static const char *const raw_text[] = {"script", "style",  "textarea", "title",
                                       "xmp",    "iframe", "noembed",  "noframes"};

static bool among(ro_slice name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (name.len == strlen(names[i]) && !strncasecmp(name.ptr, names[i], name.len))
            return true;
    return false;
}
#define AMONG(name, names) among((name), (names), sizeof(names) / sizeof *(names))

static bool is(ro_slice name, const char *other) {
    return among(name, &other, 1);
}

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

typedef struct {
    size_t end;          /* behind its '>' */
    uint32_t attributes; /* at most */
    bool self_closing;
} tag_rest;

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* What follows a tag's name at `at`; marks inside quotes do not end it. */
static tag_rest scan_tag(ro_slice page, size_t at) {
    tag_rest rest = {.end = page.len};
    char quote = 0, before = 0;
    bool apart = true; /* an attribute may begin here */
    for (; at < page.len; at++) {
        char c = page.ptr[at];
        if (quote) {
            apart = c == quote;
            quote = apart ? 0 : quote;
        } else if (c == '>') {
            rest.self_closing = before == '/';
            rest.end = at + 1;
            break;
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        } else if (is_white(c) || c == '/') {
            apart = true;
        } else {
            rest.attributes += apart && c != '=';
            apart = false;
        }
        if (!is_white(c))
            before = c;
    }
    return rest;
}

static size_t behind(ro_slice page, size_t at, const char *mark) {
    const char *found = memmem(page.ptr + at, page.len - at, mark, strlen(mark));
    return found ? (size_t)(found - page.ptr) + strlen(mark) : page.len;
}

/* Where the end tag of raw text begins. */
static size_t raw_end(ro_slice page, size_t at, ro_slice name) {
    while (at < page.len) {
        const char *found = memmem(page.ptr + at, page.len - at, "</", 2);
        if (!found)
            return page.len;
        at = (size_t)(found - page.ptr);
        if (page.len - at - 2 >= name.len && !strncasecmp(found + 2, name.ptr, name.len))
            return at;
        at += 2;
    }
    return at;
}

typedef struct {
    uint32_t depth, deepest, foreign; /* foreign: inside svg or math */
} depth_count;

static void count_start(depth_count *count, ro_slice name, bool self_closing) {
    if (self_closing && count->foreign)
        return;
    bool foreign = is(name, "svg") || is(name, "math");
    count->foreign += foreign && !self_closing;
    if (!count->foreign && AMONG(name, never_deep))
        return;
    if (++count->depth > count->deepest)
        count->deepest = count->depth;
}

static void count_end(depth_count *count, ro_slice name) {
    bool foreign = is(name, "svg") || is(name, "math");
    if (!count->foreign && AMONG(name, never_deep))
        return;
    count->foreign -= foreign && count->foreign;
    count->depth -= count->depth > 0;
}

ro_html_bounds ro_html_scan(ro_slice page) {
    depth_count count = {0};
    uint32_t attributes = 0;
    for (size_t at = 0; at < page.len;) {
        const char *open = memchr(page.ptr + at, '<', page.len - at);
        if (!open)
            break;
        at = (size_t)(open - page.ptr) + 1;
        if (at + 2 < page.len && !memcmp(page.ptr + at, "!--", 3)) {
            at = behind(page, at, "-->");
            continue;
        }
        bool end = at < page.len && page.ptr[at] == '/';
        size_t begin = at + end, name_end = begin;
        if (begin >= page.len || !is_letter(page.ptr[begin]))
            continue;
        while (name_end < page.len && !strchr(" \t\r\n\f/>", page.ptr[name_end]))
            name_end++;
        ro_slice name = ro_slice_part(page, begin, name_end);
        tag_rest rest = scan_tag(page, name_end);
        at = rest.end;
        attributes = rest.attributes > attributes ? rest.attributes : attributes;
        if (end)
            count_end(&count, name);
        else
            count_start(&count, name, rest.self_closing);
        if (!end && AMONG(name, raw_text) && !count.foreign)
            at = raw_end(page, at, name);
    }
    return (ro_html_bounds){count.deepest, attributes};
}
