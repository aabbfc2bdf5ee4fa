/* What becomes of a JSON record and of plain text: text, metadata, ids, problems. */
#include "intake/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct {
    ro_arena tables, arena, scratch;
    const ro_intake *intake;
    ro_doc doc;
    readout_error error;
} fixture;

static int make(void **state) {
    static fixture f;
    f = (fixture){0};
    *state = &f;
    return ro_intake_load(&f.tables, &f.intake, &f.error);
}

static int end(void **state) {
    fixture *f = *state;
    ro_arena_free(&f->tables);
    ro_arena_free(&f->arena);
    ro_arena_free(&f->scratch);
    return 0;
}

static int open_raw(fixture *f, ro_raw_form form, ro_slice bytes) {
    ro_arena_reset(&f->arena);
    f->doc = (ro_doc){.arena = &f->arena};
    ro_raw raw = {.form = form, .id = RO_LITERAL("file#7"), .bytes = bytes, .line = 7};
    int status = ro_intake_open(f->intake, &raw, &f->doc, &f->scratch, &f->error);
    ro_arena_reset(&f->scratch);
    return status;
}

static int open_json(fixture *f, const char *json) {
    return open_raw(f, RO_RAW_JSON, ro_slice_of(json, strlen(json)));
}

static void is(ro_slice found, const char *expected) {
    char text[4096];
    size_t length = found.len < sizeof text ? found.len : sizeof text - 1;
    memcpy(text, found.len ? found.ptr : "", length);
    text[length] = 0;
    assert_string_equal(text, expected);
}

static void own_keys_are_read(void **state) {
    fixture *f = *state;
    assert_int_equal(
        open_json(f, "{\"id\": 12, \"url\": \"https://www.example.org/a\", \"title\": \" A\\n title \", "
                     "\"text\": \"Line.\\r\\n\\r\\nLine \\u2019.\\n\", \"published\": \"2024-08-23\", "
                     "\"outlet\": \"The Herald\"}"),
        0);
    is(f->doc.id, "12");
    is(f->doc.text, "Line.\r\n\r\nLine ’.\n");
    is(f->doc.article.url, "https://www.example.org/a");
    is(f->doc.article.title, "A title");
    is(f->doc.article.published, "2024-08-23");
    is(f->doc.article.outlet, "The Herald");
    assert_int_equal(f->doc.article.published_from, RO_PUBLISHED_GIVEN);
}

static void addresses_tell_days(void **state) {
    fixture *f = *state;
    static const char *const cases[][2] = {
        {"https://a.example/news/2019/01/04/some-thing", "2019-01-04"},
        {"https://a.example/us/2017/jul/21/some-thing?x=/2001/01/01", "2017-07-21"},
        {"https://a.example/2019/1/4/17989224/some-thing", "2019-01-04"},
        {"https://a.example/a/2031-04-12/some-thing#2030-01-01", "2031-04-12"},
        {"https://a.example/2019/13/44/some-thing", ""},
        {"https://a.example/2018/05/12345", ""},
        {"https://a.example/2018/page/12", ""},
        {"https://2018/5/12345", ""},
        {"2018/11/12", "2018-11-12"},
        {"", ""},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        char json[256];
        snprintf(json, sizeof json, "{\"url\": \"%s\", \"text\": \"The envoys left on Friday.\"}",
                 cases[c][0]);
        assert_int_equal(open_json(f, json), 0);
        is(f->doc.article.published, cases[c][1]);
        assert_true(!f->doc.article.published.len || f->doc.article.published_from == RO_PUBLISHED_METADATA);
    }
}

static void news_please_is_read(void **state) {
    fixture *f = *state;
    assert_int_equal(
        open_json(f,
                  "{\"authors\": [\"Ada Quill\", \"Reuters\"], \"date_download\": \"2024-09-01 00:00:00\", "
                  "\"date_publish\": \"2024-08-23 17:01:00\", \"description\": \"d\", "
                  "\"filename\": \"x.json\", \"image_url\": null, \"language\": \"en\", "
                  "\"maintext\": \"Prose.\", \"source_domain\": \"herald.example\", "
                  "\"title\": \"T\", \"url\": \"https://herald.example/t\"}"),
        0);
    is(f->doc.id, "https://herald.example/t");
    is(f->doc.text, "Prose.");
    is(f->doc.article.published, "2024-08-23T17:01:00");
    is(f->doc.article.outlet, "herald.example");
    assert_int_equal(f->doc.article.credits.count, 2);
    is(f->doc.article.credits.items[0].name, "Ada Quill");
    assert_int_equal(f->doc.article.credits.items[0].kind, RO_CREDIT_REPORTER);
    assert_int_equal(f->doc.article.credits.items[1].kind, RO_CREDIT_AGENCY);
}

static void trafilatura_is_read(void **state) {
    fixture *f = *state;
    assert_int_equal(
        open_json(f,
                  "{\"title\": \"T\", \"author\": \"Ada Quill; Ben Orr\", \"hostname\": \"herald.example\", "
                  "\"date\": \"2024-08-23\", \"fingerprint\": \"f\", \"id\": null, "
                  "\"raw_text\": \"Prose. More.\", \"text\": \"Prose.\\nMore.\", "
                  "\"source\": \"https://herald.example/t\", \"source-hostname\": \"Herald\", "
                  "\"excerpt\": \"Prose\"}"),
        0);
    is(f->doc.text, "Prose.\nMore.");
    is(f->doc.article.outlet, "Herald");
    is(f->doc.article.published, "2024-08-23");
    assert_int_equal(f->doc.article.credits.count, 2);
    is(f->doc.article.credits.items[1].name, "Ben Orr");
    is(f->doc.id, "file#7");
}

