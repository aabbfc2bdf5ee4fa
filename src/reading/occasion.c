#include "reading/occasion.h"

#include "base/day.h"
#include "reading/roles.h"

enum {
    MAX_DISTANCE = 12, /* words between a cue and its time */
    WEEK = 7,
    MAX_ORDERED = 8,        /* words of whom an order goes to */
    MAX_BEFORE_AUDIENCE = 3 /* words of a noun phrase before its noun */
};

static bool inside(const ro_spans *spans, ro_span span) {
    for (uint32_t i = 0; i < spans->count; i++)
        if (ro_span_overlap(spans->items[i], span))
            return true;
    return false;
}

static bool is_audience(const ro_people *people, const ro_lexicon *audiences, const ro_reader *r,
                        uint32_t w) {
    if (r->kinds[w] == RO_WORD_ADDRESSEE || ro_people_noun(people, ro_reader_word(r, w)).kind != RO_NOUN_NONE)
        return true;
    uint32_t row = ro_lexicon_find(audiences, ro_reader_word(r, w));
    return row != RO_NONE && ro_slice_is(ro_lexicon_cell(audiences, row, 1), "gathering");
}

/* "reporters", "a packed news | conference": words from `begin` on that name whoever listens. */
static bool take_audience(const ro_people *people, const ro_lexicon *audiences, const ro_reader *r,
                          uint32_t begin, uint32_t w, uint32_t end, ro_statement *statement) {
    uint32_t last = w;
    while (last < end && last - w < MAX_BEFORE_AUDIENCE && !is_audience(people, audiences, r, last) &&
           r->kinds[last] == RO_WORD_CONTENT && (begin < w || r->doc->words.items[last].upos != RO_UPOS_VERB))
        last++;
    if (last >= end || !is_audience(people, audiences, r, last))
        return false;
    while (last + 1 < end && r->kinds[last + 1] == RO_WORD_CONTENT &&
           is_audience(people, audiences, r, last + 1))
        last++;
    if (r->kinds[last] == RO_WORD_ADDRESSEE)
        begin = last;
    statement->addressee_span = ro_phrase_span(r, (ro_phrase){begin, last + 1});
    return true;
}

/* The entity or the words that begin at word `w`. False when no one is named there. */
static bool take_addressee_at(const ro_people *people, const ro_lexicon *audiences, const ro_reader *r,
                              const ro_told_list *list, uint32_t w, uint32_t end, bool in_content,
                              ro_statement *statement) {
    while (w < end && r->name_of[w] == RO_NONE &&
           (r->kinds[w] == RO_WORD_DETERMINER || ro_reader_is(r, w, "state") || ro_owns(people, r, w)))
        w++;
    if (w >= end || (inside(&statement->content, r->doc->words.items[w].span) && !in_content))
        return false;
    uint32_t begin = w && r->kinds[w - 1] == RO_WORD_DETERMINER ? w - 1 : w;
    uint32_t from = r->doc->words.items[begin].span.begin, limit = r->doc->words.items[end - 1].span.end;
    uint32_t best = RO_NONE;
    for (uint32_t t = ro_told_at(list, from);
         t < list->count && list->items[t].span.begin <= r->doc->words.items[w].span.begin + 32; t++) {
        ro_told told = list->items[t];
        uint32_t gap_from = ro_doc_word_at(r->doc, told.span.begin);
        bool joins = true;
        for (uint32_t i = w; i < gap_from; i++)
            joins &= r->name_of[i] != RO_NONE || r->kinds[i] == RO_WORD_CONTENT || ro_reader_is(r, i, "-");
        if (!joins || told.span.end > limit || (inside(&statement->content, told.span) && !in_content) ||
            told.entity == statement->speaker)
            break;
        if (best == RO_NONE || told.span.end > list->items[best].span.end)
            best = t;
    }
    if (best == RO_NONE)
        return take_audience(people, audiences, r, begin, w, end, statement);
    ro_told told = list->items[best];
    const ro_entity *entity = &r->doc->entities.items[told.entity];
    uint32_t n = r->name_of[ro_doc_word_at(r->doc, told.span.begin)];
    bool common = n == RO_NONE && entity->plural;
    if (common)
        statement->addressee_span = told.span;
    else
        statement->addressee = told.entity;
    return true;
}

static bool take_addressee(const ro_people *people, const ro_lexicon *audiences, const ro_reader *r,
                           const ro_told_list *list, uint32_t w, uint32_t end, ro_statement *statement) {
    return take_addressee_at(people, audiences, r, list, w, end, false, statement);
}

