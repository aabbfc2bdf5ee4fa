/* How often the day, week and month of an undated article are inferred right.
 *
 * usage: bench_dates alone|siblings < QUESTIONS.jsonl
 * QUESTIONS as train/dates_question.py writes them: articles whose dates are hidden from the program and
 * compared with what it infers. `alone` leaves the other articles out.
 */
#include "language/segment.h"
#include "language/times.h"
#include "story/date.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_SIBLINGS = 64 };

typedef struct {
    ro_arena models, arena, scratch;
    const void *segment, *times;
    const ro_date_table *table;
    ro_term_table terms;
    bool alone;
    readout_error error;
} bench;

typedef struct {
    unsigned articles, none, day, next, week, month, year, held;
} shares;

static int load(bench *b) {
    int status = ro_segment_load(&b->models, &b->segment, &b->error);
    if (!status)
        status = ro_times_load(&b->models, &b->times, &b->error);
    if (!status)
        status = ro_date_load(&b->models, &b->table, &b->error);
    return status ? status : ro_terms_load(&b->models, &b->terms, &b->error);
}

static uint32_t read_siblings(const json_t *list, ro_date_sibling *siblings) {
    uint32_t count = 0;
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item) {
        const char *day = json_string_value(json_array_get(item, 0));
        if (!day || count == MOST_SIBLINGS)
            continue;
        siblings[count++] = (ro_date_sibling){.day = ro_day_read(ro_slice_of(day, strlen(day))),
                                              .likeness = json_number_value(json_array_get(item, 1)),
                                              .same_words = json_is_true(json_array_get(item, 2))};
    }
    return count;
}

static int infer(bench *b, const json_t *record, ro_slice text, ro_date_answer *answer) {
    ro_date_sibling siblings[MOST_SIBLINGS];
    ro_date_event *events = NULL;
    ro_doc doc = {.arena = &b->arena, .text = text};
    ro_date_question question = {.terms = &b->terms, .doc = &doc, .siblings = siblings};
    int status = ro_segment_run(b->segment, &doc, &b->scratch, &b->error);
    ro_arena_reset(&b->scratch);
    if (!status)
        status = ro_times_run(b->times, &doc, &b->scratch, &b->error);
    ro_arena_reset(&b->scratch);
    if (!status)
        status =
            ro_date_events(b->table, &b->terms, &doc, &b->arena, &events, &question.event_count, &b->error);
    question.events = events;
    question.sibling_count = b->alone ? 0 : read_siblings(json_object_get(record, "siblings"), siblings);
    return status ? status : ro_date_infer(b->table, &question, &b->arena, answer, &b->error);
}

static void count(shares *s, const ro_date_answer *answer, ro_day truth) {
    s->articles++;
    if (answer->day == RO_NO_DAY) {
        s->none++;
        return;
    }
    int off = abs(answer->day - truth);
    s->day += off == 0;
    s->next += off <= 1;
    s->week += off <= 3;
    s->month += off <= 15;
    s->year += ro_day_date(answer->day).year == ro_day_date(truth).year;
    s->held += truth >= answer->first && truth <= answer->last;
}

static void print_share(const char *name, unsigned part, unsigned whole) {
    printf("%-28s %5.1f%%\n", name, whole ? 100.0 * part / whole : 0);
}

static int take_line(bench *b, const char *line, shares *s) {
    json_t *record = json_loads(line, 0, NULL);
    const char *text = json_string_value(json_object_get(record, "text"));
    const char *published = json_string_value(json_object_get(record, "published"));
    ro_day truth = published ? ro_day_read(ro_slice_of(published, strlen(published))) : RO_NO_DAY;
    ro_date_answer answer;
    int status = 0;
    if (text && truth != RO_NO_DAY) {
        status = infer(b, record, ro_slice_of(text, strlen(text)), &answer);
        if (!status)
            count(s, &answer, truth);
    }
    ro_arena_reset(&b->arena);
    json_decref(record);
    return status;
}

int main(int argc, char **argv) {
    bench b = {.alone = argc == 2 && !strcmp(argv[1], "alone")};
    shares s = {0};
    char *line = NULL;
    size_t size = 0;
    if (argc != 2 || (!b.alone && strcmp(argv[1], "siblings"))) {
        fprintf(stderr, "usage: bench_dates alone|siblings < QUESTIONS.jsonl\n");
        return 2;
    }
    int status = load(&b);
    while (!status && getline(&line, &size, stdin) > 0)
        status = take_line(&b, line, &s);
    if (status) {
        fprintf(stderr, "bench_dates: %s\n", b.error.message);
        return 1;
    }
    printf("%u articles, %u without an answer\n", s.articles, s.none);
    print_share("the day", s.day, s.articles);
    print_share("within a day", s.next, s.articles);
    print_share("within three days", s.week, s.articles);
    print_share("within fifteen days", s.month, s.articles);
    print_share("the year", s.year, s.articles);
    print_share("in the interval", s.held, s.articles);
    free(line);
    return 0;
}
