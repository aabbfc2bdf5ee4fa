/* Sentences of news that were judged: their articles are read as the program reads them. */
#include "../statements/use.h"
#include "examples.h"

#include "base/lexicon.h"
#include "reading/statements.h"

#include <stdio.h>

enum { FIELDS = 4 };

/* article, begin, end in code points ("-": the article was read whole), set */
typedef struct {
    ro_slice cells[FIELDS];
} row;

typedef struct {
    RO_ARRAY(row) rows;
    const ro_talks_words *words;
    ro_statement_lexis lexis;
    ro_arena arena, scratch;
    examples *all;
    uint32_t found;
} news;

static void read_rows(const char *path, news *n) {
    ro_slice text = read_file(&n->arena, path), line;
    while (ro_slice_line(&text, &line)) {
        if (!line.len || line.ptr[0] == '#')
            continue;
        row *r = ro_array_push(&n->arena, &n->rows);
        if (!r)
            stop("out of memory");
        for (unsigned c = 0; c < FIELDS; c++)
            if (!ro_slice_field(&line, '\t', &r->cells[c]))
                stop("%s: a row has fewer than %u fields", path, FIELDS);
    }
}

static unsigned long number(ro_slice cell) {
    char text[24] = {0};
    memcpy(text, cell.ptr, cell.len < sizeof text ? cell.len : sizeof text - 1);
    return strtoul(text, NULL, 10);
}

/* The first row of the article, the number of rows where it has none. */
static uint32_t first_row(const news *n, ro_slice article) {
    uint32_t r = 0;
    while (r < n->rows.count && !ro_slice_equal(n->rows.items[r].cells[0], article))
        r++;
    return r;
}

static bool is_judged(const news *n, const ro_doc *doc, uint32_t first, ro_span span) {
    for (uint32_t r = first; r < n->rows.count; r++) {
        const row *judged = &n->rows.items[r];
        if (!ro_slice_equal(judged->cells[0], doc->id))
            break;
        if (ro_slice_is(judged->cells[1], "-"))
            continue;
        uint32_t begin = byte_of(doc->text, number(judged->cells[1]));
        if (span.begin <= begin && begin < span.end)
            return true;
    }
    return false;
}

void example_look(ro_talks_reader *r, const ro_statement_lexis *lexis, example *made) {
    if (ro_talks_find_sides(r) || ro_talks_find_issues(r) || ro_talks_find_positions(r))
        stop("out of memory");
    ro_position_look(r, lexis, ro_talks_found_position(r), &made->view);
}

static void take_sentence(news *n, ro_talks_reader *r, uint32_t first) {
    example *made = ro_array_push(&n->all->arena, &n->all->items);
    if (!made)
        stop("out of memory");
    *made = (example){.right = is_judged(n, r->doc, first, r->doc->sentences.items[r->sentence].span),
                      .kept_out = ro_slice_is(n->rows.items[first].cells[3], "test"),
                      .article = first};
    example_look(r, &n->lexis, made);
}

static int take_article(void *context, const readout_result *result) {
    news *n = context;
    ro_doc *doc = (ro_doc *)result->doc;
    uint32_t first = doc ? first_row(n, doc->id) : n->rows.count;
    if (first == n->rows.count)
        return 0;
    ro_talks_reader r;
    n->found++;
    if (ro_talks_reader_make(n->words, doc, &n->scratch, &r))
        stop("out of memory");
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        if (doc->sentences.items[s].skipped)
            continue;
        if (ro_talks_reader_cut(&r, s))
            stop("out of memory");
        take_sentence(n, &r, first);
    }
    ro_arena_reset(&n->scratch);
    return 0;
}

void examples_of_news(const char *judged, const char *path, examples *all) {
    news n = {.all = all};
    ro_model_file file;
    readout_reader *reader;
    readout_error error;
    readout_reader_options options = {.until = "speakers"};
    readout_run_options run = {.render = READOUT_RENDER_NONE, .jobs = 1};
    read_rows(judged, &n);
    if (ro_talks_words_load(&n.arena, &n.words, &error) ||
        ro_model_file_open(ro_statements_resource(), &file, &error) ||
        ro_lexis_open(&file, &n.lexis, &error) || readout_reader_open(&options, &reader, &error) ||
        readout_run(reader, &path, 1, &run, take_article, &n, &error))
        stop("%s: %s", path, error.message);
    readout_reader_close(reader);
    fprintf(stderr, "%u articles, %u sentences\n", n.found, all->items.count);
    ro_arena_free(&n.scratch);
    ro_arena_free(&n.arena);
}