/* "ordered | the company to pay": who is to do it stands where the content begins. */
static bool take_ordered(const ro_people *people, const ro_lexicon *audiences, const ro_reader *r,
                         const ro_told_list *list, ro_statement *statement) {
    if ((statement->act != RO_ACT_DEMAND && statement->act != RO_ACT_URGE) || !statement->content.count)
        return false;
    ro_phrase content = ro_words_of(r, statement->content.items[0]);
    for (uint32_t w = content.begin + 1; w + 1 < content.end && w < content.begin + MAX_ORDERED; w++) {
        if (r->kinds[w] == RO_WORD_PUNCT || r->kinds[w] == RO_WORD_RELATIVE)
            return false;
        uint32_t to = w - (w > content.begin + 1 && ro_reader_is(r, w - 1, "not"));
        if (ro_reader_is(r, w, "to") && r->doc->words.items[w].upos == RO_UPOS_PART)
            return take_addressee_at(people, audiences, r, list, content.begin, to, true, statement);
    }
    return false;
}

static bool is_pair(const ro_lexicon *pairs, const ro_reader *r, uint32_t w, uint32_t *after) {
    for (uint32_t row = ro_lexicon_find(pairs, ro_reader_word(r, w)); row != RO_NONE;
         row = ro_lexicon_next(pairs, row)) {
        ro_slice second = ro_lexicon_cell(pairs, row, 1);
        *after = w + 1 + (second.len != 0);
        if (!second.len || (w + 1 < r->doc->words.count && ro_slice_equal(ro_reader_word(r, w + 1), second)))
            return true;
    }
    return false;
}

/* "thanked | the crews for …": whose object is spoken to. */
static bool is_told(const ro_addressee_words *words, const ro_reader *r, const ro_cue_form *form) {
    uint32_t row = ro_lexicon_find(&words->audiences, ro_cue_lemma(r->lexicon, form->row));
    return row != RO_NONE && ro_slice_is(ro_lexicon_cell(&words->audiences, row, 1), "cue");
}

/* Whom "thanked", "congratulated" are said to, up to what for. */
static bool take_object(const ro_people *people, const ro_lexicon *audiences, const ro_reader *r,
                        const ro_told_list *list, uint32_t begin, uint32_t end, ro_statement *statement) {
    if (!statement->content.count)
        return false;
    if (take_addressee_at(people, audiences, r, list, begin, end, true, statement))
        return true;
    uint32_t w = begin;
    while (w < end && w - begin < MAX_ORDERED &&
           (r->kinds[w] == RO_WORD_CONTENT || r->kinds[w] == RO_WORD_DETERMINER))
        w++;
    if (w == begin || w == end || !(ro_reader_is(r, w, "for") || ro_reader_is(r, w, "on")))
        return false;
    statement->addressee_span = ro_phrase_span(r, (ro_phrase){begin, w});
    return true;
}

void ro_addressee_of(const ro_people *people, const ro_addressee_words *words, const ro_reader *r,
                     const ro_told_list *list, ro_statement *statement) {
    const ro_sentence *s = &r->doc->sentences.items[statement->sentence];
    uint32_t end = s->first_word + s->words, after;
    ro_cue_form form;
    if (ro_cue_of(r, statement, &form)) {
        after = form.first + form.words;
        if (ro_cue_takes(r->lexicon, form.row, 'a') &&
            take_addressee(people, &words->audiences, r, list, after, end, statement))
            return;
        for (uint32_t w = after;
             w < end && w < after + 3 && !inside(&statement->content, r->doc->words.items[w].span); w++)
            if (ro_reader_is(r, w, "to") && !ro_reader_is(r, w - 1, "referring") &&
                take_addressee(people, &words->audiences, r, list, w + 1, end, statement))
                return;
        if (is_told(words, r, &form) &&
            take_object(people, &words->audiences, r, list, after, end, statement))
            return;
        if (!ro_cue_is_plain(r->lexicon, form.row) &&
            take_ordered(people, &words->audiences, r, list, statement))
            return;
    }
    for (uint32_t w = s->first_word; w + 1 < end; w++)
        if (r->quote_of[w] == RO_NONE && !inside(&statement->content, r->doc->words.items[w].span) &&
            is_pair(&words->pairs, r, w, &after) &&
            take_addressee(people, &words->audiences, r, list, after, end, statement))
            return;
}

static uint32_t distance(uint32_t cue, const ro_time *time) {
    uint32_t end = time->first_word + time->words;
    return cue >= end ? cue - end : time->first_word > cue ? time->first_word - cue : 0;
}

