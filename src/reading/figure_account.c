#include "reading/figure_account.h"

#include "base/utf8.h"

enum { VERB_REACH = 9, NOUN_REACH = 4, SUBJECT_WORDS = 8 };

static bool is_class(const ro_lexicon *accounts, const ro_reader *r, uint32_t w, const char *class) {
    char lower[24];
    ro_slice word = ro_reader_word(r, w);
    if (word.len > sizeof lower)
        return false;
    for (uint32_t row = ro_lexicon_find(accounts, ro_slice_lower(word, lower, sizeof lower)); row != RO_NONE;
         row = ro_lexicon_next(accounts, row))
        if (ro_slice_is(ro_lexicon_cell(accounts, row, 1), class))
            return true;
    return false;
}

static bool is_stop(const ro_reader *r, uint32_t w) {
    return ro_reader_is(r, w, ";") || ro_reader_is(r, w, ":") || r->quote_of[w] != RO_NONE;
}

/* The verb before the number; RO_NONE where there is none. */
static uint32_t verb_before(const ro_lexicon *accounts, const ro_reader *r, uint32_t first, uint32_t w) {
    bool counted = false;
    for (uint32_t steps = 0; w > first && steps < VERB_REACH; steps++) {
        w--;
        if (is_stop(r, w))
            return RO_NONE;
        counted |= is_class(accounts, r, w, "count");
        if (is_class(accounts, r, w, "gives") || (counted && is_class(accounts, r, w, "puts")))
            return w;
    }
    return RO_NONE;
}

/* The word that depends on the verb as its subject. */
static uint32_t subject_of(const ro_reader *r, uint32_t first, uint32_t verb) {
    const ro_word *words = r->doc->words.items;
    for (uint32_t w = verb; w-- > first;)
        if (words[w].head == verb && words[w].relation == RO_REL_nsubj)
            return w;
    return RO_NONE;
}

/* The noun with what stands before it in its phrase. */
static ro_span phrase_at(const ro_reader *r, uint32_t first, uint32_t w) {
    const ro_word *words = r->doc->words.items;
    uint32_t begin = w, end = w + 1;
    while (begin > first && w - begin < SUBJECT_WORDS &&
           (words[begin - 1].head == w ||
            (r->name_of[begin] != RO_NONE && r->name_of[begin - 1] == r->name_of[begin])) &&
           words[begin - 1].upos != RO_UPOS_PUNCT)
        begin--;
    while (end < r->doc->words.count && r->name_of[w] != RO_NONE && r->name_of[end] == r->name_of[w])
        end++;
    return (ro_span){words[begin].span.begin, words[end - 1].span.end};
}

ro_span ro_figure_account(const ro_lexicon *accounts, const ro_reader *r, const ro_number *number) {
    const ro_sentence *s = &r->doc->sentences.items[r->doc->words.items[number->first_word].sentence];
    ro_span none = {0, 0};
    if (!(r->doc->layers & RO_LAYER_TREES))
        return none;
    uint32_t verb = verb_before(accounts, r, s->first_word, number->first_word);
    uint32_t subject = verb == RO_NONE ? RO_NONE : subject_of(r, s->first_word, verb);
    return subject == RO_NONE ? none : phrase_at(r, s->first_word, subject);
}

bool ro_figure_compares(const ro_reader *r, uint32_t w) {
    return (ro_reader_is(r, w, "up") || ro_reader_is(r, w, "down")) && ro_reader_is(r, w + 1, "from");
}

bool ro_figure_is_count(const ro_lexicon *accounts, const ro_reader *r, uint32_t noun) {
    return is_class(accounts, r, noun, "count");
}

static bool is_digits(const ro_reader *r, uint32_t w) {
    unsigned length;
    return ro_is_digit(ro_utf8_at(ro_reader_word(r, w), 0, &length));
}

/* Does a number that `word` stands before end in the few words before w? */
static bool follows_number(const ro_reader *r, uint32_t w, const char *word) {
    enum { REACH = 6 };
    for (uint32_t n = 1; n <= REACH && n < w; n++)
        if (is_digits(r, w - n))
            return ro_reader_is(r, w - n - 1, word);
    return false;
}

