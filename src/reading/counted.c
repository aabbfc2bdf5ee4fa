#include "reading/counted.h"

#include "base/utf8.h"

enum { MAX_COUNTED = 6, NEAR_BEFORE = 5, NEAR_AFTER = 9, NEAR_PLACE = 8, FAR = 100 };

static ro_phrase sentence_of(const ro_reader *r, uint32_t w) {
    const ro_sentence *s = &r->doc->sentences.items[r->doc->words.items[w].sentence];
    return (ro_phrase){s->first_word, s->first_word + s->words};
}

/* The row for the word as a noun or a verb, or RO_NONE. */
static uint32_t topic_row(const ro_lexicon *topics, const ro_reader *r, uint32_t w, const char *kind) {
    return ro_reader_row(r, w, topics, 2, kind);
}

static bool belongs(const ro_people *people, const ro_lexicon *topics, const ro_reader *r, uint32_t w) {
    if (r->name_of[w] != RO_NONE)
        return r->doc->names.items[r->name_of[w]].type != RO_NAME_PERSON;
    if (ro_reader_is(r, w, "-"))
        return true;
    bool noun = ro_people_noun(people, ro_reader_word(r, w)).kind;
    if (r->kinds[w] != RO_WORD_CONTENT && !(r->kinds[w] == RO_WORD_ADDRESSEE && noun))
        return false;
    if (r->doc->layers & RO_LAYER_TAGS) {
        uint8_t upos = r->doc->words.items[w].upos;
        return upos == RO_UPOS_NOUN || upos == RO_UPOS_ADJ || upos == RO_UPOS_PROPN ||
               (upos == RO_UPOS_VERB && topic_row(topics, r, w, "noun") != RO_NONE);
    }
    ro_cue_form form;
    if (ro_cue_form_at(r->lexicon, r->doc, w, w + 1, &form) && !ro_cue_is_noun_too(r->lexicon, form.row))
        return false;
    return noun || topic_row(topics, r, w, "verb") == RO_NONE || topic_row(topics, r, w, "noun") != RO_NONE;
}

static bool ends_counted(const ro_people *people, const ro_lexicon *topics, const ro_reader *r, uint32_t w) {
    ro_slice kind, word = ro_reader_word(r, w);
    if (topic_row(topics, r, w, "noun") != RO_NONE || ro_people_noun(people, word).many)
        return true;
    ro_people_country(people, word, &kind);
    return ro_slice_is(kind, "peoples");
}

static bool is_number(const ro_reader *r, uint32_t w) {
    unsigned length;
    return ro_is_digit(ro_utf8_at(ro_reader_word(r, w), 0, &length)) ||
           r->doc->words.items[w].upos == RO_UPOS_NUM;
}

/* The noun that the number hangs from, a plural right behind it, with what stands between. */
static ro_phrase counted_by_tree(const ro_reader *r, uint32_t w, const ro_number *number, uint32_t end) {
    const ro_word *words = r->doc->words.items;
    uint32_t last = number->first_word + number->words - 1, noun = words[last].head;
    ro_phrase none = {w, w};
    bool near = (r->doc->layers & RO_LAYER_TREES) && number->words && noun != RO_NONE && noun >= w &&
                noun < end && noun - w < MAX_COUNTED && words[last].relation == RO_REL_nummod;
    if (!near || words[noun].upos != RO_UPOS_NOUN || !ro_slice_ends(ro_reader_word(r, noun), RO_LITERAL("s")))
        return none;
    for (uint32_t at = w; at < noun; at++)
        if (words[at].upos != RO_UPOS_ADJ && words[at].upos != RO_UPOS_NOUN &&
            words[at].upos != RO_UPOS_PROPN && !ro_reader_is(r, at, "-"))
            return none;
    return (ro_phrase){w, noun + 1};
}

ro_phrase ro_counted(const ro_people *people, const ro_lexicon *topics, const ro_reader *r,
                     const ro_number *number) {
    uint32_t w = number->first_word + number->words, end = sentence_of(r, number->first_word).end;
    static const char *const skipped[] = {"more", "other", "additional", "further", "of", "the",
                                          "its",  "their", "those",      "these",   "or", "so"};
    bool closes = ro_reader_is(r, w, "”") || ro_reader_is(r, w, "’") || ro_reader_is(r, w, "\"");
    w += closes && number->kind == RO_NUMBER_CARDINAL;
    uint32_t first = w;
    bool of = ro_reader_is(r, w, "of");
    for (bool skips = true; skips && w < end;) {
        skips = of && w > first && is_number(r, w);
        for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
            skips |= ro_reader_is(r, w, skipped[i]);
        w += skips;
    }
    ro_phrase counted = {w, w};
    for (uint32_t at = w; at < end && at - w < MAX_COUNTED && belongs(people, topics, r, at); at++) {
        if (ends_counted(people, topics, r, at)) {
            bool more =
                at + 1 < end && belongs(people, topics, r, at + 1) && ends_counted(people, topics, r, at + 1);
            counted.end = at + 1;
            if (!more)
                break;
        } else if (r->name_of[at] == RO_NONE && ro_slice_ends(ro_reader_word(r, at), RO_LITERAL("s")) &&
                   counted.end == w) {
            counted.end = at + 1;
        }
    }
    return counted.end > counted.begin ? counted : counted_by_tree(r, w, number, end);
}

static bool bounds_clause(const ro_reader *r, uint32_t w) {
    return ro_reader_is(r, w, ";") || ro_reader_is(r, w, "—") || ro_reader_is(r, w, "while") ||
           ro_reader_is(r, w, "but") || ro_reader_is(r, w, ":");
}

/* How far a word of the topics table is from the number, a clause and another number between counting as far.
 */
