/* The walk over files and folders, and what each file is cut into. */
#include "intake/source.h"

#include "base/buffer.h"
#include "intake/temporary.h"

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static temporary folder;

static int make_folder(void **state) {
    (void)state;
    folder = temporary_make();
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    temporary_remove(&folder);
    return 0;
}

/* One line an article: "id form bytes", or "id ! problem". */
static void list(ro_buffer *out, const char *const *paths, size_t count) {
    ro_source *source;
    ro_arena arena = {0};
    ro_raw raw;
    readout_error error;
    static const char *const forms[] = {"text", "html", "json", "entry"};
    assert_int_equal(ro_source_open(paths, count, &source, &error), 0);
    int got;
    while ((got = ro_source_next(source, &arena, &raw, &error)) == 1) {
        ro_buffer_add(out, raw.id);
        if (raw.status)
            ro_buffer_format(out, " ! %s\n", raw.problem.message);
        else
            ro_buffer_format(out, " %s %.*s\n", forms[raw.form],
                             (int)(raw.bytes.len < 60 ? raw.bytes.len : 60), raw.bytes.ptr);
        ro_arena_reset(&arena);
    }
    assert_int_equal(got, 0);
    ro_source_close(source);
    ro_arena_free(&arena);
    ro_buffer_byte(out, 0);
}

static void check(const char *const *paths, size_t count, const char *expected) {
    ro_buffer out = {0};
    list(&out, paths, count);
    assert_string_equal(out.bytes, expected);
    ro_buffer_free(&out);
}

static void check_folder(const char *expected) {
    const char *path = folder.path;
    check(&path, 1, expected);
}

static void folders_are_walked_by_name(void **state) {
    (void)state;
    temporary_folder(&folder, "b");
    temporary_folder(&folder, "b/c");
    temporary_text(&folder, "z.txt", "last");
    temporary_text(&folder, "a.txt", "first");
    temporary_text(&folder, "b/two.txt", "third");
    temporary_text(&folder, "b/c/one.txt", "second");
    temporary_text(&folder, ".hidden", "not seen");
    check_folder("a.txt text first\nb/c/one.txt text second\nb/two.txt text third\nz.txt text last\n");
}

static void several_paths_keep_their_names(void **state) {
    (void)state;
    temporary_folder(&folder, "x");
    temporary_folder(&folder, "y");
    temporary_text(&folder, "x/same.txt", "one");
    temporary_text(&folder, "y/same.txt", "two");
    if (chdir(folder.path))
        fail();
    check((const char *const[]){"y", "x/"}, 2, "y/same.txt text two\nx/same.txt text one\n");
    check((const char *const[]){"x/same.txt"}, 1, "x/same.txt text one\n");
}

static void links_that_lead_back_are_followed_once(void **state) {
    (void)state;
    temporary_folder(&folder, "a");
    temporary_text(&folder, "a/t.txt", "text");
    assert_int_equal(symlink("..", temporary_path(&folder, "a/up")), 0);
    assert_int_equal(symlink("a", temporary_path(&folder, "b")), 0);
    assert_int_equal(symlink("nowhere", temporary_path(&folder, "c")), 0);
    check_folder("a/t.txt text text\nc ! No such file or directory\n");
}

static void what_cannot_be_read_is_said(void **state) {
    (void)state;
    temporary_text(&folder, "empty.txt", "");
    temporary_text(&folder, "white.txt", " \n\t\n");
    temporary_write(&folder, "noise", RO_LITERAL("\1\2\3\4\5\0\7\10\16\17\20\21\22"));
    temporary_text(&folder, "paper.pdf", "%PDF-1.4 …");
    temporary_text(&folder, "fine.txt", "prose");
    temporary_text(&folder, "map.xml", "<?xml version='1.0'?><urlset></urlset>");
    assert_int_equal(mkfifo(temporary_path(&folder, "pipe"), 0600), 0);
    check_folder("empty.txt ! empty\n"
                 "fine.txt text prose\n"
                 "map.xml ! XML of a kind that is not read (root element 'urlset')\n"
                 "noise ! binary data, not text\n"
                 "paper.pdf ! a PDF document, not text\n"
                 "pipe ! not a regular file\n"
                 "white.txt ! nothing but white space\n");
    check((const char *const[]){"/nonexistent/it's\nhere"}, 1,
          "/nonexistent/it's\\nhere ! No such file or directory\n");
}

