/* Pages: how much of the article's words is kept and nothing else, measured on tests/cases/intake/html, and
 * what pages say of themselves. A page NAME.html has beside it NAME.txt: lines "field: value", a blank line,
 * the body.
 */
#include "check.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "cases.h"
#include "intake/html.h"
#include "intake/intake.h"
#include "intake/limits.h"

#include <dirent.h>

static const double LEAST_MEAN = 0.99, LEAST_PAGE = 0.95;

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

static int open_page(fixture *f, ro_slice bytes) {
    ro_arena_reset(&f->arena);
    f->doc = (ro_doc){.arena = &f->arena};
    ro_raw raw = {.form = RO_RAW_HTML, .id = RO_LITERAL("page"), .bytes = bytes};
    int status = ro_intake_open(f->intake, &raw, &f->doc, &f->scratch, &f->error);
    ro_arena_reset(&f->scratch);
    return status;
}

/* ---- the share of words kept --------------------------------------------------------------------------- */

enum { WORDS = 1 << 14 };

/* How often each word occurs, by its hash; collisions are too few to matter. */
typedef struct {
    int counts[WORDS];
    int total;
} word_bag;

static void fill_bag(ro_slice text, word_bag *bag) {
    memset(bag, 0, sizeof *bag);
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        unsigned length = 1;
        while (at < text.len && !ro_is_space(ro_utf8_at(text, at, &length)))
            at += length;
        if (at > begin) {
            bag->counts[ro_hash(ro_slice_part(text, begin, at), 0) % WORDS]++;
            bag->total++;
        }
        at += at < text.len ? length : 0;
    }
}

static double f1(ro_slice expected, ro_slice found) {
    static word_bag a, b;
    fill_bag(expected, &a);
    fill_bag(found, &b);
    int shared = 0;
    for (int w = 0; w < WORDS; w++)
        shared += a.counts[w] < b.counts[w] ? a.counts[w] : b.counts[w];
    return a.total + b.total ? 2.0 * shared / (a.total + b.total) : 1;
}

/* ---- the pages ----------------------------------------------------------------------------------------- */

static ro_slice field_of(const ro_doc *doc, ro_slice name, unsigned credit) {
    if (ro_slice_is(name, "credit"))
        return credit < doc->article.credits.count ? doc->article.credits.items[credit].name
                                                   : (ro_slice){"", 0};
    return ro_slice_is(name, "title")       ? doc->article.title
           : ro_slice_is(name, "outlet")    ? doc->article.outlet
           : ro_slice_is(name, "url")       ? doc->article.url
           : ro_slice_is(name, "published") ? doc->article.published
                                            : (ro_slice){"", 0};
}

/* Compares the lines before the blank one; returns how many are wrong. */
static unsigned check_fields(const ro_doc *doc, const char *page, ro_slice *rest) {
    unsigned wrong = 0, credits = 0;
    for (ro_slice line; ro_slice_line(rest, &line) && line.len;) {
        const char *colon = memchr(line.ptr, ':', line.len);
        assert_non_null(colon);
        ro_slice name = ro_slice_part(line, 0, (size_t)(colon - line.ptr));
        ro_slice expected = ro_slice_trim(ro_slice_part(line, name.len + 1, line.len));
        ro_slice found = field_of(doc, name, credits);
        credits += ro_slice_is(name, "credit");
        if (ro_slice_equal(expected, found))
            continue;
        wrong++;
        fprintf(stderr, "%s: %.*s: expected '%.*s', found '%.*s'\n", page, (int)name.len, name.ptr,
                (int)expected.len, expected.ptr, (int)found.len, found.len ? found.ptr : "");
    }
    return wrong;
}

typedef struct {
    double sum, least;
    unsigned pages, wrong_fields;
} page_score;