/* "who was elected in 2019": the time of another clause. Not "who | on April 11 | had to deny": the cue's. */
static bool in_relative(const ro_reader *r, uint32_t first, const ro_time *time, uint32_t cue,
                        const ro_statement *statement) {
    enum { BETWEEN = 2 };
    uint32_t w = time->first_word;
    bool leads_cue = cue == time->first_word + time->words;
    while (w-- > first && !ro_reader_is(r, w, ","))
        if (r->kinds[w] == RO_WORD_RELATIVE && !inside(&statement->source, r->doc->words.items[w].span))
            return !leads_cue || time->first_word - w > BETWEEN;
    return false;
}

/* Is the time nearer to the cue of another statement than `gap`? */
static bool is_others_time(const ro_reader *r, const ro_statement *statement, const ro_time *time,
                           uint32_t gap) {
    const ro_statement *first = r->doc->statements.items, *end = first + r->doc->statements.count;
    for (int side = -1; side <= 1; side += 2) {
        const ro_statement *other = statement + side;
        if (other >= first && other < end && other->sentence == statement->sentence && other->cue.count &&
            distance(ro_doc_word_at(r->doc, other->cue.items[0].begin), time) < gap)
            return true;
    }
    return false;
}

static uint32_t first_time(const ro_doc *doc, uint32_t offset) {
    uint32_t low = 0, high = doc->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->times.items[middle].span.begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_ahead(const ro_reader *r, const ro_statement *statement) {
    for (uint32_t c = 0; c < statement->cue.count; c++) {
        ro_phrase cue = ro_words_of(r, statement->cue.items[c]);
        for (uint32_t w = cue.begin; w < cue.end; w++)
            if (ro_reader_is(r, w, "will") || ro_reader_is(r, w, "’ll") || ro_reader_is(r, w, "'ll"))
                return true;
    }
    return false;
}

/* What has been said was said before it was published: a weekday that was taken for the next is the last. */
static ro_slice not_after(const ro_reader *r, const ro_statement *statement, ro_slice value) {
    ro_day day = ro_day_read(value), published = ro_day_read(r->doc->article.published);
    if (day == RO_NO_DAY || published == RO_NO_DAY || day <= published || day - published > WEEK ||
        is_ahead(r, statement))
        return value;
    ro_slice text = ro_arena_format(r->doc->arena, "%s%.*s", ro_day_write(day - WEEK).text,
                                    (int)value.len - 10, value.ptr + 10);
    return text.len ? text : value;
}

ro_slice ro_when_of(const ro_reader *r, const ro_statement *statement) {
    ro_slice when = {NULL, 0};
    if (!statement->cue.count)
        return when;
    const ro_sentence *s = &r->doc->sentences.items[statement->sentence];
    uint32_t cue = ro_doc_word_at(r->doc, statement->cue.items[0].begin), nearest = RO_NONE;
    for (uint32_t t = first_time(r->doc, s->span.begin); t < r->doc->times.count; t++) {
        const ro_time *time = &r->doc->times.items[t];
        if (time->span.begin >= s->span.end)
            break;
        bool apt = time->type == RO_TIME_DATE || time->type == RO_TIME_TIME;
        bool leads = time->first_word <= s->first_word + 3;
        uint32_t gap = distance(cue, time);
        if (!apt || inside(&statement->content, time->span) || inside(&statement->source, time->span) ||
            r->quote_of[time->first_word] != RO_NONE || (gap > MAX_DISTANCE && !leads) || gap >= nearest ||
            !time->value.len || ro_slice_ends(time->value, RO_LITERAL("_REF")) ||
            in_relative(r, s->first_word, time, cue, statement) || is_others_time(r, statement, time, gap))
            continue;
        nearest = gap;
        when = time->value;
    }
    return not_after(r, statement, when);
}

bool ro_is_told_as_done(const ro_reader *r, const ro_statement *statement) {
    bool past = false;
    for (uint32_t c = 0; c < statement->cue.count; c++) {
        ro_phrase cue = ro_words_of(r, statement->cue.items[c]);
        for (uint32_t w = cue.begin; w < cue.end; w++) {
            const char *tag = r->doc->xpos_names[r->doc->words.items[w].xpos];
            bool aux = r->kinds[w] == RO_WORD_AUX && !ro_slice_is(r->doc->words.items[w].lemma, "do");
            if (aux)
                return false;
            past |= tag[0] == 'V' && tag[1] == 'B' && (tag[2] == 'D' || tag[2] == 'N');
        }
    }
    return past;
}
