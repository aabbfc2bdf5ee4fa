/* A small story made up for the tests of the views: five articles of three outlets about a lock between two
 * invented countries. Articles are written a sentence a line; spans are found by the words they cover. */
#ifndef TESTS_VIEW_SAMPLE_H
#define TESTS_VIEW_SAMPLE_H

#include "doc/coverage.h"
#include "story/board.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

typedef struct {
    ro_arena arena;
    ro_coverage coverage;
} sample;

static inline ro_slice sample_text(const char *text) {
    return ro_slice_of(text, strlen(text));
}

/* Where `words` stands in the article; absent for NULL. Words that are not there end the test. */
static inline ro_span sample_span(const sample *s, uint32_t article, const char *words) {
    if (!words)
        return (ro_span){0};
    ro_slice text = s->coverage.articles.items[article].text;
    const char *found = memmem(text.ptr, text.len, words, strlen(words));
    if (!found)
        abort();
    uint32_t begin = (uint32_t)(found - text.ptr);
    return (ro_span){begin, begin + (uint32_t)strlen(words)};
}

static inline uint32_t sample_sentence(const sample *s, uint32_t article, ro_span span) {
    const ro_cov_article *a = &s->coverage.articles.items[article];
    for (uint32_t i = 0; i < a->sentence_count; i++)
        if (span.begin < a->sentences[i].end)
            return i;
    return 0;
}

static inline uint32_t sample_article(sample *s, const char *name, const char *outlet, const char *title,
                                      const char *published, const char *text) {
    ro_coverage *c = &s->coverage;
    ro_cov_article *article = ro_array_push(&s->arena, &c->articles);
    RO_ARRAY(ro_span) sentences = {0};
    ro_slice rest = sample_text(text), line;
    article->id = c->articles.count;
    article->name = sample_text(name);
    article->outlet = sample_text(outlet);
    article->title = sample_text(title);
    article->text = rest;
    article->published = sample_text(published);
    article->published_from = published[0] ? RO_PUBLISHED_STATED : RO_PUBLISHED_UNKNOWN;
    article->copy_of = RO_NONE;
    while (ro_slice_line(&rest, &line))
        if (line.len) {
            uint32_t begin = (uint32_t)(line.ptr - text);
            *(ro_span *)ro_array_push(&s->arena, &sentences) = (ro_span){begin, begin + (uint32_t)line.len};
        }
    article->sentences = sentences.items;
    article->sentence_count = sentences.count;
    c->independent++;
    return c->articles.count - 1;
}

static inline uint32_t sample_entity(sample *s, const char *name, ro_name_type type, const char *role,
                                     uint32_t mentions) {
    ro_cov_entity *entity = ro_array_push(&s->arena, &s->coverage.entities);
    ro_slice *roles = ro_arena_zero(&s->arena, 1, sizeof *roles);
    *roles = sample_text(role);
    entity->id = s->coverage.entities.count;
    entity->name = sample_text(name);
    entity->type = type;
    entity->roles = roles;
    entity->role_count = role[0] != 0;
    entity->mentions = mentions;
    return s->coverage.entities.count - 1;
}

static inline void sample_statement(sample *s, uint32_t speaker, ro_act act, const char *day, bool stated) {
    ro_cov_statement *statement = ro_array_push(&s->arena, &s->coverage.statements);
    statement->id = 10 + s->coverage.statements.count;
    statement->speaker = speaker;
    statement->act = act;
    statement->day = sample_text(day);
    statement->day_stated = stated;
    statement->first_report = s->coverage.reports.count;
    if (speaker != RO_NONE)
        s->coverage.entities.items[speaker].statements++;
}

static inline const ro_span *sample_spans(sample *s, uint32_t article, const char *words, uint32_t *count) {
    ro_span *span = ro_arena_zero(&s->arena, 1, sizeof *span);
    *span = sample_span(s, article, words);
    *count = words != NULL;
    return span;
}

/* One more report of the last statement. */
static inline void sample_report(sample *s, uint32_t article, ro_statement_kind kind, const char *source,
                                 const char *cue, const char *content) {
    ro_cov_statement *statement = &s->coverage.statements.items[s->coverage.statements.count - 1];
    ro_cov_report *report = ro_array_push(&s->arena, &s->coverage.reports);
    report->id = 100 + s->coverage.reports.count;
    report->statement = s->coverage.statements.count - 1;
    report->article = article;
    report->kind = kind;
    report->source = sample_spans(s, article, source, &report->source_count);
    report->cue = sample_spans(s, article, cue, &report->cue_count);
    report->content = sample_spans(s, article, content, &report->content_count);
    report->sentence = sample_sentence(s, article, report->content[0]);
    report->why = RO_LITERAL("rule cue after quotation");
    report->score = 0.95;
    statement->report_count++;
    statement->outlets++;
}

