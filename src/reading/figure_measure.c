#include "reading/figure_measure.h"

enum { MAX_WORDS = 6, CLIMB = 3 };

static bool is_level(const ro_lexicon *levels, const ro_reader *r, uint32_t w, const char *kind) {
    return ro_reader_row(r, w, levels, 1, kind) != RO_NONE;
}

static bool in_number(const ro_number *number, uint32_t w) {
    return w >= number->first_word && w < number->first_word + number->words;
}

/* The word of the number that the others of it hang from. */
static uint32_t head_of(const ro_reader *r, const ro_number *number) {
    for (uint32_t n = number->words; n-- > 0;) {
        const ro_word *word = &r->doc->words.items[number->first_word + n];
        if (word->head == RO_NONE || !in_number(number, word->head))
            return number->first_word + n;
    }
    return number->first_word;
}

static bool is_noun(const ro_reader *r, uint32_t w) {
    uint8_t upos = r->doc->words.items[w].upos;
    return upos == RO_UPOS_NOUN || upos == RO_UPOS_PROPN;
}

/* The noun with the adjectives and nouns right before it. */
static ro_phrase noun_phrase(const ro_reader *r, uint32_t first, uint32_t noun) {
    uint32_t begin = noun;
    while (begin > first && noun - begin < MAX_WORDS) {
        uint8_t upos = r->doc->words.items[begin - 1].upos;
        if (!is_noun(r, begin - 1) && upos != RO_UPOS_ADJ)
            break;
        begin--;
    }
    return (ro_phrase){begin, noun + 1};
}

/* "tonnes of maize": the noun behind "of". */
static uint32_t noun_behind(const ro_reader *r, const ro_number *number) {
    uint32_t w = number->first_word + number->words, of = w;
    if (!ro_reader_is(r, of, "of"))
        return RO_NONE;
    for (w = of + 1; w < r->doc->words.count && w <= of + MAX_WORDS; w++) {
        uint8_t upos = r->doc->words.items[w].upos;
        bool owns = ro_reader_is(r, w, "'s") || ro_reader_is(r, w, "’s");
        bool goes_on = w + 1 < r->doc->words.count &&
                       (is_noun(r, w + 1) || ro_reader_is(r, w + 1, "'s") || ro_reader_is(r, w + 1, "’s"));
        if (is_noun(r, w) && !goes_on)
            return w;
        if (!is_noun(r, w) && !owns && upos != RO_UPOS_ADJ && upos != RO_UPOS_DET && upos != RO_UPOS_PRON)
            return RO_NONE;
    }
    return RO_NONE;
}

/* "a rise of 4 percent": the noun before "of". */
static uint32_t noun_before(const ro_reader *r, const ro_number *number) {
    uint32_t w = number->first_word;
    bool of = w > 1 && ro_reader_is(r, w - 1, "of") && is_noun(r, w - 2) && r->name_of[w - 2] == RO_NONE;
    return of ? w - 2 : RO_NONE;
}

static uint32_t dependent(const ro_reader *r, uint32_t first, uint32_t end, uint32_t head, uint8_t relation) {
    const ro_word *words = r->doc->words.items;
    for (uint32_t w = first; w < end; w++)
        if (words[w].head == head && words[w].relation == relation)
            return w;
    return RO_NONE;
}

/* What the verb says stands at the number, or is moved by it. */
static uint32_t noun_of_verb(const ro_lexicon *levels, const ro_reader *r, const ro_number *number,
                             const ro_sentence *s) {
    const ro_word *words = r->doc->words.items;
    uint32_t end = s->first_word + s->words, w = head_of(r, number);
    uint32_t own = dependent(r, s->first_word, end, w, RO_REL_nsubj);
    if (own != RO_NONE)
        return dependent(r, s->first_word, end, w, RO_REL_cop) == RO_NONE ? RO_NONE : own;
    for (int n = 0; n < CLIMB && words[w].head != RO_NONE; n++) {
        uint32_t verb = words[w].head;
        uint32_t moved = dependent(r, s->first_word, end, verb, RO_REL_obj);
        if (moved != RO_NONE && !in_number(number, moved) && moved != w)
            return is_level(levels, r, verb, "moves") ? moved : RO_NONE;
        if (is_level(levels, r, verb, "stands"))
            return dependent(r, s->first_word, end, verb, RO_REL_nsubj);
        if (words[w].relation != RO_REL_conj && words[w].relation != RO_REL_nummod)
            return RO_NONE;
        w = verb;
    }
    return RO_NONE;
}

bool ro_figure_is_empty(const ro_lexicon *levels, const ro_reader *r, uint32_t noun) {
    return is_level(levels, r, noun, "empty");
}

ro_phrase ro_figure_measured(const ro_lexicon *levels, const ro_reader *r, const ro_number *number) {
    const ro_sentence *s = &r->doc->sentences.items[r->doc->words.items[number->first_word].sentence];
    ro_phrase none = {number->first_word, number->first_word};
    if (!(r->doc->layers & RO_LAYER_TREES))
        return none;
    uint32_t noun = noun_behind(r, number);
    if (noun == RO_NONE)
        noun = noun_before(r, number);
    if (noun == RO_NONE)
        noun = noun_of_verb(levels, r, number, s);
    if (noun == RO_NONE || !is_noun(r, noun) || in_number(number, noun) ||
        ro_figure_is_empty(levels, r, noun))
        return none;
    return noun_phrase(r, s->first_word, noun);
}

bool ro_figure_is_shape(const ro_lexicon *levels, const ro_reader *r, const ro_number *number) {
    uint32_t next = number->first_word + number->words;
    if (next < r->doc->words.count && ro_reader_is(r, next, "-"))
        next++;
    return next < r->doc->words.count && is_level(levels, r, next, "shape");
}
