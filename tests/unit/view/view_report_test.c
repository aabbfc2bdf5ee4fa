/* The report page: its JSON says what the coverage says, and no text of an article gets out of it.
 * With READOUT_PAGES naming a folder, the pages are left there for tests/page. */
#include "view/report.h"
#include "view/sample.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const char hostile[] =
    "</script><script>document.title='taken'</script><!-- \xE2\x80\xA8 \x01 \\ \" &amp;";

static void keep(const char *name, const ro_buffer *page) {
    char path[512];
    const char *folder = getenv("READOUT_PAGES");
    if (!folder)
        return;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(page->bytes, 1, page->length, file), page->length);
    assert_int_equal(fclose(file), 0);
}

static json_t *json_of(const ro_coverage *coverage) {
    ro_buffer buffer = {0};
    json_error_t problem;
    assert_int_equal(ro_view_report_json(coverage, &buffer, NULL), 0);
    json_t *story = json_loadb(buffer.bytes, buffer.length, JSON_REJECT_DUPLICATES, &problem);
    if (!story)
        fail_msg("%s", problem.text);
    ro_buffer_free(&buffer);
    return story;
}

static long long number_at(json_t *list, size_t index) {
    return json_integer_value(json_array_get(list, index));
}

static void says_what_the_coverage_says(void **state) {
    sample *s = *state;
    json_t *story = json_of(&s->coverage);
    json_t *statements = json_object_get(story, "statements");
    assert_int_equal(json_array_size(json_object_get(story, "articles")), 5);
    assert_int_equal(json_array_size(json_object_get(story, "outlets")), 4);
    assert_int_equal(json_array_size(statements), 3);
    json_t *reports = json_object_get(json_array_get(statements, 1), "reports");
    assert_null(json_object_get(json_array_get(reports, 0), "cuts"));
    char *cuts = json_dumps(json_object_get(json_array_get(reports, 1), "cuts"), JSON_COMPACT);
    assert_string_equal(cuts, "[[\"=\",\"“We came to open the lock,\"],[\"-\",\"not to close the door,”\"]]");
    free(cuts);
    assert_true(json_is_null(json_object_get(json_array_get(statements, 2), "speaker")));
    json_decref(story);
}

/* "A 船 named Naïve 🚢 was …" begins a line in the fourth article: its end in code points, not in bytes. */
static void counts_in_code_points(void **state) {
    sample *s = *state;
    json_t *story = json_of(&s->coverage);
    json_t *moment = json_array_get(json_object_get(story, "moments"), 1);
    json_t *span = json_object_get(moment, "span");
    const ro_cov_moment *own = &s->coverage.moments.items[1];
    assert_int_equal(number_at(span, 0), 74);
    assert_int_equal(number_at(span, 1) - number_at(span, 0), 43);
    assert_true(own->span.end - own->span.begin > 43);
    json_decref(story);
}

static void keeps_articles_inside_their_strings(void **state) {
    (void)state;
    sample s = {0};
    ro_buffer page = {0};
    sample_article(&s, hostile, hostile, hostile, "2031-03-02", hostile);
    assert_int_equal(ro_view_report(&s.coverage, &page, NULL), 0);
    assert_null(memmem(page.bytes, page.length, "</script><script>document.title", 31));
    assert_non_null(memmem(page.bytes, page.length, "\\u003c/script>", 14));
    keep("hostile.html", &page);
    ro_buffer_free(&page);
    sample_close(&s);
}

static void holds_the_page(void **state) {
    sample *s = *state;
    ro_buffer page = {0};
    assert_int_equal(ro_view_report(&s->coverage, &page, NULL), 0);
    assert_memory_equal(page.bytes, "<!doctype html>", 15);
    assert_null(memmem(page.bytes, page.length, "{\"coverage\":null}", 17));
    keep("sample.html", &page);
    page.length = 0;
    ro_coverage none = {0};
    assert_int_equal(ro_view_report(&none, &page, NULL), 0);
    assert_non_null(memmem(page.bytes, page.length, "\"articles\":[]", 13));
    keep("empty.html", &page);
    ro_buffer_free(&page);
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
        cmocka_unit_test(says_what_the_coverage_says),
        cmocka_unit_test(counts_in_code_points),
        cmocka_unit_test(keeps_articles_inside_their_strings),
        cmocka_unit_test(holds_the_page),
    };
    return cmocka_run_group_tests(tests, open_sample, close_sample);
}
