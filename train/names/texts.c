#include "texts.h"

#include "../statements/use.h"
#include "language/analyse.h"

#include <ctype.h>

enum { SENTENCES = 60 };

static void put_form(ro_buffer *out, ro_slice form, text_case as) {
    char bytes[512];
    size_t length = form.len < sizeof bytes ? form.len : sizeof bytes;
    for (size_t i = 0; i < length; i++)
        bytes[i] = as == CASE_LOWER   ? (char)tolower((unsigned char)form.ptr[i])
                   : as == CASE_UPPER ? (char)toupper((unsigned char)form.ptr[i])
                                      : form.ptr[i];
    ro_buffer_add(out, ro_slice_of(bytes, length));
}

typedef struct {
    texts *all;
    const void *analyser;
    const train_corpus *corpus;
    text_case as;
    ro_buffer bytes;
    uint32_t chosen[SENTENCES], count;
} adding;

static void fill_doc(adding *a, text *t) {
    ro_arena *arena = &a->all->arena;
    uint32_t words = 0;
    for (uint32_t i = 0; i < a->count; i++)
        words += a->corpus->sentences.items[a->chosen[i]].words;
    t->labels = need_in(arena, words);
    t->words = need_in(arena, words * sizeof *t->words);
    t->doc = (ro_doc){.arena = arena};
    a->bytes.length = 0;
    ro_paragraph *paragraph = ro_array_push(arena, &t->doc.paragraphs);
    for (uint32_t i = 0; i < a->count; i++) {
        const train_sentence *from = &a->corpus->sentences.items[a->chosen[i]];
        ro_sentence *to = ro_array_push(arena, &t->doc.sentences);
        *to = (ro_sentence){.first_word = t->doc.words.count, .words = from->words};
        to->span.begin = (uint32_t)a->bytes.length;
        for (uint32_t w = from->first; w < from->first + from->words; w++) {
            train_word *word = &a->corpus->words.items[w];
            if ((a->as == CASE_LOWER || a->as == CASE_FEW_COMMAS) && w % 2 && ro_slice_is(word->form, ","))
                continue; /* who writes so forgets these too */
            if (a->bytes.length && !word->joined)
                ro_buffer_add(&a->bytes, RO_LITERAL(" "));
            uint32_t n = t->doc.words.count;
            ro_word *made = ro_array_push(arena, &t->doc.words);
            *made = (ro_word){.sentence = i, .head = RO_NONE, .joined = word->joined};
            made->span.begin = (uint32_t)a->bytes.length;
            put_form(&a->bytes, word->form, a->as);
            made->span.end = (uint32_t)a->bytes.length;
            t->labels[n] = word->name > 0 ? (uint8_t)word->name : 0;
            t->open |= word->name < 0;
            t->words[n] = word;
        }
        to->words = t->doc.words.count - to->first_word;
        to->span.end = (uint32_t)a->bytes.length;
    }
    t->doc.text = ro_arena_copy(arena, ro_buffer_slice(&a->bytes));
    *paragraph = (ro_paragraph){{0, (uint32_t)t->doc.text.len}, 0, a->count};
}

static void end_text(adding *a) {
    if (!a->count)
        return;
    text *t = ro_array_push(&a->all->arena, &a->all->items);
    ro_arena scratch = {0};
    readout_error error;
    fill_doc(a, t);
    if (ro_analyse_run(a->analyser, &t->doc, &scratch, &error))
        stop("%s", error.message);
    ro_arena_free(&scratch);
    a->count = 0;
}

void texts_add(texts *all, const void *analyser, const train_corpus *corpus, uint32_t every, text_case as) {
    adding a = {.all = all, .analyser = analyser, .corpus = corpus, .as = as};
    for (uint32_t s = 0; s < corpus->sentences.count; s++) {
        if (s % every || corpus->sentences.items[s].words > RO_MAX_SENTENCE_WORDS)
            continue;
        a.chosen[a.count++] = s;
        if (a.count == SENTENCES)
            end_text(&a);
    }
    end_text(&a);
    ro_buffer_free(&a.bytes);
}

/* person, organisation, place */
static ro_name_type type_told(ro_slice name) {
    for (ro_name_type type = RO_NAME_PERSON; type < RO_NAME_OTHER; type++)
        if (ro_slice_is(name, ro_name_type_name(type)))
            return type;
    stop("%.*s is no type of a name", (int)name.len, name.ptr);
}

static uint32_t next_number(ro_slice *line) {
    ro_slice field;
    uint32_t number = 0;
    ro_slice_field(line, '\t', &field);
    for (size_t i = 0; i < field.len; i++)
        number = number * 10 + (uint32_t)(field.ptr[i] - '0');
    return number;
}

static void judge(train_corpus *corpus, ro_slice line) {
    uint32_t sentence = next_number(&line), first = next_number(&line), words = next_number(&line);
    if (sentence >= corpus->sentences.count || first + words > corpus->sentences.items[sentence].words)
        stop("names judged of another treebank: sentence %u has no words %u to %u", sentence, first,
             first + words);
    train_word *word = corpus->words.items + corpus->sentences.items[sentence].first + first;
    for (uint32_t w = 0; w < words; w++)
        word[w].name =
            ro_slice_is(line, "unsure") ? TRAIN_UNKNOWN : (int16_t)(1 + 2 * type_told(line) + (w > 0));
}

void texts_judged(train_corpus *corpus, const char *path) {
    ro_slice rest = read_file(corpus->arena, path), line;
    for (uint32_t w = 0; w < corpus->words.count; w++)
        corpus->words.items[w].name = NAME_NONE;
    while (ro_slice_line(&rest, &line))
        if (line.len && line.ptr[0] != '#')
            judge(corpus, line);
}