static inline void sample_series(sample *s, const char *topic, const char *counts, const char *place) {
    ro_cov_series *series = ro_array_push(&s->arena, &s->coverage.series);
    *series = (ro_cov_series){
        sample_text(topic), sample_text(counts), sample_text(place), s->coverage.points.count, 0, true};
}

static inline void sample_point(sample *s, uint32_t article, const char *words, double value, double upper,
                                ro_qualifier qualifier, const char *day) {
    ro_cov_series *series = &s->coverage.series.items[s->coverage.series.count - 1];
    ro_cov_point *point = ro_array_push(&s->arena, &s->coverage.points);
    point->id = s->coverage.points.count;
    point->article = article;
    point->span = sample_span(s, article, words);
    point->sentence = sample_sentence(s, article, point->span);
    point->value = value;
    point->upper = upper;
    point->qualifier = qualifier;
    point->counts = series->counts;
    point->day = sample_text(day);
    series->point_count++;
}

static inline void sample_moment(sample *s, uint32_t article, const char *words, const char *day,
                                 uint32_t articles) {
    ro_cov_moment *moment = ro_array_push(&s->arena, &s->coverage.moments);
    moment->id = s->coverage.moments.count;
    moment->day = sample_text(day);
    moment->article = article;
    moment->first = article;
    moment->span = sample_span(s, article, words);
    moment->sentence = sample_sentence(s, article, moment->span);
    moment->statement = RO_NONE;
    moment->articles = articles;
    moment->weight = articles;
}

static inline void sample_difference(sample *s, ro_difference_type type, const char *question, uint32_t a,
                                     const char *in_a, uint32_t b, const char *in_b) {
    ro_cov_difference *difference = ro_array_push(&s->arena, &s->coverage.differences);
    difference->id = s->coverage.differences.count;
    difference->type = type;
    difference->question = sample_text(question);
    difference->score = 0.837;
    difference->why = sample_text("the second denies what the first tells");
    difference->article[0] = a;
    difference->article[1] = b;
    difference->span[0] = sample_span(s, a, in_a);
    difference->span[1] = sample_span(s, b, in_b);
    difference->sentence[0] = sample_sentence(s, a, difference->span[0]);
    difference->sentence[1] = sample_sentence(s, b, difference->span[1]);
}

static inline ro_cov_talk *sample_talk(sample *s, ro_talk_kind kind, uint32_t article, const char *words,
                                       const char *who, const char *day) {
    ro_cov_talk *talk = ro_array_push(&s->arena, &s->coverage.talks);
    talk->id = s->coverage.talks.count;
    talk->kind = kind;
    talk->article = article;
    talk->span = sample_span(s, article, words);
    talk->sentence = sample_sentence(s, article, talk->span);
    talk->parent = talk->entity = talk->statement = RO_NONE;
    talk->who = sample_text(who);
    talk->day = sample_text(day);
    talk->score = 0.8;
    return talk;
}

/* Two tellings of one round, a proposal with a phase, an issue with a position, and how it goes. */
static inline void sample_talks(sample *s) {
    sample_talk(s, RO_TALK_PARTY, 0, "Kell", "Kell", "");
    sample_talk(s, RO_TALK_ROUND, 0, "Envoys of Kell and the Sound met on Sunday", "", "2031-03-02")->number =
        1;
    sample_talk(s, RO_TALK_PROPOSAL, 3, "asked for a fee of 3 coins", "the Sound", "2031-03-08");
    ro_cov_talk *phase = sample_talk(s, RO_TALK_PHASE, 3, "a fee of 3 coins", "", "");
    phase->parent = s->coverage.talks.count - 2;
    phase->number = 1;
    phase->detail = RO_LITERAL("P6W");
    sample_talk(s, RO_TALK_REPLY, 2, "no fee", "Kell", "2031-03-09")->state = RO_LITERAL("reject");
    sample_talk(s, RO_TALK_ISSUE, 2, "the lock", "", "")->detail = RO_LITERAL("the lock");
    ro_cov_talk *position = sample_talk(s, RO_TALK_POSITION, 2, "There is no fee", "the Sound", "2031-03-09");
    position->parent = s->coverage.talks.count - 2;
    ro_cov_talk *round = sample_talk(s, RO_TALK_ROUND, 1, "wait at the gate", "", "2031-03-03");
    round->place = RO_LITERAL("Kell");
    round->state = RO_LITERAL("ended");
    ro_cov_talk *opinion = sample_talk(s, RO_TALK_ASSESSMENT, 2, "paused", "", "2031-03-09");
    opinion->state = RO_LITERAL("asserted");
    opinion->number = -1;
    ro_board_make(&s->coverage, &s->arena, NULL);
}

