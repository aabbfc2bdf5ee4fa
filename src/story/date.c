#include "story/date.h"

#include "base/error.h"
#include "story/date_clues.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_YEARS = 24, MOST_DAYS = 366 * MOST_YEARS, MOST_REASONS = 5 };

/* How much of a clue's logarithm counts: clues of one article repeat each other. Chosen on PolNeAR's training
 * part. */
static const double damping[RO_CLUE_KINDS] = {
    [RO_CLUE_WEEKDAY] = 0.8,  [RO_CLUE_LEAD] = 0.8,     [RO_CLUE_MORNING] = 0.8,   [RO_CLUE_NIGHT] = 0.8,
    [RO_CLUE_WEEKEND] = 0.8,  [RO_CLUE_SINCE] = 0.8,    [RO_CLUE_DATELINE] = 1,    [RO_CLUE_MONTHDAY] = 0.8,
    [RO_CLUE_MONTH] = 0.4,    [RO_CLUE_DAY] = 0.5,      [RO_CLUE_YEARMONTH] = 0.3, [RO_CLUE_YEAR] = 0.1,
    [RO_CLUE_LATEST] = 0.2,   [RO_CLUE_SAME] = 1,       [RO_CLUE_NEAR] = 1,        [RO_CLUE_FAR] = 1,
    [RO_CLUE_OFFSET_D] = 0.8, [RO_CLUE_OFFSET_W] = 0.8, [RO_CLUE_OFFSET_M] = 0.8,  [RO_CLUE_OFFSET_Y] = 0.8};

/* The weight of any day against that of all siblings: nobody need be like it. */
static const double apart = 0.03;

/* ---- events ---- */

static bool is_event(const ro_time *time, ro_date_event *event) {
    ro_slice value = time->value;
    bool open = ro_slice_starts(value, RO_LITERAL("XXXX-")) && value.len >= 10 && value.ptr[5] != 'W' &&
                value.ptr[5] != 'X' && value.ptr[8] != 'X';
    char day[11] = "2000-00-00";
    if (value.len < 10 || time->offset.len)
        return false;
    memcpy(day + (open ? 4 : 0), value.ptr + (open ? 4 : 0), open ? 6 : 10);
    ro_day found = ro_day_read(ro_slice_of(day, 10));
    if (found == RO_NO_DAY)
        return false;
    ro_date date = ro_day_date(found);
    event->day = open ? RO_NO_DAY : found;
    event->month = date.month;
    event->mday = date.day;
    return true;
}

/* "March 4", not "Thursday": nobody counts months from the week's own days. */
static bool names_day(ro_slice said) {
    bool digit = false;
    for (size_t at = 0; at < said.len && !digit; at++)
        digit = said.ptr[at] >= '0' && said.ptr[at] <= '9';
    return digit;
}

int ro_date_events(const ro_date_table *table, const ro_term_table *terms, const ro_doc *doc, ro_arena *arena,
                   ro_date_event **events, uint32_t *count, readout_error *error) {
    RO_ARRAY(ro_date_event) found = {0};
    for (uint32_t t = 0; t < doc->times.count; t++) {
        ro_date_event event = {0};
        if (!names_day(ro_doc_text(doc, doc->times.items[t].span)) || !is_event(&doc->times.items[t], &event))
            continue;
        int status = ro_clue_around(table, terms, doc, doc->times.items[t].span.begin, arena, &event, error);
        if (status)
            return status;
        ro_date_event *added = event.word_count ? ro_array_push(arena, &found) : NULL;
        if (event.word_count && !added)
            return ro_fail_memory(error);
        if (added)
            *added = event;
    }
    *events = found.items;
    *count = found.count;
    return 0;
}

/* ---- days in question ---- */

typedef struct {
    int years[2 * RO_MOST_CLUES]; /* sorted, each once */
    unsigned count;
} year_set;

static void add_year(year_set *set, int year) {
    unsigned at = 0;
    while (at < set->count && set->years[at] < year)
        at++;
    if ((at < set->count && set->years[at] == year) || set->count == 2 * RO_MOST_CLUES)
        return;
    memmove(&set->years[at + 1], &set->years[at], (set->count - at) * sizeof *set->years);
    set->years[at] = year;
    set->count++;
}

/* Every year that a clue names and the one behind it; those around the latest: an article names no year after
 * its own but looks ahead at times, and may speak of years before it alone. The latest MOST_YEARS of them. */
