#include "doc/part.h"

#include "base/error.h"

uint32_t ro_doc_part_end(const ro_doc *doc, uint32_t first, uint32_t words) {
    const ro_sentence *all = doc->sentences.items;
    uint32_t count = doc->sentences.count, begin = all[first].first_word, end = first + 1;
    if (doc->words.count - begin <= 2 * words)
        return count;
    while (end < count && all[end].first_word - begin < 2 * words &&
           (all[end].first_word - begin < words || all[end].paragraph == all[end - 1].paragraph))
        end++;
    return end;
}

/* Items [first, end) of an array whose items are `size` bytes each. */
typedef struct {
    uint32_t first, end;
    size_t size;
} stretch;

/* The first item from byte `at` of the text on. Every layer's items begin with their span. */
static uint32_t lower_bound(const void *items, uint32_t count, size_t size, uint32_t at) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (((const ro_span *)((const char *)items + middle * size))->begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static stretch inside(const void *items, uint32_t count, size_t size, ro_span span) {
    return (stretch){lower_bound(items, count, size, span.begin), lower_bound(items, count, size, span.end),
                     size};
}

static void *copy(ro_arena *arena, const void *items, stretch s) {
    size_t bytes = (s.end - s.first) * s.size;
    void *copied = ro_arena_alloc(arena, bytes);
    if (copied && bytes)
        memcpy(copied, (const char *)items + s.first * s.size, bytes);
    return copied;
}

/* part->array becomes a copy of the stretch; its `items` are NULL when memory is at its end. */
#define COPY(array, stretch)                                                                                 \
    (part->array.items = copy(scratch, doc->array.items, (stretch)),                                         \
     part->array.count = part->array.capacity = (stretch).end - (stretch).first, part->array.items != NULL)

#define INSIDE(array, span) inside(doc->array.items, doc->array.count, sizeof *doc->array.items, span)

static uint32_t rebased(uint32_t index, stretch s) {
    return index >= s.first && index < s.end ? index - s.first : RO_NONE;
}

static bool copy_words(const ro_doc *doc, stretch sentences, stretch words, ro_arena *scratch, ro_doc *part) {
    if (!COPY(sentences, sentences) || !COPY(words, words))
        return false;
    for (uint32_t s = 0; s < part->sentences.count; s++)
        part->sentences.items[s].first_word -= words.first;
    for (uint32_t w = 0; w < part->words.count; w++) {
        part->words.items[w].sentence -= sentences.first;
        part->words.items[w].head = rebased(part->words.items[w].head, words);
    }
    return true;
}

static bool copy_marks(const ro_doc *doc, ro_span span, stretch words, ro_arena *scratch, ro_doc *part) {
    stretch quotes = INSIDE(quotes, span);
    if (!COPY(quotes, quotes) || !COPY(names, INSIDE(names, span)) || !COPY(times, INSIDE(times, span)))
        return false;
    for (uint32_t q = 0; q < part->quotes.count; q++) {
        part->quotes.items[q].parent = rebased(part->quotes.items[q].parent, quotes);
        part->quotes.items[q].continues = rebased(part->quotes.items[q].continues, quotes);
    }
    for (uint32_t n = 0; n < part->names.count; n++)
        part->names.items[n].first_word -= words.first;
    for (uint32_t t = 0; t < part->times.count; t++)
        part->times.items[t].first_word -= words.first;
    return true;
}

int ro_doc_part_make(const ro_doc *doc, uint32_t first, uint32_t end, ro_arena *scratch, ro_doc *part,
                     readout_error *error) {
    const ro_sentence *begins = &doc->sentences.items[first], *ends = &doc->sentences.items[end - 1];
    stretch sentences = {first, end, sizeof *begins};
    stretch words = {begins->first_word, ends->first_word + ends->words, sizeof *doc->words.items};
    *part = (ro_doc){.arena = doc->arena,
                     .id = doc->id,
                     .text = doc->text,
                     .layers = doc->layers,
                     .article = doc->article,
                     .xpos_names = doc->xpos_names,
                     .subtype_names = doc->subtype_names};
    return copy_words(doc, sentences, words, scratch, part) &&
                   copy_marks(doc, (ro_span){begins->span.begin, ends->span.end}, words, scratch, part)
               ? 0
               : ro_fail_memory(error);
}