static inline void sample_articles(sample *s) {
    sample_article(s, "harbour-1.txt", "Harbour Mail", "Lock talks between Ostrava Sound and Kell open",
                   "2031-03-02",
                   "Envoys of Kell and the Sound met on Sunday to speak about the great lock.\n"
                   "“We came to open the lock, not to close the door,” said Ida Renn, the Kell envoy.\n"
                   "At least 40 boats are waiting.\n");
    sample_article(s, "courier-1.txt", "Evening Courier", "Renn: we came to open the lock", "2031-03-02",
                   "The Kell envoy, Ida Renn, said: “We came to open the lock.”\n"
                   "Dozens of boats wait at the gate, the harbour office said.\n");
    sample_article(s, "harbour-2.txt", "Harbour Mail", "Lock talks pause as the Sound denies a fee",
                   "2031-03-09T08:00:00Z",
                   "The talks about the lock paused on Sunday.\n"
                   "“There is no fee,” Tomas Vale, a spokesman for the Sound, told reporters.\n"
                   "More than 1,200 boats are waiting, the Kell envoy said.\n");
    sample_article(s, "wire.html", "", "Sound asked for fee at lock, papers show", "2031-03-08",
                   "Papers seen by the agency show that the Sound asked for a fee of 3 coins.\n"
                   "A 船 named Naïve 🚢 was \033[31mturned away\033[0m.\n");
    sample_article(s, "notes.txt", "Lockkeeper", "", "", "Renn said nobody had spoken to the boatmen.\n");
    s->coverage.articles.items[1].copy_of = 0;
    s->coverage.independent = 4;
    s->coverage.first_day = RO_LITERAL("2031-03-02");
    s->coverage.last_day = RO_LITERAL("2031-03-09");
}

static inline void sample_said(sample *s) {
    uint32_t renn = sample_entity(s, "Ida Renn", RO_NAME_PERSON, "Kell envoy", 4);
    uint32_t vale = sample_entity(s, "Tomas Vale", RO_NAME_PERSON, "spokesman for the Sound", 1);
    sample_entity(s, "Kell", RO_NAME_PLACE, "", 4);
    sample_entity(s, "The Sound", RO_NAME_ORGANISATION, "", 3);
    sample_statement(s, vale, RO_ACT_DENY, "2031-03-09", true);
    s->coverage.statements.items[0].addressee = RO_LITERAL("reporters");
    sample_report(s, 2, RO_DIRECT, "Tomas Vale, a spokesman for the Sound", "told", "“There is no fee,”");
    sample_statement(s, renn, RO_ACT_ASSERT, "2031-03-02", false);
    sample_report(s, 0, RO_DIRECT, "Ida Renn, the Kell envoy", "said",
                  "“We came to open the lock, not to close the door,”");
    sample_report(s, 1, RO_DIRECT, "The Kell envoy, Ida Renn", "said", "“We came to open the lock.”");
    sample_statement(s, RO_NONE, RO_ACT_ASSERT, "", false);
    s->coverage.statements.items[2].speaker_text = RO_LITERAL("Renn");
    sample_report(s, 4, RO_INDIRECT, "Renn", "said", "nobody had spoken to the boatmen");
}

/* Ends with sample_close. */
static inline void sample_open(sample *s) {
    *s = (sample){0};
    sample_articles(s);
    sample_said(s);
    sample_series(s, "waiting", "boats", "the lock");
    sample_point(s, 0, "At least 40", 40, NAN, RO_AT_LEAST, "2031-03-02");
    sample_point(s, 1, "Dozens", 24, 99, RO_DOZENS, "2031-03-02");
    sample_point(s, 2, "More than 1,200", 1200, NAN, RO_MORE_THAN, "2031-03-09");
    s->coverage.points.items[2].account = RO_LITERAL("Ida Renn");
    sample_series(s, "", "coins", "");
    sample_point(s, 3, "3 coins", 3, NAN, RO_EXACT, "2031-03-08");
    sample_moment(s, 0, "Envoys of Kell and the Sound met on Sunday to speak about the great lock.",
                  "2031-03-02", 2);
    sample_moment(s, 3, "A 船 named Naïve 🚢 was \033[31mturned away\033[0m.", "2031-03-08", 1);
    sample_moment(s, 2, "The talks about the lock paused on Sunday.", "2031-03-09", 1);
    sample_difference(s, RO_DIFFERENCE_DENIAL, "a fee at the lock", 3, "the Sound asked for a fee", 2,
                      "“There is no fee,”");
    sample_talks(s);
}

static inline void sample_close(sample *s) {
    ro_arena_free(&s->arena);
}

#endif
