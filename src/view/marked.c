#include "view/marked.h"

#include <stdlib.h>

static int by_begin(const void *a, const void *b) {
    const ro_mark *x = a, *y = b;
    if (x->span.begin != y->span.begin)
        return x->span.begin < y->span.begin ? -1 : 1;
    return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

int ro_marks_add(ro_arena *arena, ro_marks *marks, const ro_span *spans, uint32_t count, const char *name,
                 unsigned style) {
    for (uint32_t i = 0; i < count; i++) {
        ro_mark *added = ro_array_push(arena, marks);
        if (!added)
            return READOUT_NO_MEMORY;
        *added = (ro_mark){spans[i], name, style};
    }
    return 0;
}

/* The sentences from the first to the last that a mark touches, and `sentence` itself. */
static ro_span around(const ro_cov_article *article, uint32_t sentence, const ro_marks *marks) {
    ro_span span = article->sentences[sentence];
    for (uint32_t i = 0; i < marks->count; i++) {
        if (marks->items[i].span.begin < span.begin)
            span.begin = marks->items[i].span.begin;
        if (marks->items[i].span.end > span.end)
            span.end = marks->items[i].span.end;
    }
    for (uint32_t i = 0; i < article->sentence_count; i++) {
        ro_span other = article->sentences[i];
        if (other.begin < span.begin && span.begin < other.end)
            span.begin = other.begin;
        if (other.begin < span.end && span.end < other.end)
            span.end = other.end;
    }
    return span;
}

void ro_sheet_marked(ro_sheet *sheet, const ro_cov_article *article, uint32_t sentence, ro_marks *marks) {
    ro_span span = around(article, sentence, marks);
    if (marks->count)
        qsort(marks->items, marks->count, sizeof *marks->items, by_begin);
    ro_sheet_begin(sheet, 2, 2);
    uint32_t at = span.begin;
    for (uint32_t i = 0; i < marks->count; i++) {
        const ro_mark *next = &marks->items[i];
        if (next->span.begin < at || next->span.end <= next->span.begin)
            continue;
        ro_sheet_add(sheet, RO_PLAIN, ro_slice_part(article->text, at, next->span.begin));
        ro_sheet_format(sheet, RO_FAINT, "[%s ", next->name);
        ro_sheet_add(sheet, next->style, ro_slice_part(article->text, next->span.begin, next->span.end));
        ro_sheet_text(sheet, RO_FAINT, "]");
        at = next->span.end;
    }
    ro_sheet_add(sheet, RO_PLAIN, ro_slice_part(article->text, at, span.end));
    ro_sheet_end(sheet);
}
