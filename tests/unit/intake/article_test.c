/* The article stage on cases as text, and on what it must not change. */
#include "check.h"

#include "cases.h"
#include "intake/article.h"

typedef struct {
    ro_arena model_arena, arena, scratch;
    const void *model;
} fixture;

static int make(void **state) {
    static fixture f;
    f = (fixture){0};
    *state = &f;
    return ro_article_load(&f.model_arena, &f.model, NULL);
}

static int end(void **state) {
    fixture *f = *state;
    ro_arena_free(&f->model_arena);
    ro_arena_free(&f->arena);
    ro_arena_free(&f->scratch);
    return 0;
}

static void add(ro_buffer *found, const char *what, ro_slice text) {
    text = ro_slice_trim(text);
    if (text.len)
        ro_buffer_format(found, "%s: %.*s\n", what, (int)text.len, text.ptr);
}

static void find(void *context, ro_slice input, ro_buffer *found) {
    static const char *const kinds[] = {"agency", "reporter", "contributor"};
    fixture *f = context;
    ro_doc doc = {.arena = &f->arena, .text = input};
    assert_int_equal(ro_article_run(f->model, &doc, &f->scratch, NULL), 0);
    const ro_article *article = &doc.article;
    assert_true(article->title_span.end == 0 ||
                ro_slice_equal(ro_doc_text(&doc, article->title_span), article->title));
    add(found, "title", article->title);
    add(found, "outlet", article->outlet);
    add(found, "published", article->published);
    add(found, "dateline", ro_doc_text(&doc, article->dateline));
    for (uint32_t i = 0; i < article->credits.count; i++)
        add(found, kinds[article->credits.items[i].kind], article->credits.items[i].name);
    for (uint32_t i = 0; i < article->skipped.count; i++)
        add(found, "skipped", ro_doc_text(&doc, article->skipped.items[i]));
    ro_arena_reset(&f->scratch);
    ro_arena_reset(&f->arena);
}

static void the_cases_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/intake/article.txt", find, *state, 1, 0));
}

static void sources_and_helpers_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/intake/sources.txt", find, *state, 20, 95));
}

static ro_doc read_with(fixture *f, ro_article given, ro_slice text) {
    ro_doc doc = {.arena = &f->arena, .text = text, .article = given};
    assert_int_equal(ro_article_run(f->model, &doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
    return doc;
}

static void what_the_container_gave_stays(void **state) {
    ro_slice text =
        RO_LITERAL("Envoys leave: “no deal”\n\nPublished: June 3, 2024\n\nThe envoys of both sides left the "
                   "capital of Tessaria on Friday after two days of talks.\n");
    ro_article given = {.title = RO_LITERAL("Envoys Leave: \"No Deal\""),
                        .published = RO_LITERAL("2024-06-04"),
                        .published_from = RO_PUBLISHED_METADATA};
    ro_doc doc = read_with(*state, given, text);
    assert_slice(doc.article.title, "Envoys Leave: \"No Deal\"");
    assert_slice(ro_doc_text(&doc, doc.article.title_span), "Envoys leave: “no deal”");
    assert_slice(doc.article.published, "2024-06-04");
    assert_int_equal(doc.article.published_span.end, 0);
}

static void a_given_title_that_is_not_in_the_text_has_no_span(void **state) {
    ro_article given = {.title = RO_LITERAL("Another title")};
    ro_doc doc = read_with(
        *state, given,
        RO_LITERAL("Envoys leave Abali without a deal\n\nThe envoys of both sides left the capital of "
                   "Tessaria on Friday after two days of talks.\n"));
    assert_int_equal(doc.article.title_span.end, 0);
}

static void nothing_is_found_in_nothing(void **state) {
    ro_doc doc = read_with(*state, (ro_article){0}, RO_LITERAL("\n \n"));
    assert_int_equal(doc.article.skipped.count, 0);
    doc = read_with(*state, (ro_article){0}, RO_LITERAL(""));
    assert_int_equal(doc.article.title.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_cases_are_right, make, end),
        cmocka_unit_test_setup_teardown(sources_and_helpers_are_right, make, end),
        cmocka_unit_test_setup_teardown(what_the_container_gave_stays, make, end),
        cmocka_unit_test_setup_teardown(a_given_title_that_is_not_in_the_text_has_no_span, make, end),
        cmocka_unit_test_setup_teardown(nothing_is_found_in_nothing, make, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
