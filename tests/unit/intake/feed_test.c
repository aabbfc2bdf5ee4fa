/* Feeds of the three kinds, whole and broken. */
#include "check.h"

#include "intake/feed.h"

#include "base/buffer.h"

static void list(const char *xml, size_t length, ro_buffer *out) {
    ro_feed *feed;
    ro_arena arena = {0};
    ro_feed_item item;
    readout_error error;
    assert_int_equal(ro_feed_open(ro_slice_of(xml, length), &feed, &error), 0);
    int got;
    while ((got = ro_feed_next(feed, &arena, &item, &error)) > 0) {
        const ro_slice parts[] = {item.fields.title,   item.fields.url,    item.fields.published,
                                  item.fields.authors, item.fields.outlet, item.content};
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
            ro_buffer_add(out, parts[p]);
            ro_buffer_byte(out, p + 1 < sizeof parts / sizeof *parts ? '|' : '\n');
        }
    }
    if (got < 0)
        ro_buffer_format(out, "! %s\n", error.message);
    ro_buffer_byte(out, 0);
    ro_feed_close(feed);
    ro_arena_free(&arena);
}

static void check(const char *xml, const char *expected) {
    ro_buffer out = {0};
    list(xml, strlen(xml), &out);
    assert_string_equal(out.bytes, expected);
    ro_buffer_free(&out);
}

static void rss_is_read(void **state) {
    (void)state;
    check(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Harbour Post: World</title>"
        "<image><title>Logo</title></image>"
        "<item><title>One &amp; two</title><link>https://h.example/1</link>"
        "<pubDate>Fri, 23 Aug 2024 21:01:00 GMT</pubDate><dc:creator>Ada Quill</dc:creator>"
        "<dc:creator>Beno Orr</dc:creator><description>short</description>"
        "<content:encoded><![CDATA[<p>Long &amp; whole</p>]]></content:encoded></item>"
        "<item><title>Three</title><guid isPermaLink=\"false\">x1</guid><description>&lt;b&gt;bold&lt;/b&gt;"
        "</description></item></channel></rss>",
        "One & two|https://h.example/1|Fri, 23 Aug 2024 21:01:00 GMT|Ada Quill\nBeno Orr|Harbour Post|"
        "<p>Long &amp; whole</p>\n"
        "Three||||Harbour Post|<b>bold</b>\n");
}

static void rdf_is_read(void **state) {
    (void)state;
    check("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
          "xmlns=\"http://purl.org/rss/1.0/\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Ledger</title></channel>"
          "<item><title>One</title><link>https://l.example/1</link><dc:date>2024-08-23</dc:date>"
          "<description>Text</description></item></rdf:RDF>",
          "One|https://l.example/1|2024-08-23||Ledger|Text\n");
}

static void atom_is_read(void **state) {
    (void)state;
    check(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Union</title><entry><title "
        "type=\"html\">One</title>"
        "<link rel=\"replies\" href=\"https://u.example/1/replies\"/><link rel=\"alternate\" "
        "href=\"https://u.example/1\"/><updated>2024-08-24</updated><published>2024-08-23</published>"
        "<author><name>Ada Quill</name><email>ada@u.example</email></author><summary>short</summary>"
        "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>A &lt; b</p></div></content>"
        "</entry></feed>",
        "One|https://u.example/1|2024-08-23|Ada Quill|Union|<div><p>A &lt; b</p></div>\n");
}

static void names_of_html_and_bare_ampersands_are_taken(void **state) {
    (void)state;
    check("<rss><channel><item><title>Caf&eacute; &rsquo; AT&T &unknown; &#8212; &#0; "
          "&amp;</title></item></channel></rss>",
          "Café ’ AT&T &unknown; — &#0; &|||||\n");
}

static void entities_of_the_file_are_not_expanded(void **state) {
    (void)state;
    check("<!DOCTYPE r [<!ENTITY a \"ten\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
          "<rss><channel><item><title>&b;&f;</title></item></channel></rss>",
          "&b;&f;|||||\n");
}

static void what_stands_before_the_damage_is_given(void **state) {
    (void)state;
    check("<rss><channel><item><title>One</title></item><item><title>Tw",
          "One|||||\n! the XML breaks off or is damaged\n");
}

static void deep_nesting_is_refused(void **state) {
    (void)state;
    ro_buffer xml = {0}, out = {0};
    ro_buffer_text(&xml, "<rss><channel><item>");
    for (int i = 0; i < 100000; i++)
        ro_buffer_text(&xml, "<a>");
    list(xml.bytes, xml.length, &out);
    assert_string_equal(out.bytes, "! the feed nests its elements too deep\n");
    ro_buffer_free(&xml);
    ro_buffer_free(&out);
}

static void many_entries_come_one_by_one(void **state) {
    (void)state;
    ro_buffer xml = {0};
    ro_buffer_text(&xml, "<rss><channel><title>H</title>");
    for (int i = 0; i < 3000; i++)
        ro_buffer_format(&xml, "<item><title>Entry %d</title><description>Text of it</description></item>",
                         i);
    ro_buffer_text(&xml, "</channel></rss>");
    ro_feed *feed;
    ro_arena arena = {0};
    ro_feed_item item;
    assert_int_equal(ro_feed_open(ro_buffer_slice(&xml), &feed, NULL), 0);
    uint64_t count = 0;
    while (ro_feed_next(feed, &arena, &item, NULL) == 1) {
        assert_int_equal(item.number, ++count);
        ro_arena_reset(&arena);
    }
    assert_int_equal(count, 3000);
    ro_feed_close(feed);
    ro_arena_free(&arena);
    ro_buffer_free(&xml);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss_is_read),
        cmocka_unit_test(rdf_is_read),
        cmocka_unit_test(atom_is_read),
        cmocka_unit_test(names_of_html_and_bare_ampersands_are_taken),
        cmocka_unit_test(entities_of_the_file_are_not_expanded),
        cmocka_unit_test(what_stands_before_the_damage_is_given),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(many_entries_come_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
