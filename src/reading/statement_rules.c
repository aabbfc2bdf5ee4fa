#include "reading/statement_rules.h"

#include "base/utf8.h"

enum { MAX_SUBJECT = 25, MAX_ADVERBIAL = 12 };

uint32_t ro_verb_group_begin(const ro_reader *r, uint32_t first, uint32_t verb) {
    while (verb > first && r->quote_of[verb - 1] == RO_NONE &&
           (r->kinds[verb - 1] == RO_WORD_AUX ||
            (r->kinds[verb - 1] == RO_WORD_ADVERB && r->name_of[verb - 1] == RO_NONE)))
        verb--;
    return verb;
}

static bool is_time_word(const ro_reader *r, uint32_t w) {
    unsigned length;
    return r->kinds[w] == RO_WORD_TIME || ro_is_digit(ro_utf8_at(ro_reader_word(r, w), 0, &length)) ||
           ro_reader_is(r, w, "last") || ro_reader_is(r, w, "next") || ro_reader_is(r, w, "this");
}

/* "Hamas on Monday | said": the begin of the time phrase that ends before `w`, or `w`. */
static uint32_t time_phrase_begin(const ro_reader *r, uint32_t first, uint32_t w) {
    uint32_t begin = w;
    while (begin > first &&
           (is_time_word(r, begin - 1) || (begin < w && r->kinds[begin - 1] == RO_WORD_ADVERB)))
        begin--;
    if (begin < w && begin > first && r->kinds[begin - 1] == RO_WORD_PREPOSITION)
        begin--;
    return begin;
}

static bool bounds_subject(const ro_reader *r, uint32_t w) {
    if (r->quote_of[w] != RO_NONE)
        return true;
    if (r->name_of[w] != RO_NONE)
        return false;
    ro_slice word = ro_reader_word(r, w);
    if (r->kinds[w] == RO_WORD_PUNCT)
        return !(word.len == 1 && strchr("-[]()&'.", word.ptr[0])) && !ro_slice_is(word, "’");
    if (r->kinds[w] == RO_WORD_RELATIVE)
        return true;
    if (r->kinds[w] != RO_WORD_CONJ)
        return false;
    if (!(ro_slice_is(word, "and") || ro_slice_is(word, "or")) || !w || w + 1 == r->doc->words.count ||
        r->name_of[w - 1] == RO_NONE || r->name_of[w + 1] == RO_NONE)
        return true;
    uint32_t begin = r->doc->names.items[r->name_of[w - 1]].first_word;
    bool joins = begin == 0 || r->kinds[begin - 1] == RO_WORD_DETERMINER ||
                 r->doc->words.items[begin - 1].sentence != r->doc->words.items[begin].sentence ||
                 (r->kinds[begin - 1] == RO_WORD_PUNCT && r->quote_of[begin - 1] == RO_NONE);
    return !joins;
}

static uint32_t chunk_begin(const ro_reader *r, uint32_t first, uint32_t end) {
    uint32_t begin = end;
    while (begin > first && end - begin < MAX_SUBJECT && !bounds_subject(r, begin - 1))
        begin--;
    return begin;
}

/* Cuts "in his call with Biden" off the end of a chunk, and what is no noun off its begin. */
static ro_phrase trim_subject(const ro_reader *r, ro_phrase chunk) {
    while (chunk.begin < chunk.end && r->name_of[chunk.begin] == RO_NONE &&
           (r->kinds[chunk.begin] == RO_WORD_ADVERB || r->kinds[chunk.begin] == RO_WORD_CONJ ||
            r->kinds[chunk.begin] == RO_WORD_AUX || r->kinds[chunk.begin] == RO_WORD_PUNCT))
        chunk.begin++;
    if (chunk.begin < chunk.end && r->kinds[chunk.begin] == RO_WORD_PREPOSITION) {
        uint32_t last = chunk.end - 1;
        if (r->kinds[last] == RO_WORD_PRONOUN)
            chunk.begin = last;
        else if (r->name_of[last] != RO_NONE)
            chunk.begin = r->doc->names.items[r->name_of[last]].first_word;
        else
            chunk.begin = chunk.end;
    }
    for (uint32_t w = chunk.begin + 1; w < chunk.end; w++)
        if (r->kinds[w] == RO_WORD_PREPOSITION && r->name_of[w] == RO_NONE)
            chunk.end = w;
    while (chunk.end > chunk.begin + 1 && r->kinds[chunk.end - 1] == RO_WORD_ADVERB)
        chunk.end--;
    while (chunk.end > chunk.begin && r->kinds[chunk.end - 1] == RO_WORD_PUNCT &&
           !ro_reader_is(r, chunk.end - 1, "]"))
        chunk.end--;
    return chunk;
}

static bool is_subject(const ro_reader *r, ro_phrase p) {
    for (uint32_t w = p.begin; w < p.end; w++)
        if (r->name_of[w] != RO_NONE || r->kinds[w] == RO_WORD_CONTENT || r->kinds[w] == RO_WORD_PRONOUN ||
            r->kinds[w] == RO_WORD_DETERMINER)
            return true;
    return false;
}

