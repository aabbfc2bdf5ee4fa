#include "language/quotes.h"

#include "base/error.h"
#include "cases.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct {
    ro_arena models, arena, scratch;
    const void *model;
} fixture;

/* A paragraph a line. */
static void read_quotes(fixture *f, ro_slice text, ro_doc *doc) {
    *doc = (ro_doc){.arena = &f->arena, .text = text};
    ro_slice rest = text, line;
    while (ro_slice_line(&rest, &line)) {
        uint32_t begin = (uint32_t)(line.ptr - text.ptr);
        if (!line.len)
            continue;
        ro_paragraph *paragraph = ro_array_push(&f->arena, &doc->paragraphs);
        assert_non_null(paragraph);
        paragraph->span = (ro_span){begin, begin + (uint32_t)line.len};
    }
    assert_int_equal(ro_quotes_run(f->model, doc, &f->scratch, NULL), 0);
    ro_arena_reset(&f->scratch);
}

/* A line a quotation: its depth in dashes, what is inside, and what is special about it. */
static void find(void *context, ro_slice input, ro_buffer *found) {
    ro_doc doc;
    read_quotes(context, input, &doc);
    for (uint32_t q = 0; q < doc.quotes.count; q++) {
        const ro_quote *quote = &doc.quotes.items[q];
        for (uint32_t p = quote->parent; p != RO_NONE; p = doc.quotes.items[p].parent)
            ro_buffer_text(found, "- ");
        ro_buffer_add(found, ro_doc_text(&doc, quote->inside));
        ro_buffer_text(found, quote->open_ended ? " [open]" : "");
        if (quote->continues != RO_NONE)
            ro_buffer_format(found, " [continues %u]", quote->continues);
        ro_buffer_byte(found, '\n');
    }
    ro_arena_reset(&((fixture *)context)->arena);
}

static int set_up(void **state) {
    static fixture f;
    readout_error error;
    f = (fixture){0};
    if (ro_quotes_load(&f.models, &f.model, &error))
        fail_msg("%s", error.message);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    ro_arena_free(&f->models);
    ro_arena_free(&f->arena);
    ro_arena_free(&f->scratch);
    return 0;
}

static void cases_are_right(void **state) {
    assert_true(cases_hold(READOUT_ROOT "/tests/cases/reading/quotes.case", find, *state, 40, 0));
}

static void check_shape(const ro_doc *doc) {
    for (uint32_t q = 0; q < doc->quotes.count; q++) {
        const ro_quote *quote = &doc->quotes.items[q];
        assert_true(quote->span.begin < quote->inside.begin && quote->inside.begin <= quote->inside.end &&
                    quote->inside.end <= quote->span.end && quote->span.end <= doc->text.len);
        assert_true(!q || quote[-1].span.begin < quote->span.begin);
        if (quote->parent != RO_NONE) {
            assert_true(quote->parent < q);
            assert_true(ro_span_holds(doc->quotes.items[quote->parent].span, quote->span));
        }
    }
}

/* A hundred thousand marks of each kind, in one paragraph and in many. */
static void many_marks(void **state) {
    static const char *const units[] = {"\"", "“",  "”",    "‘",        "’",  "' ",
                                        " '", "“a", "a”\n", "\"a b\" ", "''", "„"};
    fixture *f = *state;
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        ro_buffer text = {0};
        for (int i = 0; i < 100000; i++)
            ro_buffer_text(&text, units[u]);
        ro_doc doc;
        read_quotes(f, ro_buffer_slice(&text), &doc);
        check_shape(&doc);
        ro_arena_reset(&f->arena);
        ro_buffer_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cases_are_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_marks, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
