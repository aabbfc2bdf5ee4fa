#include "intake/form.h"

#include "base/error.h"
#include "base/utf8.h"

/* Files that people have beside their articles, by their first bytes. */
static const struct {
    const char *bytes;
    size_t length, offset;
    const char *what;
} signatures[] = {
    {"%PDF-", 5, 0, "a PDF document"},
    {"PK\3\4", 4, 0, "a ZIP archive or an office document"},
    {"\xd0\xcf\x11\xe0", 4, 0, "an old office document"},
    {"{\\rtf", 5, 0, "an RTF document"},
    {"\x89PNG", 4, 0, "an image"},
    {"\xff\xd8\xff", 3, 0, "an image"},
    {"GIF8", 4, 0, "an image"},
    {"RIFF", 4, 0, "an image or a recording"},
    {"\x7f"
     "ELF",
     4, 0, "a program"},
    {"SQLite format 3", 16, 0, "an SQLite database"},
    {"BZh", 3, 0, "bzip2 data, which is not unpacked"},
    {"7z\xbc\xaf\x27\x1c", 6, 0, "a 7z archive"},
    {"ustar", 5, 257, "a tar archive"},
    {"WARC/", 5, 0, "a WARC archive"},
};

static const char *known_binary(ro_slice head) {
    for (size_t s = 0; s < sizeof signatures / sizeof *signatures; s++) {
        size_t end = signatures[s].offset + signatures[s].length;
        if (head.len >= end &&
            !memcmp(head.ptr + signatures[s].offset, signatures[s].bytes, signatures[s].length))
            return signatures[s].what;
    }
    return NULL;
}

static bool has_controls(ro_slice ascii) {
    size_t controls = 0;
    for (size_t i = 0; i < ascii.len; i++) {
        unsigned char c = (unsigned char)ascii.ptr[i];
        controls += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b;
    }
    return controls * 100 > ascii.len;
}

static bool same_letter(char a, char b) {
    return ro_to_lower((unsigned char)a) == ro_to_lower((unsigned char)b);
}

/* Case aside. */
static bool begins(ro_slice text, const char *prefix) {
    size_t length = strlen(prefix);
    if (text.len < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!same_letter(text.ptr[i], prefix[i]))
            return false;
    return true;
}

static bool ends(ro_slice text, const char *suffix) {
    size_t length = strlen(suffix);
    return text.len >= length && begins(ro_slice_part(text, text.len - length, text.len), suffix);
}

static bool named(ro_slice name, const char *const *suffixes) {
    static const char *const packed[] = {".gz", ".zst", ".xz"};
    for (unsigned p = 0; p < sizeof packed / sizeof *packed; p++)
        if (ends(name, packed[p])) {
            name.len -= strlen(packed[p]);
            break;
        }
    for (; *suffixes; suffixes++)
        if (ends(name, *suffixes))
            return true;
    return false;
}

static const char *const lines_names[] = {".jsonl", ".ndjson", ".jsonlines", NULL};
static const char *const json_names[] = {".json", ".jsonl", ".ndjson", ".jsonlines", NULL};
static const char *const html_names[] = {".html", ".htm", ".xhtml", ".shtml", NULL};

/* ---- JSON ---------------------------------------------------------------------------------------------- */

static char first_of(ro_slice text) {
    text = ro_slice_trim(text);
    return text.len ? text.ptr[0] : 0;
}

static bool looks_json(ro_slice ascii, ro_slice name) {
    char first = ascii.len ? ascii.ptr[0] : 0;
    if (named(name, lines_names))
        return true;
    if (first != '{' && first != '[')
        return false;
    char second = first_of(ro_slice_part(ascii, 1, ascii.len));
    if (first == '{')
        return second == '"' || second == '}' || named(name, json_names);
    return second == '{' || named(name, json_names);
}

/* Whether the brackets of a line are all closed on it, its strings left out. */
static bool closes_itself(ro_slice line) {
    size_t depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (in_string && c == '\\')
            i++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string)
            depth += (c == '{' || c == '[') - (size_t)(depth && (c == '}' || c == ']'));
    }
    return !depth && !in_string;
}

/* The first line is a record of its own, or would be if it were not damaged: an object that goes on in the
 * next line does so with a key, an array with what it holds. */