bool ro_figure_is_former(const ro_reader *r, const ro_number *number) {
    uint32_t w = number->first_word, end = w + number->words;
    if (!w || !ro_reader_is(r, w - 1, "from"))
        return false;
    bool first = ro_reader_is(r, end, "to") && end + 1 < r->doc->words.count && is_digits(r, end + 1);
    return first || (w > 1 && ro_figure_compares(r, w - 2)) || follows_number(r, w - 1, "to");
}

bool ro_figure_is_latter(const ro_reader *r, const ro_number *number) {
    uint32_t w = number->first_word;
    return w && ro_reader_is(r, w - 1, "to") && follows_number(r, w - 1, "from");
}

ro_phrase ro_figure_changed(const ro_reader *r, const ro_number *number) {
    uint32_t w = number->first_word;
    ro_phrase none = {w, w};
    bool noun = w > 1 && ro_reader_is(r, w - 1, "from") && r->doc->words.items[w - 2].upos == RO_UPOS_NOUN;
    return noun && ro_figure_is_former(r, number) ? (ro_phrase){w - 2, w - 1} : none;
}

/* "took 46 seats, the Greens 20": the verb is left out between a name and its number. */
static bool lacks_verb(const ro_reader *r, uint32_t first, uint32_t w) {
    if (w < first + 2 || r->name_of[w - 1] == RO_NONE)
        return false;
    uint32_t begin = r->doc->names.items[r->name_of[w - 1]].first_word;
    if (begin > first && ro_reader_is(r, begin - 1, "the"))
        begin--;
    return begin > first && (ro_reader_is(r, begin - 1, ",") || ro_reader_is(r, begin - 1, "and") ||
                             ro_reader_is(r, begin - 1, ";"));
}

ro_phrase ro_figure_count_of(const ro_lexicon *accounts, const ro_reader *r, const ro_number *number) {
    const ro_word *words = r->doc->words.items;
    uint32_t first = r->doc->sentences.items[words[number->first_word].sentence].first_word;
    ro_phrase none = {number->first_word, number->first_word};
    for (uint32_t w = number->first_word, n = 0; w > first && n < VERB_REACH; n++) {
        w--;
        if (!is_class(accounts, r, w, "count") || !ro_reader_is(r, w + 1, "of"))
            continue;
        uint32_t begin = w + 2, last = number->first_word;
        while (begin < last && words[begin].upos == RO_UPOS_DET)
            begin++;
        uint32_t end = begin;
        while (end < last && (words[end].upos == RO_UPOS_NOUN || words[end].upos == RO_UPOS_ADJ))
            end++;
        bool noun = end > begin && words[end - 1].upos == RO_UPOS_NOUN;
        return noun ? (ro_phrase){begin, end} : none;
    }
    return none;
}

/* Is the word behind a number one that it may be the number of? */
static bool names_more(const ro_reader *r, uint32_t w) {
    uint8_t upos = r->doc->words.items[w].upos;
    return upos == RO_UPOS_NOUN || upos == RO_UPOS_PROPN || upos == RO_UPOS_ADJ || upos == RO_UPOS_NUM ||
           upos == RO_UPOS_SYM || upos == RO_UPOS_X || upos == RO_UPOS_PART || ro_reader_is(r, w, "-") ||
           ro_reader_is(r, w, "of");
}

bool ro_figure_goes_on(const ro_lexicon *accounts, const ro_reader *r, const ro_number *number) {
    const ro_sentence *s = &r->doc->sentences.items[r->doc->words.items[number->first_word].sentence];
    uint32_t w = number->first_word, next = w + number->words, end = s->first_word + s->words;
    bool ends = next >= end || !names_more(r, next);
    if (ro_figure_is_former(r, number) || ro_figure_is_latter(r, number) ||
        (ends && lacks_verb(r, s->first_word, w)))
        return true;
    for (uint32_t n = 1; n <= NOUN_REACH && w >= s->first_word + n; n++)
        ends &= !is_class(accounts, r, w - n, "age");
    for (uint32_t n = 1; ends && n <= NOUN_REACH && w >= s->first_word + n; n++)
        if (is_class(accounts, r, w - n, "bare") || is_class(accounts, r, w - n, "count"))
            return true;
    return false;
}
