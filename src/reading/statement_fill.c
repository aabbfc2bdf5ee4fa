#include "reading/statement_fill.h"

#include "base/error.h"

/* Words [first, last] with only marks between them, none the cue's head, in one paragraph. */
typedef struct {
    uint32_t first, last;
} run;

static run next_run(const ro_swords *words, const ro_word_list *list, uint32_t head, uint32_t *at) {
    run r = {list->items[*at], list->items[*at]};
    while (++*at < list->count) {
        uint32_t next = list->items[*at], i = r.last + 1;
        while (i < next && words->words[i].punct && i != head)
            i++;
        if (i < next ||
            ro_swords_sentence(words, r.last)->paragraph != ro_swords_sentence(words, next)->paragraph)
            break;
        r.last = next;
    }
    return r;
}

/* Takes in the marks up to the quotation's own, where nothing else of it stands outside the run. */
static void take_marks(const ro_swords *words, run *r) {
    const ro_sword *w = words->words;
    uint32_t first = r->first, last = r->last;
    while (first && w[first - 1].punct && w[first - 1].quote && w[first - 1].quote == w[r->first].quote)
        first--;
    while (last + 1 < words->count && w[last + 1].punct && w[last + 1].quote &&
           w[last + 1].quote == w[r->last].quote)
        last++;
    bool opens = !first || w[first - 1].quote != w[r->first].quote;
    bool closes = last + 1 == words->count || w[last + 1].quote != w[r->last].quote;
    if (opens)
        r->first = first;
    if (closes)
        r->last = last;
}

static int add_spans(const ro_swords *words, const ro_word_list *list, uint32_t head, bool with_marks,
                     ro_doc *doc, ro_spans *spans, readout_error *error) {
    for (uint32_t at = 0; at < list->count;) {
        run r = next_run(words, list, head, &at);
        if (with_marks)
            take_marks(words, &r);
        ro_span *span = ro_array_push(doc->arena, spans);
        if (!span)
            return ro_fail_memory(error);
        *span = (ro_span){doc->words.items[r.first].span.begin, doc->words.items[r.last].span.end};
    }
    return 0;
}

static ro_statement_kind kind_of(const ro_swords *words, const ro_candidate *candidate) {
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < candidate->content.count; i++)
        quoted += words->words[candidate->content.items[i]].quote != 0;
    return !quoted ? RO_INDIRECT : quoted == candidate->content.count ? RO_DIRECT : RO_MIXED;
}

static ro_slice why(const ro_candidate *c, ro_doc *doc) {
    ro_slice head = ro_doc_text(doc, doc->words.items[c->head].span);
    if (c->by_rule)
        return ro_arena_format(doc->arena, "rule, cue “%.*s”", (int)head.len, head.ptr);
    ro_slice reach = c->ahead + c->back ? ro_arena_format(doc->arena, ", %u sentences more %.2f",
                                                          c->ahead + c->back, (double)c->reach_chance)
                                        : RO_LITERAL("");
    return ro_arena_format(doc->arena, "cue “%.*s” %.2f · content %.2f%.*s · %s %.2f", (int)head.len,
                           head.ptr, (double)c->cue_chance, (double)c->content_chance, (int)reach.len,
                           reach.ptr ? reach.ptr : "", c->source.count ? "source" : "no source",
                           (double)c->source_chance);
}

/* A day of speaking between source and cue is of neither: "Hamas | on Monday | said". */
static ro_word_list without_day(const ro_swords *words, ro_word_list source, const ro_doc *doc) {
    uint32_t kept = source.count;
    while (kept > 1 && words->words[source.items[kept - 1]].time)
        kept--;
    if (kept == source.count)
        return source;
    uint32_t before = source.items[kept - 1];
    if (words->words[before].kind == RO_UPOS_ADP) {
        if (kept == 1 || !ro_slice_is(ro_doc_text(doc, doc->words.items[before].span), "on"))
            return source;
        kept--;
    }
    source.count = kept;
    return source;
}

int ro_statement_fill(const ro_swords *words, const ro_candidate *candidate, ro_doc *doc,
                      readout_error *error) {
    ro_statement *statement = ro_array_push(doc->arena, &doc->statements);
    if (!statement)
        return ro_fail_memory(error);
    *statement = (ro_statement){.kind = kind_of(words, candidate),
                                .sentence = doc->words.items[candidate->head].sentence,
                                .score = (double)candidate->score,
                                .why = why(candidate, doc),
                                .speaker = RO_NONE,
                                .addressee = RO_NONE};
    if (!statement->why.ptr)
        return ro_fail_memory(error);
    ro_word_list source = without_day(words, candidate->source, doc);
    int status = add_spans(words, &source, candidate->head, false, doc, &statement->source, error);
    if (!status)
        status = add_spans(words, &candidate->cue, candidate->head, false, doc, &statement->cue, error);
    if (!status)
        status =
            add_spans(words, &candidate->content, candidate->head, true, doc, &statement->content, error);
    return status;
}