static year_set years_in_question(const ro_clues *clues) {
    enum { AHEAD = 1, SILENT = 6 };
    year_set set = {.count = 0};
    for (uint32_t c = 0; c < clues->count; c++) {
        const ro_clue *clue = &clues->items[c];
        int year = clue->year;
        if (!year && clue->day != RO_NO_DAY && !clue->month)
            year = ro_day_date(clue->day).year;
        int last = clue->kind == RO_CLUE_LATEST ? year + SILENT : year + 1;
        for (int y = clue->kind == RO_CLUE_LATEST ? year - AHEAD : year; year && y <= last; y++)
            add_year(&set, y);
    }
    if (set.count > MOST_YEARS) {
        memmove(set.years, set.years + set.count - MOST_YEARS, MOST_YEARS * sizeof *set.years);
        set.count = MOST_YEARS;
    }
    return set;
}

static uint32_t list_days(const year_set *set, ro_asked_day *days) {
    uint32_t count = 0;
    for (unsigned y = 0; y < set->count; y++)
        for (int month = 1; month <= 12; month++)
            for (int mday = 1; mday <= ro_month_days(set->years[y], month); mday++)
                days[count++] = ro_asked(ro_day_of((ro_date){set->years[y], month, mday}));
    return count;
}

static bool is_sibling(const ro_clue *clue) {
    return clue->kind >= RO_CLUE_SAME && clue->kind <= RO_CLUE_FAR;
}

static void weigh(ro_clues *clues) {
    for (uint32_t c = 0; c < clues->count; c++) {
        ro_clue *clue = &clues->items[c];
        if (!is_sibling(clue))
            clue->weight = damping[clue->kind] * (1 + 0.5 * log(clue->times));
    }
}

/* What the siblings say together: each that publication lies about its day, one of them or none being right.
 */
static double score_siblings(const ro_date_table *table, const ro_clues *clues, const ro_asked_day *day) {
    double sum = 0, weights = 0;
    for (uint32_t c = 0; c < clues->count; c++)
        if (is_sibling(&clues->items[c])) {
            weights += clues->items[c].weight;
            sum += clues->items[c].weight * ro_clue_chance(table, &clues->items[c], day);
        }
    return weights > 0 ? log(sum / weights + apart / MOST_DAYS) : 0;
}

/* What a clue's lag changes with. */
typedef enum { BY_DAY, BY_WEEKDAY, BY_MONTH, BY_YEAR } step;

static step step_of(const ro_clue *clue) {
    if (ro_clue_is_weekday(clue->kind))
        return BY_WEEKDAY;
    switch (clue->kind) {
    case RO_CLUE_MONTH:
    case RO_CLUE_YEARMONTH:
        return BY_MONTH;
    case RO_CLUE_YEAR:
    case RO_CLUE_LATEST:
        return BY_YEAR;
    default:
        return BY_DAY;
    }
}

static double score_clues(const ro_date_table *table, const ro_clues *clues, step by,
                          const ro_asked_day *day) {
    double score = 0;
    for (uint32_t c = 0; c < clues->count; c++)
        if (!is_sibling(&clues->items[c]) && step_of(&clues->items[c]) == by)
            score += clues->items[c].weight * ro_clue_score(table, &clues->items[c], day);
    return score;
}

/* Days in order: what clues say of a year, a month, a weekday is asked once for each. */
static void score_days(const ro_date_table *table, const ro_clues *clues, const ro_asked_day *days,
                       double *scores, uint32_t count) {
    static const ro_clue any = {.kind = RO_CLUE_ANY, .weekday = 1};
    double weekdays[8] = {0}, month = 0, year = 0;
    for (uint32_t d = 0; d < count && d < 7; d++)
        weekdays[days[d].weekday] =
            ro_clue_score(table, &any, &days[d]) + score_clues(table, clues, BY_WEEKDAY, &days[d]);
    for (uint32_t d = 0; d < count; d++) {
        const ro_asked_day *day = &days[d];
        if (day->date.day == 1)
            month = score_clues(table, clues, BY_MONTH, day);
        if (day->date.day == 1 && day->date.month == 1)
            year = score_clues(table, clues, BY_YEAR, day);
        scores[d] = score_siblings(table, clues, day) + score_clues(table, clues, BY_DAY, day) +
                    weekdays[day->weekday] + month + year;
    }
}

