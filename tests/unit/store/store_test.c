#include "made.h"
#include "store/sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static ro_doc *briefing(ro_arena *arena) {
    ro_doc *doc = made_doc(arena, "a.txt", "Harbor Post", "2024-03-05",
                           "Envoys return to Sarn\n"
                           "“We are closer than ever,” Mara Venn, the foreign ministry spokeswoman, said.\n"
                           "At least 41 miners have died in Orvel, she said.\n");
    uint32_t venn = made_entity(doc, "Mara Venn", RO_NAME_PERSON, "foreign ministry spokeswoman");
    ro_statement *said = made_statement(doc, RO_DIRECT, venn, "We are closer than ever,");
    *(ro_span *)ro_array_push(arena, &said->source) = made_span(doc, "Mara Venn");
    *(ro_span *)ro_array_push(arena, &said->cue) = made_span(doc, "said");
    made_statement(doc, RO_INDIRECT, venn, "At least 41 miners have died in Orvel");
    ro_figure *dead = made_figure(doc, "At least 41", 41, "miners", "killed", "Orvel");
    dead->qualifier = RO_AT_LEAST;
    dead->said_in = 1;
    return doc;
}

static int open_store(void **state) {
    ro_store *store = NULL;
    readout_error error;
    if (ro_store_open(NULL, READOUT_STORE_MEMORY, &store, &error)) {
        print_message("%s\n", error.message);
        return -1;
    }
    *state = store;
    return 0;
}

static int close_store(void **state) {
    ro_store_close(*state);
    return 0;
}

static readout_added add(ro_store *store, const ro_doc *doc) {
    readout_added added;
    readout_error error = {0};
    int status = ro_store_add(store, doc, NULL, &added, &error);
    if (status)
        print_message("%s\n", error.message);
    assert_int_equal(status, 0);
    return added;
}

static ro_coverage load(ro_store *store, const readout_filter *filter, ro_arena *arena) {
    ro_coverage coverage;
    readout_error error = {0};
    int status = ro_store_load(store, filter, arena, &coverage, &error);
    if (status)
        print_message("%s\n", error.message);
    assert_int_equal(status, 0);
    return coverage;
}

static bool is(ro_slice text, const char *expected) {
    if (ro_slice_is(text, expected))
        return true;
    print_message("'%.*s' is not '%s'\n", (int)text.len, text.ptr, expected);
    return false;
}

static void gives_back_what_was_added(void **state) {
    ro_arena arena = {0};
    ro_doc *doc = briefing(&arena);
    assert_int_equal(add(*state, doc), READOUT_ADDED);
    ro_coverage coverage = load(*state, NULL, &arena);

    assert_int_equal(coverage.articles.count, 1);
    assert_int_equal(coverage.independent, 1);
    const ro_cov_article *article = coverage.articles.items;
    assert_true(is(article->name, "a.txt") && is(article->outlet, "Harbor Post"));
    assert_true(is(article->title, "Envoys return to Sarn") && is(coverage.first_day, "2024-03-05"));
    assert_true(ro_slice_equal(article->text, doc->text));
    assert_int_equal(article->published_from, RO_PUBLISHED_GIVEN);
    assert_int_equal(article->sentence_count, 3);
    assert_memory_equal(&article->sentences[2], &doc->sentences.items[2].span, sizeof(ro_span));

    assert_int_equal(coverage.entities.count, 1);
    const ro_cov_entity *venn = coverage.entities.items;
    assert_true(is(venn->name, "Mara Venn") && is(venn->roles[0], "foreign ministry spokeswoman"));
    assert_int_equal(venn->statements, 2);
    assert_int_equal(venn->mentions, 1);

    assert_int_equal(coverage.statements.count, 2);
    const ro_cov_statement *statement = coverage.statements.items;
    assert_int_equal(statement->report_count, 1);
    assert_int_equal(statement->outlets, 1);
    assert_int_equal(statement->speaker, 0);
    assert_true(is(statement->day, "2024-03-05"));
    assert_false(statement->day_stated);
    const ro_cov_report *report = &coverage.reports.items[statement->first_report];
    assert_int_equal(report->kind, RO_DIRECT);
    assert_int_equal(report->sentence, 1);
    assert_memory_equal(report->content, doc->statements.items[0].content.items, sizeof(ro_span));
    assert_memory_equal(report->source, doc->statements.items[0].source.items, sizeof(ro_span));
    assert_true(is(report->why, "made by hand"));

    assert_int_equal(coverage.series.count, 1);
    assert_true(is(coverage.series.items[0].topic, "killed") && is(coverage.series.items[0].place, "Orvel"));
    const ro_cov_point *point = coverage.points.items;
    assert_true(point->value == 41 && isnan(point->upper) && point->qualifier == RO_AT_LEAST);
    assert_true(is(point->account, "Mara Venn") && is(point->day, "2024-03-05"));
    ro_arena_free(&arena);
}