/* "Panikoff, director of …, | said": back over an interruption between commas to the phrase it interrupts. */
static bool subject_over_commas(const ro_reader *r, uint32_t first, uint32_t comma, ro_phrase *subject) {
    uint32_t end = comma;
    for (int commas = 0; commas < 5; commas++) {
        uint32_t begin = end;
        while (begin > first && comma - begin < 2 * MAX_SUBJECT && r->quote_of[begin - 1] == RO_NONE &&
               !ro_reader_is(r, begin - 1, ","))
            begin--;
        if (begin == first || !ro_reader_is(r, begin - 1, ","))
            return false;
        end = begin - 1;
        ro_phrase chunk = {chunk_begin(r, first, end), end};
        bool at_edge = chunk.begin == first || r->kinds[chunk.begin - 1] == RO_WORD_CONJ ||
                       r->quote_of[chunk.begin - 1] != RO_NONE;
        chunk = trim_subject(r, chunk);
        if (at_edge && chunk.begin < chunk.end && is_subject(r, chunk)) {
            *subject = (ro_phrase){chunk.begin, comma};
            return true;
        }
    }
    return false;
}

ro_subject_found ro_subject_before(const ro_reader *r, uint32_t first, uint32_t verb, ro_phrase *subject) {
    uint32_t end = time_phrase_begin(r, first, verb);
    if (end == first)
        return RO_SUBJECT_NONE;
    if (r->kinds[end - 1] == RO_WORD_RELATIVE && !ro_reader_is(r, end - 1, "whose")) {
        *subject = (ro_phrase){end - 1, end};
        return RO_SUBJECT_PHRASE;
    }
    if (r->kinds[end - 1] == RO_WORD_CONJ)
        return RO_SUBJECT_SHARED;
    if (ro_reader_is(r, end - 1, ","))
        return subject_over_commas(r, first, end - 1, subject) ? RO_SUBJECT_PHRASE : RO_SUBJECT_NONE;
    *subject = trim_subject(r, (ro_phrase){chunk_begin(r, first, end), end});
    return subject->begin < subject->end && is_subject(r, *subject) ? RO_SUBJECT_PHRASE : RO_SUBJECT_NONE;
}

static uint32_t noun_phrase_end(const ro_reader *r, uint32_t w, uint32_t end) {
    while (w < end && r->quote_of[w] == RO_NONE &&
           (r->name_of[w] != RO_NONE ||
            !(r->kinds[w] == RO_WORD_PREPOSITION || r->kinds[w] == RO_WORD_AUX ||
              r->kinds[w] == RO_WORD_TIME || r->kinds[w] == RO_WORD_RELATIVE ||
              r->kinds[w] == RO_WORD_ADVERB || (r->kinds[w] == RO_WORD_CONJ && !ro_reader_is(r, w, "and")) ||
              (r->kinds[w] == RO_WORD_PUNCT && !ro_reader_is(r, w, "-") && !ro_reader_is(r, w, "[") &&
               !ro_reader_is(r, w, "]") && !ro_reader_is(r, w, "’") && !ro_reader_is(r, w, "'")))))
        w++;
    return w;
}

ro_phrase ro_phrase_after(const ro_reader *r, uint32_t w, uint32_t end) {
    ro_phrase phrase = {w, noun_phrase_end(r, w, end)};
    uint32_t next = phrase.end + 1;
    if (phrase.end == w || next >= end || !ro_reader_is(r, phrase.end, ",") || r->quote_of[next] != RO_NONE ||
        r->kinds[next] == RO_WORD_CONJ || r->kinds[next] == RO_WORD_RELATIVE ||
        r->kinds[next] == RO_WORD_PREPOSITION)
        return phrase;
    uint32_t more = next;
    while (more < end && r->quote_of[more] == RO_NONE && !ro_reader_is(r, more, ",") &&
           !ro_reader_is(r, more, "."))
        more++;
    ro_slice first = ro_reader_word(r, next);
    if (more > next && !ro_slice_ends(first, RO_LITERAL("ing")))
        phrase.end = more;
    return phrase;
}

uint32_t ro_cue_end(const ro_reader *r, uint32_t w, uint32_t end) {
    uint32_t at = w;
    while (at < end && r->quote_of[at] == RO_NONE && is_time_word(r, at) && !ro_reader_is(r, at, "this"))
        at++;
    bool narrated = at < end && (ro_reader_is(r, at, "after") || ro_reader_is(r, at, "before"));
    if (at + 1 < end && (narrated || r->kinds[at] == RO_WORD_PREPOSITION)) {
        uint32_t phrase = at + 1;
        while (phrase < end && phrase - at < MAX_ADVERBIAL && r->quote_of[phrase] == RO_NONE &&
               r->kinds[phrase] != RO_WORD_PUNCT && r->kinds[phrase] != RO_WORD_CONJ &&
               r->kinds[phrase] != RO_WORD_PRONOUN)
            phrase++;
        if (narrated && !ro_reader_is(r, phrase, "that"))
            return at;
        bool bounded = phrase == end || r->quote_of[phrase] != RO_NONE || ro_reader_is(r, phrase, "that") ||
                       r->kinds[phrase] == RO_WORD_PUNCT;
        if (bounded)
            at = phrase;
    }
    return at;
}