/* The super-user may read everything: there is nothing to see then. */
static void what_may_not_be_read_is_said(void **state) {
    (void)state;
    if (!geteuid())
        skip();
    temporary_text(&folder, "fine.txt", "prose");
    temporary_text(&folder, "secret.txt", "prose");
    temporary_folder(&folder, "shut");
    assert_int_equal(chmod(temporary_path(&folder, "secret.txt"), 0), 0);
    assert_int_equal(chmod(temporary_path(&folder, "shut"), 0), 0);
    check_folder("fine.txt text prose\nsecret.txt ! Permission denied\nshut ! Permission denied\n");
    assert_int_equal(chmod(temporary_path(&folder, "shut"), 0700), 0);
}

static void a_folder_with_no_file_is_said(void **state) {
    (void)state;
    temporary_folder(&folder, "a");
    temporary_folder(&folder, "a/b");
    const char *path = folder.path;
    ro_buffer expected = {0}, out = {0};
    ro_buffer_format(&expected, "%s ! no file in this folder\n%c", path, 0);
    list(&out, &path, 1);
    assert_string_equal(out.bytes, expected.bytes);
    ro_buffer_free(&expected);
    ro_buffer_free(&out);
}

static void names_are_one_printable_line(void **state) {
    (void)state;
    temporary_text(&folder, "it's \"so\"", "one");
    temporary_text(&folder, "line\nbreak\x1b\xff", "two");
    check_folder("it's \"so\" text one\nline\\nbreak\\x1b\\xff text two\n");
}

static void json_lines_are_cut_at_line_ends(void **state) {
    (void)state;
    temporary_text(&folder, "a.jsonl",
                   "\xef\xbb\xbf{\"text\": \"one\"}\r\n\n{\"text\": \"tw\n[3]\n{\"text\": \"four\"}");
    check_folder("a.jsonl#1 json {\"text\": \"one\"}\r\n\n"
                 "a.jsonl#3 json {\"text\": \"tw\n\n"
                 "a.jsonl#4 json [3]\n\n"
                 "a.jsonl#5 json {\"text\": \"four\"}\n");
}

static void json_values_are_cut_by_their_brackets(void **state) {
    (void)state;
    temporary_text(&folder, "array.json", "[ {\"a\": \"]}\\\"\"},\n {\"b\": [1, 2]}, 7 ]\n");
    temporary_text(&folder, "object.json", "{\n  \"text\": \"one\"\n}\n");
    temporary_text(&folder, "open.json", "[{\"a\": 1}, {\"a\": \"");
    check_folder("array.json#1 json {\"a\": \"]}\\\"\"}\n"
                 "array.json#2 json {\"b\": [1, 2]}\n"
                 "array.json#3 json 7 \n"
                 "object.json#1 json {\n  \"text\": \"one\"\n}\n"
                 "open.json#1 json {\"a\": 1}\n"
                 "open.json#2 json {\"a\": \"\n");
}

static void json_in_utf16_is_cut_too(void **state) {
    (void)state;
    temporary_write(&folder, "wide.jsonl",
                    RO_LITERAL("\xff\xfe{\0\"\0a\0\"\0:\0\"\0\x19\x20\"\0}\0\n\0{\0\"\0b\0\"\0:\0002\0}\0"));
    check_folder("wide.jsonl#1 json {\"a\":\"’\"}\n\nwide.jsonl#2 json {\"b\":2}\n");
}