static uint32_t nearest_before(const ro_lexicon *topics, const ro_reader *r, uint32_t first, uint32_t w,
                               uint32_t *row) {
    for (uint32_t steps = 0; w > first && steps <= NEAR_BEFORE; steps++) {
        w--;
        unsigned length;
        if (bounds_clause(r, w) || ro_reader_is(r, w, ",") ||
            (steps && ro_is_digit(ro_utf8_at(ro_reader_word(r, w), 0, &length))))
            return FAR;
        *row = topic_row(topics, r, w, "verb");
        if (*row == RO_NONE && !steps)
            *row = topic_row(topics, r, w, "object");
        if (*row != RO_NONE)
            return steps;
    }
    return FAR;
}

static uint32_t nearest_after(const ro_lexicon *topics, const ro_reader *r, uint32_t w, uint32_t end,
                              uint32_t *row) {
    for (uint32_t steps = 0; w < end && steps <= NEAR_AFTER; steps++, w++) {
        unsigned length;
        if (bounds_clause(r, w) || ro_is_digit(ro_utf8_at(ro_reader_word(r, w), 0, &length)))
            return FAR;
        if (ro_reader_is(r, w, ",") || ro_reader_is(r, w, "and"))
            return FAR;
        *row = topic_row(topics, r, w, "verb");
        if (*row != RO_NONE)
            return steps;
    }
    return FAR;
}

ro_slice ro_figure_noun_topic(const ro_lexicon *topics, const ro_reader *r, ro_phrase counted) {
    for (uint32_t w = counted.end; w-- > counted.begin;) {
        uint32_t row = topic_row(topics, r, w, "noun");
        if (row != RO_NONE)
            return ro_lexicon_cell(topics, row, 1);
    }
    return (ro_slice){NULL, 0};
}

/* "60 are missing", "14 still missing": the number is the subject of what follows. */
static bool begins_clause(const ro_reader *r, uint32_t w, uint32_t end) {
    static const char *const verbs[] = {"is",   "are",    "was",     "were",     "has",   "have", "had",
                                        "been", "remain", "remains", "remained", "still", "will", "would"};
    for (size_t i = 0; w < end && i < sizeof verbs / sizeof *verbs; i++)
        if (ro_reader_is(r, w, verbs[i]))
            return true;
    return false;
}

ro_slice ro_figure_topic(const ro_lexicon *topics, const ro_reader *r, const ro_number *number,
                         ro_phrase counted) {
    ro_phrase s = sentence_of(r, number->first_word);
    uint32_t before, after;
    uint32_t back = nearest_before(topics, r, s.begin, number->first_word, &before);
    uint32_t behind = counted.end > counted.begin ? counted.end : number->first_word + number->words;
    uint32_t ahead = nearest_after(topics, r, behind, s.end, &after);
    bool subject = ahead < FAR && begins_clause(r, behind, s.end);
    if (back <= ahead && back < FAR && !subject)
        return ro_lexicon_cell(topics, before, 1);
    if (ahead < FAR)
        return ro_lexicon_cell(topics, after, 1);
    return ro_figure_noun_topic(topics, r, counted);
}

bool ro_figure_is_of(const ro_lexicon *topics, ro_slice topic, const char *kind) {
    for (uint32_t row = 0; row < topics->row_count; row++)
        if (ro_slice_equal(ro_lexicon_cell(topics, row, 1), topic) &&
            ro_slice_is(ro_lexicon_cell(topics, row, 2), kind))
            return true;
    return false;
}

static bool is_place(const ro_reader *r, uint32_t w) {
    return r->name_of[w] != RO_NONE && r->doc->names.items[r->name_of[w]].type == RO_NAME_PLACE;
}

static ro_slice place_text(const ro_reader *r, uint32_t w) {
    return ro_doc_text(r->doc, r->doc->names.items[r->name_of[w]].span);
}

static bool locates(const ro_reader *r, uint32_t w) {
    return ro_reader_is(r, w, "in") || ro_reader_is(r, w, "across") || ro_reader_is(r, w, "In") ||
           ro_reader_is(r, w, "Across") || ro_reader_is(r, w, "at") || ro_reader_is(r, w, "near") ||
           ro_reader_is(r, w, "outside");
}

static uint32_t clause_end(const ro_reader *r, uint32_t w, uint32_t end) {
    while (w < end && !bounds_clause(r, w) && !ro_reader_is(r, w, ","))
        w++;
    return w;
}

static uint32_t clause_begin(const ro_reader *r, uint32_t first, uint32_t w) {
    while (w > first && !bounds_clause(r, w - 1) && !ro_reader_is(r, w - 1, ","))
        w--;
    return w;
}

/* The place that "in" and the like name in the words before `end`, or empty. */
static ro_slice located(const ro_reader *r, uint32_t w, uint32_t end) {
    for (; w + 1 < end; w++)
        for (uint32_t at = w + 1; locates(r, w) && at < end && at < w + 4; at++)
            if (is_place(r, at))
                return place_text(r, at);
    return (ro_slice){NULL, 0};
}

ro_slice ro_figure_place(const ro_reader *r, const ro_number *number, ro_phrase counted) {
    ro_phrase s = sentence_of(r, number->first_word);
    uint32_t behind = counted.end > counted.begin ? counted.end : number->first_word + number->words;
    uint32_t end = clause_end(r, behind, s.end);
    ro_slice place = located(r, behind, end < behind + NEAR_PLACE ? end : behind + NEAR_PLACE);
    if (!place.len)
        place = located(r, clause_begin(r, s.begin, number->first_word), number->first_word);
    if (!place.len)
        place = located(r, s.begin, number->first_word);
    return place.len ? place : located(r, behind, end);
}
