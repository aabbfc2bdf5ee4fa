#include "reading/figures.h"

#include "base/error.h"
#include "reading/counted.h"
#include "reading/figure_account.h"
#include "reading/figure_date.h"
#include "reading/figure_measure.h"

#include <stdlib.h>

typedef struct {
    ro_cue_words words;
    ro_people people;
    ro_lexicon topics, accounts, levels;
} lexicons;

/* Statements by where their content stands. */
typedef struct {
    ro_span span;
    uint32_t statement;
} told;

typedef struct {
    const lexicons *l;
    const ro_reader *r;
    told *told; /* the contents, in text order */
    uint32_t told_count, at_told;
    uint32_t at_time;
    uint32_t sentence; /* of the last figure */
    ro_slice counts;   /* of the last figure of the sentence */
    ro_slice topic;    /* of the last figure, and its place and number */
    ro_slice place;
    ro_slice unit;
    double value;
} finding;

static bool in_time(finding *f, const ro_number *number) {
    const ro_doc *doc = f->r->doc;
    while (f->at_time < doc->times.count && doc->times.items[f->at_time].span.end <= number->digits.begin)
        f->at_time++;
    return f->at_time < doc->times.count &&
           ro_span_overlap(doc->times.items[f->at_time].span, number->digits);
}

static uint32_t said_in(finding *f, ro_span span) {
    while (f->at_told < f->told_count && f->told[f->at_told].span.end <= span.begin)
        f->at_told++;
    return f->at_told < f->told_count && ro_span_holds(f->told[f->at_told].span, span)
               ? f->told[f->at_told].statement
               : RO_NONE;
}

/* The day that its sentence gives; else when it was said. A value that another has taken the place of is not
 * of the day of saying so. */
static ro_slice as_of(const finding *f, const ro_number *number, ro_phrase counted, uint32_t statement) {
    ro_slice day = ro_figure_date(f->r, number, counted, f->at_time);
    bool said = !day.len && statement != RO_NONE && !ro_figure_is_former(f->r, number);
    return said ? f->r->doc->statements.items[statement].when : day;
}

static bool is_skipped(const finding *f, const ro_number *number) {
    const ro_reader *r = f->r;
    const ro_word *word = &r->doc->words.items[number->first_word];
    return r->doc->sentences.items[word->sentence].skipped || r->name_of[number->first_word] != RO_NONE ||
           number->kind == RO_NUMBER_ORDINAL || number->kind == RO_NUMBER_YEAR;
}

/* Who is held, and not what: "held 12 meetings". */
static bool are_held(const finding *f, ro_phrase counted) {
    if (counted.begin == counted.end)
        return true;
    ro_slice kind, word = ro_reader_word(f->r, counted.end - 1);
    ro_noun noun = ro_people_noun(&f->l->people, word);
    ro_people_country(&f->l->people, word, &kind);
    return (noun.many && noun.kind == RO_NOUN_PERSON) || ro_slice_is(kind, "peoples") ||
           ro_slice_is(ro_figure_noun_topic(&f->l->topics, f->r, counted), "people");
}

/* "length", "weight": empty for a length of time. */
static ro_slice topic_of_measure(const finding *f, const ro_number *number) {
    uint32_t row = ro_lexicon_find(&f->l->topics, number->unit);
    while (row != RO_NONE && !ro_slice_is(ro_lexicon_cell(&f->l->topics, row, 2), "unit"))
        row = ro_lexicon_next(&f->l->topics, row);
    return row == RO_NONE || ro_figure_is_shape(&f->l->levels, f->r, number)
               ? (ro_slice){NULL, 0}
               : ro_lexicon_cell(&f->l->topics, row, 1);
}

/* What is counted, where the table does not have it: people are people, and of things there are enough of,
 * or of which only a bound is known, each kind is a topic of its own. */
static ro_slice topic_of_counted(const finding *f, const ro_number *number, ro_phrase counted) {
    static const double many = 20;
    if (counted.begin == counted.end)
        return (ro_slice){NULL, 0};
    ro_slice word = ro_reader_word(f->r, counted.end - 1);
    ro_noun noun = ro_people_noun(&f->l->people, word);
    if (noun.kind == RO_NOUN_PERSON && noun.many && number->value >= many)
        return RO_LITERAL("people");
    bool named = f->r->name_of[counted.end - 1] != RO_NONE;
    bool followed =
        !named && number->value >= many && !ro_figure_is_empty(&f->l->levels, f->r, counted.end - 1);
    return followed ? word : (ro_slice){NULL, 0};
}

