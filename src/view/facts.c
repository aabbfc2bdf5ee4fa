#include "view/facts.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "view/label.h"

#include <stdlib.h>

/* ---- outlets --- */

static int by_outlet(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = ro_slice_compare(ro_label_outlet(&coverage->articles.items[x]),
                                 ro_label_outlet(&coverage->articles.items[y]));
    return order ? order : (x > y) - (x < y);
}

static int by_articles(const void *a, const void *b, void *context) {
    const ro_outlets *outlets = context;
    const ro_outlet *x = &outlets->items[*(const uint32_t *)a], *y = &outlets->items[*(const uint32_t *)b];
    if (x->named != y->named)
        return x->named ? -1 : 1;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return ro_slice_compare(x->name, y->name);
}

static void count_article(ro_outlet *outlet, const ro_cov_article *article, uint32_t reports) {
    ro_slice day =
        ro_slice_of(article->published.ptr, article->published.len < 10 ? article->published.len : 10);
    outlet->articles++;
    outlet->copies += article->copy_of != RO_NONE;
    outlet->reports += reports;
    if (!day.len)
        return;
    if (!outlet->first.len || ro_slice_compare(day, outlet->first) < 0)
        outlet->first = day;
    if (!outlet->last.len || ro_slice_compare(day, outlet->last) > 0)
        outlet->last = day;
}

/* `order` is by name: outlets come out in alphabetical order, and `group` says which is an article's. */
static int gather(ro_arena *arena, const ro_coverage *coverage, const uint32_t *order,
                  const uint32_t *reports, ro_outlets *named, uint32_t *group) {
    for (uint32_t i = 0; i < coverage->articles.count; i++) {
        const ro_cov_article *article = &coverage->articles.items[order[i]];
        ro_slice name = ro_label_outlet(article);
        if (!named->count || !ro_slice_equal(named->items[named->count - 1].name, name)) {
            ro_outlet *outlet = ro_array_push(arena, named);
            if (!outlet)
                return READOUT_NO_MEMORY;
            outlet->name = name;
            outlet->source = ro_label_source(arena, article);
            outlet->named = article->outlet.len > 0;
        }
        group[order[i]] = named->count - 1;
        count_article(&named->items[named->count - 1], article, reports[order[i]]);
    }
    return 0;
}

static uint32_t *numbers_to(ro_arena *arena, uint32_t count) {
    uint32_t *numbers = ro_arena_zero(arena, count + 1, sizeof *numbers);
    for (uint32_t i = 0; numbers && i < count; i++)
        numbers[i] = i;
    return numbers;
}

int ro_facts_outlets(ro_arena *arena, const ro_coverage *coverage, ro_outlets *outlets,
                     const uint32_t **of_article) {
    uint32_t count = coverage->articles.count;
    uint32_t *order = numbers_to(arena, count), *group = numbers_to(arena, count);
    uint32_t *reports = ro_arena_zero(arena, count + 1, sizeof *reports);
    ro_outlets named = {0};
    if (!order || !group || !reports)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < coverage->reports.count; i++)
        reports[coverage->reports.items[i].article]++;
    qsort_r(order, count, sizeof *order, by_outlet, (void *)(uintptr_t)coverage);
    if (gather(arena, coverage, order, reports, &named, group))
        return READOUT_NO_MEMORY;
    uint32_t *rank = numbers_to(arena, named.count), *place = numbers_to(arena, named.count);
    if (!rank || !place)
        return READOUT_NO_MEMORY;
    qsort_r(rank, named.count, sizeof *rank, by_articles, &named);
    for (uint32_t i = 0; i < named.count; i++) {
        ro_outlet *outlet = ro_array_push(arena, outlets);
        if (!outlet)
            return READOUT_NO_MEMORY;
        *outlet = named.items[rank[i]];
        place[rank[i]] = i;
    }
    for (uint32_t i = 0; i < count; i++)
        group[i] = place[group[i]];
    *of_article = group;
    return 0;
}

/* ---- headline --- */

typedef struct {
    uint64_t word;
    uint32_t article;
} title_word;

typedef RO_ARRAY(title_word) title_words;

static int by_word(const void *a, const void *b) {
    const title_word *x = a, *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return (x->article > y->article) - (x->article < y->article);
}

enum { SHORTEST_WORD = 4, FEWEST_WORDS = 3, NEWEST_AT_LEAST = 5 };

static int title_words_of(ro_arena *arena, ro_slice title, uint32_t article, title_words *words) {
    uint64_t key = 0;
    unsigned letters = 0, length = 0;
    for (size_t at = 0; at <= title.len; at += length) {
        uint32_t c = ro_utf8_at(title, at, &length);
        if (length && (ro_is_letter(c) || ro_is_digit(c))) {
            key = ro_hash_mix(key, ro_to_lower(c));
            letters++;
            continue;
        }
        if (letters >= SHORTEST_WORD) {
            title_word *word = ro_array_push(arena, words);
            if (!word)
                return READOUT_NO_MEMORY;
            *word = (title_word){key, article};
        }
        key = letters = 0;
        if (!length)
            break;
    }
    return 0;
}

