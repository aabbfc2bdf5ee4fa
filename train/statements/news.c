/* From unlabelled news to the lexis tables. */
#include "lexis.h"
#include "use.h"
#include "vectors.h"

#include <math.h>
#include <stdio.h>

enum { LEAST_SEEN = 20, TABLE = 1 << 22, FINE = 600, COARSE = 100 };

/* Forms by number while they are counted. */
typedef struct {
    uint32_t *table; /* [TABLE] 1 + form, 0: empty */
    RO_ARRAY(uint32_t) hashes;
    RO_ARRAY(uint32_t) counts;
    RO_ARRAY(uint32_t) stream; /* forms in order, NO_FORM behind each sentence */
    ro_arena arena;
} reading;

static void put(reading *r, void *list, uint32_t value) {
    RO_ARRAY(uint32_t) *l = list;
    uint32_t *item = ro_array_push(&r->arena, l);
    if (!item)
        stop("out of memory");
    *item = value;
}

static uint32_t number_of(reading *r, uint32_t hash) {
    uint32_t slot = hash * 0x9e3779b1u >> 10;
    for (; r->table[slot]; slot = (slot + 1) & (TABLE - 1))
        if (r->hashes.items[r->table[slot] - 1] == hash)
            return r->table[slot] - 1;
    if (r->hashes.count > TABLE / 2)
        stop("too many forms");
    put(r, &r->hashes, hash);
    put(r, &r->counts, 0);
    r->table[slot] = r->hashes.count;
    return r->hashes.count - 1;
}

static int take_article(void *context, const readout_result *result) {
    reading *r = context;
    const ro_doc *doc = result->doc;
    for (uint32_t i = 0; doc && i < doc->words.count; i++) {
        char form[RO_PLAIN_FORM];
        uint32_t length = ro_plain_form(ro_doc_text(doc, doc->words.items[i].span), form);
        uint32_t number = number_of(r, ro_lexis_hash(ro_slice_of(form, length)));
        r->counts.items[number]++;
        put(r, &r->stream, number);
        if (i + 1 == doc->words.count || doc->words.items[i + 1].sentence != doc->words.items[i].sentence)
            put(r, &r->stream, NO_FORM);
    }
    return 0;
}

static void read_news(const char *path, reading *r) {
    readout_reader *reader;
    readout_error error;
    readout_reader_options options = {.until = "segment"};
    readout_run_options run = {.render = READOUT_RENDER_NONE, .jobs = 1};
    r->table = need(TABLE * sizeof *r->table);
    if (readout_reader_open(&options, &reader, &error) ||
        readout_run(reader, &path, 1, &run, take_article, r, &error))
        stop("%s: %s", path, error.message);
    readout_reader_close(reader);
}

/* Keeps the forms seen often enough; new numbers follow the first sight. */
static uint32_t keep_frequent(reading *r) {
    uint32_t *as = need((r->hashes.count + 1) * sizeof *as), kept = 0, words = 0;
    for (uint32_t f = 0; f < r->hashes.count; f++) {
        as[f] = r->counts.items[f] >= LEAST_SEEN && kept < UINT16_MAX - 1 ? kept++ : NO_FORM;
        if (as[f] == NO_FORM)
            continue;
        r->hashes.items[as[f]] = r->hashes.items[f];
        r->counts.items[as[f]] = r->counts.items[f];
    }
    for (uint32_t i = 0; i < r->stream.count; i++) {
        uint32_t form = r->stream.items[i];
        if (form == NO_FORM || as[form] != NO_FORM)
            r->stream.items[words++] = form == NO_FORM ? NO_FORM : as[form];
    }
    r->stream.count = words;
    free(as);
    return kept;
}

static void fill_tables(const reading *r, uint32_t forms, const float *vectors, ro_arena *arena,
                        lexis_tables *t) {
    t->row_count = forms;
    t->slots = 1;
    while (t->slots < forms * 2)
        t->slots *= 2;
    t->keys = need_in(arena, t->slots * sizeof *t->keys);
    t->rows = need_in(arena, t->slots * sizeof *t->rows);
    t->classes = need_in(arena, 2 * (size_t)(forms + 1) * sizeof *t->classes);
    t->vectors = need_in(arena, (size_t)(forms + 1) * RO_LEXIS_VECTOR);
    t->cues = need_in(arena, RO_LEXIS_CUES);
    for (uint32_t f = 0; f < forms; f++) {
        uint32_t slot = r->hashes.items[f] & (t->slots - 1);
        while (t->keys[slot])
            slot = (slot + 1) & (t->slots - 1);
        t->keys[slot] = r->hashes.items[f];
        t->rows[slot] = (uint16_t)(f + 1);
        for (int j = 0; j < RO_LEXIS_VECTOR; j++)
            t->vectors[(size_t)(f + 1) * RO_LEXIS_VECTOR + j] =
                (int8_t)lrintf(fmaxf(-127, fminf(127, 128 * vectors[(size_t)f * RO_LEXIS_VECTOR + j])));
    }
}

void lexis_from_news(const char *path, ro_arena *arena, lexis_tables *tables) {
    reading r = {0};
    read_news(path, &r);
    uint32_t forms = keep_frequent(&r);
    fprintf(stderr, "news: %u places, %u forms, %.0f s\n", r.stream.count, forms, cpu_seconds());
    float *vectors = vectors_learn(r.stream.items, r.stream.count, r.counts.items, forms);
    vectors_normalise(vectors, forms);
    fill_tables(&r, forms, vectors, arena, tables);
    uint16_t *fine = vectors_classes(vectors, r.counts.items, forms, FINE);
    uint16_t *coarse = vectors_classes(vectors, r.counts.items, forms, COARSE);
    for (uint32_t f = 0; f < forms; f++) {
        tables->classes[2 * (f + 1)] = (uint16_t)(1 + fine[f]);
        tables->classes[2 * (f + 1) + 1] = (uint16_t)(1 + coarse[f]);
    }
    fprintf(stderr, "vectors and classes: %.0f s\n", cpu_seconds());
    free(fine);
    free(coarse);
    free(vectors);
    free(r.table);
    ro_arena_free(&r.arena);
}