static ro_slice topic_of(const finding *f, const ro_number *number, ro_phrase counted) {
    if (number->kind == RO_NUMBER_MONEY)
        return RO_LITERAL("money");
    if (ro_slice_is(number->unit, "share"))
        return RO_LITERAL("percent");
    if (number->kind == RO_NUMBER_CARDINAL && number->unit.len)
        return topic_of_measure(f, number);
    ro_slice topic = ro_figure_topic(&f->l->topics, f->r, number, counted);
    if (ro_slice_is(topic, "hostages") && !are_held(f, counted))
        topic = ro_figure_noun_topic(&f->l->topics, f->r, counted);
    if (number->kind == RO_NUMBER_PERCENT && !ro_slice_is(topic, "voted") && !ro_slice_is(topic, "votes"))
        return RO_LITERAL("percent");
    return topic.len ? topic : topic_of_counted(f, number, counted);
}

/* "hostages over 60": an age. */
static bool is_age(const finding *f, const ro_number *number, ro_phrase counted) {
    uint32_t w = number->first_word;
    return counted.begin == counted.end && w && number->qualifier != RO_EXACT &&
           ro_people_noun(&f->l->people, ro_reader_word(f->r, w - 1)).many;
}

/* "by 14 votes to 6": those of the other side, right behind. */
static bool is_other_vote(const finding *f, const ro_number *number) {
    enum { WORDS = 4 };
    const ro_figure *last = &f->r->doc->figures.items[f->r->doc->figures.count - 1];
    bool votes = ro_slice_is(last->topic, "votes") || ro_slice_is(last->topic, "voted");
    uint32_t w = number->first_word;
    return votes && number->kind == RO_NUMBER_CARDINAL && ro_reader_is(f->r, w - 1, "to") &&
           w - ro_doc_word_at(f->r->doc, last->span.end - 1) <= WORDS;
}

/* "The army speaks of 45": a bare number for what the last figure, not far before it, counts. */
static bool goes_on(const finding *f, const ro_number *number, ro_phrase counted) {
    enum { SENTENCES = 2, APART = 4, MANY_APART = 20 };
    static const double some = 20, large = 1000, fortune = 1000000; /* no age, no day, no share */
    uint32_t sentence = f->r->doc->words.items[number->first_word].sentence;
    bool near = f->sentence != RO_NONE && sentence - f->sentence <= SENTENCES && f->topic.len;
    bool latter = ro_figure_is_latter(f->r, number);
    double apart = number->value >= some && f->value >= some ? MANY_APART : APART;
    bool of_a_size = latter || (number->value * apart >= f->value && number->value <= f->value * apart);
    bool next = sentence - f->sentence <= 1;
    bool alike = latter || !f->unit.len || number->value >= large ||
                 (ro_slice_is(f->topic, "percent") ? next : f->sentence == sentence);
    if (near && is_other_vote(f, number))
        return true;
    if (ro_slice_is(f->topic, "money") && number->value < fortune)
        return false;
    return near && of_a_size && alike && number->value != 1 && number->kind == RO_NUMBER_CARDINAL &&
           counted.begin == counted.end && ro_figure_goes_on(&f->l->accounts, f->r, number);
}

/* "Eight soldiers and 50 fighters were killed": what happened to the second happened to the first. */
static void share_topic(const finding *f, const ro_figure *figure, uint32_t first_word) {
    enum { WORDS = 4 };
    ro_doc *doc = f->r->doc;
    ro_figure *last = doc->figures.count > 1 ? &doc->figures.items[doc->figures.count - 2] : NULL;
    if (!last || last->sentence != figure->sentence || !last->counts.len || !figure->counts.len)
        return;
    uint32_t counted = ro_doc_word_at(doc, (uint32_t)(last->counts.ptr + last->counts.len - doc->text.ptr));
    bool noun = ro_figure_is_of(&f->l->topics, last->topic, "noun") &&
                !ro_figure_is_of(&f->l->topics, last->topic, "verb");
    if (noun && counted <= first_word && first_word - counted <= WORDS && ro_reader_is(f->r, counted, "and"))
        last->topic = figure->topic;
}

/* "19 bodies and 64 wounded": what was counted last is not what this is of, where its noun tells what
 * happened to it. */
static bool fits(const finding *f, ro_slice topic) {
    if (!f->counts.len)
        return false;
    uint32_t begin = ro_doc_word_at(f->r->doc, (uint32_t)(f->counts.ptr - f->r->doc->text.ptr));
    uint32_t last = (uint32_t)(f->counts.ptr + f->counts.len - f->r->doc->text.ptr);
    ro_phrase counted = {begin, ro_doc_word_at(f->r->doc, last)};
    ro_slice noun = ro_figure_noun_topic(&f->l->topics, f->r, counted);
    return !noun.len || ro_slice_equal(noun, topic) || !ro_figure_is_of(&f->l->topics, noun, "verb");
}