/* Scores to chances, in place; gives the best day's place. */
static uint32_t to_chances(double *scores, uint32_t count) {
    uint32_t best = 0;
    double sum = 0;
    for (uint32_t d = 1; d < count; d++)
        if (scores[d] > scores[best])
            best = d;
    double most = scores[best];
    for (uint32_t d = 0; d < count; d++)
        sum += scores[d] = exp(scores[d] - most);
    for (uint32_t d = 0; d < count; d++)
        scores[d] /= sum;
    return best;
}

/* The shortest run of days in question that holds RO_DATE_SURE of the chance. */
static void find_interval(const ro_asked_day *days, const double *chances, uint32_t count,
                          ro_date_answer *answer) {
    uint32_t shortest = count;
    double sum = 0;
    answer->first = days[0].day;
    answer->last = days[count - 1].day;
    for (uint32_t low = 0, high = 0; low < count; low++) {
        while (high < count && sum < RO_DATE_SURE)
            sum += chances[high++];
        if (sum < RO_DATE_SURE)
            break;
        if (high - low < shortest) {
            shortest = high - low;
            answer->first = days[low].day;
            answer->last = days[high - 1].day;
        }
        sum -= chances[low];
    }
}

/* ---- reasons ---- */

/* How much more the clue speaks for the day than for a day of the years in question on average. */
static double gain_of(const ro_date_table *table, const ro_clue *clue, const ro_asked_day *days,
                      uint32_t count, const ro_asked_day *best) {
    double sum = 0;
    uint32_t stride = count / 400 + 1, seen = 0;
    for (uint32_t d = 0; d < count; d += stride, seen++)
        sum += ro_clue_chance(table, clue, &days[d]);
    double weight = is_sibling(clue) ? damping[clue->kind] : clue->weight;
    return weight * (ro_clue_score(table, clue, best) - log(sum / seen));
}

static int by_gain(const void *a, const void *b) {
    double x = ((const ro_date_reason *)a)->gain, y = ((const ro_date_reason *)b)->gain;
    return (x < y) - (x > y);
}

static int find_reasons(const ro_date_table *table, const ro_date_question *q, const ro_clues *clues,
                        const ro_asked_day *days, uint32_t count, ro_arena *arena, ro_date_answer *answer) {
    ro_asked_day best = ro_asked(answer->day);
    for (uint32_t c = 0; c < clues->count; c++) {
        double gain = gain_of(table, &clues->items[c], days, count, &best);
        if (gain < 0.2)
            continue;
        ro_date_reason *reason = ro_array_push(arena, &answer->reasons);
        if (!reason)
            return READOUT_NO_MEMORY;
        *reason = (ro_date_reason){ro_clue_words(&clues->items[c], q, answer->day, arena),
                                   clues->items[c].span, gain};
        if (!reason->words.ptr)
            return READOUT_NO_MEMORY;
    }
    if (answer->reasons.count)
        qsort(answer->reasons.items, answer->reasons.count, sizeof *answer->reasons.items, by_gain);
    if (answer->reasons.count > MOST_REASONS)
        answer->reasons.count = MOST_REASONS;
    return 0;
}

int ro_date_infer(const ro_date_table *table, const ro_date_question *question, ro_arena *arena,
                  ro_date_answer *answer, readout_error *error) {
    ro_clues clues;
    *answer = (ro_date_answer){.day = RO_NO_DAY, .first = RO_NO_DAY, .last = RO_NO_DAY};
    int status = ro_clues_find(table, question, arena, &clues, error);
    if (status)
        return status;
    weigh(&clues);
    year_set years = years_in_question(&clues);
    if (!years.count)
        return 0;
    ro_asked_day *days = ro_arena_alloc(arena, MOST_DAYS * sizeof *days);
    double *scores = ro_arena_alloc(arena, MOST_DAYS * sizeof *scores);
    if (!days || !scores)
        return ro_fail_memory(error);
    uint32_t count = list_days(&years, days);
    score_days(table, &clues, days, scores, count);
    uint32_t best = to_chances(scores, count);
    answer->day = days[best].day;
    answer->chance = scores[best];
    find_interval(days, scores, count, answer);
    return find_reasons(table, question, &clues, days, count, arena, answer) ? ro_fail_memory(error) : 0;
}
