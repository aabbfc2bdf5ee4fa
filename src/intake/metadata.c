#include "intake/metadata.h"

#include "base/error.h"
#include "base/utf8.h"
#include "intake/written_date.h"

enum { LONGEST_FIELD = 2000, LONGEST_NAME = 80, MOST_AUTHORS = 50 };

/* A copy with each run of white space and controls made one space. */
static ro_slice one_line(ro_arena *arena, ro_slice text) {
    text = ro_slice_trim(text);
    if (text.len > LONGEST_FIELD) {
        text.len = LONGEST_FIELD;
        while (text.len && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
            text.len--;
    }
    text = ro_utf8_repair(arena, text);
    char *out = text.ptr ? ro_arena_alloc(arena, text.len + 1) : NULL;
    if (!out)
        return (ro_slice){NULL, 0};
    size_t length = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned taken;
        uint32_t c = ro_utf8_at(text, at, &taken);
        if (ro_is_space(c) || c < 0x20 || c == 0x7f) {
            if (length && out[length - 1] != ' ')
                out[length++] = ' ';
        } else {
            memcpy(out + length, text.ptr + at, taken);
            length += taken;
        }
        at += taken;
    }
    length -= length && out[length - 1] == ' ';
    out[length] = 0;
    return ro_slice_of(out, length);
}

int ro_metadata_text(ro_doc *doc, ro_slice *field, ro_slice text, readout_error *error) {
    if (field->len || !text.len)
        return 0;
    ro_slice line = one_line(doc->arena, text);
    if (!line.ptr)
        return ro_fail_memory(error);
    *field = line;
    return 0;
}

int ro_metadata_published(const ro_intake *tables, ro_doc *doc, ro_slice text, ro_published_from from,
                          readout_error *error) {
    ro_written_date date;
    if (doc->article.published.len || !ro_written_date_parse(&tables->date_words, text, &date))
        return 0;
    ro_slice published = ro_written_date_format(doc->arena, &date);
    if (!published.ptr)
        return ro_fail_memory(error);
    doc->article.published = published;
    doc->article.published_from = from;
    return 0;
}

/* ---- authors ------------------------------------------------------------------------------------------- */

static ro_slice without_by(ro_slice names) {
    names = ro_slice_trim(names);
    bool by = names.len > 3 && (names.ptr[0] | 0x20) == 'b' && (names.ptr[1] | 0x20) == 'y' &&
              (names.ptr[2] == ' ' || names.ptr[2] == ':');
    return by ? ro_slice_trim(ro_slice_part(names, 3, names.len)) : names;
}

/* Length of the separator at names[at], 0 where there is none. Commas do not separate where semicolons or
 * line breaks do. */
static size_t separator_at(ro_slice names, size_t at, bool strong) {
    static const char *const separators[] = {", and ", " and ", " & ", " | ", ",", NULL};
    if (names.ptr[at] == ';' || names.ptr[at] == '\n')
        return 1;
    ro_slice rest = ro_slice_part(names, at, names.len);
    for (unsigned s = 0; !strong && separators[s]; s++)
        if (ro_slice_starts(rest, ro_slice_of(separators[s], strlen(separators[s]))))
            return strlen(separators[s]);
    return 0;
}

/* Names have letters, and no address or date in them. */
static bool is_name(ro_slice name) {
    if (name.len < 2 || name.len > LONGEST_NAME)
        return false;
    bool letters = false;
    for (size_t at = 0; at < name.len;) {
        unsigned taken;
        uint32_t c = ro_utf8_at(name, at, &taken);
        letters = letters || ro_is_letter(c);
        if (ro_is_digit(c) || c == '@' || c == '/' || c == '<')
            return false;
        at += taken;
    }
    return letters;
}

/* "Staff", "Web Desk". */
static bool names_no_one(const ro_intake *tables, ro_slice name) {
    char folded[LONGEST_NAME];
    return ro_lexicon_find(&tables->not_names, ro_slice_lower(name, folded, sizeof folded)) != RO_NONE;
}

static int add_author(const ro_intake *tables, ro_doc *doc, ro_slice name, readout_error *error) {
    ro_article *article = &doc->article;
    name = without_by(name);
    if (!is_name(name) || names_no_one(tables, name) || ro_slice_equal(name, article->outlet) ||
        article->credits.count >= MOST_AUTHORS)
        return 0;
    for (uint32_t c = 0; c < article->credits.count; c++)
        if (ro_slice_equal(article->credits.items[c].name, name))
            return 0;
    ro_slice copy = one_line(doc->arena, name);
    ro_credit *credit = copy.ptr ? ro_array_push(doc->arena, &article->credits) : NULL;
    if (!credit)
        return ro_fail_memory(error);
    uint32_t agency = ro_lexicon_find(&tables->agencies, copy);
    *credit = (ro_credit){.kind = RO_CREDIT_REPORTER, .name = copy};
    if (agency != RO_NONE)
        *credit =
            (ro_credit){.kind = RO_CREDIT_AGENCY, .name = ro_lexicon_cell(&tables->agencies, agency, 1)};
    return 0;
}

int ro_metadata_authors(const ro_intake *tables, ro_doc *doc, ro_slice names, readout_error *error) {
    if (names.len > LONGEST_FIELD)
        return 0;
    bool strong = names.len && (memchr(names.ptr, ';', names.len) || memchr(names.ptr, '\n', names.len));
    size_t begin = 0;
    for (size_t at = 0; at < names.len;) {
        size_t separator = separator_at(names, at, strong);
        if (!separator) {
            at++;
            continue;
        }
        int status = add_author(tables, doc, ro_slice_part(names, begin, at), error);
        if (status)
            return status;
        begin = at += separator;
    }
    return add_author(tables, doc, ro_slice_part(names, begin, names.len), error);
}

/* ---- the outlet's host --------------------------------------------------------------------------------- */

int ro_metadata_outlet_from_url(ro_doc *doc, readout_error *error) {
    ro_slice url = doc->article.url;
    if (doc->article.outlet.len || !url.len)
        return 0;
    const char *scheme = memmem(url.ptr, url.len, "://", 3);
    if (!scheme)
        return 0;
    ro_slice host = ro_slice_part(url, (size_t)(scheme - url.ptr) + 3, url.len);
    size_t end = 0;
    while (end < host.len && !strchr("/?#:", host.ptr[end]))
        end++;
    host.len = end;
    if (ro_slice_starts(host, RO_LITERAL("www.")))
        host = ro_slice_part(host, 4, host.len);
    return ro_metadata_text(doc, &doc->article.outlet, host, error);
}
