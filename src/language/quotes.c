#include "language/quotes.h"

#include "base/error.h"
#include "language/quote_marks.h"

enum { MAX_DEPTH = 8 };

/* A quotation that is still open. */
typedef struct {
    uint32_t quote; /* index into doc->quotes */
    ro_mark_family family;
    bool reopened;   /* another of its family opened inside it: its own close was forgotten */
    ro_span may_end; /* a single mark that could close it, were no better one to come */
} open_quote;

typedef struct {
    ro_doc *doc;
    ro_arena *scratch;
    ro_span range;        /* the paragraph */
    uint32_t first;       /* its first quotation */
    ro_span next_opening; /* the mark that opens the next paragraph, or absent */
    ro_mark_family next_family;
    open_quote open[MAX_DEPTH];
    unsigned depth;
} pairing;

static ro_quote *quote_of(pairing *p, unsigned level) {
    return &p->doc->quotes.items[p->open[level].quote];
}

static int open_one(pairing *p, const ro_mark *mark) {
    if (p->depth == MAX_DEPTH)
        return 0;
    for (unsigned level = 0; level < p->depth; level++)
        p->open[level].reopened |= p->open[level].family == mark->family;
    uint32_t parent = p->depth ? p->open[p->depth - 1].quote : RO_NONE;
    ro_quote *quote = ro_array_push(p->doc->arena, &p->doc->quotes);
    if (!quote)
        return READOUT_NO_MEMORY;
    *quote = (ro_quote){{mark->span.begin, 0}, {mark->span.end, 0}, parent, RO_NONE, false};
    p->open[p->depth++] = (open_quote){.quote = p->doc->quotes.count - 1, .family = mark->family};
    return 0;
}

/* Closes the quotation at `level`; those opened inside it and not closed are none. */
static void close_at(pairing *p, unsigned level, ro_span mark) {
    ro_quote *quote = quote_of(p, level);
    quote->span.end = mark.end;
    quote->inside.end = mark.begin;
    p->depth = level;
}

static bool close_double(pairing *p, const ro_mark *mark) {
    for (unsigned level = p->depth; level-- > 0;)
        if (p->open[level].family == RO_MARK_DOUBLE) {
            close_at(p, level, mark->span);
            return true;
        }
    if (!p->depth || mark->may_open)
        return false;
    close_at(p, 0, mark->span);
    return true;
}

static bool close_single(pairing *p, const ro_mark *mark) {
    if (!p->depth)
        return false;
    open_quote *top = &p->open[p->depth - 1];
    if (top->family == RO_MARK_DOUBLE) {
        if (mark->after_stop && !mark->may_open)
            top->may_end = mark->span;
        return false;
    }
    if (mark->possessive && mark->strong_after)
        return false;
    close_at(p, p->depth - 1, mark->span);
    return true;
}

static int take_mark(pairing *p, const ro_mark *mark) {
    bool closed = false;
    if (mark->may_close)
        closed = mark->family == RO_MARK_DOUBLE ? close_double(p, mark) : close_single(p, mark);
    return closed || !mark->may_open ? 0 : open_one(p, mark);
}

static bool ends_with_paragraph(const pairing *p, const open_quote *open) {
    const ro_quote *quote = &p->doc->quotes.items[open->quote];
    if (p->next_opening.end && p->next_family == open->family)
        return true;
    if (open->family == RO_MARK_SINGLE)
        return false;
    return !open->reopened && quote->inside.end == 0 && quote->inside.begin < p->range.end;
}

/* What is still open at the paragraph's end: one quotation may go on to the end, the rest are none. */
static void end_paragraph(pairing *p) {
    for (unsigned level = 0; level < p->depth; level++) {
        open_quote *open = &p->open[level];
        ro_quote *quote = quote_of(p, level);
        if (open->may_end.end && !p->next_opening.end) {
            close_at(p, level, open->may_end);
            return;
        }
        if (ends_with_paragraph(p, open)) {
            quote->span.end = quote->inside.end = p->range.end;
            quote->open_ended = true;
            return;
        }
    }
}

/* Takes the quotations out that were never closed; what was inside them moves up. */
static int compact(pairing *p) {
    uint32_t count = p->doc->quotes.count - p->first, kept = p->first;
    uint32_t *moved = ro_arena_alloc(p->scratch, (count + 1) * sizeof *moved);
    if (!moved)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        ro_quote quote = p->doc->quotes.items[p->first + i];
        if (quote.parent != RO_NONE)
            quote.parent = moved[quote.parent - p->first];
        while (quote.parent != RO_NONE && p->doc->quotes.items[quote.parent].span.end <= quote.span.begin)
            quote.parent = p->doc->quotes.items[quote.parent].parent;
        moved[i] = quote.span.end ? kept : quote.parent;
        if (quote.span.end)
            p->doc->quotes.items[kept++] = quote;
    }
    p->doc->quotes.count = kept;
    return 0;
}

static void link_paragraphs(pairing *p, uint32_t before) {
    ro_quote *quotes = p->doc->quotes.items;
    if (p->first == p->doc->quotes.count || quotes[p->first].span.begin != p->range.begin)
        return;
    if (before != RO_NONE && quotes[before].open_ended)
        quotes[p->first].continues = before;
}

/* The last quotation of the paragraph that is in no other, or RO_NONE. */
static uint32_t last_outer(const pairing *p) {
    for (uint32_t q = p->doc->quotes.count; q-- > p->first;)
        if (p->doc->quotes.items[q].parent == RO_NONE)
            return q;
    return RO_NONE;
}

static int pair_marks(pairing *p, const ro_marks *marks) {
    for (uint32_t m = 0; m < marks->count; m++) {
        int status = take_mark(p, &marks->items[m]);
        if (status)
            return status;
    }
    end_paragraph(p);
    return compact(p);
}

static bool opens_paragraph(const ro_marks *marks, ro_span range) {
    return marks->count && marks->items[0].span.begin == range.begin && marks->items[0].may_open;
}

int ro_quotes_load(ro_arena *arena, const void **model, readout_error *error) {
    ro_lexicon *elisions = ro_arena_zero(arena, 1, sizeof *elisions);
    if (!elisions)
        return ro_fail_memory(error);
    *model = elisions;
    return ro_lexicon_load(arena, "data/language/elisions.tsv", 1, elisions, error);
}

int ro_quotes_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    pairing p = {.doc = doc, .scratch = scratch};
    ro_marks marks[2] = {0};
    uint32_t count = doc->paragraphs.count, last = RO_NONE;
    int status = 0;
    if (count)
        status = ro_quote_marks(scratch, doc->text, doc->paragraphs.items[0].span, model, &marks[0]);
    for (uint32_t i = 0; !status && i < count; i++) {
        ro_marks *here = &marks[i & 1], *next = &marks[(i + 1) & 1];
        p.range = doc->paragraphs.items[i].span;
        p.first = doc->quotes.count;
        p.depth = 0;
        p.next_opening = (ro_span){0, 0};
        if (i + 1 < count) {
            ro_span range = doc->paragraphs.items[i + 1].span;
            status = ro_quote_marks(scratch, doc->text, range, model, next);
            if (!status && opens_paragraph(next, range)) {
                p.next_opening = next->items[0].span;
                p.next_family = next->items[0].family;
            }
        }
        if (!status)
            status = pair_marks(&p, here);
        link_paragraphs(&p, last);
        last = last_outer(&p);
    }
    return status ? ro_fail_memory(error) : 0;
}
