#include "language/paragraphs.h"

#include "base/error.h"
#include "base/utf8.h"

/* Lines longer than this were not wrapped by hand; shorter blocks than this have no width to speak of. */
enum { LONGEST_WRAPPED = 100, SHORTEST_WRAPPED = 45 };

/* The next line, without white space at either end; false at the end of the text. */
static bool next_line(ro_slice text, uint32_t *at, ro_span *line) {
    if (*at >= text.len)
        return false;
    uint32_t begin = *at, end = begin;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    *at = end + 1;
    if (end + 1 < text.len && text.ptr[end] == '\r' && text.ptr[end + 1] == '\n')
        *at = end + 2;
    for (unsigned length; begin < end; begin += length)
        if (!ro_is_space(ro_utf8_at(text, begin, &length)))
            break;
    for (unsigned length; end > begin; end -= length)
        if (!ro_is_space(ro_utf8_before(text, end, &length)))
            break;
    *line = (ro_span){begin, end};
    return true;
}

static uint32_t first_word_length(ro_slice text, ro_span line) {
    uint32_t end = line.begin;
    while (end < line.end && text.ptr[end] != ' ' && text.ptr[end] != '\t')
        end++;
    return end - line.begin;
}

static bool is_wrapped(ro_slice text, const ro_span *lines, uint32_t count) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < count; i++)
        if (lines[i].end - lines[i].begin > longest)
            longest = lines[i].end - lines[i].begin;
    if (count < 2 || longest > LONGEST_WRAPPED || longest < SHORTEST_WRAPPED)
        return false;
    bool runs_on = false;
    for (uint32_t i = 0; i + 1 < count; i++) {
        if (lines[i].end - lines[i].begin + 1 + first_word_length(text, lines[i + 1]) <= longest)
            return false;
        unsigned length;
        runs_on |= ro_is_lower(ro_utf8_at(text, lines[i + 1].begin, &length));
    }
    return runs_on;
}

/* What a line is to the article: lines of different kinds never make one paragraph. */
static unsigned kind_of(const ro_article *article, uint32_t *skip, ro_span line) {
    while (*skip < article->skipped.count && article->skipped.items[*skip].end <= line.begin)
        ++*skip;
    bool skipped = *skip < article->skipped.count && article->skipped.items[*skip].begin <= line.begin;
    return 2 * ro_span_overlap(article->title_span, line) + skipped;
}

static bool add_paragraph(ro_doc *doc, ro_span span) {
    ro_paragraph *paragraph = ro_array_push(doc->arena, &doc->paragraphs);
    if (paragraph)
        paragraph->span = span;
    return paragraph != NULL;
}

static bool add_block(ro_doc *doc, const ro_span *lines, uint32_t count) {
    if (count && is_wrapped(doc->text, lines, count))
        return add_paragraph(doc, (ro_span){lines[0].begin, lines[count - 1].end});
    for (uint32_t i = 0; i < count; i++)
        if (!add_paragraph(doc, lines[i]))
            return false;
    return true;
}

int ro_paragraphs_find(ro_doc *doc, readout_error *error) {
    enum { BLOCK_LINES = 512 };
    ro_span block[BLOCK_LINES], line;
    uint32_t count = 0, at = 0, skip = 0;
    unsigned block_kind = 0;
    while (next_line(doc->text, &at, &line)) {
        bool blank = line.begin == line.end;
        unsigned kind = blank ? block_kind : kind_of(&doc->article, &skip, line);
        if (blank || kind != block_kind || count == BLOCK_LINES) {
            if (!add_block(doc, block, count))
                return ro_fail_memory(error);
            count = 0;
        }
        block_kind = kind;
        if (!blank)
            block[count++] = line;
    }
    return add_block(doc, block, count) ? 0 : ro_fail_memory(error);
}
