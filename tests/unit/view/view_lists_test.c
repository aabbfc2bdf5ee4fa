/* The digest, the lists and the explanations of the sample story, compared with tests/cases/view/.
 * With READOUT_UPDATE set they are written instead: read the difference before committing it. */
#include "view/digest.h"
#include "view/explain.h"
#include "view/sample.h"
#include "view/show.h"
#include "view/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void read_file(const char *path, ro_buffer *out) {
    char bytes[4096];
    size_t taken;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((taken = fread(bytes, 1, sizeof bytes, file)) > 0)
        ro_buffer_add(out, ro_slice_of(bytes, taken));
    fclose(file);
}

static void assert_case(const char *name, const ro_buffer *actual) {
    char path[512];
    snprintf(path, sizeof path, READOUT_ROOT "/tests/cases/view/%s", name);
    if (getenv("READOUT_UPDATE")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(actual->bytes, 1, actual->length, file), actual->length);
        assert_int_equal(fclose(file), 0);
        return;
    }
    ro_buffer expected = {0};
    read_file(path, &expected);
    if (!ro_slice_equal(ro_buffer_slice(&expected), ro_buffer_slice(actual)))
        fail_msg("%s differs; it is now:\n%.*s", name, (int)actual->length, actual->bytes);
    ro_buffer_free(&expected);
}

static void digest_of_the_sample(void **state) {
    sample *s = *state;
    ro_buffer buffer = {0};
    assert_int_equal(ro_view_digest(&s->coverage, NULL, &buffer, NULL), 0);
    assert_case("digest-80.txt", &buffer);
    ro_buffer_clear(&buffer);
    assert_int_equal(ro_view_digest(&s->coverage, &(readout_look){.width = 30}, &buffer, NULL), 0);
    assert_case("digest-30.txt", &buffer);
    ro_buffer_free(&buffer);
}

/* No line is wider than asked, and no byte acts on the terminal. */
static void assert_printable(const ro_buffer *buffer, unsigned width) {
    ro_slice rest = ro_buffer_slice(buffer), line;
    while (ro_slice_line(&rest, &line)) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ')
            indent++;
        assert_true(indent + ro_text_width(ro_slice_part(line, indent, line.len)) <= width);
        for (size_t i = 0; i < line.len; i++)
            assert_false((unsigned char)line.ptr[i] < 0x20 || line.ptr[i] == 0x7f);
    }
}

static void fits_every_width(void **state) {
    sample *s = *state;
    for (unsigned width = 20; width <= 120; width += 5) {
        ro_buffer buffer = {0};
        readout_look look = {.width = width};
        assert_int_equal(ro_view_digest(&s->coverage, &look, &buffer, NULL), 0);
        assert_printable(&buffer, width);
        for (const char *const *what = ro_view_show_names(); *what; what++) {
            ro_buffer_clear(&buffer);
            assert_int_equal(ro_view_show(&s->coverage, *what, READOUT_TABLE, &look, &buffer, NULL), 0);
            assert_printable(&buffer, width);
        }
        ro_buffer_free(&buffer);
    }
}

static void lists_of_the_sample(void **state) {
    static const char *const suffixes[] = {
        [READOUT_TABLE] = "txt", [READOUT_JSONL] = "jsonl", [READOUT_CSV] = "csv"};
    sample *s = *state;
    for (const char *const *what = ro_view_show_names(); *what; what++)
        for (int format = READOUT_TABLE; format <= READOUT_CSV; format++) {
            ro_buffer buffer = {0};
            char name[64];
            assert_int_equal(ro_view_show(&s->coverage, *what, (readout_format)format,
                                          &(readout_look){.width = 100}, &buffer, NULL),
                             0);
            snprintf(name, sizeof name, "show-%s.%s", *what, suffixes[format]);
            assert_case(name, &buffer);
            ro_buffer_free(&buffer);
        }
}

static void csv_quotes_what_it_must(void **state) {
    (void)state;
    sample s = {0};
    ro_buffer buffer = {0};
    sample_article(&s, "a \"b\".txt", "One, Two", "first\nsecond", "", "No.\n");
    assert_int_equal(ro_view_show(&s.coverage, "articles", READOUT_CSV, NULL, &buffer, NULL), 0);
    ro_buffer_byte(&buffer, 0);
    assert_string_equal(buffer.bytes,
                        "number,id,outlet,title,url,published,published_from,published_first,published_last,"
                        "copy_of,story,sentences\r\n"
                        "a1,\"a \"\"b\"\".txt\",\"One, Two\",\"first\nsecond\",,,unknown,,,,,1\r\n");
    ro_buffer_free(&buffer);
    sample_close(&s);
}

