#include "language/times.h"

#include "base/error.h"
#include "language/times_state.h"

/* clang-format off */
#define AS_NAME(name) #name,
static const char *const class_names[RO_T_CLASSES] = {RO_NUMERAL_CLASSES, RO_TIME_CLASSES(AS_NAME)};
#undef AS_NAME
/* clang-format on */

_Static_assert((int)RO_T_OP <= (int)RO_WORD_CLASSES, "a class of words is a bit of 64");

typedef struct {
    ro_vocabulary vocabulary;
    const ro_patterns *patterns;
} times_model;

int ro_times_load(ro_arena *arena, const void **model, readout_error *error) {
    static const char *const tables[] = {"data/language/numerals.tsv", "data/language/times_words.tsv", NULL};
    static const char *const tops[] = {"date", "duration", "set", NULL};
    times_model *m = ro_arena_zero(arena, 1, sizeof *m);
    if (!m)
        return ro_fail_memory(error);
    int status = ro_vocabulary_load(arena, class_names, RO_T_CLASSES, tables, &m->vocabulary, error);
    if (!status)
        status = ro_patterns_load(arena, "data/language/times_patterns.tsv", tops, &m->vocabulary,
                                  &m->patterns, error);
    *model = m;
    return status;
}

/* Adds the time of a match; *word is a word at or before it and moves on with it. */
static int add(ro_doc *doc, ro_time_state *state, const ro_match *match, const ro_time_meaning *meaning,
               uint32_t *word, readout_error *error) {
    const ro_items *items = state->items;
    ro_time *time = ro_array_push(doc->arena, &doc->times);
    if (!time)
        return ro_fail_memory(error);
    time->span = (ro_span){items->items[match->begin].span.begin, items->items[match->end - 1].span.end};
    time->type = meaning->type;
    time->value = meaning->value;
    time->offset = meaning->offset.ptr ? meaning->offset : RO_LITERAL("");
    time->dateline = ro_span_holds(doc->article.dateline, time->span);
    if (meaning->type == RO_TIME_DATE || meaning->type == RO_TIME_TIME)
        time->towards = (int8_t)ro_time_direction(state, match->begin, match->end);
    while (*word < doc->words.count && doc->words.items[*word].span.end <= time->span.begin)
        ++*word;
    time->first_word = *word;
    for (uint32_t w = *word; w < doc->words.count && doc->words.items[w].span.begin < time->span.end; w++)
        time->words++;
    return 0;
}

/* A word that is written small where it begins no sentence and is part of no name: "week", "now". */
static bool is_common(const ro_item *item) {
    static const unsigned proper[] = {RO_T_WEEKDAY, RO_T_SHORTDAY, RO_T_WEEKDAYS, RO_T_MONTH,
                                      RO_T_ABBR,    RO_T_ZONE,     RO_T_TENTIES,  RO_T_SEASON};
    bool common = item->kind == RO_ITEM_WORD && item->span.end - item->span.begin > 2;
    for (unsigned p = 0; common && p < sizeof proper / sizeof *proper; p++)
        common = !ro_item_in(item, proper[p]);
    return common;
}

/* Nearly all of the sentence's longer words are capitalized, as in a headline: capitals tell nothing. */
static bool is_headline(const ro_items *items) {
    uint32_t longer = 0, capital = 0;
    for (uint32_t i = 0; i < items->count; i++) {
        const ro_item *item = &items->items[i];
        bool counts = item->kind == RO_ITEM_WORD && item->span.end - item->span.begin > 3;
        longer += counts;
        capital += counts && item->capital;
    }
    return 6 * capital > 5 * longer;
}

/* "the Prague Spring": a capital behind a capital. */
static bool is_named_season(const ro_item *items, uint32_t at) {
    return ro_item_in(&items[at], RO_T_SEASON) && at > 1 && items[at - 1].kind == RO_ITEM_WORD &&
           items[at - 1].capital;
}

/* "ABC's This Week", "the Daily News", "Saturday Night Live". */
static bool is_name(const ro_time_state *state, const ro_match *match) {
    const ro_item *items = state->items->items, *first = &items[match->begin];
    bool inside = match->begin > 0 && first[-1].kind != RO_ITEM_MARK;
    bool name = inside && first->capital && (is_common(first) || is_named_season(items, match->begin));
    for (uint32_t i = match->begin + 1; !name && i < match->end; i++)
        name = items[i].capital && is_common(&items[i]) && !ro_item_in(&items[i - 1], RO_T_AMPM);
    return name && !ro_time_slot(match, RO_T_HOLIDAY) && !is_headline(state->items);
}

static int read_sentence(const times_model *m, ro_doc *doc, ro_time_state *state, uint32_t *word,
                         readout_error *error) {
    for (uint32_t i = 0; i < state->items->count;) {
        ro_match match;
        ro_time_meaning meaning;
        if (!ro_patterns_match(m->patterns, state->items, i, &match)) {
            i++;
            continue;
        }
        if (is_name(state, &match)) {
            i = match.end;
            continue;
        }
        int status = ro_time_resolve(state, &match, &meaning);
        if (status)
            return ro_fail_memory(error);
        if (meaning.value.len && (status = add(doc, state, &match, &meaning, word, error)))
            return status;
        i = meaning.value.len || meaning.none ? match.end : i + 1;
    }
    return 0;
}

/* RO_NO_DAY also for years so early or late that a century from them is no year of four digits. */
static ro_day day_of_publication(const ro_doc *doc) {
    ro_day day = ro_day_read(doc->article.published);
    int year = day == RO_NO_DAY ? 0 : ro_day_date(day).year;
    return year >= 1000 && year < 9000 ? day : RO_NO_DAY;
}

int ro_times_run(const void *model, ro_doc *doc, ro_arena *scratch, readout_error *error) {
    const times_model *m = model;
    ro_items items = {0};
    uint32_t word = 0;
    ro_time_state *state = ro_arena_zero(scratch, 1, sizeof *state);
    if (!state)
        return ro_fail_memory(error);
    state->vocabulary = &m->vocabulary;
    state->doc = doc;
    state->arena = doc->arena;
    state->text = doc->text;
    state->items = &items;
    state->now = day_of_publication(doc);
    state->last_day = RO_NO_DAY;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        state->sentence = s;
        int status = ro_items_cut(scratch, &m->vocabulary, doc, &doc->sentences.items[s], &items, error);
        if (!status)
            status = read_sentence(m, doc, state, &word, error);
        if (status)
            return status;
    }
    return 0;
}
