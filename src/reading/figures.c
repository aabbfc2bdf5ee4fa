#include "reading/figures.h"

#include "base/error.h"
#include "reading/counted.h"
#include "reading/figure_account.h"

#include <stdlib.h>

enum { MAX_TO_DATE = 14 }; /* words between a figure and the date it is of */

typedef struct {
    ro_cue_words words;
    ro_people people;
    ro_lexicon topics, accounts;
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

static bool begins_span_of_time(const ro_reader *r, uint32_t w) {
    static const char *const words[] = {"since", "Since", "until", "from", "before", "after", "through"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ro_reader_is(r, w, words[i]))
            return true;
    return false;
}

/* The date near the figure in its sentence that is no bound of a time; else when it was said. */
static ro_slice as_of(const finding *f, const ro_number *number, uint32_t statement) {
    const ro_doc *doc = f->r->doc;
    uint32_t sentence = doc->words.items[number->first_word].sentence;
    const ro_sentence *s = &doc->sentences.items[sentence];
    ro_slice best = {NULL, 0};
    uint32_t nearest = MAX_TO_DATE;
    for (uint32_t t = f->at_time; t > 0 && doc->times.items[t - 1].span.begin >= s->span.begin; t--) {
        const ro_time *time = &doc->times.items[t - 1];
        uint32_t gap = number->first_word - time->first_word;
        if (time->type == RO_TIME_DATE && gap < nearest &&
            !(time->first_word && begins_span_of_time(f->r, time->first_word - 1))) {
            nearest = gap;
            best = time->value;
        }
    }
    for (uint32_t t = f->at_time; t < doc->times.count && doc->times.items[t].span.begin < s->span.end; t++) {
        const ro_time *time = &doc->times.items[t];
        uint32_t gap = time->first_word - number->first_word;
        bool bounded = begins_span_of_time(f->r, time->first_word - 1);
        for (uint32_t w = number->first_word; w < time->first_word; w++)
            bounded |= ro_reader_is(f->r, w, "since") || ro_figure_compares(f->r, w);
        if (time->type == RO_TIME_DATE && gap < nearest && !bounded) {
            nearest = gap;
            best = time->value;
        }
    }
    return best.len || statement == RO_NONE ? best : doc->statements.items[statement].when;
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

static ro_slice topic_of(const finding *f, const ro_number *number, ro_phrase counted) {
    if (number->kind == RO_NUMBER_MONEY)
        return RO_LITERAL("money");
    if (number->kind == RO_NUMBER_CARDINAL && number->unit.len)
        return (ro_slice){NULL, 0};
    ro_slice topic = ro_figure_topic(&f->l->topics, f->r, number, counted);
    if (ro_slice_is(topic, "hostages") && !are_held(f, counted))
        topic = ro_figure_noun_topic(&f->l->topics, f->r, counted);
    if (number->kind == RO_NUMBER_PERCENT && !ro_slice_is(topic, "voted") && !ro_slice_is(topic, "votes"))
        return RO_LITERAL("percent");
    return topic;
}

/* "hostages over 60": an age. */
static bool is_age(const finding *f, const ro_number *number, ro_phrase counted) {
    uint32_t w = number->first_word;
    return counted.begin == counted.end && w && number->qualifier != RO_EXACT &&
           ro_people_noun(&f->l->people, ro_reader_word(f->r, w - 1)).many;
}

/* "The army speaks of 45": a bare number for what the last figure, not far before it, counts. */
static bool goes_on(const finding *f, const ro_number *number, ro_phrase counted) {
    enum { SENTENCES = 2, APART = 4 };
    uint32_t sentence = f->r->doc->words.items[number->first_word].sentence;
    bool near = f->sentence != RO_NONE && sentence - f->sentence <= SENTENCES && f->topic.len;
    bool of_a_size = number->value * APART >= f->value && number->value <= f->value * APART;
    return near && of_a_size && number->kind == RO_NUMBER_CARDINAL && counted.begin == counted.end &&
           ro_figure_goes_on(&f->l->accounts, f->r, number);
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

static int read_number(finding *f, uint32_t n) {
    const ro_reader *r = f->r;
    ro_doc *doc = r->doc;
    const ro_number *number = &doc->numbers.items[n];
    if (in_time(f, number) || is_skipped(f, number))
        return 0;
    ro_phrase counted = ro_counted(&f->l->people, &f->l->topics, r, number);
    ro_slice topic = topic_of(f, number, counted);
    bool on = !topic.len && goes_on(f, number, counted);
    if (on)
        topic = f->topic;
    if (!topic.len || is_age(f, number, counted))
        return 0;
    ro_figure *figure = ro_array_push(doc->arena, &doc->figures);
    if (!figure)
        return READOUT_NO_MEMORY;
    uint32_t sentence = doc->words.items[number->first_word].sentence;
    ro_slice counts =
        counted.end > counted.begin ? ro_doc_text(doc, ro_phrase_span(r, counted)) : (ro_slice){NULL, 0};
    if (!counts.len && (on || f->sentence == sentence) && number->kind == RO_NUMBER_CARDINAL)
        counts = f->counts;
    uint32_t statement = said_in(f, number->digits);
    *figure = (ro_figure){.span = number->span,
                          .number = n,
                          .value = number->value,
                          .upper = number->upper,
                          .qualifier = number->qualifier,
                          .unit = number->unit,
                          .counts = counts,
                          .topic = topic,
                          .place = on ? f->place : ro_figure_place(r, number, counted),
                          .as_of = as_of(f, number, statement),
                          .said_in = statement,
                          .by = statement == RO_NONE ? ro_figure_account(&f->l->accounts, r, number)
                                                     : (ro_span){0, 0},
                          .sentence = sentence};
    share_topic(f, figure, number->first_word);
    f->sentence = sentence;
    f->counts = counts;
    f->topic = number->kind == RO_NUMBER_CARDINAL ? topic : (ro_slice){NULL, 0};
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
    return status ? status
                  : ro_lexicon_load(arena, "data/reading/figure_accounts.tsv", 2, &l->accounts, error);
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