static void empty_story_is_sane(void **state) {
    (void)state;
    ro_coverage none = {0};
    ro_buffer buffer = {0};
    assert_int_equal(ro_view_digest(&none, NULL, &buffer, NULL), 0);
    ro_buffer_byte(&buffer, 0);
    assert_string_equal(buffer.bytes, "No articles.\n");
    for (const char *const *what = ro_view_show_names(); *what; what++)
        for (int format = READOUT_TABLE; format <= READOUT_CSV; format++)
            assert_int_equal(ro_view_show(&none, *what, (readout_format)format, NULL, &buffer, NULL), 0);
    ro_buffer_free(&buffer);
}

static bool digest_holds(const ro_coverage *coverage, bool all, const char *words) {
    ro_buffer buffer = {0};
    assert_int_equal(ro_view_digest(coverage, &(readout_look){.all = all}, &buffer, NULL), 0);
    bool held = memmem(buffer.bytes, buffer.length, words, strlen(words));
    ro_buffer_free(&buffer);
    return held;
}

static void leaves_out_what_is_uncertain(void **state) {
    (void)state;
    sample s;
    ro_buffer buffer = {0};
    sample_open(&s);
    s.coverage.reports.items[0].score = 0.3;
    assert_false(digest_holds(&s.coverage, false, "There is no fee,” —"));
    assert_true(digest_holds(&s.coverage, true, "There is no fee,” —"));
    assert_int_equal(ro_view_show(&s.coverage, "statements", READOUT_CSV, NULL, &buffer, NULL), 0);
    assert_null(memmem(buffer.bytes, buffer.length, "s11", 3));
    assert_non_null(memmem(buffer.bytes, buffer.length, "s12", 3));
    ro_buffer_free(&buffer);
    sample_close(&s);
}

/* Hundreds of statements of a day, of which few can be shown, and more moments than fit. */
static void tells_how_much_more_there_is(void **state) {
    (void)state;
    sample s;
    sample_open(&s);
    for (unsigned i = 0; i < 300; i++) {
        sample_statement(&s, RO_NONE, RO_ACT_ASSERT, i % 2 ? "2031-03-09" : "", false);
        sample_report(&s, 4, RO_INDIRECT, "Renn", "said", "nobody had spoken to the boatmen");
        sample_moment(&s, 2, "The talks about the lock paused on Sunday.", "2031-03-09", 1);
    }
    assert_true(digest_holds(&s.coverage, false, "… 279 more statements"));
    assert_true(digest_holds(&s.coverage, false, "… 285 more on the timeline"));
    assert_false(digest_holds(&s.coverage, true, "more statements"));
    sample_close(&s);
}

static void explains_every_kind(void **state) {
    static const char *const ids[] = {"s12", "r103", "f2", "e1", "m2", "d1", "a4", "a3.2"};
    sample *s = *state;
    ro_buffer buffer = {0};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        ro_buffer_format(&buffer, "%s== %s\n", i ? "\n" : "", ids[i]);
        assert_int_equal(ro_view_explain(&s->coverage, ids[i], NULL, &buffer, NULL), 0);
    }
    assert_case("explain.txt", &buffer);
    ro_buffer_free(&buffer);
}

static void refuses_what_is_no_id(void **state) {
    static const char *const wrong[] = {"", "s", "12", "x12", "s12x", "a7.", "a7.0", "s12.3", "s-1"};
    static const char *const missing[] = {"s999", "a3.99", "e9223372036854775807", "f0"};
    sample *s = *state;
    ro_buffer buffer = {0};
    readout_error error;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(ro_view_explain(&s->coverage, wrong[i], NULL, &buffer, &error),
                         READOUT_BAD_ARGUMENT);
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_int_equal(ro_view_explain(&s->coverage, missing[i], NULL, &buffer, &error), READOUT_NOT_FOUND);
    assert_int_equal(ro_view_show(&s->coverage, "weather", READOUT_CSV, NULL, &buffer, &error),
                     READOUT_BAD_ARGUMENT);
    assert_int_equal(buffer.length, 0);
    ro_buffer_free(&buffer);
}

static int open_sample(void **state) {
    static sample s;
    sample_open(&s);
    *state = &s;
    return 0;
}

static int close_sample(void **state) {
    sample_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digest_of_the_sample),         cmocka_unit_test(fits_every_width),
        cmocka_unit_test(lists_of_the_sample),          cmocka_unit_test(csv_quotes_what_it_must),
        cmocka_unit_test(empty_story_is_sane),          cmocka_unit_test(explains_every_kind),
        cmocka_unit_test(leaves_out_what_is_uncertain), cmocka_unit_test(tells_how_much_more_there_is),
        cmocka_unit_test(refuses_what_is_no_id),
    };
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