static int read_number(finding *f, uint32_t n) {
    const ro_reader *r = f->r;
    ro_doc *doc = r->doc;
    const ro_number *number = &doc->numbers.items[n];
    if (in_time(f, number) || is_skipped(f, number))
        return 0;
    ro_phrase counted = ro_counted(&f->l->people, &f->l->topics, r, number);
    if (counted.begin == counted.end && number->kind == RO_NUMBER_CARDINAL)
        counted = ro_figure_count_of(&f->l->accounts, r, number);
    if (counted.begin == counted.end && number->kind == RO_NUMBER_CARDINAL && !number->unit.len)
        counted = ro_figure_changed(r, number);
    ro_slice topic = topic_of(f, number, counted);
    bool on = !topic.len && goes_on(f, number, counted);
    if (on)
        topic = f->topic;
    if (!topic.len || is_age(f, number, counted))
        return 0;
    if (counted.begin == counted.end && number->unit.len)
        counted = ro_figure_measured(&f->l->levels, r, number);
    ro_figure *figure = ro_array_push(doc->arena, &doc->figures);
    if (!figure)
        return READOUT_NO_MEMORY;
    uint32_t sentence = doc->words.items[number->first_word].sentence;
    bool same = counted.end > counted.begin && ro_figure_is_count(&f->l->accounts, r, counted.end - 1);
    bool named = counted.end > counted.begin && !same;
    ro_slice counts = named ? ro_doc_text(doc, ro_phrase_span(r, counted)) : (ro_slice){NULL, 0};
    bool goes = on || (f->sentence == sentence && number->kind == RO_NUMBER_CARDINAL) ||
                (same && f->sentence != RO_NONE && sentence - f->sentence <= 1);
    if (!named && goes && fits(f, topic))
        counts = f->counts;
    uint32_t statement = said_in(f, number->digits);
    *figure = (ro_figure){.span = number->span,
                          .number = n,
                          .value = number->value,
                          .upper = number->upper,
                          .qualifier = number->qualifier,
                          .unit = on && !number->unit.len ? f->unit : number->unit,
                          .counts = counts,
                          .topic = topic,
                          .place = on ? f->place : ro_figure_place(r, number, counted),
                          .as_of = as_of(f, number, counted, statement),
                          .said_in = statement,
                          .by = statement == RO_NONE ? ro_figure_account(&f->l->accounts, r, number)
                                                     : (ro_span){0, 0},
                          .sentence = sentence};
    share_topic(f, figure, number->first_word);
    f->sentence = sentence;
    f->counts = counts;
    f->topic = topic;
    f->unit = figure->unit;
    f->place = figure->place;
    f->value = number->value;
    return 0;
}

static int by_begin(const void *a, const void *b) {
    const told *x = a, *y = b;
    return x->span.begin < y->span.begin ? -1 : x->span.begin > y->span.begin;
}

static int list_contents(finding *f, ro_arena *scratch) {
    const ro_doc *doc = f->r->doc;
    uint32_t count = 0;
    for (uint32_t s = 0; s < doc->statements.count; s++)
        count += doc->statements.items[s].content.count;
    f->told = ro_arena_alloc(scratch, (count + 1) * sizeof *f->told);
    if (!f->told)
        return READOUT_NO_MEMORY;
    for (uint32_t s = 0; s < doc->statements.count; s++)
        for (uint32_t c = 0; c < doc->statements.items[s].content.count; c++)
            f->told[f->told_count++] = (told){doc->statements.items[s].content.items[c], s};
    if (f->told_count)
        qsort(f->told, f->told_count, sizeof *f->told, by_begin);
    return 0;
}

int ro_figures_load(ro_arena *arena, const void **model, readout_error *error) {
    lexicons *l = ro_arena_zero(arena, 1, sizeof *l);
    if (!l)
        return ro_fail_memory(error);
    *model = l;
    int status = ro_cue_words_load(arena, &l->words, error);
    if (!status)
        status = ro_people_load(arena, &l->people, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/reading/figure_topics.tsv", 3, &l->topics, error);
    if (!status)
        status = ro_lexicon_load(arena, "data/reading/figure_accounts.tsv", 2, &l->accounts, error);
    return status ? status : ro_lexicon_load(arena, "data/reading/figure_levels.tsv", 2, &l->levels, error);
}

int ro_figures_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    ro_reader reader;
    finding f = {.l = model, .r = &reader, .sentence = RO_NONE};
    int status = ro_reader_make(&f.l->words, doc, scratch, &reader);
    if (!status)
        status = list_contents(&f, scratch);
    for (uint32_t n = 0; !status && n < doc->numbers.count; n++)
        status = read_number(&f, n);
    return status ? ro_fail_memory(error) : 0;
}
