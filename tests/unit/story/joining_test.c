/* Decisions of the story step on cases written by hand: tests/cases/story. */
#include "../store/made.h"
#include "api/link.h"
#include "base/buffer.h"
#include "cases.h"
#include "story/copies.h"
#include "story/figures.h"
#include "story/people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static ro_slice next_cell(ro_slice *line) {
    ro_slice cell = {0};
    ro_slice_field(line, '|', &cell);
    return ro_slice_trim(cell);
}

static void person_of(ro_joining *joining, ro_slice line, ro_person *person) {
    ro_entity entity = {.name = next_cell(&line)};
    bool other = entity.name.len && *entity.name.ptr == '?';
    if (entity.name.len && (*entity.name.ptr == '*' || other)) {
        entity.type = other ? RO_NAME_OTHER : RO_NAME_ORGANISATION;
        entity.name = ro_slice_trim(ro_slice_part(entity.name, 1, entity.name.len));
    }
    for (ro_slice role; (role = next_cell(&line)).len;) {
        ro_role *added = ro_array_push(joining->arena, &entity.roles);
        added->text = role;
    }
    ro_person_of(joining, &entity, person);
}

static void compare_people(void *context, ro_slice input, ro_buffer *found) {
    static const char *const names[] = {"other", "maybe", "same"};
    ro_arena arena = {0};
    ro_joining joining = {.story = context, .arena = &arena};
    ro_person people[2];
    ro_slice line;
    for (unsigned p = 0; p < 2 && ro_slice_line(&input, &line); p++)
        person_of(&joining, line, &people[p]);
    ro_buffer_text(found, names[ro_person_compare(&people[0], &people[1])]);
    ro_arena_free(&arena);
}

static void mark_quotes(ro_doc *doc) {
    uint32_t opened = RO_NONE;
    for (uint32_t at = 0; at + 3 <= doc->text.len; at++) {
        if (!memcmp(doc->text.ptr + at, "“", 3))
            opened = at;
        if (memcmp(doc->text.ptr + at, "”", 3) || opened == RO_NONE)
            continue;
        ro_quote *quote = ro_array_push(doc->arena, &doc->quotes);
        *quote = (ro_quote){{opened, at + 3}, {opened + 3, at}, RO_NONE, RO_NONE, false};
        opened = RO_NONE;
    }
}

static ro_doc *reporting(ro_arena *arena, ro_slice line) {
    static const char *const outlets[] = {"One", "Two"};
    static unsigned number;
    const char *day = ro_arena_copy(arena, next_cell(&line)).ptr;
    const char *speaker = ro_arena_copy(arena, next_cell(&line)).ptr;
    ro_slice act = next_cell(&line), words = next_cell(&line), rest = next_cell(&line);
    ro_slice text = ro_arena_format(arena, "%.*s\n%s\n%.*s\n", (int)rest.len, rest.ptr, speaker,
                                    (int)words.len, words.ptr);
    ro_doc *doc = made_doc(arena, "case", outlets[number++ % 2], day, text.ptr);
    uint32_t who = made_entity(doc, speaker, RO_NAME_PERSON, NULL);
    ro_statement *statement = made_statement(doc, *words.ptr == 't' ? RO_INDIRECT : RO_DIRECT, who,
                                             ro_arena_copy(arena, words).ptr);
    for (int a = 0; a <= RO_ACT_DECLINE; a++)
        if (ro_slice_is(act, ro_act_name((ro_act)a)))
            statement->act = (ro_act)a;
    mark_quotes(doc);
    static const struct {
        const char *word;
        double value;
    } numbers[] = {{"10", 10}, {"ten", 10}};
    for (unsigned n = 0; n < 2; n++)
        for (uint32_t at = 0; at + 4 < doc->text.len; at++) {
            size_t length = strlen(numbers[n].word);
            if (doc->text.ptr[at] != ' ' || memcmp(doc->text.ptr + at + 1, numbers[n].word, length) ||
                doc->text.ptr[at + 1 + length] != ' ')
                continue;
            ro_number *number_of = ro_array_push(arena, &doc->numbers);
            number_of->digits = number_of->span = (ro_span){at + 1, at + 1 + (uint32_t)length};
            number_of->value = numbers[n].value;
        }
    return doc;
}

static void join_reports(void *context, ro_slice input, ro_buffer *found) {
    ro_linker *linker = context;
    ro_arena arena = {0};
    ro_store *store;
    ro_slice line;
    ro_coverage coverage;
    assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, NULL), 0);
    while (ro_slice_line(&input, &line)) {
        readout_added added;
        assert_int_equal(ro_linker_add(linker, store, reporting(&arena, line), &added, NULL), 0);
        assert_int_equal(added, READOUT_ADDED);
    }
    assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, NULL), 0);
    ro_buffer_text(found, coverage.statements.count == 1 ? "one" : "two");
    ro_store_close(store);
    ro_arena_free(&arena);
}

static void people(void **state) {
    (void)state;
    ro_arena arena = {0};
    const ro_story *story;
    assert_int_equal(ro_story_load(&arena, &story, NULL), 0);
    bool right =
        cases_hold(READOUT_ROOT "/tests/cases/story/people.case", compare_people, (void *)story, 10, 0);
    ro_arena_free(&arena);
    assert_true(right);
}

static void utterances(void **state) {
    (void)state;
    ro_linker *linker;
    assert_int_equal(ro_linker_open(&linker, NULL), 0);
    bool right = cases_hold(READOUT_ROOT "/tests/cases/story/utterances.case", join_reports, linker, 10, 0);
    ro_linker_close(linker);
    assert_true(right);
}