static void same_content_is_there_already(void **state) {
    ro_arena arena = {0};
    ro_doc *doc = briefing(&arena);
    assert_int_equal(add(*state, doc), READOUT_ADDED);
    doc->id = RO_LITERAL("other.txt");
    doc->article.url = RO_LITERAL("https://harbor.example/2");
    assert_int_equal(add(*state, doc), READOUT_ALREADY_THERE);
    doc->article.outlet = RO_LITERAL("Northern Wire");
    assert_int_equal(add(*state, doc), READOUT_ADDED);
    assert_int_equal(load(*state, NULL, &arena).articles.count, 2);
    ro_arena_free(&arena);
}

static void refuses_an_article_without_text(void **state) {
    ro_arena arena = {0};
    readout_added added;
    readout_error error;
    ro_doc *doc = made_doc(&arena, "empty", "", "", " \n");
    assert_int_equal(ro_store_add(*state, doc, NULL, &added, &error), READOUT_BAD_INPUT);
    assert_int_equal(load(*state, NULL, &arena).articles.count, 0);
    ro_arena_free(&arena);
}

static uint32_t statements(ro_store *store, readout_filter filter) {
    ro_arena arena = {0};
    ro_coverage coverage = load(store, &filter, &arena);
    uint32_t count = coverage.statements.count;
    ro_arena_free(&arena);
    return count;
}

static void filters(void **state) {
    ro_arena arena = {0};
    add(*state, briefing(&arena));
    ro_doc *later = made_doc(&arena, "b.txt", "Northern Wire", "2024-04-11",
                             "Talks stall\nMinister Odo Reiss rejected the cease-fire terms.\n");
    made_statement(later, RO_INDIRECT, made_entity(later, "Odo Reiss", RO_NAME_PERSON, "Minister"),
                   "rejected the cease-fire terms");
    add(*state, later);

    assert_int_equal(statements(*state, (readout_filter){0}), 3);
    assert_int_equal(statements(*state, (readout_filter){.by = "venn"}), 2);
    assert_int_equal(statements(*state, (readout_filter){.by = "spokeswoman"}), 2);
    assert_int_equal(statements(*state, (readout_filter){.by = "nobody"}), 0);
    assert_int_equal(statements(*state, (readout_filter){.about = "miner"}), 1);
    assert_int_equal(statements(*state, (readout_filter){.about = "cease-fire"}), 1);
    assert_int_equal(statements(*state, (readout_filter){.about = "miners OR terms"}), 2);
    assert_int_equal(statements(*state, (readout_filter){.about = "\"closer than\""}), 1);
    assert_int_equal(statements(*state, (readout_filter){.since = "2024-03-06"}), 1);
    assert_int_equal(statements(*state, (readout_filter){.until = "2024-03"}), 2);
    assert_int_equal(statements(*state, (readout_filter){.since = "2024", .until = "2024"}), 3);
    assert_int_equal(statements(*state, (readout_filter){.outlet = "northern"}), 1);
    ro_arena_free(&arena);
}

static void says_which_filter_is_wrong(void **state) {
    ro_arena arena = {0};
    ro_coverage coverage;
    readout_error error;
    readout_filter filter = {.since = "yesterday"};
    assert_int_equal(ro_store_load(*state, &filter, &arena, &coverage, &error), READOUT_BAD_ARGUMENT);
    assert_string_equal(error.message, "'yesterday' is no day, month or year (2024-08-23, 2024-08, 2024)");
    filter = (readout_filter){.about = "(miners"};
    assert_int_equal(ro_store_load(*state, &filter, &arena, &coverage, &error), READOUT_BAD_ARGUMENT);
    filter = (readout_filter){.about = "\"; DROP TABLE article; --"};
    assert_int_equal(ro_store_load(*state, &filter, &arena, &coverage, &error), 0);
    ro_arena_free(&arena);
}

static int64_t cache_kib(ro_store *store) {
    int64_t kib;
    assert_int_equal(ro_sql_number(store, "PRAGMA cache_size", &kib, NULL), 0);
    return -kib;
}

static void pages_make_way_for_a_large_article(void **state) {
    ro_store *store = *state;
    int64_t usual = cache_kib(store);
    assert_int_equal(ro_store_leave_room(store, 40 << 20, NULL), 0);
    assert_int_equal(cache_kib(store), usual - (40 << 10));
    assert_int_equal(ro_store_leave_room(store, SIZE_MAX / 2, NULL), 0);
    assert_in_range(cache_kib(store), 1, usual / 16);
    ro_arena arena = {0};
    assert_int_equal(add(store, briefing(&arena)), READOUT_ADDED);
    assert_int_equal(ro_store_leave_room(store, 1 << 20, NULL), 0);
    assert_int_equal(cache_kib(store), usual);
    ro_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(gives_back_what_was_added, open_store, close_store),
        cmocka_unit_test_setup_teardown(same_content_is_there_already, open_store, close_store),
        cmocka_unit_test_setup_teardown(refuses_an_article_without_text, open_store, close_store),
        cmocka_unit_test_setup_teardown(pages_make_way_for_a_large_article, open_store, close_store),
        cmocka_unit_test_setup_teardown(filters, open_store, close_store),
        cmocka_unit_test_setup_teardown(says_which_filter_is_wrong, open_store, close_store),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