static void score_page(fixture *f, const char *folder, const char *name, page_score *score) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    ro_buffer page = cases_read_file(path);
    snprintf(path, sizeof path, "%s/%.*s.txt", folder, (int)strlen(name) - 5, name);
    ro_buffer key = cases_read_file(path);
    int status = open_page(f, ro_buffer_slice(&page));
    if (status)
        fprintf(stderr, "%s: %s\n", name, f->error.message);
    ro_slice rest = ro_buffer_slice(&key);
    score->wrong_fields += check_fields(&f->doc, name, &rest);
    double right = status ? 0 : f1(rest, f->doc.text);
    fprintf(stderr, "%-22s %.3f\n", name, right);
    if (right < LEAST_PAGE)
        fprintf(stderr, "%.*s\n", (int)f->doc.text.len, status ? "" : f->doc.text.ptr);
    score->sum += right;
    score->pages++;
    score->least = right < score->least ? right : score->least;
    ro_buffer_free(&page);
    ro_buffer_free(&key);
}

static void the_body_is_found(void **state) {
    static const char folder[] = READOUT_ROOT "/tests/cases/intake/html";
    struct dirent **names;
    page_score score = {.least = 1};
    int count = scandir(folder, &names, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        size_t length = strlen(names[i]->d_name);
        if (length > 5 && !strcmp(names[i]->d_name + length - 5, ".html"))
            score_page(*state, folder, names[i]->d_name, &score);
        free(names[i]);
    }
    free(names);
    double mean = score.pages ? score.sum / score.pages : 0;
    fprintf(stderr, "%u pages: mean F1 of words %.3f, least %.3f, wrong fields %u\n", score.pages, mean,
            score.least, score.wrong_fields);
    assert_true(score.pages >= 20);
    assert_true(mean >= LEAST_MEAN);
    assert_true(score.least >= LEAST_PAGE);
    assert_int_equal(score.wrong_fields, 0);
}

/* ---- what must not happen ------------------------------------------------------------------------------ */

static void repeat(ro_buffer *out, const char *text, unsigned times) {
    for (unsigned i = 0; i < times; i++)
        ro_buffer_text(out, text);
}

static void refused(fixture *f, const char *head, const char *part, const char *why) {
    ro_buffer page = {0};
    ro_buffer_text(&page, head);
    repeat(&page, part, 100000);
    assert_int_equal(open_page(f, ro_buffer_slice(&page)), READOUT_TOO_LARGE);
    assert_string_equal(f->error.message, why);
    ro_buffer_free(&page);
}

static void deep_pages_are_refused(void **state) {
    static const char deep[] = "the page nests its elements more than 512 deep";
    refused(*state, "<html><body>", "<div>", deep);
    refused(*state, "<html><body>", "<b><i>", deep);
    refused(*state, "<html><body><svg>", "<tr>", deep);
    refused(*state, "<html><body>", "<DIV class='>'>", deep);
    refused(*state, "<html><body><p", " a=1", "the page has a tag of more than 1000 attributes");
}

static void scripts_and_comments_add_no_depth(void **state) {
    (void)state;
    ro_buffer page = {0};
    ro_buffer_text(&page, "<script>");
    repeat(&page, "'<div>'", 1000);
    ro_buffer_text(&page, "</script><!--");
    repeat(&page, "<div>", 1000);
    ro_buffer_text(&page, "--><p>One<p>Two<br><br/><ul><li>a<li>b</ul>");
    assert_int_equal(ro_html_scan(ro_buffer_slice(&page)).depth, 1);
    ro_buffer_free(&page);
}

static void a_page_without_an_article_is_said(void **state) {
    fixture *f = *state;
    assert_int_equal(open_page(f, RO_LITERAL("<html><body><ul><li><a href=/>Home</a></ul></body></html>")),
                     READOUT_BAD_INPUT);
    assert_string_equal(f->error.message, "no article text on the page");
}

static void declared_encodings_are_heard(void **state) {
    fixture *f = *state;
    assert_int_equal(
        open_page(
            f,
            RO_LITERAL("<meta charset=\"windows-1251\"><p>\xcf\xf0\xe8\xe2\xe5\xf2, one two three four five "
                       "six seven eight nine ten eleven twelve thirteen, said he.</p>")),
        0);
    assert_true(ro_slice_starts(f->doc.text, RO_LITERAL("Привет, one")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_body_is_found, make, end),
        cmocka_unit_test_setup_teardown(deep_pages_are_refused, make, end),
        cmocka_unit_test_setup_teardown(scripts_and_comments_add_no_depth, make, end),
        cmocka_unit_test_setup_teardown(a_page_without_an_article_is_said, make, end),
        cmocka_unit_test_setup_teardown(declared_encodings_are_heard, make, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