static void markup_is_told_from_text(void **state) {
    (void)state;
    temporary_text(&folder, "a", "<!-- saved --><!DOCTYPE HTML><title>t</title>");
    temporary_text(&folder, "b", "<p>Fragment</p>");
    temporary_text(&folder, "c", "<CNN> Anchors spoke.");
    temporary_text(&folder, "d.html", "Prose with <b>bold</b> words");
    temporary_text(&folder, "e.txt", "Prose with <b>bold</b> words");
    temporary_text(&folder, "f", "<?xml version=\"1.0\"?>\n<html xmlns='x'></html>");
    temporary_text(&folder, "g", "[Editor's note: this is prose.]");
    check_folder("a html <!-- saved --><!DOCTYPE HTML><title>t</title>\n"
                 "b html <p>Fragment</p>\n"
                 "c text <CNN> Anchors spoke.\n"
                 "d.html html Prose with <b>bold</b> words\n"
                 "e.txt text Prose with <b>bold</b> words\n"
                 "f html <?xml version=\"1.0\"?>\n<html xmlns='x'></html>\n"
                 "g text [Editor's note: this is prose.]\n");
}

/* A record over the cap is one problem, whose bytes are never held; the record behind it is read. */
static void a_line_over_the_cap_is_one_problem(void **state) {
    (void)state;
    FILE *file = fopen(temporary_path(&folder, "long.jsonl"), "wb");
    assert_non_null(file);
    fputs("{\"a\": 1}\n{\"a\": \"", file);
    for (int i = 0; i < 2000; i++)
        fputs("Words in a row that make up a line without end. ", file);
    /* A hole takes no room on disk. */
    assert_int_equal(fseek(file, RO_MAX_RECORD, SEEK_CUR), 0);
    fputs("\"}\n{\"b\": 2}\n", file);
    fclose(file);
    check_folder("long.jsonl#1 json {\"a\": 1}\n\n"
                 "long.jsonl#2 ! larger than 24 MiB\n"
                 "long.jsonl#3 json {\"b\": 2}\n\n");
}

static void a_file_over_the_cap_is_one_problem(void **state) {
    (void)state;
    FILE *file = fopen(temporary_path(&folder, "long.txt"), "wb");
    assert_non_null(file);
    for (int i = 0; i < 2000; i++)
        fputs("Words in a row that make up the first of many pages. ", file);
    assert_int_equal(fseek(file, RO_MAX_FILE, SEEK_SET), 0);
    fputs("end", file);
    fclose(file);
    temporary_text(&folder, "short.txt", "prose");
    check_folder("long.txt ! larger than 20 MiB\nshort.txt text prose\n");
}

static void bytes_are_counted(void **state) {
    (void)state;
    temporary_text(&folder, "a.txt", "12345");
    temporary_text(&folder, "b.jsonl", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n");
    const char *paths[] = {folder.path, "-"};
    ro_source *source;
    ro_arena arena = {0};
    ro_raw raw;
    assert_int_equal(ro_source_open(paths, 1, &source, NULL), 0);
    assert_int_equal(ro_source_expected(source), 33);
    while (ro_source_next(source, &arena, &raw, NULL) == 1)
        continue;
    assert_int_equal(ro_source_taken(source), 33);
    ro_source_close(source);
    assert_int_equal(ro_source_open(paths, 2, &source, NULL), 0);
    assert_int_equal(ro_source_expected(source), 0);
    ro_source_close(source);
    ro_arena_free(&arena);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(folders_are_walked_by_name),
        IN_FOLDER(several_paths_keep_their_names),
        IN_FOLDER(links_that_lead_back_are_followed_once),
        IN_FOLDER(what_cannot_be_read_is_said),
        IN_FOLDER(what_may_not_be_read_is_said),
        IN_FOLDER(a_folder_with_no_file_is_said),
        IN_FOLDER(names_are_one_printable_line),
        IN_FOLDER(json_lines_are_cut_at_line_ends),
        IN_FOLDER(json_values_are_cut_by_their_brackets),
        IN_FOLDER(json_in_utf16_is_cut_too),
        IN_FOLDER(markup_is_told_from_text),
        IN_FOLDER(a_line_over_the_cap_is_one_problem),
        IN_FOLDER(a_file_over_the_cap_is_one_problem),
        IN_FOLDER(bytes_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
