/* Our own sentences: where they end, their words, tags, trees and names. None is from a corpus. */
#include "cases.h"

#include "language/analyse.h"
#include "language/names.h"
#include "language/segment.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct {
    ro_arena arena;
    const void *segment, *analyse, *names;
} models;

static void read_text(models *m, ro_slice text, ro_arena *arena, ro_doc *doc) {
    ro_arena scratch = {0};
    *doc = (ro_doc){.arena = arena, .text = text};
    assert_int_equal(ro_segment_run(m->segment, doc, &scratch, NULL), 0);
    ro_arena_reset(&scratch);
    assert_int_equal(ro_analyse_run(m->analyse, doc, &scratch, NULL), 0);
    ro_arena_reset(&scratch);
    assert_int_equal(ro_names_run(m->names, doc, &scratch, NULL), 0);
    ro_arena_free(&scratch);
}

static void find_sentences(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0};
    ro_doc doc;
    read_text(context, input, &arena, &doc);
    for (uint32_t s = 0; s < doc.sentences.count; s++) {
        ro_buffer_add(found, ro_doc_text(&doc, doc.sentences.items[s].span));
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
}

static void find_words(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0};
    ro_doc doc;
    read_text(context, input, &arena, &doc);
    for (uint32_t w = 0; w < doc.words.count; w++) {
        bool first = doc.sentences.items[doc.words.items[w].sentence].first_word == w;
        ro_buffer_text(found, !w ? "" : first ? "\n" : " ");
        ro_buffer_add(found, ro_doc_text(&doc, doc.words.items[w].span));
    }
    ro_arena_free(&arena);
}

static void put_word(const ro_doc *doc, const ro_word *word, ro_buffer *found) {
    ro_buffer_add(found, ro_doc_text(doc, word->span));
    ro_buffer_format(found, " %s %.*s %s", ro_upos_name((ro_upos)word->upos), (int)word->lemma.len,
                     word->lemma.ptr, ro_relation_name((ro_relation)word->relation));
    if (word->subtype)
        ro_buffer_format(found, ":%s", doc->subtype_names[word->subtype]);
    ro_buffer_byte(found, ' ');
    ro_buffer_add(found, word->head == RO_NONE ? RO_LITERAL("-")
                                               : ro_doc_text(doc, doc->words.items[word->head].span));
    ro_buffer_byte(found, '\n');
}

static void find_tree(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0};
    ro_doc doc;
    ro_slice text, asked, form;
    ro_slice_line(&input, &text);
    ro_slice_line(&input, &asked);
    read_text(context, text, &arena, &doc);
    ro_slice_field(&asked, ' ', &form);
    for (uint32_t w = 0; ro_slice_field(&asked, ' ', &form);) {
        while (w < doc.words.count && !ro_slice_equal(ro_doc_text(&doc, doc.words.items[w].span), form))
            w++;
        if (w < doc.words.count)
            put_word(&doc, &doc.words.items[w++], found);
    }
    ro_arena_free(&arena);
}

static void find_names(void *context, ro_slice input, ro_buffer *found) {
    ro_arena arena = {0};
    ro_doc doc;
    read_text(context, input, &arena, &doc);
    for (uint32_t n = 0; n < doc.names.count; n++) {
        ro_buffer_format(found, "%s ", ro_name_type_name(doc.names.items[n].type));
        ro_buffer_add(found, ro_doc_text(&doc, doc.names.items[n].span));
        ro_buffer_byte(found, '\n');
    }
    ro_arena_free(&arena);
}

static void run_file(const char *name, cases_find *find) {
    models m = {0};
    char path[512];
    assert_int_equal(ro_segment_load(&m.arena, &m.segment, NULL), 0);
    assert_int_equal(ro_analyse_load(&m.arena, &m.analyse, NULL), 0);
    assert_int_equal(ro_names_load(&m.arena, &m.names, NULL), 0);
    snprintf(path, sizeof path, "%s/tests/cases/language/%s.case", READOUT_ROOT, name);
    bool right = cases_hold(path, find, &m, 31, 0);
    ro_arena_free(&m.arena);
    assert_true(right);
}

static void sentences_end_where_they_should(void **state) {
    (void)state;
    run_file("sentences", find_sentences);
}

static void words_are_the_treebank_s(void **state) {
    (void)state;
    run_file("words", find_words);
}

static void trees_say_who_did_what(void **state) {
    (void)state;
    run_file("trees", find_tree);
}

static void names_are_found_with_their_type(void **state) {
    (void)state;
    run_file("names", find_names);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_they_should),
        cmocka_unit_test(words_are_the_treebank_s),
        cmocka_unit_test(trees_say_who_did_what),
        cmocka_unit_test(names_are_found_with_their_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