static void the_outlet_is_the_host_where_nothing_says_it(void **state) {
    fixture *f = *state;
    assert_int_equal(
        open_json(f,
                  "{\"text\": \"t\", \"url\": \"https://www.herald.example:80/a\", \"source\": {\"id\": 1}}"),
        0);
    is(f->doc.article.outlet, "herald.example");
}

static void a_channel_is_named_without_its_section(void **state) {
    static const char *const channels[][2] = {
        {"Channel Five News - Politics", "Channel Five News"},
        {"Harbour Post | Latest News", "Harbour Post"},
        {"The Isles – World", "The Isles"},
        {"Crime - and Punishment", "Crime - and Punishment"},
        {"Post - Herald", "Post - Herald"},
        {"Politics", "Politics"},
    };
    fixture *f = *state;
    for (size_t c = 0; c < sizeof channels / sizeof *channels; c++) {
        ro_feed_entry entry = {.title = RO_LITERAL("Ferries stop"),
                               .outlet = ro_slice_of(channels[c][0], strlen(channels[c][0]))};
        ro_raw raw = {.form = RO_RAW_FEED_ENTRY,
                      .id = RO_LITERAL("file#7"),
                      .bytes = RO_LITERAL("<p>The ferries stopped.</p>"),
                      .entry = &entry};
        ro_arena_reset(&f->arena);
        f->doc = (ro_doc){.arena = &f->arena};
        assert_int_equal(ro_intake_open(f->intake, &raw, &f->doc, &f->scratch, &f->error), 0);
        is(f->doc.article.outlet, channels[c][1]);
        ro_arena_reset(&f->scratch);
    }
}

static void bad_records_say_why(void **state) {
    fixture *f = *state;
    assert_int_equal(open_json(f, "[3]"), READOUT_BAD_INPUT);
    assert_string_equal(f->error.message, "line 7: not a JSON object");
    is(f->doc.id, "file#7");
    assert_int_equal(open_json(f, "{\"text\": \"cut o"), READOUT_BAD_INPUT);
    assert_non_null(strstr(f->error.message, "line 7: not valid JSON"));
    assert_int_equal(open_json(f, "{\"text\": \" \", \"title\": \"t\"}"), READOUT_BAD_INPUT);
    assert_string_equal(f->error.message, "line 7: the record has no text");
    assert_int_equal(open_json(f, "{\"title\": 3, \"published\": [], \"text\": {}}"), READOUT_BAD_INPUT);
}

static void a_date_that_is_none_is_left_out(void **state) {
    fixture *f = *state;
    assert_int_equal(open_json(f, "{\"text\": \"t\", \"published\": \"soon\", \"date\": \"Aug. 23, 2024\"}"),
                     0);
    is(f->doc.article.published, "2024-08-23");
    assert_int_equal(open_json(f, "{\"text\": \"t\", \"published\": \"2024-02-30\"}"), 0);
    is(f->doc.article.published, "");
    assert_int_equal(f->doc.article.published_from, RO_PUBLISHED_UNKNOWN);
}

static void plain_text_is_kept_to_the_byte(void **state) {
    fixture *f = *state;
    ro_slice text = RO_LITERAL("  Line one\r\n\r\nLine “two”\n");
    assert_int_equal(open_raw(f, RO_RAW_TEXT, text), 0);
    assert_true(ro_slice_equal(f->doc.text, text));
    assert_int_equal(open_raw(f, RO_RAW_TEXT, RO_LITERAL("\xef\xbb\xbfText")), 0);
    is(f->doc.text, "Text");
}

static void too_much_text_is_refused(void **state) {
    fixture *f = *state;
    char *text = malloc(RO_MAX_TEXT + 1);
    assert_non_null(text);
    memset(text, 'a', RO_MAX_TEXT + 1);
    assert_int_equal(open_raw(f, RO_RAW_TEXT, ro_slice_of(text, RO_MAX_TEXT)), 0);
    assert_int_equal(open_raw(f, RO_RAW_TEXT, ro_slice_of(text, RO_MAX_TEXT + 1)), READOUT_TOO_LARGE);
    assert_string_equal(f->error.message, "the text is larger than 4 MiB");
    free(text);
}

int main(void) {
#define TEST(test) cmocka_unit_test_setup_teardown(test, make, end)
    const struct CMUnitTest tests[] = {
        TEST(own_keys_are_read),
        TEST(addresses_tell_days),
        TEST(news_please_is_read),
        TEST(trafilatura_is_read),
        TEST(the_outlet_is_the_host_where_nothing_says_it),
        TEST(a_channel_is_named_without_its_section),
        TEST(bad_records_say_why),
        TEST(a_date_that_is_none_is_left_out),
        TEST(plain_text_is_kept_to_the_byte),
        TEST(too_much_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