/* Adds to each title the number of titles that share a word of it; counts[] its different words. */
static void share(const title_words *words, double *scores, uint32_t *counts) {
    for (uint32_t begin = 0, end; begin < words->count; begin = end) {
        uint32_t titles = 0;
        for (end = begin; end < words->count && words->items[end].word == words->items[begin].word; end++)
            titles += end == begin || words->items[end].article != words->items[end - 1].article;
        for (uint32_t i = begin; i < end; i++) {
            if (i > begin && words->items[i].article == words->items[i - 1].article)
                continue;
            scores[words->items[i].article] += titles;
            counts[words->items[i].article]++;
        }
    }
}

static int by_day(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order =
        ro_slice_compare(coverage->articles.items[y].published, coverage->articles.items[x].published);
    return order ? order : (x > y) - (x < y);
}

int ro_facts_headline(ro_arena *arena, const ro_coverage *coverage, uint32_t *chosen) {
    uint32_t count = coverage->articles.count;
    title_words words = {0};
    double *scores = ro_arena_zero(arena, count + 1, sizeof *scores);
    uint32_t *counts = ro_arena_zero(arena, count + 1, sizeof *counts), *order = numbers_to(arena, count);
    if (!scores || !counts || !order)
        return READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        if (title_words_of(arena, coverage->articles.items[i].title, i, &words))
            return READOUT_NO_MEMORY;
    if (words.count)
        qsort(words.items, words.count, sizeof *words.items, by_word);
    share(&words, scores, counts);
    qsort_r(order, count, sizeof *order, by_day, (void *)(uintptr_t)coverage);
    uint32_t newest = count / 10 > NEWEST_AT_LEAST ? count / 10 : NEWEST_AT_LEAST;
    double best = -1;
    *chosen = RO_NONE;
    for (uint32_t i = 0, seen = 0; i < count && seen < newest; i++) {
        if (!coverage->articles.items[order[i]].title.len)
            continue;
        seen++;
        uint32_t divisor = counts[order[i]] > FEWEST_WORDS ? counts[order[i]] : FEWEST_WORDS;
        if (scores[order[i]] / divisor > best) {
            best = scores[order[i]] / divisor;
            *chosen = order[i];
        }
    }
    return 0;
}

/* ---- people and parties --- */

int ro_facts_speakers(ro_arena *arena, const ro_coverage *coverage, uint32_t limit, ro_indices *speakers) {
    for (uint32_t i = 0; i < coverage->entities.count && speakers->count < limit; i++) {
        const ro_cov_entity *entity = &coverage->entities.items[i];
        if (!entity->statements || entity->type != RO_NAME_PERSON)
            continue;
        uint32_t *index = ro_array_push(arena, speakers);
        if (!index)
            return READOUT_NO_MEMORY;
        *index = i;
    }
    return 0;
}

static int by_mentions(const void *a, const void *b, void *context) {
    const ro_coverage *coverage = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t p = coverage->entities.items[x].mentions, q = coverage->entities.items[y].mentions;
    return p != q ? (p > q ? -1 : 1) : (x > y) - (x < y);
}

int ro_facts_parties(ro_arena *arena, const ro_coverage *coverage, uint32_t limit, ro_indices *parties) {
    for (uint32_t i = 0; i < coverage->entities.count; i++) {
        ro_name_type type = coverage->entities.items[i].type;
        if (type != RO_NAME_ORGANISATION && type != RO_NAME_PLACE)
            continue;
        uint32_t *index = ro_array_push(arena, parties);
        if (!index)
            return READOUT_NO_MEMORY;
        *index = i;
    }
    if (parties->count)
        qsort_r(parties->items, parties->count, sizeof *parties->items, by_mentions,
                (void *)(uintptr_t)coverage);
    if (parties->count > limit)
        parties->count = limit;
    return 0;
}

int ro_facts_statement_outlets(ro_arena *arena, const ro_coverage *coverage,
                               const ro_cov_statement *statement, ro_slices *outlets) {
    for (uint32_t i = 0; i < statement->report_count; i++) {
        const ro_cov_report *report = &coverage->reports.items[statement->first_report + i];
        ro_slice name = ro_label_source(arena, &coverage->articles.items[report->article]);
        bool there = false;
        for (uint32_t k = 0; k < outlets->count && !there; k++)
            there = ro_slice_equal(outlets->items[k], name);
        if (there)
            continue;
        ro_slice *outlet = ro_array_push(arena, outlets);
        if (!outlet)
            return READOUT_NO_MEMORY;
        *outlet = name;
    }
    return 0;
}

bool ro_facts_uncertain(const ro_coverage *coverage, const ro_cov_statement *statement) {
    for (uint32_t i = 0; i < statement->report_count; i++)
        if (coverage->reports.items[statement->first_report + i].score >= RO_STATEMENT_SURE)
            return false;
    return true;
}