static void ranges(void **state) {
    (void)state;
    ro_range range = ro_figure_range(41, NAN, RO_AT_LEAST);
    assert_true(range.least == 41 && isinf(range.most));
    range = ro_figure_range(24, 99, RO_DOZENS);
    assert_true(range.least == 24 && range.most == 99);
    range = ro_figure_range(60, NAN, RO_AROUND);
    assert_true(range.least == 54 && range.most == 66);
    range = ro_figure_range(7, NAN, RO_EXACT);
    assert_true(range.least == 7 && range.most == 7);
}

static ro_doc *long_article(ro_arena *arena, const char *outlet, unsigned first, unsigned last,
                            const char *extra) {
    ro_buffer text = {0};
    ro_buffer_format(&text, "Headline of %s\n", outlet);
    for (unsigned s = first; s < last; s++)
        ro_buffer_format(&text,
                         "Sentence%u brings word%u and word%u to the harbour of town%u by way of road%u.\n",
                         s, s * 7, s * 11, s * 13, s * 17);
    ro_buffer_text(&text, extra);
    ro_buffer_byte(&text, 0);
    ro_doc *doc = made_doc(arena, outlet, outlet, "2031-02-17", text.bytes);
    ro_buffer_free(&text);
    return doc;
}

/* Whole, trimmed, with a paragraph of its own: copies. Half of it, or another article: not. */
static void copies(void **state) {
    (void)state;
    static const struct {
        unsigned first, last;
        const char *extra;
        bool copy;
    } cases[] = {{0, 30, "", true},
                 {0, 21, "", true},
                 {0, 28, "A paragraph of the county's own, on what its farmers say.\n", true},
                 {15, 60, "", false},
                 {100, 130, "", false}};
    ro_linker *linker;
    assert_int_equal(ro_linker_open(&linker, NULL), 0);
    for (unsigned c = 0; c < sizeof cases / sizeof *cases; c++) {
        ro_arena arena = {0};
        ro_store *store;
        ro_coverage coverage;
        readout_added added;
        assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, NULL), 0);
        ro_linker_add(linker, store, long_article(&arena, "Wire", 0, 30, ""), &added, NULL);
        ro_linker_add(linker, store,
                      long_article(&arena, "County", cases[c].first, cases[c].last, cases[c].extra), &added,
                      NULL);
        assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, NULL), 0);
        assert_int_equal(coverage.articles.count, 2);
        assert_int_equal(coverage.independent, cases[c].copy ? 1 : 2);
        ro_store_close(store);
        ro_arena_free(&arena);
    }
    ro_linker_close(linker);
}

/* ---- stories ---- */

/* Of words that only articles of that matter have, some of each. */
static ro_doc *telling(ro_arena *arena, const char *outlet, const char *day, unsigned harbour,
                       unsigned mine) {
    ro_buffer text = {0};
    ro_buffer_format(&text, "%s\n", outlet);
    for (unsigned w = 0; w < harbour; w++)
        ro_buffer_format(&text, "harbourquay%c ", 'a' + (int)w);
    for (unsigned w = 0; w < mine; w++)
        ro_buffer_format(&text, "mineshaft%c ", 'a' + (int)w);
    ro_buffer_text(&text, "\n");
    ro_buffer_byte(&text, 0);
    ro_doc *doc = made_doc(arena, outlet, outlet, day, text.bytes);
    ro_buffer_free(&text);
    return doc;
}

static void tell(ro_linker *linker, ro_store *store, const ro_doc *doc) {
    readout_added added;
    readout_error error = {0};
    int status = ro_linker_add(linker, store, doc, &added, &error);
    if (status)
        print_message("%s\n", error.message);
    assert_int_equal(status, 0);
    assert_int_equal(added, READOUT_ADDED);
}

static void stories(void **state) {
    (void)state;
    ro_linker *linker;
    ro_store *store;
    ro_arena arena = {0};
    ro_coverage coverage;
    assert_int_equal(ro_linker_open(&linker, NULL), 0);
    assert_int_equal(ro_store_open(NULL, READOUT_STORE_MEMORY, &store, NULL), 0);
    tell(linker, store, telling(&arena, "One", "2031-02-17", 12, 0));
    tell(linker, store, telling(&arena, "Two", "2031-02-17", 0, 12));
    tell(linker, store, telling(&arena, "Three", "2031-02-17", 12, 1)); /* fits the first alone */
    assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, NULL), 0);
    assert_int_equal(coverage.articles.items[0].story, 1);
    assert_int_equal(coverage.articles.items[1].story, 2);
    assert_int_equal(coverage.articles.items[2].story, 1);
    assert_int_equal(coverage.merges.count, 0);

    tell(linker, store, telling(&arena, "Four", "2031-02-18", 10, 12));
    tell(linker, store, telling(&arena, "Five", "2031-02-18", 0, 11)); /* fits what was the second */
    assert_int_equal(ro_store_load(store, NULL, &arena, &coverage, NULL), 0);
    assert_int_equal(coverage.articles.count, 5);
    for (uint32_t a = 0; a < 5; a++)
        assert_int_equal(coverage.articles.items[a].story, 1);
    assert_int_equal(coverage.merges.count, 1);
    const ro_cov_merge *merge = coverage.merges.items;
    assert_int_equal(merge->story, 2);
    assert_int_equal(merge->into, 1);
    assert_int_equal(coverage.articles.items[merge->article].id, 4);
    assert_true(merge->score > 0.2 && merge->score <= 1);
    ro_store_close(store);
    ro_linker_close(linker);
    ro_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people), cmocka_unit_test(utterances), cmocka_unit_test(ranges),
        cmocka_unit_test(copies), cmocka_unit_test(stories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