static ro_form json_form(ro_slice ascii, ro_slice name) {
    ro_slice rest = ascii, line = {"", 0};
    ro_slice_line(&rest, &line);
    bool array = line.len && line.ptr[0] == '[';
    char next = first_of(rest);
    if (named(name, lines_names))
        return RO_FORM_JSON_LINES;
    if (closes_itself(line))
        return array && (!next || next == '[') ? RO_FORM_JSON_VALUES : RO_FORM_JSON_LINES;
    return !array && next == '{' ? RO_FORM_JSON_LINES : RO_FORM_JSON_VALUES;
}

/* ---- markup -------------------------------------------------------------------------------------------- */

/* What ends the comment, declaration or processing instruction that the text begins with; NULL: none begins.
 */
static const char *prolog_end(ro_slice text) {
    if (begins(text, "<!--"))
        return "-->";
    if (!begins(text, "<?") && !begins(text, "<!"))
        return NULL;
    const char *end = memchr(text.ptr, '>', text.len), *subset = memchr(text.ptr, '[', text.len);
    return end && subset && subset < end ? "]>" : ">";
}

static bool skip_prolog(ro_slice *text) {
    *text = ro_slice_trim(*text);
    const char *close = prolog_end(*text);
    if (!close)
        return false;
    const char *end = memmem(text->ptr, text->len, close, strlen(close));
    *text =
        end ? ro_slice_part(*text, (size_t)(end - text->ptr) + strlen(close), text->len) : (ro_slice){"", 0};
    return true;
}

static bool is_name_byte(char c) {
    return ro_is_letter((unsigned char)c) || ro_is_digit((unsigned char)c) || c == ':' || c == '-' ||
           c == '_';
}

/* The name of the element that the text begins with, without its prefix; empty: none. */
static ro_slice element_name(ro_slice text) {
    size_t at = 1, begin = 1;
    if (text.len < 2 || text.ptr[0] != '<' || !ro_is_letter((unsigned char)text.ptr[1]))
        return (ro_slice){"", 0};
    for (; at < text.len && is_name_byte(text.ptr[at]); at++)
        if (text.ptr[at] == ':')
            begin = at + 1;
    bool ended = at < text.len && strchr(" \t\r\n/>", text.ptr[at]) && text.ptr[at];
    return ended ? ro_slice_part(text, begin, at) : (ro_slice){"", 0};
}

static ro_form markup_form(ro_slice ascii, readout_error *problem) {
    ro_slice text = ascii;
    bool xml = begins(text, "<?xml"), html = false;
    do
        html = html || begins(ro_slice_trim(text), "<!doctype html");
    while (skip_prolog(&text));
    ro_slice root = element_name(text);
    if (html || (begins(root, "html") && root.len == 4))
        return RO_FORM_HTML;
    if ((begins(root, "rss") && root.len == 3) || ro_slice_is(root, "RDF") || ro_slice_is(root, "feed"))
        return RO_FORM_FEED;
    if (!xml)
        return root.len && memmem(text.ptr, text.len, "</", 2) ? RO_FORM_HTML : RO_FORM_TEXT;
    ro_fail(problem, READOUT_BAD_INPUT, "XML of a kind that is not read (root element '%.*s')",
            (int)(root.len < 40 ? root.len : 40), root.ptr);
    return RO_FORM_REFUSED;
}

ro_form ro_form_of(ro_slice head, ro_slice ascii, ro_slice name, readout_error *problem) {
    const char *binary = known_binary(head);
    ro_slice text = ro_slice_trim(ascii);
    if (binary || has_controls(ascii)) {
        ro_fail(problem, READOUT_BAD_INPUT, binary ? "%s, not text" : "%s",
                binary ? binary : "binary data, not text");
        return RO_FORM_REFUSED;
    }
    if (!text.len) {
        ro_fail(problem, READOUT_BAD_INPUT, head.len ? "nothing but white space" : "empty");
        return RO_FORM_REFUSED;
    }
    if (looks_json(text, name))
        return json_form(text, name);
    if (text.ptr[0] == '<')
        return markup_form(text, problem);
    return named(name, html_names) && memmem(text.ptr, text.len, "</", 2) ? RO_FORM_HTML : RO_FORM_TEXT;
}
